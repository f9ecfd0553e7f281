"""Who a participant may be, and which open promise a new one may repeat."""

from dataclasses import dataclass

from orkhon.dialogue.intake.values import PersonSeen, Promise, Value
from orkhon.dialogue.models import Commitment
from orkhon.dialogue.queries.people import SAME, person_named, person_with_id
from orkhon.engines import names
from orkhon.engines.names import Part
from orkhon.register.models import Person
from orkhon.register.queries.finding import near_persons

NEAR = 0.3
MOST = 4
SHARED_WORDS = 0.25
"""Words in both texts over words in either that make two promises worth comparing."""


@dataclass(frozen=True)
class Candidate:
    """Somebody of the register whom a name may mean; `words` mark what differs."""

    person: Person
    score: float
    words: tuple[tuple[Part, ...], ...]
    is_certain: bool

    @property
    def is_likely(self) -> bool:
        """Whether the matcher itself takes the two spellings for one name."""
        return self.score >= SAME


@dataclass(frozen=True)
class SimilarPromise:
    """An open promise that may be the same, with the words that differ."""

    commitment: Commitment
    words: tuple[tuple[str, bool], ...]


def candidates(value: Value) -> tuple[Candidate, ...]:
    """Near persons for a participant, whoever is certain first."""
    if not isinstance(value, PersonSeen):
        return ()
    certain = person_with_id(value.person) if value.person else person_named(value.name)
    found = [] if certain is None else [_candidate(value.name, certain, 1.0, True)]
    for person, score in near_persons(value.name, MOST):
        if score >= NEAR and (certain is None or person.pk != certain.pk):
            found.append(_candidate(value.name, person, score, False))
    return tuple(found[:MOST])


def similar_promises(value: Value) -> tuple[SimilarPromise, ...]:
    """Open promises that share much of their words with this one."""
    if not isinstance(value, Promise):
        return ()
    mine = _words(value.what)
    found = []
    rows = Commitment.objects.filter(
        status__in=Commitment.OPEN_STATUSES
    ).select_related("contact")
    for one in rows:
        theirs = _words(one.what)
        shared = len(mine & theirs) / max(len(mine | theirs), 1)
        if shared >= SHARED_WORDS:
            words = tuple((word, not _words(word) <= mine) for word in one.what.split())
            found.append((shared, SimilarPromise(one, words)))
    found.sort(key=lambda pair: (-pair[0], pair[1].commitment.what))
    return tuple(one for _shared, one in found[:MOST])


def _candidate(name: str, person: Person, score: float, certain: bool) -> Candidate:
    shown = person.display_name
    pairs = sorted(
        (
            (shown.find(pair.b), pair.b_parts)
            for pair in names.explain(name, shown)
            if pair.b is not None
        ),
        key=lambda placed: placed[0],
    )
    return Candidate(
        person=person,
        score=score,
        words=tuple(parts for _place, parts in pairs),
        is_certain=certain,
    )


def _words(text: str) -> frozenset[str]:
    """The words that carry meaning, folded; short ones say little."""
    return frozenset(
        fold for fold in (names.fold(word) for word in text.split()) if len(fold) > 2
    )
