"""Planning routes city by city; a plan becomes visits by a person's yes."""

from collections.abc import Callable
from dataclasses import replace

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.engines.merkle.entry import JSON
from orkhon.engines.routes import Plan, Problem, RouteError, plan
from orkhon.jobs import actions as jobs
from orkhon.jobs.models import Job
from orkhon.observation.models import (
    DrawnStation,
    Mission,
    MissionCity,
    PollingStation,
    RoutePlan,
    StationDraw,
    Team,
    Visit,
)
from orkhon.observation.permissions import can_operate_in, can_run
from orkhon.observation.queries.draws import standing_draw
from orkhon.observation.queries.route_problems import (
    RouteSaid,
    Span,
    day_of,
    problem_of,
    spans_of,
    written,
)
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require

PLAN = "observation.routes.plan"
EXPLORATION = 0
"""How long pyvroom searches; our own search goes on from its answer."""
THREADS = 2


@transaction.atomic
def ask_for_routes(city: MissionCity, said: RouteSaid, *, by: Actor) -> Job:
    """Let a worker plan a city's day."""
    require(can_operate_in(by, city.mission, city), _("plan routes"))
    day_of(city.mission, said)
    return jobs.ask(
        PLAN, subject=subject_of(city), by=by.actor_id, arguments={**written(said)}
    )


def plan_routes(
    mission: Mission,
    said: RouteSaid,
    *,
    by: Actor,
    report: Callable[[int, int | None], object] = lambda done, total: None,
) -> list[RoutePlan]:
    """Plan every city that has teams; nothing is confirmed.

    Raises:
        Refusal: as `plan_city`, for the first city that cannot be planned.
    """
    require(can_run(by, mission), _("plan routes"))
    cities = list(mission.cities.filter(teams__isnull=False).distinct())
    made = []
    for number, city in enumerate(cities, 1):
        made.append(plan_city(city, said, by=by))
        report(number, len(cities))
    return made


def plan_city(city: MissionCity, said: RouteSaid, *, by: Actor) -> RoutePlan:
    """Propose a day for every team of a city: one opening, visits, one count.

    Raises:
        Refusal: no hours, no teams, no draw that stands, no stations, or something
            that no route can be planned with.
    """
    mission = city.mission
    require(can_operate_in(by, mission, city), _("plan routes"))
    draw = standing_draw(mission, city)
    stations = _to_visit(city, draw, said)
    teams = list(Team.objects.filter(mission=mission, city=city).order_by("code"))
    problem, found = _planned(city, said, teams, stations)
    routes: list[JSON] = [
        {
            "team": route.team,
            "metres": route.travel_metres,
            "stops": [_kept(span) for span in spans_of(mission, problem.day, route)],
        }
        for route in found.routes
    ]
    with transaction.atomic():
        made = RoutePlan.objects.create(
            mission=mission,
            city=city,
            draw=draw,
            parameters={**written(said)},
            routes=routes,
            unassigned=[
                {"station": one.station, "stage": one.stage, "reason": one.reason}
                for one in found.unassigned
            ],
            made_at=timezone.now(),
            made_by=by.actor_id,
        )
        append(
            "observation.routes.plan",
            subject_of(made),
            by=by,
            city=city.name,
            teams=len(teams),
            stations=len(stations),
            unassigned=len(found.unassigned),
        )
    return made


@transaction.atomic
def confirm_routes(made: RoutePlan, *, by: Actor) -> int:
    """Say yes to a city's plan: its visits stand, earlier ones are called off.

    Returns:
        How many visits stand now.
    Raises:
        Refusal: it does not wait for an answer, or a team or station is gone since.
    """
    city, mission = made.city, made.mission
    require(can_operate_in(by, mission, city), _("confirm routes"))
    _answer(made, RoutePlan.State.CONFIRMED, by)
    teams = {one.code: one for one in Team.objects.filter(mission=mission, city=city)}
    codes = {stop["station"] for route in made.routes for stop in route["stops"]}
    stations = {
        one.code: one
        for one in PollingStation.objects.filter(
            mission=mission, code__in=codes, withdrawn_at=None
        )
    }
    for route in made.routes:
        if route["team"] not in teams:
            raise Refusal(
                _("Team %(code)s is not in this city any more; plan anew.")
                % {"code": route["team"]}
            )
    for code in sorted(codes):
        if code not in stations:
            raise Refusal(
                _("Station %(code)s was withdrawn; plan anew.") % {"code": code}
            )
    drawn = _drawn_of(made.draw)
    before = Visit.objects.filter(
        mission=mission, team__city=city, cancelled_at=None
    ).update(cancelled_at=timezone.now(), why=_("a new plan was confirmed"))
    visits = [
        Visit(
            mission=mission,
            team=teams[route["team"]],
            station=stations[stop["station"]],
            stage=stop["stage"],
            order=order,
            starts_at=stop["starts_at"],
            ends_at=stop["ends_at"],
            travel_minutes=stop["travel_minutes"],
            drawn=drawn.get(stop["station"]),
        )
        for route in made.routes
        for order, stop in enumerate(route["stops"], 1)
    ]
    Visit.objects.bulk_create(visits)
    append(
        "observation.routes.confirm",
        subject_of(made),
        by=by,
        city=city.name,
        called_off=before,
        visits=[
            [one.team.code, one.order, one.station.code, one.stage] for one in visits
        ],
    )
    return len(visits)


@transaction.atomic
def refuse_routes(made: RoutePlan, *, by: Actor) -> RoutePlan:
    """Say no to a city's plan; the visits stay as they were.

    Raises:
        Refusal: it does not wait for an answer.
    """
    require(can_operate_in(by, made.mission, made.city), _("refuse routes"))
    _answer(made, RoutePlan.State.REFUSED, by)
    append("observation.routes.refuse", subject_of(made), by=by, city=made.city.name)
    return made


def _planned(
    city: MissionCity,
    said: RouteSaid,
    teams: list[Team],
    stations: list[PollingStation],
) -> tuple[Problem, Plan]:
    """The engine's plan; with visits shared evenly where that leaves nothing out.

    The engine looks at the road alone, so one team might drive to all stations while
    the others wait.
    """
    tries = [said]
    if said.most_visits is None and teams:
        # Every team opens one station and counts at one.
        left = max(0, len(stations) - 2 * len(teams))
        tries.insert(0, replace(said, most_visits=-(-left // len(teams)) + 1))
    best: tuple[Problem, Plan] | None = None
    for one in tries:
        problem = problem_of(city.mission, city, one, teams, stations)
        try:
            found = plan(
                problem,
                exploration=EXPLORATION,
                threads=THREADS,
                rounds=one.rounds,
                seed=one.seed,
            )
        except RouteError as error:
            raise Refusal(str(error)) from error
        if best is None or found.cost.missed < best[1].cost.missed:
            best = problem, found
        if not found.unassigned:
            break
    assert best is not None  # noqa: S101 -- there is one try at least
    return best


def _answer(made: RoutePlan, answer: RoutePlan.State, by: Actor) -> None:
    changed = RoutePlan.objects.filter(
        pk=made.pk, state=RoutePlan.State.PROPOSED
    ).update(state=answer, answered_at=timezone.now(), answered_by=by.actor_id)
    if not changed:
        raise Refusal(_("This plan was answered before."))
    made.refresh_from_db()


def _to_visit(
    city: MissionCity, draw: StationDraw | None, said: RouteSaid
) -> list[PollingStation]:
    rows = PollingStation.objects.filter(
        mission=city.mission, city=city, withdrawn_at=None
    )
    if draw is not None:
        rows = rows.filter(drawn__draw=draw, drawn__is_reserve=False)
    elif not said.without_draw:
        raise Refusal(
            _("No published draw stands for %(city)s; publish one first.")
            % {"city": city.name}
        )
    found = list(rows.order_by("code"))
    if not found:
        raise Refusal(_("%(city)s has no station to visit.") % {"city": city.name})
    return found


def _drawn_of(draw: StationDraw | None) -> dict[str, DrawnStation]:
    if draw is None:
        return {}
    return {one.station.code: one for one in draw.stations.select_related("station")}


def _kept(span: Span) -> JSON:
    return {
        "station": span.station,
        "stage": str(span.stage),
        "starts_at": span.starts_at.isoformat(),
        "ends_at": span.ends_at.isoformat(),
        "travel_minutes": span.travel_minutes,
        "late_minutes": span.late_minutes,
    }
