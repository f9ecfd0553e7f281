"""The figures of many protocols: one column of whole numbers for each line."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from orkhon.engines.elections.relations.form import (
    ILLEGIBLE,
    ProtocolError,
    ProtocolSchema,
    Relation,
    Value,
)

LARGEST = np.iinfo(np.int64).max

Integers = NDArray[np.int64]
Booleans = NDArray[np.bool_]
Whole = NDArray[np.integer[Any]]
Columns = Mapping[str, Whole]
"""Figures by line key, one for each protocol; a masked one is missing."""
Masks = Mapping[str, Booleans]
"""By line key, the protocols in which the figure stands but cannot be read."""

Fixed = TypeVar("Fixed", Integers, Booleans, NDArray[np.uint8])


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One line in all protocols; what is not known stands as 0 and is masked."""

    figures: Integers
    missing: Booleans | None
    """None when nothing is."""
    illegible: Booleans | None


@dataclass(frozen=True, slots=True, eq=False)
class Figures:
    """All lines of a form in all protocols."""

    rows: int
    columns: Mapping[str, Column]
    absent: frozenset[str]
    """Lines that these protocols leave out, as the form lets them."""


def figures_of(
    schema: ProtocolSchema, columns: Columns, illegible: Masks, absent: Collection[str]
) -> Figures:
    """Read columns, and refuse what cannot stand in protocols of this form.

    Raises:
        ProtocolError: as `check_many` says.
    """
    if not columns:
        raise ProtocolError(f"form {schema.name} {schema.version}: no figures at all")
    rows = max(column.size for column in columns.values())
    for key in illegible:
        if key not in columns:
            raise ProtocolError(
                f"{schema.line(key).label()}: illegible figures without a column"
            )
    for key in absent:
        line = schema.line(key)
        if not line.may_be_absent:
            raise ProtocolError(f"{line.label()} may not be absent from this form")
        if key in columns:
            raise ProtocolError(f"{line.label()} is called absent and has a column")
    read = {
        key: _column(schema.line(key).label(), column, illegible.get(key), rows)
        for key, column in columns.items()
    }
    for relation in schema.relations:
        _require_room(relation, read)
    return Figures(rows, read, frozenset(absent))


def row_figures(
    columns: Columns, row: int, illegible: Masks | None = None
) -> dict[str, Value]:
    """One protocol out of the columns, as `check` and `compare` read it.

    Args:
        columns: As for `check_many`.
        row: Its number, from 0.
        illegible: As for `check_many`.
    Returns:
        A figure, None where it is missing, ILLEGIBLE where it cannot be read.
    """
    unread = illegible or {}
    values: dict[str, Value] = {}
    for key, column in columns.items():
        if key in unread and unread[key][row]:
            values[key] = ILLEGIBLE
        elif np.ma.getmaskarray(column)[row]:
            values[key] = None
        else:
            values[key] = int(np.ma.getdata(column)[row])
    return values


def fixed(array: Fixed) -> Fixed:
    """The same array, which nobody can change any more."""
    array.flags.writeable = False
    return array


def either(masks: Sequence[Booleans | None]) -> Booleans | None:
    """True where one of the masks is; None when there is none."""
    whole: Booleans | None = None
    for mask in masks:
        if mask is not None:
            whole = mask if whole is None else whole | mask
    return whole


def _column(label: str, column: Whole, illegible: Booleans | None, rows: int) -> Column:
    _require_whole(label, column, rows)
    missing = _mask(np.ma.getmaskarray(column)) if np.ma.is_masked(column) else None
    unread = None
    if illegible is not None:
        if illegible.dtype != np.bool_ or illegible.shape != (rows,):
            raise ProtocolError(
                f"{label}: illegible figures must be a mask of {rows} rows"
            )
        unread = _mask(illegible)
    if missing is not None and unread is not None:
        missing = _mask(missing & ~unread)
    unknown = either((missing, unread))
    figures = np.ma.getdata(column)
    if unknown is not None:
        figures = np.where(unknown, 0, figures)
    if rows:
        lowest, highest = int(figures.min()), int(figures.max())
        if lowest < 0:
            row = int(figures.argmin())
            raise ProtocolError(f"{label}: {lowest} in row {row} is below zero")
        if highest > LARGEST:
            raise ProtocolError(f"{label}: {highest} is too large for a protocol")
    return Column(figures.astype(np.int64, copy=False), missing, unread)


def _require_whole(label: str, column: Whole, rows: int) -> None:
    if column.shape != (rows,):
        raise ProtocolError(
            f"{label}: figures of the shape {column.shape}, not one for each of"
            f" {rows} protocols"
        )
    if column.dtype.kind not in "iu":
        raise ProtocolError(f"{label}: {column.dtype} is not a type of whole numbers")


def _mask(mask: Booleans) -> Booleans | None:
    return mask if mask.any() else None


def _require_room(relation: Relation, columns: Mapping[str, Column]) -> None:
    """Refuse figures whose sums 64 bits cannot hold, instead of a wrong sum."""
    reach = relation.tolerance
    for term in relation.terms + relation.exempting:
        column = columns.get(term.line)
        highest = 1
        if column is not None and column.figures.size:
            highest = max(1, int(column.figures.max()))
        reach += abs(term.times) * highest
    if reach > LARGEST:
        raise ProtocolError(
            f"relation “{relation.key}”: its figures are too large to be added up"
        )
