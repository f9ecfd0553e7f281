"""Seating plans: made, proposed, arranged by hand, printed, written into programmes."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from orkhon.accounts.reader import reader
from orkhon.protocol.actions.seating import (
    arrange,
    assign_seats,
    make_plan,
    propose_seats,
)
from orkhon.protocol.documents.plates import KINDS, plates_pdf
from orkhon.protocol.documents.seating import seating_paper
from orkhon.protocol.forms.seating import ArrangeForm, PlanForm, PlatesForm
from orkhon.protocol.models import SeatingPlan, Visit
from orkhon.protocol.permissions import can_arrange, can_open_personal
from orkhon.protocol.queries.gifts import of_visit as gifts_of_visit
from orkhon.protocol.queries.plates import Lacking, Plate, plates_of
from orkhon.protocol.queries.seating import (
    drawing_of,
    lines_of,
    plans_of,
    wrongs_of,
)
from orkhon.protocol.views.doors import arranging, inside, visit_of
from orkhon.ui.papers import MEDIA, printed


@require_GET
@inside
def plans(request: HttpRequest) -> HttpResponse:
    """All seating plans."""
    return render(
        request,
        "protocol/seating/plans.html",
        {"plans": plans_of(), "may_arrange": can_arrange(request.user)},
    )


@require_GET
@inside
def of_visit(request: HttpRequest, key: str) -> HttpResponse:
    """Tables, order, plates and gifts of a visit."""
    visit = visit_of(key)
    return render(
        request,
        "protocol/seating/visit.html",
        {
            "visit": visit,
            "plans": plans_of(visit),
            "gifts": gifts_of_visit(visit),
            "may_arrange": can_arrange(request.user),
            "may_open_personal": can_open_personal(request.user),
        },
    )


@require_http_methods(["GET", "POST"])
@arranging
def new(request: HttpRequest) -> HttpResponse:
    """A plan of its own, or of a visit whose key the address has: `?visit=…`."""
    key = request.GET.get("visit", "")
    visit = visit_of(key) if key else None
    is_post = request.method == "POST"
    form = PlanForm(visit, request.POST if is_post else None)
    if is_post and form.is_valid():
        try:
            made = make_plan(form.table(), by=reader(request))
            standing = propose_seats(made, by=reader(request)) if made.visit else []
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            _say_standing(request, standing)
            return redirect("protocol:seating-plan", made.key)
    return render(
        request,
        "protocol/seating/new.html",
        {"form": form, "visit": visit},
        status=422 if is_post else 200,
    )


@require_http_methods(["GET", "POST"])
@inside
def plan(request: HttpRequest, key: str) -> HttpResponse:
    """One plan: the drawing, what is wrong, who sits where; a post arranges it."""
    found = _plan(key)
    if request.method == "POST":
        if not can_arrange(request.user):
            raise Http404("no such page")
        numbers = [one.number for one in lines_of(found)]
        people = found.visit.participants.all() if found.visit else None
        form = ArrangeForm(numbers, people, request.POST)
        try:
            if not form.is_valid():
                field, errors = next(iter(form.errors.items()))
                raise ValueError(f"{field}: {errors[0]}")
            arrange(
                found,
                form.seats(),
                seen=form.cleaned_data["seen"],
                by=reader(request),
            )
        except ValueError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The seats are kept."))
        return redirect("protocol:seating-plan", found.key)
    lines = lines_of(found)
    return render(
        request,
        "protocol/seating/plan.html",
        {
            "plan": found,
            "lines": lines,
            "taken": sum(bool(one.name) for one in lines),
            # Made of escaped words by our own engine.
            "drawing": mark_safe(drawing_of(found)),  # noqa: S308 -- see above
            "wrongs": wrongs_of(found),
            "people": found.visit.participants.filter(withdrawn_at=None)
            if found.visit
            else None,
            "may_arrange": can_arrange(request.user),
        },
    )


@require_POST
@arranging
def proposed(request: HttpRequest, key: str) -> HttpResponse:
    """Seat everybody by the order of honour."""
    found = _plan(key)
    try:
        standing = propose_seats(found, by=reader(request))
    except ValueError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Seated by the order of honour."))
        _say_standing(request, standing)
    return redirect("protocol:seating-plan", found.key)


@require_POST
@arranging
def into_programme(request: HttpRequest, key: str) -> HttpResponse:
    """Write the seats into the line of the programme."""
    found = _plan(key)
    try:
        changed = assign_seats(found, by=reader(request))
    except ValueError as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request,
            ngettext(
                "%(n)d seat stands in the programme.",
                "%(n)d seats stand in the programme.",
                changed,
            )
            % {"n": changed},
        )
    return redirect("protocol:seating-plan", found.key)


@require_GET
@inside
def plan_file(request: HttpRequest, key: str) -> HttpResponse:
    """The plan as PDF."""
    found = _plan(key)
    return _pdf(printed(seating_paper(found), "pdf"), f"seats-{found.key}")


@require_GET
@inside
def plates(request: HttpRequest, key: str) -> HttpResponse:
    """Which plates of a visit are printed, and what nobody recorded."""
    visit = visit_of(key)
    form = PlatesForm(request.GET or None)
    found, lacking = _plates(visit, form)
    return render(
        request,
        "protocol/seating/plates.html",
        {
            "visit": visit,
            "form": form,
            "plates": found,
            "lacking": lacking,
            "kinds": KINDS,
            "asked": request.GET.urlencode(),
        },
    )


@require_GET
@inside
def plates_file(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    """Name plates, place cards or badges as PDF."""
    visit = visit_of(key)
    if kind not in KINDS:
        raise Http404(f"there are no {kind}")
    found, _lacking = _plates(visit, PlatesForm(request.GET or None))
    try:
        data = plates_pdf(visit, kind, found)
    except ValueError as error:
        messages.error(request, str(error))
        return redirect("protocol:plates", visit.key)
    return _pdf(data, f"{kind}-{visit.key}")


def _plates(visit: Visit, form: PlatesForm) -> tuple[list[Plate], Lacking]:
    if form.is_bound and form.is_valid():
        return plates_of(
            visit, languages=form.languages(), forum=form.cleaned_data["forum"]
        )
    return plates_of(visit, languages=[""])


def _plan(key: str) -> SeatingPlan:
    return get_object_or_404(
        SeatingPlan.objects.select_related("visit", "item__visit"), key=key
    )


def _say_standing(request: HttpRequest, names: list[str]) -> None:
    if names:
        messages.warning(
            request,
            ngettext(
                "No seat is left for %(names)s.",
                "No seats are left for %(names)s.",
                len(names),
            )
            % {"names": ", ".join(names)},
        )


def _pdf(data: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=MEDIA["pdf"])
    answer["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return answer
