"""The text of a version in one language: brought in, read, corrected, taken along."""

from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from orkhon.accounts.reader import reader
from orkhon.engines.documents import DocumentError
from orkhon.engines.texts.structure import TextError
from orkhon.legislation.actions import texts as verbs
from orkhon.legislation.actions import versions as later_verbs
from orkhon.legislation.documents.texts import FORMS
from orkhon.legislation.forms.works import BringInForm, LanguageForm
from orkhon.legislation.models import Expression
from orkhon.legislation.permissions import can_write_texts
from orkhon.legislation.queries.beside import paired
from orkhon.legislation.queries.reading import origin_of, reading_of
from orkhon.legislation.views.arrival import carry_and_tell
from orkhon.legislation.views.doors import inside, work_of, writing
from orkhon.record.refusals import Refusal
from orkhon.ui import languages

FILE_WORDS = {
    "akn": gettext_lazy("Akoma Ntoso"),
    "docx": gettext_lazy("Word"),
    "pdf": gettext_lazy("PDF"),
    "txt": gettext_lazy("Plain text"),
}
CHANGES = {
    "inserted": pgettext_lazy("tracked change", "inserted"),
    "deleted": pgettext_lazy("tracked change", "deleted"),
    "moved": pgettext_lazy("tracked change", "moved"),
}


@require_http_methods(["GET", "POST"])
@writing
def bring_in(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Bring in a text of a version; then it is shown at once."""
    work = work_of(key)
    version = get_object_or_404(work.versions, number=number)
    there = list(version.expressions.only("language", "is_authentic"))
    is_first = not any(one.is_authentic for one in there)
    form = BringInForm(
        *((request.POST, request.FILES) if request.method == "POST" else ()),
        initial={"is_authentic": is_first, "language": request.GET.get("language", "")},
    )
    if form.is_bound and form.is_valid():
        name, data = form.brought()
        try:
            expression = verbs.bring_in(
                version,
                name,
                data,
                by=reader(request),
                language=form.cleaned_data["language"],
                is_authentic=form.cleaned_data["is_authentic"],
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _read_as(expression))
            carry_and_tell(request, expression)
            return redirect("legislation:text", key, number, expression.language)
    return render(
        request,
        "legislation/bring_in.html",
        {"work": work, "version": version, "form": form, "there": there},
        status=422 if form.errors else 200,
    )


@require_GET
@inside
def text(request: HttpRequest, key: str, number: int, language: str) -> HttpResponse:
    """One text: what to look at, its contents, its words."""
    expression = _expression(key, number, language)
    return _page(request, expression, LanguageForm(initial={"language": language}))


@require_POST
@writing
def read_again(
    request: HttpRequest, key: str, number: int, language: str
) -> HttpResponse:
    """Correct the language of a text."""
    expression = _expression(key, number, language)
    form = LanguageForm(request.POST)
    if form.is_valid():
        try:
            read = verbs.read_again(
                expression, form.cleaned_data["language"], by=reader(request)
            )
        except Refusal as error:
            form.add_error("language", str(error))
        else:
            messages.success(request, _read_as(read))
            return redirect("legislation:text", key, number, read.language)
    return _page(request, _expression(key, number, language), form)


@require_POST
@writing
def call_authentic(
    request: HttpRequest, key: str, number: int, language: str
) -> HttpResponse:
    """Say that this language binds."""
    expression = _expression(key, number, language)
    try:
        expression = later_verbs.call_authentic(expression, by=reader(request))
    except Refusal as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request,
            _("%(language)s is the authentic language of this version.")
            % {"language": languages.name(language)},
        )
        carry_and_tell(request, expression)
    return redirect("legislation:text", key, number, language)


@require_GET
@inside
def beside(
    request: HttpRequest, key: str, number: int, language: str, other: str
) -> HttpResponse:
    """Two languages of one version, provision by provision."""
    if language == other:
        raise Http404("one language beside itself")
    one = _expression(key, number, language)
    second = _expression(key, number, other)
    return render(
        request,
        "legislation/text_beside.html",
        {
            "work": one.version.work,
            "version": one.version,
            "one": one,
            "other": second,
            "sides": [one, second],
            "pairs": paired(
                [line for line in reading_of(one).lines if not line.is_empty],
                [line for line in reading_of(second).lines if not line.is_empty],
            ),
        },
    )


@require_GET
@inside
def text_file(
    request: HttpRequest, key: str, number: int, language: str, form: str
) -> HttpResponse:
    """The text as a file: Akoma Ntoso, Word, PDF, plain text."""
    expression = _expression(key, number, language)
    if form not in FORMS:
        raise Http404(f"no file of the kind {form}")
    media_type, made = FORMS[form]
    try:
        data = made(expression)
    except (TextError, DocumentError) as error:
        messages.error(request, str(error))
        return redirect("legislation:text", key, number, language)
    return HttpResponse(
        data,
        content_type=media_type,
        headers={
            "Content-Disposition": content_disposition_header(
                True, f"{key}-{number}-{language}.{form}"
            )
            or "attachment"
        },
    )


def _expression(key: str, number: int, language: str) -> Expression:
    return get_object_or_404(
        Expression.objects.select_related("version__work__country", "source"),
        version__work__key=key,
        version__number=number,
        language=language,
    )


def _page(
    request: HttpRequest, expression: Expression, form: LanguageForm
) -> HttpResponse:
    version = expression.version
    earlier = _earlier(expression)
    return render(
        request,
        "legislation/text.html",
        {
            "work": version.work,
            "version": version,
            "expression": expression,
            "reading": reading_of(expression),
            "others": list(
                version.expressions.exclude(pk=expression.pk).only(
                    "language", "is_authentic"
                )
            ),
            "earlier": earlier,
            "form": form,
            "files": [(ending, FILE_WORDS[ending]) for ending in FORMS],
            "script": languages.SCRIPTS.get(expression.script, ""),
            "origin": origin_of(expression),
            "changes": [
                _dated(one) | {"what": CHANGES[one["kind"]]}
                for one in expression.changes
            ],
            "remarks": [_dated(one) for one in expression.remarks],
            "table_words": _("Table"),
            "unknown_words": _("not understood"),
            "may_write": can_write_texts(request.user),
            "may_open": expression.source.is_open_to(request.user),
        },
        status=422 if form.errors else 200,
    )


def _earlier(expression: Expression) -> Expression | None:
    """The text of the version before in the same language."""
    return (
        Expression.objects.filter(
            version__work=expression.version.work,
            version__number__lt=expression.version.number,
            language=expression.language,
        )
        .select_related("version")
        .order_by("-version__number")
        .first()
    )


def _dated(one: dict[str, str]) -> dict[str, object]:
    return one | {"at": datetime.fromisoformat(one["at"]) if one["at"] else None}


def _read_as(expression: Expression) -> str:
    return _("Read as %(language)s in %(script)s letters.") % {
        "language": languages.name(expression.language),
        "script": languages.SCRIPTS.get(expression.script, expression.script),
    }
