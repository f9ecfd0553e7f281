"""Find persons, bodies, countries and papers by any spelling in any script.

The names of the register are kept in an index in this process's memory; it is
brought up to date when the register's revision says that something changed.
"""

import uuid
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import Literal

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from orkhon.engines import names
from orkhon.record.models import Source
from orkhon.record.permissions import can_open
from orkhon.register.models import Body, Country, Name, Person, Revision
from orkhon.register.queries.identity import merges, root_of
from orkhon.register.queries.labels import named
from orkhon.register.queries.people import posts_on
from orkhon.register.queries.values import Hit, PersonRef, Who

Kind = Literal["person", "body", "country", "paper"]
Key = tuple[Kind, uuid.UUID]

SAME = 0.5
"""From here up the names engine takes two spellings for one name."""
ENOUGH = 0.3
"""Below this a hit has nothing to do with what was asked."""
_MEANT = 0.8
_ORDER: dict[Kind, int] = {"person": 0, "body": 1, "country": 2, "paper": 3}


@dataclass
class _Kept:
    """One index and what it holds; the lock guards every use of it."""

    index: names.Index[Key] = field(default_factory=names.Index)
    spellings: dict[Key, frozenset[str]] = field(default_factory=dict)
    exact: dict[str, set[Key]] = field(default_factory=lambda: defaultdict(set))
    version: object = None
    lock: Lock = field(default_factory=Lock)

    def bring_up_to_date(
        self, version: object, spellings: dict[Key, frozenset[str]]
    ) -> None:
        """Take in what changed since the last time, and nothing else."""
        for key in self.spellings.keys() - spellings.keys():
            self._take_out(key)
        for key, texts in spellings.items():
            if self.spellings.get(key) == texts:
                continue
            if key in self.spellings:
                self._take_out(key)
            self.spellings[key] = texts
            for text in sorted(texts):
                self.index.add(key, text)
                self.exact[names.fold(text)].add(key)
        self.version = version

    def _take_out(self, key: Key) -> None:
        for text in self.spellings.pop(key):
            self.exact[names.fold(text)].discard(key)
        self.index.remove(key)

    def find(self, text: str, limit: int) -> list[tuple[Key, float]]:
        """Keys with a score of 0 to 1, in no order."""
        asked = names.fold(text)
        scores = dict(self.index.search(text, limit))
        for key in self.exact.get(asked, ()):
            scores[key] = 1.0
        return [(key, score) for key, score in scores.items() if score >= ENOUGH]


_NAMES = _Kept()
_PAPERS = _Kept()


def search(
    text: str,
    limit: int = 20,
    *,
    by: object = None,
    kinds: frozenset[str] = frozenset(_ORDER),
) -> list[Hit]:
    """Find what the text names, best first.

    Args:
        text: A name in any spelling and script, one word of it, an abbreviation.
        by: Who asks; papers show to those who may open them, and to nobody else.
        kinds: Of "person", "body", "country", "paper".
    """
    if not text.strip() or limit < 1:
        return []
    found = [one for one in _find_names(text, 2 * limit) if one[0][0] in kinds]
    if by is not None and "paper" in kinds:
        found += _find_papers(text, 2 * limit, by)
    found.sort(key=lambda one: (-round(one[1], 3), _ORDER[one[0][0]], str(one[0][1])))
    return _hits(text, found[:limit])


def near_persons(name: str, limit: int = 5) -> list[tuple[Person, float]]:
    """Persons whose names come near, best first, with scores of 1.

    From 0.5 up the names engine takes them for one name; it is never more than a
    proposal.
    """
    if not name.strip():
        return []
    found = [
        (key[1], score)
        for key, score in _find_names(name, 2 * limit)
        if key[0] == "person"
    ]
    found.sort(key=lambda one: -one[1])
    rows = Person.objects.in_bulk([pk for pk, _ in found[:limit]])
    return [(rows[pk], score) for pk, score in found[:limit] if pk in rows]


def near_pairs() -> list[tuple[uuid.UUID, uuid.UUID, float]]:
    """Pairs of persons whose names may be one name, likeliest first."""
    with _NAMES.lock:
        _refresh_names()
        best: dict[tuple[uuid.UUID, uuid.UUID], float] = {}
        for key, texts in _NAMES.spellings.items():
            if key[0] != "person":
                continue
            for text in texts:
                for other, score in _NAMES.index.search(text, 6):
                    if other[0] != "person" or other == key or score < SAME:
                        continue
                    one, two = sorted((key[1], other[1]))
                    best[one, two] = max(best.get((one, two), 0.0), score)
    return sorted(
        ((one, two, score) for (one, two), score in best.items()),
        key=lambda pair: (-pair[2], str(pair[0]), str(pair[1])),
    )


def who(name: str, day: date, limit: int = 5) -> list[Who]:
    """Persons so called, with the posts that they held on a day, best first.

    Somebody whose name fits much worse than the best one was not meant.
    """
    hits = search(name, limit, kinds=frozenset({"person"}))
    hits = [hit for hit in hits if hit.score >= _MEANT * hits[0].score]
    posts = posts_on([hit.id for hit in hits], day)
    people = Person.objects.in_bulk(list(posts))
    return [
        Who(
            person=PersonRef.of(people[hit.id]),
            matched_spelling=hit.matched_spelling,
            score=hit.score,
            posts=posts[hit.id],
        )
        for hit in hits
    ]


def _find_names(text: str, limit: int) -> list[tuple[Key, float]]:
    with _NAMES.lock:
        _refresh_names()
        return _NAMES.find(text, limit)


def _refresh_names() -> None:
    version = (Revision.current(), Name.objects.count())
    if version == _NAMES.version and version[0] is not None:
        return
    into = merges()
    spellings: dict[Key, set[str]] = defaultdict(set)
    rows = Name.objects.filter(post=None).values_list(
        "text", "person", "body", "country"
    )
    for text, person, body, country in rows:
        if person is not None:
            spellings["person", root_of(person, into)].add(text)
        elif body is not None:
            spellings["body", body].add(text)
        else:
            spellings["country", country].add(text)
    _NAMES.bring_up_to_date(
        version, {key: frozenset(texts) for key, texts in spellings.items()}
    )


def _find_papers(text: str, limit: int, by: object) -> list[tuple[Key, float]]:
    with _PAPERS.lock:
        version = Source.objects.count()
        if version != _PAPERS.version:
            rows = Source.objects.values_list("pk", "title", "filename")
            _PAPERS.bring_up_to_date(
                version,
                {("paper", pk): frozenset([title or file]) for pk, title, file in rows},
            )
        found = _PAPERS.find(text, limit)
    sources = Source.objects.in_bulk([key[1] for key, _ in found])
    return [one for one in found if can_open(by, sources[one[0][1]])]


def _fitting(text: str, asked: str, spellings: frozenset[str]) -> str:
    """The spelling that explains why something was found."""

    script = names.script_of(text)

    def worth(spelling: str) -> tuple[bool, bool, bool, float, str]:
        folded = names.fold(spelling)
        within = bool(asked) and f" {asked}" in f" {folded}"
        alike = names.compare(text, spelling)
        same_script = names.script_of(spelling) == script
        return (folded == asked, within, same_script, alike, spelling)

    return max(spellings, key=worth)


def _hits(text: str, found: list[tuple[Key, float]]) -> list[Hit]:
    ids: dict[Kind, list[uuid.UUID]] = defaultdict(list)
    for (kind, pk), _ in found:
        ids[kind].append(pk)
    asked = names.fold(text)
    people = Person.objects.in_bulk(ids["person"])
    posts = posts_on(ids["person"], timezone.localdate()) if ids["person"] else {}
    bodies = Body.objects.select_related("country").in_bulk(ids["body"])
    countries = Country.objects.in_bulk(ids["country"])
    papers = Source.objects.in_bulk(ids["paper"])
    hits = []
    for (kind, pk), score in found:
        kept = _PAPERS if kind == "paper" else _NAMES
        known = kept.spellings.get((kind, pk), frozenset())
        if kind == "person":
            label = people[pk].display_name
            under = next((named(post) for post in posts[pk]), "")
            url = reverse("register:person", args=[pk])
        elif kind == "body":
            label, under = named(bodies[pk]), _under_body(bodies[pk])
            url = reverse("register:body", args=[bodies[pk].key])
        elif kind == "country":
            label, under = named(countries[pk]), gettext("Country")
            url = reverse("register:country", args=[countries[pk].code])
        else:
            label = papers[pk].title or papers[pk].filename
            under = papers[pk].published_on
            url = reverse("record:source", args=[pk])
        hits.append(
            Hit(
                kind,
                pk,
                label,
                _fitting(text, asked, known | {label}),
                under,
                url,
                score,
            )
        )
    return hits


def _under_body(body: Body) -> str:
    kind = str(body.get_kind_display())
    return kind if body.country is None else f"{kind}, {named(body.country)}"
