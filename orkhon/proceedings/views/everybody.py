"""Pages that say what everybody will see of relations and yearbooks, and open them."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from orkhon.accounts.reader import reader
from orkhon.dialogue.models import Process
from orkhon.proceedings.actions.relations_disclosing import (
    Related,
    close_relation,
    close_yearbook,
    open_relation,
    open_yearbook,
)
from orkhon.proceedings.models import Memorandum, OutsideEvent, Standing
from orkhon.proceedings.permissions import can_disclose_relations
from orkhon.proceedings.queries import published_yearbook as books
from orkhon.proceedings.views.doors import disclosing, secretariat
from orkhon.record.actions import subject_of
from orkhon.record.queries import disclosed_at
from orkhon.record.refusals import Refusal
from orkhon.register.models import Body
from orkhon.register.views.doors import elsewhere

ROWS: dict[str, type[Related]] = {
    "status": Standing,
    "memorandum": Memorandum,
    "application": Process,
    "event": OutsideEvent,
}


@require_http_methods(["GET", "HEAD", "POST"])
@disclosing
def relation(request: HttpRequest, kind: str, row: UUID) -> HttpResponse:
    """One standing, memorandum, application or event."""
    if kind not in ROWS:
        raise Http404(f"nothing of the kind {kind}")
    found = _row(kind, row)
    other = _other(found)
    back = (
        reverse("proceedings:relations")
        if other is None
        else reverse("proceedings:relation", args=[other.key])
    )
    by = reader(request)
    error, done = _asked(
        request,
        lambda: open_relation(found, by=by),
        lambda why: close_relation(found, by=by, why=why),
    )
    if done:
        return redirect(back)
    key = "" if other is None else other.key
    return _page(
        request,
        subject_of(found),
        {
            "thing": {
                "name": str(found),
                "above": (
                    _("Relations with others"),
                    reverse("proceedings:relations"),
                ),
            },
            "visible": _visible(found),
            "hidden": _(
                "notes, agreed lines, what an obligation says, and the names of sources"
                " that were not published."
            ),
            "public_url": elsewhere("portal:relation", get_language() or "en", key),
            "back": back,
            "error": error,
        },
    )


@require_safe
@secretariat
def yearbooks(request: HttpRequest) -> HttpResponse:
    """The years of which there is something, and which of them are open."""
    open_years = books.published_yearbooks()
    return render(
        request,
        "proceedings/yearbooks.html",
        {
            "years": [(year, year in open_years) for year in books.years()],
            "may_disclose": can_disclose_relations(request.user),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@disclosing
def yearbook(request: HttpRequest, year: int) -> HttpResponse:
    """The figures of a year as everybody will see them, and the button."""
    if year not in books.years():
        raise Http404(f"nothing is known of {year}")
    back = reverse("proceedings:yearbooks")
    by = reader(request)
    error, done = _asked(
        request,
        lambda: open_yearbook(year, by=by),
        lambda why: close_yearbook(year, by=by, why=why),
    )
    if done:
        return redirect(back)
    now = timezone.now()
    found = books.yearbook(year, now, now)
    return _page(
        request,
        books.subject_of_year(year),
        {
            "thing": {
                "name": _("Yearbook %(year)s") % {"year": year},
                "above": (_("Yearbooks"), back),
            },
            "visible": [
                f"{one.label}: {one.value}"
                + (f" · {one.of} {one.of_words}" if one.of is not None else "")
                for one in found.figures
            ],
            "hidden": _("what was counted, unless it was opened itself."),
            "public_url": elsewhere("portal:yearbook", get_language() or "en", year),
            "back": back,
            "error": error,
        },
    )


def _row(kind: str, key: UUID) -> Related:
    found = ROWS[kind]._default_manager.filter(pk=key).first()
    if found is None:
        raise Http404(f"no {kind} {key}")
    return found


def _asked(
    request: HttpRequest, open_it: Callable[[], None], close_it: Callable[[str], None]
) -> tuple[str, bool]:
    """What was refused, and whether it was done."""
    if request.method != "POST":
        return "", False
    try:
        if request.POST.get("act") == "close":
            close_it(request.POST.get("why", ""))
            messages.success(request, _("It is closed again."))
        else:
            open_it()
            messages.success(request, _("It is open to everybody."))
    except Refusal as error:
        return str(error), False
    return "", True


def _page(request: HttpRequest, subject: str, said: dict[str, object]) -> HttpResponse:
    opened_at = disclosed_at([subject]).get(subject)
    return render(
        request,
        "proceedings/everybody.html",
        said
        | {
            "is_open": opened_at is not None,
            "opened_at": opened_at,
            "why": request.POST.get("why", ""),
        },
        status=422 if said["error"] else 200,
    )


def _other(row: Related) -> Body | None:
    """The organisation with which it is."""
    if isinstance(row, Memorandum):
        return row.body
    if isinstance(row, OutsideEvent):
        return row.organisation
    if isinstance(row, Process):
        return row.with_body
    return row.holder if row.at.kind == Body.Kind.ASSEMBLY else row.at


def _visible(row: Related) -> list[str]:
    if isinstance(row, Standing):
        return [_("Who has which status where, from when to when, and who says so")]
    if isinstance(row, Memorandum):
        return [
            _("Its title, when and where it was signed, and how long it holds"),
            _("How many obligations it has, and how many are done"),
        ]
    if isinstance(row, Process):
        return [
            _("Its title and every stage with its date and who says so"),
            _("Sources that do not agree, side by side"),
        ]
    return [
        _("Its title, organisation, date, place, topics and declaration"),
        _("Our texts that were bound to it, as far as they are open"),
    ]
