"""Giving programmes out: who holds which print, which is old, prints as files."""

import io
import uuid
from collections.abc import Iterable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe
from pypdf import PdfWriter

from orkhon.accounts.reader import reader
from orkhon.protocol.actions.printing import print_out
from orkhon.protocol.documents.programme import printout_bytes
from orkhon.protocol.forms.programme import PrintForm
from orkhon.protocol.models import Printout, Visit
from orkhon.protocol.permissions import can_arrange
from orkhon.protocol.queries.book import book_of
from orkhon.protocol.queries.printed import (
    Subject,
    before_of,
    draft_of,
    key_of,
    last_prints,
    print_states,
)
from orkhon.protocol.views.doors import arranging, inside, visit_of
from orkhon.protocol.views.visit_people import download
from orkhon.record.refusals import Refusal
from orkhon.ui.papers import MEDIA

FORMS = ("pdf", "docx")
What = Printout.What


@require_safe
@inside
def prints(request: HttpRequest, key: str) -> HttpResponse:
    """Who holds what; old prints first, to be handed out again."""
    visit = visit_of(key)
    states = print_states(book_of(visit))
    return render(
        request,
        "protocol/programme/prints.html",
        {
            "visit": visit,
            "old": [one for one in states if one.is_old],
            "missing": [one for one in states if one.last is None],
            "true": [one for one in states if one.last is not None and not one.is_old],
            "kept": visit.printouts.select_related("participant", "car").order_by(
                "-at", "-number"
            )[:200],
            "form": PrintForm(),
            "may_arrange": can_arrange(request.user),
            "part": "prints",
        },
    )


@require_POST
@arranging
def give_out(request: HttpRequest, key: str) -> HttpResponse:
    """Print one subject, or all that are old or missing (`which=due`)."""
    visit = visit_of(key)
    form = PrintForm(request.POST)
    if not form.is_valid():
        raise Http404("no such print")
    is_due = request.POST.get("which") == "due"
    try:
        subjects = (
            [one.subject for one in print_states(book_of(visit))]
            if is_due
            else [_subject(visit, request.POST.get("subject", ""))]
        )
        made = print_out(
            visit,
            subjects,
            form=form.cleaned_data["form"] or "pdf",
            language=form.cleaned_data["language"],
            only_old=is_due,
            by=reader(request),
        )
    except Refusal as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request,
            ngettext(
                "%(n)d print is numbered; open it below.",
                "%(n)d prints are numbered; open them below, or all in one file.",
                len(made),
            )
            % {"n": len(made)},
        )
    return redirect("protocol:prints", key)


@require_safe
@inside
def print_file(
    request: HttpRequest, key: str, pk: uuid.UUID, form: str
) -> HttpResponse:
    """A print as it was given out."""
    found = get_object_or_404(
        Printout.objects.select_related("visit", "participant", "car__driver"),
        visit__key=key,
        pk=pk,
    )
    if form not in FORMS:
        raise Http404(f"there is no print as {form}")
    return download(
        printout_bytes(found, before_of(found), form),
        MEDIA[form],
        f"{key}-{file_stem(found)}-{found.number}.{form}",
    )


@require_safe
@inside
def newest_files(request: HttpRequest, key: str) -> HttpResponse:
    """The newest print of everything, in one PDF for the printer."""
    visit = visit_of(key)
    newest = list(last_prints(book_of(visit)).values())
    if not newest:
        raise Http404("nothing was printed")
    return download(_merged(newest), MEDIA["pdf"], f"{key}-programmes.pdf")


@require_safe
@inside
def look(request: HttpRequest, key: str, form: str) -> HttpResponse:
    """How a print of now would look; it has no number and is not kept."""
    visit = visit_of(key)
    if form not in FORMS:
        raise Http404(f"there is no print as {form}")
    book = book_of(visit)
    try:
        subject = _subject(visit, request.GET.get("subject", "all"))
    except Refusal as error:
        raise Http404(str(error)) from error
    draft = draft_of(book, subject, at=timezone.now())
    return download(
        printout_bytes(draft, last_prints(book).get(key_of(subject)), form),
        MEDIA[form],
        f"{key}-{file_stem(draft)}.{form}",
    )


def file_stem(printout: Printout) -> str:
    """The middle of a file's name: what it is, and whose."""
    if printout.what == What.CAR and printout.car is not None:
        return f"car-{printout.car.label.replace(' ', '-')}"
    if printout.what == What.CEREMONIES:
        return "ceremonies"
    if printout.participant is None:
        return "programme"
    return f"programme-{printout.participant.number:02d}"


def _subject(visit: Visit, text: str) -> Subject:
    """What a page names: “all”, “ceremonies”, “person-3”, “car-<id>”.

    Raises:
        Refusal: nothing of this visit.
    """
    kind, _dash, rest = text.partition("-")
    if text == "all":
        return Subject()
    if text == "ceremonies":
        return Subject(What.CEREMONIES)
    if kind == "person" and rest.isdecimal():
        person = visit.participants.filter(number=int(rest)).first()
        if person is not None:
            return Subject(participant=person)
    if kind == "car":
        car = next((one for one in visit.cars.all() if str(one.pk) == rest), None)
        if car is not None:
            return Subject(What.CAR, car=car)
    raise Refusal(_("choose what is printed"))


def _merged(printouts: Iterable[Printout]) -> bytes:
    writer = PdfWriter()
    for one in printouts:
        writer.append(io.BytesIO(printout_bytes(one, before_of(one), "pdf")))
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()
