"""Who "they" are and who "we" are: persons, bodies, and words for a country."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from orkhon.dialogue.models import Commitment, CommitmentParty, Participation
from orkhon.dialogue.queries.briefing.values import Side
from orkhon.engines import names
from orkhon.register.models import Body, Country, Membership, Name, State
from orkhon.register.queries import assemblies, families


@dataclass(frozen=True)
class Group:
    """Some persons and bodies that speak for one side.

    Attributes:
        people: Every row of each person, merged ones included.
        words: Folded names of its countries; a report that says "the Kazakh side"
            gives no body.
    """

    people: frozenset[uuid.UUID]
    bodies: frozenset[uuid.UUID]
    words: frozenset[str] = frozenset()

    def holds(self, party: CommitmentParty) -> bool:
        """Whether a party to a promise is of this side."""
        if party.person_id is not None:
            return party.person_id in self.people
        if party.body_id is not None:
            return party.body_id in self.bodies
        said = f" {party.fold} "
        return any(f" {word} " in said for word in self.words)


def people_group(person_ids: Iterable[uuid.UUID], day: date) -> Group:
    """Some persons with every body in which they had begun to hold a post by a day.

    Bodies of our own are left out: a Speaker who sits in our Council does not make
    the Council theirs.
    """
    family = frozenset(one for rows in families(person_ids).values() for one in rows)
    rows = Membership.objects.filter(
        Q(from_day=None) | Q(from_day__lte=day),
        person_id__in=family,
        state=State.CONFIRMED,
    )
    bodies = _with_wholes(frozenset(rows.values_list("body_id", flat=True)))
    bodies -= _our_bodies()
    return Group(family, bodies, _country_words(bodies))


def body_group(body: Body) -> Group:
    """A body with its parts and those that it succeeded."""
    bodies = with_parts({body.pk})
    while True:
        earlier = Body.objects.filter(succeeded_by_id__in=bodies).exclude(pk__in=bodies)
        found = with_parts(set(earlier.values_list("pk", flat=True)))
        if not found:
            break
        bodies |= found
    people = Membership.objects.filter(body_id__in=bodies, state=State.CONFIRMED)
    return Group(
        frozenset(people.values_list("person_id", flat=True)),
        bodies,
        _country_words(bodies),
    )


def us() -> Group:
    """The assembly whose record this is, its parts, and the people of its Secretariat."""
    bodies = _our_bodies()
    staff = Membership.objects.filter(
        body_id__in=bodies,
        body__kind__in=(Body.Kind.SECRETARIAT, Body.Kind.ASSEMBLY),
        state=State.CONFIRMED,
    )
    return Group(frozenset(staff.values_list("person_id", flat=True)), bodies)


def promise_side(promise: Commitment, them: Group, ours: Group) -> Side:
    """Whose promise it is, by who owes it; `parties` should be prefetched."""
    owners = [
        one for one in promise.parties.all() if one.side == CommitmentParty.Side.OWNER
    ]
    is_theirs = any(them.holds(one) for one in owners)
    is_ours = any(ours.holds(one) and not them.holds(one) for one in owners)
    if is_theirs and is_ours:
        return Side.BOTH
    if is_theirs:
        return Side.THEIRS
    return Side.OURS if is_ours else Side.OTHERS


def seat_side(seen: Participation, them: Group, ours: Group) -> Side:
    """On whose side somebody sat at a contact."""
    if seen.person_id in them.people:
        return Side.THEIRS
    body_id = seen.body_id
    if body_id is None and seen.membership is not None:
        body_id = seen.membership.body_id
    if body_id is not None and body_id in them.bodies:
        return Side.THEIRS
    if seen.person_id in ours.people or (
        body_id is not None and body_id in ours.bodies
    ):
        return Side.OURS
    return Side.OTHERS


def with_parts(bodies: Iterable[uuid.UUID]) -> frozenset[uuid.UUID]:
    """Bodies with everything below them."""
    parents = dict(Body.objects.exclude(parent=None).values_list("pk", "parent_id"))
    found = set(bodies)
    while True:
        more = {one for one, parent in parents.items() if parent in found} - found
        if not more:
            return frozenset(found)
        found |= more


def _with_wholes(bodies: frozenset[uuid.UUID]) -> frozenset[uuid.UUID]:
    """Bodies with everything above them: a chamber with its parliament."""
    parents = dict(Body.objects.exclude(parent=None).values_list("pk", "parent_id"))
    found = set(bodies)
    waiting = list(bodies)
    while waiting:
        whole = parents.get(waiting.pop())
        if whole is not None and whole not in found:
            found.add(whole)
            waiting.append(whole)
    return frozenset(found)


def _our_bodies() -> frozenset[uuid.UUID]:
    """The assembly that has a chair, else every assembly, with its parts."""
    found = {one.pk for one in assemblies()} or set(
        Body.objects.filter(kind=Body.Kind.ASSEMBLY).values_list("pk", flat=True)
    )
    return with_parts(found)


def _country_words(bodies: frozenset[uuid.UUID]) -> frozenset[str]:
    countries = Country.objects.filter(bodies__in=bodies).distinct()
    words = {
        text
        for country in countries
        for text in (country.english_name, country.demonym)
        if text
    }
    words |= set(
        Name.objects.filter(country__in=countries)
        .exclude(state=State.SUPERSEDED)
        .values_list("text", flat=True)
    )
    return frozenset(filter(None, map(names.fold, words)))
