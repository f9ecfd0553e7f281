"""Walk over all entries in order: leaf, payload, erasure, place; grow the tree.

One pass over the rows; what later checks need is kept as digests. A million entries
take a few seconds, see benchmarks/record.py.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from django.db.backends.base.base import BaseDatabaseWrapper

from orkhon.engines.merkle.entry import EntryError, Leaf, canonical
from orkhon.engines.merkle.tree import TILE_HEIGHT, Frontier
from orkhon.engines.merkle.verification import Finding
from orkhon.record.rows import (
    CHECKPOINT_VERB,
    CITATION_VERB,
    DISCLOSE_VERB,
    DISCLOSURE_VERBS,
    ERASE_VERB,
    SOURCE_VERBS,
)
from orkhon.record.snapshot import Row, key_of, rows

ENTRIES = """
SELECT e.seq, e.at, e.verb, e.subject, e.actor, e.payload_digest, e.leaf_hash,
       p.entry_id, p.payload, p.salt, p.erased_at, p.erased_by, p.erased_why
FROM record_entry e LEFT JOIN record_entrypayload p ON p.entry_id = e.seq
ORDER BY e.seq
"""
STRAYS = """
SELECT p.entry_id FROM record_entrypayload p
LEFT JOIN record_entry e ON e.seq = p.entry_id WHERE e.seq IS NULL
ORDER BY p.entry_id
"""
REPORT_EVERY = 50_000
_WATCHED = (
    SOURCE_VERBS | DISCLOSURE_VERBS | {CITATION_VERB, ERASE_VERB, CHECKPOINT_VERB}
)


@dataclass(frozen=True, slots=True)
class Told:
    """What an entry says of a row of another table, as a digest of its facts."""

    seq: int
    digest: bytes


@dataclass
class EntryWalk:
    """The pass over the entries, and what it learned.

    Attributes:
        frontier: The tree as recomputed from the rows.
        roots: Recomputed root at each size where an entry signs a checkpoint.
        nodes: Recomputed full subtrees of the levels that are stored.
        bad: Entries that do not hold.
        sources, citations: What entries say of those tables, by row key.
        disclosures: What stands of each subject that was opened to everybody: the
            last entry, and when and by whom it was opened and closed.
        signings: Time of each entry that signs a checkpoint, by its number.
    """

    connection: BaseDatabaseWrapper
    frontier: Frontier = field(default_factory=Frontier)
    roots: dict[int, bytes] = field(default_factory=dict)
    nodes: dict[tuple[int, int], bytes] = field(default_factory=dict)
    bad: dict[int, str] = field(default_factory=dict)
    altered: list[int] = field(default_factory=list)
    sources: dict[str, Told] = field(default_factory=dict)
    citations: dict[str, Told] = field(default_factory=dict)
    disclosures: dict[str, tuple[int, tuple[object, ...]]] = field(default_factory=dict)
    signings: dict[int, str] = field(default_factory=dict)
    erased: dict[int, tuple[object, ...]] = field(default_factory=dict)
    erasures: dict[int, tuple[object, ...]] = field(default_factory=dict)

    def run(self, progress: Callable[[int, int], None]) -> None:
        """Read every entry once."""
        total = _count(self.connection)
        expected, previous_at = 1, ""
        for row in rows(self.connection, ENTRIES):
            seq = int(str(row[0]))
            if seq != expected:
                self._missing(expected, seq - 1)
            self._entry(seq, row, previous_at)
            expected, previous_at = seq + 1, str(row[1])
            if seq % REPORT_EVERY == 0:
                progress(seq, total)
        for (stray,) in rows(self.connection, STRAYS):
            self._fault(int(str(stray)), "is missing, only what it said is there")
        self._compare_erasures()
        progress(total, total)

    def findings(self) -> Iterator[Finding]:
        """One finding for each entry that does not hold, and one for those that do."""
        self._explain_altered()
        for seq, text in sorted(self.bad.items()):
            yield Finding(False, f"Entry {seq} {text}.", seq)
        size = self.frontier.size
        if not self.bad:
            gone = len(self.erased)
            erased = f"; what {gone:,} of them said was erased by law" if gone else ""
            yield Finding(True, f"Entries: {size:,} hold{erased}.")

    def _entry(self, seq: int, row: Row, previous_at: str) -> None:
        _seq, at, verb, subject, actor, digest, stored, payload_id, *kept = row
        leaf = Leaf(seq, at, verb, subject, actor, digest)  # type: ignore[arg-type]  # -- checked by hashing
        try:
            leaf_hash = leaf.hash()
        except (EntryError, TypeError):
            self._fault(seq, "is not readable text any more")
            leaf_hash = b"\0" * 32
        self.frontier, finished = self.frontier.append(leaf_hash)
        for node in finished:
            if node.level % TILE_HEIGHT == 0:
                self.nodes[node.level, node.index] = node.hash
        if leaf_hash != stored:
            if str(at) < previous_at:
                self._fault(seq, f"was altered: its time, {at!s}, is before the last")
            elif seq not in self.bad:
                self.altered.append(seq)
                self._fault(seq, "was altered: its time, act, subject or actor")
        payload, salt, *erasure = kept
        if payload_id is None:
            self._fault(seq, "has lost what it said: the row is missing")
        elif payload is None or salt is None:
            self.erased[seq] = tuple(erasure)
        elif erasure != [None, "", ""]:
            self._fault(seq, "is called erased although what it said is there")
        else:
            self._said(seq, row, payload, salt)

    def _said(self, seq: int, row: Row, payload: object, salt: object) -> None:
        if not isinstance(payload, bytes) or not isinstance(salt, bytes):
            self._fault(seq, "was altered: what it said")
            return
        computed = hashlib.sha256(salt + payload).hexdigest()
        if computed != row[5]:
            leaf = Leaf(seq, row[1], row[2], row[3], row[4], computed)  # type: ignore[arg-type]  # -- as above
            if seq in self.bad and leaf.hash() == row[6]:
                self.bad[seq] = "was altered: its digest"
                self.altered.remove(seq)
            else:
                self._fault(seq, "was altered: what it said, or its salt")
        elif row[2] in _WATCHED and seq not in self.bad:
            try:
                self._note(seq, row, json.loads(payload))
            except (ValueError, KeyError, TypeError):
                self._fault(seq, "says something that the record never wrote")

    def _note(self, seq: int, row: Row, said: dict[str, object]) -> None:
        """Remember what the record says of its own tables."""
        _seq, at, verb, subject, actor = row[:5]
        if verb in SOURCE_VERBS:
            told = Told(seq, facts_digest({**said, "received_at": at}))
            self.sources[key_of(self.connection, str(subject))] = told
        elif verb == CITATION_VERB:
            told = Told(seq, facts_digest({**said, "cited_at": at}))
            self.citations[key_of(self.connection, str(subject))] = told
        elif verb == ERASE_VERB:
            about = int(str(subject).rpartition("/")[2])
            self.erasures[about] = (at, actor, said["why"])
        elif verb == DISCLOSE_VERB:
            self.disclosures[str(subject)] = (seq, (at, actor, None, ""))
        elif verb in DISCLOSURE_VERBS:
            # An opening that does not hold has been told of already.
            _seq, opened = self.disclosures.get(str(subject), (seq, (None, "")))
            self.disclosures[str(subject)] = (seq, (*opened[:2], at, actor))
        else:
            self.signings[seq] = str(at)
            self.roots[seq] = self.frontier.root()

    def _compare_erasures(self) -> None:
        for seq, columns in self.erased.items():
            told = self.erasures.get(seq)
            if told is None:
                self._fault(seq, "has lost what it said, and no entry erased it")
            elif told != columns:
                self._fault(seq, "was altered: who erased it, when or why")
        for seq in self.erasures.keys() - self.erased.keys():
            self._fault(seq, "was erased, and something stands there again")

    def _explain_altered(self) -> None:
        """Tell a stored hash, and an entry moved from its place, from other changes."""
        if not self.altered:
            return
        seq = self.altered[0]
        row = next(
            rows(
                self.connection,
                "SELECT at, verb, subject, actor, payload_digest, leaf_hash"
                " FROM record_entry WHERE seq = %s",
                [seq],
            )
        )
        *members, stored = row
        head = next(rows(self.connection, "SELECT frontier FROM record_treehead"), None)
        if head is not None and head[0] == self.frontier.to_bytes():
            self.bad[seq] = "holds, but the leaf hash stored beside it was altered"
            return
        for place in range(1, self.frontier.size + 1):
            moved = Leaf(place, *members)  # type: ignore[arg-type]  # -- checked by hashing
            try:
                if moved.hash() == stored:
                    self.bad[seq] = f"is out of order: it was written as entry {place}"
                    return
            except (EntryError, TypeError):
                return

    def _missing(self, first: int, last: int) -> None:
        text = "is missing" if first == last else f"is missing, and so on to {last}"
        self._fault(first, text)
        for _ in range(first, last + 1):
            self.frontier, _finished = self.frontier.append(b"\0" * 32)

    def _fault(self, seq: int, text: str) -> None:
        self.bad.setdefault(seq, text)


def facts_digest(facts: Mapping[str, object]) -> bytes:
    """SHA-256 of the facts as canonical JSON."""
    return hashlib.sha256(canonical(facts)).digest()  # type: ignore[arg-type]  # -- read from JSON or from a row of plain cells


def _count(connection: BaseDatabaseWrapper) -> int:
    ((last,),) = rows(connection, "SELECT COALESCE(MAX(seq), 0) FROM record_entry")
    return int(str(last))
