"""The register as a file: taken in whole or not at all, given out whole."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from orkhon.register import actions, documents
from orkhon.register.forms import ImportForm
from orkhon.register.intake import ImportRefused, Problem
from orkhon.register.views.doors import for_keepers, for_readers, reader, shown


@require_safe
@for_readers
def files(request: HttpRequest) -> HttpResponse:
    """What can be taken in and given out."""
    return _page(request, ImportForm())


@require_POST
@for_keepers
def import_file(request: HttpRequest) -> HttpResponse:
    """Take in a file; every bad line is named and nothing is half done."""
    form = ImportForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, status=422)
    upload = form.cleaned_data["file"]
    try:
        taken = actions.import_file(
            upload.read(), filename=upload.name, by=reader(request)
        )
    except ImportRefused as refused:
        return _page(request, form, problems=refused.problems, status=422)
    messages.success(
        request,
        ngettext(
            "%(n)s row is new; what the register had stays as it was.",
            "%(n)s rows are new; what the register had stays as it was.",
            taken.total,
        )
        % {"n": taken.total},
    )
    return redirect("register:files")


@require_safe
@for_readers
def export_popolo(request: HttpRequest) -> HttpResponse:
    """The register as Popolo JSON."""
    return _download(documents.popolo(), "application/json", "register.json")


@require_safe
@for_readers
def export_csv(request: HttpRequest) -> HttpResponse:
    """Persons with spellings and memberships as CSV."""
    return _download(documents.csv_table(), "text/csv; charset=utf-8", "register.csv")


def _page(
    request: HttpRequest,
    form: ImportForm,
    *,
    problems: tuple[Problem, ...] = (),
    status: int = 200,
) -> HttpResponse:
    return shown(
        request,
        "files.html",
        {
            "form": form,
            "problems": problems,
        },
        status=status,
    )


def _download(data: bytes, media_type: str, filename: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{filename}"'
    return answer
