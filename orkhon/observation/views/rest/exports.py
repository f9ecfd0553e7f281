"""Everything of a form as CSV, alone or in one archive with the files."""

import csv
import io
import re
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import PurePath
from typing import IO

from django.db.models import QuerySet
from django.http import FileResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header

from orkhon.engines.xforms.central.filter import FilterError
from orkhon.engines.xforms.central.sheets import Sheets
from orkhon.observation.documents.tables import harmless
from orkhon.observation.models import FormDesign, Submission, SubmissionFile
from orkhon.observation.permissions import city_seen
from orkhon.observation.queries.form_shapes import form_shape
from orkhon.observation.queries.rest.filters import FieldNotServed, condition_of
from orkhon.observation.queries.rest.submissions import (
    LogicalForm,
    forms_in_chunks,
    is_encrypted,
    logical_forms,
    stamp,
)
from orkhon.observation.views.rest.doors import (
    Call,
    readable_design,
    rest_door,
    version_of,
)
from orkhon.observation.views.rest.problems import Problem
from orkhon.record.queries import bytes_of

IN_MEMORY = 4 * 1024 * 1024
A_PIECE = 256 * 1024
_FIGURES = re.compile(r"[-+]?[0-9][-+0-9 .,:()/]*")
TAIL = (
    "KEY",
    "SubmitterID",
    "SubmitterName",
    "AttachmentsPresent",
    "AttachmentsExpected",
    "Status",
    "ReviewState",
    "DeviceID",
    "Edits",
    "FormVersion",
)
"""What stands after the answers, by the names of ODK Central."""


def _csv(
    call: Call, number: str, form_id: str, draft: str = ""
) -> StreamingHttpResponse:
    design, sheets, rows = _asked(call, number, form_id, draft)
    made = StreamingHttpResponse(
        _lines(sheets, rows), content_type="text/csv; charset=utf-8"
    )
    made.headers["Content-Disposition"] = _disposition(design, "csv")
    return made


def _zip(call: Call, number: str, form_id: str, draft: str = "") -> FileResponse:
    """The form's table, one for each repeat, and the files unless they are not wanted."""
    design, sheets, rows = _asked(call, number, form_id, draft)
    with_files = call.request.GET.get("attachments", "").lower() != "false"
    packed = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 -- the answer closes it
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        _pack(archive, design, sheets, rows)
        if with_files:
            _pack_files(archive, rows)
    packed.seek(0)
    made = FileResponse(packed, content_type="application/zip")
    made.headers["Content-Disposition"] = _disposition(design, "zip")
    return made


def _asked(
    call: Call, number: str, form_id: str, draft: str
) -> tuple[FormDesign, Sheets, QuerySet[Submission]]:
    design = readable_design(call, number, form_id)
    rows = logical_forms(
        design, city=city_seen(call.account, design.mission), is_draft=bool(draft)
    )
    wanted = call.request.GET.get("$filter", "").strip()
    if wanted:
        try:
            rows = rows.filter(condition_of(wanted, now=timezone.now()))
        except (FilterError, FieldNotServed) as error:
            raise Problem(400.18, f"The expression cannot be read: {error}.") from error
    schema = form_shape(version_of(design, is_draft=bool(draft)))
    paths = call.request.GET.get("groupPaths", "").lower() != "false"
    return design, Sheets(schema, group_paths=paths), rows


def _lines(sheets: Sheets, rows: QuerySet[Submission]) -> Iterator[str]:
    yield _line(["SubmissionDate", *sheets.heads(), *TAIL])
    for form in forms_in_chunks(rows):
        yield _line(_own(form, sheets.lines(*_said(form))[""][0]))


def _pack(
    archive: zipfile.ZipFile,
    design: FormDesign,
    sheets: Sheets,
    rows: QuerySet[Submission],
) -> None:
    """All tables in one pass: each into a file of its own, then into the archive."""
    named = {"": "", **{path: f"-{end}" for path, end in sheets.repeats.items()}}
    with ExitStack() as stack:
        files = {path: stack.enter_context(_spool()) for path in named}
        files[""].write(_line(["SubmissionDate", *sheets.heads(), *TAIL]))
        for path in sheets.repeats:
            files[path].write(_line([*sheets.heads(path), "PARENT_KEY", "KEY"]))
        for form in forms_in_chunks(rows):
            lines = sheets.lines(*_said(form))
            files[""].write(_line(_own(form, lines.pop("")[0])))
            for path, found in lines.items():
                files[path].writelines(_line(line) for line in found)
        for path, end in named.items():
            files[path].seek(0)
            with archive.open(_inside(f"{design.form_id}{end}.csv"), "w") as packed:
                while piece := files[path].read(A_PIECE):
                    packed.write(piece.encode())


def _spool() -> IO[str]:
    return tempfile.SpooledTemporaryFile(
        max_size=IN_MEMORY, mode="w+", encoding="utf-8", newline=""
    )


def _pack_files(archive: zipfile.ZipFile, rows: QuerySet[Submission]) -> None:
    """The newest version of each file; one name of several forms is kept apart."""
    found = (
        SubmissionFile.objects.filter(
            submission__in=rows.order_by().values("pk"), source__isnull=False
        )
        .select_related("source", "submission")
        .order_by("submission", "name", "-version")
    )
    taken: set[str] = set()
    last: tuple[int, str] | None = None
    for file in found.iterator(chunk_size=100):
        if (file.submission_id, file.name) == last or file.source is None:
            continue
        last = (file.submission_id, file.name)
        name = _inside(file.name)
        if name in taken:
            ending = file.submission.root_instance_id.removeprefix("uuid:")
            name = _inside(f"{ending}-{file.name}")
        taken.add(name)
        archive.writestr(f"media/{name}", bytes_of(file.source), zipfile.ZIP_STORED)


def _said(form: LogicalForm) -> tuple[str, dict[str, str]]:
    values: dict[str, str] = form.row.values
    return form.row.root_instance_id, values


def _own(form: LogicalForm, answers: list[str]) -> list[str]:
    row = form.row
    return [
        stamp(form.submitted_at),
        *answers,
        row.root_instance_id,
        str(form.submitter),
        form.submitter_name,
        str(form.files_present),
        str(form.files_expected),
        "not decrypted" if is_encrypted(row) else "",
        form.reviewed or "",
        row.device_id,
        str(form.edits),
        row.version,
    ]


def _line(cells: list[str]) -> str:
    written = io.StringIO(newline="")
    csv.writer(written).writerow([_no_formula(cell) for cell in cells])
    return written.getvalue()


def _no_formula(cell: str) -> str:
    """A cell that no table program runs; numbers, places and telephones stay."""
    return cell if _FIGURES.fullmatch(cell) else harmless(cell)


def _inside(name: str) -> str:
    """A name that stays inside the folder where somebody unpacks it."""
    return PurePath(name.replace("\\", "_").replace("/", "_")).name or "_"


def _disposition(design: FormDesign, ending: str) -> str:
    name = f"{_inside(design.form_id)}.{ending}"
    return content_disposition_header(True, name) or "attachment"


submissions_csv = rest_door(GET=_csv, POST=_csv)
submissions_zip = rest_door(GET=_zip, POST=_zip)
