"""The text of a statement as blocks: sections, paragraphs, sentences with their notes."""

from collections.abc import Iterator, Sequence

from orkhon.engines.documents import (
    Block,
    Heading,
    Inline,
    Note,
    Numbered,
    Paragraph,
    Runs,
    runs,
)
from orkhon.observation.documents.statement.notes import Notes
from orkhon.observation.models import Sentence
from orkhon.observation.queries.statements.composition import (
    Composed,
    ComposedParagraph,
    ComposedSection,
    ComposedSentence,
)

Part = str | Inline | Note


def body(text: Composed, notes: Notes) -> list[Block]:
    """Every section that has a sentence, in order."""
    return [block for part in text.sections for block in _section(part, text, notes)]


def sentence_parts(
    sentence: ComposedSentence, text: Composed, notes: Notes
) -> tuple[Part, ...]:
    """A sentence with a note after each number, and those of the whole at its end.

    Between its words stands nothing but notes, so that its text is found in the paper
    as the evidence has it.
    """
    parts: list[Part] = []
    placed = set()
    for segment in sentence.segments:
        parts.append(segment.text)
        if segment.kind == "finding" and segment.key in text.numbers:
            placed.add(segment.key)
            parts.append(notes.finding(text.numbers[segment.key]))
        elif segment.kind == "figure" and segment.key in text.figures:
            parts.append(notes.figure(text.figures[segment.key]))
    resting = [
        text.numbers[key]
        for key in sentence.findings
        if key not in placed and key in text.numbers
    ]
    return (*parts, *notes.after(sentence, resting))


def _section(part: ComposedSection, text: Composed, notes: Notes) -> Iterator[Block]:
    if not part.sentences:
        return
    yield Heading(part.title)
    listed: list[Runs] = []
    for paragraph in part.paragraphs:
        if _is_recommendation(paragraph):
            listed.append(_runs(paragraph.sentences, text, notes))
            continue
        if listed:
            yield Numbered(tuple(listed))
            listed = []
        if paragraph.title:
            yield Heading(paragraph.title, 2)
        yield Paragraph(_runs(paragraph.sentences, text, notes))
    if listed:
        yield Numbered(tuple(listed))


def _is_recommendation(paragraph: ComposedParagraph) -> bool:
    return paragraph.sentences[0].kind == Sentence.Kind.RECOMMENDATION


def _runs(sentences: Sequence[ComposedSentence], text: Composed, notes: Notes) -> Runs:
    parts: list[Part] = []
    for sentence in sentences:
        if not sentence.segments:
            continue
        if parts:
            parts.append(" ")
        parts += sentence_parts(sentence, text, notes)
    return runs(*parts) or runs("—")
