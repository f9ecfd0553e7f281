"""Whose name stands behind an actor's id, for work that is done later."""

import uuid

from orkhon.accounts.models import User
from orkhon.record.refusals import Refusal


def account_of(actor_id: str) -> User:
    """The open account that asked.

    Raises:
        Refusal: no account has this id, or it was closed in the meantime.
    """
    kind, _, key = actor_id.partition("/")
    account = None
    if kind == "account" and key:
        account = User.objects.filter(public_id=uuid.UUID(key), is_active=True).first()
    if account is None:
        raise Refusal(f"{actor_id} may not act any more")
    return account
