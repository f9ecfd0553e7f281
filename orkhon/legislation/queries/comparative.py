"""Several national laws side by side, before a model law is drafted.

One law, or a list of headings, is the spine; provisions of the others are put beside
it as the machine proposes them. Nobody has confirmed any of it, and the table says so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from orkhon.engines.texts.alignment.lexicon import Lexicon
from orkhon.engines.texts.alignment.proposals import Alignment, propose
from orkhon.legislation.models import Expression, Work
from orkhon.legislation.queries.candidates import aligned, pair_for, room_lexicon
from orkhon.legislation.queries.comparisons import binding_text
from orkhon.legislation.queries.matrix import said_units
from orkhon.legislation.queries.table import Said, Words
from orkhon.legislation.queries.texts import Unit, expression_in, units_of
from orkhon.record.refusals import Refusal


@dataclass(frozen=True)
class Counterpart:
    """A provision that the machine puts beside one of the spine.

    Attributes:
        eid: Its identifier in its law.
        said: Its words.
        confidence: Of the proposal, 0 to 1.
    """

    eid: str
    said: Said
    confidence: float


@dataclass(frozen=True)
class Line:
    """A provision of the spine, or a heading, with what the other laws have.

    Attributes:
        no: "14(1)"; the place in the list of a heading.
        heading: Of its article, or the heading that was asked for.
        words: Of the provision; "" for a heading.
        language: Of both.
        chapter: Of the spine; "" for headings.
        beside: For each other law, in their order, what is proposed.
    """

    no: str
    heading: str
    words: str
    language: str
    chapter: str
    beside: tuple[tuple[Counterpart, ...], ...]


@dataclass(frozen=True)
class Left:
    """What of a law stands beside nothing."""

    law: Work
    provisions: tuple[Said, ...]


@dataclass(frozen=True)
class ComparativeTable:
    """The table, ready to be printed.

    Attributes:
        spine: The law in whose order the others stand; None for headings.
        spine_text: Its authentic text; None for headings.
        laws: The others, in the order asked for, with their authentic texts.
        words: Language asked for, "" for the words that bind.
        lines: In the order of the spine.
        left: Of each other law what was put nowhere.
        lexicon: Digest of the glossary that the machine saw with.
    """

    spine: Work | None
    spine_text: Expression | None
    laws: tuple[tuple[Work, Expression], ...]
    words: str
    lines: tuple[Line, ...]
    left: tuple[Left, ...]
    lexicon: str


@dataclass(frozen=True)
class _Found:
    """What of one law stands beside each place of the spine, and what nowhere."""

    beside: Mapping[int, tuple[Counterpart, ...]]
    left: Left


def comparative_of(
    spine: Work, others: Sequence[Work], *, words: str = ""
) -> ComparativeTable:
    """Put laws beside one of them.

    Args:
        spine: The law whose order is kept.
        others: Laws that are put beside it.
        words: The language of the words where a text has it; "" for those that bind.
    Raises:
        Refusal: one of the laws has no text.
    """
    binding = _text(spine)
    said = said_units(binding, words or binding.language)
    room = room_lexicon()
    texts = Words(words)
    laws = [(law, _text(law)) for law in others]
    found = []
    for law, theirs in laws:
        pair, _texts = pair_for(binding.version, theirs.version)
        mine, units = units_of(pair[0]), units_of(pair[1])
        alignment = aligned(
            mine, pair[0].language, units, pair[1].language, room.lexicon
        )
        found.append(_beside(law, theirs, alignment, units, texts))
    lines = tuple(
        Line(
            one.no,
            one.unit.heading if one.is_first else "",
            one.unit.words,
            one.language,
            one.unit.chapter,
            tuple(each.beside.get(place, ()) for each in found),
        )
        for place, one in enumerate(said)
    )
    left = tuple(each.left for each in found)
    return ComparativeTable(
        spine, binding, tuple(laws), words, lines, left, room.digest
    )


def by_headings(
    headings: Sequence[str], language: str, laws: Sequence[Work], *, words: str = ""
) -> ComparativeTable:
    """Put laws beside headings that a drafter wrote.

    Args:
        headings: What the model law shall speak of, a line each.
        language: Of the headings.
        laws: What is put beside them.
        words: As in `comparative_of`.
    Raises:
        Refusal: one of the laws has no text.
    """
    room = room_lexicon()
    texts = Words(words)
    known = [(law, _text(law)) for law in laws]
    found = []
    for law, theirs in known:
        seen = expression_in(theirs.version, language) or theirs
        articles = [
            list(listed)
            for _key, listed in groupby(units_of(seen), key=lambda one: one.article)
        ]
        places = _articles(headings, language, articles, seen.language, room.lexicon)
        found.append(_beside_articles(law, theirs, articles, places, texts))
    lines = tuple(
        Line(
            str(place + 1),
            one,
            "",
            language,
            "",
            tuple(each.beside.get(place, ()) for each in found),
        )
        for place, one in enumerate(headings)
    )
    left = tuple(each.left for each in found)
    return ComparativeTable(None, None, tuple(known), words, lines, left, room.digest)


def _text(law: Work) -> Expression:
    found = binding_text(law)
    if found is None:
        raise Refusal(_("%(law)s has no text yet") % {"law": law})
    return found


def _beside(
    law: Work,
    theirs: Expression,
    alignment: Alignment,
    units: Sequence[Unit],
    texts: Words,
) -> _Found:
    beside: dict[int, tuple[Counterpart, ...]] = {}
    placed: set[int] = set()
    for one in alignment.proposals:
        made = []
        for column in one.b:
            said = texts.of(theirs.version, units[column].eid)
            if said is not None:
                made.append(Counterpart(units[column].eid, said, one.confidence))
        placed.update(one.b)
        for row in one.a:
            beside[row] = (*beside.get(row, ()), *made)
    rest = (
        texts.of(theirs.version, unit.eid)
        for place, unit in enumerate(units)
        if place not in placed
    )
    return _Found(beside, Left(law, tuple(one for one in rest if one is not None)))


def _articles(
    headings: Sequence[str],
    language: str,
    articles: Sequence[Sequence[Unit]],
    other: str,
    lexicon: Lexicon,
) -> dict[int, tuple[list[int], float]]:
    """Articles for each heading: by their own headings, then what is left by words."""
    found: dict[int, tuple[list[int], float]] = {}
    open_articles = list(range(len(articles)))
    for texts in (
        [one[0].heading or one[0].words for one in articles],
        [
            f"{one[0].heading}\n{' '.join(unit.words for unit in one)}"
            for one in articles
        ],
    ):
        left = [place for place in range(len(headings)) if place not in found]
        alignment = propose(
            [headings[place] for place in left],
            language,
            [texts[place] for place in open_articles],
            other,
            ordered=False,
            lexicon=lexicon,
        )
        for one in alignment.proposals:
            there = [open_articles[column] for column in one.b]
            for row in one.a:
                found[left[row]] = (there, one.confidence)
        taken = {place for there, _confidence in found.values() for place in there}
        open_articles = [place for place in open_articles if place not in taken]
    return found


def _beside_articles(
    law: Work,
    theirs: Expression,
    articles: Sequence[Sequence[Unit]],
    places: Mapping[int, tuple[list[int], float]],
    texts: Words,
) -> _Found:
    beside = {
        place: tuple(
            Counterpart(unit.eid, said, confidence)
            for article in there
            for unit in articles[article]
            if (said := texts.of(theirs.version, unit.eid)) is not None
        )
        for place, (there, confidence) in places.items()
    }
    placed = {article for there, _confidence in places.values() for article in there}
    rest = (
        texts.of(theirs.version, unit.eid)
        for place, article in enumerate(articles)
        if place not in placed
        for unit in article
    )
    return _Found(beside, Left(law, tuple(one for one in rest if one is not None)))
