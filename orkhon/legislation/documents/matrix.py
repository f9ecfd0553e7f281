"""The matrix of a model law as one paper: letters and articles, on its side."""

from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from orkhon.engines.documents import (
    Block,
    Heading,
    Paper,
    Paragraph,
    Runs,
    Strong,
    Table,
    runs,
)
from orkhon.engines.documents import Text as Words
from orkhon.legislation.documents.table import share_words
from orkhon.legislation.documents.wide import (
    labels,
    lines,
    version_words,
    widths,
)
from orkhon.legislation.models import LETTERS
from orkhon.legislation.queries.cells import Cell
from orkhon.legislation.queries.matrix import Chapter, Matrix, Row
from orkhon.register.queries.labels import assembly_named, named
from orkhon.ui.papers import printed

FIRST = 36
"""Width of the model law's column, in percent."""


def matrix_bytes(matrix: Matrix, form: str) -> bytes:
    """The matrix as a file; `wide.PAPERS` has the forms."""
    return printed(matrix_paper(matrix), form)


def matrix_paper(matrix: Matrix) -> Paper:
    """The matrix as a paper, in the language in force."""
    language = (get_language() or "en").split("-")[0]
    return Paper(
        title=_("Matrix: %(law)s") % {"law": matrix.work.title},
        language=language,
        blocks=tuple(_blocks(matrix, language)),
        running_head=assembly_named(settings.ORKHON_ASSEMBLY),
        running_note=version_words(matrix.version),
        labels=labels(),
        is_across=True,
    )


def _blocks(matrix: Matrix, language: str) -> Iterator[Block]:
    members = tuple(named(one.country) for one in matrix.columns)
    yield Paragraph(
        runs(", ".join(f"{sign} {status.label}" for status, sign in LETTERS.items()))
    )
    yield Table(
        (_("Enacted, in full or with differences"), *members),
        (
            (
                runs(_("Share")),
                *(runs(share_words(one.tally)) for one in matrix.columns),
            ),
        ),
        widths=widths(len(members), FIRST),
    )
    for chapter in matrix.chapters:
        yield Heading(chapter.title or _("Provisions"))
        yield _table(chapter, members, language)


def _table(chapter: Chapter, members: tuple[str, ...], language: str) -> Table:
    return Table(
        (_("Provision of the model law"), *members),
        tuple(
            (_provision(row, language), *(_cell(one) for one in row.cells))
            for row in chapter.rows
        ),
        widths=widths(len(members), FIRST),
    )


def _provision(row: Row, language: str) -> Runs:
    heading = row.said.unit.heading if row.said.is_first else ""
    opening = lines(heading or row.said.opening, row.said.language, language)
    return (Strong(row.said.no), Words(" "), *opening)


def _cell(cell: Cell) -> Runs:
    said = [cell.articles or str(cell.status.label)]
    if cell.again:
        said.append(_("examine again"))
    return (Strong(cell.letter), Words(f" {', '.join(said)}"))
