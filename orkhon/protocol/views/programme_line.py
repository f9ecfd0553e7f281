"""One line of a programme: changed, moved, cancelled, translated; who is in it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from orkhon.accounts.reader import reader
from orkhon.protocol.actions.programme import (
    cancel_line,
    change_line,
    move_line,
    translate_line,
)
from orkhon.protocol.actions.programme_people import (
    assign,
    assign_all,
    copy_people,
    take_off,
)
from orkhon.protocol.forms.programme import LineForm, MoveForm, PlaceForm, WordsForm
from orkhon.protocol.forms.visits import CancelForm
from orkhon.protocol.intake.quick_line import read_numbers
from orkhon.protocol.models import ProgrammeItem, VisitParticipant
from orkhon.protocol.permissions import can_arrange
from orkhon.protocol.queries.book import Book, book_of
from orkhon.protocol.queries.conflicts import by_item, conflicts_of
from orkhon.protocol.queries.visits import OPEN
from orkhon.protocol.views.doors import arranging, inside
from orkhon.protocol.views.programme import people_numbered
from orkhon.record.refusals import Refusal


def item_of(key: str, number: int) -> ProgrammeItem:
    """A line by the number in its visit.

    Raises:
        Http404: there is none.
    """
    return get_object_or_404(
        ProgrammeItem.objects.select_related(
            "visit__guest__country", "visit__host__country", "visit__category"
        ),
        visit__key=key,
        number=number,
    )


@require_http_methods(["GET", "POST"])
@inside
def line(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """One line with its people; a post changes it."""
    item = item_of(key, number)
    if request.method == "POST":
        if not can_arrange(request.user):
            raise Http404("no such page")
        return _change(request, item)
    return _page(request, item)


@require_POST
@arranging
def move(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Move a line by minutes, with what follows where that is asked."""
    item = item_of(key, number)
    form = MoveForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say by how many minutes."))
        return redirect("protocol:line", key, number)

    def act() -> str:
        moved = move_line(
            item,
            form.cleaned_data["minutes"],
            with_later=form.cleaned_data["with_later"],
            by=reader(request),
        )
        return ngettext(
            "%(n)d line is moved.", "%(n)d lines are moved.", len(moved)
        ) % {"n": len(moved)}

    return _done(request, item, act)


@require_POST
@arranging
def cancel(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Cancel a line; it stays, struck."""
    item = item_of(key, number)

    def act() -> str:
        cancel_line(item, why=request.POST.get("why", ""), by=reader(request))
        return _("The line is cancelled.")

    return _done(request, item, act)


@require_POST
@arranging
def words(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Write the words of a line in another language."""
    item = item_of(key, number)
    form = WordsForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose one of the languages."))
        return redirect("protocol:line", key, number)

    def act() -> str:
        said = dict(form.cleaned_data)
        translate_line(item, said.pop("language"), said, by=reader(request))
        return _("The words are kept.")

    return _done(request, item, act)


@require_POST
@arranging
def people(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Put people into a line, by their numbers or ticked."""
    item = item_of(key, number)

    def act() -> str:
        text = " ".join([request.POST.get("numbers", ""), *request.POST.getlist("who")])
        chosen = people_numbered(item.visit, read_numbers(text))
        label = request.POST.get("car", "")
        car = item.visit.cars.filter(label=label).first() if label else None
        made = assign_all(item, chosen, car=car, by=reader(request))
        return ngettext(
            "%(n)d person is put in.", "%(n)d persons are put in.", len(made)
        ) % {"n": len(made)}

    return _done(request, item, act)


@require_POST
@arranging
def place(request: HttpRequest, key: str, number: int, person: int) -> HttpResponse:
    """Say which car, interpreter and seat somebody has, or take them off (`act=off`)."""
    item = item_of(key, number)
    who = get_object_or_404(
        VisitParticipant.objects.select_related("visit"), visit__key=key, number=person
    )

    def act() -> str:
        if request.POST.get("act") == "off":
            take_off(item, who, by=reader(request))
            return _("%(name)s is taken off the line.") % {"name": who.name}
        book = book_of(item.visit)
        form = PlaceForm(request.POST, cars=book.cars, interpreters=_interpreters(book))
        if not form.is_valid():
            raise Refusal(_("this car or interpreter is not of this visit"))
        assign(
            item,
            who,
            form.place(),
            seen=form.cleaned_data["seen"],
            by=reader(request),
        )
        return _("The place of %(name)s is kept.") % {"name": who.name}

    return _done(request, item, act)


@require_POST
@arranging
def copy(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Put the people of another line into this one."""
    item = item_of(key, number)

    def act() -> str:
        number = request.POST.get("from", "")
        source = (
            item.visit.programme.filter(number=number).first()
            if number.isdecimal()
            else None
        )
        if source is None:
            raise Refusal(_("choose a line whose people are put in"))
        made = copy_people(
            source,
            item,
            with_cars=bool(request.POST.get("with_cars")),
            by=reader(request),
        )
        return ngettext(
            "%(n)d person is put in.", "%(n)d persons are put in.", len(made)
        ) % {"n": len(made)}

    return _done(request, item, act)


def _done(
    request: HttpRequest, item: ProgrammeItem, act: Callable[[], str]
) -> HttpResponse:
    """Do it; a whole page comes back by a redirect, htmx receives the people."""
    is_htmx = bool(request.headers.get("HX-Request"))
    said = refused = ""
    try:
        said = act()
    except Refusal as error:
        refused = str(error)
    if is_htmx:
        fresh = item_of(item.visit.key, item.number)
        return _page(request, fresh, said=said, refused=refused)
    if refused:
        messages.error(request, refused)
    else:
        messages.success(request, said)
    return redirect("protocol:line", item.visit.key, item.number)


def _change(request: HttpRequest, item: ProgrammeItem) -> HttpResponse:
    form = LineForm(request.POST, visit=item.visit)
    if form.is_valid():
        seen = form.cleaned_data["seen"]
        try:
            change_line(
                item,
                form.plan(item.visit),
                seen=-1 if seen is None else seen,
                by=reader(request),
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The line is changed."))
            return redirect("protocol:line", item.visit.key, item.number)
    return _page(request, item, form=form, status=422)


def _page(
    request: HttpRequest,
    item: ProgrammeItem,
    *,
    form: LineForm | None = None,
    said: str = "",
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    visit = item.visit
    book = book_of(visit)
    item = next(one for one in book.items if one.pk == item.pk)
    item.visit = visit
    helpers = _interpreters(book)
    there = {one.participant_id for one in book.takings(item)}
    rows = [
        (
            book.who(one.participant_id),
            one,
            PlaceForm(cars=book.cars, interpreters=helpers, taking=one),
        )
        for one in book.takings(item)
    ]
    is_part = bool(request.headers.get("HX-Request"))
    return render(
        request,
        "protocol/programme/line_people.html"
        if is_part
        else "protocol/programme/line.html",
        {
            "visit": visit,
            "item": item,
            "begins": book.begins(item),
            "form": form or LineForm(visit=visit, initial=LineForm.initial_of(item)),
            "rows": rows,
            "away": [one for one in book.going if one.pk not in there],
            "cars": book.cars,
            "others": [
                one for one in book.standing if one.pk != item.pk and book.takings(one)
            ],
            "conflicts": by_item(conflicts_of(book)).get(item.pk, []),
            "words": [
                (
                    one,
                    WordsForm(
                        initial=WordsForm.initial_of(one), auto_id=f"{one.language}-%s"
                    ),
                )
                for one in item.texts.all()
            ],
            "new_words": WordsForm(auto_id="new-%s"),
            "move_form": MoveForm(),
            "why_form": CancelForm(auto_id="cancel-%s"),
            "said": said,
            "refused": refused,
            "stands": item.cancelled_at is None,
            "may_arrange": can_arrange(request.user) and visit.progress in OPEN,
            "part": "programme",
            "day_url": f"{reverse('protocol:programme', args=[visit.key])}"
            f"?day={book.begins(item).date()}",
        },
        status=status,
    )


def _interpreters(book: Book) -> list[VisitParticipant]:
    return [one for one in book.going if one.role == VisitParticipant.Role.INTERPRETER]
