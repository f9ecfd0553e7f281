"""Verify the record in the database: every row of every table, against the tree.

The rows are read as they lie; nothing of what `actions` computed is believed.
"""

from collections.abc import Callable

from django.db import connection

from orkhon.engines.merkle.note import PublicKey
from orkhon.engines.merkle.verification import Finding, Verification
from orkhon.record.keys import KeyFileError, public_key
from orkhon.record.snapshot import snapshot
from orkhon.record.verify_disclosures import check_disclosures
from orkhon.record.verify_entries import EntryWalk
from orkhon.record.verify_sources import check_citations, check_sources
from orkhon.record.verify_tree import check_checkpoints, check_head, check_nodes

Progress = Callable[[int, int], None]
"""Called now and then with the entries checked so far and how many there are."""

MAX_REPORTED = 20
"""More that does not hold is counted and not listed."""


def verify_database(
    progress: Progress | None = None, *, trusted_key: str | None = None
) -> Verification:
    """Recompute the whole record and say what holds and what does not.

    Args:
        progress: Called with (entries checked, entries in all).
        trusted_key: The public key as one word; None takes that of this
            installation's signing key.
    Returns:
        What does not hold first, in the order of the entries, then what holds.
        `first_entry` names the first entry that does not hold.
    Raises:
        NoteError: `trusted_key` is no key.
    """
    with snapshot(connection):
        walk = EntryWalk(connection)
        walk.run(progress or (lambda _done, _total: None))
        key, key_findings = _key(trusted_key)
        found = [
            *walk.findings(),
            *check_nodes(connection, walk),
            *check_head(connection, walk),
            *key_findings,
            *check_checkpoints(connection, walk, key),
            *check_sources(connection, walk),
            *check_citations(connection, walk),
            *check_disclosures(connection, walk),
        ]
    return Verification.of(_sorted(found))


def _key(trusted_key: str | None) -> tuple[PublicKey | None, list[Finding]]:
    if trusted_key is not None:
        return PublicKey.decode(trusted_key), []
    try:
        return public_key(), []
    except KeyFileError as error:
        return None, [Finding(False, f"No signature can be checked: {error}.")]


def _sorted(found: list[Finding]) -> tuple[Finding, ...]:
    wrong = [finding for finding in found if not finding.holds]
    wrong.sort(key=lambda finding: (finding.entry is None, finding.entry or 0))
    more = len(wrong) - MAX_REPORTED
    if more > 0:
        wrong[MAX_REPORTED:] = [Finding(False, f"{more} more do not hold.")]
    return (*wrong, *(finding for finding in found if finding.holds))
