"""Moving visits by hand, each act with its reason and what it did to the sample."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.engines.merkle.entry import JSON
from orkhon.observation.models import (
    DrawnStation,
    FormStage,
    MissionCity,
    PollingStation,
    Team,
    Visit,
)
from orkhon.observation.permissions import can_operate_in
from orkhon.observation.queries.draws import standing_draw
from orkhon.observation.queries.moves import (
    Move,
    MoveEffect,
    calls_after,
    effect_of,
    standing,
    timed,
)
from orkhon.observation.queries.route_problems import Span, day_of, spans_of
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require


@transaction.atomic
def move_visit(city: MissionCity, move: Move, *, by: Actor, why: str) -> MoveEffect:
    """Do one change by hand: the visits, their hours, and the entry that says why.

    Raises:
        Refusal: no reason, or nothing that can be done; see `effect_of`.
    """
    require(can_operate_in(by, city.mission, city), _("move a visit"))
    if not why.strip():
        raise Refusal(_("Say why the plan is changed."))
    # Two coordinators change one city one after the other.
    list(Team.objects.select_for_update().filter(city=city).values_list("pk"))
    if move.visit is not None:
        move.visit.refresh_from_db()
    effect = effect_of(city, move)
    planned = [(day.team, _spans(city, day.team, move)) for day in effect.days]
    if move.visit is not None and move.act in ("drop", "replace"):
        _call_off(move, why)
    for team, spans in planned:
        _write(city, team, spans, move, why)
    append(
        f"observation.visit.{move.act}",
        subject_of(city),
        by=by,
        why=why,
        **_words(move, effect),
    )
    return effect


def _spans(city: MissionCity, team: Team, move: Move) -> list[Span]:
    route, said = timed(city, team, calls_after(team, move))
    return spans_of(city.mission, day_of(city.mission, said), route)


def _call_off(move: Move, why: str) -> None:
    visit = move.visit
    if visit is None:  # pragma: no cover -- `effect_of` has refused it
        return
    together = (FormStage.CLOSING, FormStage.COUNTING)
    stages = together if visit.stage in together else (visit.stage,)
    Visit.objects.filter(
        team=visit.team, station=visit.station, stage__in=stages, cancelled_at=None
    ).update(
        cancelled_at=timezone.now(),
        why=why[:240],
        by_hand=True,
        unreachable=move.unreachable,
    )


def _write(
    city: MissionCity, team: Team, spans: list[Span], move: Move, why: str
) -> None:
    """Make a team's standing visits what the spans say; rows that stay keep their key."""
    rows = {(one.station.code, one.stage): one for one in standing(team)}
    if move.act == "move" and move.visit is not None and move.visit.team != team:
        for one in standing(move.visit.team):
            if one.station_id == move.visit.station_id:
                rows[one.station.code, one.stage] = one
    wanted = {(one.station, str(one.stage)) for one in spans}
    stations = {
        one.code: one
        for one in PollingStation.objects.filter(
            mission=city.mission_id, code__in={code for code, _ in wanted}
        )
    }
    drawn = _drawn(city, set(stations))
    moved = None if move.visit is None else move.visit.station.code
    for order, span in enumerate(spans, 1):
        key = (span.station, str(span.stage))
        row = rows.get(key) or Visit(
            mission=city.mission,
            station=stations[span.station],
            stage=span.stage,
            drawn=drawn.get(span.station),
            by_hand=True,
            why=why[:240],
        )
        if move.act == "move" and span.station == moved:
            row.by_hand, row.why = True, why[:240]
        row.team, row.order = team, order
        row.starts_at, row.ends_at = span.starts_at, span.ends_at
        row.travel_minutes = span.travel_minutes
        row.save()


def _drawn(city: MissionCity, codes: set[str]) -> dict[str, DrawnStation]:
    draw = standing_draw(city.mission, city)
    if draw is None:
        return {}
    return {
        one.station.code: one
        for one in draw.stations.filter(station__code__in=codes).select_related(
            "station"
        )
    }


def _words(move: Move, effect: MoveEffect) -> dict[str, JSON]:
    visit, sample = move.visit, effect.sample
    return {
        "station": None if visit is None else visit.station.code,
        "stage": str(move.stage) if visit is None else visit.stage,
        "team": None if visit is None else effect.days[0].team.code,
        "to_team": None if move.team is None else move.team.code,
        "position": move.position,
        "other_station": None if move.station is None else move.station.code,
        "unreachable": move.unreachable,
        "still_a_probability_sample": None
        if sample is None
        else sample.is_probability_sample,
        "effect": "" if sample is None else sample.words(),
        "late": effect.is_late,
    }
