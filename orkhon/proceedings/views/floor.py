"""The live sitting: its page, and each act on the floor."""

from typing import TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from orkhon.accounts.reader import reader
from orkhon.proceedings.actions import entering, speakers
from orkhon.proceedings.actions import floor as verbs
from orkhon.proceedings.forms.floor import (
    AskForm,
    NoteForm,
    PositionForm,
    QuestionForm,
    SeenForm,
)
from orkhon.proceedings.models import (
    AgendaItem,
    Amendment,
    DraftVersion,
    Paragraph,
    Participant,
    Question,
    Sitting,
    Speaker,
)
from orkhon.proceedings.queries.floor import floor_view
from orkhon.proceedings.views.doors import (
    adopting,
    drafting,
    inside,
    running,
    session_of,
    sitting_of,
)
from orkhon.proceedings.views.sitting_page import act, page
from orkhon.proceedings.views.sitting_parts import (
    asking,
    audience_of,
    compromise_forms,
    context_of,
)
from orkhon.record.refusals import Refusal

Row = TypeVar("Row", bound=Model)


@require_GET
@inside
def sittings(request: HttpRequest, key: str) -> HttpResponse:
    """The sittings of a session, and where each of them stands."""
    session = session_of(key)
    return render(
        request,
        "proceedings/sittings.html",
        {"session": session, "sittings": session.sittings.all()},
    )


@require_GET
@inside
def live(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """What is before the sitting, for a secretary, a delegate or a reader."""
    return page(request, sitting_of(key, number))


@require_POST
@running
def open_(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Open the sitting."""
    sitting = sitting_of(key, number)
    form = SeenForm(request.POST)
    return act(
        request,
        sitting,
        "open",
        form,
        lambda: verbs.open_sitting(sitting, by=reader(request)),
    )


@require_POST
@running
def close(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Close the sitting."""
    sitting = sitting_of(key, number)
    form = SeenForm(request.POST)
    return act(
        request,
        sitting,
        "close",
        form,
        lambda: verbs.close_sitting(sitting, by=reader(request), seen=form.seen()),
    )


@require_POST
@running
def item(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Put an item on the floor."""
    sitting = sitting_of(key, number)
    named = request.POST.get("item", "")
    form = SeenForm(request.POST)

    def put() -> object:
        chosen = AgendaItem.objects.filter(session=sitting.session, number=named)
        return verbs.put_item(
            sitting, _one(chosen, named), by=reader(request), seen=form.seen()
        )

    return act(request, sitting, "item", form, put)


@require_POST
@running
def text(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Show paragraphs of the text on the floor."""
    sitting = sitting_of(key, number)
    form = SeenForm(request.POST)

    def show() -> object:
        versions = DraftVersion.objects.select_related("draft").filter(
            draft__session=sitting.session,
            draft__number=_whole(request.POST.get("draft", "")),
            number=_whole(request.POST.get("version", "")),
        )
        return verbs.show_text(
            sitting,
            _one(versions, _("the text")),
            request.POST.getlist("paragraph"),
            by=reader(request),
            seen=form.seen(),
        )

    return act(request, sitting, "show", form, show)


@require_POST
@running
def question(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Put a question to the parliaments."""
    sitting = sitting_of(key, number)
    form = QuestionForm(request.POST)
    return act(
        request,
        sitting,
        "put",
        form,
        lambda: entering.put_on_floor(
            sitting,
            form.cleaned_data["words"],
            by=reader(request),
            rule=form.cleaned_data["rule"],
            with_text=form.cleaned_data["with_text"],
            seen=form.seen(),
        ),
    )


@require_POST
@inside
def position(request: HttpRequest, key: str, number: int, asked: int) -> HttpResponse:
    """Enter what a parliament says: a secretary for any, a delegation for its own."""
    sitting = sitting_of(key, number)
    chosen = _question(sitting, asked)
    view = floor_view(sitting, "en", with_notes=False)
    may = context_of(view, audience_of(request.user)).get("voices", ())
    form = PositionForm(request.POST, voices=may)  # type: ignore[arg-type]  # -- of `forms_of`

    def enter() -> object:
        given_by = Participant.objects.select_related("body").get(
            session=sitting.session, number=form.cleaned_data["given_by"]
        )
        return entering.position_on_floor(
            sitting,
            chosen,
            form.cleaned_data["stance"],
            given_by,
            form.cleaned_data["text"],
            by=reader(request),
            seen=form.seen(),
        )

    return act(request, sitting, "enter", form, enter)


@require_POST
@adopting
def close_question(
    request: HttpRequest, key: str, number: int, asked: int
) -> HttpResponse:
    """Close a question with the positions that the page showed."""
    sitting = sitting_of(key, number)
    chosen = _question(sitting, asked)
    form = SeenForm(request.POST)
    return act(
        request,
        sitting,
        "close-question",
        form,
        lambda: entering.close_on_floor(
            sitting, chosen, by=reader(request), seen=form.seen()
        ),
    )


@require_POST
@drafting
def compromise(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Put a common wording of a paragraph to the parliaments."""
    sitting = sitting_of(key, number)
    place = _whole(request.POST.get("position", ""))
    paragraph = (
        Paragraph.objects.select_related("version__draft")
        .filter(
            version__draft__session=sitting.session,
            position=place,
            version__number=_whole(request.POST.get("version", "")),
            version__draft__number=_whole(request.POST.get("draft", "")),
        )
        .first()
    )
    view = floor_view(sitting, "en", with_notes=False)
    offered = compromise_forms(
        view, None if paragraph is None else paragraph.pk, request.POST
    )
    form = next((one for row, one in offered if row == paragraph), None)
    if form is None or paragraph is None:
        refused = SeenForm(request.POST)
        return act(request, sitting, "compromise", refused, _nothing_open)

    def put() -> object:
        replaces = Amendment.objects.filter(
            version=paragraph.version, number__in=form.cleaned_data["replaces"]
        )
        return entering.compromise_on_floor(
            sitting,
            paragraph,
            form.cleaned_data["edited"],
            list(replaces),
            by=reader(request),
            seen=form.seen(),
        )

    return act(request, sitting, f"compromise-{paragraph.position}", form, put)


@require_POST
@running
def note(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Write a line for the minutes."""
    sitting = sitting_of(key, number)
    form = NoteForm(request.POST)
    return act(
        request,
        sitting,
        "note",
        form,
        lambda: entering.note_on_floor(
            sitting, form.cleaned_data["text"], by=reader(request)
        ),
    )


@require_POST
@inside
def ask(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Put somebody on the list of speakers."""
    sitting = sitting_of(key, number)
    view = floor_view(sitting, "en", with_notes=False)
    form = AskForm(request.POST, people=asking(view, audience_of(request.user)))

    def put() -> object:
        who = Participant.objects.select_related("body").get(
            session=sitting.session, number=form.cleaned_data["ask"]
        )
        return speakers.ask_for_floor(sitting, who, by=reader(request))

    return act(request, sitting, "ask", form, put)


@require_POST
@inside
def speaker(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Give somebody the floor, take it back, or take them off the list."""
    sitting = sitting_of(key, number)
    what = next(
        (one for one in ("give", "end", "withdraw") if one in request.POST), "give"
    )
    rows = Speaker.objects.select_related("sitting", "participant__body").filter(
        sitting=sitting, pk=_uuid(request.POST.get(what, ""))
    )
    form = SeenForm(request.POST)
    by = reader(request)

    def do() -> object:
        chosen = _one(rows, _("the speaker"))
        if what == "give":
            return speakers.give_floor(chosen, by=by, seen=form.seen())
        if what == "end":
            return speakers.end_speech(chosen, by=by, seen=form.seen())
        return speakers.withdraw_request(chosen, by=by)

    return act(request, sitting, "speakers", form, do)


def _question(sitting: Sitting, number: int) -> Question:
    return get_object_or_404(
        Question.objects.select_related("session__organ", "sitting"),
        session=sitting.session,
        sitting=sitting,
        number=number,
    )


def _one(rows: QuerySet[Row], words: str) -> Row:
    """The row that a form names.

    Raises:
        Refusal: there is none, or none any more.
    """
    found = rows.first()
    if found is None:
        raise Refusal(_("%(thing)s: not found on this sitting") % {"thing": words})
    return found


def _nothing_open() -> object:
    raise Refusal(_("No amendment to this paragraph is open."))


def _whole(text: str) -> int:
    """A whole number; −1, which nothing has, for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else -1


def _uuid(text: str) -> str:
    """An id; one that nothing has for anything else."""
    plain = text.replace("-", "")
    is_one = len(plain) == 32 and all(sign in "0123456789abcdef" for sign in plain)
    return text if is_one else "0" * 32
