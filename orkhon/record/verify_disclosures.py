"""Compare what is open to everybody with what the entries say of it."""

from collections.abc import Iterator

from django.db.backends.base.base import BaseDatabaseWrapper

from orkhon.engines.merkle.verification import Finding
from orkhon.record.snapshot import rows
from orkhon.record.verify_entries import EntryWalk

DISCLOSURES = """
SELECT subject, opened_at, opened_by, closed_at, closed_by
FROM record_disclosure ORDER BY subject
"""


def check_disclosures(
    connection: BaseDatabaseWrapper, walk: EntryWalk
) -> Iterator[Finding]:
    """Each row is what the last acts upon its subject say, and none is missing."""
    left = dict(walk.disclosures)
    for subject, *columns in rows(connection, DISCLOSURES):
        told = left.pop(str(subject), None)
        if told is None:
            # Its entry may be there and not hold: then that has been said.
            if not walk.bad:
                yield Finding(False, f"No entry opens {subject!s} to everybody.")
        elif told[1] != tuple(columns):
            text = f"Entry {told[0]}: what it says of {subject!s} was altered."
            yield Finding(False, text, told[0])
    for subject, (seq, _columns) in left.items():
        text = f"Entry {seq}: that {subject} was opened is missing."
        yield Finding(False, text, seq)
    if walk.disclosures and not left:
        count = len(walk.disclosures)
        yield Finding(True, f"Opened to everybody: {count:,} compared.")
