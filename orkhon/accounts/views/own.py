"""One's own account: what it may do, how its screen looks."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from orkhon.accounts import actions
from orkhon.accounts.forms import PreferencesForm
from orkhon.accounts.models import User
from orkhon.accounts.queries import factors_of, parliament_named
from orkhon.record.roles import Role


@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest) -> HttpResponse:
    """The account of whoever asks, with its settings."""
    account = signed_in(request)
    form = PreferencesForm(
        request.POST or None,
        initial={"language": account.language, "theme": account.theme},
    )
    if request.method == "POST" and form.is_valid():
        actions.set_preferences(account, by=account, **form.cleaned_data)
        with translation.override(account.language or translation.get_language()):
            messages.success(request, _("The settings are kept."))
        return redirect("accounts:mine")
    return render(
        request,
        "accounts/mine.html",
        {
            "account": account,
            "roles": [Role(role).label for role in sorted(account.roles)],
            "parliament": parliament_named(account.parliament),
            "factors": factors_of(account),
            "form": form,
        },
        status=422 if form.errors else 200,
    )


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """The language menu: kept on the account, or in a cookie before signing in."""
    target = request.POST.get("next", "/")
    is_ours = url_has_allowed_host_and_scheme(
        target, {request.get_host()}, require_https=request.is_secure()
    )
    if not (is_ours and target.startswith("/")):
        target = "/"
    answer = HttpResponseRedirect(target)
    language = request.POST.get("language", "")
    if language not in dict(settings.LANGUAGES):
        return answer
    if isinstance(request.user, User):
        actions.set_preferences(
            request.user, language=language, theme=request.user.theme, by=request.user
        )
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )
    return answer


def signed_in(request: HttpRequest) -> User:
    """The account that asks; the door lets nobody else through.

    Raises:
        TypeError: the view is open to the public by mistake.
    """
    if not isinstance(request.user, User):
        raise TypeError(f"{request.path} needs an account")
    return request.user
