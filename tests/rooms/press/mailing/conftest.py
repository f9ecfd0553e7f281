"""Texts that are out, and people who asked for them; addresses are of example.org."""

from dataclasses import dataclass, field

import pytest

from orkhon.press.actions.mailing import confirm, subscribe
from orkhon.press.models import Subscriber
from orkhon.press.queries.mailing import address_digest
from tests.rooms.press.communiques.conftest import (
    _clock,
    approved,
    begin,
    embargoed,
    published,
    write,
    written,
)

__all__ = ["_clock", "approved", "begin", "embargoed", "published", "write", "written"]


@dataclass(frozen=True)
class Work:
    """A job as a worker hands it to its function."""

    subject: str = ""
    arguments: dict[str, object] = field(default_factory=dict)
    asked_by: str = "machine/worker"

    def report(self, done, total):
        """Nobody looks."""


@pytest.fixture
def reader(db):
    """Put an address down; `reader("a@example.org", confirmed=False)`."""

    def one(address="reader@example.org", language="en", confirmed=True):
        subscribe(address, language)
        row = Subscriber.objects.get(email_digest=address_digest(address))
        if confirmed:
            confirm(row.token)
            row.refresh_from_db()
        return row

    return one
