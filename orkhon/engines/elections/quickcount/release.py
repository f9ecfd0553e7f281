"""When a quick count may be said aloud: a rule that is set before the first report."""

from collections.abc import Iterator
from dataclasses import dataclass

from orkhon.engines.elections.estimation import Cell, Estimate, EstimationError
from orkhon.engines.elections.quickcount.counting import Point, QuickCount
from orkhon.engines.elections.quickcount.lead import Lead
from orkhon.engines.elections.quickcount.reports import (
    Moment,
    clock,
    position,
    require_one_kind,
)


@dataclass(frozen=True, slots=True)
class ReleaseRule:
    """What must hold before a figure leaves the room; shares are proportions of 1."""

    set_at: Moment
    """When the rule was set down."""
    not_before: Moment
    minimum_reported: float
    """Of all sampled stations, above 0 and at most 1."""
    minimum_reported_in_stratum: float
    """Of the sampled stations of every stratum, above 0 and at most 1."""
    maximum_margin: float
    """Of turnout and every share, above 0."""
    stable_over: int
    """Points that are looked back at, the last included; at least 2."""
    stable_within: float
    """How far a figure may have moved over them, above 0."""

    def __post_init__(self) -> None:
        """Refuse a rule that everything would pass, or nothing could."""
        for name, share in (
            ("minimum reported", self.minimum_reported),
            ("minimum reported in a stratum", self.minimum_reported_in_stratum),
            ("maximum margin", self.maximum_margin),
            ("stable within", self.stable_within),
        ):
            if not 0 < share <= 1:
                raise EstimationError(f"{name} {share:g} is not above 0 and up to 1")
        if self.stable_over < 2:
            raise EstimationError(f"{self.stable_over} points cannot show a movement")
        require_one_kind((self.set_at, self.not_before))


@dataclass(frozen=True, slots=True)
class Reason:
    """One condition of the rule, whether it holds, and the figures behind that."""

    holds: bool
    words: str


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether the count may be said aloud."""

    reasons: tuple[Reason, ...]
    lead: Lead | None

    @property
    def may_be_said(self) -> bool:
        """Every condition holds."""
        return all(reason.holds for reason in self.reasons)

    @property
    def against(self) -> tuple[str, ...]:
        """The conditions that do not hold, in words."""
        return tuple(reason.words for reason in self.reasons if not reason.holds)


def decide(count: QuickCount, rule: ReleaseRule, *, now: Moment) -> Decision:
    """Hold a count against the rule.

    A margin that is undefined does not hold, whatever the rule allows: it is not zero.

    Args:
        count: The count up to now.
        rule: Set before the first report came.
        now: The present moment.
    Raises:
        EstimationError: moments of two kinds, or a point after `now`.
    """
    require_one_kind((count.first_at, count.latest.at, rule.set_at, now))
    if position(count.latest.at) > position(now):
        raise EstimationError(
            f"the last point, {clock(count.latest.at)}, is after now, {clock(now)}"
        )
    reasons = (
        _beforehand(count, rule),
        Reason(
            position(now) >= position(rule.not_before),
            f"it is {clock(now)}; not before {clock(rule.not_before)}",
        ),
        _reported(count.latest, rule),
        *_strata(count, rule),
        *(
            _margin(name, cell, rule.maximum_margin)
            for name, cell in count.latest.figures.items()
        ),
        *_stable(count, rule),
    )
    return Decision(reasons, count.latest.lead)


def _beforehand(count: QuickCount, rule: ReleaseRule) -> Reason:
    return Reason(
        position(rule.set_at) < position(count.first_at),
        f"the rule was set at {clock(rule.set_at)}, the first report came at"
        f" {clock(count.first_at)}",
    )


def _reported(point: Point, rule: ReleaseRule) -> Reason:
    return Reason(
        point.reported >= rule.minimum_reported * point.sampled,
        f"{point.reported} of {point.sampled} sampled stations have reported; at"
        f" least {_percent(rule.minimum_reported)} are needed",
    )


def _strata(count: QuickCount, rule: ReleaseRule) -> Iterator[Reason]:
    for one in count.strata:
        least = rule.minimum_reported_in_stratum
        yield Reason(
            one.reported >= least * one.sampled,
            f"stratum “{one.stratum}”: {one.reported} of {one.sampled} have reported;"
            f" at least {_percent(least)} are needed",
        )


def _margin(name: str, cell: Cell, most: float) -> Reason:
    if not isinstance(cell, Estimate):
        return Reason(False, f"“{name}” has no margin of error: {cell}")
    if cell.interval is None:
        return Reason(False, f"“{name}” has no margin of error: {cell.why_no_interval}")
    return Reason(
        cell.margin <= most,
        f"“{name}”: margin of error {_percent(cell.margin)}; at most"
        f" {_percent(most)} is allowed",
    )


def _stable(count: QuickCount, rule: ReleaseRule) -> Iterator[Reason]:
    last = count.points[-rule.stable_over :]
    if len(last) < rule.stable_over:
        yield Reason(
            False, f"{len(last)} points so far; {rule.stable_over} are looked back at"
        )
        return
    for name in count.latest.figures:
        cells = [point.figures[name] for point in last]
        values = [cell.value for cell in cells if isinstance(cell, Estimate)]
        if len(values) < len(cells):
            yield Reason(
                False,
                f"“{name}” was undefined in {len(cells) - len(values)} of the last"
                f" {len(cells)} points",
            )
        else:
            moved = max(values) - min(values)
            yield Reason(
                moved <= rule.stable_within,
                f"“{name}” moved by {_percent(moved)} over the last {len(cells)}"
                f" points; at most {_percent(rule.stable_within)} is allowed",
            )


def _percent(share: float) -> str:
    return f"{100 * share:.2f} %"
