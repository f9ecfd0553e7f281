"""Received forms: the list, one form with its answers and files, what is done to it."""

from pathlib import PurePath
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from orkhon.accounts.reader import reader
from orkhon.observation.actions.holding import let_through, place_form
from orkhon.observation.actions.opening_files import can_read_form, open_form_file
from orkhon.observation.actions.reviewing import note_form, review_form
from orkhon.observation.actions.withdrawing import withdraw_form
from orkhon.observation.forms.operations import (
    PlaceForm,
    ReceivedForm,
    ReviewForm,
    WhyForm,
)
from orkhon.observation.models import Mission, Submission
from orkhon.observation.permissions import can_operate, can_operate_in, city_seen
from orkhon.observation.queries.operations.protocols import labels_of, line
from orkhon.observation.queries.operations.scope import Scope, city_of
from orkhon.observation.queries.received import (
    answers_of,
    chain_of,
    clock_is_off,
    files_of,
    one_form,
    received,
)
from orkhon.observation.views.doors import inside, mission_of
from orkhon.record.models import Source
from orkhon.record.permissions import can_see_record
from orkhon.record.queries import bytes_of
from orkhon.record.refusals import Refusal

A_PAGE = 50
SHOWN_INSIDE = {
    "image/jpeg": b"\xff\xd8\xff",
    "image/png": b"\x89PNG",
    "image/webp": b"RIFF",
}
"""Pictures that a browser may show, and how their bytes begin."""
LARGEST_SHOWN = 200_000


@require_GET
@inside
def received_forms(request: HttpRequest, number: int) -> HttpResponse:
    """Every form that came in, the newest first; the address carries the filter."""
    mission = mission_of(request, number)
    form = ReceivedForm(
        request.GET, mission=mission, city=city_seen(request.user, mission)
    )
    said = form.cleaned_data if form.is_valid() else {}
    rows = received(
        form.scope(),
        state=said.get("state", ""),
        station=said.get("station", ""),
        observer=said.get("observer"),
        with_incidents=can_operate(request.user, mission),
    )
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    kept = request.GET.copy()
    kept.pop("page", None)
    with timezone.override(ZoneInfo(mission.time_zone)):
        return render(
            request,
            "observation/received.html",
            {
                "mission": mission,
                "part": "operations",
                "form": form,
                "page": page,
                "kept": kept.urlencode(),
            },
        )


@require_GET
@inside
def received_form(request: HttpRequest, number: int, pk: int) -> HttpResponse:
    """One form; an incident report has a page of its own."""
    mission, form = _form(request, number, pk)
    incident = getattr(form, "incident", None)
    if incident is not None:
        return redirect("observation:incident", mission.number, incident.pk)
    return _page(request, mission, form)


@require_GET
@inside
def form_file(request: HttpRequest, number: int, pk: int, file: int) -> HttpResponse:
    """A photo shown, anything else as a download; never run in the browser."""
    _mission, form = _form(request, number, pk)
    found = form.files.select_related("source", "submission__mission").filter(pk=file)
    try:
        source, data = open_form_file(found.get(), by=reader(request))
    except (found.model.DoesNotExist, Source.DoesNotExist) as error:
        raise Http404("no such file") from error
    head = SHOWN_INSIDE.get(source.media_type)
    is_picture = head is not None and data.startswith(head)
    response = HttpResponse(
        data,
        content_type=source.media_type if is_picture else "application/octet-stream",
    )
    name = PurePath(found.get().name).name
    disposition = content_disposition_header(not is_picture, name)
    response.headers["Content-Disposition"] = disposition or "attachment"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response


@require_POST
@inside
def withdraw(request: HttpRequest, number: int, pk: int) -> HttpResponse:
    """Withdraw a form, with a reason."""
    mission, found = _form(request, number, pk, acting=True)
    form = WhyForm(request.POST)
    if form.is_valid():
        try:
            withdraw_form(found, by=reader(request), why=form.cleaned_data["why"])
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return _done(
                request, found, _("The form is withdrawn; it stays as it came.")
            )
    return _page(request, mission, found, withdrawing=form)


@require_POST
@inside
def place(request: HttpRequest, number: int, pk: int) -> HttpResponse:
    """Say at which station it was filled."""
    mission, found = _form(request, number, pk, acting=True)
    form = PlaceForm(request.POST, mission=mission)
    if form.is_valid():
        try:
            place_form(
                found,
                form.cleaned_data["station"],
                by=reader(request),
                why=form.cleaned_data["why"],
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return _done(request, found, _("The form stands at its station."))
    return _page(request, mission, found, placing=form)


@require_POST
@inside
def let_in(request: HttpRequest, number: int, pk: int) -> HttpResponse:
    """Take it out of quarantine, with a reason."""
    mission, found = _form(request, number, pk, acting=True)
    form = WhyForm(request.POST)
    if form.is_valid():
        try:
            let_through(found, by=reader(request), why=form.cleaned_data["why"])
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return _done(request, found, _("The form counts."))
    return _page(request, mission, found, letting=form)


@require_POST
@inside
def review(request: HttpRequest, number: int, pk: int) -> HttpResponse:
    """Set where it stands, or write a note beside it."""
    mission, found = _form(request, number, pk, acting=True)
    form = ReviewForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            if said["review"] == found.review:
                note_form(found, said["note"], by=reader(request))
            else:
                review_form(
                    found, said["review"], by=reader(request), note=said["note"]
                )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return _done(request, found, _("Kept."))
    return _page(request, mission, found, reviewing=form)


def _form(
    request: HttpRequest, number: int, pk: int, *, acting: bool = False
) -> tuple[Mission, Submission]:
    """One form, if the account may read it, and act on it."""
    mission = mission_of(request, number)
    found = one_form(Scope(mission), pk)
    if found is None:
        raise Http404("no such form")
    account = reader(request)
    may = (
        can_operate_in(account, mission, city_of(found))
        if acting
        else can_read_form(account, found)
    )
    if not may:
        raise Http404("no such form")
    return mission, found


def _done(request: HttpRequest, form: Submission, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("observation:received-form", form.mission.number, form.pk)


def _page(
    request: HttpRequest,
    mission: Mission,
    form: Submission,
    *,
    withdrawing: WhyForm | None = None,
    placing: PlaceForm | None = None,
    letting: WhyForm | None = None,
    reviewing: ReviewForm | None = None,
) -> HttpResponse:
    check = getattr(form, "protocol_check", None)
    asked = (withdrawing, placing, letting, reviewing)
    with timezone.override(ZoneInfo(mission.time_zone)):
        return render(
            request,
            "observation/received_form.html",
            {
                "mission": mission,
                "part": "operations",
                "form": form,
                "groups": answers_of(form),
                "xml": xml_of(form),
                "files": files_of(form),
                "chain": chain_of(form),
                "sees_record": can_see_record(request.user),
                "off": clock_is_off(form),
                "notes": form.notes.all(),
                "check": check,
                "protocol": None
                if check is None
                else line(check, labels_of(Scope(mission))),
                "may_act": can_operate_in(request.user, mission, city_of(form)),
                "withdrawing": withdrawing or WhyForm(auto_id="withdraw-%s"),
                "placing": placing or PlaceForm(mission=mission),
                "letting": letting or WhyForm(auto_id="let-%s"),
                "reviewing": reviewing or ReviewForm(initial={"review": form.review}),
            },
            status=422 if any(one is not None for one in asked) else 200,
        )


def xml_of(form: Submission) -> str:
    """The form as received, for the eye; the record keeps its bytes."""
    text = form.source.text
    if not text:
        text = bytes_of(form.source).decode("utf-8", "replace")
    return text[:LARGEST_SHOWN]
