"""The mailing list: asked for, confirmed by its owner, left at once.

Whoever asks learns nothing of what the list holds: an address that is known and one
that is not get the same answer, and the mail is sent by a worker.
"""

import secrets
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.jobs.actions import ask
from orkhon.press.documents.mails import confirmation_mail
from orkhon.press.models import Subscriber
from orkhon.press.queries.mailing import address_digest
from orkhon.record.actions import append, locked_frontier, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Machine

INVITE = "press.mailing.invite"
"""The job that sends the mail of confirmation."""
UNCONFIRMED_DAYS = 7
"""An address that nobody confirmed is erased after so many days."""
LONGEST = 254
"""Signs of an address (RFC 5321)."""
LANGUAGES = frozenset(code for code, _name in settings.LANGUAGES)
ROBOT = Machine("mailing")


@transaction.atomic
def subscribe(address: str, language: str) -> None:
    """Put an address down and let a worker ask its owner; a known one changes nothing.

    Raises:
        Refusal: no address, or a language that the site does not have.
    """
    written = address.strip()
    try:
        _check(written)
    except ValidationError as error:
        raise Refusal(
            _("“%(address)s” is no e-mail address") % {"address": written[:80]}
        ) from error
    if language not in LANGUAGES:
        raise Refusal(_("“%(code)s” is no language of this site") % {"code": language})
    digest = address_digest(written)
    locked_frontier()
    if Subscriber.objects.filter(email_digest=digest).exists():
        return
    made = Subscriber.objects.create(
        email=written,
        email_digest=digest,
        language=language,
        asked_at=timezone.now(),
    )
    subject = subject_of(made)
    append("press.subscriber.ask", subject, by=None, language=language)
    ask(INVITE, subject=subject, by=ROBOT.actor_id)


def invite(subscriber: Subscriber) -> bool:
    """Send the mail of confirmation; whether one was to be sent."""
    if subscriber.confirmed_at is not None or not subscriber.email:
        return False
    confirmation_mail(subscriber).send()
    return True


@transaction.atomic
def confirm(token: str) -> bool:
    """From here on texts are sent; whether the link still holds.

    Confirming twice is one act.
    """
    locked_frontier()
    row = Subscriber.objects.filter(token=token, left_at=None).first()
    if row is None:
        return False
    if row.confirmed_at is None:
        row.confirmed_at = timezone.now()
        row.save(update_fields=["confirmed_at"])
        append("press.subscriber.confirm", subject_of(row), by=None)
    return True


@transaction.atomic
def leave(token: str) -> bool:
    """Erase the address and whatever leads to it; whether the link is one of ours.

    Leaving twice is one act. An unconfirmed address leaves in the same way.
    """
    locked_frontier()
    row = Subscriber.objects.filter(token=token).first()
    if row is None:
        return False
    if row.left_at is None:
        row.left_at = timezone.now()
        row.email = ""
        # So the address may subscribe again, and nothing says that it once had.
        row.email_digest = secrets.token_hex(32)
        row.save(update_fields=["left_at", "email", "email_digest"])
        row.mailings.filter(sent_at=None).delete()
        append("press.subscriber.leave", subject_of(row), by=None)
    return True


@transaction.atomic
def erase_unconfirmed() -> int:
    """Erase addresses that nobody confirmed in time; how many."""
    locked_frontier()
    before = timezone.now() - timedelta(days=UNCONFIRMED_DAYS)
    rows = Subscriber.objects.filter(confirmed_at=None, left_at=None)
    due = list(rows.filter(asked_at__lte=before))
    for row in due:
        subject = subject_of(row)
        row.delete()
        append("press.subscriber.erase", subject, by=ROBOT)
    return len(due)


def _check(address: str) -> None:
    """No address, or one that is too long to be written to, is no good."""
    validate_email(address)
    if len(address) > LONGEST:
        raise ValidationError(f"{len(address)} signs")
