"""Read named events: ordinal, kind, host, date and place.

An event's name is a stretch of words around a word such as "session" or
"Summit" that carries an ordinal, a body or a capital; "the meeting" is none.
"""

import re

from orkhon.engines.reports.dates import DateMention
from orkhon.engines.reports.marking import Document
from orkhon.engines.reports.model import Event, Span

_ROMAN = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
}
_ROMAN |= {"X": 10, "XI": 11, "XII": 12, "XIII": 13, "XIV": 14, "XV": 15, "XVI": 16}
_ROMAN |= {"XVII": 17, "XVIII": 18, "XIX": 19, "XX": 20}
_FAR = 70
_LEFT = "MmUuBPDNA0R"
_OFFICES = frozenset({"secretariat", "office", "headquarters", "council"})
_LOW_WORDS = frozenset(
    ["informal", "annual", "extraordinary", "general", "regular", "plenary"]
)


def events_of(
    document: Document, sentences: list[int], dates: list[DateMention]
) -> tuple[Event, ...]:
    """Find the named events of some sentences, the fullest form of each once."""
    found: list[Event] = []
    for number in sentences:
        sentence = document.sentences[number]
        if sentence.is_tail:
            continue
        index = sentence.first
        while index < sentence.last:
            event, index = _event_at(
                document, index, sentence.first, sentence.last, dates
            )
            if event is not None:
                found.append(event)
    return _fullest(found)


def _event_at(
    document: Document, index: int, first: int, last: int, dates: list[DateMention]
) -> tuple[Event | None, int]:
    tokens = document.tokens
    lexicon = document.vocabulary.lexicon
    if tokens[index].fold not in lexicon.event_heads or document.labels[index] == "B":
        return None, index + 1
    start = index
    ordinal: int | None = None
    capitals = tokens[index].is_capital
    while start > first and index - start < 9:
        token = tokens[start - 1]
        number = _ordinal(document, start - 1)
        label = document.labels[start - 1]
        if number is not None:
            ordinal = number
        elif label in _LEFT or token.fold in _LOW_WORDS:
            capitals = capitals or (token.is_capital and label in "BNUA")
        else:
            break
        start -= 1
    while start < index and document.labels[start] in "cR":
        start += 1
    end = index + 1
    while end < last and _goes_right(document, end, last):
        end += 1
    while end > index + 1 and document.labels[end - 1] in "c,":
        end -= 1
    named = any(document.labels[at] in "BA" for at in range(start, end))
    if not (
        ordinal is not None
        or (capitals and end - start > 1)
        or (named and end - start > 1)
    ):
        return None, index + 1
    if (
        ordinal is None
        and tokens[index].fold in {"meeting", "assembly", "council", "dialogue"}
        and not (tokens[index].is_capital)
    ):
        return None, index + 1
    if end - 1 > index and tokens[end - 1].fold in _OFFICES:
        return None, end
    name = document.words(start, end)
    date = _date_near(document, start, end, last, dates)
    return (
        Event(
            name,
            ordinal,
            date,
            _place_near(document, start, end, last),
            Span(tokens[start].start, tokens[end - 1].end),
            "a word of events with ordinal or name",
            0.8 if ordinal is not None else 0.65,
        ),
        end,
    )


def _ordinal(document: Document, index: int) -> int | None:
    lexicon = document.vocabulary.lexicon
    token = document.tokens[index]
    if token.text in _ROMAN and document.labels[index] in "NA":
        return _ROMAN[token.text]
    match = re.match(lexicon.ordinal_pattern, token.fold)
    if match:
        return int(match.group(1))
    return lexicon.ordinals.get(token.fold)


def _goes_right(document: Document, at: int, last: int) -> bool:
    label, token = document.labels[at], document.tokens[at]
    if label in "BUADN" and token.is_capital:
        return True
    if label == "P":
        return document.tokens[at - 1].fold in {"of", "the"}
    if label in "R" and token.is_capital:
        return True
    if token.fold in {"of", "for", "on"} and at + 1 < last:
        after = document.labels[at + 1]
        return (after in "BUADNPR" and document.tokens[at + 1].is_capital) or (
            document.tokens[at + 1].fold in {"the"}
            and at + 2 < last
            and document.tokens[at + 2].is_capital
        )
    if token.fold == "the" and document.tokens[at - 1].fold in {"of", "for", "on"}:
        return True
    return (
        token.fold == "and"
        and at + 1 < last
        and document.tokens[at + 1].is_capital
        and (document.labels[at + 1] in "UN")
    )


def _date_near(
    document: Document, start: int, end: int, last: int, dates: list[DateMention]
) -> str | None:
    sentence = document.sentences[document.sentence_of[start]]
    low = max(sentence.span.start, document.tokens[start].start - 30)
    high = min(document.tokens[end - 1].end + _FAR, document.tokens[last - 1].end)
    after = (
        [
            date
            for date in dates
            if document.tokens[end - 1].end <= date.start < high
            and date.date
            and not date.relative
        ]
        or [
            date
            for date in dates
            if low <= date.start < document.tokens[start].start
            and date.date
            and not date.relative
        ]
        or [
            date
            for date in dates
            if document.tokens[end - 1].end <= date.start < high
            and date.date
            and date.precision != "day"
        ]
    )
    if not after:
        return None
    return iso(after[0])


def iso(date: DateMention) -> str | None:
    """Give a date as one ISO string; a range has a slash."""
    if date.date is None:
        return date.month_day
    return f"{date.date}/{date.end_date}" if date.end_date else date.date


def _place_near(document: Document, start: int, end: int, last: int) -> str | None:
    for place in document.places:
        if place.value.is_country:
            continue
        if (
            end <= place.first < last
            and (
                document.tokens[place.first].start - document.tokens[end - 1].end < _FAR
            )
            and document.tokens[place.first - 1].fold in {"in", "at"}
        ):
            return place.value.name
        if start <= place.first < end:
            return place.value.name
    return None


def _fullest(events: list[Event]) -> tuple[Event, ...]:
    """Keep one of several mentions of an event: the one that says most."""
    kept: list[Event] = []
    for event in sorted(
        events,
        key=lambda one: (
            -(
                (one.ordinal is not None)
                + (one.date is not None)
                + (one.place is not None)
            )
            * 200
            - len(one.name)
        ),
    ):
        words = set(event.name.casefold().split()) - {"of", "the", "for", "on", "and"}
        if not any(
            words <= set(other.name.casefold().split())
            or (
                event.ordinal is not None
                and event.ordinal == other.ordinal
                and words & set(other.name.casefold().split())
            )
            for other in kept
        ):
            kept.append(event)
    return tuple(sorted(kept, key=lambda one: one.span.start))
