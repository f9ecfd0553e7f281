"""Who is who for everybody: bodies that were opened, and the people in their posts.

Nothing is public by itself. A body is, once somebody opened it; a person is, who holds
or held a confirmed post in an opened body, and with those posts alone. Notes, birth and
death, proposals, superseded rows and maiden names are never told; of rows merged into
one person the one that stands for all is told.
"""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache

from orkhon.engines import names
from orkhon.engines.periods import Certainty
from orkhon.record.queries import disclosed_at
from orkhon.register.models import Body, Membership, Name, Person, State
from orkhon.register.queries.identity import ids_of, merges, root_of
from orkhon.register.queries.labels import country_named, named, titled
from orkhon.register.queries.people import held, memberships
from orkhon.register.queries.published_values import (
    PublishedBody,
    PublishedPerson,
    PublishedPost,
    PublishedSpelling,
    provenance_of,
)
from orkhon.register.queries.values import BodyRef

BODIES = "orkhon:body/"
"""How the subjects of opened bodies begin."""
_LAST = "\uffff"
"""Stands after every English key: who belongs to no state comes last."""


def published_bodies(
    *, kinds: Collection[str] = (), keys: Collection[str] = ()
) -> tuple[PublishedBody, ...]:
    """The bodies that were opened, states by their English key; three queries.

    Args:
        kinds: Only these kinds; empty for all.
        keys: Only these bodies; empty for all.
    """
    opened = _opened()
    rows = Body.objects.filter(pk__in=list(opened)).select_related(
        "country", "parent", "succeeded_by"
    )
    if kinds:
        rows = rows.filter(kind__in=kinds)
    if keys:
        rows = rows.filter(key__in=keys)
    # By fixed keys: the screen's language changes no order.
    found = sorted(
        rows,
        key=lambda one: (
            _LAST if one.country is None else one.country.english_sort_key,
            one.english_sort_key,
        ),
    )
    called = _official_names([one.pk for one in found])
    return tuple(_body(one, opened, called[one.pk]) for one in found)


def published_body(key: str) -> PublishedBody | None:
    """One body by its key; None unless it was opened."""
    return next(iter(published_bodies(keys=[key])), None)


def published_posts(key: str, day: date) -> tuple[PublishedPost, ...]:
    """Everybody who is or was in an opened body: who is there now first.

    Among those the heads first, then the members by their states' English key; among
    former ones the latest first. Empty for a body that was not opened.
    """
    posts = [
        one
        for person in _people(day, body=key).values()
        for one in person
        if one.body == key
    ]
    now = [one for one in posts if one.is_current is not False]
    before = [one for one in posts if one.is_current is False]
    now.sort(
        key=lambda one: (
            one.precedence,
            one.country_order,
            names.sort_key(one.person_name),
        )
    )
    before.sort(key=lambda one: (one.to_on, one.from_on), reverse=True)
    return (*now, *before)


def published_people(day: date) -> tuple[PublishedPerson, ...]:
    """Everybody in an opened body, states by their English key; a fixed number of queries.

    Args:
        day: On which a post is current or not.
    """
    posts = _people(day)
    spelled = _spellings(posts)
    rows = {one.pk: one for one in Person.objects.filter(pk__in=list(posts))}
    people = [_person(rows[key], posts[key], spelled[key]) for key in posts]
    return tuple(
        sorted(
            people,
            key=lambda one: (one.country_order or _LAST, one.precedence, one.sort_key),
        )
    )


def people_in_post(day: date) -> int:
    """How many hold, or may hold, a post in an opened body on a day."""
    return sum(
        any(one.is_current is not False for one in posts)
        for posts in _people(day).values()
    )


def published_person(key: uuid.UUID, day: date) -> PublishedPerson | None:
    """One person; None for somebody in no opened body.

    Args:
        key: Of the person, or of a row that was merged into it.
    """
    root = root_of(key, merges())
    posts = _people(day, person=root).get(root)
    if posts is None:
        return None
    return _person(Person.objects.get(pk=root), posts, _spellings({root: posts})[root])


def published_vacancies(key: str, day: date) -> tuple[str, ...]:
    """Posts of an opened body, staff apart, of which no holder is known on a day."""
    body = Body.objects.filter(key=key, pk__in=list(_opened())).first()
    if body is None:
        return ()
    taken = set(
        Membership.objects.filter(
            Membership.on(day), body=body, post__isnull=False, state=State.CONFIRMED
        ).values_list("post_id", flat=True)
    )
    posts = body.posts.exclude(rank="staff").exclude(pk__in=taken)
    return tuple(titled(one) for one in posts)


def matches(person: PublishedPerson, words: Iterable[str]) -> bool:
    """Whether all folded words stand in one of a person's spellings or posts."""
    said = _folded(
        " ".join(
            (
                person.name,
                *(one.text for one in person.spellings),
                *(f"{one.title} {one.body_name}" for one in person.posts),
            )
        )
    )
    return all(word in said for word in words)


def opened_keys() -> dict[str, str]:
    """The key of each opened body, by its id as text."""
    rows = Body.objects.filter(pk__in=list(_opened()))
    return {str(pk): key for pk, key in rows.values_list("pk", "key")}


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return names.fold(text)


def _opened() -> dict[uuid.UUID, datetime]:
    """When each opened body was opened, by its id."""
    found = disclosed_at(BODIES)
    return {uuid.UUID(one.removeprefix(BODIES)): at for one, at in found.items()}


def _people(
    day: date, *, body: str = "", person: uuid.UUID | None = None
) -> dict[uuid.UUID, list[PublishedPost]]:
    """The posts in opened bodies by the row that stands for each person."""
    opened = set(_opened())
    rows = memberships().filter(state=State.CONFIRMED, body_id__in=list(opened))
    if body:
        rows = rows.filter(body__key=body)
    if person is not None:
        rows = rows.filter(person_id__in=list(ids_of(person)))
    into = merges()
    found: dict[uuid.UUID, list[Membership]] = defaultdict(list)
    for row in rows:
        found[root_of(row.person_id, into)].append(row)
    merged = set(found) - {row.person_id for posts in found.values() for row in posts}
    kept = {one.pk: one for one in Person.objects.filter(pk__in=list(merged))}
    posts = {}
    for root, own in found.items():
        stands = kept.get(root) or next(
            row.person for row in own if row.person_id == root
        )
        told = [_post(row, stands, opened, day) for row in own]
        told.sort(key=lambda one: (one.from_on, -one.precedence), reverse=True)
        posts[root] = told
    return posts


def _post(
    row: Membership, person: Person, opened: Collection[uuid.UUID], day: date
) -> PublishedPost:
    value = held(row, day)
    behalf = value.on_behalf_of
    of = behalf if behalf is not None and behalf.country_code else value.body
    is_told = behalf is not None and behalf.id in opened
    return PublishedPost(
        person=str(person.pk),
        person_name=person.display_name,
        honorific=person.honorific,
        body=value.body.key,
        body_name=named(value.body),
        body_kind=value.body.kind,
        title=titled(value),
        rank=value.rank,
        precedence=value.precedence,
        for_body=behalf.key if behalf is not None and is_told else "",
        for_body_name=named(behalf) if behalf is not None and is_told else "",
        for_country=of.country_code,
        for_country_name=country_named(of),
        country_order=of.country_sort_key,
        from_on=value.from_on,
        to_on=value.ends_on,
        is_current=_current(value.certainty),
        provenance=provenance_of(value.citation),
        end=None if value.end_citation is None else provenance_of(value.end_citation),
    )


def _current(certainty: Certainty) -> bool | None:
    if certainty is Certainty.UNKNOWN:
        return None
    return certainty is Certainty.YES


def _person(
    row: Person,
    posts: Collection[PublishedPost],
    spellings: tuple[PublishedSpelling, ...],
) -> PublishedPerson:
    weighed = sorted(posts, key=lambda one: (one.is_current is False, one.precedence))
    of = next((one for one in weighed if one.country_order), None)
    return PublishedPerson(
        key=str(row.pk),
        name=row.display_name,
        sort_key=row.sort_key,
        honorific=row.honorific,
        spellings=spellings,
        posts=tuple(posts),
        country="" if of is None else of.for_country,
        country_name="" if of is None else of.for_country_name,
        country_order="" if of is None else of.country_order,
        precedence=weighed[0].precedence,
        is_sample=row.sample,
    )


def _spellings(
    roots: Iterable[uuid.UUID],
) -> Mapping[uuid.UUID, tuple[PublishedSpelling, ...]]:
    """The confirmed spellings of persons, of merged rows as well; official ones first."""
    into = merges()
    asked = set(roots)
    ids = asked | {one for one in into if root_of(one, into) in asked}
    rows = (
        Name.objects.filter(person_id__in=list(ids), state=State.CONFIRMED)
        .exclude(kind=Name.Kind.MAIDEN)
        .select_related("citation__source")
        .order_by("language", "sort_key")
    )
    found: dict[uuid.UUID, dict[tuple[str, str, str], PublishedSpelling]]
    found = defaultdict(dict)
    for row in rows:
        if row.person_id is None:  # pragma: no cover -- asked for by person
            continue
        own = found[root_of(row.person_id, into)]
        own.setdefault((row.text, row.language, row.kind), _spelling(row))
    return defaultdict(
        tuple,
        {
            key: tuple(sorted(own.values(), key=lambda one: one.kind != "official"))
            for key, own in found.items()
        },
    )


def _spelling(row: Name) -> PublishedSpelling:
    return PublishedSpelling(
        text=row.text,
        language=row.language,
        script=row.script,
        kind=row.kind,
        kind_words=str(row.get_kind_display()),
        from_on=row.from_on,
        to_on=row.to_on,
        provenance=provenance_of(row.citation),
    )


def _official_names(ids: list[uuid.UUID]) -> Mapping[uuid.UUID, dict[str, str]]:
    found: dict[uuid.UUID, dict[str, str]] = defaultdict(dict)
    rows = Name.objects.filter(
        body_id__in=ids, kind=Name.Kind.OFFICIAL, state=State.CONFIRMED
    )
    for row in rows.exclude(language="").order_by("from_day"):
        if row.body_id is not None:
            found[row.body_id][row.language] = row.text
    return found


def _body(
    row: Body, opened: Mapping[uuid.UUID, datetime], called: dict[str, str]
) -> PublishedBody:
    ref = BodyRef.of(row)
    after, parent = row.succeeded_by, row.parent
    return PublishedBody(
        key=row.key,
        kind=row.kind,
        kind_words=str(row.get_kind_display()),
        name=named(ref),
        names={"en": row.display_name, **called},
        country=ref.country_code,
        country_name=country_named(ref),
        country_order=ref.country_sort_key,
        parent=parent.key if parent is not None and parent.pk in opened else "",
        place=row.place,
        founded_on=row.founded_on,
        dissolved_on=row.dissolved_on,
        succeeded_by=after.key if after is not None and after.pk in opened else "",
        seats=row.seats,
        opened_at=opened[row.pk],
        is_sample=row.sample,
    )
