"""A backup that somebody else made: refused in words, and nothing of it stays."""

import hashlib
import json
import stat
import zipfile

import pytest
from django.core.files.storage import default_storage

from orkhon.record.backup import BackupError, restore_backup, write_backup
from orkhon.record.models import Entry, Source
from tests.rooms.record.test_backup import (
    AT,
    empty_the_installation,
    kept,
    quiet,
    rewritten,
)

__all__ = ["kept"]
SHA256 = hashlib.sha256(b"hostile").hexdigest()
GOOD = f"files/sources/{SHA256[:2]}/{SHA256}"


@pytest.fixture
def backup(kept, tmp_path):
    path = tmp_path / "monday.zip"
    write_backup(path, at=AT, progress=quiet)
    empty_the_installation()
    default_storage.delete(f"sources/{kept.sha256[:2]}/{kept.sha256}")
    return path


def with_member(path, member, data):
    """The backup with one more member, or another one, that its manifest names."""
    target = path.with_name("hostile.zip")

    def named(name, old):
        if name == member:
            return data
        if name != "manifest.json":
            return old
        manifest = json.loads(old)
        manifest["members"][member] = hashlib.sha256(data).hexdigest()
        return json.dumps(manifest).encode()

    rewritten(path, target, named)
    with zipfile.ZipFile(target, "a") as archive:
        if member not in archive.namelist():
            archive.writestr(member, data)
    return target


def with_manifest(path, data):
    return rewritten(
        path,
        path.with_name("hostile.zip"),
        lambda name, old: data if name == "manifest.json" else old,
    )


def stored(tmp_path):
    return sorted(one.name for one in (tmp_path / "files").rglob("*") if one.is_file())


@pytest.mark.parametrize(
    "member",
    [
        "files/../../outside",
        "files//etc/outside",
        "files/outside.html",
        "files/sources/../outside",
        "files/sources/ab/outside.html",
        "../outside",
        "tables/../outside.jsonl",
    ],
)
def test_a_member_goes_nowhere_but_into_the_store(backup, tmp_path, member):
    with pytest.raises(BackupError, match="outside"):
        restore_backup(with_member(backup, member, b"hostile"), progress=quiet)
    assert [one.name for one in tmp_path.rglob("outside*")] == []
    assert stored(tmp_path) == []


def test_a_refused_backup_leaves_no_file_behind(backup, tmp_path):
    hostile = with_member(backup, GOOD, b"hostile")
    hostile = with_member(hostile.rename(tmp_path / "b.zip"), "tables/x.y.jsonl", b"")
    with pytest.raises(BackupError, match="knows no such table"):
        restore_backup(hostile, progress=quiet)
    assert stored(tmp_path) == []
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b'{"model": "sessions.session", "pk": "x", "fields": {}}', "record.Citation"),
        (b'{"model": "no.such", "pk": 1, "fields": {}}', "record.Citation"),
        (b"no json", "record.Citation"),
        (b"\xff\xfe", "record.Citation"),
        (b'{"model": "record.citation", "pk": "x", "fields": {}}', "record.Citation"),
    ],
)
def test_rows_that_are_not_of_their_table_are_refused(backup, line, why):
    hostile = with_member(backup, "tables/record.citation.jsonl", line + b"\n")
    with pytest.raises(BackupError, match=why):
        restore_backup(hostile, progress=quiet)
    assert not Source.objects.exists()


@pytest.mark.parametrize(
    "data",
    [
        b"\xff",
        b"[]",
        b"{" + b'"a":[' * 100_000,
        b'{"format": "orkhon-backup-1"}',
        b"1" * 10_000,
    ],
)
def test_a_manifest_that_is_none_is_refused_in_words(backup, data):
    with pytest.raises(BackupError, match="manifest"):
        restore_backup(with_manifest(backup, data), progress=quiet)


@pytest.mark.parametrize("key", ["no key", 7])
def test_a_key_that_is_none_is_refused_in_words(backup, tmp_path, settings, key):
    settings.ORKHON_SIGNING_KEY_FILE = tmp_path / "elsewhere"
    with zipfile.ZipFile(backup) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    hostile = with_manifest(backup, json.dumps(manifest | {"key": key}).encode())
    with pytest.raises(BackupError, match="key"):
        restore_backup(hostile, progress=quiet)


def test_a_member_whose_bytes_are_damaged_is_named(backup):
    data = bytearray(backup.read_bytes())
    with zipfile.ZipFile(backup) as archive:
        info = archive.getinfo("tables/record.entry.jsonl")
    begin = info.header_offset + 30 + len(info.filename)
    data[begin + 25 : begin + 60] = b"\xff" * 35
    hostile = backup.with_name("damaged.zip")
    hostile.write_bytes(bytes(data))
    with pytest.raises(BackupError, match=r"tables/record\.entry\.jsonl"):
        restore_backup(hostile, progress=quiet)


def test_a_backup_is_readable_by_its_owner_alone(backup):
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
