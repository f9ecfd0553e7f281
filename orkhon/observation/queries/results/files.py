"""Files of official results of a mission, and how far each one is."""

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from orkhon.observation.intake.results_table import (
    ResultsTable,
    first_results,
    read_results,
)
from orkhon.observation.models import Mission, ResultsFile
from orkhon.record.queries import bytes_of

SAMPLE = 3
"""Lines that stand beside the columns."""


class Progress(StrEnum):
    """How far a file is."""

    UNREADABLE = "unreadable"
    NAMING = "naming"
    READING = "reading"
    REFUSED = "refused"
    STANDS = "stands"
    SUPERSEDED = "superseded"


STATES = {
    Progress.UNREADABLE: ("blocked", _("kept, cannot be read")),
    Progress.NAMING: ("waiting", _("columns to be named")),
    Progress.READING: ("partly", _("being read")),
    Progress.REFUSED: ("blocked", _("not read to the end")),
    Progress.STANDS: ("done", _("read and checked")),
    Progress.SUPERSEDED: ("off", _("superseded by a later file")),
}


@dataclass(frozen=True)
class FileLine:
    """A file as a list shows it."""

    file: ResultsFile
    progress: Progress

    @property
    def sign(self) -> str:
        """Its state for the tag `state`."""
        return STATES[self.progress][0]

    @property
    def words(self) -> str:
        """Its state in words."""
        return str(STATES[self.progress][1])


def results_of(mission: Mission) -> QuerySet[ResultsFile]:
    """Every file that was brought in, the newest first."""
    return ResultsFile.objects.filter(mission=mission).select_related(
        "source", "superseded_by__source", "mission__country"
    )


def file_lines(mission: Mission) -> list[FileLine]:
    """Every file with its state."""
    return [FileLine(one, progress_of(one)) for one in results_of(mission)]


def progress_of(results: ResultsFile) -> Progress:
    """How far a file is."""
    if results.superseded_by_id is not None:
        return Progress.SUPERSEDED
    if results.done_at is not None:
        return Progress.STANDS
    if results.problem:
        return Progress.REFUSED if results.columns else Progress.UNREADABLE
    return Progress.READING if results.columns else Progress.NAMING


def first_lines(results: ResultsFile) -> ResultsTable:
    """The head of a file with its first lines.

    Raises:
        TableRefused: it cannot be read.
    """
    return first_results(bytes_of(results.source), results.source.filename, SAMPLE)


def line_of(results: ResultsFile, line: int) -> dict[str, str] | None:
    """One line of the file as it came, by column; None when there is none.

    Raises:
        TableRefused: the file cannot be read.
    """
    table = read_results(bytes_of(results.source), results.source.filename)
    return table.row_at(line)
