"""Background work: the weekly letter on promises."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from orkhon.accounts.models import User
from orkhon.dialogue.models import CommitmentParty
from orkhon.dialogue.permissions import can_read
from orkhon.dialogue.queries.promises import PromiseLine, due_between, overdue
from orkhon.record.actions import append
from orkhon.record.roles import SECRETARIAT, Machine
from orkhon.register.queries import labels
from orkhon.ui import dates

AHEAD = timedelta(days=14)
"""How far ahead the letter looks."""


@dataclass(frozen=True)
class OwnerPart:
    """What one owner owes: the late promises, and those due soon.

    Attributes:
        owner: The stored name, "" where nobody is named; parts stand in its order.
        party: The same owner, who is called otherwise in another language.
    """

    owner: str
    party: CommitmentParty | None
    late: tuple[PromiseLine, ...]
    soon: tuple[PromiseLine, ...]


def send_digest(day: date) -> int:
    """Write to each of the Secretariat what is late and what is due in 14 days.

    Nothing late and nothing due is no letter. The letter is in the reader's
    language; the record keeps that it was sent and to how many, not to whom.

    Returns:
        How many letters were sent.
    """
    labels.refresh()
    parts = digest(day)
    if not parts:
        return 0
    readers = (
        User.objects.filter(is_active=True, role_rows__role__in=SECRETARIAT)
        .exclude(email="")
        .distinct()
    )
    sent = 0
    for user in readers:
        if not can_read(user):
            continue
        with override(user.language or settings.LANGUAGE_CODE):
            letter = EmailMessage(
                subject=_subject(parts, day),
                body=render_to_string(
                    "dialogue/digest.txt",
                    {
                        "parts": parts,
                        "day": dates.day(day),
                        "until": dates.day(day + AHEAD),
                        "reader": user,
                        "address": settings.ORKHON_ADDRESS,
                    },
                ),
                to=[user.email],
            )
        sent += letter.send()
    with transaction.atomic():
        append(
            "dialogue.digest.send",
            f"orkhon:digest/{day:%Y-%m-%d}",
            by=Machine("digest"),
            letters=sent,
            late=sum(len(part.late) for part in parts),
            soon=sum(len(part.soon) for part in parts),
        )
    return sent


def digest(day: date) -> tuple[OwnerPart, ...]:
    """The late promises and those due within 14 days, under who owes them."""
    lines = overdue(day), due_between(day, day + AHEAD)
    late, soon = (_by_owner(one) for one in lines)
    parties = {
        str(party): party for found in lines for one in found for party in one.owners
    }
    return tuple(
        OwnerPart(
            owner,
            parties.get(owner),
            tuple(late.get(owner, ())),
            tuple(soon.get(owner, ())),
        )
        for owner in sorted({*late, *soon})
    )


def _by_owner(lines: Sequence[PromiseLine]) -> dict[str, list[PromiseLine]]:
    found: dict[str, list[PromiseLine]] = {}
    for line in lines:
        for owner in [str(one) for one in line.owners] or [""]:
            found.setdefault(owner, []).append(line)
    return found


def _subject(parts: tuple[OwnerPart, ...], day: date) -> str:
    late = {line.commitment.pk for part in parts for line in part.late}
    soon = {line.commitment.pk for part in parts for line in part.soon}
    return _("Promises on %(day)s: %(late)s overdue, %(soon)s due in 14 days") % {
        "day": dates.day(day),
        "late": len(late),
        "soon": len(soon),
    }
