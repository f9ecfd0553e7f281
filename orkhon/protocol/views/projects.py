"""Joint projects: the board by area, one project, its stages, its paper."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from orkhon.accounts.reader import reader
from orkhon.protocol.actions import projects as verbs
from orkhon.protocol.actions.friendship import tie
from orkhon.protocol.documents.letter import FORMS
from orkhon.protocol.documents.project_sheet import project_sheet
from orkhon.protocol.forms import cooperation as forms
from orkhon.protocol.models import Project, ProjectStage
from orkhon.protocol.permissions import can_cooperate
from orkhon.protocol.queries import cooperation as reads
from orkhon.protocol.views.cooperation import citing, small
from orkhon.protocol.views.doors import cooperating, inside
from orkhon.record.refusals import Refusal
from orkhon.ui.papers import MEDIA


@require_GET
@inside
def projects(request: HttpRequest) -> HttpResponse:
    """What is due first, then the board by area, then what was closed."""
    today = timezone.localdate()
    found = reads.projects(today)
    return render(
        request,
        "protocol/projects.html",
        {
            "due": [
                one
                for one in found
                if not one.is_closed
                and one.row.next_day is not None
                and one.row.next_day <= today + reads.SOON
            ],
            "board": reads.board(found),
            "closed": [one for one in found if one.is_closed],
            "may_cooperate": can_cooperate(request.user),
        },
    )


@require_GET
@inside
def project(request: HttpRequest, key: str) -> HttpResponse:
    """One project."""
    row, today = _project(key), timezone.localdate()
    return render(
        request,
        "protocol/project.html",
        {
            "project": reads.standing(row, today),
            "ties": reads.ties(row, request.user, today),
            "papers": FORMS,
            "may_cooperate": can_cooperate(request.user),
        },
    )


@require_GET
@inside
def sheet(request: HttpRequest, key: str, form: str) -> HttpResponse:
    """The status sheet as Word or PDF."""
    if form not in FORMS:
        raise Http404(f"no paper of the kind {form}")
    row, today = _project(key), timezone.localdate()
    ties = reads.ties(row, request.user, today)
    data = project_sheet(reads.standing(row, today), ties, form, on=today)
    answer = HttpResponse(data, content_type=MEDIA[form])
    answer["Content-Disposition"] = f'attachment; filename="project-{key}.{form}"'
    return answer


@require_http_methods(["GET", "POST"])
@cooperating
def new(request: HttpRequest) -> HttpResponse:
    """Begin a project."""
    form = forms.ProjectForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            made = verbs.begin_project(
                form.said(), by=reader(request), shown=form.shown()
            )
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            return redirect("protocol:project", made.key)
    up = reverse("protocol:projects")
    return citing(request, form, _("Begin a project"), up, _("Joint projects"))


@require_http_methods(["GET", "POST"])
@cooperating
def plan(request: HttpRequest, key: str) -> HttpResponse:
    """Add a stage."""
    row = _project(key)
    form = forms.StageForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            verbs.plan_stage(row, said["title"], said["planned_on"], by=reader(request))
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            return redirect("protocol:project", key)
    return small(request, form, _("Add a stage"), row.title, up=_up(key))


@require_http_methods(["GET", "POST"])
@cooperating
def reach(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Say that a stage was reached."""
    stage = get_object_or_404(
        ProjectStage.objects.select_related("project"), project__key=key, number=number
    )
    form = forms.ReachForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            verbs.reach_stage(
                stage, said["on"], said["evidence"], by=reader(request),
                shown=form.shown(),
            )  # fmt: skip
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            return redirect("protocol:project", key)
    title = _("Reached: %(stage)s") % {"stage": stage.title}
    return citing(request, form, title, _up(key), stage.project.title)


@require_http_methods(["GET", "POST"])
@cooperating
def next_step(request: HttpRequest, key: str) -> HttpResponse:
    """Set the next step."""
    row = _project(key)
    form = forms.NextForm(
        request.POST if request.method == "POST" else None,
        initial={"step": row.next_step, "on": row.next_on},
    )
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            verbs.set_next(row, said["step"], said["on"], by=reader(request))
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            return redirect("protocol:project", key)
    return small(request, form, _("Next step"), row.title, up=_up(key))


@require_http_methods(["GET", "POST"])
@cooperating
def close(request: HttpRequest, key: str) -> HttpResponse:
    """Close a project with its result."""
    row = _project(key)
    form = forms.CloseForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            verbs.close_project(row, form.cleaned_data["result"], by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return redirect("protocol:project", key)
    return small(request, form, _("Close the project"), row.title, up=_up(key))


@require_http_methods(["GET", "POST"])
@cooperating
def tie_project(request: HttpRequest, key: str) -> HttpResponse:
    """Tie a contact or promise to a project."""
    row = _project(key)
    form = forms.TieForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            tie(row, by=reader(request), **form.cleaned_data)
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return redirect("protocol:project", key)
    return small(request, form, _("Tie a contact or promise"), row.title, up=_up(key))


def _up(key: str) -> str:
    return reverse("protocol:project", args=[key])


def _project(key: str) -> Project:
    rows = Project.objects.select_related("responsible", "citation__source")
    return get_object_or_404(
        rows.prefetch_related("partners__country", "stages__citation__source"), key=key
    )
