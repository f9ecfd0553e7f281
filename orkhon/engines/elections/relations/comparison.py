"""Our copy of a protocol beside the official one, line by line."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from orkhon.engines.elections.relations.balance import require_figures
from orkhon.engines.elections.relations.form import (
    ILLEGIBLE,
    ProtocolSchema,
    Value,
)


class Agreement(StrEnum):
    """What the two copies say of one line."""

    SAME = "same"
    DIFFERS = "differs"
    UNKNOWN = "unknown"
    """One copy has no figure there, or none that can be read."""
    ABSENT = "absent"
    """Neither copy has a figure, and the form lets the line be absent."""


@dataclass(frozen=True, slots=True)
class LineComparison:
    """One line in both copies."""

    line: str
    ours: Value
    official: Value
    agreement: Agreement
    difference: int | None
    """Official less ours, with its sign; None when either is unknown."""


@dataclass(frozen=True, slots=True)
class Shift:
    """Votes that one option has more, or fewer, in the official copy."""

    line: str
    votes: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two copies of one protocol."""

    schema: ProtocolSchema
    lines: tuple[LineComparison, ...]

    @property
    def differing(self) -> tuple[LineComparison, ...]:
        """Lines on which the copies disagree."""
        return tuple(line for line in self.lines if line.agreement is Agreement.DIFFERS)

    @property
    def unknown(self) -> tuple[LineComparison, ...]:
        """Lines that cannot be compared."""
        return tuple(line for line in self.lines if line.agreement is Agreement.UNKNOWN)

    @property
    def identical(self) -> bool:
        """Every line could be compared and none differs."""
        return not self.differing and not self.unknown

    @property
    def gains(self) -> tuple[Shift, ...]:
        """Options that have more votes in the official copy, the most first."""
        return tuple(shift for shift in self._shifts() if shift.votes > 0)

    @property
    def losses(self) -> tuple[Shift, ...]:
        """Options that have fewer votes in the official copy, the most first."""
        return tuple(shift for shift in reversed(self._shifts()) if shift.votes < 0)

    def words(self) -> str:
        """The comparison in English."""
        if self.identical:
            return "Our copy and the official one are the same."
        parts = [
            f"{self._label(line.line)}: ours {line.ours}, official {line.official}"
            f" ({line.difference:+d})"
            for line in self.differing
        ]
        parts += [
            f"{self._label(line.line)}: ours {_figure(line.ours)},"
            f" official {_figure(line.official)}; cannot be compared"
            for line in self.unknown
        ]
        parts += [
            f"{self._label(shift.line)} gains {shift.votes}" for shift in self.gains
        ]
        parts += [
            f"{self._label(shift.line)} loses {-shift.votes}" for shift in self.losses
        ]
        return " ".join(f"{part}." for part in parts)

    def _label(self, key: str) -> str:
        return self.schema.line(key).label()

    def _shifts(self) -> list[Shift]:
        shifts = [
            Shift(line.line, line.difference)
            for line in self.lines
            if line.difference is not None and self.schema.line(line.line).is_option
        ]
        return sorted(shifts, key=lambda shift: -shift.votes)


def compare(
    schema: ProtocolSchema,
    ours: Mapping[str, Value],
    official: Mapping[str, Value],
) -> Comparison:
    """Lay our copy of a protocol beside the official one.

    Args:
        schema: The form of both.
        ours: Figures of the copy our observers hold, as for `check`.
        official: Figures as the authority publishes them.
    Returns:
        Every line of the form in its order; illegible and missing are not zero.
    Raises:
        ProtocolError: as `check`, for either copy.
    """
    require_figures(schema, ours)
    require_figures(schema, official)
    return Comparison(
        schema,
        tuple(
            _compared(
                line.key, ours.get(line.key), official.get(line.key), line.may_be_absent
            )
            for line in schema.lines
        ),
    )


def _compared(
    key: str, ours: Value, official: Value, may_be_absent: bool
) -> LineComparison:
    if isinstance(ours, int) and isinstance(official, int):
        agreement = Agreement.SAME if ours == official else Agreement.DIFFERS
        return LineComparison(key, ours, official, agreement, official - ours)
    agreement = Agreement.UNKNOWN
    if ours is None and official is None and may_be_absent:
        agreement = Agreement.ABSENT
    return LineComparison(key, ours, official, agreement, None)


def _figure(value: Value) -> str:
    if value is None:
        return "missing"
    return "illegible" if value is ILLEGIBLE else str(value)
