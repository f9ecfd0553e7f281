"""Second factors in the record.

allauth writes them itself and offers no other place to stand beside the change than
its signals, which it sends in the request that made it, once the factor is kept.
"""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import (
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from django.dispatch import receiver

from orkhon.accounts.models import User
from orkhon.record.actions import append


@receiver(authenticator_added)
def record_added(user: User, authenticator: Authenticator, **_: Any) -> None:
    """A second factor was added; which kind, never its secret or its name."""
    append("accounts.factor.add", user.subject, by=user, kind=authenticator.type)


@receiver(authenticator_removed)
def record_removed(user: User, authenticator: Authenticator, **_: Any) -> None:
    """A second factor was removed by its holder."""
    append("accounts.factor.remove", user.subject, by=user, kind=authenticator.type)


@receiver(authenticator_reset)
def record_reset(user: User, authenticator: Authenticator, **_: Any) -> None:
    """Recovery codes were made anew."""
    append("accounts.factor.reset", user.subject, by=user, kind=authenticator.type)
