"""What stations send to a quick count, and which of it can be counted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from orkhon.engines.elections.estimation import EstimationError, Plan

Moment = datetime | float
"""An aware time, or a number such as minutes after the close; one kind in a count."""


class ShareOf(Enum):
    """What an option's share is a share of."""

    VALID = "valid ballots"
    CAST = "ballots cast"


@dataclass(frozen=True, slots=True)
class StationReport:
    """The protocol of one station as it came in; None is not known, never zero."""

    station: str
    at: Moment
    votes: Mapping[str, int | None]
    """By option."""
    valid: int | None
    voters: int | None
    """On the list."""
    cast: int | None


@dataclass(frozen=True, slots=True)
class Aside:
    """A report that is kept and not counted, and why."""

    report: StationReport
    why: str


def position(at: Moment) -> float:
    """A moment's place in time: seconds of a time, or the number itself.

    Raises:
        EstimationError: a time without a zone, or a number that is none.
    """
    if isinstance(at, datetime):
        if at.tzinfo is None:
            raise EstimationError(f"{at.isoformat()} has no time zone")
        return at.timestamp()
    if at != at:
        raise EstimationError("a moment that is not a number")
    return float(at)


def clock(at: Moment) -> str:
    """A moment in words: to the minute, or the number."""
    if isinstance(at, datetime):
        return at.strftime("%d.%m.%Y %H:%M %Z").strip()
    return f"{at:g}"


def require_one_kind(moments: Iterable[Moment]) -> None:
    """Refuse times beside numbers: nobody knows which is earlier."""
    if len({isinstance(at, datetime) for at in moments}) > 1:
        raise EstimationError("moments as times and as numbers in one count")


def screen(
    plan: Plan,
    reports: Sequence[StationReport],
    options: Sequence[str],
    share_of: ShareOf,
) -> tuple[tuple[StationReport, ...], tuple[Aside, ...]]:
    """Part the reports that can be counted from those that cannot.

    Returns:
        Both in the order of their arrival; of equal moments, in the given order.
    """
    sampled = {unit.id for unit in plan.units}
    good: list[StationReport] = []
    aside: list[Aside] = []
    for report in sorted(reports, key=lambda one: position(one.at)):
        why = "" if report.station in sampled else "not in the published sample"
        why = why or _why_not(report, options, share_of)
        if why:
            aside.append(Aside(report, why))
        else:
            good.append(report)
    return tuple(good), tuple(aside)


def _why_not(report: StationReport, options: Sequence[str], share_of: ShareOf) -> str:
    figures = {option: report.votes.get(option) for option in options}
    figures |= {
        "valid ballots": report.valid,
        "voters on the list": report.voters,
        "ballots cast": report.cast,
    }
    for name, figure in figures.items():
        if figure is None:
            return f"{name}: not known"
        if figure < 0:
            return f"{name}: {figure} is below zero"
    votes = sum(report.votes[option] or 0 for option in options)
    whole = figures[share_of.value] or 0
    if votes > whole:
        return f"votes sum to {votes}, {share_of.value} are {whole}"
    return ""
