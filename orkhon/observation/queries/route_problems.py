"""A city's day as the engine wants it, and its routes as the room keeps them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from orkhon.engines.routes import (
    Call,
    Day,
    Place,
    Problem,
    Route,
    Stage,
    Station,
    moment,
)
from orkhon.engines.routes import Team as EngineTeam
from orkhon.observation.models import (
    FormStage,
    Mission,
    MissionCity,
    PollingStation,
    Team,
    Visit,
)
from orkhon.record.refusals import Refusal

DAY = 24 * 3600
BEFORE = 90 * 60
"""Teams without an hour of their own leave from so long before polls open …"""
AFTER = 2 * 3600
"""… and are back so long after the count is planned to end."""


@dataclass(frozen=True)
class RouteSaid:
    """How long things take, as a person plans them; minutes and km/h.

    Attributes:
        count: From the close of polls to the end of the count.
        most_visits: Visits of one team during voting; None for as many as fit.
        without_draw: Whether all stations of the city are visited where no draw
            stands.
        rounds: How long the search goes on after pyvroom's answer.
    """

    opening_stay: int = 30
    visit: int = 30
    closing_lead: int = 30
    count: int = 240
    speed: float = 30.0
    most_visits: int | None = None
    without_draw: bool = False
    seed: str = "routes"
    rounds: int = 1000


def day_of(mission: Mission, said: RouteSaid) -> Day:
    """The hours of the vote in seconds since local midnight.

    Raises:
        Refusal: nobody has said when polls open and close.
    """
    if mission.polls_open is None or mission.polls_close is None:
        raise Refusal(_("Say first when polls open and close."))
    return Day(
        polls_open=seconds_of(mission.polls_open),
        polls_close=seconds_of(mission.polls_close),
        opening_stay=said.opening_stay * 60,
        closing_lead=said.closing_lead * 60,
        count_lasts=said.count * 60,
    )


def problem_of(
    mission: Mission,
    city: MissionCity,
    said: RouteSaid,
    teams: Sequence[Team],
    stations: Iterable[PollingStation],
) -> Problem:
    """The city's day with these teams and stations.

    Raises:
        Refusal: no hours, no team, or a team that begins nowhere.
    """
    day = day_of(mission, said)
    if not teams:
        raise Refusal(_("%(city)s has no team.") % {"city": city.name})
    rows = list(stations)
    centre = _place(city.latitude, city.longitude) or _middle(rows)
    return Problem(
        city=city.name,
        day=day,
        teams=tuple(_team(team, day, said, centre) for team in teams),
        stations=tuple(
            Station(
                id=one.code,
                place=_place(one.latitude, one.longitude),
                service=said.visit * 60,
            )
            for one in rows
        ),
        centre=centre,
    )


def calls_of(visits: Iterable[Visit]) -> list[Call]:
    """A team's standing visits in order, as the engine calls them.

    Closing and counting at a station are one call: who sees the one stays for the
    other.
    """
    calls: list[Call] = []
    for visit in visits:
        stage = {
            FormStage.OPENING: Stage.OPENING,
            FormStage.CLOSING: Stage.COUNTING,
            FormStage.COUNTING: Stage.COUNTING,
        }.get(FormStage(visit.stage), Stage.VOTING)
        call = Call(visit.station.code, stage)
        if not calls or calls[-1] != call:
            calls.append(call)
    return calls


@dataclass(frozen=True)
class Span:
    """One visit of a route: where, what for, from when to when."""

    station: str
    stage: str
    starts_at: datetime
    ends_at: datetime
    travel_minutes: int
    late_minutes: int


def spans_of(mission: Mission, day: Day, route: Route) -> list[Span]:
    """The visits of a timed route; closing and counting part at the close of polls."""
    start = midnight(mission)
    spans = []
    for stop in route.stops:
        begins, ends = moment(start, stop.begins_at), moment(start, stop.ends_at)
        travel, late = -(-stop.travel_seconds // 60), -(-stop.late // 60)
        if stop.stage is not Stage.COUNTING:
            spans.append(Span(stop.station, stop.stage, begins, ends, travel, late))
            continue
        close = max(begins, moment(start, day.polls_close))
        spans += [
            Span(stop.station, FormStage.CLOSING, begins, close, travel, late),
            Span(stop.station, FormStage.COUNTING, close, ends, 0, 0),
        ]
    return spans


def midnight(mission: Mission) -> datetime:
    """The beginning of the vote's day in the host's time."""
    return datetime.combine(
        mission.vote_on, datetime.min.time(), ZoneInfo(mission.time_zone)
    )


def seconds_of(hour: time) -> int:
    """Seconds since midnight."""
    return hour.hour * 3600 + hour.minute * 60


def written(said: RouteSaid) -> dict[str, str | int | float | bool | None]:
    """What was said, as a plan keeps it."""
    return {name: getattr(said, name) for name in RouteSaid.__dataclass_fields__}


def said_from(kept: Mapping[str, object]) -> RouteSaid:
    """What a plan keeps, as it was said."""
    return RouteSaid(
        **{name: kept[name] for name in RouteSaid.__dataclass_fields__ if name in kept}  # type: ignore[arg-type]  # -- as `written` wrote them
    )


def _team(team: Team, day: Day, said: RouteSaid, centre: Place | None) -> EngineTeam:
    home = _place(team.home_latitude, team.home_longitude) or centre
    if home is None:
        raise Refusal(
            _(
                "Nobody knows where team %(code)s begins: give it a home, or the city a place."
            )
            % {"code": team.code}
        )
    leaves = (
        day.polls_open - BEFORE
        if team.starts_at is None
        else seconds_of(team.starts_at)
    )
    back = (
        day.polls_close + day.count_lasts + AFTER
        if team.ends_at is None
        else seconds_of(team.ends_at)
    )
    if back <= leaves:
        back += DAY  # a count ends after midnight
    return EngineTeam(
        id=team.code,
        start=home,
        end=home,
        leaves_from=max(0, leaves),
        back_by=back,
        speed_kmh=said.speed,
        max_visits=said.most_visits,
    )


def _place(latitude: float | None, longitude: float | None) -> Place | None:
    if latitude is None or longitude is None:
        return None
    return Place(latitude, longitude)


def _middle(stations: Sequence[PollingStation]) -> Place | None:
    known = [
        (one.latitude, one.longitude)
        for one in stations
        if one.latitude is not None and one.longitude is not None
    ]
    if not known:
        return None
    return Place(
        sum(one for one, _ in known) / len(known),
        sum(one for _, one in known) / len(known),
    )
