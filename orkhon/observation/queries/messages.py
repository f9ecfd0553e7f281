"""Messages with their answers, and the log of all texts in and out."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from orkhon.observation.models import (
    Message,
    MessageDelivery,
    Mission,
    MissionCity,
    TextMessage,
)


@dataclass(frozen=True)
class MessageLine:
    """A message with how many have it, saw it and answered."""

    message: Message
    sent: int
    seen: int
    answered: int


@dataclass(frozen=True)
class DeliveryLine:
    """One observer's copy, and the texts that went or came with it."""

    delivery: MessageDelivery
    texts: tuple[TextMessage, ...]


def message_lines(mission: Mission, city: MissionCity | None) -> list[MessageLine]:
    """Messages, the newest first; of a city alone, those that reached somebody there."""
    return [
        MessageLine(one, one.n_sent, one.n_seen, one.n_answered)
        for one in messages(mission, city).annotate(
            n_sent=Count("deliveries"),
            n_seen=Count("deliveries", filter=Q(deliveries__seen_at__isnull=False)),
            n_answered=Count(
                "deliveries", filter=Q(deliveries__answered_at__isnull=False)
            ),
        )
    ]


def messages(mission: Mission, city: MissionCity | None) -> QuerySet[Message]:
    """Messages of a mission; of a city alone, those that reached somebody there."""
    rows = Message.objects.filter(mission=mission)
    if city is not None:
        here = MessageDelivery.objects.filter(
            message=OuterRef("pk"), observer__membership__team__city=city
        )
        rows = rows.filter(Exists(here))
    return rows


def delivery_lines(message: Message, city: MissionCity | None) -> list[DeliveryLine]:
    """Who has the message: seen when, answered what; the unanswered first."""
    rows = (
        message.deliveries.select_related("observer__membership__team")
        .prefetch_related("text_messages")
        .order_by("answered_at", "observer__code")
    )
    if city is not None:
        rows = rows.filter(observer__membership__team__city=city)
    lines = [DeliveryLine(one, tuple(one.text_messages.all())) for one in rows]
    return sorted(lines, key=lambda one: one.delivery.answered_at is not None)


def texts(mission: Mission, *, unread_only: bool = False) -> QuerySet[TextMessage]:
    """Every text that came or went, the newest first; nobody's own among them.

    A text of an unknown number belongs to no mission: it stands in all that are open.
    """
    rows = TextMessage.objects.filter(
        Q(mission=mission) | Q(mission=None, direction=TextMessage.Direction.IN)
    ).select_related("observer", "submission", "delivery__message")
    if unread_only:
        rows = rows.filter(state=TextMessage.State.UNREAD)
    return rows


def open_questions(observers: Sequence[object]) -> QuerySet[MessageDelivery]:
    """Messages that need an answer and have none, the newest first."""
    return (
        MessageDelivery.objects.filter(
            observer__in=observers, message__needs_answer=True, answered_at=None
        )
        .select_related("message", "observer")
        .order_by("-message__sent_at")
    )
