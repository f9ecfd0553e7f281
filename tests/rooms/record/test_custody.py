"""Append-only by trigger; erasure by law; checkpoints signed with the kept key."""

import stat
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from orkhon.engines.merkle import PrivateKey, open_checkpoint
from orkhon.record import triggers
from orkhon.record.actions import (
    RecordError,
    append,
    erase_payload,
    keep_source,
    sign_checkpoint,
)
from orkhon.record.keys import KeyFileError, public_key, signing_key
from orkhon.record.models import (
    Checkpoint,
    Citation,
    Entry,
    EntryPayload,
    Source,
    TreeHead,
)
from orkhon.record.queries import entries_about, plinth, said
from orkhon.record.verify import verify_database

pytestmark = pytest.mark.django_db
SUBJECT = "orkhon:person/1"


def assert_refused(statement):
    with (
        pytest.raises(DatabaseError, match="is append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.parametrize("table", triggers.TABLES)
def test_no_row_of_the_record_can_be_taken_away(sample_record, table):
    assert_refused(f"DELETE FROM {table}")


@pytest.mark.parametrize("table", triggers.TABLES)
def test_no_table_of_the_record_can_be_emptied_at_once(sample_record, table):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no TRUNCATE")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert_refused(f"TRUNCATE {table} CASCADE")


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("record_source", "title", "'another'"),
        ("record_citation", "quote", "'another'"),
        ("record_entry", "actor", "'another'"),
        ("record_entrypayload", "payload", "salt"),
        ("record_entrypayload", "erased_why", "'another'"),
        ("record_checkpoint", "note", "'another'"),
        ("record_treenode", "hash", "hash"),
    ],
)
def test_no_row_of_the_record_can_be_changed(sample_record, table, column, value):
    assert_refused(f"UPDATE {table} SET {column} = {value}")


def test_no_row_can_be_written_over_another(sample_record):
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite has INSERT OR REPLACE")
    assert_refused("INSERT OR REPLACE INTO record_entry SELECT * FROM record_entry")


@pytest.mark.parametrize("model", [Source, Citation])
def test_a_row_of_another_key_does_not_replace_what_is_there_once(sample_record, model):
    # SQLite would take the old row away for the unique index, past the delete trigger.
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite has INSERT OR REPLACE")
    columns = [f'"{one.column}"' for one in model._meta.concrete_fields]
    other = ", ".join(
        "lower(hex(randomblob(16)))" if c == '"id"' else c for c in columns
    )
    table = model._meta.db_table
    assert_refused(
        f"INSERT OR REPLACE INTO {table} ({', '.join(columns)}) "
        f"SELECT {other} FROM {table} LIMIT 1"
    )


def test_triggers_come_back_after_a_migration(sample_record):
    triggers.remove(connection)
    triggers.restore_after_migrate(using="default")
    assert_refused("DELETE FROM record_entry")


def test_what_an_entry_said_is_erased_and_the_record_still_holds(
    researcher, legal_officer
):
    entry = append("register.person.add", SUBJECT, by=researcher, phone="+000")
    erasure = erase_payload(entry.seq, by=legal_officer, why="personal data, art. 9")
    kept = EntryPayload.objects.get(pk=entry.seq)
    assert (kept.payload, kept.salt) == (None, None)
    assert (kept.erased_by, kept.erased_why) == (
        "account/legal",
        "personal data, art. 9",
    )
    assert kept.erased_at == erasure.at
    assert said(Entry.objects.get(pk=entry.seq)) is None
    (told,) = entries_about(f"orkhon:entry/{entry.seq}")
    assert (told.verb, said(told)) == (
        "record.payload.erase",
        {"why": "personal data, art. 9"},
    )
    sign_checkpoint()
    assert verify_database().holds


def test_only_those_who_decide_it_erase(researcher, administrator):
    entry = append("register.person.add", SUBJECT, by=researcher, phone="+000")
    for person in (researcher, administrator):
        with pytest.raises(PermissionDenied, match="erase what an entry said"):
            erase_payload(entry.seq, by=person, why="x")
    assert said(Entry.objects.get(pk=entry.seq)) == {"phone": "+000"}
    assert Entry.objects.count() == 1


def test_an_entry_is_erased_once(researcher, legal_officer):
    entry = append("register.person.add", SUBJECT, by=researcher, phone="+000")
    erase_payload(entry.seq, by=legal_officer, why="x")
    with pytest.raises(RecordError, match="entry 1 was erased before"):
        erase_payload(entry.seq, by=legal_officer, why="x")
    assert Entry.objects.count() == 2


def test_an_erasure_names_its_rule_and_an_entry(legal_officer):
    with pytest.raises(RecordError, match="say under what rule"):
        erase_payload(1, by=legal_officer, why=" ")
    with pytest.raises(RecordError, match="there is no entry 1"):
        erase_payload(1, by=legal_officer, why="x")


def test_what_the_record_rests_on_is_not_erased(researcher, legal_officer):
    keep_source(
        b"x",
        filename="x",
        media_type="text/plain",
        text="x",
        language="en",
        by=researcher,
    )
    with pytest.raises(RecordError, match="holds up the record itself"):
        erase_payload(1, by=legal_officer, why="x")


def test_a_checkpoint_covers_its_own_signing(researcher):
    append("sample.thing.do", SUBJECT, by=researcher)
    made = sign_checkpoint()
    signed = open_checkpoint(made.note, [public_key()])
    assert (signed.origin, signed.size) == ("sample.example/record", 2)
    last = Entry.objects.get(pk=2)
    assert (last.verb, last.at) == ("record.checkpoint.sign", made.at)
    foot = plinth()
    assert (foot.size, foot.checkpoint_size, foot.checkpoint_at) == (2, 2, made.at)
    assert len(foot.root_short) == 9


def test_with_nothing_new_the_last_checkpoint_stands(researcher):
    append("sample.thing.do", SUBJECT, by=researcher)
    assert sign_checkpoint() == sign_checkpoint()
    assert Checkpoint.objects.count() == 1
    append("sample.thing.do", SUBJECT, by=researcher)
    assert sign_checkpoint().size == 4


def test_an_unsigned_record_says_so(researcher):
    assert public_key() is None
    assert plinth().checkpoint_at is None
    append("sample.thing.do", SUBJECT, by=researcher)
    result = verify_database()
    assert result.holds
    assert [found.what for found in result.findings] == [
        "Entries: 1 hold.",
        "Entries since the last signature: 1.",
    ]


def test_the_key_is_made_once_for_the_server_alone(settings, researcher):
    sign_checkpoint()
    path = Path(settings.ORKHON_SIGNING_KEY_FILE)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert signing_key(make=True) == signing_key()


def test_a_lost_key_is_noticed_and_not_replaced(settings, researcher):
    sign_checkpoint()
    Path(settings.ORKHON_SIGNING_KEY_FILE).unlink()
    append("sample.thing.do", SUBJECT, by=researcher)
    with pytest.raises(KeyFileError, match="signing-key is missing"):
        sign_checkpoint()
    assert TreeHead.objects.get().size == 2
    assert not verify_database().holds


def test_a_key_of_another_origin_or_of_no_form_is_refused(settings, researcher):
    sign_checkpoint()
    settings.ORKHON_ORIGIN = "other.example/record"
    with pytest.raises(KeyFileError, match=r"of sample\.example/record, ORKHON_ORIGIN"):
        signing_key()
    Path(settings.ORKHON_SIGNING_KEY_FILE).write_text("no key", encoding="ascii")
    with pytest.raises(KeyFileError, match="signing-key: this is no private key"):
        signing_key()
    found = verify_database().findings
    assert "No signature can be checked" in found[0].what or not found[0].holds


def test_verification_against_another_key_fails_at_the_checkpoint(researcher):
    sign_checkpoint()
    other = PrivateKey("sample.example/record", bytes(32)).public.encode()
    result = verify_database(trusted_key=other)
    assert result.first_entry == 1
    assert "signed by no key that is known here" in result.findings[0].what


def test_verification_says_how_far_it_is(sample_record):
    seen = []
    verify_database(lambda done, total: seen.append((done, total)))
    assert seen == [(261, 261)]


def test_many_faults_are_counted_and_the_first_are_listed(unlocked):
    with unlocked.cursor() as cursor:
        cursor.execute("UPDATE record_entry SET actor = 'x' WHERE seq > 5")
    wrong = [found for found in verify_database().findings if not found.holds]
    assert len(wrong) == 21
    assert wrong[0].entry == 6
    assert wrong[-1].what == "236 more do not hold."
