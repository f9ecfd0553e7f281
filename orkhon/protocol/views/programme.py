"""The programme of a visit: the day as a time line, and lines written by keyboard."""

from datetime import date

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from orkhon.accounts.reader import reader
from orkhon.protocol.actions.programme import add_line
from orkhon.protocol.actions.programme_people import assign_all
from orkhon.protocol.forms.programme import (
    LineForm,
    QuickForm,
    plan_of_quick,
)
from orkhon.protocol.intake.quick_line import QuickLine
from orkhon.protocol.models import Car, ProgrammeItem, Visit, VisitParticipant
from orkhon.protocol.permissions import can_arrange
from orkhon.protocol.queries.book import book_of
from orkhon.protocol.queries.conflicts import by_item, conflicts_of
from orkhon.protocol.queries.day_chart import (
    BY,
    day_chart,
    days_to_choose,
    shown_day,
)
from orkhon.protocol.queries.visits import OPEN
from orkhon.protocol.views.doors import arranging, inside, visit_of
from orkhon.record.clocks import offset_words, on_clock
from orkhon.record.refusals import Refusal


@require_safe
@inside
def programme(request: HttpRequest, key: str) -> HttpResponse:
    """One day of a visit, by place, person or car; due things flagged."""
    return day_page(request, visit_of(key))


@require_POST
@arranging
def add(request: HttpRequest, key: str) -> HttpResponse:
    """Write a line that was typed in one go, with its people and car."""
    visit = visit_of(key)
    form = QuickForm(request.POST)
    if form.is_valid():
        try:
            quick = form.read(visit)
            made = _written(visit, quick, request)
        except Refusal as error:
            form.add_error("line", str(error))
        else:
            day = on_clock(made.begins_at, visit.time_zone).date()
            if request.headers.get("HX-Request"):
                return day_page(
                    request, visit_of(key), day=day, said=_("The line is written.")
                )
            messages.success(request, _("The line is written."))
            return redirect(f"{_address(key)}?day={day}")
    return day_page(
        request,
        visit,
        form=form,
        day=form.cleaned_data.get("day") if form.is_bound else None,
        status=422,
    )


@require_POST
@arranging
def add_whole(request: HttpRequest, key: str) -> HttpResponse:
    """Write a line field by field."""
    visit = visit_of(key)
    form = LineForm(request.POST, visit=visit)
    if form.is_valid():
        try:
            made = add_line(visit, form.plan(visit), by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The line is written."))
            return redirect("protocol:line", key, made.number)
    return render(
        request,
        "protocol/programme/line_new.html",
        {"visit": visit, "form": form, "part": "programme"},
        status=422,
    )


@require_safe
@arranging
def new(request: HttpRequest, key: str) -> HttpResponse:
    """A form with every field of a line."""
    visit = visit_of(key)
    return render(
        request,
        "protocol/programme/line_new.html",
        {"visit": visit, "form": LineForm(visit=visit), "part": "programme"},
    )


def day_page(
    request: HttpRequest,
    visit: Visit,
    *,
    form: QuickForm | None = None,
    day: date | None = None,
    said: str = "",
    status: int = 200,
) -> HttpResponse:
    """A day of the programme; htmx receives the part that changes."""
    book = book_of(visit)
    now = on_clock(timezone.now(), visit.time_zone)
    asked = "" if day is None else day.isoformat()
    day = shown_day(book, asked or request.GET.get("day", ""), now)
    by = request.GET.get("by", BY[0])
    by = by if by in BY else BY[0]
    conflicts = conflicts_of(book)
    flagged = by_item(conflicts)
    of_the_day = dict(book.days()).get(day, [])
    rows = [
        {
            "item": one,
            "takings": [
                (taking, book.who(taking.participant_id))
                for taking in book.takings(one)
            ],
            "conflicts": flagged.get(one.pk, []),
            "zone": one.time_zone
            and f"{one.time_zone}, {offset_words(one.begins_at, one.time_zone)}",
        }
        for one in of_the_day
    ]
    has_htmx = bool(request.headers.get("HX-Request"))
    return render(
        request,
        "protocol/programme/day.html" if has_htmx else "protocol/programme/page.html",
        {
            "visit": visit,
            "book": book,
            "day": day,
            "days": days_to_choose(book),
            "by": by,
            "ways": [
                ("places", pgettext("programme", "Places")),
                ("people", pgettext("programme", "People")),
                ("cars", pgettext("programme", "Cars")),
            ],
            "chart": day_chart(book, day, by, flagged),
            "rows": rows,
            "conflicts": conflicts,
            "form": form or QuickForm(initial={"day": day}),
            "said": said,
            "offset": offset_words(
                of_the_day[0].begins_at if of_the_day else timezone.now(),
                visit.time_zone,
            ),
            "is_open": visit.progress in OPEN,
            "may_arrange": can_arrange(request.user),
            "part": "programme",
        },
        # htmx swaps what was refused as well: the page says 422 only to a whole page.
        status=200 if has_htmx else status,
    )


@transaction.atomic
def _written(visit: Visit, quick: QuickLine, request: HttpRequest) -> ProgrammeItem:
    by = reader(request)
    made = add_line(visit, plan_of_quick(quick, visit), by=by)
    people = people_numbered(visit, quick.people)
    assign_all(made, people, car=_car(visit, quick.car), by=by)
    return made


def people_numbered(visit: Visit, numbers: tuple[int, ...]) -> list[VisitParticipant]:
    """People of a visit by their numbers, in the order asked for.

    Raises:
        Refusal: a number that nobody has.
    """
    known = {one.number: one for one in visit.participants.all()}
    unknown = [str(one) for one in numbers if one not in known]
    if unknown:
        raise Refusal(
            _("nobody in this visit has the number %(n)s") % {"n": ", ".join(unknown)}
        )
    return [known[one] for one in numbers]


def _car(visit: Visit, label: str) -> Car | None:
    if not label:
        return None
    found = visit.cars.filter(label__iexact=label).first()
    if found is None:
        raise Refusal(_("there is no car “%(label)s”") % {"label": label})
    return found


def _address(key: str) -> str:
    return reverse("protocol:programme", args=[key])
