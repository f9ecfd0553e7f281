"""Passports and visas of visits: kept, opened with a reason, deleted; the rule."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from orkhon.accounts.reader import reader
from orkhon.protocol.actions.personal import (
    NoRule,
    delete_document,
    keep_document,
    open_document,
    set_retention_rule,
)
from orkhon.protocol.forms.personal import KeepForm, RuleForm
from orkhon.protocol.models import PersonalDocument, RetentionRule
from orkhon.protocol.permissions import can_open_personal, can_set_rules
from orkhon.protocol.queries.personal import (
    holders,
    rule_in_force,
    visits_with_documents,
)
from orkhon.protocol.views.doors import ruling, trusted, visit_of


@require_safe
@trusted
def all_visits(request: HttpRequest) -> HttpResponse:
    """Visits of which documents are kept."""
    return render(
        request,
        "protocol/personal/visits.html",
        {"visits": visits_with_documents(), "rule": rule_in_force()},
    )


@require_http_methods(["GET", "POST"])
@never_cache
@trusted
def documents(request: HttpRequest, key: str) -> HttpResponse:
    """What is kept of a visit: kinds and dates; one more is brought in."""
    visit = visit_of(key)
    is_post = request.method == "POST"
    form = KeepForm(
        visit, request.POST if is_post else None, request.FILES if is_post else None
    )
    if is_post and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            kept = keep_document(
                form.cleaned_data["participant"],
                file.read(),
                kind=form.cleaned_data["kind"],
                filename=file.name,
                by=reader(request),
            )
        except NoRule as error:
            messages.error(request, str(error))
            return redirect("protocol:retention")
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request, _("Kept under seal until %(day)s.") % {"day": kept.delete_on}
            )
            return redirect("protocol:visit-personal", visit.key)
    return render(
        request,
        "protocol/personal/documents.html",
        {
            "visit": visit,
            "holders": holders(visit),
            "rule": rule_in_force(),
            "form": form,
            "may_rule": can_set_rules(request.user),
        },
        status=422 if is_post else 200,
    )


@require_POST
@never_cache
@trusted
def open_one(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Read a document. A post, because opening leaves a trace."""
    document = _document(pk)
    try:
        data = open_document(
            document, why=request.POST.get("why", ""), by=reader(request)
        )
    except ValueError as error:
        messages.error(request, str(error))
        return redirect("protocol:visit-personal", document.participant.visit.key)
    response = HttpResponse(data, content_type=document.media_type)
    response["Content-Disposition"] = str(
        content_disposition_header(as_attachment=True, filename=document.filename)
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
@trusted
def delete(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Delete a document before its day."""
    document = _document(pk)
    try:
        delete_document(document, why=request.POST.get("why", ""), by=reader(request))
    except ValueError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The document is deleted; its file is gone."))
    return redirect("protocol:visit-personal", document.participant.visit.key)


@require_http_methods(["GET", "POST"])
@ruling
def retention(request: HttpRequest) -> HttpResponse:
    """How long documents are kept: the rule in force, those before it, a new one."""
    is_post = request.method == "POST"
    form = RuleForm(request.POST if is_post else None)
    if is_post and form.is_valid():
        try:
            set_retention_rule(**form.cleaned_data, by=reader(request))
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The rule is set."))
            return redirect("protocol:retention")
    return render(
        request,
        "protocol/personal/rule.html",
        {
            "form": form,
            "rules": RetentionRule.objects.all(),
            "may_open": can_open_personal(request.user),
            "today": timezone.localdate(),
        },
        status=422 if is_post else 200,
    )


def _document(pk: uuid.UUID) -> PersonalDocument:
    return get_object_or_404(
        PersonalDocument.objects.select_related("participant__visit"), pk=pk
    )
