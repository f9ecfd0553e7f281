"""The legal glossary: concepts with their words in seven languages, eight alphabets."""

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from io import StringIO

from orkhon.engines.texts.alignment.languages import LANGUAGES, AlignmentError

HEADER = ("id", *LANGUAGES, "note")
SYNONYMS = "|"
"""Between the synonyms of one cell."""
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LETTER = re.compile(r"[^\W\d_]")


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
        """The concept in plain English: its first word there, or its id."""
        spoken = self.words.get("en", ())
        return spoken[0] if spoken else self.id.replace("-", " ")


class GlossaryError(AlignmentError):
    """A glossary file that cannot be read as one."""


def make_concept(
    name: str, words: Mapping[str, Iterable[str]], note: str = ""
) -> Concept:
    """Make a concept that a person adds, with words in some of the varieties.

    Args:
        name: Its id: small Latin letters and figures, with hyphens.
        words: For each variety its synonyms; one without any is left out.
        note: The field of law, or what a reviewer should know.
    Returns:
        The concept, varieties in the order of `LANGUAGES`, words without spaces
        around them.
    Raises:
        GlossaryError: an id of another form, a variety that the glossary has not, no
            word at all, a word without a letter or with a sign that the file needs
            for itself, the same word twice in a variety.
    """
    if not _ID.fullmatch(name):
        raise GlossaryError(
            f"“{name}” names no concept: small Latin letters, figures and hyphens do"
        )
    if odd := sorted(words.keys() - {*LANGUAGES}):
        raise GlossaryError(f"The glossary has no words in {odd[0]!r}")
    given = {
        language: _checked(name, language, words[language])
        for language in LANGUAGES
        if language in words
    }
    filled = {language: listed for language, listed in given.items() if listed}
    if not filled:
        raise GlossaryError(f"“{name}” has no word in any language")
    return Concept(name, filled, _one_line(note))


def joined(
    concepts: Iterable[Concept], added: Iterable[Concept]
) -> tuple[Concept, ...]:
    """Two glossaries in one: a concept that is there takes the further synonyms.

    Args:
        concepts: The first glossary.
        added: The other; one id may stand in it several times.
    Returns:
        The concepts of the first in their order, then the new ones. A word that is
        there already is not repeated.
    """
    found = {one.id: one for one in concepts}
    for one in added:
        known = found.get(one.id)
        if known is None:
            found[one.id] = one
            continue
        words = {
            language: tuple(
                dict.fromkeys(
                    (*known.words.get(language, ()), *one.words.get(language, ()))
                )
            )
            for language in LANGUAGES
            if language in known.words or language in one.words
        }
        found[one.id] = Concept(one.id, words, known.note or one.note)
    return tuple(found.values())


def write_glossary(concepts: Iterable[Concept]) -> str:
    """Write a glossary in the form of the shipped file.

    Args:
        concepts: As `make_concept` or `read_glossary` gives them.
    Returns:
        Tab-separated lines with the header; a variety without words is an empty cell.
    """
    lines = ["\t".join(HEADER)]
    for one in concepts:
        cells = (SYNONYMS.join(one.words.get(tag, ())) for tag in LANGUAGES)
        lines.append("\t".join((one.id, *cells, one.note)))
    return "".join(f"{line}\n" for line in lines)


def read_glossary(text: str, *, gaps: bool = False) -> tuple[Concept, ...]:
    """Read a glossary from tab-separated lines with the header of the shipped file.

    Args:
        text: The file's text.
        gaps: Whether a cell may be empty, as in a glossary that people still fill;
            a row without any word is refused all the same.
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
            if not gaps or cell.strip()
        }
        if gaps:
            try:
                concepts[name] = make_concept(name, words, note)
            except GlossaryError as error:
                raise GlossaryError(f"Glossary line {line}: {error}") from error
        else:
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


def _checked(name: str, language: str, words: Iterable[str]) -> tuple[str, ...]:
    listed = tuple(" ".join(word.split()) for word in words)
    for word in listed:
        if not _LETTER.search(word):
            raise GlossaryError(f"“{name}” has a {language} word without letters")
        if SYNONYMS in word:
            raise GlossaryError(f"“{word}” holds “{SYNONYMS}”, which parts synonyms")
    if len(set(listed)) != len(listed):
        twice = next(word for word in listed if listed.count(word) > 1)
        raise GlossaryError(f"“{name}” repeats the {language} word “{twice}”")
    return listed


def _one_line(note: str) -> str:
    return " ".join(note.split())
