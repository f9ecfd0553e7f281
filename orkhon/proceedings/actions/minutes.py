"""Minutes: the draft that is made of the notes, and written on by people.

The phases follow one another and none is skipped: notes, draft, corrections,
approved. Approved minutes are frozen; nothing leads back.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from orkhon.proceedings.actions.minutes_phases import (
    locked_in,
    minutes_of,
    refuse_unless,
    worded,
)
from orkhon.proceedings.models import (
    AgendaItem,
    Minutes,
    MinutesParagraph,
    Question,
    Sitting,
)
from orkhon.proceedings.permissions import can_run_sitting
from orkhon.proceedings.queries.minutes import language_of
from orkhon.proceedings.queries.minutes_proposal import proposed
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require


@transaction.atomic
def draw_up(sitting: Sitting, *, by: Actor) -> Minutes:
    """Make the draft of the minutes from the notes; the machine proposes its words.

    Raises:
        Refusal: the sitting still runs, a question of it is open, or a draft is made.
    """
    require(can_run_sitting(by), _("draw up minutes"))
    sitting = Sitting.objects.select_for_update().get(pk=sitting.pk)
    if sitting.closed_at is None:
        raise Refusal(_("the sitting is not closed; close it before its minutes"))
    # A silence procedure runs on after the sitting; its result comes into the minutes
    # if it is there when they are approved.
    waiting = Question.objects.filter(
        sitting=sitting, progress=Question.State.OPEN
    ).exclude(procedure=Question.Procedure.SILENCE)
    if waiting:
        raise Refusal(
            _("question %(number)d of this sitting is open; close or withdraw it first")
            % {"number": waiting[0].number}
        )
    refuse_unless(minutes_of(sitting), Minutes.Phase.NOTES)
    made, _new = Minutes.objects.update_or_create(
        sitting=sitting, defaults={"phase": Minutes.Phase.DRAFT}
    )
    language = language_of(sitting)
    with translation.override(language):
        found = proposed(sitting)
    now = timezone.now()
    for number, one in enumerate(found, start=1):
        paragraph = MinutesParagraph.objects.create(
            minutes=made,
            number=number,
            item=one.item,
            text=one.text,
            revised_at=now,
            revised_by=by.actor_id,
        )
        paragraph.notes.set(one.notes)
    append(
        "proceedings.minutes.draw-up",
        subject_of(sitting),
        by=by,
        session=sitting.session.key,
        sitting=sitting.number,
        language=language,
        paragraphs=[one.text for one in found],
    )
    return made


@transaction.atomic
def add_paragraph(
    minutes: Minutes,
    text: str,
    *,
    by: Actor,
    after: int = 0,
    item: AgendaItem | None = None,
) -> MinutesParagraph:
    """Write a paragraph of one's own into the draft; those behind it move on by one.

    Args:
        after: Number of the paragraph before it; 0 for the very beginning.
    Raises:
        Refusal: no words, no such paragraph, or no draft any more.
    """
    require(can_run_sitting(by), _("write minutes"))
    locked = locked_in(minutes, Minutes.Phase.DRAFT)
    text = worded(text)
    if item is not None and item.session_id != locked.sitting.session_id:
        raise Refusal(_("item %(item)s is of another session") % {"item": item.number})
    if after and not locked.paragraphs.filter(number=after).exists():
        raise Refusal(_("there is no paragraph %(n)d") % {"n": after})
    _move(locked.paragraphs.filter(number__gt=after).order_by("-number"), 1)
    made = MinutesParagraph.objects.create(
        minutes=locked,
        number=after + 1,
        item=item,
        text=text,
        revised_at=timezone.now(),
        revised_by=by.actor_id,
    )
    append(
        "proceedings.minutes.add",
        subject_of(locked.sitting),
        by=by,
        number=made.number,
        text=text,
    )
    return made


@transaction.atomic
def revise_paragraph(
    paragraph: MinutesParagraph, text: str, *, by: Actor, seen: datetime
) -> MinutesParagraph:
    """Write a paragraph of the draft anew; the entry keeps what it said.

    Args:
        seen: `revised_at` of the paragraph as the writer saw it.
    Raises:
        Refusal: no words, no draft any more, or somebody else changed it since.
    """
    require(can_run_sitting(by), _("write minutes"))
    locked = locked_in(paragraph.minutes, Minutes.Phase.DRAFT)
    text = worded(text)
    before = _as_seen(paragraph, seen)
    said = before.text
    before.text, before.revised_at = text, timezone.now()
    before.revised_by = by.actor_id
    before.save()
    append(
        "proceedings.minutes.revise",
        subject_of(locked.sitting),
        by=by,
        number=before.number,
        before=said,
        text=text,
    )
    return before


@transaction.atomic
def remove_paragraph(paragraph: MinutesParagraph, *, by: Actor, seen: datetime) -> None:
    """Take a paragraph out of the draft; the entry keeps what it said.

    Args:
        seen: `revised_at` of the paragraph as whoever takes it out saw it.
    Raises:
        Refusal: no draft any more, or somebody else changed it since.
    """
    require(can_run_sitting(by), _("write minutes"))
    locked = locked_in(paragraph.minutes, Minutes.Phase.DRAFT)
    before = _as_seen(paragraph, seen)
    number, text = before.number, before.text
    before.delete()
    _move(locked.paragraphs.filter(number__gt=number).order_by("number"), -1)
    append(
        "proceedings.minutes.remove",
        subject_of(locked.sitting),
        by=by,
        number=number,
        text=text,
    )


def _as_seen(paragraph: MinutesParagraph, seen: datetime) -> MinutesParagraph:
    """The paragraph as it is now.

    Raises:
        Refusal: somebody else took it out or changed it since it was seen.
    """
    now = MinutesParagraph.objects.filter(pk=paragraph.pk).first()
    if now is None:
        raise Refusal(_("somebody else took this paragraph out"))
    if now.revised_at != seen:
        raise Refusal(
            _("paragraph %(n)d was changed by somebody else; it now reads “%(text)s”")
            % {"n": now.number, "text": now.text}
        )
    return now


def _move(rows: Iterable[MinutesParagraph], by: int) -> None:
    for one in rows:
        MinutesParagraph.objects.filter(pk=one.pk).update(number=one.number + by)
