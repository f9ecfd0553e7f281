"""Mails to journalists: which are due, and how each of them stands."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from orkhon.press.models import Notice
from orkhon.press.queries.mailing import MOST_TRIES


@dataclass(frozen=True)
class NoticeLine:
    """A mail and how it stands.

    Attributes:
        standing: sent, overtaken, broken-off, given-up, failed or waiting. One is
            overtaken that was not sent before the next one of its kind was written.
    """

    notice: Notice
    standing: str


def due_notices() -> QuerySet[Notice]:
    """What is still to be sent, the oldest first: not tried yet, or failed.

    One whose sender stopped in the middle may have arrived; it is not sent again.
    """
    later = Notice.objects.filter(
        journalist=OuterRef("journalist"),
        about=OuterRef("about"),
        number__gt=OuterRef("number"),
    )
    return (
        Notice.objects.filter(
            ~Exists(later),
            Q(tries=0) | ~Q(error=""),
            sent_at=None,
            tries__lt=MOST_TRIES,
        )
        .exclude(journalist__email="")
        .select_related("journalist")
        .order_by("made_at", "number")
    )


def notice_lines(rows: Iterable[Notice]) -> tuple[NoticeLine, ...]:
    """All mails to one journalist, in their order."""
    found = sorted(rows, key=lambda one: one.number)
    last = {one.about: one.number for one in found}
    return tuple(
        NoticeLine(one, _standing(one, one.number < last[one.about])) for one in found
    )


def _standing(one: Notice, is_overtaken: bool) -> str:
    if one.sent_at is not None:
        return "sent"
    if one.tries and not one.error:
        return "broken-off"
    if is_overtaken:
        return "overtaken"
    if one.tries >= MOST_TRIES:
        return "given-up"
    return "failed" if one.error else "waiting"
