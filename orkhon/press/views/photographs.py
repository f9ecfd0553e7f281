"""Photographs of the press room: the list with the door, one photograph, its acts."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from orkhon.accounts.reader import reader
from orkhon.press.actions import photographs as acts
from orkhon.press.forms.communiques import WhyForm
from orkhon.press.forms.photographs import BesideForm, DescribeForm, TakeInForm
from orkhon.press.models import CommuniqueText, Photograph, PhotographSize
from orkhon.press.permissions import can_publish, can_write
from orkhon.press.queries.communiques import title_of
from orkhon.press.queries.photographs import (
    is_waiting,
    lacks_of,
    photographs,
    said_by,
)
from orkhon.press.views.doors import communique_of, inside, publishing, writing
from orkhon.record.permissions import can_open
from orkhon.record.refusals import Refusal


@require_safe
@inside
def index(request: HttpRequest) -> HttpResponse:
    """Those that are not published first, then everything."""
    return _index(request, TakeInForm())


@require_POST
@writing
def take_in(request: HttpRequest) -> HttpResponse:
    """A file; its sizes are made at once."""
    form = TakeInForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            made = acts.take_in(file.read(), filename=file.name, by=reader(request))
        except Refusal as error:
            form.add_error("file", str(error))
        else:
            return redirect("press:photograph", made.number)
    return _index(request, form, 422)


@require_http_methods(["GET", "POST"])
@inside
def photograph(request: HttpRequest, number: int) -> HttpResponse:
    """One photograph; whoever writes changes what is known of it here."""
    held = _photograph(number)
    if request.method == "GET":
        return _page(request, held, DescribeForm(photograph=held))
    if not can_write(request.user):
        raise Http404("not for this account")
    form = DescribeForm(request.POST, photograph=held)
    if form.is_valid():
        try:
            acts.describe(
                held,
                form.particulars(),
                shown=form.shown(),
                texts=form.texts(),
                by=reader(request),
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Saved."))
            return redirect("press:photograph", number)
    return _page(request, held, form, 422)


@require_POST
@publishing
def publish(request: HttpRequest, number: int) -> HttpResponse:
    """To everybody."""
    held = _photograph(number)

    def act() -> str:
        made = acts.publish(held, by=reader(request))
        if is_waiting(made):
            return _("Published: it shows itself with its communiqué.")
        return _("Published.")

    return _done(request, held, act)


@require_POST
@publishing
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Taken back, with the reason."""
    held = _photograph(number)
    form = WhyForm(request.POST)
    why = form.cleaned_data["why"] if form.is_valid() else ""

    def act() -> str:
        acts.withdraw(held, by=reader(request), why=why)
        return _("Withdrawn: page and files are gone.")

    return _done(request, held, act)


@require_POST
@writing
def attach(request: HttpRequest, number: int) -> HttpResponse:
    """Beside a communiqué."""
    held = _photograph(number)
    form = BesideForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose a communiqué"))
        return redirect("press:photograph", number)
    beside = form.cleaned_data["communique"]

    def act() -> str:
        acts.attach(held, beside, by=reader(request))
        return _("It stands with %(number)s.") % {"number": beside}

    return _done(request, held, act)


@require_POST
@writing
def detach(
    request: HttpRequest, number: int, year: int, communique: int
) -> HttpResponse:
    """Away from a communiqué."""
    held, beside = _photograph(number), communique_of(year, communique)

    def act() -> str:
        acts.detach(held, beside, by=reader(request))
        return _("It does not stand with %(number)s any more.") % {"number": beside}

    return _done(request, held, act)


@require_POST
@writing
def move_up(
    request: HttpRequest, number: int, year: int, communique: int
) -> HttpResponse:
    """One place earlier beside a communiqué."""
    held, beside = _photograph(number), communique_of(year, communique)

    def act() -> str:
        acts.move_up(held, beside, by=reader(request))
        return _("It stands one place earlier with %(number)s.") % {"number": beside}

    return _done(request, held, act)


@require_safe
@inside
def picture(request: HttpRequest, number: int, size: str) -> HttpResponse:
    """A size, for the room itself."""
    row = get_object_or_404(PhotographSize, photograph__number=number, name=size)
    return HttpResponse(bytes(row.data), content_type=row.media_type)


def _index(request: HttpRequest, form: TakeInForm, status: int = 200) -> HttpResponse:
    rows = list(photographs())
    return render(
        request,
        "press/photographs.html",
        {
            "form": form,
            "unpublished": [one for one in rows if one.published_at is None],
            "others": [one for one in rows if one.published_at is not None],
            "may_write": can_write(request.user),
        },
        status=status,
    )


def _page(
    request: HttpRequest, held: Photograph, form: DescribeForm, status: int = 200
) -> HttpResponse:
    beside = [
        (
            row.communique,
            title_of(
                row.communique,
                CommuniqueText.objects.filter(
                    version__communique=row.communique
                ).order_by("version__number"),
            ),
        )
        for row in held.communiquephotograph_set.select_related("communique")
    ]
    return render(
        request,
        "press/photograph.html",
        {
            "photograph": held,
            "form": form,
            "beside": beside,
            "beside_form": BesideForm(),
            "lacks": lacks_of(held) if held.withdrawn_at is None else (),
            "said": said_by(held),
            "is_waiting": is_waiting(held),
            "shown_size": held.sizes.defer("data").get(name=PhotographSize.Name.MEDIUM),
            "may_write": can_write(request.user),
            "may_publish": can_publish(request.user),
            "may_open": can_open(request.user, held.original),
        },
        status=status,
    )


def _photograph(number: int) -> Photograph:
    return get_object_or_404(photographs(), number=number)


def _done(
    request: HttpRequest, held: Photograph, act: Callable[[], str]
) -> HttpResponse:
    """Do it and say so, or say why not."""
    try:
        messages.success(request, act())
    except Refusal as error:
        messages.error(request, str(error))
    return redirect("press:photograph", held.number)
