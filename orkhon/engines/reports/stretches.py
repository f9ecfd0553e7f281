"""Cut a digest of several meetings into stretches, one for each contact."""

from dataclasses import dataclass

from orkhon.engines.reports.frames import Frame
from orkhon.engines.reports.marking import Document
from orkhon.engines.reports.people import Person


@dataclass(frozen=True, slots=True)
class Stretch:
    """The sentences that tell of one contact: own ones and shared ones."""

    first: int
    last: int
    shared: int

    def sentences(self) -> list[int]:
        """Give the numbers of the sentences, the shared first."""
        return [*range(min(self.shared, self.first)), *range(self.first, self.last)]


def stretches_of(
    document: Document, people: list[Person], frames: list[Frame]
) -> list[Stretch]:
    """Cut a digest of several meetings into stretches of one contact each.

    A paragraph begins a new contact where it opens as such paragraphs do ("At
    the meeting with NAME"), or states a meeting of its own with somebody whom
    nothing before it names, and names somebody whom no earlier contact had. A
    summary above them that itself names all of them is shared by all.
    """
    total = len(document.sentences)
    top = next(
        (
            number
            for number, sentence in enumerate(document.sentences)
            if not sentence.is_headline
        ),
        0,
    )
    starts: list[int] = []
    fresh: list[set[int]] = []
    for number, sentence in enumerate(document.sentences):
        opens = (
            number == 0
            or document.sentences[number - 1].paragraph != sentence.paragraph
        )
        if (
            number == top
            or not opens
            or sentence.is_tail
            or sentence.is_headline
            or sentence.is_quoted
        ):
            continue
        opening = _opening(document, people, number, frames)
        if opening is None:
            continue
        after, is_frame = opening
        following = [
            (document.tokens[one.first].start, who)
            for who, person in enumerate(people)
            for one in person.mentions
            if after <= document.tokens[one.first].start < sentence.span.end
        ]
        named = {min(following)[1]} if following else set()
        if is_frame and (not named or named & _named_before(document, people, number)):
            continue
        if named and (not fresh or not named & set().union(*fresh)):
            starts.append(number)
            fresh.append(named)
    if not starts:
        return [Stretch(0, total, 0)]
    before = _named_before(document, people, starts[0])
    if len(starts) == 1 and fresh[0] <= before:
        return [Stretch(0, total, 0)]
    bounds = [*starts, total]
    own = [
        Stretch(start, bounds[index + 1], starts[0])
        for index, start in enumerate(starts)
    ]
    summarised = sum(bool(names & before) for names in fresh)
    others = before - set().union(*fresh)
    if summarised >= 2 or (len(others) <= 1 and len(starts) >= 2):
        return own
    return [Stretch(0, starts[0], 0), *[Stretch(one.first, one.last, 0) for one in own]]


def _meets(frame: Frame) -> bool:
    """Whether a frame states that two sides came together, here and now."""
    return (
        frame.cue.kind in {"meeting", "reception", "call"}
        and frame.cue.shape in {"subject", "host", "passive"}
        and not frame.is_told
        and not frame.is_planned
    )


def _names_after(document: Document, people: list[Person], frame: Frame) -> bool:
    """Whether somebody is named behind a frame in its sentence."""
    last = document.sentences[frame.sentence].span.end
    return any(
        frame.span.end <= document.tokens[one.first].start < last
        for person in people
        for one in person.mentions
    )


def _opening(
    document: Document, people: list[Person], number: int, frames: list[Frame]
) -> tuple[int, bool] | None:
    """Give where the words end with which a paragraph opens a contact.

    The second value says whether they are a frame and not a digest's words.

    They are the words of a digest ("At the meeting with"); or a frame, where one
    of the sentences above states another meeting already.
    """
    span = document.sentences[number].span
    match = document.vocabulary.digests.search(document.text[span.start : span.end])
    if match is not None:
        return span.start + match.end(), False
    meeting = [frame for frame in frames if _meets(frame)]
    if not any(
        frame.sentence < number
        and not document.sentences[frame.sentence].is_headline
        and _names_after(document, people, frame)
        for frame in meeting
    ):
        return None
    return next(
        ((frame.span.end, True) for frame in meeting if frame.sentence == number), None
    )


def _named_before(document: Document, people: list[Person], sentence: int) -> set[int]:
    limit = document.sentences[sentence].span.start
    return {
        who
        for who, person in enumerate(people)
        if any(
            document.tokens[one.first].start < limit
            and not document.sentences[document.sentence_of[one.first]].is_headline
            for one in person.mentions
        )
    }
