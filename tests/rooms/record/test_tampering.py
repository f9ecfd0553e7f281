"""One byte changed anywhere in the tables: verification names the entry."""

import pytest
from django.apps import apps
from django.core.files.storage import default_storage

from orkhon.record import store
from orkhon.record.models import Source
from orkhon.record.verify import verify_database

# (table, row, column) -> the first entry that no longer holds
COLUMNS = {
    **{
        ("record_source", "1 = 1", column): 1
        for column in (
            "id",
            "sha256",
            "size",
            "filename",
            "media_type",
            "language",
            "text",
            "title",
            "published_on",
            "received_at",
            "received_by",
            "open_to",
            "quarantined",
        )
    },
    # Bytes that stand in a row where there were none: not those of the digest.
    ("record_source", "1 = 1", "data"): 1,
    **{
        ("record_citation", "1 = 1", column): 2
        for column in (
            "id",
            "source_id",
            "kind",
            "path",
            "start",
            "end",
            "quote",
            "cited_by",
            "cited_at",
        )
    },
    **{
        ("record_entry", "seq = 3", column): 3
        for column in (
            "seq",
            "at",
            "verb",
            "subject",
            "actor",
            "payload_digest",
            "leaf_hash",
        )
    },
    **{
        ("record_entrypayload", "entry_id = 3", column): 3
        for column in ("entry_id", "payload", "salt", "erased_by", "erased_why")
    },
    **{
        ("record_entrypayload", "entry_id = 4", column): 4
        for column in ("entry_id", "erased_at", "erased_by", "erased_why")
    },
    **{
        ("record_checkpoint", "1 = 1", column): 261
        for column in ("size", "root", "note", "at")
    },
    **{
        ("record_disclosure", "1 = 1", column): 260
        for column in ("subject", "opened_at", "opened_by", "closed_at", "closed_by")
    },
    ("record_treehead", "1 = 1", "id"): 261,
    ("record_treehead", "1 = 1", "size"): 262,
    ("record_treehead", "1 = 1", "frontier"): 261,
    ("record_treenode", "1 = 1", "place"): 256,
    ("record_treenode", "1 = 1", "hash"): 256,
}


def cell(connection, table, row, column):
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT "{column}" FROM {table} WHERE {row}')
        return cursor.fetchone()[0]


def put(connection, table, row, column, value):
    with connection.cursor() as cursor:
        cursor.execute(f'UPDATE {table} SET "{column}" = %s WHERE {row}', [value])
        assert cursor.rowcount == 1


def one_byte_off(value, column=""):
    """The same value but for its last byte; what was empty gets one."""
    if column == "data" and value is None:
        return b"x"
    if isinstance(value, int):
        return value + 1000
    if isinstance(value, bytes | memoryview):
        data = bytes(value)
        return data[:-1] + bytes([data[-1] ^ 1])
    text = str(value)
    for at in reversed(range(len(text))):
        if text[at].isalnum():  # the Z of a moment, the = of a root are punctuation
            digit = "1" if text[at] != "1" else "2"
            if text[at] != "Z":
                return text[:at] + digit + text[at + 1 :]
    return "x"


def test_every_column_of_every_table_is_tampered_with_here():
    tables = {
        (model._meta.db_table, field.column)
        for model in apps.get_app_config("record").get_models()
        for field in model._meta.concrete_fields
    }
    assert {(table, column) for table, _row, column in COLUMNS} == tables


def test_an_untouched_record_holds(sample_record):
    result = verify_database()
    assert [found.what for found in result.findings if not found.holds] == []
    assert result.findings[0].what == (
        "Entries: 261 hold; what 1 of them said was erased by law."
    )


@pytest.mark.parametrize(("table", "row", "column"), COLUMNS)
def test_one_byte_in_any_column_is_found(unlocked, table, row, column):
    value = cell(unlocked, table, row, column)
    put(unlocked, table, row, column, one_byte_off(value, column))
    result = verify_database()
    assert not result.holds
    assert result.first_entry == COLUMNS[table, row, column]


@pytest.mark.parametrize(
    ("column", "words"),
    [
        ("at", "Entry 3 was altered: its time, act, subject or actor."),
        ("actor", "Entry 3 was altered: its time, act, subject or actor."),
        ("payload_digest", "Entry 3 was altered: its digest."),
        ("leaf_hash", "Entry 3 holds, but the leaf hash stored beside it was altered."),
        ("seq", "Entry 3 is missing."),
    ],
)
def test_it_says_what_was_altered_in_an_entry(unlocked, column, words):
    value = cell(unlocked, "record_entry", "seq = 3", column)
    put(unlocked, "record_entry", "seq = 3", column, one_byte_off(value))
    assert verify_database().findings[0].what == words


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("payload", b'{"text":"another"}', "was altered: what it said, or its salt"),
        ("payload", None, "has lost what it said, and no entry erased it"),
        ("salt", None, "has lost what it said, and no entry erased it"),
        ("erased_at", "2026-11-21T09:00:00.000000Z", "is called erased although"),
    ],
)
def test_it_says_what_happened_to_what_was_said(unlocked, column, value, words):
    put(unlocked, "record_entrypayload", "entry_id = 3", column, value)
    assert verify_database().findings[0].what.startswith(f"Entry 3 {words}")


def test_an_erasure_taken_back_is_found(unlocked):
    put(unlocked, "record_entrypayload", "entry_id = 4", "payload", b"{}")
    put(unlocked, "record_entrypayload", "entry_id = 4", "salt", bytes(32))
    result = verify_database()
    assert result.first_entry == 4


def test_a_time_put_before_its_neighbour_is_called_so(unlocked):
    put(unlocked, "record_entry", "seq = 3", "at", "2001-01-01T00:00:00.000000Z")
    assert verify_database().findings[0].what == (
        "Entry 3 was altered: its time, 2001-01-01T00:00:00.000000Z, is before the last."
    )


@pytest.mark.parametrize("column", ["actor", "subject"])
def test_bytes_that_are_no_text_are_found(unlocked, column):
    if unlocked.vendor != "sqlite":
        pytest.skip("PostgreSQL refuses text that is not UTF-8")
    with unlocked.cursor() as cursor:
        cursor.execute(
            f"UPDATE record_entry SET {column} = CAST(x'ff' AS TEXT) WHERE seq = 3"
        )
    assert verify_database().findings[0].what == (
        "Entry 3 is not readable text any more."
    )


def swap(connection, first, second):
    for seq, place in ((first, 9000), (second, first), (9000, second)):
        put(connection, "record_entry", f"seq = {seq}", "seq", place)


def test_two_entries_that_changed_places_are_out_of_order(unlocked):
    swap(unlocked, 6, 9)
    result = verify_database()
    assert result.first_entry == 6
    assert result.findings[0].what == (
        "Entry 6 is out of order: it was written as entry 9."
    )


@pytest.mark.parametrize(
    ("table", "row", "entry"),
    [
        ("record_entry", "seq = 3", 3),
        ("record_entry", "seq = 261", 261),
        ("record_entry", "seq >= 100", 100),
        ("record_entrypayload", "entry_id = 3", 3),
        ("record_entrypayload", "entry_id = 4", 4),
        ("record_source", "1 = 1", 1),
        ("record_citation", "1 = 1", 2),
        ("record_checkpoint", "1 = 1", 261),
        ("record_disclosure", "1 = 1", 260),
        ("record_treehead", "1 = 1", 261),
        ("record_treenode", "1 = 1", 256),
    ],
)
def test_a_row_that_is_gone_is_found(unlocked, table, row, entry):
    with unlocked.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE {row}")
        assert cursor.rowcount
    assert verify_database().first_entry == entry


@pytest.mark.parametrize(
    ("copied", "columns", "values", "words"),
    [
        (
            "record_entry",
            "seq, at, verb, subject, actor, payload_digest, leaf_hash",
            "262, at, verb, subject, actor, payload_digest, leaf_hash",
            "Entry 262 ",
        ),
        (
            "record_treenode",
            "place, hash",
            "place + 1, hash",
            "Entry 512 does not exist",
        ),
        (
            "record_checkpoint",
            "size, root, note, at",
            "200, root, note, at",
            "Entry 200: the checkpoint of 200 entries was altered",
        ),
        (
            "record_disclosure",
            "subject, opened_at, opened_by, closed_by",
            "'orkhon:person/1', opened_at, opened_by, ''",
            "No entry opens orkhon:person/1 to everybody.",
        ),
    ],
)
def test_a_row_that_the_record_never_wrote_is_found(
    unlocked, copied, columns, values, words
):
    row = "seq = 3" if copied == "record_entry" else "1 = 1"
    with unlocked.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {copied} ({columns}) SELECT {values} FROM {copied} WHERE {row}"
        )
    wrong = [found for found in verify_database().findings if not found.holds]
    assert wrong[0].what.startswith(words)


def test_a_source_that_no_entry_speaks_of_is_found(sample_record):
    Source.objects.create(
        sha256=store.put(b"smuggled"), size=8, filename="x", media_type="text/plain",
        language="en", received_at=sample_record.at, received_by="nobody",
    )  # fmt: skip
    wrong = [found for found in verify_database().findings if not found.holds]
    assert len(wrong) == 1
    assert wrong[0].what.startswith("No entry speaks of the source ")


def test_an_altered_or_missing_file_is_found_at_its_entry(sample_record):
    name = store.address(Source.objects.get().sha256)
    default_storage.delete(name)
    result = verify_database()
    assert result.first_entry == 1
    assert "is missing" in result.findings[0].what
    with default_storage.open(name, "wb") as file:
        file.write(b"Sample texT")
    result = verify_database()
    assert result.first_entry == 1
    assert "was altered" in result.findings[0].what
