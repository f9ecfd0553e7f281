"""Badges of a mission: those that hold, and the revoked ones that phones must know."""

import base64
from dataclasses import dataclass
from datetime import datetime

from orkhon.observation.models import Badge, Mission


@dataclass(frozen=True)
class RevokedBadge:
    """A badge that holds no longer; `signature` tells it from a newer one."""

    observer: str
    signature: str
    revoked_at: datetime


def badges_of(mission: Mission) -> list[Badge]:
    """Every badge of a mission, the latest first, with whom it is for."""
    return list(
        Badge.objects.filter(observer__mission=mission)
        .select_related("observer__parliament")
        .order_by("revoked_at", "observer__code", "-issued_at")
    )


def revoked_badges(mission: Mission) -> tuple[RevokedBadge, ...]:
    """The revoked badges, the first one first.

    A badge is named by the signature of its code (what stands after the point), so
    that the list carries nobody's name.
    """
    rows = Badge.objects.filter(
        observer__mission=mission, revoked_at__isnull=False
    ).order_by("revoked_at")
    return tuple(
        RevokedBadge(code, text.rpartition(".")[2], at)
        for code, text, at in rows.values_list("observer__code", "code", "revoked_at")
        if at is not None
    )


def public_key_text(mission: Mission) -> str:
    """The mission's public key as base64, "" before its first badge."""
    return base64.b64encode(bytes(mission.badge_key)).decode("ascii")
