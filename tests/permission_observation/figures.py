"""Rights at the addresses of figures from outside, and what they name."""

from django.utils import timezone

from orkhon.observation.models import MissionFigure
from orkhon.register.models import Figure
from tests.permission_answers import MISSION, OFFICE

ADDRESSES = {
    "observation:figures": ("GET", ["mission"], MISSION),
    # Who enters a figure writes in the register: the Secretariat alone.
    "observation:enter-figure": ("POST", ["mission"], OFFICE),
    "observation:figure": ("GET", ["mission", "figure"], MISSION),
    "observation:supersede-figure": ("POST", ["mission", "figure"], OFFICE),
}


def parts(mission, people):
    """What the addresses above name, by the words used there."""
    figure = Figure.objects.create(
        subject="Sample", what="voters", value=1, status="final"
    )
    made = MissionFigure.objects.create(
        mission=mission,
        key="voters",
        figure=figure,
        words={"en": "voters"},
        given_by="Sample commission",
        made_at=timezone.now(),
        made_by=people["named"].actor_id,
    )
    return {"figure": made.pk}
