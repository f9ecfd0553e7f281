"""The glossary as the room has it: the shipped one, and what people here added."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from orkhon.engines.texts.alignment.glossary import Concept, joined, shipped_glossary
from orkhon.engines.texts.alignment.languages import LANGUAGES
from orkhon.engines.texts.alignment.spelling import TOKEN, clean, sounds
from orkhon.legislation.models import GlossaryEntry

PART = "__"
"""Between a concept's id and the place of an entry that adds words to it."""
LEAST_SOUNDS = 4
"""Sounds below which a search goes by letters alone: too much sounds alike."""
State = GlossaryEntry.State


@dataclass(frozen=True)
class ConceptLine:
    """A concept as the list shows it.

    Attributes:
        concept: With the reviewed words of the room.
        is_shipped: It came with the engine.
        added: How many reviewed entries of the room add to it.
        waiting: How many entries wait for review.
    """

    concept: Concept
    is_shipped: bool
    added: int
    waiting: int

    @property
    def columns(self) -> list[tuple[str, tuple[str, ...]]]:
        """All varieties in their order, with their words."""
        return [(tag, self.concept.words.get(tag, ())) for tag in LANGUAGES]


@dataclass(frozen=True)
class Search:
    """What a reader looks for.

    Attributes:
        words: In any language, script and spelling; "" for all.
        language: A variety: its words alone are searched and shown; "" for all.
        state: "shipped", "added", "waiting" or "" for all.
    """

    words: str = ""
    language: str = ""
    state: str = ""


def concept_id(entry: GlossaryEntry) -> str:
    """The concept that an entry adds words to; "" for a suggestion without one."""
    return entry.key.partition(PART)[0]


def room_glossary(
    *, waiting: bool = False, but: GlossaryEntry | None = None
) -> tuple[Concept, ...]:
    """The shipped glossary with all that was reviewed in this room.

    Args:
        waiting: With what waits for review as well.
        but: An entry that is left out.
    """
    states = [State.REVIEWED, *([State.SUGGESTED] if waiting else [])]
    entries = GlossaryEntry.objects.filter(state__in=states).order_by("key")
    return joined(
        shipped_glossary(),
        (
            as_concept(one)
            for one in entries
            if concept_id(one) and (but is None or one.pk != but.pk)
        ),
    )


def reviewed_concepts() -> list[Concept]:
    """What people of the room added and somebody reviewed, entry by entry."""
    reviewed = GlossaryEntry.objects.filter(state=State.REVIEWED).order_by("key")
    return [as_concept(one) for one in reviewed]


def as_concept(entry: GlossaryEntry) -> Concept:
    """The words of one entry under the id of its concept."""
    words = {tag: tuple(entry.words[tag]) for tag in LANGUAGES if entry.words.get(tag)}
    return Concept(concept_id(entry), words, entry.note)


def concepts(search: Search) -> list[ConceptLine]:
    """The concepts that a search finds, best first; all in their order without words."""
    lines = _lines()
    if search.state == "shipped":
        lines = [one for one in lines if one.is_shipped]
    elif search.state == "added":
        lines = [one for one in lines if one.added]
    elif search.state == "waiting":
        lines = [one for one in lines if one.waiting]
    if search.language:
        lines = [one for one in lines if one.concept.words.get(search.language)]
    asked = search.words.strip()
    if not asked:
        return lines
    ranked = [
        (rank, place, line)
        for place, line in enumerate(lines)
        if (rank := _rank(line.concept, asked, search.language)) is not None
    ]
    return [line for _rank_, _place, line in sorted(ranked, key=lambda one: one[:2])]


def concept_line(name: str) -> ConceptLine | None:
    """One concept by its id; None where there is none."""
    return next((one for one in _lines() if one.concept.id == name), None)


def entries_of(name: str) -> list[GlossaryEntry]:
    """What people of the room did with a concept, the latest first."""
    found = GlossaryEntry.objects.filter(key__startswith=name).order_by("-made_at")
    return [one for one in found if concept_id(one) == name]


def waiting_entries() -> list[GlossaryEntry]:
    """What waits for review: words of people, then suggestions, the strongest first."""
    found = GlossaryEntry.objects.filter(state=State.SUGGESTED)
    return sorted(
        found,
        key=lambda one: (
            bool(one.evidence),
            -float(one.evidence.get("strength", 0)),
            one.key,
        ),
    )


def free_key(name: str, taken: Iterable[str]) -> str:
    """A key for a further entry of a concept."""
    there = {*taken}
    if name not in there:
        return name
    return next(
        key
        for place in range(2, len(there) + 3)
        if (key := f"{name}{PART}{place}") not in there
    )


def _lines() -> list[ConceptLine]:
    entries = list(GlossaryEntry.objects.exclude(state=State.REFUSED).order_by("key"))
    reviewed = [one for one in entries if one.state == State.REVIEWED]
    shipped = {one.id for one in shipped_glossary()}
    added = Counter(concept_id(one) for one in reviewed)
    waiting = Counter(
        concept_id(one) for one in entries if one.state == State.SUGGESTED
    )
    known = joined(shipped_glossary(), (as_concept(one) for one in reviewed))
    there = {one.id for one in known}
    # A new concept of a person that nobody has reviewed yet stands there as well.
    new = joined(
        (),
        (
            as_concept(one)
            for one in entries
            if concept_id(one) and concept_id(one) not in there
        ),
    )
    return [
        ConceptLine(one, one.id in shipped, added[one.id], waiting[one.id])
        for one in (*known, *new)
    ]


def _rank(concept: Concept, asked: str, language: str) -> int | None:
    """How well a concept answers a search: 0 best, None not at all."""
    if asked.casefold() == concept.id:
        return 0
    ranks = [
        rank
        for tag, words in concept.words.items()
        if not language or tag == language
        for word in words
        if (rank := _word_rank(word, asked, tag)) is not None
    ]
    return min(ranks, default=None)


def _word_rank(word: str, asked: str, tag: str) -> int | None:
    """0: the same; 1: it begins so; 2: it holds it; 3: it sounds so."""
    there, here = _written(word, tag), _written(asked, tag)
    if there == here:
        return 0
    if there.startswith(here):
        return 1
    if here and here in there:
        return 2
    heard = _sounding(asked, tag)
    if len(heard) >= LEAST_SOUNDS and _sounding(word, tag).startswith(heard):
        return 3
    return None


@lru_cache(maxsize=50_000)
def _written(words: str, tag: str) -> str:
    return " ".join(clean(one, tag) for one in TOKEN.findall(words))


@lru_cache(maxsize=50_000)
def _sounding(words: str, tag: str) -> str:
    """Sounds of all words, whatever alphabet they are typed in."""
    return " ".join(sounds(clean(one, tag), tag) for one in TOKEN.findall(words))
