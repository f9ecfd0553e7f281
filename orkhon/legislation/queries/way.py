"""The way of a draft: where it stands, how long it took, what is due next."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from orkhon.engines import periods
from orkhon.legislation.models import DraftStep, Stage, Work
from orkhon.register.models import State

WEEK = 7
FIRST_DAYS = 2 * WEEK
"""Below this many days a distance is told in days."""
RHYTHM = (Stage.EXPERTS, Stage.PLENARY)
"""The stretch that is compared between drafts."""


@dataclass(frozen=True)
class StageLine:
    """One stage of a draft.

    Attributes:
        sign: done, now, ahead, late, or unknown: passed on a day that nobody entered;
            "now" is the furthest stage reached.
        steps: What holds, in order of time.
        replaced: What a correction took the place of.
        since: Days from the stage before; None where a date is not known to the day.
        is_planned: Whether those days are a plan.
        dates_differ: Two dates are given for one and the same thing.
    """

    stage: str
    label: str
    sign: str
    steps: Sequence[DraftStep]
    replaced: Sequence[DraftStep]
    since: int | None
    is_planned: bool
    dates_differ: bool

    @property
    def weeks(self) -> int:
        """Whole weeks from the stage before; 0 where they are told in days."""
        if self.since is None or self.since < FIRST_DAYS:
            return 0
        return round(self.since / WEEK)


@dataclass(frozen=True)
class Rhythm:
    """From the expert group to the plenary, in days; `is_planned` when not yet there."""

    work: Work
    days: int
    is_planned: bool
    steps: Sequence[DraftStep]

    @property
    def weeks(self) -> int:
        """Whole weeks."""
        return round(self.days / WEEK)


@dataclass(frozen=True)
class Due:
    """A step that is ahead: when it is planned, and whether that day is over."""

    step: DraftStep
    is_late: bool


@dataclass(frozen=True)
class Way:
    """The way of one draft.

    Attributes:
        stages: All eight in their order.
        due: What is ahead, overdue first, then the next.
        rhythm: Of this draft; None where a date is missing.
        others: Of other drafts, the latest first.
    """

    stages: Sequence[StageLine]
    due: Sequence[Due]
    rhythm: Rhythm | None
    others: Sequence[Rhythm]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was entered yet."""
        return not any(line.steps or line.replaced for line in self.stages)


def way_of(work: Work, today: date) -> Way:
    """The way of a draft as it is known on a day."""
    rows = list(
        DraftStep.objects.filter(work=work).select_related(
            "version", "citation__source"
        )
    )
    held: dict[str, list[DraftStep]] = defaultdict(list)
    gone: dict[str, list[DraftStep]] = defaultdict(list)
    for row in rows:
        (gone if row.state == State.SUPERSEDED else held)[row.stage].append(row)
    order = list(Stage)
    reached = [stage for stage in order if any(one.done_on for one in held[stage])]
    furthest = order.index(reached[-1]) if reached else -1
    lines = []
    before: DraftStep | None = None
    for place, stage in enumerate(order):
        first = _first(held[stage])
        since = _days_between(before, first)
        lines.append(
            StageLine(
                stage=stage.value,
                label=str(stage.label),
                sign=_sign(place, furthest, held[stage], today),
                steps=held[stage],
                replaced=gone[stage],
                since=since,
                is_planned=first is not None and not first.done_on,
                dates_differ=_dates_differ(held[stage]),
            )
        )
        before = first or before
    confirmed = [one for steps in held.values() for one in steps]
    return Way(lines, _due(confirmed, today), _rhythm(work, confirmed), others_of(work))


def due_steps(today: date, most: int = 8) -> list[Due]:
    """Steps of all drafts that are ahead, overdue first; for the room and for Today."""
    rows = DraftStep.objects.filter(state=State.CONFIRMED, done_on="").select_related(
        "work", "version"
    )
    return _due(rows, today)[:most]


def others_of(work: Work) -> list[Rhythm]:
    """How long other drafts took from the expert group to the plenary."""
    rows: dict[Work, list[DraftStep]] = defaultdict(list)
    for row in (
        DraftStep.objects.filter(stage__in=RHYTHM, state=State.CONFIRMED)
        .exclude(work=work)
        .exclude(done_on="")
        .select_related("work", "citation__source")
    ):
        rows[row.work].append(row)
    found = [_rhythm(one, steps) for one, steps in rows.items()]
    done = [one for one in found if one is not None]
    return sorted(done, key=lambda one: one.steps[-1].done_on, reverse=True)


def _sign(place: int, furthest: int, steps: Sequence[DraftStep], today: date) -> str:
    if any(one.done_on for one in steps):
        last = place == len(Stage) - 1
        return "now" if place == furthest and not last else "done"
    if any(_is_late(one, today) for one in steps):
        return "late"
    return "ahead" if steps or place > furthest else "unknown"


def _is_late(step: DraftStep, today: date) -> bool:
    ends = periods.latest(step.planned_on)
    return ends is not None and ends < today


def _due(steps: Iterable[DraftStep], today: date) -> list[Due]:
    ahead = [Due(one, _is_late(one, today)) for one in steps if not one.done_on]
    return sorted(
        ahead,
        key=lambda one: (
            not one.is_late,
            periods.latest(one.step.planned_on) or date.max,
            one.step.work.sort_key,
        ),
    )


def _first(steps: Sequence[DraftStep]) -> DraftStep | None:
    """The step by which a stage is measured: the first reached, else the first planned."""
    done = [one for one in steps if one.done_on]
    return min(
        done or steps, key=lambda one: (one.day or date.max, one.made_at), default=None
    )


def _day(step: DraftStep) -> date | None:
    """The day of a step, where it is known to the day."""
    written = periods.parse(step.done_on or step.planned_on)
    return written.earliest if written.precision == "day" else None


def _days_between(one: DraftStep | None, other: DraftStep | None) -> int | None:
    if one is None or other is None:
        return None
    first, last = _day(one), _day(other)
    return None if first is None or last is None else (last - first).days


def _rhythm(work: Work, steps: Iterable[DraftStep]) -> Rhythm | None:
    held = list(steps)
    begins, ends = (
        _first([one for one in held if one.stage == stage]) for stage in RHYTHM
    )
    days = _days_between(begins, ends)
    if begins is None or ends is None or days is None:
        return None
    planned = not (begins.done_on and ends.done_on)
    return Rhythm(work, days, planned, (begins, ends))


def _dates_differ(steps: Sequence[DraftStep]) -> bool:
    """Whether two steps say of one thing that it was reached at two times.

    Steps of two versions, or of two bodies, are two things.
    """
    return any(
        (one.version_id, one.who) == (other.version_id, other.who)
        and one.done_on
        and other.done_on
        and not _may_be_one(one.done_on, other.done_on)
        for one, other in combinations(steps, 2)
    )


def _may_be_one(one: str, other: str) -> bool:
    first, second = periods.parse(one), periods.parse(other)
    return first.earliest <= second.latest and second.earliest <= first.latest
