"""Whose voices count: the members of an assembly on a day, in fixed English order."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from orkhon.engines import periods
from orkhon.engines.periods import Certainty
from orkhon.register.models import Body
from orkhon.register.queries.values import BodyRef


@dataclass(frozen=True)
class Member:
    """A parliament with its delegation to the assembly."""

    parliament: BodyRef
    delegation: BodyRef
    # Of the parliament's places in the delegation; None where it is not known.
    seats: int | None


def assembly_of(organ: Body) -> Body:
    """The assembly that an organ belongs to; an assembly is its own."""
    while organ.kind != Body.Kind.ASSEMBLY and organ.parent is not None:
        organ = organ.parent
    return organ


def members(organ: Body, day: date) -> tuple[Member, ...]:
    """The member parliaments on a day, by the English key of their countries.

    A parliament belongs to the assembly while its country's delegation exists; where
    a parliament ended and another took its place, the one that existed on the day.
    """
    delegations = Body.objects.filter(
        kind=Body.Kind.DELEGATION, parent=assembly_of(organ), country__isnull=False
    ).select_related("country")
    standing = [one for one in delegations if _existed(one, day)]
    parliaments = Body.objects.filter(
        Q(kind=Body.Kind.PARLIAMENT),
        country__in=[one.country_id for one in standing],
    ).select_related("country")
    by_country = {one.country_id: one for one in parliaments if _existed(one, day)}
    found = [
        Member(
            BodyRef.of(by_country[one.country_id]),
            BodyRef.of(one),
            one.seats,
        )
        for one in standing
        if one.country_id in by_country
    ]
    return tuple(sorted(found, key=lambda one: one.parliament.country_sort_key))


def _existed(body: Body, day: date) -> bool:
    """On the day that it ends a body has ended: its successor stands from then on."""
    if body.dissolved_on and body.succeeded_by_id is not None:
        ended = periods.earliest(body.dissolved_on)
        if ended is not None and ended <= day:
            return False
    return periods.Period(body.founded_on, body.dissolved_on).holds_on(day) is not (
        Certainty.NO
    )
