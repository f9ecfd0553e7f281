"""Sessions of programs that read a mission: a token for a day, taken back at once."""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from orkhon.accounts.models import User
from orkhon.observation.models import RestSession
from orkhon.observation.queries.keys import ALPHABET, LENGTH
from orkhon.record.actions import append

LASTS = timedelta(hours=24)


@transaction.atomic
def open_session(account: User) -> tuple[RestSession, str]:
    """Begin a session for an account whose password was just shown.

    Returns:
        The session, and its token. The token is kept nowhere.
    """
    now = timezone.now()
    RestSession.objects.filter(user=account, expires_at__lte=now).delete()
    token = "".join(secrets.choice(ALPHABET) for _sign in range(LENGTH))
    session = RestSession.objects.create(
        user=account,
        digest=hashlib.sha256(token.encode()).hexdigest(),
        made_at=now,
        expires_at=now + LASTS,
    )
    append("observation.session.open", account.subject, by=account)
    return session, token


@transaction.atomic
def close_session(token: str, *, by: User) -> bool:
    """End a session of one's own; False when there is none with this token."""
    gone, _rows = RestSession.objects.filter(
        user=by, digest=hashlib.sha256(token.encode()).hexdigest()
    ).delete()
    if gone:
        append("observation.session.close", by.subject, by=by)
    return bool(gone)
