"""The forms of a mission: taken, brought in, tried, published, closed, looked at."""

import base64
import uuid
from collections.abc import Sequence
from pathlib import PurePath
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from orkhon.accounts.reader import reader
from orkhon.engines.xforms import FormError, qr_png, settings_text
from orkhon.engines.xforms.sheets import Sheets, open_sheets
from orkhon.observation.actions.drafting import publish_draft
from orkhon.observation.actions.forms import (
    bring_in_form,
    bring_in_form_file,
    set_form_state,
)
from orkhon.observation.actions.own_forms import keep_refused_form, take_own_forms
from orkhon.observation.form_designs.protocols import ProtocolSource, protocol_sources
from orkhon.observation.forms.form_designs import BringFormForm, FormFileForm, TakeForm
from orkhon.observation.intake.form_cells import Neighbourhood, around
from orkhon.observation.models import FormDesign, FormVersion, Mission
from orkhon.observation.permissions import can_run
from orkhon.observation.queries.form_pages import (
    change_between,
    form_lines,
    version_lines,
)
from orkhon.observation.views.doors import inside, mission_of
from orkhon.record.refusals import Refusal
from orkhon.register.models import Country
from orkhon.register.queries.labels import named

SIGNS = {
    "unconfirmed": "waiting",
    "generic": "partly",
    "from data": "partly",
    "superseded": "off",
    "unknown": "blocked",
}
"""How sure a protocol is: its state and the sign of it."""


@require_GET
@inside
def forms(request: HttpRequest, number: int) -> HttpResponse:
    """The forms of the mission."""
    mission = mission_of(request, number, can_run)
    return shown(
        request, mission, "observation/forms.html", {"lines": form_lines(mission)}
    )


@require_http_methods(["GET", "POST"])
@inside
def take(request: HttpRequest, number: int) -> HttpResponse:
    """Take Orkhon's own forms."""
    mission = mission_of(request, number, can_run)
    sources = protocol_sources()
    countries = _countries(sources)
    names = {one.name: _named(one, countries[one.name]) for one in sources}
    form = TakeForm(
        request.POST if request.method == "POST" else None,
        mission=mission,
        sources=sources,
        names=names,
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            taken = take_own_forms(
                mission,
                said["stages"],
                by=reader(request),
                protocol=said["protocol"],
                options=said["options"] or 0,
                language=said["language"],
                publish=said["publish"],
            )
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            words = _("%(n)d forms are taken as version %(version)s.")
            messages.success(
                request, words % {"n": len(taken), "version": taken[0].version}
            )
            return redirect("observation:forms", number)
    return shown(
        request,
        mission,
        "observation/form_take.html",
        {
            "form": form,
            "protocols": [
                (one, countries[one.name], _state_words(one), _sign(one))
                for one in sources
            ],
        },
        is_refused=request.method == "POST",
    )


@require_http_methods(["GET", "POST"])
@inside
def bring(request: HttpRequest, number: int) -> HttpResponse:
    """Bring in a form; every fault is shown at its cell, and the file is kept."""
    mission = mission_of(request, number, can_run)
    is_post = request.method == "POST"
    form = BringFormForm(*((request.POST, request.FILES) if is_post else ()))
    faults: list[Neighbourhood] = []
    kept = None
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        data, name = file.read(), PurePath(file.name).name
        try:
            version = bring_in_form(
                mission,
                data,
                name,
                by=reader(request),
                stage=form.cleaned_data["stage"] or None,
            )
        except FormError as error:
            kept = keep_refused_form(
                mission,
                data,
                name,
                why=str(error),
                problems=error.problems,
                by=reader(request),
            )
            sheets = _sheets(data, name)
            faults = [around(sheets, one) for one in error.problems]
            form.add_error("file", str(error))
        except Refusal as error:
            form.add_error("file", str(error))
        else:
            messages.success(request, _("The form is here as a draft."))
            return redirect("observation:form", number, version.design_id)
    return shown(
        request,
        mission,
        "observation/form_bring.html",
        {"form": form, "faults": faults, "kept": kept},
        is_refused=request.method == "POST",
    )


@require_GET
@inside
def form(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """One form: its draft, its files, its versions."""
    return _page(request, design_of(request, number, pk))


@require_POST
@inside
def publish(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """Put the draft before the observers."""
    design = design_of(request, number, pk)
    try:
        publish_draft(design, by=reader(request))
    except Refusal as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The form is before the observers."))
    return redirect("observation:form", number, pk)


@require_POST
@inside
def state(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """Open the form, close it, or let it run out."""
    design = design_of(request, number, pk)
    try:
        set_form_state(design, request.POST.get("state", ""), by=reader(request))
    except Refusal as error:
        messages.error(request, str(error))
    return redirect("observation:form", number, pk)


@require_POST
@inside
def bring_file(
    request: HttpRequest, number: int, pk: uuid.UUID, file: int
) -> HttpResponse:
    """Bring in a picture or a list that the form shows."""
    design = design_of(request, number, pk)
    version = _newest(design)
    row = get_object_or_404(version.files, pk=file)
    asked = FormFileForm(request.POST, request.FILES)
    if not asked.is_valid():
        return _page(request, design, files={row.pk: asked})
    given = asked.cleaned_data["file"]
    try:
        bring_in_form_file(
            version,
            row.name,
            given.read(),
            media_type=(given.content_type or "application/octet-stream")[:100],
            by=reader(request),
        )
    except Refusal as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("%(name)s is here.") % {"name": row.name})
    return redirect("observation:form", number, pk)


def _page(
    request: HttpRequest,
    design: FormDesign,
    *,
    files: dict[int, FormFileForm] | None = None,
) -> HttpResponse:
    newest = _newest(design)
    draft = newest if newest.published_at is None else None
    current = None if draft is not None else newest
    if draft is not None:
        current = design.versions.filter(
            published_at__isnull=False, replaced_at=None
        ).first()
    asked = files or {}
    context: dict[str, object] = {
        "design": design,
        "draft": draft,
        "current": current,
        "newest": newest,
        "files": [
            (file, asked.get(file.pk) or FormFileForm(auto_id=f"file-{file.pk}-%s"))
            for file in newest.files.select_related("source")
        ],
        "versions": version_lines(design),
        "states": [
            (value, label) for value, label in _states() if value != design.state
        ],
        "change": change_between(current, draft)
        if draft is not None and current is not None
        else None,
    }
    if draft is not None:
        trial = _trial(design, draft)
        code = qr_png(settings_text(trial, project=f"[{_('trial')}] {design.title}"))
        context |= {"trial": trial, "trial_code": base64.b64encode(code).decode()}
    return shown(
        request,
        design.mission,
        "observation/form.html",
        context,
        is_refused=bool(asked),
    )


def shown(
    request: HttpRequest,
    mission: Mission,
    template: str,
    context: dict[str, object],
    *,
    is_refused: bool = False,
) -> HttpResponse:
    """A page of the mission's forms, with moments in the mission's own time."""
    with timezone.override(ZoneInfo(mission.time_zone)):
        return render(
            request,
            template,
            {"mission": mission, "part": "forms", **context},
            status=422 if is_refused else 200,
        )


def design_of(request: HttpRequest, number: int, pk: uuid.UUID) -> FormDesign:
    """A form of a mission that the account runs."""
    mission = mission_of(request, number, can_run)
    design = get_object_or_404(FormDesign, pk=pk, mission=mission)
    design.mission = mission
    return design


def _newest(design: FormDesign) -> FormVersion:
    """The draft, or the current version where there is none."""
    rows = design.versions.select_related("source", "design").defer("xml")
    found = (
        rows.filter(published_at=None).first() or rows.filter(replaced_at=None).first()
    )
    if found is None:
        raise Http404("no version")
    return found


def _trial(design: FormDesign, draft: FormVersion) -> str:
    """Where a phone tries the draft; the rest of the address it adds itself."""
    listed = reverse(
        "odk:draft-list",
        kwargs={
            "token": draft.draft_token,
            "number": design.mission.number,
            "form_id": design.form_id,
        },
    )
    address: str = settings.ORKHON_ADDRESS
    return address.rstrip("/") + listed.removesuffix("/formList")


def _sheets(data: bytes, name: str) -> Sheets | None:
    try:
        return open_sheets(data, name)
    except FormError:
        return None


def _states() -> list[tuple[str, str]]:
    return [
        ("open", _("Open it")),
        ("closing", _("Let it run out: what was begun may still come")),
        ("closed", _("Close it: what comes is held")),
    ]


def _countries(sources: Sequence[ProtocolSource]) -> dict[str, str]:
    """For each protocol its country as the register calls it."""
    rows = Country.objects.filter(code__in=[one.country for one in sources])
    known = {row.code: named(row) for row in rows}
    return {
        one.name: known.get(one.country, one.country)
        if one.country
        else _("any country")
        for one in sources
    }


def _named(source: ProtocolSource, country: str) -> str:
    return f"{country} · {source.vote} · {_state_words(source)}"


def _sign(source: ProtocolSource) -> str:
    return SIGNS.get(source.status, "done")


def _state_words(source: ProtocolSource) -> str:
    known = {
        "unconfirmed": _("not confirmed"),
        "generic": _("general"),
        "from data": _("read from published results"),
        "superseded": _("no longer in force"),
        "unknown": _("not known"),
    }
    return known.get(source.status, source.status)
