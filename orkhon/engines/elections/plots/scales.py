"""From a value to a place on the sheet, and the round values that an axis names."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from orkhon.engines.elections.plots.plot import PlotError

ROUND_STEPS = (1, 2, 5, 10)
MINUTES = (1, 2, 5, 10, 15, 20, 30, 60, 120, 180, 360, 720, 1440)


@dataclass(frozen=True)
class Scale:
    """A straight scale: `low` lies at `start`, `high` at `end`."""

    low: float
    high: float
    start: float
    end: float

    def __post_init__(self) -> None:
        if not self.high > self.low:
            raise PlotError(f"an axis from {self.low} to {self.high} has no length")

    def at(self, value: float) -> float:
        """The place of a value; outside `low` and `high` it goes straight on."""
        return self.start + (value - self.low) / (self.high - self.low) * (
            self.end - self.start
        )


@dataclass(frozen=True)
class SignedLogScale:
    """Equal steps for ten times as much, on both sides of a zero that is seen.

    A value v lies at sign(v) · log10(1 + |v|), so that 1 is well away from 0.
    """

    farthest: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The place of a value between -farthest (start) and +farthest (end)."""
        share = math.copysign(math.log1p(abs(value)), value) / math.log1p(self.farthest)
        middle = (self.start + self.end) / 2
        return middle + share * (self.end - self.start) / 2

    def ticks(self) -> tuple[int, ...]:
        """0 and the powers of ten up to the farthest value, on both sides."""
        powers = [10**n for n in range(1 + int(math.log10(max(1, self.farthest))))]
        return (*(-power for power in reversed(powers)), 0, *powers)


def round_step(length: float, parts: int) -> float:
    """The smallest of 1, 2, 5 times a power of ten that cuts into at most `parts`."""
    rough = length / parts
    power = 10.0 ** math.floor(math.log10(rough))
    return power * next(
        step for step in (*ROUND_STEPS, 20) if step * power >= rough * (1 - 1e-9)
    )


def ticks(
    low: float, high: float, parts: int, *, is_counted: bool = False
) -> tuple[float, ...]:
    """Round values from low to high, at most `parts` steps apart.

    Args:
        is_counted: Only whole values, since there is no half of what is counted.
    """
    step = round_step(high - low, parts)
    if is_counted:
        step = max(step, 1.0)
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return tuple(number * step for number in range(first, last + 1))


def decimals_of(step: float) -> int:
    """Decimals of a percentage that tell apart proportions one step apart."""
    return max(0, -math.floor(math.log10(100 * step) + 1e-9))


def roomy(values: Iterable[float], *, least: float) -> tuple[float, float]:
    """The range of the values, widened by a twentieth and to a least length."""
    found = list(values)
    low, high = min(found), max(found)
    margin = max((high - low) / 20, (least - (high - low)) / 2, 0)
    return low - margin, high + margin


@dataclass(frozen=True)
class TimeScale:
    """A straight scale of times of day."""

    low: datetime
    high: datetime
    start: float
    end: float

    def at(self, value: datetime) -> float:
        """The place of a time."""
        return self.start + (value - self.low) / (self.high - self.low) * (
            self.end - self.start
        )

    def ticks(self, parts: int) -> tuple[datetime, ...]:
        """Round times from low to high, at most `parts` steps apart (or a day)."""
        minutes = (self.high - self.low) / timedelta(minutes=1)
        step = next((s for s in MINUTES if minutes / s <= parts), None)
        if step is None:
            step = MINUTES[-1] * math.ceil(minutes / MINUTES[-1] / parts)
        midnight = self.low.replace(hour=0, minute=0, second=0, microsecond=0)
        first = math.ceil((self.low - midnight) / timedelta(minutes=step))
        last = math.floor((self.high - midnight) / timedelta(minutes=step))
        return tuple(
            midnight + number * timedelta(minutes=step)
            for number in range(first, last + 1)
        )


def time_scale(times: Iterable[datetime], start: float, end: float) -> TimeScale:
    """A scale for the times, at least half an hour long, with room at both ends.

    Raises:
        PlotError: some times name their time zone and some do not.
    """
    found = list(times)
    if len({time.tzinfo is None for time in found}) > 1:
        raise PlotError("some times name their time zone and some do not")
    low, high = min(found), max(found)
    margin = max((high - low) / 20, (timedelta(minutes=30) - (high - low)) / 2)
    return TimeScale(low - margin, high + margin, start, end)
