"""Names as they come in: one by one, or a parliament's file."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from orkhon.accounts.reader import reader
from orkhon.observation.actions.nominations import nominate_file
from orkhon.observation.actions.observers import nominate
from orkhon.observation.forms.observers import (
    NominateForm,
    NominationsFileForm,
    senders_for,
)
from orkhon.observation.permissions import can_run
from orkhon.observation.views.doors import inside
from orkhon.observation.views.observers import mission_with_names
from orkhon.register.intake import ImportRefused


@require_http_methods(["GET", "POST"])
@inside
def nominate_one(request: HttpRequest, number: int) -> HttpResponse:
    """Bring in one name."""
    mission = mission_with_names(request, number)
    choice = senders_for(request.user, mission)
    if not choice.exists():
        raise Http404("no such page")
    form = NominateForm(
        request.POST if request.method == "POST" else None, senders=choice
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = nominate(
                mission,
                form.nominee(form.cleaned_data["parliament"]),
                by=reader(request),
            )
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request,
                _("Nominated: %(code)s %(name)s.") % {"code": made.code, "name": made},
            )
            return redirect("observation:observer", mission.number, made.code)
    return render(
        request,
        "observation/nominate.html",
        {"mission": mission, "form": form},
        status=422 if request.method == "POST" else 200,
    )


@require_http_methods(["GET", "POST"])
@inside
def bring_in(request: HttpRequest, number: int) -> HttpResponse:
    """Bring in a file of names; every bad line is shown, and nobody is taken in."""
    mission = mission_with_names(request, number)
    choice = senders_for(request.user, mission)
    if not choice.exists():
        raise Http404("no such page")
    is_post = request.method == "POST"
    form = NominationsFileForm(
        request.POST if is_post else None,
        request.FILES if is_post else None,
        senders=choice,
        is_runner=can_run(request.user, mission),
    )
    problems: ImportRefused | None = None
    if is_post and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            made = nominate_file(
                mission,
                file.read(),
                filename=file.name,
                by=reader(request),
                parliament=form.cleaned_data["parliament"],
            )
        except ImportRefused as error:
            problems = error
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request, _("%(n)d names are nominated.") % {"n": len(made)}
            )
            return redirect("observation:observers", mission.number)
    return render(
        request,
        "observation/nominations_file.html",
        {"mission": mission, "form": form, "problems": problems},
        status=422 if is_post else 200,
    )
