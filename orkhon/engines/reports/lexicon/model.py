"""The shape of what one language brings to the reading of press reports.

The pipeline is one; a language is data. Every field has an empty default, so
that a language can begin with its ranks, bodies and places and grow. A pattern
is a regular expression in Python's syntax; it is matched without regard to
case against the report's own text, so that a stem with `\\w*` serves where a
language inflects its words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Strength = Literal["ready", "intends", "agreed", "decided", "instructed"]
Kind = Literal[
    "meeting", "call", "visit", "reception", "session", "observation", "signing"
]
Format = Literal["in person", "online", "phone"]
Shape = Literal["subject", "between", "host", "passive", "nominal"]
Order = Literal["before", "after", "both"]

STRENGTHS: tuple[Strength, ...] = (
    "ready",
    "intends",
    "agreed",
    "decided",
    "instructed",
)


@dataclass(frozen=True)
class Rank:
    """A word of office, as "Chairman" or "Secretaries General".

    Attributes:
        key: The office in one fixed English word: chair, speaker, president,
            prime minister, minister, secretary general, secretary, ambassador,
            head, director, member, observer, adviser, officer, judge, governor.
        plural: Whether the word covers several people, so that the post is
            carried along the list of names that follows.
        singular: The word for one of them, where it is a plural.
    """

    key: str
    plural: bool = False
    singular: str = ""


@dataclass(frozen=True)
class Place:
    """A city, region or country of the built-in gazetteer.

    Attributes:
        name: The name to show, in English.
        country: The English name of the country it lies in (or is).
        is_country: Whether the place is a whole country.
    """

    name: str
    country: str
    is_country: bool = False


@dataclass(frozen=True)
class BodyName:
    """A body of the built-in gazetteer.

    Attributes:
        name: The name to show, in English.
        country: Its country, or None for an international body.
        seat: The city it sits in, or None where that is not certain.
        is_parliament: A parliament, a chamber or an interparliamentary body.
    """

    name: str
    country: str | None = None
    seat: str | None = None
    is_parliament: bool = False


@dataclass(frozen=True)
class FrameCue:
    """How a language says that two sides came into contact.

    Attributes:
        kind: The kind of contact that the words state.
        pattern: The words, without the people.
        shape: Where the people stand. "subject": who acts stands before, whom
            after ("A met with B"). "host": as subject, and the actor is the
            host ("A received B"). "passive": the host follows ("A was received
            by B"). "between": all sides follow ("a meeting between A and B").
            "nominal": the words only name the contact ("during the meeting").
        format: The format that the words themselves state, or None.
        weight: Confidence that the words speak of the contact reported, of 1.
        is_own: Whether the words state the contact of this report even behind a
            verb of telling ("said A, as he met with B").
    """

    kind: Kind
    pattern: str
    shape: Shape = "subject"
    format: Format | None = None
    weight: float = 0.9
    is_own: bool = False


@dataclass(frozen=True)
class CommitmentCue:
    """Words that bind somebody to do something.

    Attributes:
        strength: How firmly, in the order of `STRENGTHS`.
        pattern: The words. What is promised stands after them, or before them
            where `what` is "before" (languages that end with the verb).
        what: Where the thing promised stands.
        passive: Whether the subject of the words is the thing promised and not
            the one who promises ("a meeting is planned").
        rule: A short name of the rule, shown to the person who confirms.
    """

    strength: Strength
    pattern: str
    what: Order = "after"
    passive: bool = False
    rule: str = ""


@dataclass(frozen=True)
class Lexicon:
    """Everything that one language brings to the reading.

    Words are given in the case in which they stand in running text; they are
    compared after `str.casefold` with the dotted capital I folded first.
    Phrases are words with single spaces between them.

    Attributes:
        language: ISO 639-1 code.
        verb_final: Whether the verb ends the sentence (Turkic languages): the
            people then all stand before the words of the frame.
        post_order: Where a post stands as against the name it belongs to.
        titles: Forms of address before a name ("Mr", "H.E.").
        titles_after: Forms of address after a name ("bey", "hanım").
        ranks: Phrase of office -> rank, in every inflected form that is used,
            or as a pattern of a stem ending in `*` ("председател*").
        rank_modifiers: Words that belong to a rank ("Deputy", "First").
        former_words: Words that make a post a past one ("former").
        body_heads: Words that make a phrase the name of a body ("Committee").
        unit_heads: Words for parts of a body ("Department", "Sector").
        bodies: Alias -> body of the gazetteer; stems with `*` allowed.
        genitive_bodies: Whether the body follows its office without a word
            between ("Председатель Сената").
        in_words: Words before a place that put the contact there ("в").
        in_endings: Endings of a place that do the same ("Astanada").
        places: Alias -> place of the gazetteer; stems with `*` allowed.
        demonyms: Adjective or noun of nationality -> country in English.
        not_names: Capitalised words that are never part of a person's name.
        ordinary_endings: Endings of ordinary words that names do not have.
        not_after_names: Words that, following a name, make it the name of a
            thing ("Airport", "Museum", "Prize").
        given_names: Given names, as evidence and never as proof.
        surname_endings: Endings that surnames have and ordinary words have not.
        particles: Small words inside names ("von", "oglu", "uulu").
        connectives: Small words inside posts and bodies ("of", "the", "for").
        conjunctions: Words that join the last of a list ("and").
        frames: How contacts are stated.
        formats: Pattern -> format, for words outside the frames ("via video").
        speech: Pattern of verbs of saying, thanking, stressing.
        attendance: Patterns after or before which people are listed as present.
        mention_cues: Patterns before a name that make the person only
            mentioned ("in memory of", "initiated by").
        author_cues: Patterns before a name that mark a writer or photographer.
        collectives: Pattern of "the sides", "the parties", "both parties".
        commitments: Words that bind, strongest rule first where two fit.
        hopes: Patterns of hope, wish and confidence, which spoil everything that
            follows in their sentence: never a commitment.
        wants: Patterns of need and interest, which spoil only the words right
            after them.
        done: Patterns of statements that something has been done.
        past_habit: Patterns that make a frame one of the past, not of this
            report ("last year", "recalled the visit").
        post_links: Patterns that stand between a name and the person's post,
            besides a comma ("as", "was elected").
        articles: Words before a post that is known already ("the").
        possessives: Words that tie a post to somebody else ("his").
        represented: Patterns after a body and before the people who came for it.
        delegation_heads: Patterns between a delegation's body and its head.
        affiliation: Patterns after a list of people and before their body.
        date_breaks: Patterns between a frame and a date that tie the date to
            something else ("to be held", "reports").
        not_promised: Patterns of what is planned and nobody's promise ("election").
        seat_words: Words after a body that make it a place ("headquarters").
        place_words: Words before a city that only say what it is ("city").
        reported_cues: Patterns of verbs of telling; a frame that follows one in its
            sentence is what somebody told, not what the report reports.
        inverted_speech: Patterns of verbs of saying directly before who said it.
        addressed_cues: Patterns, ending where a name or its post begins, after
            which somebody is spoken to ("thanked", "informed").
        clause_ends: Patterns that end the clause in which a frame stands.
        relative_words: Pattern of "who", "which" directly before a frame.
        planned_words: Pattern of the future directly in or before a frame.
        plan_ends: Patterns of the future behind a frame ("… is envisaged").
        bare_verbs: Patterns of frames whose verb has no ending of its own.
        venues: Patterns of a building after "in" or "at", its name in group 1.
        media_cues: Patterns that end where the name of a newspaper begins.
        media_verbs: Patterns of what only a newspaper does, behind its name.
        ordinals: Word -> number ("fourteenth").
        ordinal_pattern: Pattern of ordinals in digits, number in group 1.
        event_heads: Words that make a phrase the name of an event ("Summit").
        topic_cues: Patterns after which topics are listed.
        number_words: Word -> number ("ten").
        figure_units: Words counted in figures of such reports ("observers").
        chrome: Patterns of whole lines that are not part of the report.
        tail_cues: Patterns that begin the agency's tail about older news.
        digest_cues: Patterns that begin the next meeting of a digest.
        agencies: Names of agencies and papers, never a body of the contact.
        reported_by: Patterns of credits inside a sentence ("Trend reports").
    """

    language: str
    verb_final: bool = False
    post_order: Order = "both"
    titles: frozenset[str] = frozenset()
    titles_after: frozenset[str] = frozenset()
    ranks: Mapping[str, Rank] = field(default_factory=dict)
    rank_modifiers: frozenset[str] = frozenset()
    former_words: frozenset[str] = frozenset()
    body_heads: frozenset[str] = frozenset()
    unit_heads: frozenset[str] = frozenset()
    bodies: Mapping[str, BodyName] = field(default_factory=dict)
    genitive_bodies: bool = False
    in_words: frozenset[str] = frozenset({"in", "at"})
    in_endings: tuple[str, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)
    demonyms: Mapping[str, str] = field(default_factory=dict)
    not_names: frozenset[str] = frozenset()
    ordinary_endings: tuple[str, ...] = ()
    not_after_names: frozenset[str] = frozenset()
    given_names: frozenset[str] = frozenset()
    surname_endings: tuple[str, ...] = ()
    particles: frozenset[str] = frozenset()
    connectives: frozenset[str] = frozenset()
    conjunctions: frozenset[str] = frozenset()
    frames: tuple[FrameCue, ...] = ()
    formats: tuple[tuple[str, Format], ...] = ()
    speech: tuple[str, ...] = ()
    attendance: tuple[str, ...] = ()
    mention_cues: tuple[str, ...] = ()
    author_cues: tuple[str, ...] = ()
    collectives: tuple[str, ...] = ()
    commitments: tuple[CommitmentCue, ...] = ()
    hopes: tuple[str, ...] = ()
    wants: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    past_habit: tuple[str, ...] = ()
    post_links: tuple[str, ...] = ()
    articles: frozenset[str] = frozenset()
    possessives: frozenset[str] = frozenset()
    represented: tuple[str, ...] = ()
    delegation_heads: tuple[str, ...] = ()
    affiliation: tuple[str, ...] = ()
    date_breaks: tuple[str, ...] = ()
    not_promised: tuple[str, ...] = ()
    seat_words: frozenset[str] = frozenset()
    place_words: frozenset[str] = frozenset()
    reported_cues: tuple[str, ...] = ()
    inverted_speech: tuple[str, ...] = ()
    addressed_cues: tuple[str, ...] = ()
    clause_ends: tuple[str, ...] = ()
    relative_words: tuple[str, ...] = ()
    planned_words: tuple[str, ...] = ()
    plan_ends: tuple[str, ...] = ()
    bare_verbs: tuple[str, ...] = ()
    venues: tuple[str, ...] = ()
    media_cues: tuple[str, ...] = ()
    media_verbs: tuple[str, ...] = ()
    ordinals: Mapping[str, int] = field(default_factory=dict)
    ordinal_pattern: str = ""
    event_heads: frozenset[str] = frozenset()
    topic_cues: tuple[str, ...] = ()
    number_words: Mapping[str, int] = field(default_factory=dict)
    figure_units: frozenset[str] = frozenset()
    chrome: tuple[str, ...] = ()
    tail_cues: tuple[str, ...] = ()
    digest_cues: tuple[str, ...] = ()
    agencies: frozenset[str] = frozenset()
    reported_by: tuple[str, ...] = ()
