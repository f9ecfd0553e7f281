"""People of a visit: their posts on a day, their languages, both sides in order."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from orkhon.protocol.models import Visit, VisitParticipant
from orkhon.protocol.queries.book import order_of
from orkhon.register.models import Body, Person
from orkhon.register.queries import posts_on


@dataclass(frozen=True)
class SideList:
    """One side of a visit in its order; withdrawn ones last."""

    side: str
    label: str
    people: tuple[VisitParticipant, ...]

    @property
    def going(self) -> int:
        """How many were not withdrawn."""
        return sum(one.withdrawn_at is None for one in self.people)


def post_on(person: Person, body: Body | None, day: date) -> str:
    """The post under which somebody is printed: in the body they come from, first."""
    held = posts_on([person.pk], day)[person.pk]
    if not held:
        return ""
    at_home = [one for one in held if body is not None and one.body.id == body.pk]
    one = (at_home or list(held))[0]
    return one.title if at_home else str(one)


def known_languages(person: Person) -> str:
    """The language in which the register has somebody's own spelling; "" for none."""
    spelling = person.names.filter(
        kind="official", language__in=dict(settings.LANGUAGES)
    ).first()
    return "" if spelling is None else str(spelling.language)


def sides_of(visit: Visit, *, with_withdrawn: bool = True) -> list[SideList]:
    """Guests and hosts, each by precedence."""
    rows = visit.participants.select_related("body__country", "person").order_by()
    if not with_withdrawn:
        rows = rows.filter(withdrawn_at=None)
    everybody = sorted(
        rows, key=lambda one: (one.withdrawn_at is not None, order_of(one))
    )
    return [
        SideList(
            str(side),
            str(side.label),
            tuple(one for one in everybody if one.side == side),
        )
        for side in (VisitParticipant.Side.GUEST, VisitParticipant.Side.HOST)
    ]
