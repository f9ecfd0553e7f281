"""The register as files that other systems read: Popolo JSON and CSV."""

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

from orkhon.register.intake.csv_table import COLUMNS
from orkhon.register.models import (
    Body,
    Country,
    Membership,
    Name,
    Person,
    Post,
    State,
)


def popolo() -> bytes:
    """Every country, person, body, post and membership as one Popolo document.

    Rows that were struck are left out; a merged person is a person of its own, as in
    the register, so that nothing is lost.
    """
    names = _names_by_owner()
    document = {
        "areas": [
            _with_names(
                {"id": row.code, "name": row.english_name}
                | {"classification": "country"},
                names.get(row.pk, ()),
            )
            for row in Country.objects.all()
        ],
        "persons": [_person(row, names) for row in _people()],
        "organizations": [_organization(row, names) for row in _bodies()],
        "posts": [
            {
                "id": _post_id(row),
                "label": row.title,
                "organization_id": row.body.key,
                "rank": row.rank,
            }
            for row in Post.objects.select_related("body").order_by(
                "body__key", "title"
            )
        ],
        "memberships": [_membership(row) for row in _held()],
    }
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return text.encode("utf-8") + b"\n"


def csv_table() -> bytes:
    """Persons with every spelling, then with every membership, one a line."""
    names = _names_by_owner()
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    held: dict[object, list[Membership]] = {}
    for membership in _held():
        held.setdefault(membership.person_id, []).append(membership)
    for person in _people():
        about = {
            "person": str(person.pk),
            "honorific": person.honorific,
            "birth_date": person.born_on,
            "death_date": person.died_on,
            "note": person.note,
        }
        # The spelling that lists show comes first; the reader takes it from there.
        rows = sorted(
            names.get(person.pk, ()), key=lambda one: one.text != person.display_name
        )
        for name in rows:
            writer.writerow(
                about
                | {
                    "name": name.text,
                    "language": name.language,
                    "script": name.script,
                    "name_kind": name.kind,
                    "start_date": name.from_on,
                    "end_date": name.to_on,
                }
            )
        for row in held.get(person.pk, ()):
            first = rows[0] if rows else None
            writer.writerow(
                {
                    "person": str(person.pk),
                    "name": person.display_name,
                    "language": "" if first is None else first.language,
                    "script": "" if first is None else first.script,
                    "name_kind": "" if first is None else first.kind,
                    "body": row.body.key,
                    "post": "" if row.post is None else row.post.title,
                    "on_behalf_of": (
                        "" if row.on_behalf_of is None else row.on_behalf_of.key
                    ),
                    "start_date": row.from_on,
                    "end_date": row.to_on,
                }
            )
    return file.getvalue().encode("utf-8-sig")


def _people() -> Iterable[Person]:
    return Person.objects.order_by("sort_key", "pk")


def _bodies() -> Iterable[Body]:
    return Body.objects.select_related("country", "parent").order_by("key")


def _held() -> Iterable[Membership]:
    return (
        Membership.objects.exclude(state=State.SUPERSEDED)
        .select_related("body", "post__body", "on_behalf_of")
        .order_by("person__sort_key", "person_id", "from_day", "body__key", "pk")
    )


def _names_by_owner() -> dict[object, list[Name]]:
    found: dict[object, list[Name]] = {}
    rows = Name.objects.exclude(state=State.SUPERSEDED).order_by(
        "kind", "language", "text", "pk"
    )
    for name in rows:
        owner = name.person_id or name.body_id or name.post_id or name.country_id
        found.setdefault(owner, []).append(name)
    return found


def _person(row: Person, names: dict[object, list[Name]]) -> dict[str, Any]:
    return _with_names(
        _filled(
            id=str(row.pk),
            name=row.display_name,
            honorific_prefix=row.honorific,
            birth_date=row.born_on,
            death_date=row.died_on,
            summary=row.note,
        ),
        names.get(row.pk, ()),
    )


def _organization(row: Body, names: dict[object, list[Name]]) -> dict[str, Any]:
    about = _filled(
        id=row.key,
        name=row.display_name,
        classification=row.kind,
        parent_id="" if row.parent is None else row.parent.key,
        area_id="" if row.country is None else row.country.code,
        founding_date=row.founded_on,
        dissolution_date=row.dissolved_on,
    )
    if row.seats is not None:
        about["seats"] = row.seats
    return _with_names(about, names.get(row.pk, ()))


def _membership(row: Membership) -> dict[str, Any]:
    return _filled(
        person_id=str(row.person_id),
        organization_id=row.body.key,
        post_id="" if row.post is None else _post_id(row.post),
        role="" if row.post is None else row.post.title,
        on_behalf_of_id="" if row.on_behalf_of is None else row.on_behalf_of.key,
        start_date=row.from_on,
        end_date=row.to_on,
    )


def _with_names(about: dict[str, Any], names: Iterable[Name]) -> dict[str, Any]:
    others = [
        _filled(
            name=name.text,
            lang=name.language,
            script=name.script,
            note=name.kind,
            start_date=name.from_on,
            end_date=name.to_on,
        )
        for name in names
    ]
    return about | ({"other_names": others} if others else {})


def _post_id(post: Post) -> str:
    return f"{post.body.key}/{post.title}"


def _filled(**members: str) -> dict[str, Any]:
    """Only what is known: an unknown date is left out, not written as empty."""
    return {name: value for name, value in members.items() if value}
