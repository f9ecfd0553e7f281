"""The register as the reader of press reports knows it beforehand."""

import uuid
from collections import defaultdict
from datetime import date

from orkhon.engines.reports.register import (
    KnownBody,
    KnownPerson,
    KnownPlace,
    KnownPost,
    Register,
)
from orkhon.register.models import Body, Country, Membership, Name, Person, State
from orkhon.register.queries.identity import merges, root_of


def report_register(day: date | None = None) -> Register:
    """Every person, body and country with all spellings and dated posts.

    Args:
        day: Leave out posts that began after this day; None for all.
    Returns:
        Persons under the id of the row that stands for them, bodies under their
        key; names with the one to show first; merged rows count as one person.
    """
    into = merges()
    names = _names_by_owner()
    persons = list(Person.objects.only("pk", "display_name", "sort_key"))
    shown = {row.pk: row.display_name for row in persons}
    spellings: dict[uuid.UUID, list[str]] = {
        row.pk: [row.display_name] for row in persons if row.pk not in into
    }
    for row in persons:
        spellings[root_of(row.pk, into)] += [shown[row.pk], *names[row.pk]]
    posts: dict[uuid.UUID, list[KnownPost]] = defaultdict(list)
    rows = Membership.objects.filter(state=State.CONFIRMED).select_related(
        "post", "body"
    )
    for held in rows:
        if day is not None and held.from_day is not None and held.from_day > day:
            continue
        posts[root_of(held.person_id, into)].append(
            KnownPost(
                title="Member" if held.post is None else held.post.title,
                body=held.body.display_name,
                since=held.from_on or None,
                until=held.to_on or held.body.dissolved_on or None,
            )
        )
    bodies = Body.objects.select_related("country")
    return Register(
        persons=tuple(
            KnownPerson(str(key), _once(texts), tuple(posts[key]))
            for key, texts in spellings.items()
        ),
        bodies=tuple(
            KnownBody(
                body.key,
                _once([body.display_name, *names[body.pk]]),
                None if body.country is None else body.country.english_name,
            )
            for body in bodies
        ),
        places=tuple(
            KnownPlace(
                _once([country.english_name, *names[country.pk]]),
                country.english_name,
            )
            for country in Country.objects.all()
        ),
    )


def _names_by_owner() -> dict[uuid.UUID, list[str]]:
    found: dict[uuid.UUID, list[str]] = defaultdict(list)
    rows = Name.objects.filter(post=None).exclude(state=State.SUPERSEDED)
    for name in rows.only("text", "person_id", "body_id", "country_id"):
        owners = (name.person_id, name.body_id, name.country_id)
        found[next(one for one in owners if one is not None)].append(name.text)
    return found


def _once(texts: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
