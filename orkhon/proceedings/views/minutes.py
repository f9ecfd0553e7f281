"""Minutes on screen: the sittings, notes, the draft, corrections, the papers."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from orkhon.accounts.reader import reader
from orkhon.proceedings.actions import minutes as drafting
from orkhon.proceedings.actions.minutes_approval import approve_minutes
from orkhon.proceedings.actions.minutes_notes import strike_note, write_note
from orkhon.proceedings.documents.minutes import minutes_bytes, standing_words
from orkhon.proceedings.documents.printing import ENDINGS, MEDIA
from orkhon.proceedings.forms.minutes import (
    NewParagraphForm,
    NoteForm,
    ParagraphForm,
)
from orkhon.proceedings.models import Minutes, MinutesParagraph, Participant, Sitting
from orkhon.proceedings.permissions import (
    can_adopt,
    can_read_preparations,
    can_run_sitting,
    own_parliament,
)
from orkhon.proceedings.queries.clocks import on_both_clocks
from orkhon.proceedings.queries.minutes import (
    OPEN_TO_DELEGATIONS,
    attended,
    corrections_of,
    minutes_lines,
)
from orkhon.proceedings.queries.minutes_kept import content
from orkhon.proceedings.queries.presence import day_of
from orkhon.proceedings.queries.sessions import zone_of
from orkhon.proceedings.views.doors import (
    adopting,
    inside,
    running,
    session_of,
    sitting_of,
)
from orkhon.proceedings.views.participants import download
from orkhon.record.clocks import moment_on
from orkhon.record.moments import read, written
from orkhon.record.refusals import Refusal

PHASES = Minutes.Phase.choices


@require_GET
@inside
def index(request: HttpRequest, key: str) -> HttpResponse:
    """The sittings of a session and how far the minutes of each are."""
    session = session_of(key)
    return render(
        request,
        "proceedings/minutes_list.html",
        {
            "session": session,
            "lines": minutes_lines(session, request.user),
            "decided": session.questions.exclude(progress="open").count(),
            "may_note": can_run_sitting(request.user),
            "part": "minutes",
        },
    )


@require_GET
@inside
def sitting_minutes(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """The minutes of a sitting in the phase that they are in."""
    sitting = sitting_of(key, number)
    found = readable(request, sitting)
    if found is None:
        return _notes_page(request, sitting, NoteForm(session=sitting.session))
    return render(request, "proceedings/minutes.html", _frame(request, sitting, found))


@require_POST
@running
def add_note(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Write a note."""
    sitting = sitting_of(key, number)
    form = NoteForm(request.POST, session=sitting.session)
    if form.is_valid():
        given = form.cleaned_data
        try:
            at = None
            if given["at"] is not None:
                at = _clock_moment(sitting, given["at"])
            write_note(
                sitting, given["text"], by=reader(request), at=at, item=given["item"]
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return back(sitting)
    return _notes_page(request, sitting, form)


@require_POST
@running
def strike(request: HttpRequest, key: str, number: int, pk: UUID) -> HttpResponse:
    """Strike a note."""
    sitting = sitting_of(key, number)
    note = get_object_or_404(sitting.notes, pk=pk)
    return acted(request, sitting, lambda: strike_note(note, by=reader(request)))


@require_POST
@running
def draw(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Make the draft of the notes."""
    sitting = sitting_of(key, number)
    return acted(
        request, sitting, lambda: drafting.draw_up(sitting, by=reader(request))
    )


@require_http_methods(["GET", "POST"])
@running
def paragraph(
    request: HttpRequest, key: str, number: int, paragraph: int
) -> HttpResponse:
    """Write a paragraph of the draft anew, or take it out."""
    sitting = sitting_of(key, number)
    found = paragraph_of(sitting, paragraph)
    seen = written(found.revised_at)
    form = ParagraphForm(
        request.POST if request.method == "POST" else None,
        initial={"text": found.text, "seen": seen},
    )
    if form.is_bound and form.is_valid():
        try:
            moment = read(form.cleaned_data["seen"])
            if "remove" in request.POST:
                drafting.remove_paragraph(found, by=reader(request), seen=moment)
            else:
                drafting.revise_paragraph(
                    found, form.cleaned_data["text"], by=reader(request), seen=moment
                )
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            return back(sitting, f"p{paragraph}")
    return _form_page(request, sitting, form, found)


@require_http_methods(["GET", "POST"])
@running
def new_paragraph(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Write a paragraph of one's own."""
    sitting = sitting_of(key, number)
    found = minutes_or_404(sitting)
    last = found.paragraphs.count()
    form = NewParagraphForm(
        request.POST if request.method == "POST" else None,
        initial={"after": request.GET.get("after", last)},
        session=sitting.session,
    )
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            made = drafting.add_paragraph(
                found,
                given["text"],
                by=reader(request),
                after=given["after"],
                item=given["item"],
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return back(sitting, f"p{made.number}")
    return _form_page(request, sitting, form, None)


@require_POST
@adopting
def approve(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Approve the minutes; they are frozen."""
    sitting = sitting_of(key, number)
    found = minutes_or_404(sitting)
    return acted(request, sitting, lambda: approve_minutes(found, by=reader(request)))


@require_GET
@inside
def paper(request: HttpRequest, key: str, number: int, form: str) -> HttpResponse:
    """The minutes as a file, with headings in the language in force."""
    sitting = sitting_of(key, number)
    found = readable(request, sitting)
    if found is None or form not in MEDIA:
        raise Http404("no such paper")
    data = minutes_bytes(found, form, (get_language() or "en").split("-")[0])
    name = f"{key}-minutes-{number}.{ENDINGS[form]}"
    return download(data, MEDIA[form], name)


def readable(request: HttpRequest, sitting: Sitting) -> Minutes | None:
    """The minutes that this account may read; None while there are notes alone.

    Raises:
        Http404: to a delegation they do not exist yet.
    """
    found = Minutes.objects.filter(sitting=sitting).first()
    if not can_read_preparations(request.user) and (
        found is None or found.phase not in OPEN_TO_DELEGATIONS
    ):
        raise Http404("no such page")
    if found is not None:
        found.sitting = sitting
    return None if found is None or found.phase == Minutes.Phase.NOTES else found


def minutes_or_404(sitting: Sitting) -> Minutes:
    """The minutes of a sitting, once there is a draft."""
    return get_object_or_404(Minutes.objects.select_related("frozen"), sitting=sitting)


def paragraph_of(sitting: Sitting, number: int) -> MinutesParagraph:
    """A paragraph of the minutes of a sitting."""
    return get_object_or_404(
        MinutesParagraph.objects.select_related("item", "minutes__sitting"),
        minutes__sitting=sitting,
        number=number,
    )


def who_may_be_named(request: HttpRequest, sitting: Sitting) -> list[Participant]:
    """For whom this account may correct: a secretary for all who attended."""
    people = attended(sitting)
    if can_run_sitting(request.user):
        return people
    own = own_parliament(request.user)
    return [one for one in people if own is not None and one.body_id == own.pk]


def acted(
    request: HttpRequest, sitting: Sitting, act: Callable[[], object]
) -> HttpResponse:
    """Do something that needs no form; what is refused is told on the page."""
    try:
        act()
    except Refusal as error:
        messages.error(request, str(error))
    return back(sitting)


def back(sitting: Sitting, place: str = "") -> HttpResponse:
    """To the minutes of the sitting, at a paragraph of them."""
    url = reverse(
        "proceedings:sitting-minutes", args=[sitting.session.key, sitting.number]
    )
    return redirect(f"{url}#{place}" if place else url)


def _frame(request: HttpRequest, sitting: Sitting, found: Minutes) -> dict[str, object]:
    said = content(found)
    by_paragraph: dict[int, list[object]] = {}
    waiting = 0
    for one in corrections_of(found):
        by_paragraph.setdefault(one.paragraph.number, []).append(one)
        waiting += one.answer == "waiting"
    rows = [(one, by_paragraph.get(one.number, [])) for one in said.paragraphs]
    deadline = (
        ("", "")
        if found.corrections_by is None
        else on_both_clocks(found.corrections_by, found.time_zone)
    )
    return {
        "session": sitting.session,
        "sitting": sitting,
        "minutes": found,
        "said": said,
        "rows": rows,
        "waiting": waiting,
        "is_ripe": not waiting
        and found.corrections_by is not None
        and timezone.now() > found.corrections_by,
        "standing": standing_words(said),
        "deadline": deadline,
        "phases": PHASES,
        "may_write": can_run_sitting(request.user),
        "may_approve": can_adopt(request.user),
        "may_correct": bool(who_may_be_named(request, sitting)),
        "forms": tuple(MEDIA),
        "part": "minutes",
    }


def _notes_page(
    request: HttpRequest, sitting: Sitting, form: forms.Form
) -> HttpResponse:
    return render(
        request,
        "proceedings/minutes_notes.html",
        {
            "session": sitting.session,
            "sitting": sitting,
            "notes": sitting.notes.select_related("item").order_by("-at"),
            "form": form,
            "phases": PHASES,
            "phase": Minutes.Phase.NOTES,
            "may_write": can_run_sitting(request.user),
            "part": "minutes",
        },
        status=422 if form.errors else 200,
    )


def _form_page(
    request: HttpRequest,
    sitting: Sitting,
    form: forms.Form,
    found: MinutesParagraph | None,
) -> HttpResponse:
    return render(
        request,
        "proceedings/minutes_paragraph.html",
        {
            "session": sitting.session,
            "sitting": sitting,
            "form": form,
            "paragraph": found,
            "notes": () if found is None else found.notes.order_by("at"),
            "part": "minutes",
        },
        status=422 if form.errors else 200,
    )


def _clock_moment(sitting: Sitting, at: time) -> datetime:
    """An hour of the sitting’s day; after midnight it is of the next one."""
    zone = zone_of(sitting.session).key
    local = datetime.combine(day_of(sitting), at)
    moment = moment_on(local, zone)
    if sitting.opened_at is not None and moment < sitting.opened_at - timedelta(
        hours=1
    ):
        return moment_on(local + timedelta(days=1), zone)
    return moment
