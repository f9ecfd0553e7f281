"""A seating plan with its drawing, who may sit where, and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext, ngettext

from orkhon.engines import names
from orkhon.engines.precedence import PrecedenceError
from orkhon.engines.seating import (
    Card,
    Conflict,
    Layout,
    Position,
    Shape,
    Side,
    Sitter,
    Trouble,
    conflicts,
    draw,
    layout_of,
)
from orkhon.protocol.models import (
    Assignment,
    Seat,
    SeatingPlan,
    Visit,
    VisitParticipant,
)
from orkhon.protocol.queries.order import ranked

Role = VisitParticipant.Role
AT_TABLE = (Role.LEADER, Role.MEMBER, Role.SPOUSE, Role.STAFF, Role.INTERPRETER)
"""Who sits when nobody said who takes part; drivers and guards do not."""


@dataclass(frozen=True)
class SeatLine:
    """A seat of a plan, in words and with who sits there."""

    position: Position
    label: str
    seat: Seat | None

    @property
    def number(self) -> int:
        """As the drawing names it."""
        return self.position.number

    @property
    def chosen(self) -> int | None:
        """Number of the participant who sits there."""
        if self.seat is None or self.seat.participant is None:
            return None
        return self.seat.participant.number

    @property
    def name(self) -> str:
        """Who sits there; "" for a free seat."""
        return "" if self.seat is None else occupant(self.seat)


@dataclass(frozen=True)
class Wrong:
    """One thing that is wrong, in words, and the seats that it marks."""

    words: str
    seats: tuple[int, ...]


def layout_for(plan: SeatingPlan) -> Layout:
    """The seats of a plan."""
    return layout_of(Shape(plan.shape), plan.seats, plan.rows)


def plans_of(visit: Visit | None = None) -> QuerySet[SeatingPlan]:
    """Plans, those of one visit or all."""
    rows = SeatingPlan.objects.select_related("visit", "item")
    return rows if visit is None else rows.filter(visit=visit)


def seats_of(plan: SeatingPlan) -> dict[int, Seat]:
    """Who sits where, by number of the seat; free seats have no row."""
    rows = plan.seating.select_related("participant__body__country")
    return {one.position: one for one in rows}


def occupant(seat: Seat) -> str:
    """The name at a seat."""
    return seat.name if seat.participant is None else seat.participant.name


def lines_of(plan: SeatingPlan) -> list[SeatLine]:
    """Every seat of the plan with its words."""
    seats = seats_of(plan)
    return [
        SeatLine(one, seat_words(one), seats.get(one.number))
        for one in layout_for(plan).positions
    ]


def seat_words(position: Position) -> str:
    """A seat as a programme and an usher name it."""
    if position.behind:
        return gettext("behind seat %(seat)s") % {"seat": position.behind}
    if position.row:
        return gettext("row %(row)s, seat %(seat)s") % {
            "row": position.row,
            "seat": position.place,
        }
    return gettext("seat %(seat)s") % {"seat": position.number}


def sitters_of(plan: SeatingPlan) -> list[Sitter]:
    """Who is to sit: the people of the plan's line, of its visit, or the names on it.

    Raises:
        PrecedenceError: a side has two leaders.
    """
    if plan.visit is None:
        rows = sorted(seats_of(plan).values(), key=lambda one: one.position)
        keys = list(dict.fromkeys(key_of(one) for one in rows))
        return [Sitter(key, None, rank) for rank, key in enumerate(keys, 1)]
    people = _people(plan)
    served = _served(plan, people)
    found = []
    for side in (VisitParticipant.Side.HOST, VisitParticipant.Side.GUEST):
        for line in ranked([one for one in people if one.side == side]):
            key = str(line.participant.number)
            found.append(Sitter(key, Side(side), line.number, served.get(key, "")))
    return found


def key_of(seat: Seat) -> str:
    """What the engine knows somebody at a seat by."""
    if seat.participant is not None:
        return str(seat.participant.number)
    return f"name:{names.fold(seat.name)}"


def wrongs_of(plan: SeatingPlan) -> list[Wrong]:
    """What is wrong with a plan, in words."""
    seats = seats_of(plan)
    layout = layout_for(plan)
    known = {
        str(one.number): one.name
        for one in (plan.visit.participants.all() if plan.visit else [])
    }
    called = known | {key_of(one): occupant(one) for one in seats.values()}
    try:
        sitters = sitters_of(plan)
    except PrecedenceError as error:
        return [Wrong(str(error), ())]
    found = conflicts(layout, {at: key_of(one) for at, one in seats.items()}, sitters)
    wrongs = [
        Wrong(_trouble(one, called, layout), one.seats)
        for one in found
        if one.trouble is not Trouble.MISSING
    ]
    missing = [called[one.key] for one in found if one.trouble is Trouble.MISSING]
    if missing:
        wrongs.append(
            Wrong(
                ngettext(
                    "%(names)s has no seat", "%(names)s have no seat", len(missing)
                )
                % {"names": ", ".join(missing)},
                (),
            )
        )
    return wrongs


def drawing_of(
    plan: SeatingPlan,
    *,
    styles: str = "",
    sheet: tuple[float, float] | None = None,
) -> str:
    """The plan as SVG; `styles` and `sheet` for a paper, as the engine takes them."""
    marked = {at for one in wrongs_of(plan) for at in one.seats}
    cards = {
        at: Card(
            occupant(one),
            one.post if one.participant is None else one.participant.post,
            is_wrong=at in marked,
        )
        for at, one in seats_of(plan).items()
    }
    title = gettext("Seating plan: %(title)s") % {"title": plan.title}
    return draw(layout_for(plan), cards, title=title, styles=styles, sheet=sheet)


def _people(plan: SeatingPlan) -> list[VisitParticipant]:
    rows = plan.visit.participants.filter(withdrawn_at=None)  # type: ignore[union-attr]  # -- asked before
    if plan.item is not None:
        named = rows.filter(
            assignments__item=plan.item, assignments__dropped_at=None
        ).exclude(role__in=(Role.DRIVER, Role.SECURITY))
        if named.exists():
            # Who interprets for somebody of the line sits there as well.
            voices = rows.filter(
                interprets__item=plan.item, interprets__dropped_at=None
            )
            return list((named | voices).distinct())
    return list(rows.filter(role__in=AT_TABLE))


def _served(plan: SeatingPlan, people: list[VisitParticipant]) -> Mapping[str, str]:
    """Whom each interpreter serves: as the programme says, else their side's leader."""
    there = {one.pk: one for one in people}
    found: dict[str, str] = {}
    if plan.item is not None:
        rows = Assignment.objects.filter(
            item=plan.item, dropped_at=None, interpreter__isnull=False
        ).order_by("participant__precedence", "participant__number")
        for row in rows:
            voice = there.get(row.interpreter_id)  # type: ignore[arg-type]  # -- not null, as asked
            served = there.get(row.participant_id)
            if voice and served and served.role != Role.INTERPRETER:
                found.setdefault(str(voice.number), str(served.number))
    for one in people:
        if one.role != Role.INTERPRETER:
            continue
        leader = next(
            (p for p in people if p.side == one.side and p.role == Role.LEADER), None
        )
        if leader is not None:
            found.setdefault(str(one.number), str(leader.number))
    # Who is served does not serve.
    return {key: of for key, of in found.items() if of not in found}


def _trouble(one: Conflict, called: Mapping[str, str], layout: Layout) -> str:
    words = [seat_words(layout.at(at)) for at in one.seats]
    if one.trouble is Trouble.TWICE:
        return gettext("%(name)s sits twice: %(seats)s") % {
            "name": called[one.key],
            "seats": "; ".join(words),
        }
    return gettext("%(name)s interprets for %(seat)s and sits too far: %(own)s") % {
        "name": called[one.key],
        "seat": words[1],
        "own": words[0],
    }
