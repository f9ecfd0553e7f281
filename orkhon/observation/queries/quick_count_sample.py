"""The published sample of a mission, as the quick count weighs it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from orkhon.engines.elections.estimation import Plan, Planned, plan_of
from orkhon.engines.elections.sampling import Draw, Effect, Unit, effect_of_moving
from orkhon.engines.elections.sampling.moving import ALLOWED, Verdict
from orkhon.observation.models import (
    FormStage,
    Mission,
    StationDraw,
    Team,
    Visit,
    VotersOnList,
)
from orkhon.observation.queries.draws import frame_from, repeated
from orkhon.record.queries import bytes_of

COUNT_STAGES = (FormStage.PROTOCOL, FormStage.COUNTING, FormStage.CLOSING)
"""A team that is at a station then is the one to ask for its protocol."""


@dataclass(frozen=True)
class Sample:
    """What was drawn, and what has become of it.

    Attributes:
        plan: None where nothing was published.
        why_not: Why it is no probability sample, in sentences; () where it is one.
        voters: Of every station of the frame, the last known number, by code.
        teams: The team that goes to a drawn station, by code.
        notes: What happened to the sample and leaves it one.
    """

    draws: tuple[StationDraw, ...]
    plan: Plan | None
    why_not: tuple[str, ...]
    voters: Mapping[str, int | None]
    teams: Mapping[str, Team]
    notes: tuple[str, ...] = ()


def sample_of(mission: Mission) -> Sample:
    """The published draws that stand, with the changes that were made by hand."""
    draws = tuple(
        StationDraw.objects.filter(
            mission=mission, given_up_at=None, published_at__isnull=False
        )
        .select_related("city", "frame")
        .order_by("published_at", "pk")
    )
    if not draws:
        why = _("No draw was published: stations were not chosen by lot.")
        return Sample((), None, (why,), {}, {})
    visits = list(
        Visit.objects.filter(mission=mission).select_related("station", "team")
    )
    units: list[Planned] = []
    population: dict[str, int] | None = {}
    why_not: list[str] = []
    notes: list[str] = []
    frame: list[str] = []
    for kept in draws:
        if kept.published_at is not None and kept.published_at >= _begins(mission):
            why_not.append(_("A draw was published after the day had begun."))
        drawn = repeated(kept)
        dropped, effect = _effect(drawn, kept, visits)
        for one in effect.moves:
            (notes if one.verdict in ALLOWED else why_not).append(one.words())
        prefix = "" if len(draws) == 1 else _prefix(kept)
        plan = _changed(plan_of(drawn), drawn, effect, dropped)
        units += [
            replace(one, stratum=_stratum(prefix, one.stratum)) for one in plan.units
        ]
        if plan.population is None or population is None:
            population = None
        else:
            population |= {
                _stratum(prefix, name): size for name, size in plan.population.items()
            }
        frame += [unit.id for unit in frame_from(bytes_of(kept.frame))]
    if len(set(frame)) < len(frame):
        why_not.append(_("Stations could be drawn in two draws."))
    voters = _voters(mission, frame)
    sized = tuple({one.id: replace(one, size=voters[one.id]) for one in units}.values())
    return Sample(
        draws,
        Plan(sized, population, not why_not),
        tuple(dict.fromkeys(why_not)),
        voters,
        _teams(visits),
        tuple(notes),
    )


def _effect(
    drawn: Draw, kept: StationDraw, visits: list[Visit]
) -> tuple[list[str], Effect]:
    """What calling off drawn stations, and going to reserves, makes of the draw.

    A drawn station that has no visit yet is not left out: it is missing.
    """
    standing = {one.station.code for one in visits if one.cancelled_at is None}
    called_off = {one.station.code for one in visits} - standing
    unreachable = {one.station.code for one in visits if one.unreachable}
    dropped = [one.unit.id for one in drawn.units if one.unit.id in called_off]
    reserves = sorted(
        (one.order, one.unit.id) for one in drawn.reserves if one.unit.id in standing
    )
    frame = {unit.id: unit for unit in frame_from(bytes_of(kept.frame))}
    return dropped, effect_of_moving(
        drawn,
        dropped,
        [frame.get(code, Unit(code)) for _order, code in reserves],
        unreachable=[code for code in dropped if code in unreachable],
    )


def _changed(plan: Plan, drawn: Draw, effect: Effect, dropped: Sequence[str]) -> Plan:
    """Reserves in the place of stations that could not be reached, with their chances."""
    if not effect.moves:
        return plan
    verdicts = {one.station: one.verdict for one in effect.moves}
    came = [
        one
        for one in drawn.reserves
        if verdicts.get(one.unit.id) in (Verdict.RESERVE, Verdict.ENLARGED)
    ]
    chances = {one.group: one.probability for one in effect.groups}
    drawn_units = {one.unit.id: one.unit for one in (*drawn.units, *drawn.reserves)}
    # A station for which a reserve stands has no verdict of its own.
    replaced = {code for code in dropped if code not in verdicts}
    units = [one for one in plan.units if one.id not in replaced]
    clustered = any(one.cluster is not None for one in plan.units)
    units += [
        Planned(
            id=one.unit.id,
            weight=float(1 / one.probability),
            stratum=one.unit.stratum if drawn.is_stratified else "",
            cluster=one.unit.cluster if clustered else None,
            size=one.unit.size,
        )
        for one in came
    ]
    weighed = []
    for unit in units:
        chance = chances.get(drawn.group_of(drawn_units[unit.id]))
        weighed.append(replace(unit, weight=float(1 / chance)) if chance else unit)
    return replace(plan, units=tuple(weighed))


def _voters(mission: Mission, frame: list[str]) -> dict[str, int | None]:
    found: dict[str, int | None] = dict.fromkeys(frame)
    rows = (
        VotersOnList.objects.filter(station__mission=mission)
        .order_by("as_of", "pk")
        .values_list("station__code", "value")
    )
    for code, value in rows:
        if code in found:
            found[code] = value
    return found


def _teams(visits: list[Visit]) -> dict[str, Team]:
    """Who is there for the count; else who goes there at all."""
    found: dict[str, Team] = {}
    standing = [one for one in visits if one.cancelled_at is None]
    for one in sorted(standing, key=lambda visit: visit.stage in COUNT_STAGES):
        found[one.station.code] = one.team
    return found


def _begins(mission: Mission) -> datetime:
    return datetime.combine(
        mission.vote_on, datetime.min.time(), ZoneInfo(mission.time_zone)
    )


def _prefix(kept: StationDraw) -> str:
    return str(kept.city) if kept.city is not None else str(kept.pk)[:8]


def _stratum(prefix: str, name: str) -> str:
    return ": ".join(filter(None, (prefix, name)))
