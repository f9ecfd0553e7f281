"""The parts of a sitting's pages, drawn once for all who see the same."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.template.loader import render_to_string
from django.utils import translation

from orkhon.proceedings.forms.floor import (
    AskForm,
    CompromiseForm,
    PositionForm,
    QuestionForm,
)
from orkhon.proceedings.models import Participant, Sitting
from orkhon.proceedings.permissions import (
    can_adopt,
    can_draft,
    can_read_preparations,
    can_run_sitting,
    own_parliament,
)
from orkhon.proceedings.queries.draft_texts import rows_of, words_in
from orkhon.proceedings.queries.floor import FloorView, floor_view, voices
from orkhon.register.models import Body
from orkhon.register.queries.labels import named

PAGE_PARTS = (
    "head",
    "turns",
    "floor",
    "text",
    "show",
    "amendments",
    "compromise",
    "steps",
    "positions",
    "enter",
    "put",
    "speakers",
    "ask",
)
SCREEN_PARTS = ("floor", "speakers", "positions")
KEPT = 64
"""Drawings that a process keeps: audiences times languages of a few sittings."""


@dataclass(frozen=True)
class Audience:
    """Who sees the same of a sitting.

    Attributes:
        is_screen: The room's screen: no account, nothing but what is said in the room.
        runs: Runs the sitting.
        adopts: Closes questions.
        drafts: Puts compromises.
        reads_notes: Of the Secretariat.
        parliament: Key of the parliament of a delegation; "" for others.
    """

    is_screen: bool = False
    runs: bool = False
    adopts: bool = False
    drafts: bool = False
    reads_notes: bool = False
    parliament: str = ""


SCREEN = Audience(is_screen=True)


@dataclass(frozen=True)
class Drawn:
    """The parts as they stood after an event."""

    event: int
    revision: int
    at: str
    html: dict[str, str]


def audience_of(user: object) -> Audience:
    """What an account may see of a sitting."""
    own = own_parliament(user)
    return Audience(
        runs=can_run_sitting(user),
        adopts=can_adopt(user),
        drafts=can_draft(user),
        reads_notes=can_read_preparations(user),
        parliament="" if own is None else own.key,
    )


def drawn(sitting: Sitting, audience: Audience, language: str) -> Drawn:
    """Draw the parts for an audience in a language."""
    # A stream has the sitting of the hour at which its listener came.
    sitting.refresh_from_db(fields=["opened_at", "closed_at"])
    with translation.override(language):
        view = floor_view(sitting, language, with_notes=audience.reads_notes)
        context = context_of(view, audience)
        names = SCREEN_PARTS if audience.is_screen else PAGE_PARTS
        folder = "screen" if audience.is_screen else "sitting"
        html = {
            name: str(render_to_string(f"proceedings/{folder}_{name}.html", context))
            for name in names
        }
    return Drawn(view.event, view.revision, view.now.isoformat(), html)


def context_of(view: FloorView, audience: Audience) -> dict[str, object]:
    """What the parts are drawn from; the forms are empty."""
    context: dict[str, object] = {
        "view": view,
        "session": view.session,
        "sitting": view.sitting,
        "audience": audience,
        "address": [view.session.key, view.sitting.number],
    }
    if audience.is_screen or not view.is_open:
        return context
    return context | forms_of(view, audience)


def forms_of(view: FloorView, audience: Audience) -> dict[str, object]:
    """The forms that change with what is on the floor."""
    seen = {"revision": view.revision}
    found: dict[str, object] = {}
    question = None if view.question is None else view.question.question
    if question is not None and question.progress == "open":
        own = Body.objects.filter(key=audience.parliament).first()
        if audience.runs or own is not None:
            may = voices(question, None if audience.runs else own)
            found["voices"] = may
            found["position_form"] = PositionForm(initial=seen, voices=may)
    if audience.runs:
        found["question_form"] = QuestionForm(initial=seen)
    people = asking(view, audience)
    if people:
        found["ask_form"] = AskForm(initial=seen, people=people)
    if audience.drafts and view.text is not None:
        found["compromises"] = compromise_forms(view)
    return found


def asking(view: FloorView, audience: Audience) -> list[object]:
    """Who may be put on the list of speakers, as a form offers them."""
    rows = (
        view.session.participants.filter(withdrawn_at=None)
        .exclude(capacity=Participant.Capacity.PRESS)
        .select_related("body__country")
        .order_by("capacity", "body__country__english_sort_key", "number")
    )
    if not audience.runs:
        rows = rows.filter(
            capacity=Participant.Capacity.DELEGATION, body__key=audience.parliament
        )
    groups: OrderedDict[str, list[tuple[int, str]]] = OrderedDict()
    for one in rows:
        body = one.body
        place = one.get_capacity_display()
        if body is not None:
            place = named(body) if body.country is None else named(body.country)
        groups.setdefault(place, []).append((one.number, one.name))
    return list(groups.items())


def compromise_forms(
    view: FloorView, paragraph: UUID | None = None, data: object = None
) -> list[tuple[object, CompromiseForm]]:
    """A form for each paragraph with open amendments: its row, the form.

    Args:
        paragraph: Of which `data` was sent.
    """
    text = view.text
    if text is None:
        return []
    found: list[tuple[object, CompromiseForm]] = []
    by_key = {str(row.key): row for row in rows_of(text.version)}
    for shown in text.rows:
        row = by_key.get(shown.key)
        numbers = [
            one.number
            for one in text.amendments
            if one.is_open
            and not one.row.is_compromise
            and row is not None
            and one.row.paragraph_id == row.pk
            and one.kind in ("replace", "insert", "delete")
        ]
        if row is None or not numbers:
            continue
        words = words_in(row, text.version.draft.authentic)
        found.append(
            (
                row,
                CompromiseForm(
                    data if row.pk == paragraph else None,
                    initial={
                        "revision": view.revision,
                        "edited": "" if words is None else words.text,
                        "replaces": numbers,
                    },
                    open_ones=numbers,
                    auto_id=f"compromise-{row.position}-%s",
                ),
            )
        )
    return found


class Memory:
    """The last drawing for each audience; who asks at once waits for one drawing."""

    def __init__(self, draw: Callable[[Sitting, Audience, str], Drawn]) -> None:
        self._draw = draw
        self._lock = threading.Lock()
        self._kept: OrderedDict[object, Drawn] = OrderedDict()
        self._drawing: dict[object, threading.Lock] = {}

    def get(
        self, sitting: Sitting, audience: Audience, language: str, event: int
    ) -> Drawn:
        """The parts as they stood after an event, or later."""
        key = (sitting.pk, audience, language)
        with self._lock:
            kept = self._kept.get(key)
            one_at_a_time = self._drawing.setdefault(key, threading.Lock())
        if kept is not None and kept.event >= event:
            return kept
        with one_at_a_time:
            with self._lock:
                kept = self._kept.get(key)
            if kept is not None and kept.event >= event:
                return kept
            made = self._draw(sitting, audience, language)
            with self._lock:
                self._kept[key] = made
                self._kept.move_to_end(key)
                while len(self._kept) > KEPT:
                    oldest, _gone = self._kept.popitem(last=False)
                    self._drawing.pop(oldest, None)
            return made


MEMORY = Memory(drawn)
