"""Text messages on their way out: queued, handed to the gateway, delivered or not."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from orkhon.observation import gateway
from orkhon.observation.models import MessageDelivery, TextMessage
from orkhon.record.actions import append, subject_of

TRIES = 6
BACKOFF = (1, 2, 5, 15, 60)
"""Minutes until the next try, by the number of tries made."""
AT_ONCE = 50
HELD_FOR = timedelta(minutes=5)
"""For how long a text in hand is not taken up by another worker."""


def queue_texts(deliveries: Sequence[MessageDelivery], text: str) -> list[TextMessage]:
    """Put a message on its way to every observer with a telephone on the list."""
    now = timezone.now()
    return TextMessage.objects.bulk_create(
        [
            TextMessage(
                mission=one.message.mission,
                direction=TextMessage.Direction.OUT,
                number=one.observer.phone,
                text=text,
                at=now,
                state=TextMessage.State.WAITING,
                next_try_at=now,
                observer=one.observer,
                delivery=one,
            )
            for one in deliveries
            if one.observer.phone
        ]
    )


def send_waiting(now: datetime) -> tuple[int, int]:
    """Hand the texts that wait to the gateway; what fails is tried again later.

    The gateway is asked outside any transaction. A text is taken in hand first, so
    that two workers do not send it twice; if a worker dies in between it is sent once
    more, under the same id, which the gateway knows.

    Returns:
        How many were handed over, and how many were given up for good.
    """
    if not gateway.sends():
        return 0, 0
    due = TextMessage.objects.filter(
        Q(next_try_at=None) | Q(next_try_at__lte=now),
        direction=TextMessage.Direction.OUT,
        state=TextMessage.State.WAITING,
    ).order_by("at")[:AT_ONCE]
    sent = failed = 0
    for text in (one for one in due if take_in_hand(one, now)):
        try:
            gateway_id = gateway.send(text.number, text.text, str(text.pk))
        except gateway.GatewayError as error:
            failed += _put_back(text, str(error), now)
        else:
            _handed_over(text, gateway_id)
            sent += 1
    return sent, failed


def take_in_hand(text: TextMessage, now: datetime) -> bool:
    """Take a text for this try, unless another worker has it; counts the try."""
    taken = TextMessage.objects.filter(
        pk=text.pk, state=TextMessage.State.WAITING, tries=text.tries
    ).update(tries=text.tries + 1, next_try_at=now + HELD_FOR)
    text.refresh_from_db()
    return bool(taken)


@transaction.atomic
def report_delivery(gateway_id: str, *, delivered: bool, problem: str = "") -> bool:
    """Keep what the gateway reports of a text it was given; False when unknown."""
    state = TextMessage.State.DELIVERED if delivered else TextMessage.State.FAILED
    text = TextMessage.objects.filter(
        direction=TextMessage.Direction.OUT, gateway_id=gateway_id
    ).first()
    if text is None:
        return False
    changed = (
        TextMessage.objects.filter(pk=text.pk)
        .exclude(state=state)
        .update(state=state, problem=problem[:500])
    )
    if changed:
        append(
            "observation.text.report",
            subject_of(text),
            by=None,
            state=str(state),
            problem=problem[:500],
        )
    return True


def _put_back(text: TextMessage, problem: str, now: datetime) -> int:
    """Wait for the next try; after the last one, give up and say so."""
    if text.tries < TRIES:
        wait = timedelta(minutes=BACKOFF[min(text.tries, len(BACKOFF)) - 1])
        TextMessage.objects.filter(pk=text.pk).update(
            next_try_at=now + wait, problem=problem[:500]
        )
        return 0
    with transaction.atomic():
        TextMessage.objects.filter(pk=text.pk).update(
            state=TextMessage.State.FAILED, next_try_at=None, problem=problem[:500]
        )
        append(
            "observation.text.fail",
            subject_of(text),
            by=None,
            tries=text.tries,
            problem=problem[:500],
        )
    return 1


def _handed_over(text: TextMessage, gateway_id: str) -> None:
    with transaction.atomic():
        TextMessage.objects.filter(pk=text.pk).update(
            state=TextMessage.State.SENT,
            gateway_id=gateway_id,
            next_try_at=None,
            problem="",
        )
        append("observation.text.send", subject_of(text), by=None, tries=text.tries)
