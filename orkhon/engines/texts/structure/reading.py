"""From lines to the tree of provisions; nothing that came in is left out."""

from collections.abc import Iterable, Sequence

from orkhon.engines.texts.structure.building import tree_of
from orkhon.engines.texts.structure.headings import Page
from orkhon.engines.texts.structure.identifiers import identified
from orkhon.engines.texts.structure.language import UNDETERMINED, detect
from orkhon.engines.texts.structure.lines import Line, blocks_of, lines_of
from orkhon.engines.texts.structure.markers import Mark, accepted, read_mark
from orkhon.engines.texts.structure.model import Block, Kind, Text, TextError
from orkhon.engines.texts.structure.numbers import leading_integer
from orkhon.engines.texts.structure.words import ENGLISH_NAMES, OURS
from orkhon.engines.texts.structure.writing import require_kept


def read_plain(source: str, language: str | None = None) -> Text:
    """Find the structure of a text given as plain lines, one a paragraph.

    Args:
        source: The text. Lines with tabs between their words, two or more alike, are a
            table.
        language: One of the seven if the sender knows it; None to detect it.
    Returns:
        The text with its provisions, their identifiers, and warnings.
    Raises:
        TextError: there are no words, or the language is none of the seven.
    """
    text = read_blocks(blocks_of(source), language)
    require_kept(source, text)
    return text


def read_blocks(blocks: Iterable[Block], language: str | None = None) -> Text:
    """Find the structure of a text given as paragraphs and tables.

    Args:
        blocks: In order, as an intake hands them over.
        language: As in `read_plain`.
    Returns:
        As `read_plain`; every letter of the blocks is in it, checked.
    Raises:
        TextError: as `read_plain`.
    """
    if language is not None and language not in (*OURS, UNDETERMINED):
        raise TextError(
            f"“{language}” is no language known here; known are {', '.join(OURS)}"
        )
    lines = lines_of(blocks)
    if not lines:
        raise TextError("There are no words in this text")
    source = "\n".join("\t".join([line.text, *_cells(line)]) for line in lines)
    detected = detect(source)
    said = detected.language if language is None else language
    read_in, marks = _marks(lines, said)
    provisions = tree_of(Page(lines, marks, read_in, _leaf(marks)))
    named, numbering = identified(provisions)
    title = next((" ".join(p.text.split()) for p in named if p.kind == "preface"), "")
    warnings = (
        *_about_language(language, detected.language, read_in != said),
        *_about_marks(marks),
        *numbering,
    )
    text = Text(said, detected.script, title, named, warnings)
    require_kept(source, text)
    return text


def _cells(line: Line) -> list[str]:
    return [cell for row in line.rows for cell in row]


def _marks(lines: Sequence[Line], language: str) -> tuple[str, list[Mark | None]]:
    """What each line opens, in the words of the language; if nothing, in all seven's.

    Returns:
        The language whose words were found, and the marks.
    """
    marks = [_mark(line, language) for line in lines]
    read_in = language
    if language != UNDETERMINED and not any(marks):
        marks = [_mark(line, UNDETERMINED) for line in lines]
        read_in = UNDETERMINED if any(marks) else language
    articles = [mark for mark in marks if mark and mark.kind == "article"]
    unparted = [mark for mark in articles if mark.rest and not mark.separated]
    # Where most articles have a sign behind the number, a sentence without one is a
    # reference: "Article 5 Section 2 applies."
    by_row = 2 * len(unparted) >= len(articles)
    found: list[Mark | None] = []
    before: int | None = None
    for mark in marks:
        if mark is None:
            found.append(None)
            continue
        number = leading_integer(mark.number)
        expected = (before or 0) + 1 if by_row else None
        if not accepted(mark, expected, number):
            found.append(None)
            continue
        if mark.kind == "article" and number is not None:
            before = number
        found.append(mark)
    return read_in, found


def _mark(line: Line, language: str) -> Mark | None:
    if line.quoted or not line.text:
        return None
    return read_mark(line.text, language)


def _leaf(marks: Sequence[Mark | None]) -> Kind:
    """The kind that holds the paragraphs: an English act may have sections alone."""
    kinds = [mark.kind for mark in marks if mark is not None]
    if "article" in kinds or "section" not in kinds:
        return "article"
    above_chapters = "chapter" in kinds and kinds.index("section") < kinds.index(
        "chapter"
    )
    return "article" if above_chapters else "section"


def _about_language(
    said: str | None, detected: str, read_otherwise: bool
) -> tuple[str, ...]:
    found = []
    names = ENGLISH_NAMES
    if said is not None and said != detected and UNDETERMINED not in (said, detected):
        found.append(
            f"The text was called {names[said]} and seems to be {names[detected]}"
        )
    if said is None and detected == UNDETERMINED:
        found.append("The language is none of the seven, or there are too few words")
    if read_otherwise:
        called = names[said or detected]
        found.append(f"The articles are numbered in words that are not {called}")
    return tuple(found)


def _about_marks(marks: Sequence[Mark | None]) -> tuple[str, ...]:
    if not any(marks):
        return ("No article was found: the text has no structure but its lines",)
    return tuple(mark.why for mark in marks if mark is not None and mark.why)
