"""What the reader knows beforehand: persons, bodies and places of a register."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from orkhon.engines.names import Index, compare
from orkhon.engines.reports.lexicon.model import BodyName, Place
from orkhon.engines.reports.segments import fold
from orkhon.engines.reports.vocabulary import Phrases

_SAME_NAME = 0.5


@dataclass(frozen=True)
class KnownPost:
    """A post that a person held: dates in ISO form, None where open."""

    title: str
    body: str
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True)
class KnownPerson:
    """A person of the register with every name and dated post."""

    key: str
    names: tuple[str, ...]
    posts: tuple[KnownPost, ...] = ()


@dataclass(frozen=True)
class KnownBody:
    """A body of the register; `names` holds aliases, the first to show."""

    key: str
    names: tuple[str, ...]
    country: str | None = None


@dataclass(frozen=True)
class KnownPlace:
    """A place of the register; `names` holds aliases, the first to show."""

    names: tuple[str, ...]
    country: str | None = None


@dataclass(frozen=True)
class Register:
    """Persons, bodies and places that reports are read against."""

    persons: tuple[KnownPerson, ...] = ()
    bodies: tuple[KnownBody, ...] = ()
    places: tuple[KnownPlace, ...] = ()
    _index: Index[str] = field(init=False, repr=False, compare=False)
    _surnames: Index[str] = field(init=False, repr=False, compare=False)
    _by_office: dict[str, list[tuple[KnownPerson, KnownPost]]] = field(
        init=False, repr=False, compare=False
    )
    _by_key: dict[str, KnownPerson] = field(init=False, repr=False, compare=False)
    _bodies: Phrases[BodyName] = field(init=False, repr=False, compare=False)
    _places: Phrases[Place] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the names of persons, so that look-up does not grow with them."""
        index: Index[str] = Index()
        for person in self.persons:
            for name in person.names:
                index.add(person.key, name)
        object.__setattr__(self, "_index", index)
        surnames: Index[str] = Index()
        by_office: dict[str, list[tuple[KnownPerson, KnownPost]]] = {}
        for person in self.persons:
            for surname in {name.split()[-1] for name in person.names if name.split()}:
                surnames.add(person.key, surname)
            for post in person.posts:
                for office in _offices(post.title):
                    by_office.setdefault(office, []).append((person, post))
        object.__setattr__(self, "_surnames", surnames)
        object.__setattr__(self, "_by_office", by_office)
        object.__setattr__(self, "_by_key", {one.key: one for one in self.persons})
        bodies = {
            name: BodyName(body.names[0], body.country)
            for body in self.bodies
            for name in body.names
        }
        places = {
            name: Place(
                place.names[0], place.country or "", place.country in place.names
            )
            for place in self.places
            for name in place.names
        }
        object.__setattr__(self, "_bodies", Phrases(bodies, acronyms_exact=True))
        object.__setattr__(self, "_places", Phrases(places, acronyms_exact=True))

    def phrases(self) -> tuple[Phrases[BodyName], Phrases[Place]]:
        """Give the names of bodies and places, ready to be found in a text."""
        return self._bodies, self._places

    def person_named(self, name: str) -> KnownPerson | None:
        """Give the one person that a full name belongs to, or None.

        None also where two persons fit equally well: the reader does not guess.
        """
        if len(name.split()) < 2:
            return None
        hits = [hit for hit in self._index.search(name, 3) if hit[1] >= _SAME_NAME]
        if not hits or (len(hits) > 1 and hits[0][1] - hits[1][1] < 0.02):
            return None
        return self._by_key[hits[0][0]]

    def person_surnamed(
        self, surname: str, among: Iterable[KnownPerson] | None = None
    ) -> KnownPerson | None:
        """Give the only person with a surname, or None."""
        if among is None:
            hits = self._surnames.search(surname, 2)
            keys = [key for key, score in hits if score >= _SAME_NAME]
            return self._by_key[keys[0]] if len(keys) == 1 else None
        found = {
            person.key: person
            for person in among
            if any(
                compare(surname, name.split()[-1]) >= _SAME_NAME
                for name in person.names
                if name.split()
            )
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def holders(
        self, title: str, body: str | None, on: str | None
    ) -> list[KnownPerson]:
        """Give those who held a post at a date.

        Args:
            title: The office, as "Secretary General".
            body: Words for the body, or None where the text names none.
            on: ISO date; without it every holder fits who has no end date.
        """
        found = {
            person.key: person
            for person, post in self._by_office.get(fold(title), ())
            if (body is None or self._is_body(post.body, body)) and _is_held(post, on)
        }
        return list(found.values())

    def _is_body(self, known: str, words: str) -> bool:
        """Whether words of a text name a body, by its aliases in the register."""
        names = {
            known,
            *(
                n
                for one in self.bodies
                if known in (one.key, *one.names)
                for n in one.names
            ),
        }
        wanted = _content(words)
        return any(
            _content(name) and (_content(name) <= wanted or wanted <= _content(name))
            for name in names
        )


_SMALL_WORDS = frozenset(["of", "the", "for", "and", "in", "on", "republic"])


def _content(words: str) -> set[str]:
    return {fold(word) for word in words.split()} - _SMALL_WORDS


def _offices(title: str) -> set[str]:
    """Give the offices by which a text may name a title of the register.

    "Speaker of the Mazhilis" in the register is the office "Speaker", too.
    """
    whole = fold(title)
    return {whole, whole.split(" of ")[0]}


def _is_held(post: KnownPost, on: str | None) -> bool:
    if on is None:
        return post.until is None
    return (post.since is None or post.since[: len(on)] <= on) and (
        post.until is None or on[: len(post.until)] <= post.until
    )
