"""What an entry says of a source or a citation: every column, so none is free.

The words of a source stand in the payload as digests only: an entry may be shown to
people who may not open the source.
"""

import hashlib

from orkhon.engines.merkle.entry import JSON
from orkhon.record.models import Citation, Source

SOURCE_VERBS = frozenset({"record.source.keep", "record.source.quarantine"})
CITATION_VERB = "record.citation.make"
ERASE_VERB = "record.payload.erase"
CHECKPOINT_VERB = "record.checkpoint.sign"
DISCLOSE_VERB = "record.subject.disclose"
CLOSE_VERB = "record.subject.close"
DISCLOSURE_VERBS = frozenset({DISCLOSE_VERB, CLOSE_VERB})
KEEP = SOURCE_VERBS | DISCLOSURE_VERBS | {CITATION_VERB, ERASE_VERB, CHECKPOINT_VERB}
"""Acts that the record's own tables are checked against; never erased."""

LEVEL_STEP = 2**48
"""Keys of one level of stored nodes lie this far from those of the next."""


def place_of(level: int, index: int) -> int:
    """Key of a stored subtree root."""
    return level * LEVEL_STEP + index


def digest_of(text: str) -> str:
    """SHA-256 of the text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def source_facts(source: Source) -> dict[str, JSON]:
    """All columns of a source; `received_at` is the entry's own time."""
    return {
        "sha256": source.sha256,
        "size": source.size,
        "filename": source.filename,
        "media_type": source.media_type,
        "language": source.language,
        "text_sha256": digest_of(source.text),
        "title": source.title,
        "published_on": source.published_on,
        "received_by": source.received_by,
        "open_to": source.open_to,
        "quarantined": source.quarantined,
    }


def citation_facts(citation: Citation) -> dict[str, JSON]:
    """All columns of a citation; `cited_at` is the entry's own time."""
    return {
        "source": str(citation.source_id),
        "kind": str(citation.kind),
        "path": citation.path,
        "start": citation.start,
        "end": citation.end,
        "quote_sha256": digest_of(citation.quote),
        "cited_by": citation.cited_by,
    }


def digest_of_raw(cell: object) -> str:
    """As `digest_of`, of a cell read from the table; "" when it is no text."""
    if not isinstance(cell, str):
        return ""
    return hashlib.sha256(cell.encode("utf-8", "surrogateescape")).hexdigest()


def digest_of_cell(cell: object) -> str:
    """SHA-256 of bytes read from the table; "" when it holds no bytes."""
    return hashlib.sha256(cell).hexdigest() if isinstance(cell, bytes) else ""
