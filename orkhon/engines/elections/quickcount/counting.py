"""Turnout and shares over time, as the stations of the sample report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from orkhon.engines.elections.estimation import (
    Bounds,
    Cell,
    Estimate,
    EstimationError,
    Lonely,
    NotYet,
    Plan,
    Reference,
    Response,
    StratumResponse,
    Undefined,
    bounds,
    ratios,
    respond,
    responses,
)
from orkhon.engines.elections.estimation.nonresponse import NOT_MERGED
from orkhon.engines.elections.quickcount.lead import Lead, lead
from orkhon.engines.elections.quickcount.reports import (
    Aside,
    Moment,
    ShareOf,
    StationReport,
    position,
    require_one_kind,
    screen,
)

TURNOUT = "turnout"
"""The name of turnout among the figures."""


@dataclass(frozen=True, slots=True)
class Point:
    """The count at one moment."""

    at: Moment
    reported: int
    sampled: int
    figures: Mapping[str, Cell]
    """`turnout` and each option's share; an undefined one says why."""
    lead: Lead | None
    """None with fewer than two options."""


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """One figure at one moment, for a plot; None where there is none to draw."""

    at: Moment
    reported: int
    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True, eq=False)
class QuickCount:
    """A quick count from its first report to the last."""

    plan: Plan
    options: tuple[str, ...]
    share_of: ShareOf
    first_at: Moment
    """When the first report came, counted or not."""
    points: tuple[Point, ...]
    strata: tuple[StratumResponse, ...]
    """What is missing at the last point, by stratum."""
    counted: Mapping[str, StationReport]
    """At the last point, each station's latest report."""
    replaced: tuple[StationReport, ...]
    """Reports that a later one of the same station has replaced."""
    aside: tuple[Aside, ...]
    response: Response | None
    """The responders of the last point and their weights, for `compare`."""

    @property
    def latest(self) -> Point:
        """The last point."""
        return self.points[-1]

    def series(self, item: str) -> tuple[SeriesPoint, ...]:
        """One figure over time: the data of a convergence plot.

        Raises:
            EstimationError: no such figure.
        """
        self._require(item)
        return tuple(_drawn(point, item) for point in self.points)

    def bounds(self, item: str) -> Bounds:
        """How far the missing stations could move a figure at the last point.

        Raises:
            EstimationError: no such figure; a missing station whose voters on the
                list the plan does not give; a turnout above one in some station.
        """
        self._require(item)
        return bounds(
            self.plan,
            item,
            {
                station: _pair(report, item, self.share_of)
                for station, report in self.counted.items()
            },
        )

    def _require(self, item: str) -> None:
        if item not in (TURNOUT, *self.options):
            raise EstimationError(f"“{item}” is not counted")


def count(
    plan: Plan,
    reports: Sequence[StationReport],
    options: Sequence[str],
    *,
    share_of: ShareOf,
    level: float,
    moments: Sequence[Moment] | None = None,
    merged: Mapping[str, str] = NOT_MERGED,
    lonely: Lonely = Lonely.REFUSE,
) -> QuickCount:
    """Estimate turnout and shares at each moment from what had come in by then.

    Args:
        plan: The published sample.
        reports: Protocols in any order. Of several from one station the latest
            counts, from its moment on. One from outside the sample, or with a figure
            that is missing or impossible, is kept aside with the reason.
        options: Candidates, lists or answers that votes are cast for.
        share_of: What the shares are of.
        level: Confidence, between 0 and 1.
        moments: When to take a point; None for after each report.
        merged: Strata counted together, as in `respond`.
        lonely: The rule for a stratum with one report, as in `respond`.
    Raises:
        EstimationError: no reports, no options, one twice or named “turnout”; no
            moments, moments as times and numbers; what `respond` refuses.
    """
    if not reports:
        raise EstimationError("no report has come in")
    _require_options(options)
    require_one_kind([*(one.at for one in reports), *(moments or ())])
    good, aside = screen(plan, reports, options, share_of)
    arrived = sorted({position(one.at): one.at for one in reports}.items())
    asked = arrived
    if moments is not None:
        asked = sorted({position(at): at for at in moments}.items())
    if not asked:
        raise EstimationError("no moment was asked for")
    points: list[Point] = []
    latest: dict[str, StationReport] = {}
    replaced: list[StationReport] = []
    response: Response | None = None
    waiting = list(reversed(good))
    for place, at in asked:
        while waiting and position(waiting[-1].at) <= place:
            report = waiting.pop()
            if report.station in latest:
                replaced.append(latest[report.station])
            latest[report.station] = report
        ask = _Question(plan, tuple(options), share_of, level)
        try:
            response = respond(plan, latest.keys(), merged=merged, lonely=lonely)
        except NotYet as early:
            points.append(ask.unanswered(at, len(latest), str(early)))
        else:
            points.append(ask.answered(at, response, latest))
    return QuickCount(
        plan=plan,
        options=tuple(options),
        share_of=share_of,
        first_at=arrived[0][1],
        points=tuple(points),
        strata=responses(plan, latest.keys()),
        counted=latest,
        replaced=tuple(replaced),
        aside=aside,
        response=response,
    )


def _require_options(options: Sequence[str]) -> None:
    if not options:
        raise EstimationError("there are no options")
    if TURNOUT in options:
        raise EstimationError(f"an option cannot be named “{TURNOUT}”")
    if len(set(options)) < len(options):
        raise EstimationError(f"options {', '.join(options)}: one is there twice")


def spaced(reports: Sequence[StationReport], most: int) -> tuple[Moment, ...]:
    """At most so many moments, after equally many reports each, the last included.

    Raises:
        EstimationError: fewer than one moment.
    """
    if most < 1:
        raise EstimationError(f"{most} moments are none")
    arrived = sorted((one.at for one in reports), key=position)
    ends = {-(-len(arrived) * number // most) for number in range(1, most + 1)}
    return tuple(arrived[end - 1] for end in sorted(ends) if end)


@dataclass(frozen=True, slots=True)
class _Question:
    plan: Plan
    options: tuple[str, ...]
    share_of: ShareOf
    level: float

    def unanswered(self, at: Moment, reported: int, why: str) -> Point:
        names = (TURNOUT, *self.options)
        return Point(
            at=at,
            reported=reported,
            sampled=len(self.plan.units),
            figures={name: Undefined(name, None, why) for name in names},
            lead=None,
        )

    def answered(
        self, at: Moment, response: Response, latest: Mapping[str, StationReport]
    ) -> Point:
        columns = {
            name: np.array(
                [_pair(latest[one], name, self.share_of) for one in response.ids],
                dtype=np.float64,
            ).T
            for name in (TURNOUT, *self.options)
        }
        figures: dict[str, Cell] = {}
        for name, (above, below) in columns.items():
            voters = name == TURNOUT
            # Where voters from elsewhere are let in, turnout is no share of the list.
            part = bool((above <= below).all())
            table = ratios(
                response.design,
                {name: (above, below)},
                level=self.level,
                minimum_units=1,
                reference=Reference.COUNTED_WITH if part else Reference.UNITS_WITHOUT,
                counted="voters on the list" if voters else self.share_of.value,
            )
            figures[name] = table.state(name)
        return Point(
            at=at,
            reported=len(response.ids),
            sampled=len(self.plan.units),
            figures=figures,
            lead=lead(
                response.design,
                {option: columns[option][0] for option in self.options},
                columns[self.options[0]][1],
                self.level,
            ),
        )


def _pair(report: StationReport, item: str, share_of: ShareOf) -> tuple[int, int]:
    """Numerator and divisor; `screen` has seen to it that both are known."""
    if item == TURNOUT:
        return report.cast or 0, report.voters or 0
    whole = report.valid if share_of is ShareOf.VALID else report.cast
    return report.votes[item] or 0, whole or 0


def _drawn(point: Point, item: str) -> SeriesPoint:
    cell = point.figures[item]
    if not isinstance(cell, Estimate):
        return SeriesPoint(point.at, point.reported, None, None, None)
    limits = cell.interval
    return SeriesPoint(
        point.at,
        point.reported,
        cell.value,
        None if limits is None else limits.low,
        None if limits is None else limits.high,
    )
