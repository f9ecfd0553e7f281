"""Official results by station: brought in, their columns named, checked by a worker.

The file is kept before anything is read: one that cannot be read stays, with the
reason. A later file that was read supersedes the earlier; both stay readable.
"""

from collections.abc import Callable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.engines.elections.forensics import ForensicsError
from orkhon.engines.elections.relations import ProtocolError
from orkhon.engines.merkle.entry import JSON
from orkhon.jobs import actions as jobs
from orkhon.jobs.models import Job
from orkhon.observation.intake.results_table import (
    GZIP,
    ResultsTable,
    first_results,
    read_results,
)
from orkhon.observation.intake.station_tables import (
    CSV,
    TableRefused,
    read_table,
)
from orkhon.observation.models import Mission, OfficialProtocol, ResultsFile
from orkhon.observation.permissions import can_write_statement
from orkhon.observation.queries.results.analysing import analysed
from orkhon.observation.queries.results.checking import checked_by
from orkhon.observation.queries.results.columns import fitted_to
from orkhon.observation.queries.results.keeping import PROBLEM
from orkhon.observation.queries.results.matching import Match, match
from orkhon.observation.queries.results.naming import (
    CODE,
    NUMBER,
    Naming,
    naming_of,
    protocol_design,
    schema_of,
)
from orkhon.record.actions import (
    append,
    keep_source,
    quarantine_source,
    subject_of,
)
from orkhon.record.queries import bytes_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require

CHECK = "observation.results.check"
MATCH = "observation.results.match"
STEPS = 4
"""Read, checked, analysed, compared: what a worker says of how far it is."""
LARGEST_TEXT = 200_000
"""Bytes of a file that is kept as text too, so that a line of it can be cited."""
LONGEST_PROBLEM = 500
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PACKED = "application/gzip"
UNKNOWN = "application/octet-stream"
BATCH = 2_000

Report = Callable[[int, int | None], object]


def _unheard(done: int, total: int | None) -> None:
    """For whoever does not ask how far it is."""


@transaction.atomic
def bring_results(
    mission: Mission, data: bytes, *, filename: str, given_by: str, by: Actor
) -> ResultsFile:
    """Keep official results as they came, whether they can be read or not.

    Raises:
        PermissionDenied: not one who writes in this mission's statements.
        Refusal: an empty file, or nobody who gave it.
    """
    require(can_write_statement(by, mission), _("bring in official results"))
    if not data:
        raise Refusal(_("%(file)s is empty.") % {"file": filename})
    if not given_by.strip():
        raise Refusal(_("Say who published the results."))
    problem, text = "", ""
    try:
        first_results(data, filename, 1)
        text = _text(data, filename)
    except TableRefused as error:
        problem = str(error)[:LONGEST_PROBLEM]
    if problem:
        source, _is_new = quarantine_source(
            data,
            filename=filename,
            media_type=_media_type(data) if _is_known(data) else UNKNOWN,
            why=problem,
            by=by,
        )
    else:
        source, _is_new = keep_source(
            data,
            filename=filename,
            media_type=_media_type(data),
            text=text,
            language="und",
            by=by,
            title=filename,
        )
    design = protocol_design(mission)
    brought = ResultsFile.objects.create(
        mission=mission,
        source=source,
        given_by=given_by.strip(),
        form_name="" if design is None else design.form_id,
        problem=problem,
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    append(
        "observation.results.bring",
        subject_of(brought),
        by=by,
        mission=str(mission.pk),
        source=str(source.pk),
        sha256=source.sha256,
        given_by=brought.given_by,
        problem=problem,
    )
    return brought


@transaction.atomic
def name_results_columns(results: ResultsFile, naming: Naming, *, by: Actor) -> Job:
    """Say which column is which, and let a worker check every line.

    Raises:
        PermissionDenied: not one who writes in this mission's statements.
        Refusal: a file that cannot be read or was read, a column that it does not
            have, no column of stations, a line of which the form knows nothing, half a
            question, or a mission without a protocol form.
    """
    require(can_write_statement(by, results.mission), _("name the columns"))
    if results.done_at is not None:
        raise Refusal(_("This file was read; bring it in again to name it otherwise."))
    try:
        table = first_results(bytes_of(results.source), results.source.filename, 1)
        _require_sound(naming, table, results.mission)
    except (TableRefused, ProtocolError) as error:
        raise Refusal(str(error)) from error
    design = protocol_design(results.mission)
    changed = ResultsFile.objects.filter(pk=results.pk, done_at=None).update(
        form_name="" if design is None else design.form_id,
        columns=naming.written(),
        problem="",
    )
    if not changed:  # pragma: no cover -- a worker finished in between
        raise Refusal(_("This file was read in the meantime."))
    results.refresh_from_db()
    append(
        "observation.results.name-columns",
        subject_of(results),
        by=by,
        **naming.written(),
    )
    return jobs.ask(CHECK, subject=subject_of(results), by=by.actor_id)


def check_results(
    results: ResultsFile, *, by: Actor, report: Report = _unheard
) -> ResultsFile:
    """Read every line, check it, analyse the whole, keep our stations' figures.

    What is wrong with the file stands in `problem`, and its columns can be named
    anew. May be done twice; the second time finds it done.

    Raises:
        PermissionDenied: not one who writes in this mission's statements.
        Refusal: its columns are not named.
    """
    require(can_write_statement(by, results.mission), _("check official results"))
    results.refresh_from_db()
    naming = naming_of(results)
    if results.done_at is not None:
        return results
    if naming is None:
        raise Refusal(_("Name the columns of this file first."))
    report(0, STEPS)
    try:
        table = read_results(bytes_of(results.source), results.source.filename)
        report(1, STEPS)
        schema = schema_of(results.mission, results.form_name)
        fit = fitted_to(table, schema, naming.lines, guess=False)
        check = checked_by(table, fit)
        report(2, STEPS)
        analysis = _analysis(table, naming)
        report(3, STEPS)
        matched = match(results.mission, table, naming)
    except (TableRefused, ProtocolError, Refusal) as error:
        return _refused(results, str(error), by)
    balance: dict[str, JSON] = {**check.as_json(), "stations": _stations(matched)}
    with transaction.atomic():
        changed = ResultsFile.objects.filter(pk=results.pk, done_at=None).update(
            rows=len(table),
            balance=balance,
            analysis=analysis,
            options=[
                name
                for line, name in fit.columns.items()
                if schema.line(line).is_option
            ],
            problem="",
            done_at=timezone.now(),
        )
        if changed:
            _keep(results, matched)
            _supersede(results)
            append(
                "observation.results.check",
                subject_of(results),
                by=by,
                sha256=results.source.sha256,
                form=f"{check.form} {check.form_version}",
                rows=check.rows,
                balanced=check.balanced,
                broken=check.broken,
                unchecked=check.unchecked,
                analysed=bool(analysis) and PROBLEM not in analysis,
                stations=len(matched.found),
            )
    results.refresh_from_db()
    report(STEPS, STEPS)
    return results


@transaction.atomic
def ask_to_match(results: ResultsFile, *, by: Actor) -> Job:
    """Let a worker look for the stations whose copies came after the file was read.

    Raises:
        PermissionDenied: not one who writes in this mission's statements.
        Refusal: the file was not read.
    """
    require(can_write_statement(by, results.mission), _("compare official results"))
    if results.done_at is None:
        raise Refusal(_("This file was not read yet."))
    return jobs.ask(MATCH, subject=subject_of(results), by=by.actor_id)


def match_results(results: ResultsFile, *, by: Actor) -> ResultsFile:
    """Keep the official figures of stations that have a copy by now.

    Raises:
        PermissionDenied: not one who writes in this mission's statements.
        Refusal: the file was not read.
        TableRefused: it cannot be read any more.
    """
    require(can_write_statement(by, results.mission), _("compare official results"))
    naming = naming_of(results)
    if results.done_at is None or naming is None:
        raise Refusal(_("This file was not read yet."))
    table = read_results(bytes_of(results.source), results.source.filename)
    matched = match(results.mission, table, naming)
    with transaction.atomic():
        before = results.protocols.count()
        _keep(results, matched)
        results.balance = {**results.balance, "stations": _stations(matched)}
        results.done_at = timezone.now()
        results.save(update_fields=["balance", "done_at"])
        append(
            "observation.results.match",
            subject_of(results),
            by=by,
            before=before,
            stations=len(matched.found),
        )
    return results


def _analysis(table: ResultsTable, naming: Naming) -> dict[str, JSON]:
    """What the methods found, or why they cannot be applied; {} when nothing is asked."""
    if not naming.turnout or not naming.leader:
        return {}
    try:
        found = analysed(
            table,
            turnout=naming.turnout,
            leader=naming.leader,
            registered=naming.registered,
            valid=naming.valid,
            region=naming.region,
        )
    except (ForensicsError, TableRefused) as error:
        return {PROBLEM: str(error)}
    return found.as_json()


def _require_sound(naming: Naming, table: ResultsTable, mission: Mission) -> None:
    if not naming.station:
        raise Refusal(_("Say which column names the station."))
    if naming.station_is not in (CODE, NUMBER):
        raise Refusal(
            _("“%(word)s” is no way to name a station.") % {"word": naming.station_is}
        )
    if bool(naming.turnout) != bool(naming.leader):
        raise Refusal(_("An analysis needs both: who took part, and whose votes."))
    asked = (
        naming.station,
        naming.turnout,
        naming.leader,
        naming.registered,
        naming.valid,
        naming.region,
    )
    for name in asked:
        if name:
            table.column(name)
    fitted_to(table, schema_of(mission), naming.lines, guess=False)


def _refused(results: ResultsFile, why: str, by: Actor) -> ResultsFile:
    with transaction.atomic():
        changed = ResultsFile.objects.filter(pk=results.pk, done_at=None).update(
            problem=why[:LONGEST_PROBLEM]
        )
        if changed:
            append("observation.results.refuse", subject_of(results), by=by, why=why)
    results.refresh_from_db()
    return results


def _keep(results: ResultsFile, matched: Match) -> None:
    OfficialProtocol.objects.bulk_create(
        [
            OfficialProtocol(
                results=results,
                station_id=one.station,
                line=one.line,
                values=dict(one.values),
            )
            for one in matched.found
        ],
        batch_size=BATCH,
        ignore_conflicts=True,
    )


def _supersede(results: ResultsFile) -> None:
    """Files that were read before are no longer the last word."""
    ResultsFile.objects.filter(
        mission=results.mission_id, superseded_by=None, done_at__isnull=False
    ).exclude(pk=results.pk).update(superseded_by=results)


def _stations(matched: Match) -> dict[str, JSON]:
    return {
        "listed": matched.stations,
        "unclear": list(matched.unclear),
        "not_listed": matched.not_listed,
        "examples": list(matched.examples),
    }


def _text(data: bytes, filename: str) -> str:
    if _media_type(data) != CSV or len(data) > LARGEST_TEXT:
        return ""
    return data.decode(read_table(data, filename).part).replace("\0", "")


def _media_type(data: bytes) -> str:
    if data[:2] == GZIP:
        return PACKED
    return WORKBOOK if data[:2] == b"PK" else CSV


def _is_known(data: bytes) -> bool:
    return _media_type(data) != CSV
