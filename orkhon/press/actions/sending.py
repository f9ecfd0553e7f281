"""Sending what is out to whoever confirmed: each version once to each subscriber.

A row is taken before its mail is sent and closed after it. A sender that dies between
the two leaves a row that is never sent again: better a mail too few than two.
"""

from dataclasses import dataclass
from datetime import datetime

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from orkhon.press.actions.delivery import delivered
from orkhon.press.documents.mails import communique_mail
from orkhon.press.models import CommuniqueVersion, Mailing
from orkhon.press.queries.mailing import subscribing, to_be_sent
from orkhon.press.queries.published import (
    PublishedCommunique,
    PublishedWords,
    published_communique_words,
    published_communiques,
)
from orkhon.record.actions import append, subject_of
from orkhon.record.roles import Machine


@dataclass(frozen=True)
class Sending:
    """What one run did: mails that went out, and mails that failed."""

    sent: int
    failed: int


def send_out(now: datetime | None = None) -> Sending:
    """Send the versions that everybody can see and that hold, where they were not yet.

    A version under embargo is not out, and a version that was corrected before it was
    sent is not sent any more: its correction is.

    Args:
        now: By which embargoes are measured; None for the clock.
    """
    sent = failed = 0
    backend = get_connection()
    for one in published_communiques(now=now):
        version = CommuniqueVersion.objects.get(
            communique__year=one.year,
            communique__number=one.number,
            number=one.version,
        )
        seen_at = one.versions[-1].published_at
        rows = to_be_sent(version, seen_at)
        words = published_communique_words(one.year, one.number, now=now)
        if not rows or words is None:
            continue
        here = [_send(row, one, words, backend) for row in rows]
        went, did_not = here.count(True), here.count(False)
        if went:
            with transaction.atomic():
                append(
                    "press.communique.mail",
                    subject_of(version),
                    by=Machine("mailing"),
                    symbol=one.symbol,
                    sent=went,
                    failed=did_not,
                )
        sent, failed = sent + went, failed + did_not
    return Sending(sent, failed)


def _send(
    row: Mailing,
    communique: PublishedCommunique,
    words: dict[str, PublishedWords],
    backend: BaseEmailBackend,
) -> bool | None:
    """Whether it went out; None where another sender has it or the reader left."""
    taken = _taken(row)
    if taken is None:
        return None
    mail = communique_mail(taken.subscriber, communique, words)
    mail.connection = backend
    why = delivered(mail)
    if why:
        Mailing.objects.filter(pk=taken.pk).update(error=why)
        return False
    Mailing.objects.filter(pk=taken.pk).update(sent_at=timezone.now(), error="")
    return True


@transaction.atomic
def _taken(row: Mailing) -> Mailing | None:
    """The row as ours alone, known by its number of tries; none for who left."""
    readers = type(row.subscriber).objects.select_for_update()
    reader = readers.filter(subscribing(), pk=row.subscriber_id).first()
    if reader is None:
        return None
    if row.pk is None:
        row, is_new = Mailing.objects.get_or_create(
            version=row.version, subscriber=reader
        )
        if not is_new:
            return None
    ours = Mailing.objects.filter(pk=row.pk, sent_at=None, tries=row.tries).update(
        tries=F("tries") + 1, error=""
    )
    if not ours:
        return None
    row.subscriber = reader
    return row
