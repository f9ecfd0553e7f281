"""The code on a badge: an address of our own with a token that we signed.

The token names the participant alone; whoever holds it learns nothing from it, and
without the installation's secret nobody can make one.
"""

import uuid

from django.conf import settings
from django.core import signing
from django.urls import reverse

from orkhon.proceedings.models import Participant

SALT = "proceedings.badge"
LONGEST = 200


def token_of(participant: Participant) -> str:
    """The token of a participant; always the same, so that a badge can be printed anew."""
    return signing.Signer(salt=SALT, sep="~").sign(participant.pk.hex)


def address_of(participant: Participant) -> str:
    """What the badge's QR code holds."""
    path = reverse("proceedings:badge", args=[token_of(participant)])
    return f"{settings.ORKHON_ADDRESS.rstrip('/')}{path}"


def badge_holder(token: str) -> Participant | None:
    """Whom a token or a whole address names; None for what we did not sign."""
    token = token.strip().rstrip("/").rpartition("/")[2]
    if not token or len(token) > LONGEST:
        return None
    try:
        key = uuid.UUID(signing.Signer(salt=SALT, sep="~").unsign(token))
    except (signing.BadSignature, ValueError):
        return None
    return (
        Participant.objects.filter(pk=key)
        .select_related("session__organ", "body__country", "stands_in_for")
        .first()
    )
