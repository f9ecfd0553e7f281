"""Rights at the addresses of deployment, and what they name."""

from django.utils import timezone

from orkhon.observation.models import (
    MissionCity,
    RoutePlan,
    StationDraw,
    Team,
)
from orkhon.observation.queries.draws import METHOD
from orkhon.record.actions import keep_source
from tests.permission_answers import MISSION, NOWHERE, RUN

FRAME = b"station,stratum,cluster,size\nKT-1,,,\n"

ADDRESSES = {
    "observation:teams": ("GET", ["mission"], MISSION),
    "observation:teams ": ("POST", ["mission"], RUN),
    "observation:teams-propose": ("GET", ["mission"], RUN),
    "observation:teams-send": ("GET", ["mission"], RUN),
    "observation:team": ("GET", ["mission", "team"], MISSION),
    "observation:team-change": ("POST", ["mission", "team"], RUN),
    "observation:team-dissolve": ("POST", ["mission", "team"], RUN),
    "observation:team-sheet": ("GET", ["mission", "team"], MISSION),
    "observation:team-calendar": ("GET", ["mission", "team"], MISSION),
    "observation:draws": ("GET", ["mission"], MISSION),
    "observation:draws ": ("POST", ["mission"], RUN),
    "observation:draw": ("GET", ["mission", "draw"], MISSION),
    "observation:draw-publish": ("POST", ["mission", "draw"], RUN),
    "observation:draw-repeat": ("POST", ["mission", "draw"], RUN),
    "observation:draw-give-up": ("POST", ["mission", "draw"], RUN),
    "observation:draw-paper": ("GET", ["mission", "draw"], MISSION),
    "observation:draw-csv": ("GET", ["mission", "draw"], MISSION),
    "observation:draw-frame": ("GET", ["mission", "draw"], MISSION),
    "observation:routes": ("GET", ["mission", "city of the mission"], MISSION),
    "observation:routes ": ("POST", ["mission", "city of the mission"], RUN),
    "observation:routes-answer": (
        "POST",
        ["mission", "city of the mission", "plan of routes"],
        RUN,
    ),
    "observation:routes-move": ("POST", ["mission", "city of the mission"], RUN),
    "observation:routes-make-sheets": ("POST", ["mission", "city of the mission"], RUN),
    # There is none before a worker has made it.
    "observation:routes-sheets": (
        "GET",
        ["mission", "city of the mission"],
        NOWHERE | {"public": "sign in"},
    ),
}


def parts(mission, people):
    """What the addresses above name, by the words used there."""
    clerk = people["named"]
    city = MissionCity.objects.create(mission=mission, name="Sample city of routes")
    frame, _ = keep_source(
        FRAME,
        filename="frame.csv",
        media_type="text/csv",
        text="",
        language="und",
        by=clerk,
    )
    draw = StationDraw.objects.create(
        mission=mission,
        design="simple",
        seed="1",
        size=1,
        parameters={
            "method": METHOD,
            "strata_by": "",
            "cluster_by": "",
            "per_cluster": 1,
            "measure": "equal",
            "minimum": 0,
            "allocation": {"": 1},
        },
        frame_size=1,
        frame_digest="0" * 64,
        frame=frame,
        drawn_at=timezone.now(),
        drawn_by=clerk.actor_id,
    )
    plan = RoutePlan.objects.create(
        mission=mission, city=city, made_at=timezone.now(), made_by=clerk.actor_id
    )
    team = Team.objects.create(mission=mission, code="T-91", city=city)
    return {
        "team": team.pk,
        "draw": draw.pk,
        "city of the mission": city.pk,
        "plan of routes": plan.pk,
    }
