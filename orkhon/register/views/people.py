"""The list of people, and one person with posts and spellings in time."""

import uuid

from django.db.models import Q
from django.db.models.functions import Substr
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from orkhon.engines import names
from orkhon.register import queries
from orkhon.register.models import Body, Match, Person
from orkhon.register.timeline import timeline
from orkhon.register.views.doors import (
    asked_day,
    elsewhere,
    for_readers,
    paged,
    shown,
)

FOUND = 100
"""Persons that one search of the list shows at most."""


@require_safe
@for_readers
def people(request: HttpRequest) -> HttpResponse:
    """Everybody in the register: by spelling, first letter or body, on a date."""
    day, wrong = asked_day(request)
    text = request.GET.get("q", "").strip()
    letter = request.GET.get("letter", "")[:1].lower()
    body = request.GET.get("body", "")
    rows = Person.objects.filter(merged_into=None)
    if letter:
        rows = rows.filter(sort_key__startswith=letter)
    if body:
        chosen = Body.objects.filter(key=body).first()
        held = () if chosen is None else queries.holders(chosen, day)
        rows = rows.filter(pk__in=[one.person.id for one in held])
    found = list(rows)
    if text:
        allowed = {row.pk: row for row in found}
        near = queries.near_persons(text, FOUND)
        found = [allowed[row.pk] for row, _score in near if row.pk in allowed]
    page = paged(found, request)
    posts = queries.posts_on([row.pk for row in page], day)
    return shown(
        request,
        "people.html",
        {
            "page": page,
            "lines": [(row, posts[row.pk]) for row in page],
            "text": text,
            "letter": letter,
            "letters": _letters(),
            "body": body,
            "bodies": Body.objects.filter(memberships__isnull=False).distinct(),
            "day": day,
            "is_today": day == timezone.localdate(),
            "wrong": wrong,
            "kept": _kept(request),
        },
    )


@require_safe
@for_readers
def person(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """One person: posts in time, spellings with where they were read, near matches."""
    day, wrong = asked_day(request)
    try:
        card = queries.person(pk)
    except Person.DoesNotExist as error:
        raise Http404(str(error)) from error
    if card.ref.id != pk:
        return redirect(card.ref.url)
    on_the_day = queries.posts_on([pk], day)[pk]
    own = _own_spelling(card)
    return shown(
        request,
        "person.html",
        {
            "card": card,
            "day": day,
            "is_today": day == timezone.localdate(),
            "wrong": wrong,
            "on_the_day": on_the_day,
            "held_on_the_day": {one.id for one in on_the_day},
            "timeline": timeline(card.posts, day),
            "own": own,
            "said": _said(own),
            "matches": Match.objects.filter(
                Q(one_id__in=card.ids) | Q(other_id__in=card.ids),
                answer=Match.Answer.WAITING,
            ).count(),
            "panel_url": elsewhere("dialogue:person-panel", pk),
            "brief_url": elsewhere("dialogue:briefing-person", pk),
            "add_contact_url": elsewhere("dialogue:plan", query=f"?person={pk}"),
        },
    )


def _letters() -> list[str]:
    rows = Person.objects.filter(merged_into=None).order_by()
    firsts = rows.annotate(first=Substr("sort_key", 1, 1)).values_list("first")
    return sorted({first for (first,) in firsts.distinct()})


def _kept(request: HttpRequest) -> str:
    """The filters of the address, for the links to other pages of the list."""
    wanted = request.GET.copy()
    wanted.pop("page", None)
    return wanted.urlencode()


def _own_spelling(card: queries.PersonCard) -> queries.Spelling | None:
    """The spelling of the person's own language, where it is not the shown one."""
    fitting = [
        one
        for one in card.spellings
        if one.kind in {"official", "transliteration"}
        and one.state == "confirmed"
        and not one.to_on
        and one.text != card.name
        and one.language not in {"", "en", "ru"}
        and "-" not in one.language
    ]
    return next(
        (one for one in fitting if one.language == _country_language(card)),
        next(iter(fitting), None),
    )


def _country_language(card: queries.PersonCard) -> str:
    """The state language of the country whose posts the person held last."""
    spoken = {"AZ": "az", "KZ": "kk", "KG": "ky", "TR": "tr", "UZ": "uz"}
    codes = (
        body.country_code
        for post in card.posts
        for body in (post.body, post.on_behalf_of)
        if body is not None and body.country_code in spoken
    )
    return spoken.get(next(codes, ""), "")


def _said(own: queries.Spelling | None) -> str:
    if own is None:
        return ""
    try:
        return names.pronounce(own.text, own.language)
    except names.UnknownLanguage:
        return ""
