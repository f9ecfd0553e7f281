"""The cities of a mission and the accounts that run it there."""

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from orkhon.accounts.models import User
from orkhon.observation.actions.missions import open_mission
from orkhon.observation.models import Coordinator, Mission, MissionCity
from orkhon.observation.permissions import can_run
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Role, has_role, require


@transaction.atomic
def add_city(
    mission: Mission,
    name: str,
    *,
    by: User,
    local_name: str = "",
    local_language: str = "",
    latitude: float | None = None,
    longitude: float | None = None,
    precedence: int = 100,
) -> MissionCity:
    """Name a city in which the mission has teams.

    Args:
        local_name: As the city is written there, in `local_language`.
        latitude: In degrees, north is positive; None when not known.
        longitude: In degrees, east is positive; None when not known.
        precedence: Its place in lists; cities of one rank follow by name.
    Raises:
        Refusal: no name, the name is taken, half a coordinate or one off the globe.
    """
    require(can_run(by, mission), "name the cities of a mission")
    mission = open_mission(mission)
    name = name.strip()
    if not name:
        raise Refusal(_("the city has no name"))
    if mission.cities.filter(name=name).exists():
        raise Refusal(_("%(city)s is a city of the mission already") % {"city": name})
    if (latitude is None) != (longitude is None):
        raise Refusal(_("a place has both a latitude and a longitude"))
    if (
        latitude is not None
        and longitude is not None
        and not (abs(latitude) <= 90 and abs(longitude) <= 180)
    ):
        raise Refusal(
            _("%(latitude)s, %(longitude)s is no place on the globe")
            % {"latitude": latitude, "longitude": longitude}
        )
    city = MissionCity.objects.create(
        mission=mission,
        name=name,
        local_name=local_name.strip(),
        local_language=local_language,
        latitude=latitude,
        longitude=longitude,
        precedence=precedence,
    )
    append(
        "observation.city.add",
        subject_of(city),
        by=by,
        mission=str(mission.pk),
        name=name,
        local_name=city.local_name,
        place=None if latitude is None else f"{latitude}, {longitude}",
    )
    return city


@transaction.atomic
def drop_city(city: MissionCity, *, by: User) -> None:
    """Take out a city that nothing of the mission stands in.

    Raises:
        Refusal: teams or coordinators are there, or the mission is closed.
    """
    require(can_run(by, city.mission), "name the cities of a mission")
    open_mission(city.mission)
    subject = subject_of(city)
    try:
        city.delete()
    except ProtectedError as error:
        raise Refusal(
            _("%(city)s stays: teams or coordinators work there") % {"city": city.name}
        ) from error
    append("observation.city.drop", subject, by=by, name=city.name)


@transaction.atomic
def name_coordinator(
    mission: Mission,
    user: User,
    *,
    by: User,
    city: MissionCity | None = None,
    phone: str = "",
) -> Coordinator:
    """Let an account run the mission, or its part in one city; named again, it moves.

    Raises:
        Refusal: a closed account, an administrator, a city of another mission.
    """
    require(can_run(by, mission), "name a coordinator")
    mission = open_mission(mission)
    if not user.is_active or has_role(user, frozenset({Role.ADMINISTRATOR})):
        raise Refusal(_("%(who)s cannot coordinate a mission") % {"who": user})
    if city is not None and city.mission_id != mission.pk:
        raise Refusal(_("%(city)s is of another mission") % {"city": city.name})
    named, _is_new = Coordinator.objects.update_or_create(
        mission=mission, user=user, defaults={"city": city, "phone": phone.strip()}
    )
    append(
        "observation.coordinator.name",
        subject_of(mission),
        by=by,
        who=user.actor_id,
        city="" if city is None else city.name,
    )
    return named


@transaction.atomic
def dismiss_coordinator(named: Coordinator, *, by: User) -> None:
    """End what an account may do in the mission.

    Raises:
        Refusal: one has dismissed oneself, or it is done already.
    """
    require(can_run(by, named.mission), "dismiss a coordinator")
    if named.user_id == by.pk:
        raise Refusal(_("somebody else has to dismiss you"))
    gone, _rows = Coordinator.objects.filter(pk=named.pk).delete()
    if not gone:
        raise Refusal(_("%(who)s coordinates no more") % {"who": named.user})
    append(
        "observation.coordinator.dismiss",
        subject_of(named.mission),
        by=by,
        who=named.user.actor_id,
    )
