"""A backup holds everything, and comes back only when it holds."""

import hashlib
import json
import zipfile
from datetime import UTC, datetime

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection

from orkhon.record.actions import append, cite, keep_source, sign_checkpoint
from orkhon.record.backup import BackupError, restore_backup, write_backup
from orkhon.record.models import Citation, Entry, Source
from orkhon.record.roles import Machine

READER = Machine("test-reader")
AT = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
TEXT = "Sample: the sides agreed to meet in April."


def quiet(line):
    assert line


@pytest.fixture
def kept(db):
    source, _ = keep_source(
        TEXT.encode(),
        filename="sample.txt",
        media_type="text/plain",
        text=TEXT,
        language="en",
        by=READER,
    )
    cite(source, start=8, end=17)
    append("sample.act.do", "orkhon:sample/1", by=READER, words="Гасан")
    sign_checkpoint()
    return source


def empty_the_installation():
    """As a new installation: the triggers are lifted only to play that."""
    tables = [
        model._meta.db_table
        for model in (Citation, Source)
    ] + [
        "record_entrypayload", "record_entry", "record_checkpoint",
        "record_treehead", "record_treenode",
    ]  # fmt: skip
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
            for name, _ in triggers:
                cursor.execute(f'DROP TRIGGER "{name}"')
            for table in tables:
                cursor.execute(f"DELETE FROM {table}")
            for _, sql in triggers:
                cursor.execute(sql)
        else:
            cursor.execute("SET session_replication_role = replica")
            for table in tables:
                cursor.execute(f"DELETE FROM {table}")
            cursor.execute("SET session_replication_role = DEFAULT")


def rewritten(path, target, change):
    """The same backup with one member changed."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(name, data))
    return target


def test_a_backup_comes_back_whole(kept, tmp_path):
    entries = list(
        Entry.objects.order_by("seq").values_list("seq", "subject", "payload_digest")
    )
    path = tmp_path / "monday.zip"

    written = write_backup(path, at=AT, progress=quiet)
    empty_the_installation()
    default_storage.delete(f"sources/{kept.sha256[:2]}/{kept.sha256}")
    restored = restore_backup(path, progress=quiet)

    assert restored == written
    assert restored.files == 1
    assert (
        list(
            Entry.objects.order_by("seq").values_list(
                "seq", "subject", "payload_digest"
            )
        )
        == entries
    )
    assert Citation.objects.get().quote == "the sides"
    with default_storage.open(f"sources/{kept.sha256[:2]}/{kept.sha256}") as file:
        assert file.read() == TEXT.encode()


def test_a_backup_comes_back_where_the_signing_key_is_not(kept, tmp_path, settings):
    path = tmp_path / "monday.zip"
    write_backup(path, at=AT, progress=quiet)
    empty_the_installation()
    settings.ORKHON_SIGNING_KEY_FILE = tmp_path / "elsewhere" / "signing-key"
    assert restore_backup(path, progress=quiet).entries == Entry.objects.count() > 0


def test_a_backup_is_never_written_over_another(kept, tmp_path):
    path = tmp_path / "monday.zip"
    path.write_bytes(b"last week")
    with pytest.raises(BackupError, match="exists"):
        write_backup(path, at=AT, progress=quiet)
    assert path.read_bytes() == b"last week"


def test_an_installation_in_use_refuses_a_restore(kept, tmp_path):
    path = tmp_path / "monday.zip"
    write_backup(path, at=AT, progress=quiet)
    with pytest.raises(BackupError, match="already holds entries"):
        restore_backup(path, progress=quiet)


def test_a_member_that_was_altered_is_named(kept, tmp_path):
    path = tmp_path / "monday.zip"
    write_backup(path, at=AT, progress=quiet)
    empty_the_installation()
    altered = rewritten(
        path,
        tmp_path / "altered.zip",
        lambda name, data: (
            data.replace(b"the sides", b"one side!") if "citation" in name else data
        ),
    )
    with pytest.raises(BackupError, match=r"tables/record\.citation\.jsonl"):
        restore_backup(altered, progress=quiet)
    assert Entry.objects.count() == 0


def test_a_forged_backup_fails_on_the_record_itself(kept, tmp_path):
    path = tmp_path / "monday.zip"
    write_backup(path, at=AT, progress=quiet)
    empty_the_installation()
    tables = {}

    def forge(name, data):
        if name == "tables/record.citation.jsonl":
            data = data.replace(b"the sides", b"one side!")
            tables[name] = hashlib.sha256(data).hexdigest()
        if name == "manifest.json":
            manifest = json.loads(data)
            manifest["members"].update(tables)
            data = json.dumps(manifest).encode()
        return data

    forged = rewritten(path, tmp_path / "forged.zip", forge)
    with pytest.raises(BackupError, match="does not hold"):
        restore_backup(forged, progress=quiet)


def test_a_backup_of_another_version_is_refused(kept, tmp_path):
    path = tmp_path / "monday.zip"
    write_backup(path, at=AT, progress=quiet)
    empty_the_installation()

    def older(name, data):
        if name != "manifest.json":
            return data
        manifest = json.loads(data)
        manifest["migrations"] = manifest["migrations"][1:]
        return json.dumps(manifest).encode()

    with pytest.raises(BackupError, match="another version"):
        restore_backup(rewritten(path, tmp_path / "older.zip", older), progress=quiet)


@pytest.mark.parametrize(
    ("data", "why"), [(b"", "cannot be read"), (b"PK no zip", "cannot be read")]
)
def test_what_is_no_backup_is_said_to_be_none(db, tmp_path, data, why):
    path = tmp_path / "letter.zip"
    path.write_bytes(data)
    with pytest.raises(CommandError, match=why):
        call_command("restore", str(path))
