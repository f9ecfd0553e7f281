"""Who chaired on a day: a parliament, and the person who sat there for it."""

from datetime import date

from django.utils.translation import gettext

from orkhon.engines.periods import Certainty
from orkhon.record.models import Citation
from orkhon.register.models import (
    Body,
    Chairmanship,
    Membership,
    Post,
    State,
)
from orkhon.register.queries.labels import named
from orkhon.register.queries.people import held, holder, memberships
from orkhon.register.queries.values import BodyRef, ChairAnswer, PostHeld
from orkhon.ui import dates


def chair_on(assembly: Body, day: date) -> ChairAnswer | None:
    """The parliament in the chair on a day, and who presided for it.

    The person is who sat in the assembly's council on behalf of the parliament;
    where no such row is known, the head of the parliament. Where the parliament has
    ended and another took its place, the chair passed to that one.

    Returns:
        None when no chairmanship is known for the day.
    """
    found = [
        (row.period.holds_on(day), row)
        for row in Chairmanship.objects.filter(
            Chairmanship.on(day), assembly=assembly, state=State.CONFIRMED
        ).select_related("parliament__country", "citation__source")
    ]
    if not found:
        return None
    # On the day of a handover both have it; whoever took it last answers.
    certainty, row = max(found, key=lambda one: one[1].from_day or date.min)
    if len(found) > 1:
        certainty = Certainty.UNKNOWN
    parliament, note = _sitting_then(row.parliament, day)
    seat = _in_council(assembly, parliament, day) or holder(parliament, day)
    home = None if seat is None else _post_then(seat, day)
    cited = [row.citation, *(one.citation for one in (home, seat) if one is not None)]
    return ChairAnswer(
        assembly=BodyRef.of(assembly),
        day=day,
        parliament=BodyRef.of(parliament),
        person=None if seat is None else seat.person,
        post="" if home is None else str(home),
        from_on=row.from_on,
        to_on=row.to_on,
        certainty=certainty,
        citations=_once(cited),
        note=note,
        held=home,
    )


def chairmanships(assembly: Body) -> list[Chairmanship]:
    """Every chairmanship of an assembly, the first first."""
    return list(
        Chairmanship.objects.filter(assembly=assembly)
        .exclude(state=State.SUPERSEDED)
        .select_related("parliament__country", "citation__source")
        .order_by("from_day")
    )


def assemblies() -> list[Body]:
    """Every assembly of which a chairmanship is known, in English order."""
    return list(
        Body.objects.filter(chairmanships__isnull=False)
        .select_related("country")
        .distinct()
    )


def _sitting_then(parliament: Body, day: date) -> tuple[Body, str]:
    note = ""
    while parliament.succeeded_by is not None and parliament.dissolved_on:
        if Chairmanship(to_on=parliament.dissolved_on).period.holds_on(day) is not (
            Certainty.NO
        ):
            break
        note = gettext(
            "%(parliament)s took the chair; it ended %(date)s and %(successor)s"
            " took its place."
        ) % {
            "parliament": named(parliament),
            "date": dates.partial(parliament.dissolved_on),
            "successor": named(parliament.succeeded_by),
        }
        parliament = parliament.succeeded_by
    return parliament, note


def _in_council(assembly: Body, parliament: Body, day: date) -> PostHeld | None:
    rows = memberships().filter(
        Membership.on(day),
        body__parent=assembly,
        body__kind=Body.Kind.COUNCIL,
        on_behalf_of=parliament,
        state=State.CONFIRMED,
    )
    seats = [held(row, day) for row in rows]
    return max(
        (seat for seat in seats if seat.certainty is not Certainty.NO),
        key=lambda seat: (
            seat.certainty is Certainty.YES,
            seat.from_day or date.min,
        ),
        default=None,
    )


def _post_then(seat: PostHeld, day: date) -> PostHeld | None:
    """The post that the person held at home, rather than the seat in the council."""
    if seat.is_head:
        return seat
    rows = memberships().filter(
        Membership.on(day),
        person_id=seat.person.id,
        post__rank=Post.Rank.HEAD,
        state=State.CONFIRMED,
    )
    posts = (held(row, day) for row in rows)
    return next((one for one in posts if one.certainty is not Certainty.NO), None)


def _once(citations: list[Citation | None]) -> tuple[Citation, ...]:
    kept: dict[object, Citation] = {}
    for citation in citations:
        if citation is not None:
            kept.setdefault(citation.pk, citation)
    return tuple(kept.values())
