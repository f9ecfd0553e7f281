"""Badges whose code anyone can check without a network, against one public key."""

from orkhon.engines.badges.badge import (
    PREFIX,
    Badge,
    BadgeError,
    public_key_of,
    sign,
    verify,
)

__all__ = ["PREFIX", "Badge", "BadgeError", "public_key_of", "sign", "verify"]
