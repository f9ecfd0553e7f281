"""Read a press report into proposals: the one entry to all the steps."""

from orkhon.engines.reports.affiliations import affiliate
from orkhon.engines.reports.clean import clean
from orkhon.engines.reports.commitments import commitments_of
from orkhon.engines.reports.contacts import date_of, place_of, sides_of
from orkhon.engines.reports.dates import find_dateline, find_dates, find_published
from orkhon.engines.reports.events import events_of
from orkhon.engines.reports.figures import figures_of
from orkhon.engines.reports.frames import Frame, format_of, frames_of, kinds_of
from orkhon.engines.reports.language import detect
from orkhon.engines.reports.marking import Document, mark
from orkhon.engines.reports.model import (
    Contact,
    Participant,
    Read,
    ReportError,
    ReportProposals,
    Span,
    Tagger,
)
from orkhon.engines.reports.people import persons_of
from orkhon.engines.reports.register import Register
from orkhon.engines.reports.resolution import Resolved, resolve
from orkhon.engines.reports.roles import role_in
from orkhon.engines.reports.segments import sentences_of, tokens_of
from orkhon.engines.reports.stretches import Stretch, stretches_of
from orkhon.engines.reports.topics import topics_of
from orkhon.engines.reports.vocabulary import Vocabulary, vocabulary_of

_APOSTROPHE_LANGUAGES = frozenset({"tr"})


def read_report(
    text: str,
    *,
    source: str,
    register: Register | None = None,
    tagger: Tagger | None = None,
) -> ReportProposals:
    """Read a press report.

    Args:
        text: The report as it came in; every offset of the result counts
            characters of exactly this text.
        source: The name under which it came in (a file's name or an address).
        register: Known persons, bodies and places; without it the grammar and
            the built-in gazetteer serve alone.
        tagger: A second opinion on names of persons.
    Returns:
        Proposals, none of them a fact until a person confirms it.
    Raises:
        ReportError: the text holds nothing but blanks.
    Source:
        The steps are set out in docs/methods/reports.md.
    """
    if not text.strip():
        raise ReportError(f"{source} holds no text")
    detected = detect(text)
    language = detected.language
    vocabulary = vocabulary_of(language)
    cleaned = clean(text, vocabulary, is_cyrillic=detected.script == "Cyrl")
    published = find_published(text, language, source)
    anchor = published.date if published else None
    dateline = find_dateline(text, language, anchor)
    tokens = tokens_of(
        cleaned.text, apostrophe_ends_word=language in _APOSTROPHE_LANGUAGES
    )
    sentences = sentences_of(cleaned.text, tokens, cleaned.headline, cleaned.tail_from)
    document = mark(cleaned.text, tokens, sentences, vocabulary, register)
    dates = find_dates(cleaned.text, language, anchor)
    people = persons_of(document, tagger.names(cleaned.text) if tagger else [])
    affiliate(document, people)
    resolved = resolve(document, people, register, anchor)
    people = resolved.people
    frames = frames_of(document)
    contacts = []
    for stretch in stretches_of(document, people, frames):
        numbers = stretch.sentences()
        own = [frame for frame in frames if frame.sentence in set(numbers)]
        kinds = kinds_of(own)
        participants = _participants(document, resolved, stretch, own)
        events = events_of(document, numbers, dates)
        contacts.append(
            Contact(
                kinds,
                format_of(document, kinds, numbers[0], numbers[-1] + 1),
                date_of(document, numbers, own, dates, dateline, published),
                place_of(
                    document,
                    numbers,
                    own,
                    _dateline_city(text, cleaned.dateline, vocabulary),
                ),
                participants,
                commitments_of(
                    document,
                    numbers,
                    people,
                    sides_of(document, participants, numbers),
                    dates,
                    anchor,
                    events,
                ),
                events,
                topics_of(document, numbers),
                Span(sentences[numbers[0]].span.start, sentences[numbers[-1]].span.end),
            )
        )
    return ReportProposals(
        source, language, anchor, tuple(contacts), figures_of(document)
    )


def _dateline_city(
    text: str, dateline: Span | None, vocabulary: Vocabulary
) -> Read | None:
    """Give the city of the dateline, where the gazetteer knows it."""
    if dateline is None:
        return None
    tokens = tokens_of(text[dateline.start : dateline.end])
    for index in range(len(tokens)):
        place = vocabulary.places.at(tokens, index)
        if place and not place.value.is_country:
            span = Span(
                dateline.start + tokens[place.first].start,
                dateline.start + tokens[place.last - 1].end,
            )
            return Read(place.value.name, span, "dateline of the host's country", 0.4)
    return None


def _participants(
    document: Document, resolved: Resolved, stretch: Stretch, frames: list[Frame]
) -> tuple[Participant, ...]:
    """Give the persons of one contact, by first mention."""
    found = []
    likely = sorted(
        (one for person in resolved.people for one in person.mentions),
        key=lambda one: one.first,
    )
    for person in resolved.people:
        role = role_in(document, person, stretch, frames, likely)
        if role is None:
            continue
        post = person.post
        known = resolved.of(person)
        found.append(
            Participant(
                name=person.name,
                person=known.key if known else None,
                post=post.title if post else None,
                body=post.body if post else None,
                side=post.side if post else None,
                role=role[0],
                span=person.span,
                rule=role[1],
                confidence=role[2],
                post_span=post.span if post else None,
            )
        )
    return tuple(found)
