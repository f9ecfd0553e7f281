"""Everything kept, in one zip file, independent of the database it came from.

The zip holds `manifest.json` (format, time, migrations, digest of every member), one
JSON-lines file a table and the files of the store. Sessions, caches and the signing
key are left out. docs/operate.md says how it is used.
"""

import hashlib
import json
import os
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import IO

from django.apps import apps
from django.core import serializers
from django.core.files import File
from django.core.files.storage import default_storage
from django.core.management.color import no_style
from django.core.serializers.base import DeserializationError
from django.db import DatabaseError, connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder

from orkhon.engines.merkle.note import NoteError
from orkhon.record.keys import public_key
from orkhon.record.models import Entry
from orkhon.record.snapshot import snapshot
from orkhon.record.store import FOLDER
from orkhon.record.verify import verify_database

FORMAT = "orkhon-backup-1"
MANIFEST = "manifest.json"
LEFT_OUT = frozenset({"sessions", "usersessions", "contenttypes", "auth"})
BATCH = 500
MANIFEST_BYTES_AT_MOST = 50_000_000

_STORED_FILE = re.compile(
    rf"files/{FOLDER}/[0-9a-f]{{2}}/[0-9a-f]{{64}}(_[0-9A-Za-z]+)?"
)
"""Names that the store gives; the storage adds a tail when two write at once."""
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError)
"""What an archive answers that is damaged, encrypted or packed in an unknown way."""

Progress = Callable[[str], None]


class BackupError(ValueError):
    """A backup that cannot be written, read or brought back."""


@dataclass(frozen=True)
class Written:
    """What a backup holds."""

    rows: int
    files: int
    entries: int


def write_backup(path: Path, *, at: datetime, progress: Progress) -> Written:
    """Write everything kept into a new zip file; the site may go on running.

    Raises:
        BackupError: the file exists already.
    """
    if path.exists():
        raise BackupError(f"{path} exists; a backup is never written over another")
    unfinished = path.with_name(path.name + ".part")
    digests: dict[str, str] = {}
    rows = files = 0
    unfinished.unlink(missing_ok=True)  # of a run that was cut short
    with (
        snapshot(connection),
        open(unfinished, "xb", opener=_for_us_alone) as file,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for model in _models():
            member = f"tables/{model._meta.label_lower}.jsonl"
            digest = hashlib.sha256()
            count = 0
            with archive.open(member, "w", force_zip64=True) as out:
                for line in _lines(model):
                    digest.update(line)
                    out.write(line)
                    count += 1
            digests[member] = digest.hexdigest()
            rows += count
            progress(f"{model._meta.verbose_name_plural}: {count}")
        for name in _stored(FOLDER):
            with default_storage.open(name) as stored:
                data = stored.read()
            member = f"files/{name}"
            archive.writestr(member, data)
            digests[member] = hashlib.sha256(data).hexdigest()
            files += 1
        entries = Entry.objects.count()
        key = public_key()
        manifest = {
            "format": FORMAT,
            "at": at.isoformat(),
            "entries": entries,
            "migrations": _migrations(),
            "key": None if key is None else key.encode(),
            "members": digests,
        }
        archive.writestr(MANIFEST, json.dumps(manifest, indent=1, sort_keys=True))
    unfinished.rename(path)
    return Written(rows, files, entries)


def restore_backup(path: Path, *, progress: Progress) -> Written:
    """Bring a backup back into an installation that holds no entries.

    Everything is loaded in one transaction and the record is verified before it
    commits; a backup that does not hold changes nothing.

    Raises:
        BackupError: no such backup, another format or version, a member that was
            altered, entries here already, or a record that does not verify.
    """
    try:
        archive = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile) as error:
        raise BackupError(f"{path} cannot be read as a backup: {error}") from error
    with archive, _nothing_left_behind() as put, transaction.atomic():
        members, key = _manifest(archive, path)
        if Entry.objects.exists():
            raise BackupError(
                "this installation already holds entries; restore into an empty one"
            )
        known = {
            f"tables/{model._meta.label_lower}.jsonl": model for model in _models()
        }
        files = [member for member in members if _STORED_FILE.fullmatch(member)]
        for member, digest in sorted(members.items()):
            if member not in known and not _STORED_FILE.fullmatch(member):
                raise BackupError(f"{member}: this version knows no such table or file")
            _require_unaltered(archive, member, digest)
        for member in files:
            put += _put_file(archive, member)
        for model in known.values():
            model._base_manager.all().delete()
        rows = 0
        for member, model in known.items():
            if member in members:
                with archive.open(member) as lines:
                    count = _load(model, lines)
                rows += count
                progress(f"{model._meta.verbose_name_plural}: {count}")
        _reset_sequences()
        _require_verified(path, key)
        return Written(rows, len(files), Entry.objects.count())


def _require_verified(path: Path, key: str | None) -> None:
    # Elsewhere the signing key is not there yet; the backup names the public one.
    own = public_key()
    try:
        verified = verify_database(trusted_key=key if own is None else None)
    except NoteError as error:
        raise BackupError(f"{path}: its key is none: {error}") from error
    if not verified.holds:
        broken = next(one for one in verified.findings if not one.holds)
        raise BackupError(f"the record in {path} does not hold: {broken.what}")


@contextmanager
def _nothing_left_behind() -> Iterator[list[str]]:
    """The names in the list are files that go again when the restore fails."""
    put: list[str] = []
    try:
        yield put
    except BaseException:
        for name in put:
            default_storage.delete(name)
        raise


def _for_us_alone(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _models() -> list[type[models.Model]]:
    return [
        model
        for config in apps.get_app_configs()
        if config.label not in LEFT_OUT
        for model in config.get_models()
    ]


def _lines(model: type[models.Model]) -> Iterator[bytes]:
    rows = model._base_manager.order_by("pk").iterator(chunk_size=BATCH)
    while batch := list(islice(rows, BATCH)):
        for line in serializers.serialize("jsonl", batch).splitlines():
            yield line.encode() + b"\n"


def _stored(folder: str) -> Iterator[str]:
    if not default_storage.exists(folder):
        return
    folders, names = default_storage.listdir(folder)
    for name in sorted(names):
        yield f"{folder}/{name}"
    for name in sorted(folders):
        yield from _stored(f"{folder}/{name}")


def _migrations() -> list[str]:
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied)


def _manifest(
    archive: zipfile.ZipFile, path: Path
) -> tuple[dict[str, str], str | None]:
    """The digest of each member, and the public key of the checkpoints."""
    try:
        if archive.getinfo(MANIFEST).file_size > MANIFEST_BYTES_AT_MOST:
            raise BackupError(f"{path}: its manifest is too large")
        manifest = json.loads(archive.read(MANIFEST))
    except BackupError:
        raise
    except (KeyError, ValueError, RecursionError, *_DAMAGED) as error:
        raise BackupError(f"{path} has no readable manifest") from error
    if not isinstance(manifest, dict):
        raise BackupError(f"{path} has no readable manifest")
    if manifest.get("format") != FORMAT:
        raise BackupError(f"{path} is of the format {manifest.get('format')}")
    members, key = manifest.get("members"), manifest.get("key")
    if not isinstance(members, dict) or not isinstance(key, str | None):
        raise BackupError(
            f"{path}: its manifest names no members, or a key that is none"
        )
    if manifest.get("migrations") != _migrations():
        raise BackupError(
            f"{path} was written by another version of Orkhon; "
            "restore it with that version and migrate afterwards"
        )
    return members, key


def _require_unaltered(archive: zipfile.ZipFile, member: str, digest: str) -> None:
    sha256 = hashlib.sha256()
    try:
        with archive.open(member) as file:
            while block := file.read(1 << 20):
                sha256.update(block)
    except (KeyError, *_DAMAGED) as error:
        raise BackupError(f"{member} is missing or damaged") from error
    if sha256.hexdigest() != digest:
        raise BackupError(f"{member} is not what was written")


def _put_file(archive: zipfile.ZipFile, member: str) -> list[str]:
    """The name under which the file was put; none when it was there already."""
    name = member.removeprefix("files/")
    if default_storage.exists(name):
        return []
    with archive.open(member) as file:
        return [default_storage.save(name, File(file))]


def _load(model: type[models.Model], lines: IO[bytes]) -> int:
    count = 0
    while batch := list(islice(lines, BATCH)):
        try:
            rows = list(serializers.deserialize("jsonl", b"".join(batch).decode()))
        except (DeserializationError, UnicodeDecodeError) as error:
            raise BackupError(f"{model._meta.label}: {error}") from error
        if any(type(row.object) is not model for row in rows):
            raise BackupError(f"{model._meta.label}: a row of another table")
        try:
            model._base_manager.bulk_create([row.object for row in rows])
        except DatabaseError as error:
            raise BackupError(f"{model._meta.label}: {error}") from error
        for row in rows:
            for field, values in (row.m2m_data or {}).items():
                getattr(row.object, field).set(values)
        count += len(rows)
    return count


def _reset_sequences() -> None:
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), _models()):
            cursor.execute(sql)
