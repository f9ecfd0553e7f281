"""What a person corrected in a report, written down beside it as JSON.

    [
      {"kind": "place", "quote": "in Baku", "value": {"value": "Baku"}},
      {"kind": "figure", "quote": "three ministries", "answer": "no"},
      {"kind": "participant", "quote": "Mr E. Tastak", "person": "Erlan Tastaq"}
    ]

A correction finds its proposal by the words it stands on. Where no proposal of the
kind touches the words, it draws a new one. It says `"person": "new"` for somebody
whom the register does not know.
"""

import json
from dataclasses import dataclass, field

_KEYS = frozenset(
    {"kind", "quote", "occurrence", "answer", "value", "person", "contact", "process"}
)


class CorrectionProblem(ValueError):
    """A corrections file that cannot be read; names the file and the line."""


@dataclass(frozen=True)
class Stage:
    """A claim that goes into a process: its title, the stage, the date."""

    title: str
    stage: str
    on: str = ""
    note: str = ""


@dataclass(frozen=True)
class Correction:
    """One answer to one proposal, or one proposal drawn by hand.

    Attributes:
        occurrence: Which of several equal quotes, from 1.
        answer: "yes" or "no"; a value makes it an edit.
        person: Name of somebody in the register, or "new", or "".
        contact: Number of the contact in the report, from 0.
        process: Where the confirmed words are filed as a stage.
    """

    kind: str
    quote: str
    occurrence: int = 1
    answer: str = "yes"
    value: dict[str, object] = field(default_factory=dict)
    person: str = ""
    contact: int | None = None
    process: Stage | None = None

    def span_in(self, text: str) -> tuple[int, int]:
        """Where the words stand in the text.

        Raises:
            CorrectionProblem: they do not stand there that often.
        """
        start = -1
        for _ in range(self.occurrence):
            start = text.find(self.quote, start + 1)
            if start < 0:
                raise CorrectionProblem(
                    f"the text does not say “{self.quote}” {self.occurrence} times"
                )
        return start, start + len(self.quote)


def corrections(data: bytes, filename: str) -> list[Correction]:
    """Read a corrections file.

    Raises:
        CorrectionProblem: not JSON, not a list, or an entry that is not complete.
    """
    try:
        raw = json.loads(data)
    except ValueError as error:
        raise CorrectionProblem(f"{filename}: is no JSON: {error}") from error
    if not isinstance(raw, list):
        raise CorrectionProblem(f"{filename}: is no list of corrections")
    return [_one(entry, filename, place) for place, entry in enumerate(raw, start=1)]


def _one(entry: object, filename: str, place: int) -> Correction:
    where = f"{filename}, correction {place}"
    if not isinstance(entry, dict):
        raise CorrectionProblem(f"{where}: is no object")
    unknown = set(entry) - _KEYS
    if unknown:
        raise CorrectionProblem(f"{where}: “{min(unknown)}” is not known")
    if not entry.get("kind") or not entry.get("quote"):
        raise CorrectionProblem(f"{where}: the kind or the quote is missing")
    if entry.get("answer", "yes") not in ("yes", "no"):
        raise CorrectionProblem(f"{where}: “{entry['answer']}” is neither yes nor no")
    parts = dict(entry)
    try:
        if parts.get("process"):
            parts["process"] = Stage(**parts["process"])
        return Correction(**parts)
    except TypeError as error:
        raise CorrectionProblem(f"{where}: {error}") from error
