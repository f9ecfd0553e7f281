"""What ends the sessions of programs: another password, a factor beside it.

A token was given for what the account showed then. Whoever changes the password
because it was stolen, or adds a second factor, shuts out who holds a token.
"""

from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models.signals import post_save
from django.dispatch import receiver

from orkhon.accounts.models import User
from orkhon.observation.models import RestSession


@receiver(post_save, sender=User)
def password_changed(
    instance: User, update_fields: frozenset[str] | None = None, **_rest: Any
) -> None:
    """Every session of the account ends with its password."""
    if update_fields is not None and "password" in update_fields:
        RestSession.objects.filter(user=instance).delete()


@receiver(post_save, sender=Authenticator)
def factor_added(instance: Authenticator, created: bool, **_rest: Any) -> None:
    """An account with a second factor cannot be used by a program."""
    if created:
        RestSession.objects.filter(user=instance.user_id).delete()
