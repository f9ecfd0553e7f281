"""Forgeries by somebody who knows the tree: hashes mended, the end cut off."""

import pytest

from orkhon.engines.merkle import Frontier, Leaf
from orkhon.record.actions import append
from orkhon.record.moments import read, written
from orkhon.record.verify import verify_database


def mend(connection, rows):
    """Write leaf hashes, stored node and head as these entries would have them."""
    frontier = Frontier()
    with connection.cursor() as cursor:
        for row in rows:
            leaf = Leaf(*row).hash()
            frontier, finished = frontier.append(leaf)
            cursor.execute(
                "UPDATE record_entry SET leaf_hash = %s WHERE seq = %s", [leaf, row[0]]
            )
            for node in finished:
                if node.level == 8:
                    cursor.execute("UPDATE record_treenode SET hash = %s", [node.hash])
        cursor.execute(
            "UPDATE record_treehead SET size = %s, frontier = %s",
            [frontier.size, frontier.to_bytes()],
        )


def entries(connection):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT seq, at, verb, subject, actor, payload_digest FROM record_entry"
            " ORDER BY seq"
        )
        return cursor.fetchall()


def wrong():
    return [found.what for found in verify_database().findings if not found.holds]


def test_a_past_written_anew_with_all_its_hashes_breaks_the_signature(unlocked):
    with unlocked.cursor() as cursor:
        cursor.execute("UPDATE record_entry SET actor = 'account/x' WHERE seq = 200")
    mend(unlocked, entries(unlocked))
    assert wrong() == [
        "Entry 1, or one up to 261, was written anew: the whole is not what was signed."
    ]


def test_an_end_cut_off_with_a_mended_head_is_missed_by_the_checkpoint(unlocked):
    with unlocked.cursor() as cursor:
        cursor.execute("DELETE FROM record_entrypayload WHERE entry_id = 261")
        cursor.execute("DELETE FROM record_entry WHERE seq = 261")
    mend(unlocked, entries(unlocked))
    assert wrong() == ["Entry 261 is missing: the checkpoint of 261 entries covers it."]


def test_an_act_of_the_records_own_that_it_never_wrote_is_named(
    sample_record, researcher
):
    append("record.payload.erase", "orkhon:entry/none", by=researcher)
    assert wrong() == ["Entry 262 says something that the record never wrote."]


def test_words_of_another_kind_of_cell_are_found(unlocked):
    if unlocked.vendor != "sqlite":
        pytest.skip("a column of PostgreSQL holds one kind")
    with unlocked.cursor() as cursor:
        cursor.execute(
            "UPDATE record_entrypayload SET payload = CAST(payload AS TEXT)"
            " WHERE entry_id = 3"
        )
    assert wrong() == ["Entry 3 was altered: what it said."]


def test_two_heads_are_one_too_many(unlocked):
    with unlocked.cursor() as cursor:
        cursor.execute(
            "INSERT INTO record_treehead (id, size, frontier)"
            " SELECT 2, size, frontier FROM record_treehead"
        )
    assert wrong() == ["Entry 261: the head of the tree is not one row."]


def test_a_moment_is_written_in_one_form():
    text = "2026-11-21T09:00:00.000001Z"
    assert written(read(text)) == text
    with pytest.raises(ValueError, match="is no UTC moment"):
        read("2026-11-21T09:00:00Z")
    with pytest.raises(ValueError, match="has no time zone"):
        written(read(text).replace(tzinfo=None))
