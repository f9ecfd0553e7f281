"""Under whose name a command acts."""

from django.core.management.base import CommandError

from orkhon.accounts.models import User


def account(username: str) -> User:
    """The open account of that name.

    Raises:
        CommandError: there is none.
    """
    found = User.objects.filter(username__iexact=username, is_active=True).first()
    if found is None:
        raise CommandError(f"there is no account “{username}”")
    return found
