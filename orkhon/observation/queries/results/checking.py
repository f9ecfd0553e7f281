"""A file of results held against the relations of its form, row by row."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from orkhon.engines.elections.relations import (
    ProtocolSchema,
    Sense,
    Severity,
    Term,
)
from orkhon.engines.elections.relations.many import ManyFinding, check_many
from orkhon.observation.intake.results_table import ResultsTable
from orkhon.observation.queries.results.columns import Fitting, fitting

SIGNS = {Sense.EQUAL: "=", Sense.AT_MOST: "≤", Sense.AT_LEAST: "≥"}
MOST_EXAMPLES = 20
"""Broken rows named for each relation; their number is always whole."""


@dataclass(frozen=True)
class Example:
    """One row in which a relation does not hold."""

    line: int
    """Of the file, from 1."""
    place: str
    """What the file calls it: its texts, one after the other."""
    words: str
    difference: int


@dataclass(frozen=True)
class RelationCheck:
    """One relation over the whole file."""

    key: str
    words: str
    severity: str
    legal_reference: str
    held: int
    broken: int
    unchecked: int
    not_applicable: int
    without_column: tuple[str, ...]
    """Lines of it that the file does not give."""
    net_difference: int
    """Sum of the differences of the broken rows, right side less left."""
    examples: tuple[Example, ...]
    unless: str = ""
    """Figures for which it does not apply, in words."""


@dataclass(frozen=True)
class ResultsCheck:
    """Whether a file adds up.

    Attributes:
        balanced: Rows of which every hard relation that applies holds.
        broken: Rows of which one does not.
        unchecked: Rows of which one could not be checked.
    """

    filename: str
    form: str
    form_version: str
    rows: int
    columns: Mapping[str, str]
    without: tuple[str, ...]
    unused: tuple[str, ...]
    balanced: int
    broken: int
    unchecked: int
    unusual: int
    relations: tuple[RelationCheck, ...]

    def as_json(self) -> dict[str, Any]:
        """The same for a file or a row of the database."""
        return asdict(self)


def checked(
    table: ResultsTable,
    form: str,
    *,
    given: Mapping[str, str] | None = None,
    options: Sequence[str] = (),
    absent: Collection[str] = (),
) -> ResultsCheck:
    """Hold every row of a file against every relation of a form.

    Args:
        form: A name of `form_designs/protocols`.
        given: Line of the form: column of the file, where the names do not tell.
        options: Columns of candidates or lists, for a form that leaves them open.
        absent: Lines without a column that these protocols leave out.
    Raises:
        TableRefused, ProtocolUnknown, ProtocolError: see `fitting` and `check_many`.
    """
    return checked_by(table, fitting(table, form, given or {}, options), absent=absent)


def checked_by(
    table: ResultsTable, fit: Fitting, *, absent: Collection[str] = ()
) -> ResultsCheck:
    """The same for a form whose columns were found.

    Raises:
        TableRefused: cells that are no whole numbers.
        ProtocolError: see `check_many`.
    """
    balances = check_many(
        fit.schema,
        {line: table.figures(column) for line, column in fit.columns.items()},
        absent=absent,
    )
    numeric = set(table.numeric(fit.unused))
    places = [name for name in fit.unused if name not in numeric]
    return ResultsCheck(
        table.filename,
        fit.schema.name,
        fit.schema.version,
        len(table),
        fit.columns,
        fit.without,
        fit.unused,
        int(balances.balanced.sum()),
        int(balances.broken.sum()),
        int((balances.unchecked & ~balances.broken).sum()),
        int(balances.unusual.sum()),
        tuple(_relation(one, fit, table, places) for one in balances.findings),
    )


def _relation(
    found: ManyFinding, fit: Fitting, table: ResultsTable, places: Sequence[str]
) -> RelationCheck:
    relation = found.relation
    differences = found.differences
    return RelationCheck(
        relation.key,
        formula(fit.schema, relation.left, relation.sense, relation.right),
        relation.severity.value,
        relation.legal_reference,
        found.held,
        found.broken,
        found.unchecked,
        found.not_applicable,
        found.without_column,
        int(differences.sum()),
        tuple(
            Example(
                int(table.numbers[row]),
                _place(table, int(row), places),
                found.sentence(fit.schema, number),
                int(differences[number]),
            )
            for number, row in enumerate(found.broken_rows[:MOST_EXAMPLES])
        ),
        ""
        if relation.unless is None
        else formula(
            fit.schema,
            relation.unless.left,
            relation.unless.sense,
            relation.unless.right,
        ),
    )


def formula(
    schema: ProtocolSchema,
    left: Sequence[Term],
    sense: Sense,
    right: Sequence[Term],
) -> str:
    """A relation in the words of its form: “Ballots received = Issued + Unused”."""
    return f"{_side(schema, left)} {SIGNS[sense]} {_side(schema, right)}"


def _side(schema: ProtocolSchema, side: Sequence[Term]) -> str:
    words = ""
    for term in side:
        sign = "−" if term.times < 0 else "+"
        words += f" {sign} " if words else ("−" if term.times < 0 else "")
        words += f"{abs(term.times)} × " if abs(term.times) != 1 else ""
        words += schema.line(term.line).label()
    return words


def _place(table: ResultsTable, row: int, places: Sequence[str]) -> str:
    cells = table.cells[row]
    return ", ".join(
        filter(None, (cells[table.head.index(name)].strip() for name in places))
    )


def adds_up(check: ResultsCheck) -> bool:
    """Whether no hard relation is broken anywhere."""
    return not any(
        one.broken for one in check.relations if one.severity == Severity.HARD.value
    )
