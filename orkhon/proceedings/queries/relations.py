"""What the assembly is at others, what was signed, what others decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from orkhon.dialogue.models import Process, ProcessStep
from orkhon.engines.periods import Certainty
from orkhon.proceedings.models import (
    Coordination,
    Memorandum,
    Obligation,
    OutsideEvent,
    Standing,
)
from orkhon.record.actions import subject_of
from orkhon.record.queries import disclosed
from orkhon.register.models import Body, State

_STAGES = ProcessStep.Stage
_BESIDE_THE_WAY = (_STAGES.CLAIMED_COMPLETE, _STAGES.REFUSED)
"""What a source may say of an application without a stage being reached."""
SOON = timedelta(days=180)
"""How far ahead a memorandum is shown as ending."""


@dataclass(frozen=True)
class Stage:
    """What sources say of one stage; more than one where they do not agree."""

    label: str
    steps: tuple[ProcessStep, ...]

    @property
    def contradicted(self) -> bool:
        return any(one.contradicted for one in self.steps)


@dataclass(frozen=True)
class Application:
    """A process with another organisation: its stages, and what is not reached."""

    process: Process
    stages: tuple[Stage, ...]
    # Claims that cannot all hold, side by side, as they were told.
    clashing: tuple[ProcessStep, ...]
    to_come: tuple[str, ...]


@dataclass(frozen=True)
class Undertaking:
    """A memorandum with its obligations, those that are due first."""

    row: Memorandum
    obligations: tuple[Obligation, ...]
    in_force: Certainty
    ends_soon: bool

    @property
    def open(self) -> int:
        return sum(one.status != Obligation.Status.DONE for one in self.obligations)


@dataclass(frozen=True)
class Relation:
    """Everything with one organisation."""

    body: Body
    standings: tuple[Standing, ...]
    applications: tuple[Application, ...]
    undertakings: tuple[Undertaking, ...]
    events: tuple[OutsideEvent, ...]
    taken_back: tuple[Standing | Memorandum | OutsideEvent, ...]


def relation(body: Body, day: date) -> Relation:
    """What is known of the relation with one organisation on a day."""
    standings = _standings(Q(at=body) | Q(holder=body))
    memoranda = _memoranda(Q(body=body))
    events = _events(Q(organisation=body))
    return Relation(
        body=body,
        standings=tuple(one for one in standings if _holds(one)),
        applications=tuple(_applications(body)),
        undertakings=tuple(_undertaking(one, day) for one in memoranda if _holds(one)),
        events=tuple(one for one in events if _holds(one)),
        taken_back=tuple(
            one for rows in (standings, memoranda, events) for one in _taken_back(rows)
        ),
    )


def relations(day: date) -> list[Relation]:
    """Every organisation of which something is known, in English order."""
    keys = {
        *Standing.objects.values_list("at", flat=True),
        *Memorandum.objects.values_list("body", flat=True),
        *OutsideEvent.objects.values_list("organisation", flat=True),
        *Process.objects.exclude(with_body=None).values_list("with_body", flat=True),
    }
    others = Body.objects.filter(pk__in=keys).exclude(kind=Body.Kind.ASSEMBLY)
    return [relation(one, day) for one in others]


def opened_in(of: Relation) -> frozenset[UUID]:
    """What of a relation is open to everybody, by its id."""
    rows = {
        subject_of(one): one.pk
        for one in (
            *of.standings,
            *(each.row for each in of.undertakings),
            *(each.process for each in of.applications),
            *of.events,
        )
    }
    return frozenset(rows[one] for one in disclosed(list(rows)))


def due_obligations(until: date) -> list[Obligation]:
    """Open obligations with a day up to `until`, the next first."""
    return list(
        Obligation.objects.filter(due_day__lte=until, memorandum__state=State.CONFIRMED)
        .exclude(status__in=[Obligation.Status.DONE, Obligation.Status.LAPSED])
        .select_related("memorandum__body", "owner__country", "citation__source")
    )


def topics() -> list[tuple[str, list[OutsideEvent]]]:
    """Topics of events of others, each with the events, the latest first."""
    found: dict[str, list[OutsideEvent]] = {}
    for event in _events(Q(state=State.CONFIRMED)):
        for topic in event.topics:
            found.setdefault(topic, []).append(event)
    return sorted(found.items())


def lines_of(event: OutsideEvent) -> list[Coordination]:
    """Who speaks for whom at an event, in the order in which it was proposed."""
    return list(
        event.coordination.select_related("speaks__country", "speaker")
        .prefetch_related("for_whom__country")
        .order_by("number")
    )


def _applications(body: Body) -> Sequence[Application]:
    processes = Process.objects.filter(with_body=body)
    return [
        _application(one)
        for one in processes.prefetch_related("steps__citation__source")
    ]


def _application(process: Process) -> Application:
    steps = list(process.steps.all())
    told = {
        key: tuple(one for one in steps if one.stage == key) for key in _STAGES.values
    }
    way = [key for key in _STAGES.values if key not in _BESIDE_THE_WAY]
    reached = [place for place, key in enumerate(way) if told[key]]
    last = reached[-1] if reached else -1
    clashing = [one for one in steps if one.contradicted]
    claims = told[_STAGES.CLAIMED_COMPLETE]
    if claims and reached and not (told[_STAGES.SUBMITTED] or told[_STAGES.DECIDED]):
        # Called completed, though nobody tells that it was even handed in.
        clashing += [one for one in (*told[way[last]], *claims) if one not in clashing]
    return Application(
        process=process,
        stages=tuple(
            Stage(str(_STAGES(key).label), rows) for key, rows in told.items() if rows
        ),
        clashing=tuple(clashing),
        to_come=tuple(
            str(_STAGES(key).label) for key in way[last + 1 :] if not told[key]
        ),
    )


def _undertaking(row: Memorandum, day: date) -> Undertaking:
    held = row.period.holds_on(day)
    return Undertaking(
        row=row,
        obligations=tuple(
            row.obligations.select_related("owner__country", "citation__source")
        ),
        in_force=held,
        ends_soon=row.to_day is not None and day <= row.to_day <= day + SOON,
    )


def _standings(chosen: Q) -> list[Standing]:
    return list(
        Standing.objects.filter(chosen).select_related(
            "holder__country", "at__country", "citation__source"
        )
    )


def _memoranda(chosen: Q) -> list[Memorandum]:
    return list(
        Memorandum.objects.filter(chosen).select_related("body", "citation__source")
    )


def _events(chosen: Q) -> list[OutsideEvent]:
    return list(
        OutsideEvent.objects.filter(chosen)
        .select_related("organisation", "citation__source")
        .prefetch_related("adopted")
    )


def _taken_back(
    rows: Sequence[Standing] | Sequence[Memorandum] | Sequence[OutsideEvent],
) -> Sequence[Standing | Memorandum | OutsideEvent]:
    return [one for one in rows if not _holds(one)]


def _holds(row: Standing | Memorandum | OutsideEvent) -> bool:
    return row.state == State.CONFIRMED
