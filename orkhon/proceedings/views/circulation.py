"""What was circulated, and sending agendas and papers out."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from orkhon.accounts.reader import reader
from orkhon.proceedings.actions.circulation import (
    Lacking,
    circulate_agenda,
    circulate_document,
)
from orkhon.proceedings.forms.papers import CirculateForm, OverruleForm
from orkhon.proceedings.models import Circulation, Session
from orkhon.proceedings.permissions import can_overrule, can_prepare
from orkhon.proceedings.queries.circulation import lacks_of, log_of
from orkhon.proceedings.queries.papers import papers_of, required_languages
from orkhon.proceedings.views.doors import inside, preparing, session_of
from orkhon.proceedings.views.participants import download
from orkhon.record.models import Source
from orkhon.record.queries import bytes_of

PAPER = "document-"
"""Before the number of a paper in the choice of what goes out."""


@require_GET
@inside
def log(request: HttpRequest, key: str) -> HttpResponse:
    """Everything that went out, the last first."""
    session = session_of(key)
    return render(
        request,
        "proceedings/circulation.html",
        {
            "session": session,
            "part": "documents",
            "log": log_of(session),
            "may_prepare": can_prepare(request.user)
            and session.progress != Session.State.CANCELLED,
        },
    )


@require_http_methods(["GET", "POST"])
@preparing
def send(request: HttpRequest, key: str) -> HttpResponse:
    """Send the agenda or a paper out; where languages lack, a head has to sign."""
    session = session_of(key)
    is_post = request.method == "POST"
    form = CirculateForm(
        request.POST if is_post else None,
        session=session,
        papers=_choices(session),
        initial={"what": request.GET.get("what", Circulation.What.DRAFT_AGENDA)},
    )
    overrule = OverruleForm(
        request.POST if "overrule_because" in request.POST else None
    )
    lacks = None
    if is_post and form.is_valid() and (not overrule.is_bound or overrule.is_valid()):
        try:
            made = _sent(request, session, form, overrule)
        except Lacking as error:
            lacks = error.lacks
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request,
                _("Circulated: %(what)s, revision %(n)d.")
                % {"what": made.get_what_display(), "n": made.number},
            )
            return redirect("proceedings:circulation", key)
    elif overrule.is_bound:
        lacks = lacks_of(session)
    return render(
        request,
        "proceedings/circulate.html",
        {
            "session": session,
            "part": "documents",
            "form": form,
            "lacks": lacks,
            "lacks_now": lacks_of(session),
            "required": required_languages(session),
            "overrule": overrule,
            "may_overrule": can_overrule(request.user),
            "signs_as": reader(request).display_name,
        },
        status=422 if is_post else 200,
    )


@require_GET
@never_cache
@inside
def file(request: HttpRequest, key: str, pk: uuid.UUID, place: int) -> HttpResponse:
    """A file as it went out, byte for byte."""
    row = get_object_or_404(Circulation, session__key=key, pk=pk)
    if place >= len(row.files):
        raise Http404("no such file")
    source = get_object_or_404(Source, pk=row.files[place]["source"])
    return download(bytes_of(source), source.media_type, source.filename)


def _sent(
    request: HttpRequest,
    session: Session,
    form: CirculateForm,
    overrule: OverruleForm,
) -> Circulation:
    what, recipients = form.cleaned_data["what"], [*form.cleaned_data["recipients"]]
    order = [str(pk) for pk, _name in form.fields["recipients"].choices]  # type: ignore[attr-defined]  # -- a choice field
    recipients.sort(key=lambda one: order.index(str(one.pk)))
    if what.startswith(PAPER):
        document = get_object_or_404(
            session.papers.select_related("session__organ"),
            number=int(what.removeprefix(PAPER)),
        )
        return circulate_document(document, recipients=recipients, by=reader(request))
    because = overrule.cleaned_data["overrule_because"] if overrule.is_bound else ""
    return circulate_agenda(
        session,
        is_draft=what == Circulation.What.DRAFT_AGENDA,
        recipients=recipients,
        by=reader(request),
        overrule_because=because,
    )


def _choices(session: Session) -> list[tuple[str, str]]:
    found = papers_of(session).papers
    return [
        (f"{PAPER}{one.number}", f"{one.number} {one.title}")
        for one in sorted(found, key=lambda one: one.number)
        if one.latest
    ]
