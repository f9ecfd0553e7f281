"""Tell whether a contact took place in the city of the dateline.

A dateline says where the report was written. An agency writes from its own
seat, wherever the contact was; so the city is believed only where the text
itself shows that one side was at home there and the other came to it.
"""

import re

from orkhon.engines.reports.frames import Frame
from orkhon.engines.reports.lexicon.en_places import CAPITALS
from orkhon.engines.reports.marking import Document
from orkhon.engines.reports.segments import Sentence

_BEFORE_A_COUNTRY = 60
_GOES_THERE = re.compile(
    r"\b(?:visit(?:s|ing|ed)?|arriv\w+|trip|tour|travel\w*|came|ambassador|envoy|"
    r"representative)\b[^.;]*\b(?:to|in)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_TRAVELS = re.compile(
    r"\b(?:delegation|visiting|mission|visit to|trip|sidelines|margins)\b",
    re.IGNORECASE,
)
_REMOTE = re.compile(
    r"\b(?:online|remote(?:ly)?|virtual(?:ly)?|video\w*|videoconference|webinar|"
    r"(?:tele)?phone)\b",
    re.IGNORECASE,
)
_AT_A_TABLE = frozenset({"meeting", "reception", "session", "signing"})


def country_named(document: Document, city: str) -> str:
    """Give the country in which the gazetteer has a city, or nothing."""
    place = document.vocabulary.lexicon.places.get(city)
    return place.country if place else ""


def is_at_home(document: Document, frames: list[Frame], city: str) -> bool:
    """Whether a contact without a place of its own was in the dateline's city.

    Args:
        document: The labelled report.
        frames: The frames of one contact.
        city: The city of the dateline, as the gazetteer has it.
    """
    own = [frame for frame in frames if not frame.is_told]
    if not own:
        return False
    nation = country_named(document, city)
    top = max(own, key=lambda frame: frame.weight)
    if top.is_planned or top.cue.kind == "call":
        return False
    for frame in own:
        sentence = document.sentences[frame.sentence]
        if frame.cue.shape == "host" and _host_sits_at(document, frame, city):
            return True
        if (
            CAPITALS.get(nation) == city
            and frame.weight >= top.weight / 2
            and frame.cue.kind in _AT_A_TABLE
            and not _REMOTE.search(
                document.text, sentence.span.start, sentence.span.end
            )
            and (
                _comes_to(document, sentence, nation)
                or _one_side_is_at_home(document, frame, sentence, nation)
            )
        ):
            return True
    return False


def _host_sits_at(document: Document, frame: Frame, city: str) -> bool:
    """Whether the one who receives is of the country of the dateline's city."""
    sentence = document.sentences[frame.sentence]
    if any(
        CAPITALS.get(nation) == city
        for at, nation in document.demonyms.items()
        if sentence.first <= at < sentence.last
        and document.tokens[at].start < frame.span.start
    ):
        return True
    return any(
        body.value.seat == city
        for body in document.bodies
        if sentence.first <= body.first < sentence.last
        and document.tokens[body.first].start < frame.span.start
    )


def _comes_to(document: Document, sentence: Sentence, nation: str) -> bool:
    """Whether somebody is on a visit to a country, or accredited there."""
    for place in document.places:
        if (
            sentence.first <= place.first < sentence.last
            and place.value.country == nation
        ):
            at = document.tokens[place.first].start
            start = max(sentence.span.start, at - _BEFORE_A_COUNTRY)
            if _GOES_THERE.search(document.text[start:at]):
                return True
    return False


def _one_side_is_at_home(
    document: Document, frame: Frame, sentence: Sentence, nation: str
) -> bool:
    """Whether one side of a frame is of a country and the other is not.

    Where the side of that country is itself a delegation, it travelled.
    """
    names = [
        (document.tokens[at].start, country)
        for at, country in _sides(document)
        if sentence.first <= at < sentence.last
    ]
    if frame.cue.kind == "session":
        return any(country == nation for _, country in names)
    before = {country for at, country in names if at < frame.span.start}
    after = {country for at, country in names if at >= frame.span.end}
    if nation in before and not after <= {nation}:
        opening = document.text[sentence.span.start : frame.span.start]
        return not _TRAVELS.search(opening)
    return (
        nation in after
        and not before <= {nation}
        and not _TRAVELS.search(document.text[frame.span.end : sentence.span.end])
    )


def _sides(document: Document) -> list[tuple[int, str]]:
    """Give the countries and organisations that words of a report stand for."""
    return [
        *document.demonyms.items(),
        *(
            (body.first, body.value.country or body.value.name)
            for body in document.bodies
        ),
        *(
            (place.first, place.value.country)
            for place in document.places
            if place.value.is_country
        ),
    ]
