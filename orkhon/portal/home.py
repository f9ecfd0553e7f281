"""The first page: what is new of every kind, who chairs, what is ahead, and numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from orkhon.catalogue.queries.published_calendar import published_calendar
from orkhon.legislation.queries.published import published_model_keys
from orkhon.observation.queries.published import published_statements
from orkhon.observation.queries.published_missions import listed_missions
from orkhon.portal.copies import public, while_nothing_changed
from orkhon.portal.languages import in_its_language
from orkhon.portal.pages import page
from orkhon.press.queries.published import published_communiques
from orkhon.proceedings.queries.published import published_text_count, published_texts
from orkhon.proceedings.queries.published_chair import published_chair
from orkhon.proceedings.queries.published_organs import published_assemblies
from orkhon.proceedings.queries.published_sessions import published_sessions
from orkhon.register.queries.published import people_in_post

LATEST = 8
"""So many new things stand on the first page; the lists have all of them."""
AHEAD = 5
"""So many dates stand on the first page; the calendar has all of them."""


@dataclass(frozen=True)
class New:
    """Something that was published, as the first page shows it.

    Attributes:
        at: When it could first be seen.
        day: Of the thing itself; a text's adoption, a statement's issue.
        language: Of the title.
        under: What kind of thing it is, in words.
        change: “corrected since”, “withdrawn”; "" where it stands as it was.
    """

    at: datetime
    symbol: str
    day: date | None
    title: str
    language: str
    url: str
    under: str
    change: str
    is_sample: bool


@dataclass(frozen=True)
class Number:
    """How many things of a kind are public, and the list of them."""

    label: str
    value: int
    url: str


@require_safe
@public
@while_nothing_changed
@in_its_language
def home(request: HttpRequest, language: str) -> HttpResponse:
    """What is new, who has the chair, the next dates, and how much there is."""
    today = timezone.localdate()
    found = [*_texts(language), *_statements(language), *_communiques(language)]
    chairs = [published_chair(one.key, today) for one in published_assemblies()]
    coming = [
        one
        for one in published_calendar()
        if one.last >= today and one.kind != "sitting"
    ]
    return page(
        request,
        "portal/home.html",
        language,
        {
            "latest": sorted(found, key=lambda one: one.at, reverse=True)[:LATEST],
            "chairs": [one for one in chairs if one is not None],
            "ahead": coming[:AHEAD],
            "numbers": [one for one in _numbers(language, today) if one.value],
        },
        lambda code: reverse("portal:home", args=[code]),
    )


def _texts(language: str) -> Iterator[New]:
    for one in published_texts(latest=LATEST):
        shown = one.language_for(language)
        yield New(
            at=one.published_at,
            symbol=one.symbol,
            day=one.adopted_on,
            title=one.titles[shown],
            language=shown,
            url=reverse(
                "portal:adopted-text", args=[language, one.slug, one.year, one.number]
            ),
            under=" · ".join((one.kind_words, one.how)),
            change="",
            is_sample=one.is_sample,
        )


def _statements(language: str) -> Iterator[New]:
    for one in published_statements(latest=LATEST):
        yield New(
            at=one.published_at,
            symbol=f"{one.mission}/{one.number}",
            day=one.issued_on,
            title=one.title,
            language=one.authentic,
            url=reverse("portal:statement", args=[language, one.mission, one.number]),
            under=f"{one.kind_words(language)}, {one.country}",
            change=_("corrected since") if one.corrected_by else "",
            is_sample=one.is_sample,
        )


def _communiques(language: str) -> Iterator[New]:
    for one in published_communiques()[:LATEST]:
        shown = one.language_for(language)
        change = _("corrected since") if one.version > 1 else ""
        if one.is_withdrawn:
            change = pgettext("communiqué", "withdrawn")
        yield New(
            at=one.published_at,
            symbol=f"{one.year}/{one.number}",
            day=timezone.localtime(one.published_at).date(),
            title=one.titles[shown],
            language=shown,
            url=reverse("portal:communique", args=[language, one.year, one.number]),
            under=_("Communiqué"),
            change=change,
            is_sample=one.is_sample,
        )


def _numbers(language: str, today: date) -> Iterator[Number]:
    """Each leads to its list; a kind without a list is left out."""
    for name, label, count in (
        ("adopted-texts", _("Adopted texts"), published_text_count()),
        ("sessions", _("Sessions"), len(published_sessions())),
        ("model-laws", _("Model laws"), len(published_model_keys())),
        ("missions", _("Missions"), len(listed_missions())),
        (
            "people",
            _("People in a post now"),
            people_in_post(today),
        ),
    ):
        try:
            yield Number(label, count, reverse(f"portal:{name}", args=[language]))
        except NoReverseMatch:
            continue
