"""Telling the screens of a sitting what has changed, in the transaction that changed it.

Every change of a sitting counts its revision up by one and leaves an event. The
record's head is locked before an event is written, so that events are committed in the
order of their ids: whoever has read one has read all before it.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.accounts.queries import actor_names
from orkhon.proceedings.models import (
    AgendaItem,
    Amendment,
    Floor,
    Note,
    Position,
    Question,
    Sitting,
    SittingEvent,
)
from orkhon.record.actions import NOBODY, locked_frontier
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor

POSITION = SittingEvent.Kind.POSITION
LONGEST_NOTE = 1_000


class Overtaken(Refusal):
    """Somebody else changed the same thing since the page was drawn.

    Attributes:
        done: What they did, as the notes of the sitting say it.
    """

    def __init__(self, done: Sequence[str]) -> None:
        super().__init__(
            _("This has changed since you looked: %(done)s") % {"done": "; ".join(done)}
        )
        self.done = tuple(done)


def locked_floor(sitting: Sitting) -> Floor:
    """What is before the sitting, locked until the transaction ends.

    Lock what else an act changes before: questions, drafts and sessions come first,
    then the record's head, then the floor.
    """
    locked_frontier()
    Floor.objects.get_or_create(sitting=sitting)
    return Floor.objects.select_for_update().get(sitting=sitting)


def refuse_overtaken(floor: Floor, seen: int | None, about: Collection[str]) -> None:
    """Refuse an act on something that changed after the actor's page was drawn.

    Args:
        floor: Locked.
        seen: The revision that the page showed; None where nothing was shown.
        about: What the act depends on: "item", "speaker", "question", "text",
            "position:KEY" …
    Raises:
        Overtaken: what changed since, and who did it.
    """
    if seen is None or seen >= floor.revision:
        return
    later = [
        event
        for event in SittingEvent.objects.filter(
            sitting=floor.sitting_id, data__revision__gt=seen
        )
        if event.data.get("about") in about
    ]
    if later:
        notes = Note.objects.in_bulk(
            [event.data["note"] for event in later if event.data.get("note")]
        )
        raise Overtaken(
            [
                f"{note.text} ({note.by_name})" if note.by_name else note.text
                for note in notes.values()
            ]
            or [str(later[-1].get_kind_display())]
        )


def told(
    floor: Floor,
    kind: str,
    about: str,
    *,
    by: str,
    words: str = "",
    item: AgendaItem | None = None,
    question: Question | None = None,
    at: datetime | None = None,
) -> SittingEvent:
    """Save a locked floor, count it up, note what was done and tell the screens.

    Args:
        floor: Locked and changed.
        kind: A `SittingEvent.Kind`.
        about: What changed, as `refuse_overtaken` asks for it.
        by: The actor's id.
        words: The automatic note, in English as the minutes are drawn up; "" for none.
        item: To which the note belongs; None for the item on the floor.
        question: To which the note belongs.
        at: When it was done; None is now.
    """
    moment = at or timezone.now()
    floor.revision += 1
    floor.save()
    note = None
    if words:
        note = Note.objects.create(
            sitting_id=floor.sitting_id,
            item=item or floor.item,
            question=question,
            at=moment,
            text=words[:LONGEST_NOTE],
            is_automatic=True,
            by=by,
            by_name="" if by == NOBODY else actor_names([by])[by],
        )
    return SittingEvent.objects.create(
        sitting_id=floor.sitting_id,
        kind=kind,
        at=moment,
        data={
            "revision": floor.revision,
            "about": about,
            "note": "" if note is None else str(note.pk),
        },
    )


@transaction.atomic
def tell(
    sitting: Sitting | None,
    kind: str,
    about: str,
    *,
    by: Actor | None,
    words: str = "",
    seen: int | None = None,
    item: AgendaItem | None = None,
) -> SittingEvent | None:
    """Tell the screens of a change that another subject has just made.

    Called at the end of an act, in its transaction, after its entry was appended.

    Args:
        sitting: None where the act was none of a sitting; then nothing is told.
        seen: Refuses the whole act when the same was changed after this revision.

    The others are those of `told`.

    Raises:
        Overtaken: see `refuse_overtaken`.
    """
    if sitting is None:
        return None
    floor = locked_floor(sitting)
    refuse_overtaken(floor, seen, {about})
    by_id = NOBODY if by is None else by.actor_id
    return told(floor, kind, about, by=by_id, words=words, item=item)


def question_moved(question: Question, what: str) -> None:
    """A question was put, answered, closed or withdrawn; a running sitting shows it.

    Called at the end of the act, after its entry was appended.

    Args:
        question: Locked.
        what: "put", "position", "roll call", "closed" or "withdrawn".
    """
    if question.sitting is None:
        return
    position = (
        question.positions.select_related("parliament__country", "given_by")
        .order_by("-given_at")
        .filter(replaced_at=None)
        .first()
        if what == "position"
        else None
    )
    floor = locked_floor(question.sitting)
    is_running = question.sitting.closed_at is None
    if what == "put" and is_running:
        floor.question = question
        if question.version_id is not None:
            floor.version = question.version
    about, by, at = "question", question.opened_by, question.opened_at
    if position is not None:
        about = f"position:{position.parliament.key}"
        by, at = position.entered_by, position.given_at
    elif question.closed_at is not None:
        by, at = question.closed_by, question.closed_at
    elif what == "roll call":
        last = question.roll_call.order_by("given_at").last()
        by, at = (by, at) if last is None else (last.entered_by, last.given_at)
    told(
        floor,
        POSITION,
        about,
        by=by,
        words=_words(question, what, position),
        item=question.item,
        question=question,
        at=at,
    )


def text_moved(amendment: Amendment) -> None:
    """An amendment was tabled or decided; sittings before which its text is show it.

    Called at the end of the act, after its entry was appended.
    """
    floors = Floor.objects.filter(
        version_id=amendment.version_id, sitting__closed_at=None
    )
    by = amendment.decided_by or amendment.made_by
    for place in floors.select_related("sitting"):
        told(
            locked_floor(place.sitting),
            SittingEvent.Kind.TEXT,
            "text",
            by=by,
            words=_words_of_amendment(amendment),
            item=amendment.draft.item,
        )


def _words_of_amendment(amendment: Amendment) -> str:
    name = "Compromise" if amendment.is_compromise else "Amendment"
    if amendment.progress == Amendment.State.OPEN:
        owners = sorted(
            amendment.owners.select_related("country"),
            key=lambda one: one.country.english_sort_key if one.country else one.key,
        )
        names = ", ".join(
            one.country.english_name if one.country else one.display_name
            for one in owners
        )
        verb = "put to" if amendment.is_compromise else "of"
        return f"{name} {amendment.number} {verb} {names}"
    state = {
        Amendment.State.ACCEPTED: "accepted",
        Amendment.State.DECLINED: "not accepted",
        Amendment.State.WITHDRAWN: "withdrawn",
        Amendment.State.REPLACED: "taken up in a compromise",
    }[Amendment.State(amendment.progress)]
    note = f", {amendment.decided_note}" if amendment.decided_note else ""
    return f"{name} {amendment.number} {state}{note}"


def _words(question: Question, what: str, position: Position | None) -> str:
    number = question.number
    if what == "put":
        return (
            f"Question {number} put under the rule “{question.rule}”: {question.words}"
        )
    if position is not None:
        country = position.parliament.country
        who = country.english_name if country else position.parliament.display_name
        given = f", by {position.given_by.name}" if position.given_by else ""
        reason = f": {position.text}" if position.text else ""
        stance = position.stance.replace("reservation", "agrees with reservation")
        return f"Position on question {number}: {who} {stance}{given}{reason}"
    if what == "closed":
        return f"Question {number} closed: {question.progress}"
    if what == "withdrawn":
        return f"Question {number} withdrawn"
    return f"Roll call on question {number} entered"
