"""The page of a live sitting, and how an act on it is answered.

With the page's script an act is answered with the parts of the page as JSON, without
it by the page. What was typed stays where it was when an act is refused.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from orkhon.proceedings.actions.telling import Overtaken
from orkhon.proceedings.forms.floor import NoteForm
from orkhon.proceedings.models import Sitting
from orkhon.proceedings.queries.floor import floor_view, items_for
from orkhon.proceedings.views.doors import sitting_of
from orkhon.proceedings.views.events import as_json
from orkhon.proceedings.views.screen import link_of
from orkhon.proceedings.views.sitting_parts import audience_of, context_of, drawn
from orkhon.record.refusals import Refusal

OVERTAKEN, REFUSED = 409, 422


@dataclass(frozen=True)
class Failed:
    """An act that was refused: its form with what was typed, and why."""

    name: str
    form: forms.Form
    why: str
    status: int


def act(
    request: HttpRequest,
    sitting: Sitting,
    name: str,
    form: forms.Form,
    do: Callable[[], object],
) -> HttpResponse:
    """Do it; where it is refused the page comes back with all that was typed.

    Args:
        name: Of the form on the page.
    """
    failed = None
    if not form.is_valid():
        failed = Failed(name, form, _first_error(form), REFUSED)
    else:
        try:
            do()
        except Refusal as error:
            status = OVERTAKEN if isinstance(error, Overtaken) else REFUSED
            failed = Failed(name, form, str(error), status)
    if request.accepts("text/html"):
        if failed is None:
            return redirect("proceedings:live", sitting.session.key, sitting.number)
        return page(request, sitting, failed)
    fresh = sitting_of(sitting.session.key, sitting.number)
    parts = drawn(fresh, audience_of(request.user), get_language() or "en")
    said = as_json(parts)
    if failed is not None:
        said |= {"form": failed.name, "why": failed.why}
    return JsonResponse(said, status=200 if failed is None else failed.status)


def page(
    request: HttpRequest, sitting: Sitting, failed: Failed | None = None
) -> HttpResponse:
    audience = audience_of(request.user)
    sitting = sitting_of(sitting.session.key, sitting.number)
    view = floor_view(sitting, get_language() or "en", with_notes=audience.reads_notes)
    context = context_of(view, audience)
    seen = {"revision": view.revision}
    context |= {
        "items": items_for(sitting) if audience.runs else [],
        "note_form": NoteForm(initial=seen),
        "screen_link": link_of(sitting) if audience.runs else "",
        "failed": failed,
    }
    if failed is not None:
        data = request.POST.copy()
        data["revision"] = str(view.revision)
        failed.form.data = data
        _keep(context, failed)
    return render(
        request,
        "proceedings/sitting.html"
        if audience.reads_notes
        else "proceedings/sitting_delegate.html",
        context,
        status=200 if failed is None else failed.status,
    )


def _keep(context: dict[str, object], failed: Failed) -> None:
    """Put the form with what was typed in its place; it has now seen what is shown."""
    place = {
        "note": "note_form",
        "put": "question_form",
        "enter": "position_form",
        "ask": "ask_form",
    }.get(failed.name)
    if place is not None and (place in context or place != "position_form"):
        context[place] = failed.form
    offered = context.get("compromises")
    if isinstance(offered, list):
        context["compromises"] = [
            (row, failed.form if failed.name == f"compromise-{row.position}" else form)
            for row, form in offered
        ]


def _first_error(form: forms.Form) -> str:
    return next(str(error) for errors in form.errors.values() for error in errors)
