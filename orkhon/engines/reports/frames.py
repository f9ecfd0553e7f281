"""Find what kind of contact a report tells of.

A frame is a stretch of words that states a contact ("met with", "was received
by"). A frame that somebody only tells of ("recalled the visit"), that lies in
the past or in a quotation, or in a clause beginning with "who", is weak
evidence; the first sentences of the report are the strongest.
"""

import re
from dataclasses import dataclass

from orkhon.engines.reports.lexicon.model import FrameCue
from orkhon.engines.reports.marking import Document
from orkhon.engines.reports.model import Read, Span

_LEAD_SENTENCES = 2
_LATER = 0.75
_ONLY_TOLD = 0.2
_BACKGROUND = 0.4
_ALSO = 0.6
_ALSO_NAMED = 0.8
_ALSO_A_MEETING = 0.4
_ENOUGH = 0.3
_HEADLINE = 0.9
_JUST_BEFORE = 30
_IN_A_PROGRAMME = frozenset({"meeting", "session", "reception"})
_JOURNEYS = frozenset({"visit", "observation"})


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame found in the text.

    Attributes:
        cue: What was looked for.
        span: Its characters.
        sentence: Number of its sentence.
        weight: How strongly it speaks for a contact of this report.
        is_told: Whether it is only told of, past, or quoted.
        is_planned: Whether it lies in the future.
        rule: What was found, in plain words.
    """

    cue: FrameCue
    span: Span
    sentence: int
    weight: float
    is_told: bool
    is_planned: bool
    rule: str


def frames_of(document: Document) -> list[Frame]:
    """Find every frame in the sentences of the report, in text order."""
    vocabulary = document.vocabulary
    lead = _lead(document)
    found: list[Frame] = []
    for number, sentence in enumerate(document.sentences):
        if sentence.is_tail:
            continue
        start, end = sentence.span.start, sentence.span.end
        past = vocabulary.past.search(document.text, start, end) is not None
        for cue, pattern in vocabulary.frames:
            for match in pattern.finditer(document.text, start, end):
                told = document.is_quoted(match.start()) or _is_told(
                    document, start, match.start(), cue
                )
                told = told or (past and number not in lead)
                told = told or _told_at_the_end(document, match.end(), end, cue)
                weight = cue.weight
                if sentence.is_headline:
                    weight *= _HEADLINE
                elif number not in lead:
                    weight *= _LATER
                if told:
                    weight *= _ONLY_TOLD
                elif vocabulary.relatives.search(document.text[start : match.start()]):
                    weight *= _BACKGROUND
                    told = True
                planned = _is_planned(document, start, match, end, cue)
                if planned and number not in lead:
                    told = True
                    weight *= _BACKGROUND
                found.append(
                    Frame(
                        cue,
                        Span(match.start(), match.end()),
                        number,
                        weight,
                        told,
                        planned,
                        f"“{' '.join(match.group().split())}”",
                    )
                )
    return sorted(found, key=lambda frame: (frame.span.start, -frame.span.end))


def _is_planned(
    document: Document, start: int, match: re.Match[str], end: int, cue: FrameCue
) -> bool:
    """Whether a frame lies in the future, by the words around it.

    A verb without ending ("will address … and subsequently meet with") takes
    its future from as far back as its sentence goes.
    """
    vocabulary = document.vocabulary
    reach = start
    if not vocabulary.bare_verbs.match(match[0]):
        reach = max(start, match.start() - _JUST_BEFORE)
    if vocabulary.planned.search(document.text, reach, match.end()):
        return True
    return cue.shape in {"between", "nominal"} and (
        vocabulary.plan_ends.match(document.text, match.end(), end) is not None
    )


def _lead(document: Document) -> set[int]:
    """Give the headline and the first sentences below it."""
    body = [
        number
        for number, sentence in enumerate(document.sentences)
        if not sentence.is_headline
    ]
    first = {
        number
        for number, sentence in enumerate(document.sentences)
        if sentence.is_headline
    }
    return first | set(body[:_LEAD_SENTENCES])


def _told_at_the_end(document: Document, start: int, end: int, cue: FrameCue) -> bool:
    """Whether a verb of telling ends the sentence, where verbs end sentences."""
    if not document.vocabulary.lexicon.verb_final:
        return False
    if cue.kind == "meeting" or cue.kind == "reception":
        return False
    return document.vocabulary.reported.search(document.text, start, end) is not None


def _is_told(document: Document, start: int, at: int, cue: FrameCue) -> bool:
    """Whether a verb of telling stands before the frame in its sentence."""
    if cue.is_own or (cue.shape == "nominal" and cue.kind == "meeting"):
        return False
    return document.vocabulary.reported.search(document.text, start, at) is not None


def kinds_of(frames: list[Frame]) -> tuple[Read, ...]:
    """Decide the kinds of one contact, the best stated first.

    What is only named ("during the visit") and never told of ("arrived in") must
    be named more often to be a kind beside another; the single meeting of a
    session is that session.
    """
    by_kind: dict[str, list[Frame]] = {}
    for frame in frames:
        by_kind.setdefault(frame.cue.kind, []).append(frame)
    acting = {
        frame.sentence
        for frame in frames
        if frame.cue.shape != "nominal" and not frame.is_told
    }
    journey = any(
        frame.cue.kind in _JOURNEYS
        and frame.cue.shape != "nominal"
        and not frame.is_told
        for frame in frames
    )
    scored: list[tuple[float, bool, Read]] = []
    for kind, hits in by_kind.items():
        seen: dict[int, float] = {}
        for hit in hits:
            weight = hit.weight
            if (
                hit.cue.shape == "nominal"
                and kind == "visit"
                and hit.sentence in acting
            ):
                weight *= _BACKGROUND
            if journey and hit.is_planned and kind in _IN_A_PROGRAMME:
                weight *= _BACKGROUND
            seen[hit.sentence] = max(seen.get(hit.sentence, 0.0), weight)
        missed = 1.0
        for weight in seen.values():
            missed *= 1 - weight
        best = max(hits, key=lambda hit: hit.weight)
        told_of = any(
            hit.cue.shape in {"subject", "host", "passive"} and not hit.is_told
            for hit in hits
        )
        confidence = round(min(1 - missed, 0.95), 2)
        scored.append(
            (1 - missed, told_of, Read(kind, best.span, best.rule, confidence))
        )
    scored.sort(key=lambda one: (-one[0], one[2].span.start))
    if not scored or scored[0][0] < _ENOUGH:
        return ()
    top = scored[0][2]
    kept = [top]
    planned = {
        kind
        for kind, hits in by_kind.items()
        if max(hits, key=lambda hit: hit.weight).is_planned
    }
    for score, told_of, read in scored[1:]:
        if read.value == "meeting" and top.value in {"session", "call"} and not told_of:
            continue
        # The programme of a visit or mission, and what a call was about.
        if read.value in _IN_A_PROGRAMME and (
            top.value == "call"
            or (
                read.value in planned
                and (top.value in _JOURNEYS or read.value == "session")
            )
        ):
            continue
        least = _ALSO if told_of else _ALSO_NAMED
        if read.value == "meeting" and top.value in {"reception", "visit"}:
            least = _ALSO_A_MEETING
        if score >= least:
            kept.append(read)
    return tuple(kept)


def format_of(
    document: Document, kinds: tuple[Read, ...], first: int, last: int
) -> Read | None:
    """Decide how the sides met: online or by phone where the text says so.

    "In person" follows where a place, a visit or a reception is reported; where
    nothing points either way the format stays unknown.
    """
    for number in range(first, last):
        sentence = document.sentences[number]
        if sentence.is_tail:
            continue
        for pattern, form in document.vocabulary.formats:
            match = pattern.search(
                document.text, sentence.span.start, sentence.span.end
            )
            if (
                match
                and not document.is_quoted(match.start())
                and not document.vocabulary.reported.search(
                    document.text, sentence.span.start, match.start()
                )
            ):
                return Read(
                    form, Span(match.start(), match.end()), f"“{match.group()}”", 0.8
                )
    for kind in kinds:
        if kind.value == "call":
            return Read("phone", kind.span, "a call", 0.9)
    for kind in kinds:
        if kind.value in {"reception", "visit", "observation", "meeting"}:
            return Read(
                "in person", kind.span, f"a {kind.value}, and no word of online", 0.6
            )
    return None
