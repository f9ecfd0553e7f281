"""Messages: the list with a new one to write, one with its answers, all texts."""

import uuid
from zoneinfo import ZoneInfo

from django.contrib import messages as notices
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from orkhon.accounts.reader import reader
from orkhon.observation import gateway
from orkhon.observation.actions.messages import send_message
from orkhon.observation.actions.text_messages import settle_text
from orkhon.observation.forms.operations import MessageForm, TextForm
from orkhon.observation.models import Mission, TextMessage
from orkhon.observation.permissions import can_operate, can_operate_in, city_seen
from orkhon.observation.queries import messages as queries
from orkhon.observation.views.doors import inside, mission_of
from orkhon.record.refusals import Refusal

A_PAGE = 50


@inside
def messages(request: HttpRequest, number: int) -> HttpResponse:
    """Messages, the newest first; a new one is written on the same page."""
    mission = mission_of(request, number, can_operate)
    city = city_seen(request.user, mission)
    form = MessageForm(
        request.POST if request.method == "POST" else None,
        mission=mission,
        city=city,
        sends_texts=gateway.sends(),
        initial={"to": request.GET.get("to", ""), "needs_answer": True},
    )
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            sent = send_message(
                mission,
                said["text"],
                by=reader(request),
                needs_answer=said["needs_answer"],
                by_text=said.get("by_text", False),
                language=get_language() or "en",
                **form.addressee(),
            )
        except (Refusal, PermissionDenied) as error:
            form.add_error(None, str(error))
        else:
            notices.success(request, _("The message is on its way."))
            return redirect("observation:message", mission.number, sent.pk)
    with timezone.override(ZoneInfo(mission.time_zone)):
        return render(
            request,
            "observation/messages.html",
            {
                "mission": mission,
                "part": "messages",
                "form": form,
                "lines": queries.message_lines(mission, city),
                "sends": gateway.sends(),
                "receives": gateway.receives(),
                "unread": queries.texts(mission, unread_only=True).count(),
                "sees_texts": can_operate_in(request.user, mission, None),
            },
            status=422 if form.errors else 200,
        )


@require_GET
@inside
def message(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """One message: who saw it, who answered what, which texts went."""
    mission = mission_of(request, number, can_operate)
    city = city_seen(request.user, mission)
    found = get_object_or_404(queries.messages(mission, city), pk=pk)
    with timezone.override(ZoneInfo(mission.time_zone)):
        return render(
            request,
            "observation/message.html",
            {
                "mission": mission,
                "part": "messages",
                "message": found,
                "lines": queries.delivery_lines(found, city),
            },
        )


@require_GET
@inside
def texts(request: HttpRequest, number: int) -> HttpResponse:
    """Every text that came or went, in full; numbers are for who runs the mission."""
    mission = _whole(request, number)
    state = request.GET.get("state", "")
    rows = queries.texts(mission, unread_only=state == TextMessage.State.UNREAD)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    with timezone.override(ZoneInfo(mission.time_zone)):
        return render(
            request,
            "observation/texts.html",
            {
                "mission": mission,
                "part": "messages",
                "page": page,
                "state": state,
                "sends": gateway.sends(),
                "receives": gateway.receives(),
            },
        )


@inside
def text(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """A text that could not be read: settle it by hand, or type a form from it."""
    mission = _whole(request, number)
    found = get_object_or_404(
        queries.texts(mission), pk=pk, direction=TextMessage.Direction.IN
    )
    form = TextForm(
        request.POST if request.method == "POST" else None,
        mission=mission,
        initial={
            "observer": found.observer.code if found.observer else "",
            "coded": found.text,
        },
    )
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            settled = settle_text(
                found,
                mission=mission,
                by=reader(request),
                observer=said["observer"],
                coded=said["coded"] if request.POST.get("act") == "form" else "",
                note=said["note"],
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            notices.success(request, _("Settled; the text stays as it came."))
            if settled.submission is not None:
                return redirect(
                    "observation:received-form", mission.number, settled.submission.pk
                )
            return redirect("observation:texts", mission.number)
    with timezone.override(ZoneInfo(mission.time_zone)):
        return render(
            request,
            "observation/text.html",
            {"mission": mission, "part": "messages", "text": found, "form": form},
            status=422 if form.errors else 200,
        )


def _whole(request: HttpRequest, number: int) -> Mission:
    """Texts are the whole mission's: nobody knows whose city a number is of."""
    mission = mission_of(request, number, can_operate)
    if not can_operate_in(request.user, mission, None):
        raise Http404("no such page")
    return mission
