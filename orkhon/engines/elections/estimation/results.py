"""What an estimate says, and what it refuses to say."""

from dataclasses import dataclass
from enum import Enum
from typing import NoReturn

from orkhon.engines.elections.estimation.design import EstimationError
from orkhon.engines.elections.estimation.intervals import Method


class Kind(Enum):
    """What is estimated."""

    PROPORTION = "proportion"
    """The share of units that answer yes."""
    RATIO = "ratio"
    """One total over another, such as votes over valid ballots."""
    TOTAL = "total"


class Reference(Enum):
    """The simple random sample that a design effect compares with."""

    UNITS_WITHOUT = "units, without replacement"
    UNITS_WITH = "units, with replacement"
    COUNTED_WITHOUT = "counted, without replacement"
    """Of what the divisor counts: ballots, voters."""
    COUNTED_WITH = "counted, with replacement"


@dataclass(frozen=True, slots=True)
class DesignEffect:
    """How many times the variance of a simple random sample; named, as it must be."""

    value: float
    sample_of: str
    """What the simple sample is of: “polling stations”, “ballots”."""
    size: float
    """How many of them."""
    with_replacement: bool

    @property
    def effective_size(self) -> float:
        """Simple random units or ballots that would tell as much."""
        return self.size / self.value

    def words(self) -> str:
        """The comparison in a sentence without a full stop."""
        how = "with" if self.with_replacement else "without"
        return (
            f"{self.value:.2f} times the variance of a simple random sample of"
            f" {self.size:,.0f} {self.sample_of}, {how} replacement"
        )


@dataclass(frozen=True, slots=True)
class Interval:
    """Limits that hold the true figure in `level` of all samples so drawn."""

    low: float
    high: float
    level: float
    method: Method


@dataclass(frozen=True, slots=True)
class Estimate:
    """One figure; shares are proportions of 1."""

    item: str
    domain: str | None
    """The stratum or other group; None for the whole."""
    kind: Kind
    value: float
    units: int
    """Sampled units that answered."""
    unit: str
    interval: Interval | None
    why_no_interval: str
    """Empty where there is an interval."""
    standard_error: float | None
    degrees_of_freedom: int | None
    design_effect: DesignEffect | None
    """None without an interval, in a census, or where units do not differ."""

    @property
    def margin(self) -> float:
        """The larger distance from the figure to an end of its interval.

        Raises:
            EstimationError: there is no interval; a margin of 0 is never made up.
        """
        if self.interval is None:
            raise EstimationError(
                f"{named(self.item, self.domain)} has no margin of error:"
                f" {self.why_no_interval}"
            )
        return max(self.interval.high - self.value, self.value - self.interval.low)


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A cell with too few units to be shown; it is not zero."""

    item: str
    domain: str | None
    minimum: int
    """Units below which a cell is not shown."""

    @property
    def value(self) -> NoReturn:
        """Raises EstimationError: the figure is not shown."""
        self._refuse()

    @property
    def margin(self) -> NoReturn:
        """Raises EstimationError: the figure is not shown."""
        self._refuse()

    def __str__(self) -> str:
        """What stands in the cell."""
        return "suppressed"

    def _refuse(self) -> NoReturn:
        raise EstimationError(
            f"{named(self.item, self.domain)} is suppressed: fewer than {self.minimum}"
        )


@dataclass(frozen=True, slots=True)
class Undefined:
    """A figure that cannot be had, and why; it is not zero."""

    item: str
    domain: str | None
    why: str

    @property
    def value(self) -> NoReturn:
        """Raises EstimationError with the reason."""
        self.refuse()

    @property
    def margin(self) -> NoReturn:
        """Raises EstimationError with the reason."""
        self.refuse()

    def __str__(self) -> str:
        """What stands in the cell."""
        return f"undefined: {self.why}"

    def refuse(self) -> NoReturn:
        """Raise EstimationError with the reason."""
        raise EstimationError(f"{named(self.item, self.domain)}: {self.why}")


Cell = Estimate | Suppressed | Undefined


def named(item: str, domain: str | None) -> str:
    """An item, with its stratum or group when it has one."""
    return f"“{item}”" if domain is None else f"“{item}” in “{domain}”"
