"""What moving a visit by hand does to the sample and to the hours, before it is done."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from orkhon.engines.elections.sampling import Effect, Unit, effect_of_moving
from orkhon.engines.routes import Call, Route, Stage, evaluate
from orkhon.observation.models import (
    MissionCity,
    PollingStation,
    RoutePlan,
    StationDraw,
    Team,
    Visit,
)
from orkhon.observation.queries.draws import frame_from, repeated, standing_draw
from orkhon.observation.queries.route_problems import (
    RouteSaid,
    calls_of,
    day_of,
    problem_of,
    said_from,
)
from orkhon.record.queries import bytes_of
from orkhon.record.refusals import Refusal


@dataclass(frozen=True)
class Move:
    """One change by hand.

    Attributes:
        act: move (a visit to a team and place), add (a station), drop (a visit),
            replace (a visit's station by another).
        visit: The visit that is moved, dropped or replaced.
        team: Where it goes, or where the station is added.
        position: Its place in the team's day, from 1; beyond the end is the end.
        station: What is added, or takes the other's place.
        stage: Of a station that is added.
        unreachable: Whether the dropped or replaced station could not be reached.
    """

    act: str
    visit: Visit | None = None
    team: Team | None = None
    position: int = 1
    station: PollingStation | None = None
    stage: Stage = Stage.VOTING
    unreachable: bool = False


@dataclass(frozen=True)
class Day:
    """A team's day before and after."""

    team: Team
    before: Route
    after: Route
    calls: tuple[Call, ...]
    """After."""


@dataclass(frozen=True)
class MoveEffect:
    """What a move would do."""

    days: tuple[Day, ...]
    sample: Effect | None
    """None where no published draw stands."""
    sample_before: Effect | None

    @property
    def is_late(self) -> bool:
        """Whether a team comes too late somewhere."""
        return any(not one.after.is_in_time for one in self.days)


def effect_of(city: MissionCity, move: Move) -> MoveEffect:
    """What a move would do to the hours of the teams and to the sample.

    Raises:
        Refusal: a visit that does not stand, a team or station elsewhere, a station
            that the team visits already at that stage, nothing to move.
    """
    _require(city, move)
    days = []
    for team in _teams(move):
        before = standing(team)
        after = _changed(before, team, move)
        if len(set(after)) < len(after):
            raise Refusal(
                _("Team %(team)s would visit the same station twice.")
                % {"team": team.code}
            )
        days.append(_timed(city, team, calls_of(before), after))
    draw = standing_draw(city.mission, city)
    return MoveEffect(
        tuple(days),
        None if draw is None else _sample(city, draw, move),
        None if draw is None else _sample(city, draw, None),
    )


def standing(team: Team) -> list[Visit]:
    """A team's visits that stand, in order."""
    return list(
        team.visits.filter(cancelled_at=None)
        .select_related("station", "drawn")
        .order_by("order", "starts_at")
    )


def parameters_of(city: MissionCity) -> RouteSaid:
    """With what the city's last confirmed plan was made; else what is usual."""
    made = (
        RoutePlan.objects.filter(city=city, state=RoutePlan.State.CONFIRMED)
        .order_by("-answered_at")
        .first()
    )
    return RouteSaid() if made is None else said_from(made.parameters)


def next_reserve(draw: StationDraw, visit: Visit) -> PollingStation | None:
    """The reserve whose turn it is for a drawn station, in its stratum and cluster."""
    if visit.drawn is None:
        return None
    again = repeated(draw)
    places = {item.unit.id: item for item in again.reserves}
    group_of = {
        item.unit.id: again.group_of(item.unit)
        for item in (*again.units, *again.reserves)
    }
    own = group_of.get(visit.station.code)
    taken = set(
        Visit.objects.filter(mission=draw.mission_id, cancelled_at=None).values_list(
            "station__code", flat=True
        )
    )
    waiting = sorted(
        (item.order, code)
        for code, item in places.items()
        if group_of[code] == own and code not in taken
    )
    if not waiting:
        return None
    return PollingStation.objects.get(mission=draw.mission_id, code=waiting[0][1])


def calls_after(team: Team, move: Move) -> list[Call]:
    """A team's day after a move."""
    return _changed(standing(team), team, move)


def timed(
    city: MissionCity, team: Team, calls: Sequence[Call]
) -> tuple[Route, RouteSaid]:
    """A team's day on the clock, however late it becomes."""
    said = parameters_of(city)
    stations = PollingStation.objects.filter(
        mission=city.mission_id, code__in=[one.station for one in calls]
    )
    problem = problem_of(city.mission, city, said, [team], stations)
    return evaluate(problem, team.code, calls), said


def _timed(
    city: MissionCity, team: Team, before: Sequence[Call], after: Sequence[Call]
) -> Day:
    first, _said = timed(city, team, before)
    second, _said = timed(city, team, after)
    return Day(team, first, second, tuple(after))


def _require(city: MissionCity, move: Move) -> None:
    day_of(city.mission, RouteSaid())
    if move.act not in ("move", "add", "drop", "replace"):
        raise Refusal(_("“%(act)s” cannot be done to a visit.") % {"act": move.act})
    if move.act != "add":
        if move.visit is None or move.visit.cancelled_at is not None:
            raise Refusal(_("This visit was called off before."))
        if move.visit.team.city_id != city.pk:
            raise Refusal(_("This visit is in another city."))
    if move.act in ("move", "add") and (
        move.team is None or move.team.city_id != city.pk
    ):
        raise Refusal(_("Say which team of this city."))
    if move.act in ("add", "replace"):
        station = move.station
        if station is None or station.mission_id != city.mission_id:
            raise Refusal(_("Say which station."))
        if station.withdrawn_at is not None:
            raise Refusal(_("Station %(code)s was withdrawn.") % {"code": station.code})


def _teams(move: Move) -> list[Team]:
    """The teams whose day changes, each once."""
    found = [] if move.visit is None else [move.visit.team]
    if move.act in ("move", "add") and move.team is not None:
        found = [one for one in found if one != move.team] + [move.team]
    return found


def _changed(visits: Sequence[Visit], team: Team, move: Move) -> list[Call]:
    calls = calls_of(visits)
    own = None if move.visit is None else calls_of([move.visit])[0]
    if own is not None and move.visit is not None and move.visit.team == team:
        at = calls.index(own)
        if move.act == "replace" and move.station is not None:
            calls[at] = Call(move.station.code, own.stage)
            return calls
        calls.pop(at)
    if move.team != team:
        return calls
    if move.act == "move" and own is not None:
        calls.insert(max(0, move.position - 1), own)
    if move.act == "add" and move.station is not None:
        calls.insert(max(0, move.position - 1), Call(move.station.code, move.stage))
    return calls


def _sample(city: MissionCity, draw: StationDraw, move: Move | None) -> Effect:
    """What this city's visits make of the sample; other cities' stations count as drawn."""
    drawn = repeated(draw)
    codes = set(
        PollingStation.objects.filter(mission=city.mission_id, city=city).values_list(
            "code", flat=True
        )
    )
    visited: list[str] = []
    unreachable = set(
        Visit.objects.filter(
            mission=city.mission_id, station__city=city, unreachable=True
        ).values_list("station__code", flat=True)
    )
    for team in Team.objects.filter(mission=city.mission_id, city=city):
        after = calls_of(standing(team)) if move is None else calls_after(team, move)
        visited += [call.station for call in after]
    if move is not None and move.unreachable and move.visit is not None:
        unreachable.add(move.visit.station.code)
    seen = dict.fromkeys(visited)
    sample = {item.unit.id for item in drawn.units}
    reserves = {item.unit.id: item.order for item in drawn.reserves}
    dropped = [
        item.unit.id
        for item in drawn.units
        if item.unit.id in codes and item.unit.id not in seen
    ]
    came = sorted(
        (code for code in seen if code not in sample),
        key=lambda code: (code not in reserves, reserves.get(code, 0), code),
    )
    units = {unit.id: unit for unit in frame_from(bytes_of(draw.frame))}
    return effect_of_moving(
        drawn,
        dropped,
        [units.get(code, Unit(code)) for code in came if code in units],
        unreachable=[code for code in dropped if code in unreachable],
    )
