"""The review screen: one report, its text and its proposals.

Every answer works as a plain form; with htmx the same templates come back in pieces
and the page stays where it is.
"""

import json
import uuid
from typing import Literal

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from orkhon.accounts.models import User
from orkhon.accounts.reader import reader
from orkhon.dialogue.actions.reports import close_report
from orkhon.dialogue.actions.review import (
    NEW,
    Decided,
    add_proposal,
    decide,
    redraw_span,
    undo_decision,
)
from orkhon.dialogue.forms.proposals import (
    DrawForm,
    ValueForm,
    first_value,
    form_for,
)
from orkhon.dialogue.models import Commitment, Proposal, Report
from orkhon.dialogue.permissions import visible
from orkhon.dialogue.queries.candidates import candidates, similar_promises
from orkhon.dialogue.queries.reports import (
    Line,
    all_reports,
    in_order,
    line,
    review,
)
from orkhon.dialogue.views.doors import secretariat
from orkhon.register.models import Person

ANSWERS: tuple[Literal["yes", "no", "edit"], ...] = ("yes", "no", "edit")


@require_GET
@secretariat
def report(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """One report; `?at=9` takes proposal 9 in hand, `&edit=1` opens its form."""
    found = _report(request, pk)
    at = request.GET.get("at", "")
    shown = review(found, _number(at))
    context = {"review": shown, "report": found, "draw": DrawForm()}
    if shown.here is not None:
        context |= _in_hand(shown.here, is_editing="edit" in request.GET)
    return render(request, "dialogue/review.html", context)


@require_GET
@secretariat
def proposal(request: HttpRequest, pk: uuid.UUID, number: int) -> HttpResponse:
    """One proposal taken in hand, as a piece of the page."""
    found = _report(request, pk)
    one = get_object_or_404(found.proposals, number=number)
    made = line(one)
    context = {"report": found, "line": made, "is_here": True}
    context |= _in_hand(made, is_editing="edit" in request.GET)
    return render(request, "dialogue/review_line.html", context)


@require_POST
@secretariat
def answer(request: HttpRequest, pk: uuid.UUID, number: int) -> HttpResponse:
    """Yes, no, or edit with the corrected parts."""
    found = _report(request, pk)
    one = get_object_or_404(found.proposals, number=number)
    given = request.POST.get("answer", "")
    form = form_for(one, request.POST) if given == "edit" else None
    problem = ""
    if form is not None and not form.is_valid():
        return _again(request, found, one, form=form)
    try:
        decided = decide(
            one,
            answer=_answer(given),
            by=_user(request),
            corrected=None if form is None else form.cleaned_data,
            person=_person(request.POST.get("person", "")),
            same_as=_promise(request.POST.get("same", "")),
        )
    except ValueError as error:
        problem = str(error)
        return _again(request, found, one, form=form, problem=problem)
    return _after(request, found, decided)


@require_POST
@secretariat
def undo(request: HttpRequest, pk: uuid.UUID, number: int) -> HttpResponse:
    """Take an answer back."""
    found = _report(request, pk)
    one = get_object_or_404(found.proposals, number=number)
    try:
        undone = undo_decision(one, by=_user(request))
    except ValueError as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request,
            _("Taken back: proposal %(number)s waits again. Entry %(entry)s.")
            % {"number": number, "entry": f"{undone.entry:,}"},
        )
    return _to(found, number)


@require_POST
@secretariat
def draw(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """A new proposal from selected words."""
    found = _report(request, pk)
    form = DrawForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            start, end = _span(found, said["start"], said["end"], said["quote"])
            words = found.source.text[start:end]
            made = add_proposal(
                found,
                kind=said["kind"],
                start=start,
                end=end,
                by=_user(request),
                value=first_value(said["kind"], words, said["value"]),
                contact_no=said["contact_no"] or 0,
            )
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request,
                _("Drawn: proposal %(number)s. Say yes, or edit it first.")
                % {"number": made.number},
            )
            return _to(found, made.number, edit=True)
    shown = review(found, None)
    context = {"review": shown, "report": found, "draw": form}
    if shown.here is not None:
        context |= _in_hand(shown.here, is_editing=False)
    return render(request, "dialogue/review.html", context, status=422)


@require_POST
@secretariat
def span(request: HttpRequest, pk: uuid.UUID, number: int) -> HttpResponse:
    """Other words for a proposal that waits."""
    found = _report(request, pk)
    one = get_object_or_404(found.proposals, number=number)
    try:
        start, end = _span(
            found,
            _number(request.POST.get("start", "")),
            _number(request.POST.get("end", "")),
            request.POST.get("quote", ""),
        )
        redraw_span(one, start=start, end=end, by=_user(request))
    except ValueError as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request,
            _("Proposal %(number)s stands on “%(words)s” now.")
            % {"number": number, "words": found.source.text[start:end][:80]},
        )
    return _to(found, number)


@require_POST
@secretariat
def close(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Put the report away."""
    found = _report(request, pk)
    try:
        close_report(found, by=_user(request))
    except ValueError as error:
        messages.error(request, str(error))
        return _to(found, None)
    messages.success(request, _("Closed: “%(report)s”.") % {"report": found})
    return redirect("dialogue:index")


def _report(request: HttpRequest, pk: uuid.UUID) -> Report:
    return get_object_or_404(visible(all_reports(), reader(request)), pk=pk)


def _in_hand(
    made: Line, *, is_editing: bool, form: ValueForm | None = None
) -> dict[str, object]:
    """What the one proposal in hand shows besides its line."""
    waits = made.proposal.state == Proposal.State.PROPOSED
    is_editing = is_editing and waits
    near = candidates(made.value) if made.is_person and waits else ()
    return {
        "here": made,
        "candidates": near,
        "is_new_likely": not any(one.is_likely for one in near),
        "similar": similar_promises(made.value) if waits else (),
        "form": (form or form_for(made.proposal)) if is_editing or form else None,
    }


def _after(request: HttpRequest, found: Report, decided: Decided) -> HttpResponse:
    """The decided proposal and the next one: a piece with htmx, else the page."""
    order = in_order(list(found.proposals.all()))
    following = _next_waiting(order, decided.proposal)
    made = line(decided.proposal)
    said = _("%(answer)s: %(text)s. Entry %(entry)s.") % {
        "answer": _word(decided.proposal),
        "text": made.text,
        "entry": f"{decided.entry:,}",
    }
    if not getattr(request, "htmx", False):
        messages.success(request, said)
        return _to(found, following.number if following else decided.proposal.number)
    context: dict[str, object] = {
        "report": found,
        "line": made,
        "said": said,
        "undo": decided.proposal,
        "decided": sum(one.state != Proposal.State.PROPOSED for one in order),
        "total": len(order),
    }
    if following is not None:
        context["following"] = line(following)
        context |= _in_hand(line(following), is_editing=False)
    response = render(request, "dialogue/review_decided.html", context)
    response["HX-Trigger-After-Settle"] = json.dumps(
        {
            "orkhon:decided": {
                "number": decided.proposal.number,
                "state": made.span_class,
                "here": following.number if following else None,
            }
        }
    )
    return response


def _again(
    request: HttpRequest,
    found: Report,
    one: Proposal,
    *,
    form: ValueForm | None = None,
    problem: str = "",
) -> HttpResponse:
    """The proposal again with what is wrong; nothing that was typed is lost."""
    one.refresh_from_db()
    context: dict[str, object] = {
        "report": found,
        "line": line(one),
        "is_here": True,
        "problem": problem,
        "chosen": request.POST.get("person", ""),
    }
    context |= _in_hand(line(one), is_editing=False, form=form)
    if getattr(request, "htmx", False):
        # 200, because htmx swaps nothing else in by default.
        return render(request, "dialogue/review_line.html", context)
    context |= {"review": review(found, one.number), "draw": DrawForm()}
    return render(request, "dialogue/review.html", context, status=422)


def _next_waiting(order: list[Proposal], one: Proposal) -> Proposal | None:
    """The next that waits after this one, else the first that waits."""
    place = next((at for at, each in enumerate(order) if each.pk == one.pk), 0)
    for each in [*order[place + 1 :], *order[:place]]:
        if each.state == Proposal.State.PROPOSED:
            return each
    return None


def _span(
    found: Report, start: int | None, end: int | None, quote: str
) -> tuple[int, int]:
    """Characters from the selection, or from words that stand in the text."""
    if start is not None and end is not None:
        return start, end
    words = quote.strip()
    at = found.source.text.find(words) if words else -1
    if at < 0:
        raise ValueError(
            _("Select the words in the text, or write them exactly as they stand.")
        )
    return at, at + len(words)


def _answer(given: str) -> Literal["yes", "no", "edit"]:
    for known in ANSWERS:
        if given == known:
            return known
    raise Http404(f"no such answer: {given}")


def _person(given: str) -> Person | Literal["new"] | None:
    if given == NEW:
        return NEW
    return get_object_or_404(Person, pk=_key(given)) if given else None


def _promise(given: str) -> Commitment | None:
    return get_object_or_404(Commitment, pk=_key(given)) if given else None


def _key(given: str) -> uuid.UUID:
    try:
        return uuid.UUID(given)
    except ValueError as error:
        raise Http404(f"“{given}” is no id") from error


def _number(given: str) -> int | None:
    return int(given) if given.isascii() and given.isdigit() else None


def _word(one: Proposal) -> str:
    return {
        Proposal.State.CONFIRMED: _("Confirmed"),
        Proposal.State.EDITED: _("Confirmed as edited"),
        Proposal.State.REFUSED: _("Refused"),
    }[Proposal.State(one.state)]


def _user(request: HttpRequest) -> User:
    return reader(request)


def _to(found: Report, number: int | None, *, edit: bool = False) -> HttpResponse:
    """Back to the page, with a proposal in hand."""
    address = reverse("dialogue:review", args=[found.pk])
    if number is None:
        return redirect(address)
    return redirect(f"{address}?at={number}{'&edit=1' if edit else ''}#p{number}")
