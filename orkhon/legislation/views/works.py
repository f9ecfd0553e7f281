"""The room's first page, works and their versions."""

from collections.abc import Sequence
from itertools import pairwise

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from orkhon.accounts.reader import reader
from orkhon.legislation.actions import texts as verbs
from orkhon.legislation.actions import versions as later_verbs
from orkhon.legislation.forms.works import VersionForm, WorkForm
from orkhon.legislation.models import Version, Work
from orkhon.legislation.permissions import can_read_workbench, can_write_texts
from orkhon.legislation.queries.comments import open_rounds
from orkhon.legislation.queries.reading import origin_of
from orkhon.legislation.queries.works import (
    catalogue,
    free_key,
    shares_of,
    versions_of,
)
from orkhon.legislation.views.doors import inside, work_of, writing
from orkhon.record.refusals import Refusal

ROOM = (
    ("legislation:redlines", gettext_lazy("Compare two texts")),
    ("legislation:comparative", gettext_lazy("Compare several laws")),
    ("legislation:rounds", gettext_lazy("Rounds of comments")),
    ("legislation:initiatives", gettext_lazy("Initiatives")),
    ("legislation:roadmap", gettext_lazy("Roadmap")),
    ("legislation:reforms", gettext_lazy("Reforms")),
    ("legislation:glossary", gettext_lazy("Glossary")),
)
"""What else is kept in the room, in the order of the page."""


@require_GET
@inside
def index(request: HttpRequest) -> HttpResponse:
    """What is due, then all works."""
    found = catalogue()
    return render(
        request,
        "legislation/index.html",
        {
            "catalogue": found,
            "rounds": open_rounds(request.user),
            "links": [(reverse(name), words) for name, words in ROOM],
            "may_write": can_write_texts(request.user),
            "may_examine": can_read_workbench(request.user),
        },
    )


def _comments(work: Work, version: Version) -> str:
    """Where comments on a version are written and read."""
    return reverse("legislation:comments", args=[work.key, version.number])


@require_http_methods(["GET", "POST"])
@writing
def new_work(request: HttpRequest) -> HttpResponse:
    """Begin a work."""
    form = WorkForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        said = dict(form.cleaned_data)
        country = said["country"]
        said["key"] = said["key"] or free_key(
            said["title"], "" if country is None else country.code
        )
        try:
            work = verbs.begin_work(by=reader(request), **said)
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return redirect("legislation:new-version", work.key)
    return render(
        request,
        "legislation/work_new.html",
        {"form": form},
        status=422 if form.errors else 200,
    )


@require_GET
@inside
def work(request: HttpRequest, key: str) -> HttpResponse:
    """One work: its versions in time and their languages."""
    found = work_of(key)
    versions = versions_of(found)
    is_national = found.kind == Work.Kind.NATIONAL_LAW
    return render(
        request,
        "legislation/work.html",
        {
            "work": found,
            "versions": [
                (
                    one,
                    [(text, origin_of(text)) for text in one.expressions.all()],
                    _comments(found, one) if not is_national else "",
                )
                for one in versions
            ],
            "redlines": _redlines(versions),
            "shares": shares_of([found]).get(found.pk, []),
            "is_model": found.kind == Work.Kind.MODEL_LAW,
            "way": "" if is_national else reverse("legislation:way", args=[found.key]),
            "may_write": can_write_texts(request.user),
            "may_open": can_read_workbench(request.user),
        },
    )


def _redlines(versions: Sequence[Version]) -> list[dict[str, object]]:
    """Each text against that of the version before in the same language."""
    found: list[dict[str, object]] = []
    for new, old in pairwise(versions):
        before = {one.language: one for one in old.expressions.all()}
        for one in new.expressions.all():
            earlier = before.get(one.language)
            if earlier is not None:
                found.append({"old": earlier, "new": one})
    return found


@require_http_methods(["GET", "POST"])
@writing
def new_version(request: HttpRequest, key: str) -> HttpResponse:
    """Begin the next version of a work; its text follows."""
    found = work_of(key)
    form = VersionForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        version = verbs.begin_version(
            found,
            form.cleaned_data["state"],
            by=reader(request),
            dates=form.dates(),
            note=form.cleaned_data["note"],
        )
        return redirect("legislation:bring-in", found.key, version.number)
    return render(
        request,
        "legislation/work_version.html",
        {"work": found, "form": form, "version": None},
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "POST"])
@writing
def correct_version(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Say anew in which state a version is and from when."""
    found = work_of(key)
    version = get_object_or_404(found.versions, number=number)
    form = VersionForm(
        request.POST if request.method == "POST" else None,
        initial={
            name: getattr(version, name)
            for name in ("state", "adopted_on", "in_force_on", "as_of", "note")
        },
    )
    if form.is_bound and form.is_valid():
        try:
            later_verbs.correct_version(
                version,
                form.cleaned_data["state"],
                by=reader(request),
                dates=form.dates(),
                note=form.cleaned_data["note"],
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request, _("Version %(number)s is corrected.") % {"number": number}
            )
            return redirect("legislation:work", found.key)
    return render(
        request,
        "legislation/work_version.html",
        {"work": found, "form": form, "version": version},
        status=422 if form.errors else 200,
    )
