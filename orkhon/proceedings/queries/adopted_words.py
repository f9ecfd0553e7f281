"""The words of a version as they are printed once it is adopted, language by language.

The printed text of a language is the file `…-LANGUAGE.txt` of the adopted text: UTF-8,
the symbol, the title, then the paragraphs with their numbers, each parted from the
next by an empty line. Its SHA-256 is the hash that is shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from orkhon.engines.voting import numbered, printed_text
from orkhon.proceedings.models import DraftVersion, Paragraph
from orkhon.proceedings.queries.draft_texts import languages_of, rows_of, words_in


@dataclass(frozen=True)
class PrintedParagraph:
    """A paragraph with its number as adopted.

    Attributes:
        key: Stays with the paragraph in all languages and versions.
        role: A value of `Paragraph.Role`.
        number: "14"; "" where it has none.
    """

    key: str
    role: str
    number: str
    text: str

    @property
    def line(self) -> str:
        """Number and words: “14. Recommends …”."""
        return numbered(self.number, self.text)


@dataclass(frozen=True)
class LanguageText:
    """A version in one language in which every paragraph has words."""

    language: str
    is_authentic: bool
    title: str
    paragraphs: tuple[PrintedParagraph, ...]


def language_texts(version: DraftVersion) -> tuple[LanguageText, ...]:
    """A version in each language that it is complete in, the authentic one first.

    A language in which a paragraph lacks is left out: see `lacking`. The first
    paragraph is the title where it has that role; else the draft's title serves.
    """
    rows = _adoptable(version)
    authentic = version.draft.authentic
    found = []
    for language in languages_of(version, rows):
        words = [words_in(row, language) for row in rows]
        if any(one is None or not one.text.strip() for one in words):
            continue
        printed = [
            PrintedParagraph(str(row.key), row.role, row.number, one.text.strip())
            for row, one in zip(rows, words, strict=True)
            if one is not None
        ]
        title, body = version.draft.title, printed
        if printed and printed[0].role == Paragraph.Role.TITLE:
            title, body = printed[0].text, printed[1:]
        if body:
            found.append(
                LanguageText(language, language == authentic, title, tuple(body))
            )
    return tuple(found)


def incomplete(version: DraftVersion, language: str) -> tuple[str, ...]:
    """Which paragraphs have no words in a language, by number or place from 1."""
    return tuple(
        row.number or f"¶ {place}"
        for place, row in enumerate(_adoptable(version), start=1)
        if (words := words_in(row, language)) is None or not words.text.strip()
    )


def left_out(
    version: DraftVersion, texts: Sequence[LanguageText]
) -> dict[str, tuple[str, ...]]:
    """Languages with words that are not complete, and which paragraphs they lack."""
    complete = {one.language for one in texts}
    return {
        language: incomplete(version, language)
        for language in languages_of(version, rows_of(version))
        if language not in complete
    }


def plain_words(text: LanguageText) -> str:
    """Title and paragraphs as plain text, as legislation reads it in."""
    lines = [text.title, *(one.line for one in text.paragraphs)]
    return "\n\n".join(lines) + "\n"


def printed(text: LanguageText, symbol: str) -> bytes:
    """The text of a language as it is printed under its symbol, in UTF-8."""
    paragraphs = [(one.number, one.text) for one in text.paragraphs]
    return printed_text(symbol, text.title, paragraphs)


def _adoptable(version: DraftVersion) -> list[Paragraph]:
    """The paragraphs of the text itself: an explanatory note is never adopted."""
    return [row for row in rows_of(version) if row.role != Paragraph.Role.NOTE]
