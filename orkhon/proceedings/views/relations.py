"""Relations with other organisations: the list, one organisation, its paper, entries."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from orkhon.accounts.reader import reader
from orkhon.proceedings.actions import relations as verbs
from orkhon.proceedings.documents.status_sheet import status_sheet
from orkhon.proceedings.forms import relations as forms
from orkhon.proceedings.models import Memorandum, Obligation, OutsideEvent, Standing
from orkhon.proceedings.permissions import can_disclose_relations, can_relate
from orkhon.proceedings.queries import relations as reads
from orkhon.proceedings.views.doors import relating, secretariat
from orkhon.record.refusals import Refusal
from orkhon.register.models import Body, State
from orkhon.ui.papers import MEDIA

PAPERS = ("docx", "pdf")
KINDS: dict[str, type[forms.StatusForm | forms.MemorandumForm | forms.EventForm]] = {
    "status": forms.StatusForm,
    "memorandum": forms.MemorandumForm,
    "event": forms.EventForm,
}
Row = Standing | Memorandum | OutsideEvent
ROWS: dict[str, type[Row]] = {
    "status": Standing,
    "memorandum": Memorandum,
    "event": OutsideEvent,
}


@require_GET
@secretariat
def relations(request: HttpRequest) -> HttpResponse:
    """What is due with others, then every organisation and the topics."""
    today = timezone.localdate()
    return render(
        request,
        "proceedings/relations.html",
        {
            "relations": reads.relations(today),
            "due": reads.due_obligations(today + reads.SOON),
            "today": today,
            "topics": reads.topics(),
            "others": Body.objects.filter(kind=Body.Kind.ORGANISATION),
            "may_relate": can_relate(request.user),
        },
    )


@require_GET
@secretariat
def relation(request: HttpRequest, other: str) -> HttpResponse:
    """One organisation: status, applications, memoranda, events."""
    body = _other(other)
    found = reads.relation(body, timezone.localdate())
    return render(
        request,
        "proceedings/relation.html",
        {
            "relation": found,
            "opened": reads.opened_in(found),
            "papers": PAPERS,
            "may_relate": can_relate(request.user),
            "may_disclose": can_disclose_relations(request.user),
        },
    )


@require_GET
@secretariat
def sheet(request: HttpRequest, other: str, form: str) -> HttpResponse:
    """The status sheet as Word or PDF."""
    if form not in PAPERS:
        raise Http404(f"no paper of the kind {form}")
    body = _other(other)
    data = status_sheet(reads.relation(body, timezone.localdate()), form)
    answer = HttpResponse(data, content_type=MEDIA[form])
    answer["Content-Disposition"] = f'attachment; filename="status-{body.key}.{form}"'
    return answer


@require_http_methods(["GET", "POST"])
@relating
def record(request: HttpRequest, other: str, kind: str) -> HttpResponse:
    """Record a status, a memorandum or an event."""
    body = _other(other)
    if kind not in KINDS:
        raise Http404(f"nothing of the kind {kind}")
    form = KINDS[kind](request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            _recorded(form, body, request)
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("It is recorded, with the words that show it."))
            return redirect("proceedings:relation", body.key)
    return render(
        request,
        "proceedings/relation_form.html",
        {"form": form, "other": body, "kind": kind},
        status=422 if form.errors else 200,
    )


def _recorded(
    form: forms.StatusForm | forms.MemorandumForm | forms.EventForm,
    body: Body,
    request: HttpRequest,
) -> None:
    shown, by = form.shown(), reader(request)
    if shown is None:
        raise Refusal(_("Say which words show it."))
    if isinstance(form, forms.StatusForm):
        verbs.record_standing(form.status(body), by=by, shown=shown)
    elif isinstance(form, forms.MemorandumForm):
        verbs.record_memorandum(form.signed(body), by=by, shown=shown)
    else:
        verbs.record_event(form.happened(body), by=by, shown=shown)


@require_http_methods(["GET", "POST"])
@relating
def add_obligation(request: HttpRequest, memorandum: UUID) -> HttpResponse:
    """Write down what one side of a memorandum has to do."""
    row = get_object_or_404(
        Memorandum.objects.select_related("body"), pk=memorandum, state=State.CONFIRMED
    )
    form = forms.ObligationForm(
        row.body, request.POST if request.method == "POST" else None
    )
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            verbs.add_obligation(
                row, said["owner"], said["what"], said["due_on"], by=reader(request)
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return redirect("proceedings:relation", row.body.key)
    return _small(request, form, row.body, _("Add an obligation"), row.title)


@require_http_methods(["GET", "POST"])
@relating
def say_obligation(request: HttpRequest, obligation: UUID) -> HttpResponse:
    """Say what became of an obligation."""
    row = get_object_or_404(
        Obligation.objects.select_related("memorandum__body"), pk=obligation
    )
    form = forms.OutcomeForm(
        request.POST if request.method == "POST" else None,
        initial={"status": row.status, "evidence": row.evidence},
    )
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            verbs.say_obligation(
                row, said["status"], said["evidence"], by=reader(request)
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return redirect("proceedings:relation", row.memorandum.body.key)
    return _small(request, form, row.memorandum.body, _("What became of it"), row.what)


@require_http_methods(["GET", "POST"])
@relating
def take_back(request: HttpRequest, kind: str, row: UUID) -> HttpResponse:
    """Take back what was recorded wrongly."""
    if kind not in ROWS:
        raise Http404(f"nothing of the kind {kind}")
    found = _row(kind, row)
    form = forms.TakeBackForm(request.POST if request.method == "POST" else None)
    body = _other_of(found)
    if form.is_bound and form.is_valid():
        try:
            verbs.drop_relation(found, form.cleaned_data["why"], by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return redirect("proceedings:relation", body.key)
    return _small(request, form, body, _("Take back"), str(found))


def _small(
    request: HttpRequest,
    form: (forms.ObligationForm | forms.OutcomeForm | forms.TakeBackForm),
    body: Body,
    title: str,
    about: str,
) -> HttpResponse:
    return render(
        request,
        "proceedings/relation_small.html",
        {"form": form, "other": body, "title": title, "about": about},
        status=422 if form.errors else 200,
    )


def _row(kind: str, key: UUID) -> Row:
    rows = ROWS[kind]._default_manager.filter(pk=key, state=State.CONFIRMED)
    found = rows.first()
    if found is None:
        raise Http404(f"no {kind} {key}")
    return found


def _other(key: str) -> Body:
    return get_object_or_404(Body, key=key, kind__in=forms.OTHERS)


def _other_of(row: Row) -> Body:
    if isinstance(row, Memorandum):
        return row.body
    if isinstance(row, OutsideEvent):
        return row.organisation
    return row.holder if row.at.kind == Body.Kind.ASSEMBLY else row.at
