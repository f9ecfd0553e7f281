"""The legal glossary: concepts with their words in seven languages, eight alphabets."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from io import StringIO

from orkhon.engines.texts.alignment.languages import LANGUAGES, AlignmentError

HEADER = ("id", *LANGUAGES, "note")
SYNONYMS = "|"
"""Between the synonyms of one cell."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One idea of the law and the words for it.

    Attributes:
        id: Short English name with hyphens, one of its kind.
        words: For each language its synonyms, in the order of the file. A Turkic
            word stands as the stem that its inflected forms begin with.
        note: The field of law, or what a reviewer should know.
    """

    id: str
    words: dict[str, tuple[str, ...]]
    note: str

    @property
    def label(self) -> str:
        """The concept in plain English: its first word there."""
        return self.words["en"][0]


class GlossaryError(AlignmentError):
    """A glossary file that cannot be read as one."""


def read_glossary(text: str) -> tuple[Concept, ...]:
    """Read a glossary from tab-separated lines with the header of the shipped file.

    Args:
        text: The file's text.
    Returns:
        Its concepts in order.
    Raises:
        GlossaryError: another header, a row with too few or too many cells, an
            empty cell, a concept or a synonym given twice. Lines count from 1.
    """
    rows = csv.reader(StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE)
    header = tuple(next(rows, ()))
    if header != HEADER:
        raise GlossaryError(f"Glossary begins with {header}, not with {HEADER}")
    concepts: dict[str, Concept] = {}
    for line, row in enumerate(rows, start=2):
        if len(row) != len(HEADER):
            raise GlossaryError(
                f"Glossary line {line} has {len(row)} cells, not {len(HEADER)}"
            )
        name, *cells, note = row
        if name in concepts:
            raise GlossaryError(f"Glossary line {line} gives {name!r} again")
        words = {
            language: _synonyms(cell, language, line)
            for language, cell in zip(LANGUAGES, cells, strict=True)
        }
        concepts[name] = Concept(name, words, note)
    return tuple(concepts.values())


@lru_cache(maxsize=1)
def shipped_glossary() -> tuple[Concept, ...]:
    """The glossary that comes with the engine."""
    home = files("orkhon.engines.texts.alignment")
    return read_glossary(home.joinpath("glossary.tsv").read_text(encoding="utf-8"))


def _synonyms(cell: str, language: str, line: int) -> tuple[str, ...]:
    words: Iterable[str] = cell.split(SYNONYMS)
    listed = tuple(word.strip() for word in words)
    if not all(listed):
        raise GlossaryError(f"Glossary line {line} leaves {language} empty")
    if len(set(listed)) != len(listed):
        raise GlossaryError(f"Glossary line {line} repeats a {language} word")
    return listed
