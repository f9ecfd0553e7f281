"""Observers as lists and pages show them, by parliament in English order."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from orkhon.observation.models import (
    Badge,
    InterestDeclaration,
    Mission,
    Observer,
    Pledge,
)
from orkhon.observation.permissions import (
    can_nominate_for,
    can_see_mission,
    city_seen,
    nominating_missions,
    visible_missions,
)
from orkhon.register.models import Body, Person
from orkhon.register.queries import near_persons, posts_on
from orkhon.register.queries.values import PostHeld

Sign = Literal["done", "waiting", "partly", "late", "blocked", "held", "off"]
SIGNS: dict[str, Sign] = {
    Observer.State.NOMINATED: "waiting",
    Observer.State.LISTED: "partly",
    Observer.State.SUBMITTED: "partly",
    Observer.State.ACCREDITED: "done",
    Observer.State.REFUSED: "blocked",
    Observer.State.WITHDRAWN: "off",
    Observer.State.REPLACED: "off",
}
OUT = (Observer.State.WITHDRAWN, Observer.State.REPLACED, Observer.State.REFUSED)
"""States of those who do not observe."""
ENGLISH_ORDER = (
    "parliament__country__english_sort_key",
    "parliament__english_sort_key",
    "sort_key",
)
"""Parliaments by the English key of their country, in every language; then names."""
PROPOSED = 3
LIKELY = 0.5
"""From here up the names engine takes two spellings for one name."""


@dataclass(frozen=True)
class ObserverLine:
    """One name with what it has and what it lacks.

    Attributes:
        predecessors: Whose place it took, the last one first, through all
            replacements: the trace of the first name.
        successor: Who came instead; None for nobody.
    """

    observer: Observer
    has_pledge: bool
    has_interests: bool
    documents: int
    has_badge: bool
    predecessors: tuple[Observer, ...]
    successor: Observer | None

    @property
    def is_out(self) -> bool:
        return self.observer.state in OUT

    @property
    def sign(self) -> Sign:
        return SIGNS[self.observer.state]

    @property
    def lacks(self) -> list[str]:
        """What is missing, in words, the most pressing first; [] for those out."""
        if self.is_out:
            return []
        wanted = (
            (self.has_pledge, _("the signed pledge")),
            (self.has_interests, _("the declaration of interests")),
            (self.observer.person_id is not None, _("a match in the register")),
        )
        return [words for is_there, words in wanted if not is_there]


@dataclass(frozen=True)
class Sender:
    """A parliament with those it sends."""

    body: Body
    lines: tuple[ObserverLine, ...]

    @property
    def going(self) -> int:
        return sum(not line.is_out for line in self.lines)


@dataclass(frozen=True)
class PersonProposed:
    """Somebody of the register who may be the observer."""

    person: Person
    score: float
    posts: tuple[PostHeld, ...]


def missions_with_names(user: object) -> QuerySet[Mission]:
    """Missions of which the account sees names: all of them, or its parliament's."""
    return Mission.objects.filter(
        Q(pk__in=visible_missions(user).values("pk"))
        | Q(pk__in=nominating_missions(user).values("pk"))
    ).select_related("country", "head", "rules")


def observers_seen(user: object, mission: Mission) -> QuerySet[Observer]:
    """The names that the account sees: all, its city's, those of its own parliament."""
    rows = Observer.objects.filter(mission=mission)
    parliament = getattr(user, "parliament", "")
    own = Q(parliament__key=parliament or None)
    if not can_see_mission(user, mission):
        rows = rows.filter(own)
    elif (city := city_seen(user, mission)) is not None:
        there = Q(membership__team__city=city)
        rows = rows.filter(there | own if can_nominate_for(user, parliament) else there)
    return rows.select_related(
        "parliament__country", "person", "mission__country"
    ).order_by(*ENGLISH_ORDER)


def senders(rows: QuerySet[Observer]) -> list[Sender]:
    """Names by parliament, in English alphabetical order; those out come last.

    Six queries, however many names there are.
    """
    lines = _lines(rows)
    by_body: dict[Body, list[ObserverLine]] = {}
    for line in lines:
        by_body.setdefault(line.observer.parliament, []).append(line)
    return [
        Sender(body, tuple(sorted(found, key=lambda one: one.is_out)))
        for body, found in by_body.items()
    ]


def line_of(observer: Observer) -> ObserverLine:
    """One name as the list would show it."""
    return _lines(Observer.objects.filter(pk=observer.pk))[0]


def proposals(observer: Observer, on: date) -> list[PersonProposed]:
    """Persons of the register who may be the observer, likeliest first."""
    near = [
        (person, score)
        for person, score in near_persons(observer.name, PROPOSED)
        if score >= LIKELY
    ]
    posts = posts_on([person.pk for person, _score in near], on)
    return [
        PersonProposed(person, score, tuple(posts.get(person.pk, ())))
        for person, score in near
    ]


def going(mission: Mission) -> QuerySet[Observer]:
    """Those who are to observe: nominated and not out."""
    return mission.observers.exclude(state__in=OUT)


def _lines(rows: QuerySet[Observer]) -> list[ObserverLine]:
    # The annotations are not known to the type of the rows.
    found: list[Any] = list(
        rows.select_related("parliament__country", "person", "mission__country")
        .annotate(
            has_pledge=Exists(Pledge.objects.filter(observer=OuterRef("pk"))),
            has_interests=Exists(
                InterestDeclaration.objects.filter(observer=OuterRef("pk"))
            ),
            has_badge=Exists(
                Badge.objects.filter(observer=OuterRef("pk"), revoked_at=None)
            ),
            kept=Count("documents", filter=Q(documents__deleted_at=None)),
        )
        .order_by(*ENGLISH_ORDER)
    )
    missions = {one.mission_id for one in found}
    everybody = {one.pk: one for one in Observer.objects.filter(mission__in=missions)}
    instead = {one.replaces_id: one for one in everybody.values() if one.replaces_id}
    return [
        ObserverLine(
            one,
            has_pledge=one.has_pledge,
            has_interests=one.has_interests,
            documents=one.kept,
            has_badge=one.has_badge,
            predecessors=tuple(_before(one, everybody)),
            successor=instead.get(one.pk),
        )
        for one in found
    ]


def _before(
    observer: Observer, everybody: dict[uuid.UUID, Observer]
) -> Iterable[Observer]:
    """Whose place it took, the last one first."""
    while observer.replaces_id is not None:
        observer = everybody[observer.replaces_id]
        yield observer
