"""Two texts in one: chosen, shown, taken along."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from orkhon.engines.documents import DocumentError
from orkhon.engines.texts.structure import TextError
from orkhon.legislation.documents.redline import FORMS, compared, counted
from orkhon.legislation.forms.redlines import PairForm
from orkhon.legislation.models import Expression
from orkhon.legislation.queries.redlines import texts_to_compare, why_not
from orkhon.legislation.views.doors import inside

FILE_WORDS = {
    "docx": gettext_lazy("Word with tracked changes"),
    "pdf": gettext_lazy("PDF"),
    "html": gettext_lazy("Web page"),
    "txt": gettext_lazy("Plain text"),
}


@require_GET
@inside
def choose(request: HttpRequest) -> HttpResponse:
    """Choose two texts."""
    is_asked = "new" in request.GET
    form = PairForm(
        texts_to_compare(),
        request.GET if is_asked else None,
        initial={"old": request.GET.get("old", "")},
    )
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        return redirect("legislation:redline", said["old"], said["new"])
    return render(
        request,
        "legislation/redlines.html",
        {"form": form},
        status=422 if form.errors else 200,
    )


@require_GET
@inside
def redline(request: HttpRequest, old: UUID, new: UUID) -> HttpResponse:
    """What changed between two texts."""
    one, other = _expression(old), _expression(new)
    why = why_not(one, other)
    if why:
        return _refused(request, one, other, why)
    found = compared(one, other)
    return render(
        request,
        "legislation/redline.html",
        {
            "old": one,
            "new": other,
            "work": other.version.work,
            "is_one_work": one.version.work_id == other.version.work_id,
            "redline": found,
            "shown": found.shown,
            "counted": counted(found.shown.counts),
            "files": [(ending, FILE_WORDS[ending]) for ending in FORMS],
        },
    )


@require_GET
@inside
def redline_file(request: HttpRequest, old: UUID, new: UUID, form: str) -> HttpResponse:
    """The redline as a file: Word with tracked changes, PDF, a page, lines."""
    one, other = _expression(old), _expression(new)
    if form not in FORMS:
        raise Http404(f"no file of the kind {form}")
    if why_not(one, other):
        return redirect("legislation:redline", old, new)
    media_type, made = FORMS[form]
    try:
        data = made(compared(one, other), timezone.now())
    except (TextError, DocumentError) as error:
        messages.error(request, str(error))
        return redirect("legislation:redline", old, new)
    name = "-".join(
        [
            one.version.work.key,
            str(one.version.number),
            *(
                [other.version.work.key]
                if one.version.work != other.version.work
                else []
            ),
            str(other.version.number),
            other.language,
        ]
    )
    return HttpResponse(
        data,
        content_type=media_type,
        headers={
            "Content-Disposition": content_disposition_header(True, f"{name}.{form}")
            or "attachment"
        },
    )


def _refused(
    request: HttpRequest, old: Expression, new: Expression, why: str
) -> HttpResponse:
    """Say why not, and where to go instead."""
    beside = ""
    if why == "languages" and old.version_id == new.version_id:
        beside = reverse(
            "legislation:beside",
            args=[
                old.version.work.key,
                old.version.number,
                old.language,
                new.language,
            ],
        )
    there = {one.language: one for one in new.version.expressions.all()}
    pairs = [
        (one, there[one.language])
        for one in old.version.expressions.order_by("language")
        if one.language in there and not why_not(one, there[one.language])
    ]
    return render(
        request,
        "legislation/redline_refused.html",
        {
            "old": old,
            "new": new,
            "work": new.version.work,
            "why": why,
            "beside": beside,
            "pairs": pairs,
        },
        status=422,
    )


def _expression(pk: UUID) -> Expression:
    return get_object_or_404(
        Expression.objects.select_related("version__work__country"), pk=pk
    )
