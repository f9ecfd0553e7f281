"""Rights at the addresses of stations, and what they name."""

from django.utils import timezone

from orkhon.observation.models import PollingStation, StationImport
from orkhon.record.actions import keep_source
from tests.permission_answers import MISSION, RUN

ADDRESSES = {
    "observation:stations": ("GET", ["mission"], MISSION),
    "observation:stations-csv": ("GET", ["mission"], MISSION),
    "observation:station": ("GET", ["mission", "station"], MISSION),
    "observation:station-place": ("POST", ["mission", "station"], RUN),
    "observation:station-withdraw": ("POST", ["mission", "station"], RUN),
    "observation:station-areas": ("GET", ["mission"], RUN),
    "observation:station-bring": ("GET", ["mission"], RUN),
    "observation:station-list": ("GET", ["mission", "list of stations"], RUN),
    "observation:station-list-part": ("POST", ["mission", "list of stations"], RUN),
    "observation:station-list-take-in": ("POST", ["mission", "list of stations"], RUN),
    "observation:station-list-problems": ("GET", ["mission", "list of stations"], RUN),
}


def parts(mission, people):
    """What the addresses above name, by the words used there."""
    clerk = people["named"]
    source, _ = keep_source(
        b"number,voters\n1,2\n",
        filename="stations.csv",
        media_type="text/csv",
        text="number,voters\n1,2\n",
        language="und",
        by=clerk,
    )
    brought = StationImport.objects.create(
        mission=mission,
        source=source,
        sheet="utf-8-sig",
        made_at=timezone.now(),
        made_by=clerk.actor_id,
    )
    station = PollingStation.objects.create(mission=mission, code="KT-1", number="1")
    return {"station": station.pk, "list of stations": brought.pk}
