"""Who is who as far as it was opened, in the Popolo data specification.

Source: popoloproject.com, the classes Person, Organization, Post, Membership and Area.
Dates are reduced where they are not known in full (2025, 2025-06), as Popolo allows;
what is not known is left out.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from orkhon.register.queries.published import published_bodies, published_people
from orkhon.register.queries.published_values import (
    PublishedBody,
    PublishedPerson,
    PublishedPost,
    PublishedProvenance,
)


def published_popolo(day: date) -> dict[str, list[dict[str, Any]]]:
    """Opened bodies, and people with their posts in them.

    Args:
        day: The day on which it is asked who holds what.
    """
    people, bodies = published_people(day), published_bodies()
    held = [post for person in people for post in person.posts]
    areas = {one.country: one.country_name for one in bodies if one.country}
    areas |= {one.for_country: one.for_country_name for one in held if one.for_country}
    posts = {_post_id(one): one for one in held if one.title}
    return {
        "persons": [_person(one) for one in people],
        "organizations": [_organization(one) for one in bodies],
        "posts": [
            _filled(id=key, label=one.title, organization_id=one.body, role=one.rank)
            for key, one in sorted(posts.items())
        ],
        "memberships": [_membership(one) for one in held],
        "areas": [
            {"id": code, "name": name, "classification": "country"}
            for code, name in sorted(areas.items())
        ],
    }


def _person(one: PublishedPerson) -> dict[str, Any]:
    others = [
        _filled(
            name=each.text,
            lang=each.language,
            script=each.script,
            note=each.kind,
            start_date=each.from_on,
            end_date=each.to_on,
        )
        for each in one.spellings
    ]
    return _filled(
        id=one.key,
        name=one.name,
        sort_name=one.sort_key,
        honorific_prefix=one.honorific,
        other_names=others,
    )


def _organization(one: PublishedBody) -> dict[str, Any]:
    return _filled(
        id=one.key,
        name=one.name,
        classification=one.kind,
        parent_id=one.parent,
        area_id=one.country,
        founding_date=one.founded_on,
        dissolution_date=one.dissolved_on,
        seats=one.seats,
        other_names=[
            {"name": text, "lang": language, "note": "official"}
            for language, text in sorted(one.names.items())
        ],
    )


def _membership(one: PublishedPost) -> dict[str, Any]:
    return _filled(
        person_id=one.person,
        organization_id=one.body,
        post_id=_post_id(one) if one.title else "",
        role=one.title,
        on_behalf_of_id=one.for_body,
        area_id=one.for_country,
        start_date=one.from_on,
        end_date=one.to_on,
        sources=_sources([one.provenance, one.end]),
    )


def _sources(found: Iterable[PublishedProvenance | None]) -> list[dict[str, str]]:
    """Public sources by title and date; others are not named."""
    return [
        {"note": f"{one.title}, {one.published_on}"}
        for one in found
        if one is not None and one.is_named
    ]


def _post_id(one: PublishedPost) -> str:
    return f"{one.body}/{one.title}"


def _filled(**members: Any) -> dict[str, Any]:
    """Only what is known."""
    return {
        name: value for name, value in members.items() if value not in ("", None, [])
    }
