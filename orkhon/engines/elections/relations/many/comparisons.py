"""Our copies of many protocols beside the official ones, line by line."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from orkhon.engines.elections.relations.comparison import Agreement, Shift
from orkhon.engines.elections.relations.form import ProtocolError, ProtocolSchema
from orkhon.engines.elections.relations.many.columns import (
    Column,
    Columns,
    Integers,
    Masks,
    either,
    figures_of,
    fixed,
)

AGREEMENTS = tuple(Agreement)


@dataclass(frozen=True, slots=True, eq=False)
class ManyLineComparison:
    """One line in both copies of many protocols. Rows are numbered from 0."""

    line: str
    codes: NDArray[np.uint8]
    """By row, the place in `AGREEMENTS` of what can be said."""
    differing_rows: Integers
    differences: Integers
    """Official less ours in each differing row, with its sign."""

    def count(self, agreement: Agreement) -> int:
        """Rows of which this can be said."""
        return int(np.count_nonzero(self.codes == AGREEMENTS.index(agreement)))


@dataclass(frozen=True, slots=True, eq=False)
class ManyComparisons:
    """Two copies of each of many protocols."""

    schema: ProtocolSchema
    rows: int
    lines: tuple[ManyLineComparison, ...]
    """The lines that both copies have columns for, in the form's order."""
    without_column: tuple[str, ...]
    """Lines that one copy or both have no figures for: nothing was compared."""

    @property
    def differing(self) -> Integers:
        """Rows in which at least one line differs, ascending."""
        rows = [line.differing_rows for line in self.lines]
        if not rows:
            return np.zeros(0, np.int64)
        return np.unique(np.concatenate(rows))

    @property
    def shifts(self) -> tuple[Shift, ...]:
        """Votes that each option has more or fewer officially, the most first.

        Summed over the rows in which both copies have a figure for the option.
        """
        shifts = [
            Shift(line.line, sum(line.differences.tolist()))
            for line in self.lines
            if self.schema.line(line.line).is_option
        ]
        return tuple(sorted(shifts, key=lambda shift: -shift.votes))


def compare_many(
    schema: ProtocolSchema,
    ours: Columns,
    official: Columns,
    *,
    illegible: Masks | None = None,
) -> ManyComparisons:
    """Lay our copies of many protocols beside the official ones.

    Args:
        schema: The form of all.
        ours: Columns of figures as for `check_many`, from the copies we hold.
        official: The same protocols in the same order, as the authority has them.
        illegible: By line key, True where our figure cannot be read.
    Returns:
        For each line and row what `compare` says; a masked figure is missing.
    Raises:
        ProtocolError: as `check_many`, for either; or the two differ in length.
    """
    first = figures_of(schema, ours, illegible or {}, ())
    second = figures_of(schema, official, {}, ())
    if first.rows != second.rows:
        raise ProtocolError(
            f"{first.rows} protocols of ours, {second.rows} official ones"
        )
    keys = [line.key for line in schema.lines]
    both = [key for key in keys if key in first.columns and key in second.columns]
    return ManyComparisons(
        schema,
        first.rows,
        tuple(
            _line(
                key,
                first.columns[key],
                second.columns[key],
                schema.line(key).may_be_absent,
            )
            for key in both
        ),
        tuple(key for key in keys if key not in both),
    )


def _line(
    key: str, ours: Column, official: Column, may_be_absent: bool
) -> ManyLineComparison:
    difference = official.figures - ours.figures
    codes = np.full(difference.shape, AGREEMENTS.index(Agreement.SAME), dtype=np.uint8)
    codes[difference != 0] = AGREEMENTS.index(Agreement.DIFFERS)
    unknown = either((ours.missing, ours.illegible, official.missing))
    if unknown is not None:
        codes[unknown] = AGREEMENTS.index(Agreement.UNKNOWN)
    if may_be_absent and ours.missing is not None and official.missing is not None:
        neither = ours.missing & official.missing
        codes[neither] = AGREEMENTS.index(Agreement.ABSENT)
    rows = np.flatnonzero(codes == AGREEMENTS.index(Agreement.DIFFERS))
    rows = rows.astype(np.int64, copy=False)
    return ManyLineComparison(key, fixed(codes), fixed(rows), fixed(difference[rows]))
