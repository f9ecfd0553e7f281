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
    """Every section that has a sentence, in order; in a press version as one paragraph."""
    of = _short_section if notes.is_short else _section
    return [
        block
        for part in text.sections
        if part.sentences
        for block in of(part, text, notes)
    ]


def sentence_parts(
    sentence: ComposedSentence, text: Composed, notes: Notes
) -> tuple[Part, ...]:
    """A sentence, then its notes: a mark beside a number would read as its power.

    Where several numbers stand in it, each note begins with its own. So nothing stands
    between the words, and the text is found in the paper as the evidence has it.
    """
    places = [one for one in sentence.segments if one.kind in ("finding", "figure")]
    are_several = len(places) > 1
    marks = []
    for place in dict.fromkeys(places):
        begins = f"{place.text}: " if are_several else ""
        if place.kind == "finding" and place.key in text.numbers:
            marks.append(notes.finding(text.numbers[place.key], begins))
        elif place.kind == "figure" and place.key in text.figures:
            marks.append(notes.figure(text.figures[place.key], begins))
    placed = {one.key for one in places if one.kind == "finding"}
    resting = [
        text.numbers[key]
        for key in sentence.findings
        if key not in placed and key in text.numbers
    ]
    return (
        *(one.text for one in sentence.segments),
        *marks,
        *notes.after(sentence, resting),
    )


def _section(part: ComposedSection, text: Composed, notes: Notes) -> Iterator[Block]:
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


def _short_section(
    part: ComposedSection, text: Composed, notes: Notes
) -> Iterator[Block]:
    yield Heading(part.title)
    yield Paragraph(_runs(part.sentences, text, notes))


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
