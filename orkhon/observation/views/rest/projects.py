"""Missions as projects, field keys as app users, and who is assigned to what."""

from django.http import HttpResponse

from orkhon.observation.actions.keys import make_key, revoke_key
from orkhon.observation.models import FieldKey
from orkhon.observation.permissions import can_run, visible_missions
from orkhon.observation.queries.rest.described import (
    APP_USER_ROLE,
    ROLES,
    app_user_of,
    project_counts,
    project_of,
)
from orkhon.observation.views.rest.doors import (
    Call,
    design_of,
    json_of,
    mission_of,
    rest_door,
    text_in,
)
from orkhon.observation.views.rest.problems import (
    answer,
    not_allowed,
    not_found,
    success,
    unsupported,
)

WHY_REVOKED = "taken back by a program"


def _list(call: Call) -> HttpResponse:
    missions = visible_missions(call.account).order_by("number")
    return answer(
        [
            project_of(mission) | (project_counts(mission) if call.wants_more else {})
            for mission in missions
        ]
    )


def _project(call: Call, number: str) -> HttpResponse:
    mission = mission_of(call, number)
    more = project_counts(mission) if call.wants_more else {}
    return answer(project_of(mission) | more)


def _keys(call: Call, number: str) -> HttpResponse:
    mission = mission_of(call, number)
    if not can_run(call.account, mission):
        raise not_allowed("Who runs the mission may list its phones.")
    keys = FieldKey.objects.filter(mission=mission, revoked_at=None)
    return answer(
        [app_user_of(key) for key in keys.select_related("mission").order_by("pk")]
    )


def _make_key(call: Call, number: str) -> HttpResponse:
    mission = mission_of(call, number)
    label = text_in(json_of(call.request), "displayName")
    key, token = make_key(mission, by=call.account, label=label)
    return answer(app_user_of(key, token=token))


def _revoke_key(call: Call, number: str, actor: str) -> HttpResponse:
    key = _key(call, number, actor)
    revoke_key(key, by=call.account, why=WHY_REVOKED)
    return success()


def _roles(call: Call) -> HttpResponse:
    return answer(list(ROLES))


def _assignments(call: Call, number: str) -> HttpResponse:
    mission = mission_of(call, number)
    if not can_run(call.account, mission):
        raise not_allowed()
    keys = FieldKey.objects.filter(mission=mission, revoked_at=None).order_by("pk")
    return answer([{"actorId": key.pk, "roleId": APP_USER_ROLE} for key in keys])


def _assign(call: Call, number: str, role: str, actor: str) -> HttpResponse:
    """Every phone of a mission has all of its forms; nothing else is given here."""
    mission = mission_of(call, number)
    if not can_run(call.account, mission):
        raise not_allowed()
    if role not in {str(APP_USER_ROLE), "app-user"}:
        raise unsupported("roles of accounts are given in Orkhon itself")
    _key(call, number, actor)
    return success()


def _form_assignments(call: Call, number: str, form_id: str) -> HttpResponse:
    design_of(call, number, form_id)
    return _assignments(call, number)


def _assign_form(
    call: Call, number: str, form_id: str, role: str, actor: str
) -> HttpResponse:
    design_of(call, number, form_id)
    return _assign(call, number, role, actor)


def _nothing(call: Call, number: str) -> HttpResponse:
    mission_of(call, number)
    return answer([])


def _key(call: Call, number: str, actor: str) -> FieldKey:
    key = (
        FieldKey.objects.filter(
            mission=mission_of(call, number), pk=int(actor), revoked_at=None
        )
        .select_related("mission")
        .first()
    )
    if key is None:
        raise not_found()
    return key


projects = rest_door(GET=_list)
project = rest_door(GET=_project)
app_users = rest_door(GET=_keys, POST=_make_key)
app_user = rest_door(DELETE=_revoke_key)
roles = rest_door(GET=_roles)
assignments = rest_door(GET=_assignments)
assignment = rest_door(POST=_assign)
form_assignments = rest_door(GET=_form_assignments)
form_assignment = rest_door(POST=_assign_form)
datasets = rest_door(GET=_nothing)
