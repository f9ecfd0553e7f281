"""Who asks for the floor, who has it, and for how long."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.proceedings.actions.floor import running
from orkhon.proceedings.actions.telling import locked_floor, refuse_overtaken, told
from orkhon.proceedings.models import (
    Participant,
    Setting,
    Sitting,
    SittingEvent,
    Speaker,
)
from orkhon.proceedings.permissions import can_act_for, can_run_sitting
from orkhon.proceedings.queries.rules import setting_of
from orkhon.proceedings.queries.sessions import clock_of
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require

SPEAKERS = SittingEvent.Kind.SPEAKERS


@transaction.atomic
def ask_for_floor(sitting: Sitting, participant: Participant, *, by: Actor) -> Speaker:
    """Put somebody on the list of speakers on the item that is on the floor.

    Args:
        participant: Of the session; a delegation asks for its own alone.
    Raises:
        PermissionDenied: a delegation for somebody of another.
        Refusal: the sitting is not open, or they wait already or speak, or do not
            take part.
    """
    body = participant.body
    require(
        can_run_sitting(by)
        or (
            participant.capacity == Participant.Capacity.DELEGATION
            and body is not None
            and can_act_for(by, body)
        ),
        "ask for the floor",
    )
    locked = running(sitting)
    name = {"name": participant.name}
    if participant.session_id != locked.session_id or participant.withdrawn_at:
        raise Refusal(_("%(name)s does not take part in this session") % name)
    floor = locked_floor(locked)
    waiting = locked.speakers.filter(
        participant=participant, item=floor.item, withdrawn_at=None, ended_at=None
    ).first()
    if waiting is not None:
        raise Refusal(
            _("%(name)s waits for the floor already") % name
            if waiting.began_at is None
            else _("%(name)s has the floor") % name
        )
    made = Speaker.objects.create(
        sitting=locked,
        item=floor.item,
        participant=participant,
        asked_at=timezone.now(),
        entered_by=by.actor_id,
        seconds_allowed=allowed(locked),
    )
    append(
        "proceedings.speaker.ask",
        subject_of(made),
        by=by,
        name=participant.name,
        item="" if floor.item is None else floor.item.number,
    )
    told(floor, SPEAKERS, "queue", by=by.actor_id)
    return made


@transaction.atomic
def give_floor(speaker: Speaker, *, by: Actor, seen: int | None = None) -> Speaker:
    """Give somebody the floor; who had it has ended.

    Raises:
        Refusal: the sitting is not open, or they spoke, withdrew, or asked on
            another item.
        Overtaken: somebody else gave or took the floor since.
    """
    require(can_run_sitting(by), "give the floor")
    locked = running(speaker.sitting)
    floor = locked_floor(locked)
    refuse_overtaken(floor, seen, {"speaker", "item", "sitting"})
    asked = Speaker.objects.select_related("participant").get(pk=speaker.pk)
    name = {"name": asked.participant.name}
    if asked.withdrawn_at is not None:
        raise Refusal(_("%(name)s does not ask for the floor any more") % name)
    if asked.began_at is not None:
        raise Refusal(_("%(name)s had the floor") % name)
    if asked.item_id != floor.item_id:
        raise Refusal(_("%(name)s asked for the floor on another item") % name)
    now = timezone.now()
    locked.speakers.filter(began_at__isnull=False, ended_at=None).update(ended_at=now)
    asked.began_at = now
    asked.save(update_fields=["began_at"])
    append(
        "proceedings.speaker.give",
        subject_of(asked),
        by=by,
        name=asked.participant.name,
        seconds=asked.seconds_allowed,
    )
    told(
        floor,
        SPEAKERS,
        "speaker",
        by=by.actor_id,
        words=f"{asked.participant.name}{_of(asked.participant)} has the floor",
    )
    return asked


@transaction.atomic
def end_speech(speaker: Speaker, *, by: Actor, seen: int | None = None) -> Speaker:
    """Take the floor back.

    Raises:
        Refusal: they do not have it.
        Overtaken: somebody else gave or took the floor since.
    """
    require(can_run_sitting(by), "end a speech")
    floor = locked_floor(running(speaker.sitting))
    refuse_overtaken(floor, seen, {"speaker", "item", "sitting"})
    has = Speaker.objects.select_related("participant").get(pk=speaker.pk)
    if has.began_at is None or has.ended_at is not None:
        raise Refusal(
            _("%(name)s does not have the floor") % {"name": has.participant.name}
        )
    has.ended_at = timezone.now()
    has.save(update_fields=["ended_at"])
    append(
        "proceedings.speaker.end",
        subject_of(has),
        by=by,
        name=has.participant.name,
        seconds=_seconds(has.began_at, has.ended_at),
    )
    told(floor, SPEAKERS, "speaker", by=by.actor_id)
    return has


@transaction.atomic
def withdraw_request(speaker: Speaker, *, by: Actor) -> Speaker:
    """Take somebody off the list before they have spoken.

    Raises:
        PermissionDenied: a delegation for somebody of another.
        Refusal: they had the floor, or are off the list.
    """
    body = speaker.participant.body
    require(
        can_run_sitting(by) or (body is not None and can_act_for(by, body)),
        "take somebody off the list of speakers",
    )
    floor = locked_floor(running(speaker.sitting))
    asked = Speaker.objects.select_related("participant").get(pk=speaker.pk)
    if asked.withdrawn_at is not None or asked.began_at is not None:
        raise Refusal(
            _("%(name)s does not wait for the floor") % {"name": asked.participant.name}
        )
    asked.withdrawn_at = timezone.now()
    asked.save(update_fields=["withdrawn_at"])
    append(
        "proceedings.speaker.withdraw",
        subject_of(asked),
        by=by,
        name=asked.participant.name,
    )
    told(floor, SPEAKERS, "queue", by=by.actor_id)
    return asked


def allowed(sitting: Sitting) -> int | None:
    """Seconds of speaking time under the rules of the organ; None: not set."""
    day = clock_of(sitting.session, sitting.begins_at).date()
    minutes = setting_of(sitting.session.organ, Setting.Key.SPEAKING_MINUTES, day)
    return None if minutes is None else round(float(str(minutes)) * 60)


def _of(participant: Participant) -> str:
    """In brackets, of which country or body; "" where nothing is known."""
    body = participant.body
    if body is None:
        return ""
    return f" ({body.country.english_name if body.country else body.display_name})"


def _seconds(began: datetime, ended: datetime) -> int:
    return round((ended - began).total_seconds())
