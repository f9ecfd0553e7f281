"""The list to the ministry, the cards that come back, and the mission's badges."""

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
)

from orkhon.accounts.reader import reader
from orkhon.observation.actions.accreditation import (
    accredit,
    accredit_file,
    make_list,
    mark_list_sent,
    open_list,
    refuse_accreditation,
)
from orkhon.observation.documents.ministry_list import MEDIA_TYPES
from orkhon.observation.forms.observers import (
    CardForm,
    CardsFileForm,
    LateForm,
    ListForm,
    WhyForm,
)
from orkhon.observation.models import MinistryList, Mission, Observer
from orkhon.observation.permissions import can_run
from orkhon.observation.queries.deadlines import list_deadline
from orkhon.observation.queries.missions import is_list_sent
from orkhon.observation.queries.observers import ENGLISH_ORDER, going
from orkhon.observation.views.doors import inside, mission_of
from orkhon.observation.views.observers import answered, named
from orkhon.register.intake import ImportRefused


@require_http_methods(["GET", "POST"])
@inside
def lists(request: HttpRequest, number: int) -> HttpResponse:
    """The lists that were made, and a new one."""
    mission = mission_of(request, number, can_run)
    rows = (
        going(mission)
        .select_related("parliament__country", "pledge")
        .order_by(*ENGLISH_ORDER)
    )
    form = ListForm(
        request.POST if request.method == "POST" else None,
        rows=rows,
        initial={"observers": [one.pk for one in rows if hasattr(one, "pledge")]},
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = make_list(
                mission,
                form.cleaned_data["observers"],
                by=reader(request),
                why_late=form.cleaned_data["why_late"],
            )
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request, _("List %(number)s is made.") % {"number": made.number}
            )
            return redirect("observation:lists", mission.number)
    return render(
        request,
        "observation/lists.html",
        {
            "mission": mission,
            "part": "observers",
            "lists": mission.lists.all(),
            "form": form,
            "unsigned": [one for one in rows if not hasattr(one, "pledge")],
            "deadline": list_deadline(mission, timezone.now()),
            "is_list_sent": is_list_sent(mission),
            "kinds": tuple(MEDIA_TYPES),
        },
        status=422 if request.method == "POST" else 200,
    )


@require_POST
@never_cache
@inside
def list_file(request: HttpRequest, number: int, list_number: int) -> HttpResponse:
    """A list as it was frozen. A post, because opening leaves a trace."""
    made = _list(request, number, list_number)
    kind = request.POST.get("kind", "")
    try:
        data = open_list(made, kind, by=reader(request))
    except ValueError as error:
        messages.error(request, str(error))
        return redirect("observation:lists", number)
    response = HttpResponse(data, content_type=MEDIA_TYPES[kind])
    response["Content-Disposition"] = (
        f'attachment; filename="mission-{number}-list-{list_number}.{kind}"'
    )
    return response


@require_POST
@inside
def sent(request: HttpRequest, number: int, list_number: int) -> HttpResponse:
    """Say that a list went to the ministry."""
    made = _list(request, number, list_number)
    form = LateForm(request.POST)
    why = form.cleaned_data["why_late"] if form.is_valid() else ""
    try:
        mark_list_sent(made, by=reader(request), why_late=why)
    except ValueError as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request,
            _("List %(number)s is marked as sent.") % {"number": made.number},
        )
    return redirect("observation:lists", number)


@require_POST
@inside
def give(request: HttpRequest, number: int, code: str) -> HttpResponse:
    """Enter the card of one observer."""
    found = _runs(request, number, code)

    def act(form: Form) -> str:
        said = form.cleaned_data
        accredit(found, said["card"], on=said["on"], by=reader(request))
        return _("%(name)s is accredited.") % {"name": found}

    return answered(request, found, CardForm(request.POST), "card", act)


@require_POST
@inside
def refuse(request: HttpRequest, number: int, code: str) -> HttpResponse:
    """Enter that the host refused one observer."""
    found = _runs(request, number, code)

    def act(form: Form) -> str:
        refuse_accreditation(found, why=form.cleaned_data["why"], by=reader(request))
        return _("The refusal is entered.")

    return answered(request, found, WhyForm(request.POST), "refusal", act)


@require_http_methods(["GET", "POST"])
@inside
def cards(request: HttpRequest, number: int) -> HttpResponse:
    """Enter the answer of the host for many, from a file."""
    mission = mission_of(request, number, can_run)
    is_post = request.method == "POST"
    form = CardsFileForm(*((request.POST, request.FILES) if is_post else ()))
    problems: ImportRefused | None = None
    if is_post and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            answered_for = accredit_file(
                mission, file.read(), filename=file.name, by=reader(request)
            )
        except ImportRefused as error:
            problems = error
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request, _("%(n)d answers are entered.") % {"n": len(answered_for)}
            )
            return redirect("observation:observers", mission.number)
    return render(
        request,
        "observation/cards_file.html",
        {
            "mission": mission,
            "part": "observers",
            "form": form,
            "problems": problems,
            "waiting": going(mission).exclude(state=Observer.State.ACCREDITED),
        },
        status=422 if is_post else 200,
    )


def _list(request: HttpRequest, number: int, list_number: int) -> MinistryList:
    mission: Mission = mission_of(request, number, can_run)
    return get_object_or_404(
        MinistryList.objects.select_related("mission"),
        mission=mission,
        number=list_number,
    )


def _runs(request: HttpRequest, number: int, code: str) -> Observer:
    found = named(request, number, code)
    if not can_run(request.user, found.mission):
        raise Http404("no such page")
    return found
