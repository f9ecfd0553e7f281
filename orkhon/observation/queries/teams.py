"""Teams: who is in them, what they lack, and what may be proposed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from orkhon.engines.routes import Assignment, City, TeamOffer, assign_teams
from orkhon.observation.models import (
    Mission,
    MissionCity,
    Observer,
    Team,
    TeamMember,
)

GONE = (Observer.State.WITHDRAWN, Observer.State.REPLACED, Observer.State.REFUSED)
LANGUAGES = {
    "AZ": {"az", "ru"}, "KZ": {"kk", "ru"}, "KG": {"ky", "ru"}, "TR": {"tr"},
    "UZ": {"uz", "ru"}, "TM": {"tk", "ru"}, "HU": {"hu"},
}  # fmt: skip
"""Languages that officials of a station speak, by country; general knowledge, used to
say where an interpreter is missed."""


def parliament_of(observer: Observer) -> str:
    """Whom an observer stands for: two chambers of one country are one parliament."""
    body = observer.parliament
    return f"country/{body.country_id}" if body.country_id else f"body/{body.pk}"


def teams_of(mission: Mission, *, within: MissionCity | None) -> QuerySet[Team]:
    """The teams with their members, by code; of one city when the reader is kept to it."""
    rows = Team.objects.filter(mission=mission)
    if within is not None:
        rows = rows.filter(city=within)
    members = TeamMember.objects.select_related("observer__parliament__country")
    return (
        rows.select_related("city", "mission__country")
        .prefetch_related(Prefetch("members", members))
        .annotate(visits_planned=Count("visits", filter=Q(visits__cancelled_at=None)))
        .order_by("code")
    )


def free_observers(mission: Mission) -> QuerySet[Observer]:
    """Observers who come and are in no team yet."""
    return (
        Observer.objects.filter(mission=mission, membership=None)
        .exclude(state__in=GONE)
        .select_related("parliament__country")
    )


def warnings_of(team: Team) -> list[str]:
    """What a team lacks though it may go; members and city are at hand."""
    found = []
    members = [one.observer for one in team.members.all()]
    if len({parliament_of(one) for one in members}) < _least(team.mission):
        found.append(_("observers of one parliament only: it may not go"))
    known = [set(one.languages) for one in members if one.languages]
    if len(known) == len(members) and known and not set.intersection(*known):
        found.append(_("no language that all of them speak"))
    there = LANGUAGES.get(team.mission.country.code, set())
    spoken = set().union(*known) | set(team.languages)
    if there and not team.interpreter and not spoken & there:
        found.append(_("nobody speaks the language of the stations: no interpreter"))
    if not team.car:
        found.append(_("no car"))
    if team.city_id is None:
        found.append(_("no city"))
    for one in members:
        if one.state in GONE:
            found.append(
                _("%(name)s does not come: %(state)s")
                % {"name": one.name, "state": one.get_state_display()}
            )
    return found


@dataclass(frozen=True)
class ProposedTeam:
    """Observers who might travel together."""

    code: str
    observers: tuple[Observer, ...]
    languages: tuple[str, ...]
    """That all of them speak."""


def proposed_teams(mission: Mission, taken: Iterable[str] = ()) -> list[ProposedTeam]:
    """Pairs of different parliaments with a language in common where there is one.

    The parliament with most observers left gives one each time, so that as few as
    possible stay alone; who stays alone joins the pair that suits best. A person
    confirms or forms other teams.
    """
    free = sorted(free_observers(mission), key=lambda one: one.code)
    groups: list[list[Observer]] = []
    while free:
        first = _next(free)
        free.remove(first)
        others = [one for one in free if parliament_of(one) != parliament_of(first)]
        if not others:
            free.append(first)
            break
        counts = _counts(free)
        second = max(
            others,
            key=lambda one: (
                counts[parliament_of(one)]
                == max(counts[parliament_of(other)] for other in others),
                len(set(one.languages) & set(first.languages)),
                # Of equals the one with the smaller code.
                [-ord(sign) for sign in one.code],
            ),
        )
        free.remove(second)
        groups.append([first, second])
    for left in sorted(free, key=lambda one: one.code):
        if groups:
            fitting = min(
                groups, key=lambda group: (len(group), -len(_common([*group, left])))
            )
            fitting.append(left)
    used = set(taken) | set(
        Team.objects.filter(mission=mission).values_list("code", flat=True)
    )
    codes = (f"T-{number:02}" for number in range(1, 1000))
    spare = (code for code in codes if code not in used)
    return [
        ProposedTeam(next(spare), tuple(group), tuple(sorted(_common(group))))
        for group in groups
    ]


def proposed_cities(mission: Mission, to_visit: dict[str, int]) -> Assignment:
    """Which team might go to which city, by the engine.

    Args:
        to_visit: Stations to visit by name of the city.
    Raises:
        TeamError: a team that may not go, or fewer teams than cities.
    """
    there = frozenset(LANGUAGES.get(mission.country.code, set()))
    teams = list(teams_of(mission, within=None))
    return assign_teams(
        [
            TeamOffer(
                team.code,
                tuple(parliament_of(one.observer) for one in team.members.all()),
                home=None if team.city is None else team.city.name,
                languages=frozenset(team.languages),
            )
            for team in teams
        ],
        [
            City(name, count, languages=there)
            for name, count in to_visit.items()
            if count
        ],
    )


def _least(mission: Mission) -> int:
    return mission.least_parliaments_a_team


def _counts(observers: Sequence[Observer]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for one in observers:
        counts[parliament_of(one)] = counts.get(parliament_of(one), 0) + 1
    return counts


def _next(free: Sequence[Observer]) -> Observer:
    """The first of the parliament that has most left."""
    counts = _counts(free)
    most = max(counts.values())
    return next(one for one in free if counts[parliament_of(one)] == most)


def _common(observers: Sequence[Observer]) -> set[str]:
    return set.intersection(*(set(one.languages) for one in observers))
