"""The administrator's pages: accounts and roles, nothing of what they work on."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from orkhon.accounts import actions, queries
from orkhon.accounts.errors import AccountError
from orkhon.accounts.forms import AddAccountForm, RolesForm
from orkhon.accounts.models import User
from orkhon.accounts.permissions import can_manage_accounts
from orkhon.accounts.views.own import signed_in

P = ParamSpec("P")


def for_administrators(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """To everybody else the page does not exist."""

    @wraps(view)
    def guarded(
        request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        if not can_manage_accounts(signed_in(request)):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@require_safe
@for_administrators
def account_list(request: HttpRequest) -> HttpResponse:
    """All accounts, open ones first."""
    accounts = list(queries.accounts())
    called = dict(queries.parliaments())
    return render(
        request,
        "accounts/list.html",
        {
            "lines": [
                (one, called.get(one.parliament, one.parliament)) for one in accounts
            ],
            "open": sum(one.is_active for one in accounts),
        },
    )


@never_cache
@for_administrators
def add(request: HttpRequest) -> HttpResponse:
    """Make an account and show its first password, once."""
    form = AddAccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add_account(by=signed_in(request), **form.cleaned_data)
        except AccountError as error:
            form.add_error(None, str(error))
        else:
            password = actions.reset_password(made, by=signed_in(request))
            return _password_page(request, made, password)
    status = 422 if form.errors else 200
    return render(request, "accounts/add.html", {"form": form}, status=status)


@require_safe
@for_administrators
def account(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One account, and what can be done to it."""
    return _account_page(request, _the_account(public_id))


@require_POST
@for_administrators
def roles(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Set the roles."""
    who = _the_account(public_id)
    form = RolesForm(request.POST)
    if form.is_valid():
        try:
            actions.set_roles(
                who,
                form.cleaned_data["roles"],
                parliament=form.cleaned_data["parliament"],
                by=signed_in(request),
            )
        except AccountError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The roles are set."))
            return redirect("accounts:account", public_id=public_id)
    return _account_page(request, who, form)


@require_POST
@for_administrators
def close(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Close the account."""
    return _done(request, public_id, actions.deactivate, _("The account is closed."))


@require_POST
@for_administrators
def reopen(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Open the account again."""
    return _done(
        request, public_id, actions.reactivate, _("The account is open again.")
    )


@require_POST
@for_administrators
def factors(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take the second factors off."""
    return _done(
        request,
        public_id,
        actions.remove_factors,
        _("The second factors are removed."),
    )


@never_cache
@require_POST
@for_administrators
def password(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Make a new password and show it, once."""
    who = _the_account(public_id)
    return _password_page(
        request, who, actions.reset_password(who, by=signed_in(request))
    )


def _the_account(public_id: UUID) -> User:
    found = queries.accounts().filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def _done(
    request: HttpRequest,
    public_id: UUID,
    act: Callable[..., object],
    words: str,
) -> HttpResponse:
    try:
        act(_the_account(public_id), by=signed_in(request))
    except AccountError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, words)
    return redirect("accounts:account", public_id=public_id)


def _account_page(
    request: HttpRequest, who: User, form: RolesForm | None = None
) -> HttpResponse:
    if form is None:
        form = RolesForm(
            initial={"roles": sorted(who.roles), "parliament": who.parliament}
        )
    return render(
        request,
        "accounts/account.html",
        {"account": who, "form": form, "factors": queries.factors_of(who)},
        status=422 if form.errors else 200,
    )


def _password_page(request: HttpRequest, who: User, new: str) -> HttpResponse:
    return render(request, "accounts/password.html", {"account": who, "password": new})
