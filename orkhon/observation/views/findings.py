"""Findings: the list by paragraph, one with its forms, the form that asks."""

import uuid
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from orkhon.accounts.reader import reader
from orkhon.engines.elections.plots import PHONE_WIDTH
from orkhon.observation.actions.findings import (
    add_finding,
    change_finding,
    confirm_finding,
    drop_finding,
    propose_findings,
    restore_finding,
)
from orkhon.observation.forms.findings import FindingForm
from orkhon.observation.models import Finding, Mission
from orkhon.observation.permissions import (
    can_issue,
    can_operate,
    can_write_statement,
)
from orkhon.observation.queries.finding_forms import (
    BESIDE,
    COUNTS,
    SILENT,
    asked_questions,
    forms_behind,
    left_out,
    ratings_by_city,
)
from orkhon.observation.queries.finding_pages import (
    FindingLine,
    finding_line,
    findings_page,
    frozen_numbers,
    statements_with,
)
from orkhon.observation.queries.questions import questions_of
from orkhon.observation.views.doors import inside, mission_of
from orkhon.record.refusals import Refusal

A_PAGE = 50
ASKED = ("show", "whole", "path", "over")
"""Fields without which nothing can be counted."""
SHOWN = ("", "waiting", "confirmed", "dropped")


@require_GET
@inside
def findings(request: HttpRequest, number: int) -> HttpResponse:
    """What is proposed and what is confirmed, each with its number now."""
    mission = mission_of(request, number, can_write_statement)
    show = request.GET.get("show", "")
    show = show if show in SHOWN else ""
    return render(
        request,
        "observation/findings.html",
        {
            "mission": mission,
            "show": show,
            "page": findings_page(mission, show),
            "may_issue": can_issue(request.user, mission),
            "has_forms": mission.forms.exists(),
        },
    )


@require_POST
@inside
def propose(request: HttpRequest, number: int) -> HttpResponse:
    """Let the machine propose what the forms can answer."""
    mission = mission_of(request, number, can_write_statement)
    made = propose_findings(mission, by=reader(request))
    messages.success(
        request,
        ngettext(
            "%(n)d finding is proposed; it waits for a yes.",
            "%(n)d findings are proposed; they wait for a yes.",
            len(made),
        )
        % {"n": len(made)}
        if made
        else _("Nothing new: all that the forms ask was proposed before."),
    )
    return redirect("observation:findings", mission.number)


@require_GET
@inside
def finding(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """One number and the forms behind it."""
    mission, found = _finding(request, number, pk)
    line = finding_line(found)
    may_open_incidents = can_operate(request.user, mission)
    page = Paginator(forms_behind(line, {COUNTS}), A_PAGE)
    frozen = frozen_numbers(line)
    with timezone.override(ZoneInfo(mission.time_zone)):
        return render(
            request,
            "observation/finding.html",
            {
                "mission": mission,
                "part": "findings",
                "line": line,
                "finding": found,
                "asked": _labels(line),
                "page": page.get_page(request.GET.get("page")),
                "beside": forms_behind(line, {BESIDE}),
                "silent": forms_behind(line, {SILENT}),
                "left_out": left_out(found),
                **_plot(line),
                "frozen": frozen,
                "differs": any(one.differs for one in frozen),
                "statements": statements_with(found),
                "may_issue": can_issue(request.user, mission),
                "may_open_incidents": may_open_incidents,
            },
        )


@inside
def add(request: HttpRequest, number: int) -> HttpResponse:
    """A finding of one's own."""
    mission = mission_of(request, number, can_write_statement)
    said = request.POST if request.method == "POST" else None
    form = FindingForm(said, questions=questions_of(mission))
    if _is_asking(request):
        form.is_valid()
        return _builder(request, mission, form, None, asking=True)
    if form.is_bound and form.is_valid():
        try:
            made = add_finding(mission, form.words(), by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The finding stands."))
            return redirect("observation:finding", mission.number, made.pk)
    return _builder(request, mission, form, None)


@inside
def change(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """Ask something else under the same name."""
    mission, found = _finding(request, number, pk)
    said = request.POST if request.method == "POST" else None
    form = FindingForm(said, questions=questions_of(mission), finding=found)
    if _is_asking(request):
        form.is_valid()
        return _builder(request, mission, form, found, asking=True)
    if form.is_bound and form.is_valid():
        try:
            change_finding(
                found, form.words(), revision=_revision(request), by=reader(request)
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request,
                _("Changed.")
                if found.confirmed_at
                else _("Changed; it waits for a yes."),
            )
            return redirect("observation:finding", mission.number, found.pk)
    return _builder(request, mission, form, found)


@require_POST
@inside
def confirm(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """Say yes."""
    mission, found = _finding(request, number, pk)
    mission_of(request, number, can_issue)
    try:
        confirm_finding(found, revision=_revision(request), by=reader(request))
    except Refusal as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("“%(title)s” is confirmed.") % {"title": found})
    return _back(request, mission, found)


@require_POST
@inside
def drop(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """Put it aside."""
    mission, found = _finding(request, number, pk)
    if found.confirmed_at is not None:
        mission_of(request, number, can_issue)
    try:
        drop_finding(found, by=reader(request), why=request.POST.get("why", ""))
    except Refusal as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("“%(title)s” is dropped.") % {"title": found})
    return _back(request, mission, found)


@require_POST
@inside
def restore(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """Take it up again."""
    mission, found = _finding(request, number, pk)
    try:
        restore_finding(found, by=reader(request))
    except Refusal as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("“%(title)s” waits for a yes.") % {"title": found})
    return _back(request, mission, found)


def _finding(
    request: HttpRequest, number: int, pk: uuid.UUID
) -> tuple[Mission, Finding]:
    mission = mission_of(request, number, can_write_statement)
    found = get_object_or_404(Finding, mission=mission, pk=pk)
    found.mission = mission
    return mission, found


def _labels(line: FindingLine) -> list[str]:
    language = get_language() or "en"
    return [one.label(language) for one in asked_questions(line.finding)]


def _plot(line: FindingLine) -> dict[str, object]:
    """The ratings as bars and as a table; nothing where none is asked."""
    ratings = ratings_by_city(line)
    if ratings is None or not ratings.cities:
        return {}
    title = _("Ratings by city")
    plot = ratings.plot(title)
    heads = plot.table.columns
    return {
        "plot": plot,
        "narrow": ratings.plot(title, PHONE_WIDTH),
        "plot_rows": [list(zip(heads, row, strict=True)) for row in plot.table.rows],
    }


def _is_asking(request: HttpRequest) -> bool:
    """Whether the person wants to see the number, or other questions, first."""
    return request.method == "POST" and (
        "ask" in request.POST or bool(getattr(request, "htmx", False))
    )


def _revision(request: HttpRequest) -> int:
    said = request.POST.get("revision", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 9 else 0


def _builder(
    request: HttpRequest,
    mission: Mission,
    form: FindingForm,
    found: Finding | None,
    *,
    asking: bool = False,
) -> HttpResponse:
    line = None
    if form.is_bound:
        asked = Finding(mission=mission, key="asked", title="", query=form.query())
        line = finding_line(asked)
    elif found is not None:
        line = finding_line(found)
    is_wrong = form.is_bound and bool(form.errors) and not asking
    return render(
        request,
        "observation/finding_form.html",
        {
            "mission": mission,
            "part": "findings",
            "finding": found,
            "revision": _revision(request) or (1 if found is None else found.revision),
            "form": form.again() if asking else form,
            "line": line,
            "hints": [
                one
                for name in ASKED
                for one in (form.errors.get(name, ()) if form.is_bound else ())
            ],
            "says_yes": can_issue(request.user, mission),
        },
        status=422 if is_wrong else 200,
    )


def _back(request: HttpRequest, mission: Mission, found: Finding) -> HttpResponse:
    """To where the act was asked for: the list, at the next line, or the page."""
    if request.POST.get("at") != "list":
        return redirect("observation:finding", mission.number, found.pk)
    show = request.POST.get("show", "")
    next_one = request.POST.get("next", "")
    url = reverse("observation:findings", args=[mission.number])
    query = f"?show={show}" if show in SHOWN[1:] else ""
    place = f"#f{next_one}" if next_one.replace("-", "").isalnum() else ""
    return redirect(f"{url}{query}{place}")
