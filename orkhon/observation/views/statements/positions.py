"""A text before the members: put there, and what the head and each member say."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from orkhon.accounts.reader import reader
from orkhon.observation.actions.statements.circulating import circulate
from orkhon.observation.actions.statements.positions import take_position
from orkhon.observation.forms.statements import PositionForm
from orkhon.observation.models import Statement
from orkhon.observation.permissions import can_issue
from orkhon.observation.queries.statements.composing import composed
from orkhon.observation.queries.statements.composition import Composed
from orkhon.observation.queries.statements.standing import members_of
from orkhon.observation.views.doors import inside, mission_of
from orkhon.observation.views.statements.doors import back_to, one_of
from orkhon.record.refusals import Refusal


@require_POST
@inside
def put_before(request: HttpRequest, number: int, statement: int) -> HttpResponse:
    """Put the text before the head and the members."""
    found = one_of(mission_of(request, number, can_issue), statement)
    try:
        circulate(found, by=reader(request))
    except Refusal as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request,
            _("The text is before the members, with the numbers of this moment."),
        )
    return back_to(found, "positions")


@require_POST
@inside
def position(request: HttpRequest, number: int, statement: int) -> HttpResponse:
    """Enter where the head or a member stands."""
    found = one_of(mission_of(request, number, can_issue), statement)
    form = position_form(found, composed(found, found.authentic), request)
    if not form.is_valid():
        messages.error(request, _("Say whose position it is, and what it is."))
        return back_to(found, "positions")
    section = form.section()
    key = "whole" if section is None else section.key
    try:
        made = take_position(
            found,
            form.observer(),
            form.cleaned_data["stance"],
            seen=request.POST.get(f"seen_{key}", ""),
            by=reader(request),
            section=section,
            text=form.cleaned_data["text"],
        )
    except Refusal as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Entered: %(position)s.") % {"position": made})
    return back_to(found, "positions")


def position_form(
    statement: Statement, text: Composed, request: HttpRequest | None = None
) -> PositionForm:
    """The form for a position on this text, or on one of its sections."""
    return PositionForm(
        None if request is None else request.POST,
        statement=statement,
        members=members_of(statement),
        sections=[(one.row, one.title) for one in text.sections],
    )
