"""A record of its own for each test: its files, its key, and who acts."""

from dataclasses import dataclass, field

import pytest
from django.db import connection

from orkhon.record import triggers
from orkhon.record.roles import Role


@dataclass(frozen=True)
class Person:
    """A sample actor."""

    actor_id: str
    roles: frozenset[str] = field(default_factory=frozenset)
    parliament: str = ""


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.ORKHON_SIGNING_KEY_FILE = tmp_path / "signing-key"
    settings.ORKHON_ORIGIN = "sample.example/record"


@pytest.fixture
def researcher():
    return Person("account/researcher", frozenset({Role.RESEARCH}))


@pytest.fixture
def legal_officer():
    return Person("account/legal", frozenset({Role.LEGAL}))


@pytest.fixture
def administrator():
    return Person("account/administrator", frozenset({Role.ADMINISTRATOR}))


@pytest.fixture
def delegate():
    return Person("account/delegate", frozenset({Role.DELEGATE}), "kaz")


@pytest.fixture
def stranger():
    return Person("account/stranger")


@pytest.fixture
def unlocked(db):
    """The record with its triggers dropped, as an attacker would."""
    triggers.remove(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints=ON")
    yield connection
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA ignore_check_constraints=OFF")
    triggers.install(connection)
