"""Verification outside any transaction, and the triggers after a test emptied all."""

import pytest
from django.db import DatabaseError, connection

from orkhon.record.actions import append, sign_checkpoint
from orkhon.record.verify import verify_database


@pytest.mark.usefixtures("committed")
def test_the_record_is_verified_at_one_moment_without_holding_up_writers(researcher):
    append("sample.thing.do", "orkhon:thing/1", by=researcher)
    sign_checkpoint()
    seen = []

    def write_meanwhile(done, total):
        seen.append((done, total))
        assert not connection.in_atomic_block or connection.vendor == "postgresql"

    assert verify_database(write_meanwhile).holds
    assert seen == [(2, 2)]
    assert not connection.in_atomic_block
    append("sample.thing.do", "orkhon:thing/1", by=researcher)


@pytest.mark.usefixtures("committed")
def test_triggers_are_back_after_the_tables_were_emptied(researcher):
    append("sample.thing.do", "orkhon:thing/1", by=researcher)
    with (
        pytest.raises(DatabaseError, match="is append-only"),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM record_entry")
