"""The mailing list in numbers; addresses are never among them."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Count, Q
from django.utils.crypto import salted_hmac

from orkhon.press.models import CommuniqueVersion, Mailing, Subscriber

MOST_TRIES = 20
"""A mail that failed so often is not tried again."""
SHOWN = 50
"""Versions of the list."""


@dataclass(frozen=True)
class Sent:
    """One version as it went out.

    Attributes:
        sent, failed, broken_off: Numbers of subscribers. A mail is broken off when its
            sender stopped in the middle: it may have arrived, so it is not sent again.
        errors: Why mails failed, each reason once.
    """

    version: CommuniqueVersion
    sent: int
    failed: int
    broken_off: int
    errors: tuple[str, ...]


@dataclass(frozen=True)
class MailingList:
    """How many subscribe, by language, and how many have not confirmed yet."""

    confirmed: int
    waiting: int
    left: int
    by_language: tuple[tuple[str, int], ...]


def address_digest(address: str) -> str:
    """A keyed digest of an address: it cannot be found by trying addresses."""
    return salted_hmac(
        "press.mailing", address.strip().casefold(), algorithm="sha256"
    ).hexdigest()


def subscribing() -> Q:
    """Which subscribers have confirmed and not left."""
    return Q(confirmed_at__isnull=False, left_at=None) & ~Q(email="")


def mailing_list() -> MailingList:
    """The list as it is now."""
    rows = Subscriber.objects.filter(subscribing()).order_by()
    found = dict(
        rows.values_list("language")
        .annotate(n=Count("pk"))
        .values_list("language", "n")
    )
    order = [code for code, _name in settings.LANGUAGES]
    return MailingList(
        confirmed=sum(found.values()),
        waiting=Subscriber.objects.filter(confirmed_at=None, left_at=None).count(),
        left=Subscriber.objects.filter(left_at__isnull=False).count(),
        by_language=tuple((code, found.get(code, 0)) for code in order),
    )


def sent_versions() -> tuple[Sent, ...]:
    """What was sent and what failed, the latest version first."""
    versions = (
        CommuniqueVersion.objects.filter(mailings__isnull=False)
        .distinct()
        .select_related("communique")
        .prefetch_related("texts", "mailings")
        .order_by("-communique__year", "-communique__number", "-number")[:SHOWN]
    )
    return tuple(_sent(one) for one in versions)


def _sent(version: CommuniqueVersion) -> Sent:
    rows = list(version.mailings.all())
    waiting = [one for one in rows if one.sent_at is None]
    failed = [one for one in waiting if one.error]
    return Sent(
        version=version,
        sent=len(rows) - len(waiting),
        failed=len(failed),
        broken_off=sum(one.tries > 0 and not one.error for one in waiting),
        errors=tuple(Counter(one.error for one in failed)),
    )


def to_be_sent(version: CommuniqueVersion, seen_at: datetime) -> list[Mailing]:
    """Mails of a version that were not tried yet or failed, as rows still unsaved or kept.

    Args:
        seen_at: Since when everybody can see it; who confirmed later gets the next one.
    """
    known = {one.subscriber_id: one for one in version.mailings.all()}
    wanted = Subscriber.objects.filter(subscribing(), confirmed_at__lte=seen_at)
    found = []
    for one in wanted.order_by("pk"):
        row = known.get(one.pk) or Mailing(version=version, subscriber=one)
        if row.sent_at is None and (not row.tries or row.error):
            found.append(row)
    return [one for one in found if one.tries < MOST_TRIES]
