"""Notes: what is written down while a sitting runs."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.proceedings.actions.minutes_phases import (
    minutes_of,
    refuse_unless,
    worded,
)
from orkhon.proceedings.models import AgendaItem, Minutes, Note, Sitting
from orkhon.proceedings.permissions import can_run_sitting
from orkhon.record.actions import append, subject_of
from orkhon.record.moments import written
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require


@transaction.atomic
def write_note(
    sitting: Sitting,
    text: str,
    *,
    by: Actor,
    at: datetime | None = None,
    item: AgendaItem | None = None,
) -> Note:
    """Write down what happens in a sitting, with its time and item.

    Args:
        at: When it happened; None is now.
        item: Of the same session; None for none.
    Raises:
        Refusal: no words, an item of another session, a time before the sitting or in
            the future, or the minutes are past their notes.
    """
    require(can_run_sitting(by), _("write notes of a sitting"))
    text = worded(text)
    now = timezone.now()
    moment = at or now
    if item is not None and item.session_id != sitting.session_id:
        raise Refusal(_("item %(item)s is of another session") % {"item": item.number})
    if sitting.opened_at is None:
        raise Refusal(_("the sitting has not begun; there is nothing to note yet"))
    if moment < sitting.opened_at.replace(second=0, microsecond=0) or moment > now:
        raise Refusal(
            _("a note is of a time between the opening of the sitting and now")
        )
    refuse_unless(minutes_of(sitting), Minutes.Phase.NOTES)
    made = Note.objects.create(
        sitting=sitting,
        item=item,
        at=moment,
        text=text,
        by=by.actor_id,
        by_name=str(by),
    )
    append(
        "proceedings.note.write",
        subject_of(sitting),
        by=by,
        note=str(made.pk),
        item="" if item is None else item.number,
        at=written(moment),
        text=text,
    )
    return made


@transaction.atomic
def strike_note(note: Note, *, by: Actor) -> Note:
    """Strike a note; it stays to be read and is left out of the draft.

    Raises:
        Refusal: it is struck, or the minutes are past their notes.
    """
    require(can_run_sitting(by), _("strike a note of a sitting"))
    refuse_unless(minutes_of(note.sitting), Minutes.Phase.NOTES)
    now = timezone.now()
    if not Note.objects.filter(pk=note.pk, struck_at=None).update(struck_at=now):
        raise Refusal(_("this note was struck before"))
    note.refresh_from_db()
    append(
        "proceedings.note.strike", subject_of(note.sitting), by=by, note=str(note.pk)
    )
    return note
