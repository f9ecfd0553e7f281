"""The workbench: one provision of a model law against the laws of a member."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from orkhon.accounts.reader import reader
from orkhon.legislation.actions.comparing import begin_comparison, set_laws
from orkhon.legislation.actions.deciding import decide, take_back
from orkhon.legislation.actions.proposing import propose_partners
from orkhon.legislation.forms.correspondence import (
    STATUSES,
    DecisionForm,
    LawsForm,
    MemberForm,
)
from orkhon.legislation.models import LETTERS, Comparison, Status, Work
from orkhon.legislation.permissions import can_decide
from orkhon.legislation.queries.comparisons import (
    comparisons_of,
    progress,
    standings,
    unit_eids,
)
from orkhon.legislation.queries.workbench import SIGNS, Bench, bench, first_open
from orkhon.legislation.views.doors import deciding, secretariat, work_of
from orkhon.record.refusals import Refusal
from orkhon.register.models import Country
from orkhon.register.queries.labels import named

MODELS = (Work.Kind.MODEL_LAW, Work.Kind.INSTRUMENT)
LANGUAGE_FIELDS = ("model_language", "law_language")


@require_http_methods(["GET", "POST"])
@secretariat
def members(request: HttpRequest, key: str) -> HttpResponse:
    """The members whose laws are compared with a model law; another one is begun."""
    work = work_of(key, *MODELS)
    may_decide = can_decide(request.user)
    form = MemberForm(request.POST if request.method == "POST" else None)
    if form.is_bound and not may_decide:
        raise Http404("no such page")
    if form.is_bound and form.is_valid():
        country = form.cleaned_data["country"]
        try:
            begin_comparison(work, country, by=reader(request))
        except Refusal as error:
            form.add_error("country", str(error))
        else:
            return redirect(f"{_members(work)}#{country.code}")
    compared = comparisons_of(work)
    eids = unit_eids(work)
    found = standings(compared)
    lines = [
        {
            "comparison": one,
            "name": named(one.country),
            "progress": progress(eids, found[one.country.code]),
            "form": LawsForm(
                country=one.country,
                initial={"laws": one.laws.all()},
                prefix=one.country.code,
            ),
        }
        for one in compared
    ]
    return render(
        request,
        "legislation/workbench_members.html",
        {
            "work": work,
            "lines": lines,
            "form": form,
            "may_decide": may_decide,
            "matrix": reverse("legislation:matrix", args=[work.key]),
        },
        status=422 if form.errors else 200,
    )


@require_POST
@deciding
def laws(request: HttpRequest, key: str, code: str) -> HttpResponse:
    """Say which laws of a member are compared."""
    comparison = _comparison(key, code)
    form = LawsForm(
        request.POST, country=comparison.country, prefix=comparison.country.code
    )
    if form.is_valid():
        try:
            set_laws(comparison, list(form.cleaned_data["laws"]), by=reader(request))
        except Refusal as error:
            messages.error(request, str(error))
    return redirect(f"{_members(comparison.model)}#{comparison.country.code}")


@require_POST
@deciding
def propose(request: HttpRequest, key: str, code: str) -> HttpResponse:
    """Have the machine look for partners."""
    comparison = _comparison(key, code)
    try:
        made = propose_partners(comparison, by=reader(request))
    except Refusal as error:
        messages.error(request, str(error))
        return redirect(f"{_members(comparison.model)}#{comparison.country.code}")
    messages.success(
        request,
        ngettext(
            "A partner is proposed for %(n)d of %(total)d provisions.",
            "Partners are proposed for %(n)d of %(total)d provisions.",
            made.with_partner,
        )
        % {"n": made.with_partner, "total": made.provisions},
    )
    return redirect("legislation:workbench", key, code)


@require_GET
@secretariat
def workbench(request: HttpRequest, key: str, code: str) -> HttpResponse:
    """Go on where work on a member stands."""
    comparison = _comparison(key, code)
    eid = first_open(comparison)
    if not eid:
        messages.error(
            request, _("%(law)s has no text yet") % {"law": comparison.model}
        )
        return redirect(_members(comparison.model))
    return redirect(_there(request, comparison, eid))


@require_http_methods(["GET", "POST"])
@secretariat
def provision(request: HttpRequest, key: str, code: str, eid: str) -> HttpResponse:
    """One provision: read it, and decide."""
    comparison = _comparison(key, code)
    if request.method == "POST":
        if not can_decide(request.user):
            raise Http404("no such page")
        return _decided(request, comparison, eid)
    return _page(request, comparison, eid, None)


@require_POST
@deciding
def undo(request: HttpRequest, key: str, code: str, eid: str) -> HttpResponse:
    """Return to what was decided before."""
    comparison = _comparison(key, code)
    said = request.POST.get("revision", "")
    revision = int(said) if said.isascii() and said.isdigit() else None
    try:
        row = take_back(comparison, eid, by=reader(request), revision=revision)
    except Refusal as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request,
            _("Taken back; it stands as “%(status)s”.")
            % {"status": row.get_status_display()},
        )
    return redirect(_there(request, comparison, eid))


def _decided(request: HttpRequest, comparison: Comparison, eid: str) -> HttpResponse:
    form = DecisionForm(request.POST, comparison=comparison)
    if form.is_valid():
        said = form.cleaned_data
        try:
            decide(
                comparison,
                eid,
                said["s"],
                form.partners(),
                said["reason"],
                by=reader(request),
                revision=said["revision"],
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return _go_on(request, comparison, eid)
    return _page(request, comparison, eid, form)


def _go_on(request: HttpRequest, comparison: Comparison, eid: str) -> HttpResponse:
    """To the next provision that waits; to the same one when none does."""
    page = _bench(request, comparison, eid, None)
    status = page.standing.status.label
    words = {"provision": page.unit.name, "status": status}
    if page.open:
        messages.success(request, _("%(provision)s: “%(status)s”.") % words)
        return redirect(_there(request, comparison, page.open))
    messages.success(
        request,
        _("%(provision)s: “%(status)s”. Every provision is examined.") % words,
    )
    return redirect(_there(request, comparison, eid))


def _page(
    request: HttpRequest, comparison: Comparison, eid: str, form: DecisionForm | None
) -> HttpResponse:
    said = None if form is None else form.data.getlist("c")  # type: ignore[attr-defined]  # -- a QueryDict
    page = _bench(request, comparison, eid, said)
    standing = page.standing
    form = form or DecisionForm(
        comparison=comparison,
        initial={
            "s": standing.status if standing.is_examined else "",
            "reason": standing.reason,
            "revision": standing.revision,
        },
    )
    return render(
        request,
        "legislation/workbench.html",
        {
            "bench": page,
            "work": comparison.model,
            "country": named(comparison.country),
            "code": comparison.country.code,
            "form": form,
            "statuses": [
                (value, label, SIGNS[Status(value)], LETTERS[Status(value)])
                for value, label in STATUSES
            ],
            "may_decide": can_decide(request.user),
            "here": _there(request, comparison, eid),
            "languages": _languages(request),
            "matrix": reverse("legislation:matrix", args=[comparison.model.key]),
        },
        status=422 if form.errors else 200,
    )


def _bench(
    request: HttpRequest,
    comparison: Comparison,
    eid: str,
    chosen: Sequence[str] | None,
) -> Bench:
    page = bench(
        comparison,
        eid,
        reader=(get_language() or "en").split("-")[0],
        chosen=chosen,
        **_asked(request),
    )
    if page is None:
        raise Http404("no such provision")
    return page


def _asked(request: HttpRequest) -> dict[str, str]:
    """The languages that the address asks for."""
    return {
        name: request.GET[name] for name in LANGUAGE_FIELDS if request.GET.get(name)
    }


def _languages(request: HttpRequest) -> str:
    """The same as the end of an address; "" where none is asked for."""
    asked = urlencode(_asked(request))
    return f"?{asked}" if asked else ""


def _there(request: HttpRequest, comparison: Comparison, eid: str) -> str:
    args = [comparison.model.key, comparison.country.code, eid]
    return reverse("legislation:provision", args=args) + _languages(request)


def _members(work: Work) -> str:
    return reverse("legislation:members", args=[work.key])


def _comparison(key: str, code: str) -> Comparison:
    work = work_of(key, *MODELS)
    country = get_object_or_404(Country, code=code)
    return get_object_or_404(
        Comparison.objects.select_related("model", "country"),
        model=work,
        country=country,
    )
