"""Minutes put before those who attended, and approved: then they are frozen."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from orkhon.accounts.models import User
from orkhon.proceedings.actions.circulation import SentFile, circulate
from orkhon.proceedings.actions.minutes_phases import locked_in
from orkhon.proceedings.documents.minutes import minutes_bytes
from orkhon.proceedings.models import Circulation, Correction, Minutes, Participant
from orkhon.proceedings.permissions import can_adopt, can_run_sitting
from orkhon.proceedings.queries.clocks import on_clock
from orkhon.proceedings.queries.minutes import attended, content_of, language_of
from orkhon.proceedings.queries.minutes_kept import frozen_bytes
from orkhon.record.actions import append, keep_source, subject_of
from orkhon.record.clocks import moment_on
from orkhon.record.moments import written
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require
from orkhon.register.models import Body


@transaction.atomic
def open_corrections(
    minutes: Minutes, closes: datetime, time_zone: str, *, by: User
) -> Minutes:
    """Put the draft before those who attended, until a deadline on a clock.

    It goes out to the parliaments that were there; the log keeps what went to whom.

    Args:
        closes: Day and hour as a clock at the place shows them, without a zone.
        time_zone: The place, such as Asia/Bishkek.
    Raises:
        Refusal: no draft, no words in it, nobody attended, an unknown clock, an hour
            that the clock skips, or a deadline in the past.
    """
    require(can_run_sitting(by), _("open minutes to corrections"))
    locked = locked_in(minutes, Minutes.Phase.DRAFT)
    if not locked.paragraphs.exists():
        raise Refusal(_("the draft has no paragraphs"))
    if not attended(locked.sitting):
        raise Refusal(
            _("nobody is registered as having attended, so nobody could correct")
        )
    deadline = moment_on(closes, time_zone)
    if deadline <= timezone.now():
        raise Refusal(
            _("%(deadline)s is past") % {"deadline": on_clock(deadline, time_zone)}
        )
    locked.phase = Minutes.Phase.CORRECTIONS
    locked.corrections_by, locked.time_zone = deadline, time_zone
    locked.save()
    append(
        "proceedings.minutes.open",
        subject_of(locked.sitting),
        by=by,
        corrections_by=written(deadline),
        time_zone=time_zone,
        paragraphs=[one.text for one in locked.paragraphs.all()],
    )
    _send(locked, by=by)
    return locked


@transaction.atomic
def approve_minutes(minutes: Minutes, *, by: Actor) -> Minutes:
    """Approve minutes and freeze them, byte for byte; nothing changes them any more.

    Raises:
        Refusal: corrections may still come, one is not answered, or they were not
            put before those who attended.
    """
    require(can_adopt(by), _("approve minutes"))
    locked = locked_in(minutes, Minutes.Phase.CORRECTIONS)
    now = timezone.now()
    assert locked.corrections_by is not None  # noqa: S101 -- set with the phase
    if now <= locked.corrections_by:
        raise Refusal(
            _("those who attended may correct until %(deadline)s")
            % {"deadline": on_clock(locked.corrections_by, locked.time_zone)}
        )
    waiting = Correction.objects.filter(
        paragraph__minutes=locked, answer=Correction.Answer.WAITING
    ).count()
    if waiting:
        raise Refusal(
            ngettext(
                "%(n)d correction waits for an answer",
                "%(n)d corrections wait for an answer",
                waiting,
            )
            % {"n": waiting}
        )
    locked.phase = Minutes.Phase.APPROVED
    locked.approved_at, locked.approved_by = now, by.actor_id
    said = content_of(locked)
    sitting = locked.sitting
    source, _new = keep_source(
        frozen_bytes(said),
        filename=f"minutes-{sitting.session.key}-{sitting.number}.json",
        media_type="application/json",
        text="\n\n".join(one.text for one in said.paragraphs),
        language=said.language,
        title=f"Minutes: {sitting.session.title}, sitting {sitting.number}",
        by=by,
    )
    entry = append(
        "proceedings.minutes.approve",
        subject_of(sitting),
        by=by,
        session=sitting.session.key,
        sitting=sitting.number,
        source=str(source.pk),
        sha256=source.sha256,
        corrections=len(said.corrections),
    )
    locked.frozen, locked.seq = source, entry.seq
    locked.save()
    return locked


def _send(minutes: Minutes, *, by: User) -> None:
    session, number = minutes.sitting.session, minutes.sitting.number
    there = [
        one.body_id
        for one in attended(minutes.sitting)
        if one.capacity == Participant.Capacity.DELEGATION
    ]
    recipients = Body.objects.filter(pk__in=there).order_by(
        "country__english_sort_key", "english_sort_key"
    )
    language = language_of(minutes.sitting)
    if recipients:
        circulate(
            session,
            Circulation.What.MINUTES,
            files=[
                SentFile(
                    language,
                    "docx",
                    minutes_bytes(minutes, "docx", language),
                    f"{session.key}-minutes-{number}.docx",
                )
            ],
            recipients=list(recipients),
            by=by,
        )
