"""Forming teams, changing them, sending them to cities."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time

from django.db import transaction
from django.utils.translation import gettext as _

from orkhon.engines.merkle.entry import JSON
from orkhon.observation.models import Mission, MissionCity, Observer, Team, TeamMember
from orkhon.observation.permissions import can_run
from orkhon.observation.queries.teams import GONE, parliament_of
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require

LEAST_OBSERVERS = 2


@dataclass(frozen=True)
class TeamSaid:
    """What a person says of a team.

    Attributes:
        observers: Those who travel together; the first one leads.
        languages: In which it works; () takes what its observers speak.
    """

    code: str
    observers: Sequence[Observer]
    city: MissionCity | None = None
    home_name: str = ""
    home_latitude: float | None = None
    home_longitude: float | None = None
    car: str = ""
    driver: str = ""
    driver_phone: str = ""
    interpreter: str = ""
    languages: Sequence[str] = ()
    starts_at: time | None = None
    ends_at: time | None = None


@transaction.atomic
def form_team(mission: Mission, said: TeamSaid, *, by: Actor) -> Team:
    """Put observers of different parliaments into a new team.

    Raises:
        Refusal: too few, of too few parliaments, one who does not come or is in
            another team, a code that is taken, a city of another mission, half a home.
    """
    require(can_run(by, mission), _("form a team"))
    _require_sound(mission, said, None)
    team = Team(mission=mission)
    _fill(team, said)
    team.save(force_insert=True)
    _seat(team, said.observers)
    append("observation.team.form", subject_of(team), by=by, **_words(team, said))
    return team


@transaction.atomic
def form_teams(mission: Mission, said: Sequence[TeamSaid], *, by: Actor) -> list[Team]:
    """Form several teams at once, all of them or none.

    Raises:
        Refusal: as `form_team`, for the first that cannot be formed.
    """
    return [form_team(mission, one, by=by) for one in said]


@transaction.atomic
def change_team(team: Team, said: TeamSaid, *, by: Actor) -> Team:
    """Say anew who is in a team and what it has.

    Raises:
        Refusal: as `form_team`.
    """
    require(can_run(by, team.mission), _("change a team"))
    _require_sound(team.mission, said, team)
    _fill(team, said)
    team.save()
    team.members.all().delete()
    _seat(team, said.observers)
    append("observation.team.change", subject_of(team), by=by, **_words(team, said))
    return team


@transaction.atomic
def dissolve_team(team: Team, *, by: Actor, why: str) -> None:
    """Take a team apart; its observers are free for others.

    Raises:
        Refusal: visits of it stand, or no reason. A team with visits in the past
            stays in the lists, without members.
    """
    require(can_run(by, team.mission), _("take a team apart"))
    if not why.strip():
        raise Refusal(_("Say why the team is taken apart."))
    if team.visits.filter(cancelled_at=None).exists():
        raise Refusal(
            _("Team %(code)s has visits; give them to others first.")
            % {"code": team.code}
        )
    append(
        "observation.team.dissolve", subject_of(team), by=by, code=team.code, why=why
    )
    team.members.all().delete()
    if not team.visits.exists():
        team.delete()


@transaction.atomic
def send_teams(
    mission: Mission, cities: Mapping[Team, MissionCity], *, by: Actor
) -> None:
    """Send teams to cities; a proposal becomes this by a person's yes.

    Raises:
        Refusal: a team or city of another mission, or a team with visits elsewhere.
    """
    require(can_run(by, mission), _("send teams to cities"))
    for team, city in cities.items():
        if {team.mission_id, city.mission_id} != {mission.pk}:
            raise Refusal(
                _("%(team)s and %(city)s are not both of this mission.")
                % {"team": team.code, "city": city.name}
            )
        if team.city_id != city.pk and team.visits.filter(cancelled_at=None).exists():
            raise Refusal(
                _("Team %(code)s has visits in another city; call them off first.")
                % {"code": team.code}
            )
        team.city = city
        team.save(update_fields=["city"])
    append(
        "observation.team.send",
        subject_of(mission),
        by=by,
        teams={team.code: city.name for team, city in cities.items()},
    )


def _require_sound(mission: Mission, said: TeamSaid, team: Team | None) -> None:
    code = said.code.strip()
    if not code or " " in code:
        raise Refusal(_("A team’s code is one word, such as T-01."))
    others = mission.teams.filter(code=code)
    if team is not None:
        others = others.exclude(pk=team.pk)
    if others.exists():
        raise Refusal(_("There is a team %(code)s already.") % {"code": code})
    if len(set(said.observers)) < max(LEAST_OBSERVERS, 1):
        raise Refusal(
            _("Team %(code)s has %(n)d observers; two is the least.")
            % {"code": code, "n": len(set(said.observers))}
        )
    parliaments = {parliament_of(one) for one in said.observers}
    if len(parliaments) < mission.least_parliaments_a_team:
        raise Refusal(
            _(
                "The observers of team %(code)s are of %(n)d parliament; "
                "%(least)d is the least."
            )
            % {
                "code": code,
                "n": len(parliaments),
                "least": mission.least_parliaments_a_team,
            }
        )
    for one in said.observers:
        if one.mission_id != mission.pk:
            raise Refusal(
                _("%(name)s is no observer of this mission.") % {"name": one.name}
            )
        if one.state in GONE:
            raise Refusal(
                _("%(name)s does not come: %(state)s.")
                % {"name": one.name, "state": one.get_state_display()}
            )
        seat = TeamMember.objects.filter(observer=one).select_related("team").first()
        if seat is not None and seat.team != team:
            raise Refusal(
                _("%(name)s is in team %(code)s.")
                % {"name": one.name, "code": seat.team.code}
            )
    if said.city is not None and said.city.mission_id != mission.pk:
        raise Refusal(
            _("%(city)s is no city of this mission.") % {"city": said.city.name}
        )
    if (said.home_latitude is None) != (said.home_longitude is None):
        raise Refusal(_("Latitude and longitude come together."))


def _fill(team: Team, said: TeamSaid) -> None:
    team.code = said.code.strip()
    team.city = said.city
    team.home_name = said.home_name
    team.home_latitude, team.home_longitude = said.home_latitude, said.home_longitude
    team.car, team.driver = said.car, said.driver
    team.driver_phone, team.interpreter = said.driver_phone, said.interpreter
    spoken = {word for one in said.observers for word in one.languages}
    team.languages = list(said.languages) or sorted(spoken)
    team.starts_at, team.ends_at = said.starts_at, said.ends_at


def _seat(team: Team, observers: Sequence[Observer]) -> None:
    TeamMember.objects.bulk_create(
        TeamMember(team=team, observer=one, leads=number == 0)
        for number, one in enumerate(dict.fromkeys(observers))
    )


def _words(team: Team, said: TeamSaid) -> dict[str, JSON]:
    """What the record keeps: no telephone numbers."""
    return {
        "code": team.code,
        "observers": [one.code for one in dict.fromkeys(said.observers)],
        "city": None if team.city is None else team.city.name,
        "car": team.car,
        "interpreter": team.interpreter,
        "languages": list(team.languages),
    }
