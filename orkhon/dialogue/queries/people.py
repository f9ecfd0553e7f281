"""Who a name in a report may be, by the register."""

import uuid
from collections.abc import Iterable
from datetime import date

from orkhon.engines import names
from orkhon.register.models import Body, Membership, Name, Person, State
from orkhon.register.queries.identity import ids_of, kept_person

SAME = 0.5
"""The likeness from which the matcher itself calls two names one."""


def body_named(text: str) -> Body | None:
    """The one body that the register knows by this key or name; None if not one."""
    if not text:
        return None
    by_key = Body.objects.filter(key=text).first()
    if by_key is not None:
        return by_key
    fold = names.fold(text)
    if not fold:
        return None
    found = list(Body.objects.filter(names__fold=fold).distinct()[:2])
    if len(found) == 1:
        return found[0]
    same = [one for one in Body.objects.all() if names.fold(one.display_name) == fold]
    return same[0] if len(same) == 1 and not found else None


def person_named(text: str) -> Person | None:
    """The one person with this very name (compared folded); None if not one."""
    fold = names.fold(names.strip_titles(text))
    if not fold:
        return None
    people = {
        kept_person(name.person)
        for name in Name.objects.filter(fold=fold, person__isnull=False)
        .exclude(state=State.SUPERSEDED)
        .select_related("person")
        if name.person is not None
    }
    return people.pop() if len(people) == 1 else None


def person_with_id(text: str) -> Person | None:
    """The person with this id of the register; a merged one is the one kept."""
    try:
        found = Person.objects.filter(pk=uuid.UUID(text)).first()
    except ValueError:
        return None
    return None if found is None else kept_person(found)


def membership_at(
    person: Person, body: Body | None, day: date | None
) -> Membership | None:
    """What the register says the person held in the body that day, if it says so."""
    if body is None or day is None:
        return None
    return (
        Membership.objects.filter(
            Membership.on(day), person__in=ids_of(person), body=body
        )
        .exclude(state=State.SUPERSEDED)
        .order_by("post__precedence")
        .first()
    )


def nearest(text: str, people: Iterable[Person]) -> Person | None:
    """The one person among a few who is so called; a single word is a surname.

    None where nobody or more than one fits by the matcher's own threshold.
    """
    fitting = [
        one
        for one in people
        if max(names.compare(text, shown) for shown in _shown(text, one)) >= SAME
    ]
    return fitting[0] if len(fitting) == 1 else None


def _shown(text: str, person: Person) -> list[str]:
    """The name to compare with: whole, or word by word for a single word."""
    whole = person.display_name
    return [whole] if len(text.split()) > 1 else [whole, *whole.split()]
