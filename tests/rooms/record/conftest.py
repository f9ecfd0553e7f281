"""A record of its own for each test: its files, its key, and who acts."""

from dataclasses import dataclass, field

import pytest
from django.db import connection, transaction

from orkhon.record import triggers
from orkhon.record.actions import (
    Act,
    append,
    append_all,
    cite,
    close_again,
    disclose,
    erase_payload,
    keep_source,
    sign_checkpoint,
)
from orkhon.record.roles import Role


@dataclass(frozen=True)
class Person:
    """A sample actor."""

    actor_id: str
    roles: frozenset[str] = field(default_factory=frozenset)
    parliament: str = ""


@pytest.fixture(autouse=True)
def _own_origin(settings):
    settings.ORKHON_ORIGIN = "sample.example/record"


@pytest.fixture
def committed(transactional_db):
    """Acts are really committed; the tables are emptied afterwards."""
    yield
    triggers.remove(connection)  # else the emptying would be refused


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
def sample_record(db, researcher, legal_officer):
    """261 entries: 1 keeps a source, 2 cites it, 3 says something, 4 was erased by 5,
    6 to 258 fill a tile of the tree, 259 opens a thing to everybody and 260 closes it,
    261 signs the checkpoint of them all."""
    source, _ = keep_source(
        b"Sample text",
        filename="report.txt",
        media_type="text/plain",
        text="Sample text",
        language="en",
        title="Sample report",
        published_on="2025-06",
        by=researcher,
        restricted_to=["account/researcher"],
    )
    cite(source, start=0, end=6, kind="article", path="art_1", by=researcher)
    append("sample.thing.say", "orkhon:thing/1", by=researcher, text="sample")
    append("sample.thing.say", "orkhon:thing/1", by=researcher, phone="sample")
    erase_payload(4, by=legal_officer, why="sample rule")
    acts = [Act("sample.thing.do", f"orkhon:thing/{n}", {"n": n}) for n in range(253)]
    append_all(acts, by=researcher)
    disclose("orkhon:body/1", by=researcher)
    close_again("orkhon:body/1", by=legal_officer, why="sample")
    return sign_checkpoint()


@pytest.fixture
def unlocked(sample_record):
    """The sample record without triggers and constraints, as an attacker has it."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints=ON")
        else:
            # Foreign keys are triggers too; what they still owe is settled first.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET LOCAL session_replication_role = replica")
            for table in (*triggers.TABLES, "record_treehead"):
                for name, found in connection.introspection.get_constraints(
                    cursor, table
                ).items():
                    if found["check"]:
                        cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    triggers.remove(connection)
    yield connection
    # The test's transaction takes triggers and constraints back with it.
    transaction.set_rollback(True)
    if connection.vendor == "sqlite":
        connection.connection.execute("PRAGMA ignore_check_constraints=OFF")
