"""Forms: listed, brought in, drafted, published; their questions and files."""

from urllib.parse import unquote

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from orkhon.engines.xforms import central_fields
from orkhon.engines.xforms.central.values import JSON
from orkhon.engines.xforms.conversion import convert, from_xform
from orkhon.observation.actions.drafting import begin_draft, publish_draft
from orkhon.observation.actions.forms import (
    XLSX,
    bring_in_form,
    bring_in_form_file,
    set_form_state,
)
from orkhon.observation.models import FormDesign, FormVersion, Mission
from orkhon.observation.permissions import can_run
from orkhon.observation.queries.form_shapes import form_shape
from orkhon.observation.queries.rest.described import (
    counts_of,
    designs_of,
    excel_type,
    form_file_of,
    form_of,
    versions_shown,
)
from orkhon.observation.views.rest.doors import (
    Call,
    body_of,
    design_of,
    json_of,
    mission_of,
    rest_door,
    text_in,
    version_of,
)
from orkhon.observation.views.rest.problems import (
    Problem,
    answer,
    cells_of,
    not_allowed,
    not_found,
    success,
    unexpected,
)
from orkhon.record.queries import bytes_of

LARGEST_FORM = 25_000_000
ENDINGS = {
    XLSX: "xlsx",
    "application/vnd.ms-excel": "xls",
    "text/csv": "csv",
    "text/markdown": "md",
}


def _list(call: Call, number: str) -> HttpResponse:
    mission = mission_of(call, number)
    designs = designs_of(mission)
    shown = versions_shown(designs)
    return answer(
        [
            _described(call, design, shown[str(design.pk)])
            for design in designs
            if str(design.pk) in shown
        ]
    )


def _create(call: Call, number: str) -> HttpResponse:
    mission = _running(call, number)
    data, filename = _definition(call)
    form_id = _form_id(call, data, filename)
    if FormDesign.objects.filter(mission=mission, form_id=form_id).exists():
        raise Problem(
            409.3,
            f"This project has a form “{form_id}” already; make a draft of it.",
            {
                "table": "forms",
                "fields": ["projectId", "xmlFormId"],
                "values": [mission.number, form_id],
            },
        )
    version = bring_in_form(mission, data, filename, by=call.account)
    if call.is_said("publish"):
        version = publish_draft(version.design, by=call.account)
    return answer(_described(call, version.design, version))


def _form(call: Call, number: str, form_id: str) -> HttpResponse:
    design = design_of(call, number, form_id)
    return answer(_described(call, design, version_of(design)))


def _change(call: Call, number: str, form_id: str) -> HttpResponse:
    design = design_of(call, number, form_id)
    state = text_in(json_of(call.request), "state")
    if state not in FormDesign.State.values:
        raise unexpected("state", state, "it is open, closing or closed")
    if state != design.state:
        design = set_form_state(design, state, by=call.account)
    elif not can_run(call.account, design.mission):
        raise not_allowed()
    return answer(_described(call, design, version_of(design)))


def _fields(
    call: Call, number: str, form_id: str, version: str | None = None
) -> HttpResponse:
    return _fields_of(
        call, version_of(design_of(call, number, form_id), version=version)
    )


def _draft_fields(call: Call, number: str, form_id: str) -> HttpResponse:
    design = design_of(call, number, form_id)
    return _fields_of(call, version_of(design, is_draft=True))


def _fields_of(call: Call, version: FormVersion) -> HttpResponse:
    listed = central_fields(form_shape(version), odata=call.is_said("odata"))
    return answer([field.as_json() for field in listed])


def _versions(call: Call, number: str, form_id: str) -> HttpResponse:
    design = design_of(call, number, form_id)
    rows = design.versions.filter(published_at__isnull=False).defer("xml")
    return answer([form_of(design, row) for row in rows.order_by("-published_at")])


def _version(call: Call, number: str, form_id: str, version: str) -> HttpResponse:
    design = design_of(call, number, form_id)
    return answer(_described(call, design, version_of(design, version=version)))


def _xlsform(
    call: Call, number: str, form_id: str, ending: str, version: str | None = None
) -> HttpResponse:
    design = design_of(call, number, form_id)
    return _workbook(version_of(design, version=version), ending)


def _draft_xlsform(call: Call, number: str, form_id: str, ending: str) -> HttpResponse:
    design = design_of(call, number, form_id)
    return _workbook(version_of(design, is_draft=True), ending)


def _workbook(version: FormVersion, ending: str) -> HttpResponse:
    media_type = excel_type(version)
    if version.source is None or media_type is None or ENDINGS[media_type] != ending:
        raise not_found()
    file = HttpResponse(bytes_of(version.source), content_type=media_type)
    name = f"{version.design.form_id}.{ending}"
    file.headers["Content-Disposition"] = (
        content_disposition_header(True, name) or "attachment"
    )
    return file


def _files(
    call: Call, number: str, form_id: str, version: str | None = None
) -> HttpResponse:
    design = design_of(call, number, form_id)
    return _files_of(version_of(design, version=version))


def _draft_files(call: Call, number: str, form_id: str) -> HttpResponse:
    return _files_of(version_of(design_of(call, number, form_id), is_draft=True))


def _files_of(version: FormVersion) -> HttpResponse:
    rows = version.files.select_related("source", "form_version")
    return answer([form_file_of(row) for row in rows])


def _draft(call: Call, number: str, form_id: str) -> HttpResponse:
    design = design_of(call, number, form_id)
    version = version_of(design, is_draft=True)
    return answer(_described(call, design, version))


def _make_draft(call: Call, number: str, form_id: str) -> HttpResponse:
    mission = _running(call, number)
    design = design_of(call, number, form_id)
    data, filename = _definition(call)
    if not data:
        begin_draft(design, by=call.account)
        return success()
    found = _form_id(call, data, filename)
    if found != form_id:
        raise unexpected("form id", found, "the address names another form")
    bring_in_form(mission, data, filename, by=call.account)
    return success()


def _publish(call: Call, number: str, form_id: str) -> HttpResponse:
    design = design_of(call, number, form_id)
    if not can_run(call.account, design.mission):
        raise not_allowed()
    version_of(design, is_draft=True)
    publish_draft(design, by=call.account, version=call.request.GET.get("version"))
    return success()


def _bring_file(call: Call, number: str, form_id: str, name: str) -> HttpResponse:
    design = design_of(call, number, form_id)
    version = version_of(design, is_draft=True)
    if not version.files.filter(name=name).exists():
        raise not_found()
    said = call.request.META.get("CONTENT_TYPE", "").partition(";")[0].strip()
    with body_of(call) as body:
        row = bring_in_form_file(
            version,
            name,
            body.read(),
            media_type=said[:100] or "application/octet-stream",
            by=call.account,
        )
    return answer(form_file_of(row))


def _described(call: Call, design: FormDesign, version: FormVersion) -> dict[str, JSON]:
    described = form_of(design, version)
    if call.wants_more:
        described |= counts_of(design)
        described["excelContentType"] = excel_type(version)
        described["entityRelated"] = False
    return described


def _definition(call: Call) -> tuple[bytes, str]:
    """The form as sent, and a name for its file: the id of one that says none."""
    said = call.request.META.get("CONTENT_TYPE", "").partition(";")[0].strip().lower()
    fallback = unquote(call.request.headers.get("X-XlsForm-FormId-Fallback", ""))
    with body_of(call, at_most=LARGEST_FORM) as body:
        data = body.read()
    stem = fallback.replace("/", "_")[:100] or "form"
    return data, f"{stem}.{ENDINGS.get(said, 'xml')}"


def _form_id(call: Call, data: bytes, filename: str) -> str:
    """What the form calls itself; its warnings must be accepted by the caller.

    Raises:
        FormError: it cannot be read.
        Problem: there are warnings, and the caller does not accept them.
    """
    if filename.endswith(".xml"):
        return from_xform(data).form_id
    made = convert(data, filename)
    if made.warnings and not call.is_said("ignoreWarnings"):
        raise Problem(
            400.16,
            "The form can be used, but has warnings; send it with ignoreWarnings=true.",
            {"warnings": {"xlsFormWarnings": cells_of(made.warnings)}},
        )
    return made.form_id


def _running(call: Call, number: str) -> Mission:
    mission = mission_of(call, number)
    if not can_run(call.account, mission):
        raise not_allowed("Who runs the mission may change its forms.")
    return mission


forms = rest_door(GET=_list, POST=_create)
form = rest_door(GET=_form, PATCH=_change)
fields = rest_door(GET=_fields)
versions = rest_door(GET=_versions)
version = rest_door(GET=_version)
version_fields = rest_door(GET=_fields)
xlsform = rest_door(GET=_xlsform)
files = rest_door(GET=_files)
draft = rest_door(GET=_draft, POST=_make_draft)
draft_fields = rest_door(GET=_draft_fields)
draft_xlsform = rest_door(GET=_draft_xlsform)
draft_files = rest_door(GET=_draft_files)
draft_file = rest_door(POST=_bring_file)
draft_publish = rest_door(POST=_publish)
