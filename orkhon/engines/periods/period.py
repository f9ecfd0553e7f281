"""Whether something held on a day, when its ends may be known in part only."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from orkhon.engines.periods.partial import PartialDateError, earliest, latest


class Certainty(Enum):
    """An answer that may be "cannot be said"."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Period:
    """From and to, both inclusive partial dates; "" is an end that no source gives.

    An unknown beginning or end does not exclude a day: a holder without dates may
    have been in office. `is_current` says that a source calls the end open.

    Raises:
        PartialDateError: an end is no date, or the period ends before it begins.
    """

    from_on: str = ""
    to_on: str = ""

    def __post_init__(self) -> None:
        begins, ends = earliest(self.from_on), latest(self.to_on)
        if begins is not None and ends is not None and ends < begins:
            raise PartialDateError(f"the end {self.to_on} is before {self.from_on}")

    def holds_on(self, day: date) -> Certainty:
        """YES within the certain part, UNKNOWN on the blurred edges, else NO.

        An open end counts as going on (YES after a known beginning); an unknown
        beginning can only be UNKNOWN.
        """
        if self.from_on:
            first, first_sure = earliest(self.from_on), latest(self.from_on)
            if first is not None and day < first:
                return Certainty.NO
            sure = first_sure is not None and day >= first_sure
        else:
            sure = False
        if self.to_on:
            last, last_sure = latest(self.to_on), earliest(self.to_on)
            if last is not None and day > last:
                return Certainty.NO
            sure = sure and last_sure is not None and day <= last_sure
        return Certainty.YES if sure else Certainty.UNKNOWN

    def overlaps(self, other: "Period") -> bool:
        """Whether a day can lie in both; ends that are not known exclude nothing."""
        return _begins_by(self, other) and _begins_by(other, self)


def _begins_by(one: Period, other: Period) -> bool:
    begins, ends = earliest(one.from_on), latest(other.to_on)
    return begins is None or ends is None or begins <= ends
