"""The live sitting: its page, and each act on the floor.

With the page's script an act is answered with the parts of the page as JSON, without
it by the page. What was typed stays where it was when an act is refused.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from orkhon.proceedings.actions import entering, speakers
from orkhon.proceedings.actions import floor as verbs
from orkhon.proceedings.actions.telling import Overtaken
from orkhon.proceedings.errors import Refusal
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
from orkhon.proceedings.queries.floor import floor_view, items_for
from orkhon.proceedings.views.doors import (
    adopting,
    drafting,
    inside,
    reader,
    running,
    session_of,
    sitting_of,
)
from orkhon.proceedings.views.events import as_json
from orkhon.proceedings.views.screen import link_of
from orkhon.proceedings.views.sitting_parts import (
    asking,
    audience_of,
    compromise_forms,
    context_of,
    drawn,
)

OVERTAKEN, REFUSED = 409, 422


@dataclass(frozen=True)
class Failed:
    """An act that was refused: its form with what was typed, and why."""

    name: str
    form: forms.Form
    why: str
    status: int


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
    return _page(request, sitting_of(key, number))


@require_POST
@running
def open_(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Open the sitting."""
    sitting = sitting_of(key, number)
    form = SeenForm(request.POST)
    return _act(
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
    return _act(
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
    chosen = get_object_or_404(
        AgendaItem, session=sitting.session, number=request.POST.get("item", "")
    )
    form = SeenForm(request.POST)
    return _act(
        request,
        sitting,
        "item",
        form,
        lambda: verbs.put_item(sitting, chosen, by=reader(request), seen=form.seen()),
    )


@require_POST
@running
def text(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Show paragraphs of the text on the floor."""
    sitting = sitting_of(key, number)
    version = get_object_or_404(
        DraftVersion.objects.select_related("draft"),
        draft__session=sitting.session,
        draft__number=_whole(request.POST.get("draft", "")),
        number=_whole(request.POST.get("version", "")),
    )
    form = SeenForm(request.POST)
    return _act(
        request,
        sitting,
        "shown",
        form,
        lambda: verbs.show_text(
            sitting,
            version,
            request.POST.getlist("paragraph"),
            by=reader(request),
            seen=form.seen(),
        ),
    )


@require_POST
@running
def question(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Put a question to the parliaments."""
    sitting = sitting_of(key, number)
    form = QuestionForm(request.POST)
    return _act(
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

    return _act(request, sitting, "enter", form, enter)


@require_POST
@adopting
def close_question(
    request: HttpRequest, key: str, number: int, asked: int
) -> HttpResponse:
    """Close a question with the positions that the page showed."""
    sitting = sitting_of(key, number)
    chosen = _question(sitting, asked)
    form = SeenForm(request.POST)
    return _act(
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
    paragraph = get_object_or_404(
        Paragraph.objects.select_related("version__draft"),
        version__draft__session=sitting.session,
        position=_whole(request.POST.get("position", "")),
        version__number=_whole(request.POST.get("version", "")),
        version__draft__number=_whole(request.POST.get("draft", "")),
    )
    view = floor_view(sitting, "en", with_notes=False)
    offered = compromise_forms(view, paragraph.pk, request.POST)
    form = next((one for row, one in offered if row == paragraph), None)
    if form is None:
        messages.error(request, _("No amendment to this paragraph is open."))
        return redirect("proceedings:live", key, number)

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

    return _act(request, sitting, f"compromise-{paragraph.position}", form, put)


@require_POST
@running
def note(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Write a line for the minutes."""
    sitting = sitting_of(key, number)
    form = NoteForm(request.POST)
    return _act(
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

    return _act(request, sitting, "ask", form, put)


@require_POST
@inside
def speaker(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Give somebody the floor, take it back, or take them off the list."""
    sitting = sitting_of(key, number)
    what = next(
        (one for one in ("give", "end", "withdraw") if one in request.POST), "give"
    )
    chosen = get_object_or_404(
        Speaker.objects.select_related("sitting", "participant__body"),
        sitting=sitting,
        pk=_uuid(request.POST.get(what, "")),
    )
    form = SeenForm(request.POST)
    by = reader(request)

    def do() -> object:
        if what == "give":
            return speakers.give_floor(chosen, by=by, seen=form.seen())
        if what == "end":
            return speakers.end_speech(chosen, by=by, seen=form.seen())
        return speakers.withdraw_request(chosen, by=by)

    return _act(request, sitting, "speakers", form, do)


def _act(
    request: HttpRequest,
    sitting: Sitting,
    name: str,
    form: forms.Form,
    do: Callable[[], object],
) -> HttpResponse:
    """Do it; where it is refused the page comes back with all that was typed.

    Args:
        name: Of the form on the page.
    """
    failed = None
    if not form.is_valid():
        failed = Failed(name, form, _first_error(form), REFUSED)
    else:
        try:
            do()
        except Refusal as error:
            status = OVERTAKEN if isinstance(error, Overtaken) else REFUSED
            failed = Failed(name, form, str(error), status)
    if request.accepts("text/html"):
        if failed is None:
            return redirect("proceedings:live", sitting.session.key, sitting.number)
        return _page(request, sitting, failed)
    fresh = sitting_of(sitting.session.key, sitting.number)
    parts = drawn(fresh, audience_of(request.user), get_language() or "en")
    said = as_json(parts)
    if failed is not None:
        said |= {"form": failed.name, "why": failed.why}
    return JsonResponse(said, status=200 if failed is None else failed.status)


def _page(
    request: HttpRequest, sitting: Sitting, failed: Failed | None = None
) -> HttpResponse:
    audience = audience_of(request.user)
    sitting = sitting_of(sitting.session.key, sitting.number)
    view = floor_view(sitting, get_language() or "en", with_notes=audience.reads_notes)
    context = context_of(view, audience)
    seen = {"revision": view.revision}
    context |= {
        "items": items_for(sitting) if audience.runs else [],
        "note_form": NoteForm(initial=seen),
        "screen_link": link_of(sitting) if audience.runs else "",
        "failed": failed,
    }
    if failed is not None:
        data = request.POST.copy()
        data["revision"] = str(view.revision)
        failed.form.data = data
        _keep(context, failed)
    return render(
        request,
        "proceedings/sitting.html"
        if audience.reads_notes
        else "proceedings/sitting_delegate.html",
        context,
        status=200 if failed is None else failed.status,
    )


def _keep(context: dict[str, object], failed: Failed) -> None:
    """Put the form with what was typed in its place; it has now seen what is shown."""
    place = {
        "note": "note_form",
        "put": "question_form",
        "enter": "position_form",
        "ask": "ask_form",
    }.get(failed.name)
    if place is not None and (place in context or place != "position_form"):
        context[place] = failed.form
    offered = context.get("compromises")
    if isinstance(offered, list):
        context["compromises"] = [
            (row, failed.form if failed.name == f"compromise-{row.position}" else form)
            for row, form in offered
        ]


def _first_error(form: forms.Form) -> str:
    return next(str(error) for errors in form.errors.values() for error in errors)


def _question(sitting: Sitting, number: int) -> Question:
    return get_object_or_404(
        Question.objects.select_related("session__organ", "sitting"),
        session=sitting.session,
        sitting=sitting,
        number=number,
    )


def _whole(text: str) -> int:
    """A whole number; −1, which nothing has, for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else -1


def _uuid(text: str) -> str:
    """An id; one that nothing has for anything else."""
    plain = text.replace("-", "")
    is_one = len(plain) == 32 and all(sign in "0123456789abcdef" for sign in plain)
    return text if is_one else "0" * 32
