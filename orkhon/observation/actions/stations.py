"""Bringing in a list of stations, step by step; all of it is taken in or none.

Upload, naming of the columns, check, taking in: the last two read the whole file, and
a worker does them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.engines import periods
from orkhon.engines.merkle.entry import JSON
from orkhon.jobs import actions as jobs
from orkhon.jobs.models import Job
from orkhon.observation.actions.station_lists import compare, write
from orkhon.observation.intake.coordinates import BOXES, Notation
from orkhon.observation.intake.station_columns import FIELDS, recognised
from orkhon.observation.intake.station_rows import Problem, Reading, read_stations
from orkhon.observation.intake.station_tables import (
    CSV,
    Table,
    read_table,
)
from orkhon.observation.models import Mission, StationImport
from orkhon.observation.permissions import can_run
from orkhon.record.actions import append, keep_source, subject_of
from orkhon.record.queries import bytes_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require

CHECK = "observation.stations.check"
TAKE_IN = "observation.stations.import"
MOST_PROBLEMS = 1000
"""Problems that are kept and shown; the rest is counted."""
LARGEST_TEXT = 200_000
"""Bytes of a list that is kept as text too, to be read on its source's page."""
NOTATION = "coordinates are written"
"""Beside the columns, in the mapping of an import."""

Report = Callable[[int, int | None], object]


def _unheard(done: int, total: int | None) -> None:
    """For whoever does not ask how far it is."""


@dataclass(frozen=True)
class Naming:
    """What a person says of a list before it is read.

    Attributes:
        columns: Our field, their column.
        notation: How its coordinates are written.
        as_of: Partial date of its figures where no column gives one.
        withdraws_missing: Whether stations that it does not name are gone.
    """

    columns: Mapping[str, str]
    notation: str = Notation.POINT
    as_of: str = ""
    withdraws_missing: bool = False


@transaction.atomic
def bring_stations(
    mission: Mission, data: bytes, *, filename: str, by: Actor
) -> StationImport:
    """Keep a list of stations as it came, and guess its columns.

    Raises:
        TableRefused: it is no table that can be read.
    """
    require(can_run(by, mission), _("bring in stations"))
    table = read_table(data, filename)
    text = ""
    if table.media_type == CSV and len(data) <= LARGEST_TEXT:
        text = data.decode(table.part).replace("\0", "")
    source, _is_new = keep_source(
        data,
        filename=filename,
        media_type=table.media_type,
        text=text,
        language="und",
        by=by,
        title=filename,
    )
    brought = StationImport.objects.create(
        mission=mission,
        source=source,
        sheet=table.part,
        mapping=recognised(table.head),
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    append(
        "observation.stations.bring",
        subject_of(brought),
        by=by,
        mission=str(mission.pk),
        source=str(source.pk),
        sha256=source.sha256,
    )
    return brought


def table_of(brought: StationImport, *, by: Actor, part: str = "") -> Table:
    """The list as it came; `part` looks at another sheet or encoding.

    Raises:
        TableRefused: there is no such sheet, or it is not written so.
    """
    require(can_run(by, brought.mission), _("bring in stations"))
    source = brought.source
    return read_table(bytes_of(source), source.filename, part or brought.sheet)


@transaction.atomic
def choose_part(brought: StationImport, part: str, *, by: Actor) -> StationImport:
    """Read another sheet, or the letters in another way; the columns are guessed anew.

    Raises:
        Refusal: the list is being taken in, or was.
        TableRefused: there is no such sheet, or it is not written so.
    """
    require(can_run(by, brought.mission), _("bring in stations"))
    table = table_of(brought, by=by, part=part)
    _change(brought, sheet=table.part, mapping=recognised(table.head))
    append("observation.stations.choose-sheet", subject_of(brought), by=by, sheet=part)
    return brought


@transaction.atomic
def name_columns(brought: StationImport, naming: Naming, *, by: Actor) -> Job:
    """Say which column is which, and let a worker check every line.

    Raises:
        Refusal: a column named twice or not there, no column of numbers or codes, no
            date for the figures, or a list that is being taken in, or was.
    """
    require(can_run(by, brought.mission), _("bring in stations"))
    _require_sound(naming, table_of(brought, by=by))
    _change(
        brought,
        mapping={**naming.columns, NOTATION: naming.notation},
        figures_as_of=naming.as_of,
        withdraws_missing=naming.withdraws_missing,
    )
    append(
        "observation.stations.name-columns",
        subject_of(brought),
        by=by,
        columns=dict(naming.columns),
        notation=str(naming.notation),
        as_of=naming.as_of,
        withdraws_missing=naming.withdraws_missing,
    )
    return jobs.ask(CHECK, subject=subject_of(brought), by=by.actor_id)


@transaction.atomic
def take_in(brought: StationImport, *, by: Actor) -> Job:
    """Let a worker take in a list that was checked; twice is once.

    Raises:
        Refusal: it was not checked, something is wrong with it, or it was taken in.
    """
    require(can_run(by, brought.mission), _("bring in stations"))
    changed = (
        StationImport.objects.filter(pk=brought.pk, state=StationImport.State.MAPPING)
        .exclude(counts={})
        .update(state=StationImport.State.RUNNING)
    )
    brought.refresh_from_db()
    if not changed and brought.state != StationImport.State.RUNNING:
        raise Refusal(_("This list does not wait to be taken in."))
    return jobs.ask(TAKE_IN, subject=subject_of(brought), by=by.actor_id)


def check_stations(
    brought: StationImport, *, by: Actor, report: Report = _unheard
) -> StationImport:
    """Read every line and say what taking in would change; nothing is taken in.

    Raises:
        TableRefused: the file is no table after all.
    """
    require(can_run(by, brought.mission), _("bring in stations"))
    found = read_stations(
        table_of(brought, by=by),
        reading_of(brought),
        report=lambda count: report(count, None),
    )
    counts: dict[str, JSON]
    if found.problems:
        counts, state = _counted(found.problems), StationImport.State.REFUSED
    else:
        counts = compare(brought, found.rows).counts()
        state = StationImport.State.MAPPING
    StationImport.objects.filter(
        pk=brought.pk, state=StationImport.State.MAPPING
    ).update(
        state=state,
        counts=counts,
        problems=[_written(one) for one in found.problems[:MOST_PROBLEMS]],
    )
    brought.refresh_from_db()
    return brought


def import_stations(
    brought: StationImport, *, by: Actor, report: Report = _unheard
) -> StationImport:
    """Take in a list: every line of it, or none and what is wrong with which.

    May be done twice; the second time finds it done.

    Raises:
        Refusal: it waits for its columns, or for a check.
        TableRefused: the file is no table after all.
    """
    require(can_run(by, brought.mission), _("bring in stations"))
    brought.refresh_from_db()
    if brought.state == StationImport.State.DONE:
        return brought
    if brought.state != StationImport.State.RUNNING:
        raise Refusal(_("This list does not wait to be taken in."))
    found = read_stations(
        table_of(brought, by=by),
        reading_of(brought),
        report=lambda count: report(count, None),
    )
    if found.problems:
        _refuse(brought, found.problems)
        return brought
    read = len(found.rows)
    # Reading and writing take about as long as each other.
    report(read, 2 * read)
    with transaction.atomic():
        changed = StationImport.objects.filter(
            pk=brought.pk, state=StationImport.State.RUNNING
        ).update(state=StationImport.State.DONE)
        if changed:
            changes = compare(brought, found.rows)
            write(brought, changes, report=lambda n: report(read + n, 2 * read))
            counts = changes.counts()
            StationImport.objects.filter(pk=brought.pk).update(counts=counts)
            append(
                "observation.stations.import",
                subject_of(brought),
                by=by,
                mission=str(brought.mission_id),
                sha256=brought.source.sha256,
                **{key: value for key, value in counts.items() if key != "changes"},
            )
    brought.refresh_from_db()
    return brought


def reading_of(brought: StationImport) -> Reading:
    """How the list is to be read, as a person said."""
    mapping = dict(brought.mapping)
    notation = mapping.pop(NOTATION, Notation.POINT)
    return Reading(
        columns=mapping,
        notation=Notation(notation),
        as_of=brought.figures_as_of,
        box=BOXES.get(brought.mission.country.code),
    )


def _require_sound(naming: Naming, table: Table) -> None:
    columns = naming.columns
    for ours, theirs in columns.items():
        if ours not in FIELDS:
            raise Refusal(
                _("“%(field)s” is nothing that a station has.") % {"field": ours}
            )
        if theirs not in table.head:
            raise Refusal(_("There is no column “%(column)s”.") % {"column": theirs})
    named = list(columns.values())
    for theirs in named:
        if named.count(theirs) > 1:
            raise Refusal(
                _("The column “%(column)s” is named twice.") % {"column": theirs}
            )
    if "code" not in columns and "number" not in columns:
        raise Refusal(_("Say which column has the codes, or the numbers."))
    if ("latitude" in columns) != ("longitude" in columns):
        raise Refusal(_("Latitude and longitude come together."))
    if naming.notation not in set(Notation):
        raise Refusal(_("“%(word)s” is no notation.") % {"word": naming.notation})
    try:
        if naming.as_of:
            periods.parse(naming.as_of)
    except periods.PartialDateError as error:
        raise Refusal(str(error)) from error
    if "voters" in columns and "as_of" not in columns and not naming.as_of:
        raise Refusal(
            _("Voters on the list have a date: say as of when, or which column has it.")
        )


def _change(brought: StationImport, **values: object) -> None:
    """Change what is said of a list that is not yet taken in; it is to be checked anew."""
    changed = StationImport.objects.filter(
        pk=brought.pk,
        state__in=(StationImport.State.MAPPING, StationImport.State.REFUSED),
    ).update(state=StationImport.State.MAPPING, counts={}, problems=[], **values)
    if not changed:
        raise Refusal(_("This list is being taken in, or was."))
    brought.refresh_from_db()


def _refuse(brought: StationImport, problems: list[Problem]) -> None:
    StationImport.objects.filter(
        pk=brought.pk, state=StationImport.State.RUNNING
    ).update(
        state=StationImport.State.REFUSED,
        counts=_counted(problems),
        problems=[_written(one) for one in problems[:MOST_PROBLEMS]],
    )
    brought.refresh_from_db()


def _counted(problems: list[Problem]) -> dict[str, JSON]:
    return {"problems": len(problems), "lines": len({one.line for one in problems})}


def _written(problem: Problem) -> dict[str, object]:
    return {
        "line": problem.line,
        "column": problem.column,
        "value": problem.value,
        "why": problem.why,
    }
