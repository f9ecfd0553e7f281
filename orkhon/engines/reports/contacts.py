"""Put one contact together: its sides, its date and its place."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from orkhon.engines.reports.datelines import country_named, is_at_home
from orkhon.engines.reports.dates import DateMention
from orkhon.engines.reports.events import iso
from orkhon.engines.reports.frames import Frame
from orkhon.engines.reports.lexicon.model import Place
from orkhon.engines.reports.marking import Document
from orkhon.engines.reports.model import DateRead, Participant, Read, Span
from orkhon.engines.reports.suffixes import DECLINING
from orkhon.engines.reports.vocabulary import Found

# A case ending may follow an apostrophe, which ends the token.
_WHOLE_WORD = re.compile(r"\w+(?:['’‘ʼ]\w+)?")
_COUNTRY = 0.5
_HOUSE = 0.7
_ELSEWHERE = 0.25
_LEAST = 0.12
_OPENING = 16
_TWO = 2
_MOST_SIDES = 4


def sides_of(
    document: Document, participants: Iterable[Participant], sentences: list[int]
) -> tuple[str, ...]:
    """Give the parties of a contact: countries and organisations, each once.

    Where the posts give fewer than two, the countries that the sentences name
    most often are taken.
    """
    sides: list[str] = []
    for one in participants:
        if one.role == "participant" and one.side and one.side not in sides:
            sides.append(one.side)
    if len(sides) < _TWO:
        own = set(sentences)
        counts = Counter(
            country
            for at, country in (
                *document.demonyms.items(),
                *((place.first, place.value.country) for place in document.places),
                *((body.first, body.value.country) for body in document.bodies),
            )
            if country and document.sentence_of[at] in own
        )
        sides.extend(
            country
            for country, number in counts.most_common(_TWO)
            if country not in sides and number > 1
        )
        del sides[_TWO:]
    return tuple(sides[:_MOST_SIDES])


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
    A contact that is only planned has the date that the text gives it, or none.
    """
    own = set(sentences)
    best: tuple[float, DateMention, str] | None = None
    top = _best_kind(frames)
    for frame in frames:
        if frame.is_told or frame.sentence not in own:
            continue
        if frame.cue.kind != top and frame.cue.shape == "nominal":
            continue
        span = document.sentences[frame.sentence].span
        for date in dates:
            if not span.start <= date.start < span.end or iso(date) is None:
                continue
            if (
                not frame.is_planned
                and frame.cue.kind != "visit"
                and _is_still_to_come(date, published)
            ):
                continue
            if date.precision == "year" and not date.end_date:
                continue
            score = frame.weight * _exactness(date) * _nearness(document, frame, date)
            if best is None or score > best[0]:
                best = (score, date, f"in the sentence of {frame.rule}")
    if best is not None and best[0] >= _LEAST:
        return _date(best[1], best[2], round(min(0.95, 0.5 + best[0] / 2), 2))
    if _is_ahead(frames):
        return None
    if dateline is not None and iso(dateline):
        return _date(dateline, "dateline", 0.7)
    if published is not None and published.date:
        return _date(published, "day of publication: news told as of the day", 0.5)
    return None


def _is_still_to_come(date: DateMention, published: DateMention | None) -> bool:
    """Whether a date lies after publication: no day of something already told."""
    return bool(
        date.date and published and published.date and date.date > published.date
    )


def _best_kind(frames: list[Frame]) -> str | None:
    """Give the kind of the frame that speaks loudest for a contact."""
    own = [frame for frame in frames if not frame.is_told]
    return max(own, key=lambda frame: frame.weight).cue.kind if own else None


def _is_ahead(frames: list[Frame]) -> bool:
    """Whether the contact is only planned: its best frame lies in the future."""
    own = [frame for frame in frames if not frame.is_told]
    return bool(own) and max(own, key=lambda frame: frame.weight).is_planned


def _nearness(document: Document, frame: Frame, date: DateMention) -> float:
    """Weigh a date by how it is tied to a frame of its sentence.

    A date that opens the sentence dates it. One behind words for another event
    ("elections to be held on 1 November"), or behind the agency's "reports",
    dates that.
    """
    start = document.sentences[frame.sentence].span.start
    if date.end <= frame.span.start:
        if date.start - start < _OPENING:
            return 1.0
        between = document.text[date.end : frame.span.start]
    else:
        between = document.text[frame.span.end : date.start]
    far = 1 - min(len(between), 400) / 800
    if document.vocabulary.date_breaks.search(between):
        return far * _ELSEWHERE
    return far


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
    """Place the contact: the words attached to a frame, the dateline only in need.

    The dateline is believed where it makes a country that the text gives more
    exact, or where nothing else gives a place and the contact was at home there
    (see `datelines`). A call has no place.
    """
    own = set(sentences)
    best: tuple[float, Read] | None = None
    for frame in frames:
        if frame.is_told or frame.sentence not in own or frame.cue.kind == "call":
            continue
        for score, read in [
            *_cities(document, frame),
            *_seats(document, frame),
            *_venues(document, frame),
        ]:
            if best is None or score > best[0]:
                best = (score, read)
    found = best if best is not None and best[0] >= _LEAST else None
    ahead = _is_ahead(frames)
    if found is not None:
        inside = dateline_city and country_named(document, dateline_city.value)
        if inside and not ahead and _country_of(document, found[1]) == inside:
            return dateline_city
        return found[1]
    if dateline_city is not None and is_at_home(document, frames, dateline_city.value):
        return dateline_city
    return None


def _cities(document: Document, frame: Frame) -> Iterator[tuple[float, Read]]:
    """Give the cities and countries attached to a frame, each with a score."""
    tokens = document.tokens
    sentence = document.sentences[frame.sentence]
    lexicon = document.vocabulary.lexicon
    visit = frame.cue.kind in {"visit", "observation"}
    for place in document.places:
        if not sentence.first <= place.first < sentence.last:
            continue
        start, end = tokens[place.first].start, tokens[place.last - 1].end
        if lexicon.verb_final and start > frame.span.end:
            continue
        before = _word_before(document, place.first, sentence.first)
        joined = visit and _is_object(document, frame, start)
        if not _stands_in(document, place, before) and not (
            visit and (before in {"to", "for"} or joined)
        ):
            continue
        if before == "to" and start < frame.span.start:
            continue
        score = frame.weight * _distance(document, frame, start, end)
        if place.value.is_country:
            if frame.cue.shape == "nominal" or frame.cue.kind not in {
                "visit",
                "session",
            }:
                continue
            score *= _COUNTRY
        if document.vocabulary.reported.search(
            document.text, frame.span.end, max(start, frame.span.end)
        ):
            continue
        yield score, _place_read(_shown(document, place), start, end, frame, score)


def _is_object(document: Document, frame: Frame, start: int) -> bool:
    """Whether a place stands directly behind a frame: "visited the Senate"."""
    between = document.text[frame.span.end : start].strip()
    return start >= frame.span.end and between in {"", "the"}


def _shown(document: Document, place: Found[Place]) -> str:
    """Give a place in the text's words; without its case, where it has one."""
    lexicon = document.vocabulary.lexicon
    if lexicon.language in DECLINING:
        return place.value.name
    return document.words(place.first, place.last)


def _stands_in(document: Document, place: Found[Place], before: str) -> bool:
    """Whether the word before a place, or its own ending, says "in" it."""
    lexicon = document.vocabulary.lexicon
    if before in lexicon.in_words:
        return True
    if not lexicon.in_endings:
        return False
    word = _WHOLE_WORD.match(document.text, document.tokens[place.last - 1].start)
    return word is not None and word[0].endswith(lexicon.in_endings)


def _seats(document: Document, frame: Frame) -> Iterator[tuple[float, Read]]:
    """Give the houses attached to a frame: "at the TURKPA Headquarters"."""
    tokens = document.tokens
    sentence = document.sentences[frame.sentence]
    lexicon = document.vocabulary.lexicon
    for body in document.bodies:
        if not sentence.first <= body.first < sentence.last:
            continue
        before = _word_before(document, body.first, sentence.first)
        start = tokens[body.first].start
        if before not in {"in", "at"} and not (
            frame.cue.kind == "visit"
            and start > frame.span.start
            and (before == "to" or _is_object(document, frame, start))
        ):
            continue
        last = body.last
        if last < sentence.last and tokens[last].fold in lexicon.seat_words:
            last += 1
        elif not (body.value.is_parliament and body.value.country) or (
            last < sentence.last
            and (
                tokens[last].fold in lexicon.event_heads
                or document.labels[last] in "Ru"
            )
        ):
            continue
        end = tokens[last - 1].end
        score = frame.weight * _distance(document, frame, start, end) * _HOUSE
        seat = f", {body.value.seat}" if body.value.seat else ""
        words = document.text[start:end] + seat
        yield score, _place_read(words, start, end, frame, score)


def _venues(document: Document, frame: Frame) -> Iterator[tuple[float, Read]]:
    """Give the buildings behind a frame: "at the Blue Hall"."""
    if frame.cue.shape == "nominal":
        return
    last = document.sentences[frame.sentence].span.end
    for match in document.vocabulary.venues.finditer(
        document.text, frame.span.end, last
    ):
        start, end = match.span(1)
        score = frame.weight * _distance(document, frame, start, end) * _HOUSE
        yield score, _place_read(match[1], start, end, frame, score)


def _word_before(document: Document, at: int, first: int) -> str:
    """Give the preposition before a place, past "the capital city of"."""
    lexicon = document.vocabulary.lexicon
    index = at - 1
    while index > first and (
        document.tokens[index].fold in lexicon.place_words
        or document.tokens[index].fold in lexicon.articles
        or document.labels[index] == "D"
        or (document.labels[index] == "P" and document.tokens[index].possessive)
        or (
            document.tokens[index].fold == "of"
            and document.tokens[index - 1].fold in lexicon.place_words
        )
    ):
        index -= 1
    return document.tokens[index].fold if index >= first else ""


def _distance(document: Document, frame: Frame, start: int, end: int) -> float:
    """Weigh down what stands far from the frame."""
    return 1 - min(max(start - frame.span.end, frame.span.start - end, 0), 400) / 900


def _place_read(words: str, start: int, end: int, frame: Frame, score: float) -> Read:
    rule = f"in the sentence of {frame.rule}"
    return Read(words, Span(start, end), rule, round(min(0.95, 0.4 + score / 2), 2))


def _country_of(document: Document, read: Read) -> str | None:
    """Give the country where a place that was read is a country itself."""
    return next(
        (
            place.value.country
            for place in document.places
            if place.value.is_country
            and document.tokens[place.first].start == read.span.start
        ),
        None,
    )
