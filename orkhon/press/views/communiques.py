"""Beginning a communiqué, one communiqué and its acts."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from orkhon.accounts.reader import reader
from orkhon.jobs.queries import is_over, latest
from orkhon.jobs.views import following
from orkhon.press.actions.approving import (
    approve_version,
    embargo_moment,
    send_back,
    set_embargo,
)
from orkhon.press.actions.correcting import begin_correction
from orkhon.press.actions.drafting import (
    Event,
    begin_communique,
    drop_version,
    facts_changed,
    renew_facts,
)
from orkhon.press.actions.publishing import PUBLISH, ask_to_publish
from orkhon.press.actions.writing import add_language
from orkhon.press.documents.communiques import embargo_words
from orkhon.press.forms.communiques import (
    ApproveForm,
    BeginForm,
    CorrectForm,
    EmbargoForm,
    LanguageForm,
    WhyForm,
)
from orkhon.press.models import Communique, CommuniqueVersion
from orkhon.press.permissions import can_approve, can_publish, can_write
from orkhon.press.queries.claims import unanswered
from orkhon.press.queries.communiques import (
    event_of,
    line_of,
    title_of,
    waiting_for,
)
from orkhon.press.queries.editors import editors_of
from orkhon.press.queries.printed import is_complete, paragraphs_of
from orkhon.press.queries.published import published_communique
from orkhon.press.queries.skeleton.events import skeleton_for
from orkhon.press.views.doors import (
    approving,
    communique_of,
    inside,
    publishing,
    version_of,
    writing,
)
from orkhon.record.actions import subject_of
from orkhon.record.queries import bytes_of
from orkhon.record.refusals import Refusal


@require_http_methods(["GET", "POST"])
@writing
def begin(
    request: HttpRequest, kind: str = "", key: UUID | None = None
) -> HttpResponse:
    """Choose whose communiqué it is and its languages; the facts come by themselves."""
    event = None if key is None else _event(kind, key)
    form = BeginForm(
        request.POST if request.method == "POST" else None,
        initial={"authentic": "en", "languages": ["kk", "ru", "tr"]},
    )
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            made = begin_communique(
                event,
                body=said["body"],
                authentic=said["authentic"],
                languages=said["languages"],
                by=reader(request),
                sample=bool(event is not None and event.sample),
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            of = made.communique
            return redirect("press:words", of.year, of.number, 1, of.authentic)
    return render(
        request,
        "press/begin.html",
        {"form": form, "event": event, "kind": kind},
        status=422 if form.errors else 200,
    )


@require_safe
@inside
def communique(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """One communiqué: its versions, what it lacks, and the next act."""
    return _page(request, communique_of(year, number))


@require_POST
@writing
def add(request: HttpRequest, year: int, number: int, version: int) -> HttpResponse:
    """A further language."""
    held = version_of(year, number, version)
    form = LanguageForm(request.POST)
    if not form.is_valid():
        return _page(request, held.communique, 422)
    language = form.cleaned_data["language"]
    try:
        add_language(held, language, by=reader(request))
    except Refusal as error:
        messages.error(request, str(error))
        return _to(held)
    return redirect("press:words", year, number, version, language)


@require_POST
@writing
def renew(request: HttpRequest, year: int, number: int, version: int) -> HttpResponse:
    """The facts anew; what changed is told."""
    held = version_of(year, number, version)

    def act() -> str:
        changed = renew_facts(held, by=reader(request))
        if not changed:
            return _("The record says what it said.")
        return _("Now in the record: %(added)s. No longer: %(gone)s.") % {
            "added": "; ".join(changed.added) or "–",
            "gone": "; ".join(changed.gone) or "–",
        }

    return _done(request, held, act)


@require_POST
@writing
def embargo(request: HttpRequest, year: int, number: int, version: int) -> HttpResponse:
    """Until when nothing is shown."""
    held = version_of(year, number, version)
    form = EmbargoForm(request.POST)
    if not form.is_valid():
        return _page(request, held.communique, 422, embargo_form=form)
    said = form.cleaned_data

    def act() -> str:
        local: datetime | None = said["until"]
        moment = None
        if local is not None:
            moment = embargo_moment(local.replace(tzinfo=None), said["zone"])
        made = set_embargo(held, moment, said["zone"], by=reader(request))
        if moment is None:
            return _("There is no embargo any more.")
        return _("Nothing of it is shown before %(when)s.") % {
            "when": embargo_words(made)
        }

    return _done(request, held, act)


@require_POST
@approving
def approve(request: HttpRequest, year: int, number: int, version: int) -> HttpResponse:
    """From here on the words stand."""
    held = version_of(year, number, version)
    form = ApproveForm(request.POST)
    why = form.cleaned_data["overrule"] if form.is_valid() else ""

    def act() -> str:
        approve_version(held, by=reader(request), overrule=why)
        return _("Approved: its words are fixed.")

    return _done(request, held, act)


@require_POST
@approving
def back(request: HttpRequest, year: int, number: int, version: int) -> HttpResponse:
    """To its writers, with the reason."""
    held = version_of(year, number, version)
    return _with_reason(
        request,
        held,
        lambda why: send_back(held, by=reader(request), why=why),
        _("It is a draft again."),
    )


@require_POST
@writing
def drop(request: HttpRequest, year: int, number: int, version: int) -> HttpResponse:
    """Given up, with the reason."""
    held = version_of(year, number, version)
    return _with_reason(
        request,
        held,
        lambda why: drop_version(held, by=reader(request), why=why),
        _("Dropped. Its number is not used again."),
    )


@require_POST
@publishing
def publish(request: HttpRequest, year: int, number: int, version: int) -> HttpResponse:
    """Papers and bundle are made, then it is out, or waits for its embargo."""
    held = version_of(year, number, version)

    def act() -> str:
        ask_to_publish(held, by=reader(request))
        return _("Its papers are being made; then it is published.")

    return _done(request, held, act)


@require_POST
@writing
def correct(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Begin the next version."""
    of = communique_of(year, number)
    form = CorrectForm(request.POST)
    if not form.is_valid():
        return _page(request, of, 422, correct_form=form)
    try:
        made = begin_correction(
            of,
            by=reader(request),
            correction=form.cleaned_data["correction"],
            withdraws=form.cleaned_data["withdraws"],
        )
    except Refusal as error:
        messages.error(request, str(error))
        return redirect("press:communique", year, number)
    return redirect("press:words", year, number, made.number, of.authentic)


@require_safe
@inside
def paper(
    request: HttpRequest,
    year: int,
    number: int,
    version: int,
    language: str,
    form: str,
) -> HttpResponse:
    """A paper or the bundle byte for byte."""
    held = version_of(year, number, version)
    if (language, form) == ("und", "zip") and held.bundle is not None:
        source = held.bundle
    else:
        source = get_object_or_404(
            held.papers.select_related("source"), language=language, format=form
        ).source
    return HttpResponse(
        bytes_of(source),
        content_type=source.media_type,
        headers={
            "Content-Disposition": content_disposition_header(True, source.filename)
            or "attachment"
        },
    )


def _page(
    request: HttpRequest, of: Communique, status: int = 200, **forms: object
) -> HttpResponse:
    versions = list(
        of.versions.prefetch_related(
            "texts", "facts__citation__source", "differences", "papers__source"
        )
        .select_related("bundle")
        .order_by("number")
    )
    open_versions = [
        one for one in versions if one.progress != CommuniqueVersion.State.DROPPED
    ]
    version = (open_versions or versions)[-1]
    version.communique = of
    states = CommuniqueVersion.State
    is_draft = version.progress == states.DRAFT
    texts = sorted(
        version.texts.all(),
        key=lambda one: (one.language != of.authentic, one.language),
    )
    for one in texts:
        one.version = version
    job = latest(subject_of(version), PUBLISH)
    here = getattr(request.user, "actor_id", "")
    skeleton = skeleton_for(of) if is_draft else None
    answer = render(
        request,
        "press/communique.html",
        {
            "communique": of,
            "version": version,
            "line": line_of(of, version, timezone.now()),
            "title": title_of(of, texts),
            "event": event_of(of),
            "versions": versions[::-1],
            "texts": [(one, is_complete(one), paragraphs_of(one)) for one in texts],
            "facts": list(version.facts.all()),
            "left_out": skeleton.left_out if skeleton is not None else 0,
            "changed": facts_changed(version) if is_draft else None,
            "unanswered": unanswered(version) if is_draft else (),
            "embargo": embargo_words(version),
            "alone": is_draft and editors_of(version) <= {here},
            "papers": [one for one in version.papers.all() if one.format != "json"],
            "public": published_communique(of.year, of.number),
            "job": job,
            "is_under_way": job is not None and not is_over(job),
            "may_write": can_write(request.user),
            "may_approve": can_approve(request.user),
            "may_publish": can_publish(request.user),
            "approve_form": ApproveForm(),
            "why_form": WhyForm(),
            "language_form": LanguageForm(),
            "correct_form": CorrectForm(),
            "embargo_form": EmbargoForm(initial=_embargo_said(version)),
        }
        | forms,
        status=status,
    )
    return following(request, answer, job)


def _embargo_said(version: CommuniqueVersion) -> dict[str, object]:
    if version.embargo_until is None:
        return {"zone": timezone.get_current_timezone_name()}
    zone = version.embargo_zone
    return {
        "until": timezone.localtime(version.embargo_until, ZoneInfo(zone)).replace(
            tzinfo=None
        ),
        "zone": zone,
    }


def _with_reason(
    request: HttpRequest,
    held: CommuniqueVersion,
    act: Callable[[str], object],
    told: str,
) -> HttpResponse:
    form = WhyForm(request.POST)
    why = form.cleaned_data["why"] if form.is_valid() else ""

    def done() -> str:
        act(why)
        return told

    return _done(request, held, done)


def _done(
    request: HttpRequest, held: CommuniqueVersion, act: Callable[[], str]
) -> HttpResponse:
    """Do it and say so, or say why not."""
    try:
        messages.success(request, act())
    except Refusal as error:
        messages.error(request, str(error))
    return _to(held)


def _to(held: CommuniqueVersion) -> HttpResponse:
    of = held.communique
    return redirect("press:communique", of.year, of.number)


def _event(kind: str, key: UUID) -> Event:
    found = waiting_for(kind, key)
    if found is None:
        raise Http404("no such event")
    return found
