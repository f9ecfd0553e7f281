"""Background work: the letter on Monday that tells what occasions come."""

from datetime import date

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import ngettext, override

from orkhon.accounts.models import User
from orkhon.protocol.permissions import can_write_letters
from orkhon.protocol.queries.occasions import SOON, due
from orkhon.record.actions import append
from orkhon.record.roles import SECRETARIAT, Machine
from orkhon.register.queries import labels
from orkhon.ui import dates


def send_occasions(day: date) -> int:
    """Write to those who write letters what comes within 14 days.

    Nothing that comes is no letter. It is in the reader's language; the record keeps
    that it was sent and to how many, not to whom.

    Returns:
        How many letters were sent.
    """
    labels.refresh()
    readers = (
        User.objects.filter(is_active=True, role_rows__role__in=SECRETARIAT)
        .exclude(email="")
        .distinct()
    )
    sent, most = 0, 0
    for user in readers:
        coming = due(day, user)
        if not can_write_letters(user) or not coming:
            continue
        most = max(most, len(coming))
        with override(user.language or settings.LANGUAGE_CODE):
            letter = EmailMessage(
                subject=ngettext(
                    "%(n)d occasion until %(day)s",
                    "%(n)d occasions until %(day)s",
                    len(coming),
                )
                % {"n": len(coming), "day": dates.day(day + SOON)},
                body=render_to_string(
                    "protocol/occasions_digest.txt",
                    {
                        "coming": coming,
                        "reader": user,
                        "address": settings.ORKHON_ADDRESS,
                    },
                ),
                to=[user.email],
            )
        sent += letter.send()
    if sent:
        with transaction.atomic():
            append(
                "protocol.occasions.send",
                f"orkhon:occasions/{day:%Y-%m-%d}",
                by=Machine("digest"),
                letters=sent,
                occasions=most,
            )
    return sent
