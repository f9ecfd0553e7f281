"""Compare sources and citations with what their entries say of every column."""

import uuid
from collections.abc import Iterator, Mapping

from django.db.backends.base.base import BaseDatabaseWrapper

from orkhon.engines.merkle.verification import Finding
from orkhon.record import store
from orkhon.record.rows import digest_of_cell, digest_of_raw
from orkhon.record.snapshot import Cell, rows
from orkhon.record.verify_entries import EntryWalk, Told, facts_digest

SOURCES = """
SELECT CAST(id AS text), sha256, size, filename, media_type, language, text, title,
       published_on, received_at, received_by, open_to, quarantined, data
FROM record_source ORDER BY id
"""
CITATIONS = """
SELECT CAST(id AS text), CAST(source_id AS text), kind, path, start, "end", quote,
       cited_by, cited_at
FROM record_citation ORDER BY source_id
"""


def check_sources(
    connection: BaseDatabaseWrapper, walk: EntryWalk
) -> Iterator[Finding]:
    """Each source's columns are those of its entry, and its bytes have its digest."""
    left = dict(walk.sources)
    for row in rows(connection, SOURCES):
        key, sha256, size, filename, media_type, language, text, title, *rest = row
        published_on, received_at, received_by, open_to, quarantined, data = rest
        told = left.pop(str(key), None)
        facts = {
            "sha256": sha256,
            "size": size,
            "filename": filename,
            "media_type": media_type,
            "language": language,
            "text_sha256": digest_of_raw(text),
            "title": title,
            "published_on": published_on,
            "received_by": received_by,
            "open_to": open_to,
            "quarantined": quarantined,
            "received_at": received_at,
        }
        yield from _compared("source", str(key), told, facts, walk)
        if told is not None:
            yield from _bytes(data, str(sha256), told)
    yield from _lost("source", left)
    if walk.sources and not left:
        yield Finding(True, f"Sources: {len(walk.sources):,} compared.")


def check_citations(
    connection: BaseDatabaseWrapper, walk: EntryWalk
) -> Iterator[Finding]:
    """Each citation's columns are those of its entry, and its words stand there."""
    left = dict(walk.citations)
    source_id: Cell = None
    text = ""
    for row in rows(connection, CITATIONS):
        key, source, kind, path, start, end, quote, cited_by, cited_at = row
        if source != source_id:
            source_id, text = source, _text(connection, str(source))
        told = left.pop(str(key), None)
        facts = {
            "source": _dashed(str(source)),
            "kind": kind,
            "path": path,
            "start": start,
            "end": end,
            "quote_sha256": digest_of_raw(quote),
            "cited_by": cited_by,
            "cited_at": cited_at,
        }
        compared = list(_compared("citation", str(key), told, facts, walk))
        yield from compared
        if told is not None and not compared and text[start:end] != quote:  # type: ignore[misc]  # -- numbers, as compared above
            yield Finding(
                False,
                f"Entry {told.seq}: its source no longer says “{quote!s}”.",
                told.seq,
            )
    yield from _lost("citation", left)
    if walk.citations and not left:
        yield Finding(True, f"Citations: {len(walk.citations):,} compared.")


def _compared(
    what: str,
    key: str,
    told: Told | None,
    facts: Mapping[str, object],
    walk: EntryWalk,
) -> Iterator[Finding]:
    if told is None:
        # Its entry may be there and not hold: then that has been said.
        if not walk.bad:
            yield Finding(False, f"No entry speaks of the {what} {key}.")
        return
    try:
        same = facts_digest(facts) == told.digest
    except ValueError:
        same = False  # bytes that are no text cannot be what the entry says
    if not same:
        text = f"Entry {told.seq}: the {what} that it speaks of was altered."
        yield Finding(False, text, told.seq)


def _lost(what: str, left: dict[str, Told]) -> Iterator[Finding]:
    for told in left.values():
        text = f"Entry {told.seq}: the {what} that it speaks of is missing."
        yield Finding(False, text, told.seq)


def _bytes(data: Cell, sha256: str, told: Told) -> Iterator[Finding]:
    """In the row, or else in the file store: they have the digest."""
    if data is not None:
        if digest_of_cell(data) != sha256:
            text = f"Entry {told.seq}: the bytes in the row of its source were altered."
            yield Finding(False, text, told.seq)
        return
    try:
        store.get(sha256)
    except store.StoreError as error:
        yield Finding(False, f"Entry {told.seq}: {error}.", told.seq)


def _text(connection: BaseDatabaseWrapper, source: str) -> str:
    query = "SELECT text FROM record_source WHERE CAST(id AS text) = %s"
    found = next(rows(connection, query, [source]), None)
    return "" if found is None else str(found[0])


def _dashed(key: str) -> str:
    """The uuid as payloads write it; a key that is none is left as it is."""
    try:
        return str(uuid.UUID(key))
    except ValueError:
        return key
