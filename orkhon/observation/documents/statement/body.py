"""The text of a statement as blocks: sections, paragraphs, sentences with their notes."""

from collections.abc import Iterator, Sequence

from orkhon.engines.documents import (
    Block,
    Heading,
    Note,
    Numbered,
    Paragraph,
    Runs,
    Strong,
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

Part = str | Note
CONTACT = "contact"


def body(text: Composed, notes: Notes) -> list[Block]:
    """Every section that has a sentence, in order; in a press version as one paragraph."""
    of = _short_section if notes.is_short else _section
    return [
        block
        for part in text.sections
        if part.sentences
        for block in of(part, text, notes)
    ]


def sentence_notes(
    sentence: ComposedSentence, text: Composed, notes: Notes
) -> list[Note]:
    """The notes of a sentence: of each number in it, its source, what it rests on.

    Where several numbers stand before a mark, each note begins with its own.
    """
    places = [one for one in sentence.segments if one.kind in ("finding", "figure")]
    are_several = notes.is_short or len(places) > 1
    found = []
    for place in dict.fromkeys(places):
        begins = f"{place.text} = " if are_several else ""
        if place.kind == "finding" and place.key in text.numbers:
            found.append(notes.finding(text.numbers[place.key], begins))
        elif place.kind == "figure" and place.key in text.figures:
            found.append(notes.figure(text.figures[place.key], begins))
    placed = {one.key for one in places if one.kind == "finding"}
    resting = [
        text.numbers[key]
        for key in sentence.findings
        if key not in placed and key in text.numbers
    ]
    return [*found, *notes.after(sentence, resting)]


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
    """One paragraph, and one note for all its numbers: a press version is one page."""
    found = [
        note for one in part.sentences for note in sentence_notes(one, text, notes)
    ]
    counted = ". ".join(one.source for one in found if not one.quote)
    # Whom to ask is a last line rather than a section.
    is_line = part.key == CONTACT
    if not is_line:
        yield Heading(part.title)
    yield Paragraph(
        runs(
            *((Strong(f"{part.title}:"), " ") if is_line else ()),
            " ".join(one.shown for one in part.sentences if one.segments) or "—",
            *((Note(counted),) if counted else ()),
            *(one for one in found if one.quote),
        )
    )


def _is_recommendation(paragraph: ComposedParagraph) -> bool:
    return paragraph.sentences[0].kind == Sentence.Kind.RECOMMENDATION


def _runs(sentences: Sequence[ComposedSentence], text: Composed, notes: Notes) -> Runs:
    parts: list[Part] = []
    for sentence in sentences:
        if not sentence.segments:
            continue
        if parts:
            parts.append(" ")
        # Notes stand after the sentence: a mark beside a number would read as its
        # power, and the text is found in the paper as the evidence has it.
        parts += [sentence.shown, *sentence_notes(sentence, text, notes)]
    return runs(*parts) or runs("—")
