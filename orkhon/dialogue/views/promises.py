"""Promises: the board, one promise with its steps, processes, the calendar address."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from orkhon.accounts.reader import reader
from orkhon.dialogue.actions.processes import (
    begin_process,
    file_commitment,
    file_process_step,
)
from orkhon.dialogue.actions.promises import renew_feed_address, set_commitment_status
from orkhon.dialogue.forms.promises import (
    BoardForm,
    FileForm,
    ProcessForm,
    StageForm,
    StatusForm,
)
from orkhon.dialogue.models import Commitment
from orkhon.dialogue.permissions import visible
from orkhon.dialogue.queries.promises import (
    commitments,
    find_promises,
    open_count,
    processes,
    promise,
    steps_of,
)
from orkhon.dialogue.views.calendar import feed_address
from orkhon.dialogue.views.doors import secretariat
from orkhon.record.actions import cite
from orkhon.record.models import Citation


@require_GET
@secretariat
def promises(request: HttpRequest) -> HttpResponse:
    """The board: the late ones first."""
    form = BoardForm(request.GET or None)
    wanted = form.wanted()
    day = form.is_bound and form.is_valid() and form.cleaned_data["on"]
    on = day or timezone.localdate()
    lines = find_promises(on=on, wanted=wanted)
    return render(
        request,
        "dialogue/promises.html",
        {
            "form": form,
            "lines": lines,
            "on": on,
            "late": sum(one.is_late for one in lines),
            "open": open_count(),
            "feed": feed_address(request, reader(request)),
        },
    )


@require_GET
@secretariat
def one_promise(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """One promise, how it came to stand so, and what shows it."""
    return _page(request, _promise(request, pk))


@require_POST
@secretariat
def change(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Change where a promise stands."""
    found = _promise(request, pk)
    form = StatusForm(request.POST, promise=found)
    if form.is_valid():
        said = form.cleaned_data
        try:
            set_commitment_status(
                found,
                said["status"],
                by=reader(request),
                was=said["was"],
                citation=_evidence(form),
                note=said["note"],
                on=said["on"],
                superseded_by=said["superseded_by"],
            )
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request,
                _("The promise is “%(status)s” now.")
                % {"status": found.get_status_display()},
            )
            return redirect("dialogue:promise", found.pk)
    return _page(request, found, form=form)


@require_POST
@secretariat
def file_promise(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """File what is said to be done as a stage of a process."""
    found = _promise(request, pk)
    form = FileForm(request.POST)
    if form.is_valid():
        try:
            step = file_commitment(
                found,
                form.cleaned_data["process"],
                form.cleaned_data["stage"],
                by=reader(request),
            )
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request, _("Filed under “%(process)s”.") % {"process": step.process}
            )
            return redirect("dialogue:processes")
    return _page(request, found, filing=form)


@require_GET
@secretariat
def all_processes(request: HttpRequest) -> HttpResponse:
    """What goes through stages, each stage as its source claims it."""
    return _processes(request)


@require_POST
@secretariat
def new_process(request: HttpRequest) -> HttpResponse:
    """Begin to follow something."""
    form = ProcessForm(request.POST)
    if form.is_valid():
        try:
            begin_process(form.cleaned_data["title"], by=reader(request))
        except ValueError as error:
            form.add_error("title", str(error))
        else:
            return redirect("dialogue:processes")
    return _processes(request, new=form)


@require_POST
@secretariat
def stage(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """File a stage by hand."""
    found = get_object_or_404(visible(processes(), request.user), pk=pk)
    form = StageForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            file_process_step(
                found,
                said["stage"],
                by=reader(request),
                on=said["on"],
                note=said["note"],
            )
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The stage is filed."))
            return redirect("dialogue:processes")
    return _processes(request, stage=form, at=found.pk)


@require_POST
@secretariat
def renew_feed(request: HttpRequest) -> HttpResponse:
    """A new calendar address; the old one answers no more."""
    renew_feed_address(by=reader(request))
    messages.success(
        request, _("You have a new calendar address; the old one is dead.")
    )
    return redirect("dialogue:promises")


def _promise(request: HttpRequest, pk: uuid.UUID) -> Commitment:
    return get_object_or_404(visible(commitments(), request.user), pk=pk)


def _evidence(form: StatusForm) -> Citation | None:
    """The place of the quoted words in the report."""
    words = form.cleaned_data["quote"].strip()
    if not words:
        return None
    source = form.cleaned_data["report"].source
    start = source.text.find(words)
    return cite(source, start=start, end=start + len(words), quote=words)


def _page(
    request: HttpRequest,
    found: Commitment,
    *,
    form: StatusForm | None = None,
    filing: FileForm | None = None,
) -> HttpResponse:
    found.refresh_from_db()
    return render(
        request,
        "dialogue/promise.html",
        {
            "line": promise(found, on=timezone.localdate()),
            "promise": found,
            "steps": steps_of(found),
            "form": form
            or StatusForm(
                promise=found, initial={"was": found.status, "status": found.status}
            ),
            "filing": filing or FileForm(),
            "processes": processes(),
        },
        status=422 if form or filing else 200,
    )


def _processes(
    request: HttpRequest,
    *,
    new: ProcessForm | None = None,
    stage: StageForm | None = None,
    at: uuid.UUID | None = None,
) -> HttpResponse:
    return render(
        request,
        "dialogue/processes.html",
        {
            "processes": [
                (
                    one,
                    stage
                    if stage is not None and one.pk == at
                    else StageForm(auto_id=f"id-{one.pk}-%s"),
                )
                for one in visible(processes(), request.user)
            ],
            "new": new or ProcessForm(),
        },
        status=422 if new or stage else 200,
    )
