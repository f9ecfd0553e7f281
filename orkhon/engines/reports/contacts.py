"""Put one contact together: its sides, its date and its place."""

import re
from collections.abc import Iterable

from orkhon.engines.reports.dates import DateMention
from orkhon.engines.reports.events import iso
from orkhon.engines.reports.frames import Frame
from orkhon.engines.reports.lexicon.en_places import CAPITALS
from orkhon.engines.reports.lexicon.model import Place
from orkhon.engines.reports.marking import Document
from orkhon.engines.reports.model import DateRead, Participant, Read, Span
from orkhon.engines.reports.vocabulary import Found

# A case ending may follow an apostrophe, which ends the token.
_WHOLE_WORD = re.compile(r"\w+(?:['’‘ʼ]\w+)?")
_CITY = 1.0
_COUNTRY = 0.6
_LEAST = 0.12


def sides_of(participants: Iterable[Participant]) -> tuple[str, ...]:
    """Give the parties of a contact: countries and organisations, each once."""
    sides: list[str] = []
    for one in participants:
        if one.role == "participant" and one.side and one.side not in sides:
            sides.append(one.side)
    return tuple(sides[:4])


def date_of(
    document: Document,
    sentences: list[int],
    frames: list[Frame],
    dates: list[DateMention],
    dateline: DateMention | None,
    published: DateMention | None,
) -> DateRead | None:
    """Date the contact itself.

    In this order: a date in the sentence of a frame that the report itself
    reports; the dateline; the day of publication, because such reports tell of
    the day in the past tense. Each step has less confidence than the one before.
    """
    own = set(sentences)
    best: tuple[float, DateMention, str] | None = None
    for frame in frames:
        if frame.is_told or frame.sentence not in own:
            continue
        span = document.sentences[frame.sentence].span
        for date in dates:
            if not span.start <= date.start < span.end or iso(date) is None:
                continue
            distance = min(
                abs(date.start - frame.span.end), abs(frame.span.start - date.end)
            )
            score = frame.weight * _exactness(date) * (1 - min(distance, 400) / 800)
            if best is None or score > best[0]:
                best = (score, date, f"in the sentence of {frame.rule}")
    if best is not None and best[0] >= _LEAST:
        return _date(best[1], best[2], round(min(0.95, 0.5 + best[0] / 2), 2))
    if dateline is not None and iso(dateline):
        return _date(dateline, "dateline", 0.7)
    if published is not None and published.date:
        return _date(published, "day of publication: news told as of the day", 0.5)
    return None


def _exactness(date: DateMention) -> float:
    return {"day": 1.0, "month": 0.5, "year": 0.25}[date.precision]


def _date(date: DateMention, rule: str, confidence: float) -> DateRead:
    precision = "range" if date.end_date else date.precision
    return DateRead(
        iso(date) or "", Span(date.start, date.end), rule, confidence, precision
    )


def place_of(
    document: Document,
    sentences: list[int],
    frames: list[Frame],
    dateline_city: Read | None,
) -> Read | None:
    """Place the contact: the words attached to a frame, never the dateline alone.

    The dateline is believed only where one side received the other and the
    dateline's city lies in the country of the host.
    """
    tokens = document.tokens
    own = set(sentences)
    best: tuple[float, Read] | None = None
    for frame in frames:
        if frame.is_told or frame.sentence not in own:
            continue
        sentence = document.sentences[frame.sentence]
        for place in document.places:
            if not sentence.first <= place.first < sentence.last:
                continue
            before = (
                tokens[place.first - 1].fold if place.first > sentence.first else ""
            )
            start, end = tokens[place.first].start, tokens[place.last - 1].end
            score = frame.weight * (_COUNTRY if place.value.is_country else _CITY)
            if (
                not _stands_in(document, place, before)
                and not (before == "to" and frame.cue.kind == "visit")
                and not (frame.cue.kind == "visit" and start == frame.span.end + 0)
            ):
                continue
            if before == "to" and start < frame.span.start:
                continue
            if frame.cue.kind == "visit" and place.value.is_country:
                score *= 0.9
            elif place.value.is_country:
                score *= 0.5
            distance = min(abs(start - frame.span.end), abs(frame.span.start - end))
            score *= 1 - min(distance, 400) / 900
            if best is None or score > best[0]:
                best = (
                    score,
                    Read(
                        place.value.name,
                        Span(start, end),
                        f"in the sentence of {frame.rule}",
                        round(min(0.95, 0.4 + score / 2), 2),
                    ),
                )
    if best is not None and best[0] >= _LEAST:
        return best[1]
    if dateline_city is not None and _host_sits_at(
        document, frames, dateline_city.value
    ):
        return dateline_city
    return None


def _stands_in(document: Document, place: Found[Place], before: str) -> bool:
    """Whether the word before a place, or its ending, says "in" it."""
    lexicon = document.vocabulary.lexicon
    if before in lexicon.in_words:
        return True
    if not lexicon.in_endings:
        return False
    word = _WHOLE_WORD.match(document.text, document.tokens[place.last - 1].start)
    return word is not None and word[0].endswith(lexicon.in_endings)


def _host_sits_at(document: Document, frames: list[Frame], city: str) -> bool:
    """Whether the one who receives is of the country of the dateline's city."""
    for frame in frames:
        if frame.cue.shape != "host" or frame.is_told:
            continue
        sentence = document.sentences[frame.sentence]
        for at in range(sentence.first, sentence.last):
            if document.tokens[at].start >= frame.span.start:
                break
            nation = document.demonyms.get(at)
            if nation and CAPITALS.get(nation) == city:
                return True
        for body in document.bodies:
            if sentence.first <= body.first < sentence.last and (
                document.tokens[body.first].start < frame.span.start
            ):
                if body.value.seat == city:
                    return True
    return False
