"""The matrix: what each member made of each provision of a model law."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from orkhon.legislation.models import Comparison, Expression, Status, Version, Work
from orkhon.legislation.queries.cells import Cell, cells_now, not_examined
from orkhon.legislation.queries.comparisons import comparisons_of
from orkhon.legislation.queries.past import binding_on, end_of, past_cells
from orkhon.legislation.queries.tally import Tally, tally_of
from orkhon.legislation.queries.texts import Unit, expression_in, units_of
from orkhon.register.models import Country

SHOWN = ("all", "again", "open")
LINE = 58
"""Letters of a line in a list."""
LEAST = 24
"""Of these, what is left for a provision's words beside a heading."""


@dataclass(frozen=True)
class SaidUnit:
    """A provision of the model law in the reader's language, where it is there.

    Attributes:
        unit: Its number, heading and words.
        language: Of these.
        is_authentic: Whether these words bind.
        is_first: The first provision of its article.
        is_alone: The only one of its article.
    """

    unit: Unit
    language: str
    is_authentic: bool
    is_first: bool
    is_alone: bool

    @property
    def no(self) -> str:
        """Its number; of an annex without one its name."""
        return self.unit.no or self.unit.name

    @property
    def opening(self) -> str:
        """The first words, cut between words; fewer where a heading stands before."""
        words = " ".join(self.unit.words.split())
        heading = self.unit.heading if self.is_first else ""
        room = max(LINE - len(heading), LEAST)
        if len(words) <= room:
            return words
        return f"{words[:room].rsplit(' ', 1)[0]} …"


@dataclass(frozen=True)
class Row:
    """One provision of the model law with its cells, members in order."""

    said: SaidUnit
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Chapter:
    """A chapter of the model law with the provisions that are shown of it."""

    title: str
    language: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Column:
    """A member.

    Attributes:
        comparison: The model law and the member.
        country: The member.
        laws: Its laws that are compared; none while none is known.
        tally: All its provisions, whatever is shown.
    """

    comparison: Comparison
    country: Country
    laws: tuple[Work, ...]
    tally: Tally


@dataclass(frozen=True)
class Matrix:
    """A model law against the laws of its members.

    Attributes:
        work: The model law.
        version: The version whose provisions are listed.
        columns: Members in English alphabetical order.
        chapters: What is shown.
        titles: All chapters, in order.
        total, shown: Provisions of the model law, and of these in `chapters`.
        again, open: Cells to be examined again, and those not examined.
        next: The member's code and the provision to examine next; None for none.
    """

    work: Work
    version: Version
    columns: tuple[Column, ...]
    chapters: tuple[Chapter, ...]
    titles: tuple[str, ...]
    total: int
    shown: int
    again: int
    open: int
    next: tuple[str, str] | None


def matrix_of(
    model: Work,
    *,
    language: str,
    show: str = "all",
    chapter: int = 0,
    on: date | None = None,
) -> Matrix | None:
    """The matrix of a model law.

    Args:
        model: The model law.
        language: Of the reader; provisions are shown in it where a text has it.
        show: One of `SHOWN`: all provisions, those with a cell to be examined again,
            those with one not examined.
        chapter: Number of the chapter in `titles` from 1; 0 for all.
        on: The day as of whose end it stands; None for now.
    Returns:
        None where the model law had no text then.
    """
    binding = binding_on(model, on)
    if binding is None:
        return None
    units = said_units(binding, language)
    comparisons = comparisons_of(model)
    found = (
        cells_now(comparisons) if on is None else past_cells(comparisons, end_of(on))
    )
    rows = [Row(one, _cells(one.unit.eid, comparisons, found)) for one in units]
    titles = list(dict.fromkeys(row.said.unit.chapter for row in rows))
    kept = [
        row
        for row in rows
        if _is_shown(row, show)
        and (not chapter or titles.index(row.said.unit.chapter) == chapter - 1)
    ]
    columns = _columns(comparisons, rows)
    return Matrix(
        model,
        binding.version,
        columns,
        tuple(_chapters(kept)),
        tuple(titles),
        len(rows),
        len(kept),
        sum(one.tally.again for one in columns),
        sum(one.tally.counts[Status.NOT_EXAMINED] for one in columns),
        _next(rows, columns),
    )


def said_units(binding: Expression, language: str) -> list[SaidUnit]:
    """What is decided in a model law, in its order and in the reader's language.

    Args:
        binding: The authentic text.
        language: A provision that the text in this language lacks is shown as it binds.
    """
    units = units_of(binding)
    other = (
        None
        if language == binding.language
        else expression_in(binding.version, language)
    )
    theirs = {} if other is None else {one.eid: one for one in units_of(other)}
    in_article = {
        key: len(list(listed))
        for key, listed in groupby(sorted(one.article for one in units))
    }
    said: list[SaidUnit] = []
    before = ""
    for one in units:
        there = theirs.get(one.eid)
        said.append(
            SaidUnit(
                there or one,
                language if there else binding.language,
                there is None and binding.is_authentic,
                one.article != before,
                in_article[one.article] == 1,
            )
        )
        before = one.article
    return said


def _cells(
    eid: str,
    comparisons: Iterable[Comparison],
    found: Mapping[str, Mapping[str, Cell]],
) -> tuple[Cell, ...]:
    codes = [one.country.code for one in comparisons]
    return tuple(found[code].get(eid) or not_examined(code) for code in codes)


def _is_shown(row: Row, show: str) -> bool:
    if show == "again":
        return any(one.again for one in row.cells)
    if show == "open":
        return any(one.status == Status.NOT_EXAMINED for one in row.cells)
    return True


def _columns(
    comparisons: Sequence[Comparison], rows: Sequence[Row]
) -> tuple[Column, ...]:
    return tuple(
        Column(
            one,
            one.country,
            tuple(one.laws.all()),
            tally_of((row.cells[at].status, row.cells[at].again) for row in rows),
        )
        for at, one in enumerate(comparisons)
    )


def _chapters(rows: Sequence[Row]) -> Iterable[Chapter]:
    for title, listed in groupby(rows, key=lambda row: row.said.unit.chapter):
        inside = tuple(listed)
        yield Chapter(title, inside[0].said.language, inside)


def _next(rows: Sequence[Row], columns: Sequence[Column]) -> tuple[str, str] | None:
    """What waits: first what changed, then what nobody looked at, in reading order."""
    known = {one.country.code for one in columns if one.laws}
    cells = [
        (cell, row.said.unit.eid)
        for row in rows
        for cell in row.cells
        if cell.country in known
    ]
    waiting = [one for one in cells if one[0].again] or [
        one for one in cells if one[0].status == Status.NOT_EXAMINED
    ]
    return (waiting[0][0].country, waiting[0][1]) if waiting else None
