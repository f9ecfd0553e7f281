"""Reports to a session on screen."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from orkhon.accounts.reader import reader
from orkhon.proceedings.actions import reports as verbs
from orkhon.proceedings.documents.printing import ENDINGS, MEDIA
from orkhon.proceedings.documents.reports import report_bytes
from orkhon.proceedings.forms.reports import AboutForm, BeginForm, RowsForm
from orkhon.proceedings.intake.finances import written_rows
from orkhon.proceedings.models import SessionReport
from orkhon.proceedings.permissions import (
    can_adopt,
    can_prepare,
    can_read_preparations,
)
from orkhon.proceedings.queries.finances import finances_of, rows_in
from orkhon.proceedings.queries.report_figures import FIGURES
from orkhon.proceedings.queries.reports import FINANCIAL, content, reports_of
from orkhon.proceedings.queries.sessions import zone_of
from orkhon.proceedings.views.doors import adopting, inside, preparing, session_of
from orkhon.proceedings.views.participants import download
from orkhon.record.refusals import Refusal


@require_GET
@inside
def index(request: HttpRequest, key: str) -> HttpResponse:
    """The reports to a session, those that are not issued first."""
    session = session_of(key)
    rows = reports_of(session, request.user)
    return render(
        request,
        "proceedings/reports.html",
        {
            "session": session,
            "rows": sorted(rows, key=lambda one: one.issued_at is not None),
            "may_write": can_prepare(request.user),
            "part": "reports",
        },
    )


@require_http_methods(["GET", "POST"])
@preparing
def begin(request: HttpRequest, key: str) -> HttpResponse:
    """Begin a report."""
    session = session_of(key)
    form = BeginForm(
        request.POST if request.method == "POST" else None, session=session
    )
    if form.is_bound and form.is_valid():
        try:
            made = verbs.begin_report(
                session, form.cleaned_data["kind"], form.about(), by=reader(request)
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return redirect("proceedings:report", key, made.number)
    return render(
        request,
        "proceedings/report_form.html",
        {
            "session": session,
            "form": form,
            "heading": _("Begin a report"),
            "keep": _("Begin the report"),
            "part": "reports",
        },
        status=422 if form.errors else 200,
    )


@require_GET
@inside
def one(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """A report: its figures with what was counted, its table, its state."""
    report = _report(request, key, number)
    said = content(report)
    inside_office = can_read_preparations(request.user)
    return render(
        request,
        "proceedings/report.html",
        {
            "session": report.session,
            "report": report,
            "said": said,
            "figures": [
                {
                    "figure": figure,
                    "words": FIGURES[figure.key],
                    # What a number was counted from is read where it is open.
                    "rows": figure.rows if inside_office else (),
                }
                for figure in said.figures
            ],
            "zone": zone_of(report.session).key,
            "is_financial": report.kind in FINANCIAL,
            "may_write": can_prepare(request.user) and report.issued_at is None,
            "may_issue": can_adopt(request.user) and report.issued_at is None,
            "may_see_rows": inside_office,
            "forms": tuple(MEDIA),
            "part": "reports",
        },
    )


@require_http_methods(["GET", "POST"])
@preparing
def write(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Say anew what a report is about."""
    report = _report(request, key, number)
    form = AboutForm(
        request.POST if request.method == "POST" else None,
        initial={
            name: getattr(report, name)
            for name in ("title", "from_on", "to_on", "item", "text")
        },
        session=report.session,
    )
    if form.is_bound and form.is_valid():
        try:
            verbs.write_report(report, form.about(), by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return redirect("proceedings:report", key, number)
    return render(
        request,
        "proceedings/report_form.html",
        {
            "session": report.session,
            "report": report,
            "form": form,
            "heading": report.title,
            "keep": _("Keep the report"),
            "part": "reports",
        },
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "POST"])
@preparing
def rows(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Enter the figures of a financial report or budget."""
    report = _report(request, key, number)
    if report.kind not in FINANCIAL:
        raise Http404("no such page")
    known = rows_in(report.rows)
    form = RowsForm(
        request.POST if request.method == "POST" else None,
        initial={
            "currency": report.currency,
            **{
                part: written_rows(tuple(row for one, row in known if one == part))
                for part in ("income", "expenditure")
            },
        },
    )
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            kept = verbs.enter_rows(
                report,
                given["income"],
                given["expenditure"],
                given["currency"],
                by=reader(request),
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            if finances_of(kept).wrong:
                messages.warning(
                    request,
                    _("The table is kept as entered; it does not add up, see below."),
                )
            return redirect("proceedings:report", key, number)
    return render(
        request,
        "proceedings/report_form.html",
        {
            "session": report.session,
            "report": report,
            "form": form,
            "heading": _("Figures: %(report)s") % {"report": report.title},
            "keep": _("Keep the figures"),
            "part": "reports",
        },
        status=422 if form.errors else 200,
    )


@require_POST
@adopting
def issue(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Issue a report: its figures are frozen."""
    report = _report(request, key, number)
    try:
        verbs.issue_report(report, by=reader(request))
    except Refusal as error:
        messages.error(request, str(error))
    return redirect("proceedings:report", key, number)


@require_GET
@inside
def paper(request: HttpRequest, key: str, number: int, form: str) -> HttpResponse:
    """The report as a file, with headings in the language in force."""
    report = _report(request, key, number)
    if form not in MEDIA:
        raise Http404("no such paper")
    data = report_bytes(report, form, (get_language() or "en").split("-")[0])
    name = f"{key}-report-{number}.{ENDINGS[form]}"
    return download(data, MEDIA[form], name)


def _report(request: HttpRequest, key: str, number: int) -> SessionReport:
    rows = SessionReport.objects.select_related(
        "session__organ", "item__mission", "frozen"
    )
    if not can_read_preparations(request.user):
        rows = rows.filter(issued_at__isnull=False)
    return get_object_or_404(rows, session__key=key, number=number)
