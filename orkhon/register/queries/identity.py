"""Which rows are one person, after merges made by people."""

import uuid
from collections.abc import Iterable, Mapping

from orkhon.register.models import Person


def merges() -> dict[uuid.UUID, uuid.UUID]:
    """Every merged row and the row that it was merged into."""
    return dict(
        Person.objects.exclude(merged_into=None).values_list("pk", "merged_into_id")
    )


def root_of(person_id: uuid.UUID, into: Mapping[uuid.UUID, uuid.UUID]) -> uuid.UUID:
    """The row that stands for the person; `into` is what `merges` gave."""
    while person_id in into:
        person_id = into[person_id]
    return person_id


def ids_of(person: Person | uuid.UUID) -> frozenset[uuid.UUID]:
    """All rows that are the same person, the one that stands for all included."""
    person_id = person.pk if isinstance(person, Person) else person
    return families([person_id])[person_id]


def families(
    person_ids: Iterable[uuid.UUID],
) -> dict[uuid.UUID, frozenset[uuid.UUID]]:
    """For each row asked for, all rows that are the same person; one query."""
    into = merges()
    members: dict[uuid.UUID, set[uuid.UUID]] = {}
    for merged in into:
        members.setdefault(root_of(merged, into), set()).add(merged)
    found = {}
    for person_id in person_ids:
        root = root_of(person_id, into)
        found[person_id] = frozenset({root, *members.get(root, ())})
    return found


def kept_person(person: Person) -> Person:
    """The row that stands for the person: itself, or what it was merged into."""
    root = root_of(person.pk, merges())
    return person if root == person.pk else Person.objects.get(pk=root)
