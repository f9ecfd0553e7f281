"""Public facts of TURKPA, loaded through the register's own verbs.

`turkpa/facts.txt` is the source: one fact a line, in our own words, with where it can
be read. The tables beside it are rows of the register; each names the fact that it
rests on, and its citation leads to that line.
"""

import csv
import re
import uuid
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from django.db import transaction

from orkhon.record.actions import cite, keep_source
from orkhon.record.models import Citation, Source
from orkhon.record.roles import Actor
from orkhon.register import actions
from orkhon.register.models import (
    Body,
    Chairmanship,
    Country,
    Designation,
    Figure,
    Membership,
    Name,
    Person,
    Post,
)

FOLDER = Path(__file__).parent / "turkpa"
NAMESPACE = uuid.UUID("5b3d0f52-6f1c-5b0e-9b7c-7075726b7061")
"""Persons of the files keep their identity from one load to the next."""
LANGUAGES = ("en", "az", "kk", "ky", "tr", "uz", "ru")
_FACT = re.compile(r"^(F\d+) \| (.+) \| (.+)$", re.MULTILINE)

Row = dict[str, str]
K = TypeVar("K")
V = TypeVar("V")


class PublicFactsError(ValueError):
    """A row that names a fact, a person or a body which the files do not have."""


@dataclass(frozen=True)
class Loaded:
    """How many rows of each kind are new; all are 0 when nothing was."""

    counts: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(self.counts.values())


@transaction.atomic
def load(by: Actor) -> Loaded:
    """Enter what the files say and the register does not have yet.

    Raises:
        PublicFactsError: the files contradict themselves.
    """
    return _Loading(by).run()


class _Loading:
    """One load: what is there already, what was cited, what was counted."""

    def __init__(self, by: Actor) -> None:
        self.by = by
        self.counts: Counter[str] = Counter()
        self.source = facts_source(by)
        self.places = {
            match[1]: match.span(2) for match in _FACT.finditer(self.source.text)
        }
        self.cited: dict[str, Citation] = {}
        self.countries = {row.code: row for row in Country.objects.all()}
        self.bodies = {row.key: row for row in Body.objects.all()}
        self.posts = {
            f"{row.body.key}/{row.title}": row
            for row in Post.objects.select_related("body")
        }
        self.people = {row.pk: row for row in Person.objects.all()}

    def run(self) -> Loaded:
        self._countries()
        self._bodies()
        self._posts()
        self._people()
        self._names()
        self._memberships()
        self._chairmanships()
        self._designations()
        self._figures()
        return Loaded(dict(self.counts))

    def _countries(self) -> None:
        for row in _rows("countries"):
            if row["code"] not in self.countries:
                self.countries[row["code"]] = actions.add_country(
                    row["english_name"],
                    by=self.by,
                    code=row["code"],
                    demonym=row["demonym"],
                    citation=self._fact(row["fact"]),
                )
                self.counts["countries"] += 1

    def _bodies(self) -> None:
        new = [row for row in _rows("bodies") if row["key"] not in self.bodies]
        for row in new:
            self.bodies[row["key"]] = actions.add_body(
                row["name"],
                by=self.by,
                key=row["key"],
                kind=row["kind"],
                country=self._country(row["country"]) if row["country"] else None,
                parent=self._body(row["parent"]) if row["parent"] else None,
                founded_on=row["founded_on"],
                seats=int(row["seats"]) if row["seats"] else None,
                place=row["place"],
                note=row["note"],
                citation=self._fact(row["fact"]),
            )
            self.counts["bodies"] += 1
        for row in new:
            if row["dissolved_on"]:
                self.bodies[row["key"]] = actions.dissolve_body(
                    self._body(row["key"]),
                    by=self.by,
                    on=row["dissolved_on"],
                    succeeded_by=self._body(row["succeeded_by"]),
                    note=row["note"],
                )

    def _posts(self) -> None:
        for row in _rows("posts"):
            key = f"{row['body']}/{row['title']}"
            if key not in self.posts:
                self.posts[key] = actions.add_post(
                    self._body(row["body"]),
                    row["title"],
                    by=self.by,
                    rank=row["rank"],
                    precedence=int(row["precedence"]),
                )
                self.counts["posts"] += 1

    def _people(self) -> None:
        for row in _rows("people"):
            pk = uuid.uuid5(NAMESPACE, row["key"])
            if pk not in self.people:
                self.people[pk] = actions.add_person(
                    row["name"],
                    by=self.by,
                    language="en",
                    honorific=row["honorific"],
                    note=row["note"],
                    citation=self._fact(row["fact"]),
                    id=pk,
                )
                self.counts["persons"] += 1

    def _names(self) -> None:
        known = {
            (name.owner.pk, name.text, name.language, name.kind)
            for name in Name.objects.select_related("person", "body", "post", "country")
        }
        new = []
        for row in _rows("names"):
            of = self._named(row["of"])
            for language, text in _spellings(row):
                key = (of.pk, text, language, row["kind"])
                if key in known:
                    continue
                known.add(key)
                new.append(
                    actions.NewName(
                        of,
                        text,
                        kind=row["kind"],
                        language=language,
                        from_on=row["from_on"],
                        to_on=row["to_on"],
                        citation=self._fact(row["fact"]),
                    )
                )
        if new:
            actions.add_names(new, by=self.by)
            self.counts["names"] += len(new)

    def _memberships(self) -> None:
        known = set(Membership.objects.values_list("person_id", "body__key", "from_on"))
        for row in _rows("memberships"):
            person = self._person(row["person"])
            if (person.pk, row["body"], row["from_on"]) in known:
                continue
            behalf = row["on_behalf_of"]
            actions.begin_membership(
                person,
                self._body(row["body"]),
                by=self.by,
                post=self._post(f"{row['body']}/{row['post']}"),
                on_behalf_of=self._body(behalf) if behalf else None,
                from_on=row["from_on"],
                to_on=row["to_on"],
                citation=self._fact(row["fact"]),
                end_citation=self._fact(row["end_fact"]) if row["end_fact"] else None,
            )
            self.counts["posts held"] += 1

    def _chairmanships(self) -> None:
        known = set(Chairmanship.objects.values_list("assembly__key", "from_on"))
        for row in _rows("chairmanships"):
            if (row["assembly"], row["from_on"]) not in known:
                actions.set_chairmanship(
                    self._body(row["assembly"]),
                    self._body(row["parliament"]),
                    by=self.by,
                    from_on=row["from_on"],
                    citation=self._fact(row["fact"]),
                )
                self.counts["chairmanships"] += 1

    def _designations(self) -> None:
        known = set(
            Designation.objects.values_list("country__code", "forum__key", "text")
        )
        for row in _rows("designations"):
            code = row["of"].removeprefix("country:")
            if (code, row["forum"], row["text"]) not in known:
                actions.designate(
                    self._country(code),
                    row["text"],
                    by=self.by,
                    forum=self._body(row["forum"]),
                    language=row["language"],
                    from_on=row["from_on"],
                    to_on=row["to_on"],
                    citation=self._fact(row["fact"]),
                )
                self.counts["designations"] += 1

    def _figures(self) -> None:
        made: dict[str, Figure] = {}
        for row in _rows("figures"):
            citation = self._fact(row["fact"])
            known = Figure.objects.filter(
                citation=citation, value=Decimal(row["value"])
            ).first()
            if known is not None:
                made[row["fact"]] = known
                continue
            if row["supersedes"]:
                made[row["fact"]] = actions.supersede_figure(
                    made[row["supersedes"]],
                    Decimal(row["value"]),
                    by=self.by,
                    status=row["status"],
                    citation=citation,
                    as_of=row["as_of"],
                )
            else:
                made[row["fact"]] = actions.record_figure(
                    row["subject"],
                    row["what"],
                    Decimal(row["value"]),
                    by=self.by,
                    status=row["status"],
                    citation=citation,
                    unit=row["unit"],
                    denominator=row["denominator"],
                    as_of=row["as_of"],
                )
            self.counts["figures"] += 1

    def _fact(self, number: str) -> Citation:
        if number not in self.cited:
            if number not in self.places:
                raise PublicFactsError(f"facts.txt has no line {number}")
            start, end = self.places[number]
            self.cited[number] = cite(self.source, start=start, end=end, by=self.by)
        return self.cited[number]

    def _country(self, code: str) -> Country:
        return _one(self.countries, code)

    def _body(self, key: str) -> Body:
        return _one(self.bodies, key)

    def _post(self, key: str) -> Post:
        return _one(self.posts, key)

    def _person(self, key: str) -> Person:
        return _one(self.people, uuid.uuid5(NAMESPACE, key))

    def _named(self, of: str) -> Country | Body | Post | Person:
        kind, _, key = of.partition(":")
        if kind == "country":
            return self._country(key)
        if kind == "body":
            return self._body(key)
        return self._post(key) if kind == "post" else self._person(key)


def person_id(key: str) -> uuid.UUID:
    """The identity of a person of `people.csv`, for other samples to name."""
    return uuid.uuid5(NAMESPACE, key)


def facts_source(by: Actor) -> Source:
    """`facts.txt` as a kept source, which citations of the files lead into."""
    data = (FOLDER / "facts.txt").read_bytes()
    source, _ = keep_source(
        data,
        filename="turkpa-public-facts.txt",
        media_type="text/plain",
        text=data.decode("utf-8"),
        language="en",
        by=by,
        title="Public facts of TURKPA",
        # When they were collected from what anyone can read.
        published_on="2026-11",
    )
    return source


def cited_fact(number: str, source: Source, *, by: Actor) -> Citation:
    """The place of a line of `facts.txt`, without its number and its address.

    Raises:
        PublicFactsError: there is no line of this number.
    """
    for match in _FACT.finditer(source.text):
        if match[1] == number:
            start, end = match.span(2)
            return cite(source, start=start, end=end, by=by)
    raise PublicFactsError(f"facts.txt has no line {number}")


def _rows(name: str) -> Iterator[Row]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, strict=True)


def _spellings(row: Row) -> Iterator[tuple[str, str]]:
    for language in LANGUAGES:
        for text in filter(None, row[language].split("|")):
            yield language, text
    for pair in filter(None, row["other"].split("|")):
        language, _, text = pair.partition("=")
        yield language, text


def _one(rows: Mapping[K, V], key: K) -> V:
    try:
        return rows[key]
    except KeyError as error:
        raise PublicFactsError(
            f"the files name {key}, which they do not have"
        ) from error
