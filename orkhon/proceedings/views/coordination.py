"""An event of others: its topics, our texts on them, who speaks for whom."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from orkhon.accounts.reader import reader
from orkhon.proceedings.actions import coordination as verbs
from orkhon.proceedings.forms.relations import BindForm, LineForm
from orkhon.proceedings.models import Coordination, OutsideEvent
from orkhon.proceedings.permissions import can_relate
from orkhon.proceedings.queries.members import members
from orkhon.proceedings.queries.relations import lines_of
from orkhon.proceedings.views.doors import relating, secretariat
from orkhon.record.refusals import Refusal
from orkhon.register.models import Body, State


@require_GET
@secretariat
def event(request: HttpRequest, event: UUID) -> HttpResponse:
    """One event with its agreed lines."""
    return _page(request, _event(event), None, None)


@require_http_methods(["GET", "POST"])
@relating
def propose(request: HttpRequest, event: UUID) -> HttpResponse:
    """Propose who speaks for whom."""
    row = _event(event)
    form = LineForm(_parliaments(), request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            verbs.propose_line(row, form.said(), by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return redirect("proceedings:outside-event", row.pk)
    return _page(request, row, form, None)


@require_POST
@relating
def settle(request: HttpRequest, event: UUID, line: int) -> HttpResponse:
    """Agree on a line or drop it."""
    row = get_object_or_404(Coordination, event=_event(event), number=line)
    try:
        verbs.settle_line(row, request.POST.get("answer", ""), by=reader(request))
    except Refusal as error:
        messages.error(request, str(error))
    return redirect("proceedings:outside-event", event)


@require_http_methods(["GET", "POST"])
@relating
def bind(request: HttpRequest, event: UUID) -> HttpResponse:
    """Bind a text of the assembly to the event."""
    row = _event(event)
    form = BindForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        verbs.bind_text(row, form.cleaned_data["text"], by=reader(request))
        return redirect("proceedings:outside-event", row.pk)
    return _page(request, row, None, form)


def _page(
    request: HttpRequest,
    row: OutsideEvent,
    form: LineForm | None,
    binding: BindForm | None,
) -> HttpResponse:
    may_relate = can_relate(request.user)
    wrong = (form is not None and form.errors) or (
        binding is not None and binding.errors
    )
    return render(
        request,
        "proceedings/outside_event.html",
        {
            "event": row,
            "lines": lines_of(row),
            "form": (form or LineForm(_parliaments())) if may_relate else None,
            "binding": (binding or BindForm()) if may_relate else None,
            "may_relate": may_relate,
        },
        status=422 if wrong else 200,
    )


def _event(key: UUID) -> OutsideEvent:
    return get_object_or_404(
        OutsideEvent.objects.select_related("organisation", "citation__source"),
        pk=key,
        state=State.CONFIRMED,
    )


def _parliaments() -> object:
    """Members of the assembly today, in English order."""
    assembly = Body.objects.filter(kind=Body.Kind.ASSEMBLY).first()
    keys = (
        []
        if assembly is None
        else [one.parliament.id for one in members(assembly, timezone.localdate())]
    )
    return Body.objects.filter(pk__in=keys).order_by("country__english_sort_key")
