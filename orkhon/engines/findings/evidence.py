"""What a published statement rests on, as JSON, and the file of rows beside it.

docs/methods/findings.md describes both for whoever writes another verifier.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from orkhon.engines.findings.query import JSON
from orkhon.engines.findings.rows import Row
from orkhon.engines.findings.sentences import Segment

FORMAT: Final = "orkhon-statement/1"
ROWS_FILE: Final = "rows.jsonl"


@dataclass(frozen=True, slots=True)
class RowOut:
    """A row as it leaves: with the leaf hash of its receipt and what was released.

    Attributes:
        leaf: Hexadecimal.
        texts: By path; lines of free text that a person released by name.
    """

    row: Row
    leaf: str
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SaidSentence:
    """A sentence of the statement in one language, its numbers in place."""

    section: str
    kind: str
    segments: tuple[Segment, ...]
    findings: tuple[str, ...]

    @property
    def text(self) -> str:
        return "".join(one.text for one in self.segments)


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that a statement rests on, before it is written.

    Attributes:
        mission: title, country, vote_on: what everybody may know of it.
        statement: kind, number, authentic, languages, issued_on.
        counted_until: Forms that came later are not counted; RFC 3339.
        sentences: By language, in the order of the statement.
        findings: Each with key, title, query, result, limits.
        figures: Each with key, shown by language, and its sources.
        draws: The published draws, each with the number of its entry.
    """

    mission: Mapping[str, JSON]
    statement: Mapping[str, JSON]
    counted_until: str
    sentences: Mapping[str, Sequence[SaidSentence]]
    findings: Sequence[Mapping[str, JSON]]
    figures: Sequence[Mapping[str, JSON]]
    draws: Sequence[Mapping[str, JSON]]


def rows_file(rows: Iterable[RowOut]) -> bytes:
    """The rows as lines of JSON, in the order of their names.

    A member that says nothing is left out.
    """
    lines = [_line(one) for one in sorted(rows, key=lambda one: one.row.row)]
    return "".join(f"{line}\n" for line in lines).encode()


def evidence_json(evidence: Evidence, rows: bytes) -> dict[str, JSON]:
    """The evidence as it is written, with the digest of each row.

    Args:
        rows: What `rows_file` gave.
    """
    return {
        "format": FORMAT,
        "mission": evidence.mission,
        "statement": evidence.statement,
        "counted_until": evidence.counted_until,
        "sentences": {
            language: [_sentence(one) for one in said]
            for language, said in evidence.sentences.items()
        },
        "findings": evidence.findings,
        "figures": evidence.figures,
        "draws": evidence.draws,
        "rows": {
            "file": ROWS_FILE,
            "sha256": hashlib.sha256(rows).hexdigest(),
            "digests": {
                str(json.loads(line)["row"]): hashlib.sha256(line).hexdigest()
                for line in rows.splitlines()
            },
        },
    }


def _sentence(said: SaidSentence) -> dict[str, JSON]:
    return {
        "section": said.section,
        "kind": said.kind,
        "findings": list(said.findings),
        "segments": [
            {"text": one.text, "kind": one.kind, "key": one.key}
            if one.kind
            else {"text": one.text}
            for one in said.segments
        ],
    }


def _line(out: RowOut) -> str:
    row = out.row
    said = {
        "row": row.row,
        "form": row.form,
        "stage": row.stage,
        "version": row.version,
        "station": row.station,
        "city": row.city,
        "drawn": row.drawn,
        "answers": dict(row.answers),
        "derived": dict(row.derived),
        "texts": dict(out.texts),
        "leaf": out.leaf,
    }
    told = {name: value for name, value in said.items() if value not in ("", {}, False)}
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
