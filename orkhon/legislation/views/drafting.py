"""The way of a draft and the roadmap."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from orkhon.accounts.reader import reader
from orkhon.legislation.actions import roadmap as lines
from orkhon.legislation.actions import way as steps
from orkhon.legislation.forms.drafting import (
    BindForm,
    CorrectStepForm,
    LineForm,
    ReachForm,
    StepForm,
)
from orkhon.legislation.models import DraftStep, RoadmapLine, Work
from orkhon.legislation.permissions import can_follow, can_write_texts
from orkhon.legislation.queries import roadmap as roadmap_reads
from orkhon.legislation.queries.way import way_of
from orkhon.legislation.views.doors import following, inside, work_of, writing
from orkhon.record.refusals import Refusal
from orkhon.register.models import State
from orkhon.ui.tables import csv_bytes

DRAFTED = (Work.Kind.MODEL_LAW.value, Work.Kind.INSTRUMENT.value)


@require_GET
@inside
def way(request: HttpRequest, key: str) -> HttpResponse:
    """The way of one draft: its stages in a line, what is due, how long it took."""
    work = work_of(key, *DRAFTED)
    return render(
        request,
        "legislation/way.html",
        {
            "work": work,
            "way": way_of(work, timezone.localdate()),
            "lines": [roadmap_reads.read_line(one) for one in work.roadmap_lines.all()],
            "may_write": can_write_texts(request.user),
        },
    )


@require_http_methods(["GET", "POST"])
@writing
def enter_step(request: HttpRequest, key: str) -> HttpResponse:
    """Enter a step, planned or reached."""
    work = work_of(key, *DRAFTED)
    form = StepForm(
        request.POST if request.method == "POST" else None,
        work=work,
        initial={"stage": request.GET.get("stage", "")},
    )
    if form.is_bound and form.is_valid():
        try:
            made = steps.enter_step(
                work, form.step(), by=reader(request), shown=form.shown()
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return _to_way(request, made, _("Entered: %(stage)s."))
    return _step_page(request, work, form, "enter")


@require_http_methods(["GET", "POST"])
@writing
def reach_step(request: HttpRequest, key: str, step: UUID) -> HttpResponse:
    """Say on which day a planned step was reached."""
    work = work_of(key, *DRAFTED)
    row = get_object_or_404(DraftStep, pk=step, work=work, state=State.CONFIRMED)
    form = ReachForm(
        request.POST if request.method == "POST" else None,
        work=work,
        initial={
            "done_on": timezone.localdate().isoformat(),
            "version": row.version,
            "note": row.note,
        },
    )
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            made = steps.reach_step(
                row,
                said["done_on"],
                by=reader(request),
                note=said["note"],
                version=said["version"],
                shown=form.shown(),
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return _to_way(request, made, _("Reached: %(stage)s."))
    return _step_page(request, work, form, "reach", row)


@require_http_methods(["GET", "POST"])
@writing
def correct_step(request: HttpRequest, key: str, step: UUID) -> HttpResponse:
    """Put a corrected step in the place of one."""
    work = work_of(key, *DRAFTED)
    row = get_object_or_404(DraftStep, pk=step, work=work, state=State.CONFIRMED)
    form = CorrectStepForm(
        request.POST if request.method == "POST" else None,
        work=work,
        initial=StepForm.initial_of(row),
    )
    if form.is_bound and form.is_valid():
        try:
            made = steps.correct_step(
                row,
                form.step(),
                form.cleaned_data["why"],
                by=reader(request),
                shown=form.shown(),
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return _to_way(request, made, _("Corrected: %(stage)s."))
    return _step_page(request, work, form, "correct", row)


@require_GET
@inside
def roadmap(request: HttpRequest) -> HttpResponse:
    """The roadmap: its lines, what sources say of them and what they do not."""
    return render(
        request,
        "legislation/roadmap.html",
        {
            "roadmaps": roadmap_reads.roadmaps(),
            "may_follow": can_follow(request.user),
        },
    )


@require_GET
@inside
def roadmap_file(request: HttpRequest, form: str) -> HttpResponse:
    """The roadmap as CSV or JSON."""
    if form == "json":
        return JsonResponse(roadmap_reads.roadmap_data(), safe=False)
    if form != "csv":
        raise Http404(f"no file of the kind {form}")
    data = csv_bytes(roadmap_reads.HEAD, roadmap_reads.roadmap_rows())
    return as_csv(data, "roadmap.csv")


@require_http_methods(["GET", "POST"])
@following
def enter_line(request: HttpRequest) -> HttpResponse:
    """Enter a line of a roadmap."""
    last = RoadmapLine.objects.order_by("-position").first()
    form = LineForm(
        request.POST if request.method == "POST" else None,
        initial={}
        if last is None
        else {"roadmap": last.roadmap, "position": last.position + 1},
    )
    if form.is_bound and form.is_valid():
        try:
            lines.enter_line(form.line(), by=reader(request), shown=form.shown())
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The line is entered."))
            return redirect("legislation:roadmap")
    return render(
        request,
        "legislation/roadmap_line.html",
        {"form": form, "line": None},
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "POST"])
@following
def line(request: HttpRequest, line: UUID) -> HttpResponse:
    """Correct a line of a roadmap, or say which work it became."""
    row = get_object_or_404(RoadmapLine, pk=line)
    data = request.POST if request.method == "POST" else None
    is_binding = data is not None and data.get("act") == "bind"
    form = LineForm(None if is_binding else data, initial=LineForm.initial_of(row))
    bind = BindForm(data if is_binding else None, initial={"work": row.work})
    try:
        if bind.is_bound and bind.is_valid():
            lines.bind_line(row, bind.cleaned_data["work"], by=reader(request))
            messages.success(request, _("The line is bound."))
            return redirect("legislation:roadmap")
        if form.is_bound and form.is_valid():
            lines.correct_line(row, form.line(), by=reader(request), shown=form.shown())
            messages.success(request, _("The line is corrected."))
            return redirect("legislation:roadmap")
    except Refusal as error:
        form.add_error(None, str(error))
    return render(
        request,
        "legislation/roadmap_line.html",
        {"form": form, "bind": bind, "line": row},
        status=422 if form.errors or bind.errors else 200,
    )


def as_csv(data: bytes, name: str) -> HttpResponse:
    """A table to be saved under a name."""
    return HttpResponse(
        data,
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": content_disposition_header(True, name)
            or "attachment"
        },
    )


def _to_way(request: HttpRequest, step: DraftStep, said: str) -> HttpResponse:
    messages.success(request, said % {"stage": step.get_stage_display()})
    return redirect("legislation:way", step.work.key)


def _step_page(
    request: HttpRequest,
    work: Work,
    form: StepForm | ReachForm,
    act: str,
    step: DraftStep | None = None,
) -> HttpResponse:
    return render(
        request,
        "legislation/way_step.html",
        {"work": work, "form": form, "act": act, "step": step},
        status=422 if form.errors else 200,
    )
