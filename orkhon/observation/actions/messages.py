"""Messages to observers: sent to all, a city, teams or one person; seen, answered."""

import uuid
from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from orkhon.accounts.models import User
from orkhon.observation import gateway
from orkhon.observation.actions.text_queue import queue_texts
from orkhon.observation.models import (
    Message,
    MessageDelivery,
    Mission,
    MissionCity,
    Observer,
    ProtocolCheck,
    Team,
)
from orkhon.observation.permissions import can_operate_in
from orkhon.observation.queries.operations.scope import city_of
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require

LONGEST = 2000
GONE = (Observer.State.REFUSED, Observer.State.WITHDRAWN, Observer.State.REPLACED)


@transaction.atomic
def send_message(
    mission: Mission,
    text: str,
    *,
    by: User,
    city: MissionCity | None = None,
    teams: Sequence[Team] = (),
    observer: Observer | None = None,
    needs_answer: bool = False,
    by_text: bool = False,
    language: str = "en",
    now: Callable[[], datetime] = timezone.now,
) -> Message:
    """Send a message to the observers in teams: all, of a city, of teams, or one.

    Args:
        city: The teams of this city alone.
        teams: These teams alone.
        observer: This observer alone, in a team or not.
        by_text: As a text message too, to whoever has a telephone on the list.
        language: In which it is written.
    Raises:
        Refusal: nothing said, nobody to send it to, more than one sort of addressee,
            or text messages without a gateway.
        PermissionDenied: not one who writes to these people.
    """
    if sum([city is not None, bool(teams), observer is not None]) > 1:
        raise Refusal("name a city, teams or one observer, not several of them")
    for place in _cities(city, teams, observer):
        require(can_operate_in(by, mission, place), "write to these observers")
    text = text.strip()
    if not text:
        raise Refusal("write the message")
    if len(text) > LONGEST:
        raise Refusal(f"the message has {len(text)} signs; {LONGEST} at most")
    if by_text and not gateway.sends():
        raise Refusal("no gateway for text messages is set")
    people = list(_people(mission, city, teams, observer))
    if not people:
        raise Refusal("there is nobody to send it to")
    message = Message.objects.create(
        mission=mission,
        text=text,
        language=language,
        needs_answer=needs_answer,
        sent_at=now(),
        sent_by=by.actor_id,
    )
    deliveries = MessageDelivery.objects.bulk_create(
        [MessageDelivery(message=message, observer=one) for one in people]
    )
    if by_text:
        queue_texts(deliveries, text)
    append(
        "observation.message.send",
        subject_of(message),
        by=by,
        mission=mission.number,
        text=text,
        to=[one.code for one in people],
        needs_answer=needs_answer,
        by_text=by_text,
    )
    return message


@transaction.atomic
def mark_seen(delivery: MessageDelivery, *, by: Actor) -> MessageDelivery:
    """Note that an observer has seen a message; the first time counts."""
    seen = MessageDelivery.objects.filter(pk=delivery.pk, seen_at=None).update(
        seen_at=timezone.now()
    )
    delivery.refresh_from_db()
    if seen:
        append(
            "observation.message.seen",
            subject_of(delivery.message),
            by=by,
            observer=delivery.observer.code,
        )
    return delivery


@transaction.atomic
def answer_message(
    delivery: MessageDelivery,
    answer_id: uuid.UUID,
    text: str,
    *,
    by: Actor,
    channel: str = MessageDelivery.Channel.APP,
    now: Callable[[], datetime] = timezone.now,
) -> MessageDelivery:
    """Keep an observer's answer; the same answer sent again is one answer.

    A later, other answer takes the place of the first, which stays in the record.

    Args:
        answer_id: The phone's own name for this answer.
    Raises:
        Refusal: nothing said, or this id is another message's answer.
    """
    text = text.strip()[:LONGEST]
    if not text:
        raise Refusal("the answer is empty")
    owner = MessageDelivery.objects.filter(answer_id=answer_id).first()
    if owner is not None:
        if owner.pk != delivery.pk:
            raise Refusal(f"{answer_id} answers another message")
        return owner
    at = now()
    MessageDelivery.objects.filter(pk=delivery.pk).update(
        answer=text, answer_id=answer_id, answered_at=at, answered_by=channel
    )
    MessageDelivery.objects.filter(pk=delivery.pk, seen_at=None).update(seen_at=at)
    delivery.refresh_from_db()
    append(
        "observation.message.answer",
        subject_of(delivery.message),
        by=by,
        observer=delivery.observer.code,
        answer=str(answer_id),
        text=text,
        channel=str(channel),
    )
    return delivery


@transaction.atomic
def ask_team(
    check: ProtocolCheck,
    text: str,
    *,
    by: User,
    now: Callable[[], datetime] = timezone.now,
) -> Message:
    """Ask the team of a protocol that does not add up; the protocol stays as seen.

    Raises:
        Refusal: the form names neither a team nor an observer.
    """
    form = check.submission
    if form.team is not None:
        message = send_message(
            check.mission,
            text,
            by=by,
            teams=[form.team],
            needs_answer=True,
            now=now,
        )
    elif form.observer is not None:
        message = send_message(
            check.mission,
            text,
            by=by,
            observer=form.observer,
            needs_answer=True,
            now=now,
        )
    else:
        raise Refusal("the form names no team: there is nobody to ask")
    ProtocolCheck.objects.filter(pk=check.pk).update(team_asked_at=message.sent_at)
    check.refresh_from_db()
    append(
        "observation.protocol.ask",
        subject_of(form),
        by=by,
        message=str(message.pk),
        city=str(city_of(form) or ""),
    )
    return message


def _cities(
    city: MissionCity | None, teams: Sequence[Team], observer: Observer | None
) -> set[MissionCity | None]:
    if teams:
        return {one.city for one in teams}
    if observer is not None:
        membership = getattr(observer, "membership", None)
        return {None if membership is None else membership.team.city}
    return {city}


def _people(
    mission: Mission,
    city: MissionCity | None,
    teams: Sequence[Team],
    observer: Observer | None,
) -> list[Observer]:
    rows = Observer.objects.filter(mission=mission).exclude(state__in=GONE)
    if observer is not None:
        return list(rows.filter(pk=observer.pk))
    wanted = Q(membership__team__mission=mission)
    if teams:
        wanted &= Q(membership__team__in=teams)
    if city is not None:
        wanted &= Q(membership__team__city=city)
    return list(rows.filter(wanted).order_by("code"))
