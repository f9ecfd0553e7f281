"""Corrections of minutes: only by those who attended, answered, never overwritten."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.proceedings.actions.minutes_phases import locked_in, worded
from orkhon.proceedings.models import (
    Correction,
    Minutes,
    MinutesParagraph,
    Participant,
)
from orkhon.proceedings.permissions import can_run_sitting, own_parliament
from orkhon.proceedings.queries.clocks import on_clock
from orkhon.proceedings.queries.minutes import attended
from orkhon.record.actions import append, subject_of
from orkhon.record.moments import written
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require

LONGEST_NOTE = 300


@transaction.atomic
def correct_minutes(
    paragraph: MinutesParagraph,
    participant: Participant,
    text: str,
    *,
    by: Actor,
    reason: str = "",
    received_at: datetime | None = None,
) -> Correction:
    """Say how a paragraph should read; it waits for an answer.

    Args:
        participant: Who corrects; registered as having attended that sitting.
        text: The whole paragraph as it should read.
        by: The account of the participant's own delegation, or a secretary who
            enters a letter.
        received_at: When the letter came; None is now. Whoever has a deadline
            sends the letter in time, even if it is entered later.
    Raises:
        PermissionDenied: an account of another parliament.
        Refusal: they did not attend, the deadline has passed, no words, nothing
            is changed, or the minutes are not open to corrections.
    """
    is_secretary = can_run_sitting(by)
    own = own_parliament(by)
    require(
        is_secretary or (own is not None and own.pk == participant.body_id),
        _("correct minutes for %(person)s") % {"person": participant.name},
    )
    locked = locked_in(paragraph.minutes, Minutes.Phase.CORRECTIONS)
    said = {"person": participant.name}
    if participant.pk not in {one.pk for one in attended(locked.sitting)}:
        raise Refusal(
            _(
                "%(person)s is not registered as having attended this sitting; only"
                " those who attended correct its minutes"
            )
            % said
        )
    now = timezone.now()
    at = received_at if received_at is not None and is_secretary else now
    if at > now:
        raise Refusal(_("a letter cannot have come in the future"))
    if locked.corrections_by is not None and at > locked.corrections_by:
        raise Refusal(
            _("corrections were to come by %(deadline)s")
            % {"deadline": on_clock(locked.corrections_by, locked.time_zone)}
        )
    paragraph.refresh_from_db()
    text = worded(text)
    if text == paragraph.text:
        raise Refusal(_("the paragraph reads like this already"))
    made = Correction.objects.create(
        paragraph=paragraph,
        participant=participant,
        text=text,
        reason=_short(reason),
        made_at=at,
        entered_by=by.actor_id,
    )
    append(
        "proceedings.correction.make",
        subject_of(locked.sitting),
        by=by,
        correction=str(made.pk),
        paragraph=paragraph.number,
        participant=participant.name,
        text=text,
        reason=made.reason,
        made_at=written(at),
    )
    return made


@transaction.atomic
def answer_correction(
    correction: Correction, answer: str, *, by: Actor, note: str = "", text: str = ""
) -> Correction:
    """Take a correction over into the minutes, or decline it with a reason.

    Args:
        answer: `Correction.Answer.TAKEN` or `DECLINED`.
        note: Why; a correction that is declined has a reason.
        text: How the paragraph reads from now on, where only a part is taken over;
            "" takes the correction as it is.
    Raises:
        Refusal: it is answered, no reason, or the minutes are not open to corrections.
    """
    require(can_run_sitting(by), _("answer a correction"))
    locked = locked_in(correction.paragraph.minutes, Minutes.Phase.CORRECTIONS)
    one = Correction.objects.select_related("paragraph").get(pk=correction.pk)
    if one.answer != Correction.Answer.WAITING:
        raise Refusal(
            _("this correction is answered: %(answer)s")
            % {"answer": one.get_answer_display()}
        )
    if answer not in (Correction.Answer.TAKEN, Correction.Answer.DECLINED):
        raise Refusal(_("“%(answer)s” is no answer") % {"answer": answer})
    note = _short(note)
    if answer == Correction.Answer.DECLINED and not note:
        raise Refusal(_("say why the correction is not taken over"))
    now = timezone.now()
    before = one.paragraph.text
    if answer == Correction.Answer.TAKEN:
        paragraph = one.paragraph
        paragraph.text = worded(text) if text.strip() else one.text
        paragraph.revised_at, paragraph.revised_by = now, by.actor_id
        paragraph.save()
    one.answer, one.answer_note = answer, note
    one.answered_at, one.answered_by = now, by.actor_id
    one.save()
    append(
        "proceedings.correction.answer",
        subject_of(locked.sitting),
        by=by,
        correction=str(one.pk),
        paragraph=one.paragraph.number,
        answer=answer,
        note=note,
        before=before,
        text=one.paragraph.text,
    )
    return one


def _short(words: str) -> str:
    words = " ".join(words.split())
    if len(words) > LONGEST_NOTE:
        raise Refusal(_("a reason has at most %(n)d letters") % {"n": LONGEST_NOTE})
    return words
