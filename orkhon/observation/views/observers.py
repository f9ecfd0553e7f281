"""Observers: the list, one of them, and everything that is done to a name."""

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from orkhon.accounts.reader import reader
from orkhon.observation.actions.observers import (
    change_observer,
    may_name,
    replace_observer,
    withdraw_observer,
)
from orkhon.observation.actions.pledges import Scan, declare_interests, record_pledge
from orkhon.observation.forms.observers import (
    CardForm,
    DocumentForm,
    InterestsForm,
    MatchForm,
    NomineeForm,
    PledgeForm,
    ReplaceForm,
    WhyForm,
    senders_for,
)
from orkhon.observation.models import Mission, Observer
from orkhon.observation.permissions import can_open_personal, can_run, can_see_mission
from orkhon.observation.queries.deadlines import list_deadline
from orkhon.observation.queries.missions import is_list_sent
from orkhon.observation.queries.observers import (
    line_of,
    missions_with_names,
    observers_seen,
    proposals,
    senders,
)
from orkhon.observation.views.doors import inside

PAGE = "observation/observer.html"
PHONES = "observation/observer_keys.html"
"""The observer's links for phones, where that part of the room is built."""


@require_GET
@inside
def observers(request: HttpRequest, number: int) -> HttpResponse:
    """The names by parliament, those that lack something on top."""
    mission = mission_with_names(request, number)
    found = senders(observers_seen(request.user, mission))
    lines = [line for sender in found for line in sender.lines]
    return render(
        request,
        "observation/observers.html",
        {
            "mission": mission,
            "senders": found,
            # Whoever cannot be put on the list yet stands first.
            "lacking": sorted(
                (line for line in lines if line.lacks), key=lambda one: one.has_pledge
            ),
            "going": sum(sender.going for sender in found),
            "deadline": list_deadline(mission, timezone.now()),
            "is_list_sent": is_list_sent(mission),
            "can_run": can_run(request.user, mission),
            "can_name": not mission.closed_at
            and senders_for(request.user, mission).exists(),
            "sees_all": can_see_mission(request.user, mission),
        },
    )


@require_GET
@inside
def observer(request: HttpRequest, number: int, code: str) -> HttpResponse:
    """One observer."""
    return page(request, seen(request, number, code))


@require_http_methods(["GET", "POST"])
@inside
def change(request: HttpRequest, number: int, code: str) -> HttpResponse:
    """Correct a name or what is known of it."""
    found = named(request, number, code)
    form = NomineeForm(
        request.POST if request.method == "POST" else None,
        initial=NomineeForm.initial_of(found),
    )
    if request.method == "POST" and form.is_valid():
        try:
            change_observer(found, form.nominee(found.parliament), by=reader(request))
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The observer is changed."))
            return back(found)
    return render(
        request,
        "observation/observer_change.html",
        {
            "mission": found.mission,
            "observer": found,
            "form": form,
            "part": "observers",
        },
        status=422 if request.method == "POST" else 200,
    )


@require_POST
@inside
def pledge(request: HttpRequest, number: int, code: str) -> HttpResponse:
    """Keep the signed pledge."""
    found = named(request, number, code)

    def act(form: Form) -> str:
        said = form.cleaned_data
        file = said["scan"]
        scan = (
            Scan(
                file.read(), file.name, file.content_type or "application/octet-stream"
            )
            if file
            else None
        )
        record_pledge(
            found,
            signed_on=said["signed_on"],
            language=said["language"],
            by=reader(request),
            scan=scan,
        )
        return _("The pledge is kept.")

    return answered(
        request, found, PledgeForm(request.POST, request.FILES), "pledge", act
    )


@require_POST
@inside
def interests(request: HttpRequest, number: int, code: str) -> HttpResponse:
    """Keep the declaration of interests."""
    found = named(request, number, code)

    def act(form: Form) -> str:
        declare_interests(found, by=reader(request), **form.cleaned_data)
        return _("The declaration is kept.")

    return answered(request, found, InterestsForm(request.POST), "interests", act)


@require_POST
@inside
def withdraw(request: HttpRequest, number: int, code: str) -> HttpResponse:
    """Take a name back."""
    found = named(request, number, code)

    def act(form: Form) -> str:
        withdraw_observer(found, why=form.cleaned_data["why"], by=reader(request))
        return _("%(name)s is withdrawn.") % {"name": found}

    return answered(request, found, WhyForm(request.POST), "withdrawal", act)


@require_http_methods(["GET", "POST"])
@inside
def replace(request: HttpRequest, number: int, code: str) -> HttpResponse:
    """Send somebody else."""
    found = named(request, number, code)
    form = ReplaceForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            instead = replace_observer(
                found,
                form.nominee(found.parliament),
                why=form.cleaned_data["why"],
                by=reader(request),
            )
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request,
                _("%(name)s comes in place of %(first)s.")
                % {"name": instead, "first": found},
            )
            return back(instead)
    return render(
        request,
        "observation/observer_replace.html",
        {
            "mission": found.mission,
            "observer": found,
            "form": form,
            "part": "observers",
        },
        status=422 if request.method == "POST" else 200,
    )


def mission_with_names(request: HttpRequest, number: int) -> Mission:
    """The mission, when the account sees names of it; else there is none."""
    return get_object_or_404(missions_with_names(request.user), number=number)


def seen(request: HttpRequest, number: int, code: str) -> Observer:
    """An observer whom the account sees; else there is none."""
    mission = mission_with_names(request, number)
    rows = observers_seen(request.user, mission).select_related(
        "mission__country", "parliament__country", "pledge__source", "interests"
    )
    return get_object_or_404(rows, code=code.upper())


def named(request: HttpRequest, number: int, code: str) -> Observer:
    """An observer of a parliament whose names the account brings in."""
    found = seen(request, number, code)
    if not may_name(request.user, found.mission, found.parliament):
        raise Http404("no such page")
    return found


def back(found: Observer) -> HttpResponse:
    """To the observer's page."""
    return redirect("observation:observer", found.mission.number, found.code)


def answered(
    request: HttpRequest,
    found: Observer,
    form: Form,
    key: str,
    act: Callable[[Form], str],
) -> HttpResponse:
    """Do one thing to an observer, or show its page again with the form refused.

    Args:
        key: Under which the page holds the form.
        act: What is done with a valid form; gives what to say afterwards.
    """
    if form.is_valid():
        try:
            words = act(form)
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, words)
            return back(found)
    return page(request, found, refused={key: form})


def page(
    request: HttpRequest, found: Observer, *, refused: dict[str, Form] | None = None
) -> HttpResponse:
    """The page of one observer."""
    found.refresh_from_db()
    mission, today = found.mission, timezone.localdate()
    runs = can_run(request.user, mission)
    context = {
        "mission": mission,
        "part": "observers",
        "observer": found,
        "line": line_of(found),
        "documents": found.documents.all(),
        "badges": found.badges.all() if runs else (),
        "can_run": runs,
        "can_open": can_open_personal(request.user, mission),
        "can_name": may_name(request.user, mission, found.parliament)
        and not mission.closed_at,
        "proposals": proposals(found, today) if runs and not found.person_id else (),
        "scan": _open_scan(request, found),
        "phones": PHONES if runs and _has_template(PHONES) else "",
    }
    forms = _forms(found, today) | (refused or {})
    return render(request, PAGE, context | forms, status=422 if refused else 200)


def _forms(found: Observer, today: date) -> dict[str, Form]:
    pledge, interests = (getattr(found, name, None) for name in ("pledge", "interests"))
    return {
        "pledge": PledgeForm(
            auto_id="pledge_%s",
            initial={"signed_on": pledge.signed_on, "language": pledge.language}
            if pledge
            else {"signed_on": today},
        ),
        "interests": InterestsForm(
            auto_id="interests_%s",
            initial={"declared_on": interests.declared_on, "text": interests.text}
            if interests
            else {"declared_on": today},
        ),
        "document": DocumentForm(auto_id="document_%s"),
        "match": MatchForm(auto_id="match_%s"),
        "withdrawal": WhyForm(auto_id="withdrawal_%s"),
        "card": CardForm(
            auto_id="card_%s",
            initial={"card": found.card_number, "on": found.accredited_on},
        ),
        "refusal": WhyForm(auto_id="refusal_%s"),
    }


def _open_scan(request: HttpRequest, found: Observer) -> object:
    """The scan of the pledge, for those to whom it is open."""
    pledge = getattr(found, "pledge", None)
    source = None if pledge is None else pledge.source
    return source if source is not None and source.is_open_to(request.user) else None


def _has_template(name: str) -> bool:
    try:
        get_template(name)
    except TemplateDoesNotExist:
        return False
    return True
