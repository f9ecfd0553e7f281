"""Acts of the sitting's page on questions and amendments, by somebody who saw a revision.

The acts themselves are those of their subjects; here they are refused where another
secretary changed the same thing after the page was drawn.
"""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from orkhon.proceedings.actions.amendment_wording import Asked
from orkhon.proceedings.actions.amendments import compromise
from orkhon.proceedings.actions.floor import running
from orkhon.proceedings.actions.minutes_notes import write_note
from orkhon.proceedings.actions.questions import (
    close_question,
    enter_position,
    put_question,
)
from orkhon.proceedings.actions.telling import locked_floor, refuse_overtaken, tell
from orkhon.proceedings.models import (
    Amendment,
    Draft,
    Floor,
    Note,
    Paragraph,
    Participant,
    Position,
    Question,
    Session,
    Sitting,
    SittingEvent,
)
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor


@transaction.atomic
def put_on_floor(
    sitting: Sitting,
    words: str,
    *,
    by: Actor,
    rule: str = "",
    with_text: bool = False,
    seen: int | None = None,
) -> Question:
    """Put a question on the item on the floor, with the text before the sitting or not.

    Raises:
        Refusal: the sitting is not open, or as `put_question`.
        Overtaken: another question was put or another item opened since.
    """
    Session.objects.select_for_update().get(pk=sitting.session_id)
    locked = running(sitting)
    floor = _seen(locked, seen, {"question", "item", "sitting"})
    return put_question(
        locked.session,
        words,
        by=by,
        rule=rule,
        item=floor.item,
        sitting=locked,
        version=floor.version if with_text else None,
    )


@transaction.atomic
def position_on_floor(
    sitting: Sitting,
    question: Question,
    stance: str,
    given_by: Participant,
    text: str = "",
    *,
    by: Actor,
    seen: int | None = None,
) -> Position:
    """Enter what a parliament says to a question of the sitting.

    Args:
        given_by: Who of the delegation; their parliament is the one that speaks.
    Raises:
        Refusal: the person speaks for no parliament, or as `enter_position`.
        Overtaken: somebody else entered a position of this parliament, or moved the
            question, since.
    """
    parliament = given_by.body
    if parliament is None:
        raise Refusal(_("%(name)s speaks for no parliament") % {"name": given_by.name})
    Question.objects.select_for_update().get(pk=question.pk)
    _seen(running(sitting), seen, {f"position:{parliament.key}", "question"})
    return enter_position(question, parliament, stance, given_by, text, by=by)


@transaction.atomic
def close_on_floor(
    sitting: Sitting, question: Question, *, by: Actor, seen: int | None = None
) -> Question:
    """Close a question of the sitting with the positions that the page showed.

    Raises:
        Refusal: as `close_question`.
        Overtaken: a position came in or the question moved since.
    """
    Question.objects.select_for_update().get(pk=question.pk)
    about = {f"position:{key}" for key in question.voters}
    _seen(running(sitting), seen, {"question", *about})
    return close_question(question, by=by)


@transaction.atomic
def compromise_on_floor(
    sitting: Sitting,
    paragraph: Paragraph,
    edited: str,
    replaces: Sequence[Amendment],
    *,
    by: Actor,
    seen: int | None = None,
) -> Amendment:
    """Put a common wording of a paragraph to the parliaments.

    Args:
        edited: The paragraph as it should read.
        replaces: The open amendments whose place it takes.
    Raises:
        Refusal: as `compromise`.
        Overtaken: an amendment to the text was tabled or decided since.
    """
    Draft.objects.select_for_update().get(pk=paragraph.version.draft_id)
    locked = running(sitting)
    _seen(locked, seen, {"text", "item", "sitting"})
    asked = Asked(Amendment.Kind.REPLACE, paragraph, edited=edited)
    return compromise(paragraph.version, asked, replaces, by=by, sitting=locked)


@transaction.atomic
def note_on_floor(sitting: Sitting, text: str, *, by: Actor) -> Note:
    """Write a line for the minutes, on the item on the floor.

    Nobody is too late with a note: it takes nothing from what another wrote.

    Raises:
        Refusal: the sitting is not open, or as `write_note`.
    """
    locked = running(sitting)
    floor = Floor.objects.select_related("item").filter(sitting=locked).first()
    note = write_note(locked, text, by=by, item=None if floor is None else floor.item)
    tell(locked, SittingEvent.Kind.NOTE, "note", by=by)
    return note


def _seen(sitting: Sitting, seen: int | None, about: set[str]) -> Floor:
    floor = locked_floor(sitting)
    refuse_overtaken(floor, seen, about)
    return floor
