"""Bodies and countries: who sits there on a date, what they are called where."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from orkhon.record.actions import subject_of
from orkhon.record.queries import is_disclosed
from orkhon.register import queries
from orkhon.register.models import Body, Country, Designation, State
from orkhon.register.permissions import can_disclose_body
from orkhon.register.queries import labels
from orkhon.register.queries.bodies import belonging
from orkhon.register.views.doors import asked_day, elsewhere, for_readers, shown


@require_safe
@for_readers
def bodies(request: HttpRequest) -> HttpResponse:
    """Every body by kind; within a kind by the fixed English key."""
    day, wrong = asked_day(request)
    kind = request.GET.get("kind", "")
    rows = Body.objects.select_related("country", "parent").order_by(
        "country__english_sort_key", "english_sort_key"
    )
    if kind in Body.Kind.values:
        rows = rows.filter(kind=kind)
    found = list(rows)
    counts = belonging([row.pk for row in found], day)
    groups = [
        (label, [(row, counts[row.pk]) for row in found if row.kind == value])
        for value, label in Body.Kind.choices
    ]
    return shown(
        request,
        "bodies.html",
        {
            "groups": [group for group in groups if group[1]],
            "kinds": Body.Kind.choices,
            "kind": kind,
            "day": day,
            "wrong": wrong,
        },
    )


@require_safe
@for_readers
def body(request: HttpRequest, key: str) -> HttpResponse:
    """One body on a date: members, seats, posts, parts, the chair."""
    day, wrong = asked_day(request)
    rows = Body.objects.select_related("country", "parent", "succeeded_by")
    found = get_object_or_404(rows, key=key)
    seats = queries.commission_seats(found, day)
    parts = list(found.parts.order_by("english_sort_key"))
    counts = belonging([part.pk for part in parts], day)
    return shown(
        request,
        "body.html",
        {
            "body": found,
            "day": day,
            "is_today": day == timezone.localdate(),
            "wrong": wrong,
            "members": queries.members_on(found, day),
            "seats": seats,
            "empty_posts": _empty_posts(found, seats),
            "parts": [(part, counts[part.pk]) for part in parts],
            "predecessors": list(found.predecessors.all()),
            "spellings": queries.spellings_of(found),
            "chair": queries.chair_on(found, day),
            "is_assembly": found.kind == Body.Kind.ASSEMBLY,
            "panel_url": elsewhere("dialogue:body-panel", found.key),
            "brief_url": elsewhere("dialogue:briefing-body", found.key),
            "may_disclose": can_disclose_body(request.user),
            "is_open": is_disclosed(subject_of(found)),
        },
    )


@require_safe
@for_readers
def countries(request: HttpRequest) -> HttpResponse:
    """Countries in English order, with what each forum calls them."""
    day, wrong = asked_day(request)
    by_country: dict[object, list[Designation]] = {}
    rows = Designation.objects.filter(Designation.on(day), state=State.CONFIRMED)
    for row in rows.select_related("forum", "citation__source"):
        by_country.setdefault(row.country_id, []).append(row)
    return shown(
        request,
        "countries.html",
        {
            "lines": [
                (country, by_country.get(country.pk, []))
                for country in queries.countries()
            ],
            "day": day,
            "wrong": wrong,
        },
    )


@require_safe
@for_readers
def country(request: HttpRequest, code: str) -> HttpResponse:
    """One country: its names, its bodies, what forums call it in time."""
    found = Country.objects.filter(code=code).first()
    if found is None:
        raise Http404(f"there is no country {code}")
    designations = Designation.objects.filter(country=found).select_related(
        "forum", "citation__source"
    )
    return shown(
        request,
        "country.html",
        {
            "country": found,
            "spellings": queries.spellings_of(found),
            "bodies": found.bodies.order_by("english_sort_key"),
            "designations": designations.order_by("forum__english_sort_key"),
        },
    )


def _empty_posts(body: Body, seats: queries.Seats) -> list[str]:
    held = {one.title for one in seats.taken}
    posts = body.posts.exclude(rank="staff")
    return [labels.titled(post) for post in posts if post.title not in held]
