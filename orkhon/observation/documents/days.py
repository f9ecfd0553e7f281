"""What the map of a day shows: the standing visits of teams."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from orkhon.observation.documents.maps import MapLine, MapPoint, day_map
from orkhon.observation.models import FormStage, PollingStation, Team, Visit

SHAPES = {
    FormStage.OPENING: "triangle",
    FormStage.VOTING: "circle",
    FormStage.CLOSING: "square",
    FormStage.COUNTING: "square",
}


def city_map(
    title: str,
    visits: Iterable[Visit],
    unvisited: Iterable[PollingStation] = (),
    *,
    is_paper: bool = False,
) -> str:
    """A city's day: every team's way, and the drawn stations that nobody visits.

    Args:
        visits: Standing visits in order, with team and station at hand.
    """
    rows = [one for one in visits if one.station.latitude is not None]
    teams: dict[str, list[Visit]] = {}
    for one in rows:
        teams.setdefault(one.team.code, []).append(one)
    points = [
        _point(one, "", says=f"{one.station.code}: {one.team.code}, {_stage(one)}")
        for one in rows
    ]
    points += [
        MapPoint(
            one.latitude,
            one.longitude,
            "ring",
            "",
            _("%(code)s: nobody visits it") % {"code": one.code},
        )
        for one in unvisited
        if one.latitude is not None and one.longitude is not None
    ]
    lines = [
        MapLine(tuple(_place(one) for one in own), code) for code, own in teams.items()
    ]
    return day_map(points, lines, title=title, is_paper=is_paper)


def team_map(
    title: str, team: Team, visits: Sequence[Visit], *, is_paper: bool = False
) -> str:
    """A team's day: its way from home, each station with its place in the order."""
    rows = [one for one in visits if one.station.latitude is not None]
    points, seen = [], set()
    for one in rows:
        if one.station_id in seen:
            continue  # closing and counting at one station are one shape
        seen.add(one.station_id)
        points.append(
            _point(one, f"{one.order}", says=f"{one.station.code}, {_stage(one)}")
        )
    way = [_place(one) for one in rows]
    if team.home_latitude is not None and team.home_longitude is not None:
        way.insert(0, (team.home_latitude, team.home_longitude))
    line = MapLine(tuple(dict.fromkeys(way)), "")
    return day_map(points, [line] if rows else [], title=title, is_paper=is_paper)


def _point(visit: Visit, label: str, *, says: str) -> MapPoint:
    latitude, longitude = _place(visit)
    shape = SHAPES.get(FormStage(visit.stage), "circle")
    return MapPoint(latitude, longitude, shape, label, says)


def _place(visit: Visit) -> tuple[float, float]:
    station = visit.station
    if station.latitude is None or station.longitude is None:
        raise ValueError(f"station {station.code} has no coordinates")
    return station.latitude, station.longitude


def _stage(visit: Visit) -> str:
    return str(visit.get_stage_display())
