"""The opened organs of an assembly: seats, vacancies, terms, by member in English order."""

from dataclasses import dataclass
from datetime import date

from orkhon.proceedings.queries.organs import Organ, Share, organs_of
from orkhon.record.queries import is_disclosed
from orkhon.register.models import Body
from orkhon.register.queries import PostHeld
from orkhon.register.queries.labels import country_named, named
from orkhon.register.queries.published import published_bodies
from orkhon.register.queries.published_values import PublishedBody

ASSEMBLY_KINDS = (
    "assembly",
    "council",
    "commission",
    "group",
    "secretariat",
    "delegation",
)
"""Kinds of bodies that are organs of an assembly."""


@dataclass(frozen=True)
class PublishedShare:
    """The seats of one member in an organ.

    Attributes:
        country: Code of the member's state; members stand by its English key.
        parliament: Name of its parliament where that was opened; else "".
        taken: How many are known to be held.
        of: How many it has; None where that cannot be said.
        vacant: Without a known holder; None where `of` is.
    """

    country: str
    country_name: str
    parliament: str
    taken: int
    of: int | None
    vacant: int | None


@dataclass(frozen=True)
class PublishedTerm:
    """A term that ends within 90 days; `to_on` is partial."""

    person: str
    person_name: str
    title: str
    to_on: str


@dataclass(frozen=True)
class PublishedOrgan:
    """An opened organ on a day.

    Attributes:
        taken: Seats with a known holder.
        vacant: Seats without one; None where the number of seats is not known.
        each: Seats of a member, where they divide evenly; None otherwise.
        shares: By member; empty where seats are not of members.
        ending: Terms that end soon.
    """

    body: PublishedBody
    taken: int
    vacant: int | None
    each: int | None
    shares: tuple[PublishedShare, ...]
    ending: tuple[PublishedTerm, ...]


@dataclass(frozen=True)
class PublishedOrgans:
    """An opened assembly with its opened organs and delegations."""

    assembly: PublishedBody
    organs: tuple[PublishedOrgan, ...]
    delegations: tuple[PublishedOrgan, ...]


def published_assemblies() -> tuple[PublishedBody, ...]:
    """The assemblies that were opened, in English order."""
    return published_bodies(kinds=["assembly"])


def published_organs(assembly: str, day: date) -> PublishedOrgans | None:
    """The organs of an assembly that were opened; None unless the assembly was.

    Args:
        assembly: Its key.
    """
    row = Body.objects.filter(key=assembly, kind=Body.Kind.ASSEMBLY).first()
    if row is None or not is_disclosed(f"orkhon:body/{row.pk}"):
        return None
    told = {one.key: one for one in published_bodies()}
    found = organs_of(row, day)
    return PublishedOrgans(
        told[row.key],
        tuple(_organ(one, told) for one in found.organs if one.body.key in told),
        tuple(
            PublishedOrgan(
                told[one.body.key],
                len({post.person.id for post in one.seats.taken}),
                one.vacant,
                None,
                (),
                _ending(one.seats.ending),
            )
            for one in found.delegations
            if one.body.key in told
        ),
    )


def _organ(one: Organ, told: dict[str, PublishedBody]) -> PublishedOrgan:
    return PublishedOrgan(
        body=told[one.body.key],
        taken=len({post.person.id for post in one.seats.taken}),
        vacant=one.seats.vacant,
        each=one.seats_each,
        shares=tuple(_share(share, told) for share in one.shares),
        ending=_ending(one.seats.ending),
    )


def _share(one: Share, told: dict[str, PublishedBody]) -> PublishedShare:
    parliament = one.member.parliament
    return PublishedShare(
        country=parliament.country_code,
        country_name=country_named(parliament),
        parliament=named(parliament) if parliament.key in told else "",
        taken=len(one.taken),
        of=one.of,
        vacant=one.vacant,
    )


def _ending(posts: tuple[PostHeld, ...]) -> tuple[PublishedTerm, ...]:
    return tuple(
        PublishedTerm(str(one.person.id), one.person.name, one.title, one.ends_on)
        for one in posts
    )
