"""Bodies and countries: who sits in them, which seats are empty, what ends."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from orkhon.engines.periods import Certainty
from orkhon.register.models import (
    Body,
    Country,
    Designation,
    Membership,
    Name,
    Person,
    State,
)
from orkhon.register.queries.identity import ids_of
from orkhon.register.queries.people import (
    held,
    holders,
    holders_of,
    memberships,
    spelling,
)
from orkhon.register.queries.values import Change, PostHeld, Seats, Spelling

SOON = timedelta(days=90)
"""How far ahead a term is shown as ending (acceptance statement 5)."""


def members_on(body: Body, day: date) -> tuple[PostHeld, ...]:
    """Who belonged to a body on a day: heads first, then members in English order.

    Members who stand for a parliament follow its country's fixed English key; the
    screen's language changes nothing.
    """
    return _in_english_order(holders(body, day))


def commission_seats(body: Body, day: date) -> Seats:
    """The seats of a body on a day, the empty ones, the terms that end soon.

    Staff hold no seats. A person who may have been a member counts as seated: an
    empty seat is announced only when it is certain.
    """
    return _seats(body, members_on(body, day), day)


def seats_of(bodies: Sequence[Body], day: date) -> dict[uuid.UUID, Seats]:
    """The seats of several bodies, as `commission_seats` has them; asked at once.

    Returns:
        By the id of each body asked for.
    """
    found = holders_of(bodies, day)
    return {
        body.pk: _seats(body, _in_english_order(found[body.pk]), day) for body in bodies
    }


def terms_ending(until: date, *, since: date) -> tuple[PostHeld, ...]:
    """Confirmed terms whose last day lies from `since` to `until`, the next first."""
    rows = memberships().filter(
        state=State.CONFIRMED, to_day__gte=since, to_day__lte=until
    )
    found = [held(row) for row in rows]
    return tuple(sorted(found, key=lambda one: (one.ends_on, one.person.sort_key)))


def changes_between(of: Body | Person, since: date, until: date) -> tuple[Change, ...]:
    """Posts taken up or left from one day to another, both included, in time.

    Args:
        of: A body, with its parts; or a person, with the rows merged into one.
    """
    rows = memberships().filter(state=State.CONFIRMED)
    if isinstance(of, Person):
        rows = rows.filter(person_id__in=ids_of(of))
    else:
        rows = rows.filter(body_id__in=_with_parts(of))
    changes = []
    for row in rows:
        post = held(row)
        if post.from_day is not None and since <= post.from_day <= until:
            changes.append(Change(post.from_on, post.from_day, "began", post))
        if post.to_day is not None and since <= post.to_day <= until:
            changes.append(Change(post.ends_on, post.to_day, "ended", post))
    return tuple(sorted(changes, key=lambda one: (one.day, one.held.person.sort_key)))


def spellings_of(of: Body | Country) -> tuple[Spelling, ...]:
    """Every name of a body or country, official first."""
    rows = Name.objects.select_related("citation__source")
    rows = rows.filter(country=of) if isinstance(of, Country) else rows.filter(body=of)
    found = map(spelling, rows)
    return tuple(
        sorted(
            found,
            key=lambda one: (
                one.state == State.SUPERSEDED,
                one.kind != "official",
                one.language,
                one.text,
            ),
        )
    )


def designation(
    of: Country | Body, forum: Body, day: date, *, language: str = "en"
) -> Designation | None:
    """The name and flag to use for a territory in a forum on a day; None if unset."""
    field = "country" if isinstance(of, Country) else "body"
    rows = Designation.objects.filter(
        Designation.on(day),
        **{field: of},
        forum=forum,
        language=language,
        state=State.CONFIRMED,
    ).select_related("citation__source", "forum")
    return next(
        (row for row in rows if row.period.holds_on(day) is not Certainty.NO), None
    )


def parliaments() -> list[Body]:
    """Parliaments by the fixed English key of their country, in every language."""
    return list(
        Body.objects.filter(kind=Body.Kind.PARLIAMENT)
        .select_related("country")
        .order_by("country__english_sort_key", "english_sort_key")
    )


def countries() -> list[Country]:
    """Countries by their fixed English key, in every language."""
    return list(Country.objects.all())


def belonging(body_ids: Iterable[uuid.UUID], day: date) -> dict[uuid.UUID, int]:
    """How many persons belong to each body on a day, possible ones included."""
    counts: dict[uuid.UUID, set[uuid.UUID]] = {one: set() for one in body_ids}
    rows = memberships().filter(
        Membership.on(day), body_id__in=counts, state=State.CONFIRMED
    )
    for row in rows:
        if held(row, day).certainty is not Certainty.NO:
            counts[row.body_id].add(row.person_id)
    return {body: len(people) for body, people in counts.items()}


def _with_parts(body: Body) -> set[uuid.UUID]:
    parents = dict(Body.objects.exclude(parent=None).values_list("pk", "parent_id"))
    found = {body.pk}
    while True:
        more = {one for one, parent in parents.items() if parent in found} - found
        if not more:
            return found
        found |= more


def _in_english_order(posts: Iterable[PostHeld]) -> tuple[PostHeld, ...]:
    return tuple(
        sorted(
            posts,
            key=lambda one: (
                one.precedence,
                "" if one.on_behalf_of is None else one.on_behalf_of.country_sort_key,
                one.person.sort_key,
            ),
        )
    )


def _seats(body: Body, members: Sequence[PostHeld], day: date) -> Seats:
    taken = tuple(one for one in members if one.rank != "staff")
    seated = {one.person.id for one in taken}
    return Seats(
        of=body.seats,
        taken=taken,
        vacant=None if body.seats is None else max(body.seats - len(seated), 0),
        ending=tuple(
            one for one in taken if one.to_day is not None and one.to_day <= day + SOON
        ),
    )
