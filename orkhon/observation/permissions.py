"""Who may do what in a mission.

The Secretariat reads a mission; protocol, the heads and the mission's coordinators
run it. A coordinator of one city sees that city alone. A delegation's secretary
sees of a mission what concerns its own names. Observers come with the token of their
phone, not with an account. To everybody else an address here does not exist.
"""

from django.db.models import Q, QuerySet

from orkhon.observation.models import Coordinator, Mission, MissionCity
from orkhon.record.roles import HEADS, SECRETARIAT, Role, has_role
from orkhon.register.permissions import can_write_register

RUNNERS = HEADS | {Role.PROTOCOL}


def can_enter(user: object) -> bool:
    """The room at all: its list of missions."""
    return (
        can_read(user)
        or has_role(user, frozenset({Role.DELEGATION_SECRETARY}))
        or _coordinates(user).exists()
    )


def can_read(user: object) -> bool:
    """Every mission, without personal documents, telephones and positions."""
    return has_role(user, SECRETARIAT)


def can_found(user: object) -> bool:
    """Enter a mission, electoral rules, a template."""
    return has_role(user, RUNNERS)


def visible_missions(user: object) -> QuerySet[Mission]:
    """The missions as far as the user may know of them; a page asks for one of these."""
    if can_read(user):
        return Mission.objects.all()
    return Mission.objects.filter(coordinators__in=_coordinates(user)).distinct()


def nominating_missions(user: object) -> QuerySet[Mission]:
    """Missions for which the user may bring in names: as runner, or for a parliament."""
    if has_role(user, RUNNERS):
        return Mission.objects.all()
    if can_nominate_for(user, str(getattr(user, "parliament", ""))):
        return Mission.objects.filter(closed_at=None)
    return Mission.objects.filter(coordinators__in=_coordinates(user)).distinct()


def can_see_mission(user: object, mission: Mission) -> bool:
    """One mission."""
    return visible_missions(user).filter(pk=mission.pk).exists()


def can_run(user: object, mission: Mission) -> bool:
    """Change the mission, its people, stations, teams, forms; the whole of it."""
    return (
        has_role(user, RUNNERS)
        or _coordinates(user).filter(mission=mission, city=None).exists()
    )


def can_operate(user: object, mission: Mission) -> bool:
    """Act in the operations room: follow incidents, settle held forms, write to teams."""
    return (
        has_role(user, RUNNERS) or _coordinates(user).filter(mission=mission).exists()
    )


def can_operate_in(user: object, mission: Mission, city: MissionCity | None) -> bool:
    """Act on what belongs to one city, or to none."""
    if can_run(user, mission):
        return True
    return (
        _coordinates(user)
        .filter(mission=mission)
        .filter(Q(city=None) | Q(city=city, city__isnull=False))
        .exists()
    )


def city_seen(user: object, mission: Mission) -> MissionCity | None:
    """The one city that this user is kept to; None for the whole mission."""
    if can_read(user):
        return None
    own = _coordinates(user).filter(mission=mission).select_related("city").first()
    return None if own is None else own.city


def can_nominate_for(user: object, parliament: str) -> bool:
    """Bring in and withdraw names of one parliament, by its key in the register."""
    if has_role(user, RUNNERS):
        return True
    return (
        has_role(user, frozenset({Role.DELEGATION_SECRETARY}))
        and bool(parliament)
        and getattr(user, "parliament", "") == parliament
    )


def can_open_personal(user: object, mission: Mission) -> bool:
    """Telephones, passports, positions: whoever runs the mission; opening is logged."""
    return can_run(user, mission)


def _coordinates(user: object) -> QuerySet[Coordinator]:
    key = getattr(user, "pk", None)
    if key is None or has_role(user, frozenset({Role.ADMINISTRATOR})):
        return Coordinator.objects.none()
    return Coordinator.objects.filter(user_id=key)


def can_write_statement(user: object, mission: Mission) -> bool:
    """Propose findings, enter figures, write in a statement: the whole Secretariat.

    A coordinator of one city sees that city alone, so not the mission's words.
    """
    return can_read(user) or can_run(user, mission)


def can_issue(user: object, mission: Mission) -> bool:
    """Confirm findings, put a statement before the members, publish, release a line."""
    return can_run(user, mission)


def can_enter_figure(user: object, mission: Mission) -> bool:
    """Enter and supersede figures from outside: who writes here and in the register."""
    return can_write_statement(user, mission) and can_write_register(user)
