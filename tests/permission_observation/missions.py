"""Rights at the addresses of missions, and what they name."""

from orkhon.observation.models import Coordinator, ElectoralRules, MissionCity
from tests.permission_answers import MISSION, OFFICE, RUN, RUNNERS

LIST = MISSION | {"delegation secretary": "allowed"}
"""A delegation's secretary knows of a mission and sees its own names alone."""

ADDRESSES = {
    "observation:missions": ("GET", [], LIST),
    "observation:found-mission": ("POST", [], RUNNERS),
    "observation:rules": ("GET", [], OFFICE),
    "observation:add-rules": ("POST", [], RUNNERS),
    "observation:end-rules": ("POST", ["rules"], RUNNERS),
    "observation:mission": ("GET", ["mission"], MISSION),
    "observation:change-mission": ("POST", ["mission"], RUN),
    "observation:invitation": ("POST", ["mission"], RUN),
    "observation:everybody": ("GET", ["mission"], RUN),
    "observation:everybody ": ("POST", ["mission"], RUN),
    "observation:close-mission": ("POST", ["mission"], RUN),
    "observation:calendar": ("GET", ["mission"], MISSION),
    "observation:add-step": ("POST", ["mission"], RUN),
    "observation:step": ("POST", ["mission", "step"], RUN),
    "observation:mission-people": ("GET", ["mission"], RUN),
    "observation:add-city": ("POST", ["mission"], RUN),
    "observation:drop-city": ("POST", ["mission", "city"], RUN),
    "observation:name-coordinator": ("POST", ["mission"], RUN),
    "observation:dismiss-coordinator": ("POST", ["mission", "coordinator"], RUN),
}


def parts(mission, people):
    """What the addresses above name, by the words used there."""
    rules = ElectoralRules.objects.create(
        country=mission.country,
        vote_kind="referendum",
        name="Sample rules",
        configuration={"days": 1},
    )
    step = mission.steps.create(stage="meetings", title="Press conference")
    return {
        "rules": rules.pk,
        "step": step.pk,
        "city": MissionCity.objects.create(mission=mission, name="Köktöbe").pk,
        "coordinator": Coordinator.objects.get(mission=mission).pk,
    }
