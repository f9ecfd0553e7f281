"""A small zip archive that is written the same way each time and read with limits."""

import io
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

MAX_MEMBERS = 64
"""A paper in three formats and seven languages is twenty-one."""
MAX_TOTAL = 256 * 1024 * 1024
"""Bytes of all members once unpacked; a bundle is a paper, not a film."""
MAX_RATIO = 200
"""Unpacked size over archive size; text packs 10 to 1, a bomb 1000 to 1."""
RATIO_FREE = 1024 * 1024
"""Archives that unpack to less than this may be as dense as they like."""

# The first moment that a zip archive can name: a bundle has no date of its own.
_NO_DATE = (1980, 1, 1, 0, 0, 0)
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED = 0x1


class ArchiveError(ValueError):
    """A file that is no archive, or one that is larger or odder than a bundle is."""


def pack(members: Mapping[str, bytes]) -> bytes:
    """The members as a zip archive; equal members give equal bytes.

    Raises:
        ArchiveError: more or larger members than `unpack` would read back.
    """
    _require_size(len(members), sum(map(len, members.values())))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, _NO_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3  # else the host's system is written down
            info.external_attr = 0o644 << 16
            archive.writestr(info, data, compresslevel=9)
    return buffer.getvalue()


def unpack(source: Path | str | bytes) -> dict[str, bytes]:
    """All members of an archive by name, read into memory and never onto the disk.

    Raises:
        ArchiveError: unreadable, encrypted, damaged, a name twice, or over a limit.
    """
    try:
        data = source if isinstance(source, bytes) else _read(Path(source))
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            total = sum(info.file_size for info in infos)
            _require_size(len(infos), total)
            if total > RATIO_FREE and total > MAX_RATIO * len(data):
                raise ArchiveError(
                    f"the archive unpacks from {len(data)} to {total} bytes"
                )
            return _members(archive, infos)
    except ArchiveError:
        raise
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        ValueError,  # places before the file's beginning, names that are no text
    ) as error:
        raise ArchiveError(f"this is no readable zip archive: {error}") from error


def _members(
    archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo]
) -> dict[str, bytes]:
    members: dict[str, bytes] = {}
    for info in infos:
        if info.filename in members:
            raise ArchiveError(f"{info.filename} is in the archive twice")
        if info.flag_bits & _ENCRYPTED or info.compress_type not in _METHODS:
            raise ArchiveError(f"{info.filename} is encrypted or packed oddly")
        # zipfile stops at the size that was declared, and checks the CRC.
        members[info.filename] = archive.read(info)
    return members


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        data = file.read(MAX_TOTAL + 1)
    if len(data) > MAX_TOTAL:
        raise ArchiveError(f"{path.name} is larger than {MAX_TOTAL} bytes")
    return data


def _require_size(members: int, total: int) -> None:
    if members > MAX_MEMBERS:
        raise ArchiveError(f"{members} members instead of at most {MAX_MEMBERS}")
    if total > MAX_TOTAL:
        raise ArchiveError(f"{total} bytes instead of at most {MAX_TOTAL}")
