"""Who is ahead, if that can be said."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from orkhon.engines.elections.estimation import (
    Cell,
    Estimate,
    SampleDesign,
    ratios,
)
from orkhon.engines.elections.estimation.design import Real


class Verdict(Enum):
    """What may be said of the first two options."""

    AHEAD = "ahead"
    TOO_CLOSE = "too close to say"
    UNKNOWN = "cannot be said"


@dataclass(frozen=True, slots=True)
class Lead:
    """The first two options and the difference of their shares."""

    first: str
    second: str
    difference: Cell
    """First less second, with an interval of its own: the two shares are of the same
    ballots, so their intervals must not be laid side by side."""
    verdict: Verdict

    def words(self) -> str:
        """The verdict in a sentence without a full stop."""
        pair = f"“{self.first}” and “{self.second}”"
        if self.verdict is Verdict.AHEAD:
            return f"“{self.first}” is ahead of “{self.second}”"
        if self.verdict is Verdict.TOO_CLOSE:
            return f"{pair}: too close to say"
        return f"{pair}: cannot be said, {self._why()}"

    def _why(self) -> str:
        if isinstance(self.difference, Estimate):
            return self.difference.why_no_interval
        return str(self.difference)


def lead(
    design: SampleDesign, votes: Mapping[str, Real], whole: Real, level: float
) -> Lead | None:
    """Compare the two options with the largest shares.

    Args:
        design: The responders and their weights.
        votes: By option, votes by station.
        whole: What the shares are of, by station.
        level: Confidence, between 0 and 1.
    Returns:
        The two and the verdict: ahead when the interval of the difference lies above
        zero, too close to say when it holds zero, and cannot be said when there is no
        interval. None with fewer than two options. Of equal options the earlier name
        comes first.
    """
    if len(votes) < 2:
        return None
    sums = {option: float(design.weight @ one) for option, one in votes.items()}
    first, second = sorted(sums, key=lambda option: (-sums[option], option))[:2]
    item = f"{first} less {second}"
    difference = ratios(
        design,
        {item: (votes[first] - votes[second], whole)},
        level=level,
        minimum_units=1,
    ).state(item)
    return Lead(first, second, difference, _verdict(difference))


def _verdict(difference: Cell) -> Verdict:
    if not isinstance(difference, Estimate) or difference.interval is None:
        return Verdict.UNKNOWN
    if difference.interval.low > 0:
        return Verdict.AHEAD
    return Verdict.TOO_CLOSE
