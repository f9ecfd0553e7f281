"""The file that an observer's phone wrote when nothing else worked."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from orkhon.accounts.reader import reader
from orkhon.observation.actions.queue_file import QueueResult, import_queue
from orkhon.observation.forms.operations import QueueForm
from orkhon.observation.permissions import can_operate, can_operate_in
from orkhon.observation.views.doors import inside, mission_of
from orkhon.record.refusals import Refusal


@inside
def queue_file(request: HttpRequest, number: int) -> HttpResponse:
    """Bring such a file in; every form in it is received once, wherever it came."""
    mission = mission_of(request, number, can_operate)
    if not can_operate_in(request.user, mission, None):
        raise Http404("no such page")
    form = QueueForm(
        *((request.POST, request.FILES) if request.method == "POST" else ())
    )
    result: QueueResult | None = None
    if form.is_bound and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            result = import_queue(
                mission, file.read(), filename=file.name, by=reader(request)
            )
        except Refusal as error:
            form.add_error("file", str(error))
    return render(
        request,
        "observation/queue_file.html",
        {"mission": mission, "part": "operations", "form": form, "result": result},
        status=422 if form.errors else 200,
    )
