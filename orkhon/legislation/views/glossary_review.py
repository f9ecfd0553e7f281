"""What terminologists do: words added, suggested, reviewed, brought in."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from orkhon.accounts.reader import reader
from orkhon.legislation.actions import glossary as verbs
from orkhon.legislation.forms.glossary import FileForm, WordsForm
from orkhon.legislation.measures import standing
from orkhon.legislation.models import GlossaryEntry
from orkhon.legislation.permissions import can_review_glossary
from orkhon.legislation.queries.glossary import concept_id, waiting_entries
from orkhon.legislation.views.doors import secretariat, terminologists
from orkhon.record.refusals import Refusal


@require_http_methods(["GET", "POST"])
@terminologists
def add(request: HttpRequest) -> HttpResponse:
    """Add a concept, or synonyms to one."""
    form = WordsForm(
        request.POST if request.method == "POST" else None,
        initial={"concept": request.GET.get("concept", "")},
    )
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        take = request.POST.get("act") == "take"
        try:
            verbs.add_words(
                said["concept"],
                form.words(),
                said["note"],
                by=reader(request),
                take=take,
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request,
                _("The words are in the glossary.")
                if take
                else _("The words wait for review."),
            )
            return redirect("legislation:glossary-concept", said["concept"])
    return render(
        request,
        "legislation/glossary_words.html",
        {"form": form, "entry": None},
        status=422 if form.errors else 200,
    )


@require_GET
@secretariat
def waiting(request: HttpRequest) -> HttpResponse:
    """What waits for review, with what speaks for each."""
    return render(
        request,
        "legislation/glossary_waiting.html",
        {
            "entries": waiting_entries(),
            "measures": standing(),
            "may_review": can_review_glossary(request.user),
        },
    )


@require_POST
@terminologists
def suggest(request: HttpRequest) -> HttpResponse:
    """Look what decided correspondences suggest."""
    made = verbs.look_for_suggestions(by=reader(request))
    messages.success(
        request,
        ngettext("%(n)d new suggestion.", "%(n)d new suggestions.", len(made))
        % {"n": len(made)}
        if made
        else _("Nothing new: decided correspondences suggest no further words."),
    )
    return redirect("legislation:glossary-waiting")


@require_http_methods(["GET", "POST"])
@terminologists
def review(request: HttpRequest, entry: UUID) -> HttpResponse:
    """Take an entry into the glossary, as it is or edited."""
    found = get_object_or_404(GlossaryEntry, pk=entry)
    form = WordsForm(
        request.POST if request.method == "POST" else None,
        initial={
            "concept": concept_id(found),
            "note": found.note,
            **WordsForm.filled(found.words),
        },
    )
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            verbs.take_words(
                found, said["concept"], form.words(), said["note"], by=reader(request)
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The words are in the glossary."))
            return redirect("legislation:glossary-concept", said["concept"])
    return render(
        request,
        "legislation/glossary_words.html",
        {"form": form, "entry": found},
        status=422 if form.errors else 200,
    )


@require_POST
@terminologists
def refuse(request: HttpRequest, entry: UUID) -> HttpResponse:
    """Refuse an entry, or take it out of the glossary again."""
    found = get_object_or_404(GlossaryEntry, pk=entry)
    was_there = found.state == GlossaryEntry.State.REVIEWED
    verbs.refuse_words(found, by=reader(request))
    messages.success(
        request,
        _("The words are out of the glossary.") if was_there else _("Refused."),
    )
    return redirect(
        "legislation:glossary" if was_there else "legislation:glossary-waiting"
    )


@require_http_methods(["GET", "POST"])
@terminologists
def bring_in(request: HttpRequest) -> HttpResponse:
    """Bring in a file of concepts, and say what of it is new."""
    form = FileForm(
        *((request.POST, request.FILES) if request.method == "POST" else ())
    )
    report = None
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            report = verbs.bring_in_glossary(
                said["text"], by=reader(request), take=said["take"]
            )
        except Refusal as error:
            form.add_error("file", str(error))
    return render(
        request,
        "legislation/glossary_bring_in.html",
        {"form": form, "report": report},
        status=422 if form.errors else 200,
    )
