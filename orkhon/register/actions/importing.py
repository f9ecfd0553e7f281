"""Take in a file of the register: all of it or nothing, each row cited."""

import uuid
from collections import Counter
from dataclasses import dataclass

from django.db import transaction
from django.utils.text import slugify

from orkhon.engines import names
from orkhon.record.actions import append, cite, keep_source, subject_of
from orkhon.record.models import Citation, Source
from orkhon.record.roles import Actor, require
from orkhon.register.actions.holding import begin_membership
from orkhon.register.actions.naming import Named, NewName, add_names
from orkhon.register.actions.nouns import add_body, add_country, add_person, add_post
from orkhon.register.errors import RegisterError
from orkhon.register.intake import (
    ImportedBody,
    ImportedFile,
    ImportedMembership,
    ImportedName,
    ImportedPerson,
    ImportedPost,
    ImportRefused,
    Problem,
    decoded,
    read_csv,
    read_popolo,
)
from orkhon.register.models import Body, Country, Membership, Name, Person, Post, State
from orkhon.register.permissions import can_write_register

NAMESPACE = uuid.UUID("0b1a6a3e-3f5c-5c1b-8a55-6f726b686f6e")
"""Rows whose file gives no UUID keep their identity when it is taken in again."""


@dataclass(frozen=True)
class Imported:
    """What a file brought: the source it is kept as, and how many rows are new."""

    source: Source
    counts: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


@transaction.atomic
def import_file(data: bytes, *, filename: str, by: Actor) -> Imported:
    """Take in Popolo JSON or CSV, whichever the file holds.

    What the register has stays as it is: rows that are there are passed over, so
    that a file can be taken in twice. The file is kept as a source and every new row
    cites its line.

    Raises:
        ImportRefused: with every bad line; nothing was taken in.
    """
    text = decoded(data, filename)
    read = read_popolo if text.lstrip().startswith("{") else read_csv
    return _import(read(text, filename), data, filename, by)


def import_popolo(data: bytes, *, filename: str, by: Actor) -> Imported:
    """As `import_file`, of a file that must be Popolo JSON."""
    return _import(read_popolo(decoded(data, filename), filename), data, filename, by)


def import_csv(data: bytes, *, filename: str, by: Actor) -> Imported:
    """As `import_file`, of a file that must be CSV."""
    return _import(read_csv(decoded(data, filename), filename), data, filename, by)


@transaction.atomic
def _import(file: ImportedFile, data: bytes, filename: str, by: Actor) -> Imported:
    require(can_write_register(by), "take in a file")
    source, _ = keep_source(
        data,
        filename=filename,
        media_type=file.media_type,
        text=file.text,
        language="und",
        by=by,
        title=filename,
    )
    taking = _Taking(source, by)
    taking.take(file)
    if taking.problems:
        raise ImportRefused(filename, tuple(taking.problems))
    append(
        "register.file.import",
        subject_of(source),
        by=by,
        filename=filename,
        new=dict(taking.counts),
    )
    return Imported(source, dict(taking.counts))


class _Taking:
    """One file being taken in: what is known, what was new, what is wrong."""

    def __init__(self, source: Source, by: Actor) -> None:
        self.source = source
        self.by = by
        self.problems: list[Problem] = []
        self.counts: Counter[str] = Counter()
        self.countries = {row.code: row for row in Country.objects.all()}
        self.bodies: dict[str, Body] = {}
        self.by_name: dict[str, set[str]] = {}
        self.posts: dict[tuple[str, str], Post] = {}
        self.post_keys: dict[str, Post] = {}
        self.people: dict[str, Person] = {}
        for body in Body.objects.all():
            self._know_body(body, body.key)
        for fold, key in Name.objects.exclude(body=None).values_list(
            "fold", "body__key"
        ):
            self.by_name.setdefault(fold, set()).add(key)
        for post in Post.objects.select_related("body"):
            self.posts[post.body.key, post.title] = post
            self.post_keys[f"{post.body.key}/{post.title}"] = post
        self.names = {
            (name.owner.pk, name.text, name.language)
            for name in Name.objects.exclude(state=State.SUPERSEDED).select_related(
                "person", "body", "post", "country"
            )
        }
        self.held: set[tuple[object, ...]] = set(
            Membership.objects.exclude(state=State.SUPERSEDED).values_list(
                "person_id", "body_id", "post_id", "from_on", "to_on"
            )
        )

    def take(self, file: ImportedFile) -> None:
        for country in file.countries:
            if country.code not in self.countries:
                try:
                    self.countries[country.code] = add_country(
                        country.name,
                        by=self.by,
                        code=country.code,
                        citation=self._cite(country.span),
                    )
                except RegisterError as error:
                    self.problems.append(Problem(f"area {country.code}", str(error)))
                    continue
                self._now_named(self.countries[country.code], country.name, "en")
                self.counts["countries"] += 1
            self._names(self.countries[country.code], country.other_names, country.span)
        for body in file.bodies:
            self._body(body)
        for body in file.bodies:
            self._parent(body)
        for post in file.posts:
            self._post(post)
        for person in file.persons:
            self._person(person)
        for membership in file.memberships:
            self._membership(membership)

    def _body(self, row: ImportedBody) -> None:
        known = self.bodies.get(row.key) or self._known_body(row.name)
        if known is not None:
            self.bodies[row.key] = known
        elif row.kind not in Body.Kind.values:
            self._wrong(
                row.place,
                f"classification “{row.kind}” is none of {', '.join(Body.Kind.values)}",
            )
            return
        elif row.country and row.country not in self.countries:
            self._wrong(row.place, f"there is no area “{row.country}”")
            return
        else:
            body = add_body(
                row.name,
                by=self.by,
                key=self._free_key(row.key),
                kind=row.kind,
                country=self.countries.get(row.country),
                founded_on=row.founded_on,
                dissolved_on=row.dissolved_on,
                seats=row.seats,
                citation=self._cite(row.span),
            )
            self._now_named(body, row.name, "en")
            self._know_body(body, row.key)
            self.counts["bodies"] += 1
        self._names(self.bodies[row.key], row.other_names, row.span)

    def _parent(self, row: ImportedBody) -> None:
        body = self.bodies.get(row.key)
        if not row.parent or body is None or body.parent_id is not None:
            return
        parent = self._known_body(row.parent)
        if parent is None:
            self._wrong(row.place, f"there is no organization “{row.parent}”")
            return
        above: Body | None = parent
        while above is not None:
            if above.pk == body.pk:
                self._wrong(row.place, f"{body} would be a part of itself")
                return
            above = above.parent
        body.parent = parent
        Body.objects.filter(pk=body.pk).update(parent=parent)

    def _post(self, row: ImportedPost) -> None:
        body = self._known_body(row.body)
        if body is None:
            self._wrong(row.place, f"there is no organization “{row.body}”")
            return
        known = self.posts.get((body.key, row.title))
        if known is None:
            known = add_post(body, row.title, by=self.by, rank=row.rank)
            self.posts[body.key, row.title] = known
            self.counts["posts"] += 1
        self.post_keys[row.key] = known

    def _person(self, row: ImportedPerson) -> None:
        pk = self._identity(row.key)
        known = Person.objects.filter(pk=pk).first()
        if known is None:
            known = add_person(
                row.name.text,
                by=self.by,
                language=row.name.language,
                kind=row.name.kind,
                honorific=row.honorific,
                born_on=row.born_on,
                died_on=row.died_on,
                note=row.note,
                citation=self._cite(row.span),
                id=pk,
            )
            self._now_named(known, row.name.text, row.name.language)
            self.counts["persons"] += 1
        self.people[row.key] = known
        self._names(known, (row.name, *row.other_names), row.span)

    def _names(
        self, of: Named, rows: tuple[ImportedName, ...], span: tuple[int, int]
    ) -> None:
        new = []
        for row in rows:
            if (of.pk, row.text, row.language) in self.names:
                continue
            self._now_named(of, row.text, row.language)
            new.append(
                NewName(
                    of,
                    row.text,
                    kind=row.kind,
                    language=row.language,
                    script=row.script,
                    from_on=row.from_on,
                    to_on=row.to_on,
                    citation=self._cite(span),
                )
            )
        if new:
            add_names(new, by=self.by)
            self.counts["names"] += len(new)

    def _membership(self, row: ImportedMembership) -> None:
        person = self.people.get(row.person)
        body = self._known_body(row.body)
        behalf = self._known_body(row.on_behalf_of) if row.on_behalf_of else None
        if person is None:
            self._wrong(row.place, f"there is no person “{row.person}”")
        if body is None:
            self._wrong(row.place, f"there is no body “{row.body}”")
        if row.on_behalf_of and behalf is None:
            self._wrong(row.place, f"there is no body “{row.on_behalf_of}”")
        if person is None or body is None or (row.on_behalf_of and behalf is None):
            return
        post = None
        if row.post:
            post = self.posts.get((body.key, row.post)) or self.post_keys.get(row.post)
            if post is None or post.body_id != body.pk:
                there = sorted(title for key, title in self.posts if key == body.key)
                known = f"it has {', '.join(there)}" if there else "it has none"
                self._wrong(row.place, f"{body} has no post “{row.post}”; {known}")
                return
        post_id = None if post is None else post.pk
        key = (person.pk, body.pk, post_id, row.from_on, row.to_on)
        if key in self.held:
            return
        self.held.add(key)
        try:
            begin_membership(
                person,
                body,
                by=self.by,
                post=post,
                on_behalf_of=behalf,
                from_on=row.from_on,
                to_on=row.to_on,
                citation=self._cite(row.span),
            )
        except RegisterError as error:
            self._wrong(row.place, str(error))
            return
        self.counts["memberships"] += 1

    def _identity(self, key: str) -> uuid.UUID:
        try:
            return uuid.UUID(key)
        except ValueError:
            return uuid.uuid5(NAMESPACE, f"{self.source.pk}/{key}")

    def _known_body(self, key: str) -> Body | None:
        """The body with this key of the file or register, or with this very name."""
        if key in self.bodies:
            return self.bodies[key]
        keys = self.by_name.get(names.fold(key), set())
        return self.bodies[next(iter(keys))] if len(keys) == 1 else None

    def _know_body(self, body: Body, key: str) -> None:
        self.bodies[key] = self.bodies[body.key] = body
        self.by_name.setdefault(names.fold(body.display_name), set()).add(body.key)

    def _free_key(self, wanted: str) -> str:
        stem = slugify(wanted)[:70] or "body"
        free, number = stem, 1
        while free in self.bodies:
            number += 1
            free = f"{stem}-{number}"
        return free

    def _now_named(self, of: Named, text: str, language: str) -> None:
        self.names.add((of.pk, text, language))

    def _cite(self, span: tuple[int, int]) -> Citation:
        return cite(self.source, start=span[0], end=span[1], by=self.by)

    def _wrong(self, place: str, message: str) -> None:
        self.problems.append(Problem(place, message))
