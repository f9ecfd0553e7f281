"""Whether many protocols add up, relation by relation, all at once."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from orkhon.engines.elections.relations.balance import Finding, Status, sentence
from orkhon.engines.elections.relations.form import (
    ProtocolSchema,
    Relation,
    Sense,
    Severity,
    Term,
)
from orkhon.engines.elections.relations.many.columns import (
    Booleans,
    Column,
    Columns,
    Figures,
    Integers,
    Masks,
    either,
    figures_of,
    fixed,
)

CODES: Mapping[Status, int] = {status: code for code, status in enumerate(Status)}


@dataclass(frozen=True, slots=True, eq=False)
class ManyFinding:
    """One relation in many protocols. Rows are numbered from 0."""

    relation: Relation
    codes: NDArray[np.uint8]
    """What can be said of each row; `mask` reads it."""
    broken_rows: Integers
    """Rows in which the relation does not hold, ascending."""
    left: Integers
    """Sum of the left side in each broken row."""
    right: Integers
    without_column: tuple[str, ...]
    """Lines that no figures were given for; where they are needed nothing is checked."""

    @property
    def differences(self) -> Integers:
        """Right side less left side in each broken row, with its sign."""
        return self.right - self.left

    @property
    def held(self) -> int:
        """Rows in which the relation holds."""
        return self._count(Status.HOLDS)

    @property
    def broken(self) -> int:
        """Rows in which it does not hold."""
        return self._count(Status.BROKEN)

    @property
    def unchecked(self) -> int:
        """Rows in which a figure it needs is missing or illegible."""
        return self._count(Status.UNCHECKED)

    @property
    def not_applicable(self) -> int:
        """Rows that have none of its lines and need none."""
        return self._count(Status.NOT_APPLICABLE)

    def mask(self, status: Status) -> Booleans:
        """True in the rows of which this can be said."""
        mask: Booleans = self.codes == CODES[status]
        return mask

    def sentence(self, schema: ProtocolSchema, place: int) -> str:
        """What is wrong in the row that stands at this place of `broken_rows`."""
        left, right = int(self.left[place]), int(self.right[place])
        return sentence(schema, Finding(self.relation, Status.BROKEN, left, right))

    def _count(self, status: Status) -> int:
        return int(np.count_nonzero(self.mask(status)))


@dataclass(frozen=True, slots=True, eq=False)
class ManyBalances:
    """Many protocols held against one form."""

    schema: ProtocolSchema
    rows: int
    findings: tuple[ManyFinding, ...]
    """In the form's order."""
    balanced: Booleans
    """By row: every hard relation that applies holds, and there is one."""

    @property
    def hard(self) -> tuple[ManyFinding, ...]:
        """Findings on the relations that must hold."""
        return self._of(Severity.HARD)

    @property
    def soft(self) -> tuple[ManyFinding, ...]:
        """Findings on the relations that usually hold."""
        return self._of(Severity.SOFT)

    @property
    def broken(self) -> Booleans:
        """By row: a hard relation does not hold."""
        return self._any(self.hard, Status.BROKEN)

    @property
    def unchecked(self) -> Booleans:
        """By row: a hard relation cannot be checked."""
        return self._any(self.hard, Status.UNCHECKED)

    @property
    def unusual(self) -> Booleans:
        """By row: a soft relation does not hold."""
        return self._any(self.soft, Status.BROKEN)

    def finding(self, key: str) -> ManyFinding:
        """The finding on the relation of that key.

        Raises:
            KeyError: the form has no such relation.
        """
        return {item.relation.key: item for item in self.findings}[key]

    def _of(self, severity: Severity) -> tuple[ManyFinding, ...]:
        return tuple(
            item for item in self.findings if item.relation.severity is severity
        )

    def _any(self, findings: tuple[ManyFinding, ...], status: Status) -> Booleans:
        masks = [item.mask(status) for item in findings]
        whole = either(masks)
        return np.zeros(self.rows, np.bool_) if whole is None else whole


def check_many(
    schema: ProtocolSchema,
    columns: Columns,
    *,
    illegible: Masks | None = None,
    absent: Collection[str] = (),
) -> ManyBalances:
    """Hold many protocols against every relation of their form.

    Args:
        schema: The form, in the version that was used.
        columns: By line key, a one-dimensional array of whole numbers with one figure
            for each protocol. A masked figure is missing, never 0; what stands under
            the mask is not read. A line without a column is known in no protocol.
        illegible: By line key, True where the figure stands but cannot be read.
        absent: Lines without a column that the protocols leave out, as the form lets
            them (`may_be_absent`); they add nothing to their relations. A file that
            only fails to publish such a line must not name it here.
    Returns:
        For each row what `check` says of it, with the sums of the broken relations.
        The row itself, for the whole of `check`, comes from `row_figures`.
    Raises:
        ProtocolError: a line that the form does not have; columns that are not whole
            numbers or differ in length; a figure below zero; figures whose sums do not
            fit in 64 bits; an absent line that has a column or may not be absent.
    """
    figures = figures_of(schema, columns, illegible or {}, absent)
    optional = frozenset(line.key for line in schema.lines if line.may_be_absent)
    findings = tuple(
        _finding(relation, figures, optional) for relation in schema.relations
    )
    checked = np.zeros(figures.rows, np.bool_)
    balanced = np.ones(figures.rows, np.bool_)
    for finding in findings:
        if finding.relation.severity is Severity.HARD:
            holds = finding.mask(Status.HOLDS)
            checked |= holds
            balanced &= holds | finding.mask(Status.NOT_APPLICABLE)
    return ManyBalances(schema, figures.rows, findings, fixed(balanced & checked))


def _finding(
    relation: Relation, figures: Figures, optional: frozenset[str]
) -> ManyFinding:
    without = tuple(
        dict.fromkeys(
            term.line
            for term in relation.terms + relation.exempting
            if term.line not in figures.columns and term.line not in figures.absent
        )
    )
    left, right = (
        _side(side, figures, optional) for side in (relation.left, relation.right)
    )
    known = left.known & right.known
    holds = _stands(left.total, relation.sense, right.total, relation.tolerance)
    # Known, and nothing seen on either side: every line may be absent and is.
    exempt = known & ~left.seen & ~right.seen
    known &= left.seen & right.seen
    if relation.unless is not None:
        bound, limit = (
            _side(side, figures, optional)
            for side in (relation.unless.left, relation.unless.right)
        )
        said = bound.known & bound.seen & limit.known & limit.seen
        exempt |= said & _stands(bound.total, relation.unless.sense, limit.total, 0)
        known &= said
    codes = np.full(figures.rows, CODES[Status.UNCHECKED], np.uint8)
    codes[known & holds] = CODES[Status.HOLDS]
    codes[known & ~holds] = CODES[Status.BROKEN]
    codes[exempt] = CODES[Status.NOT_APPLICABLE]
    rows = np.flatnonzero(codes == CODES[Status.BROKEN]).astype(np.int64, copy=False)
    return ManyFinding(
        relation,
        fixed(codes),
        fixed(rows),
        fixed(left.total[rows]),
        fixed(right.total[rows]),
        without,
    )


def _stands(left: Integers, sense: Sense, right: Integers, tolerance: int) -> Booleans:
    excess = left - right
    if sense is Sense.EQUAL:
        excess = np.abs(excess)
    elif sense is Sense.AT_LEAST:
        excess = -excess
    within: Booleans = excess <= tolerance
    return within


@dataclass(frozen=True, slots=True, eq=False)
class _Side:
    """One side of a relation, by row."""

    total: Integers
    known: Booleans
    """Nothing that it needs is unknown."""
    seen: Booleans
    """A figure stands there."""


def _side(terms: tuple[Term, ...], figures: Figures, optional: frozenset[str]) -> _Side:
    total = np.zeros(figures.rows, np.int64)
    known = np.ones(figures.rows, np.bool_)
    seen = np.zeros(figures.rows, np.bool_)
    for term in terms:
        if term.line in figures.absent:
            continue
        column = figures.columns.get(term.line)
        if column is None:
            known[:] = False
            continue
        total += column.figures if term.times == 1 else term.times * column.figures
        unknown = _unknown(column, term.line in optional)
        if unknown is not None:
            known &= ~unknown
        if column.missing is None:
            seen[:] = True
        else:
            seen |= ~column.missing
    return _Side(total, known, seen)


def _unknown(column: Column, may_be_absent: bool) -> Booleans | None:
    if may_be_absent:
        return column.illegible
    return either((column.missing, column.illegible))
