"""The end of an OData address: tables, and the keys of rows in them."""

import re
from dataclasses import dataclass

_SEGMENT = re.compile(r"([A-Za-z_][\w.]*)(?:\('((?:[^']|'')*)'\))?")
MOST = 20


class AddressError(ValueError):
    """An address that names no table."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A table or property; with a key, one row of it."""

    name: str
    key: str | None


def segments_of(path: str) -> tuple[Segment, ...]:
    """Read `Submissions('uuid:…')/group/repeat('…')/inner`.

    Args:
        path: After `.svc/`, decoded.
    Raises:
        AddressError: it does not begin with the table of the form, or is no address.
    """
    parts = path.split("/")
    if len(parts) > MOST:
        raise AddressError(f"{len(parts)} steps are too many")
    found = []
    for part in parts:
        read = _SEGMENT.fullmatch(part)
        if read is None:
            raise AddressError(f"“{part[:40]}” names no table")
        key = read[2]
        found.append(Segment(read[1], None if key is None else key.replace("''", "'")))
    if found[0].name.partition(".")[0] != "Submissions":
        raise AddressError(f"“{found[0].name}” names no table")
    return tuple(found)
