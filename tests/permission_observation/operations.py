"""Rights at the addresses of operations, and what they name."""

import io
import uuid

from django.utils import timezone

from orkhon.observation.models import (
    Incident,
    Message,
    PollingStation,
    ProtocolCheck,
    Submission,
    SubmissionFile,
    TextMessage,
    Unreadable,
)
from orkhon.record.actions import Incoming, hold_bytes, keep_sources
from tests.permission_answers import MISSION, OPEN, RUN

FORM = ["mission", "voting form"]

ADDRESSES = {
    "observation:operations": ("GET", ["mission"], MISSION),
    "observation:operations-events": ("GET", ["mission"], MISSION),
    "observation:operations-map": ("GET", ["mission"], MISSION),
    "observation:coverage": ("GET", ["mission"], MISSION),
    "observation:ask-team": ("POST", ["mission", "protocol check"], RUN),
    "observation:second-reading": ("POST", ["mission", "protocol check"], RUN),
    "observation:conflict": ("GET", ["mission", "double station", "voting"], RUN),
    "observation:unreadable": ("GET", ["mission", "unreadable post"], RUN),
    "observation:received": ("GET", ["mission"], MISSION),
    "observation:received-form": ("GET", FORM, MISSION),
    "observation:received-form ": ("GET", ["mission", "incident form"], RUN),
    "observation:form-file": ("GET", [*FORM, "form file"], MISSION),
    "observation:withdraw-form": ("POST", FORM, RUN),
    "observation:place-form": ("POST", FORM, RUN),
    "observation:let-through": ("POST", FORM, RUN),
    "observation:review-form": ("POST", FORM, RUN),
    "observation:incidents": ("GET", ["mission"], RUN),
    "observation:incident": ("GET", ["mission", "incident"], RUN),
    "observation:incident-step": ("POST", ["mission", "incident"], RUN),
    "observation:incident-severity": ("POST", ["mission", "incident"], RUN),
    "observation:messages": ("GET", ["mission"], RUN),
    "observation:message": ("GET", ["mission", "message"], RUN),
    "observation:texts": ("GET", ["mission"], RUN),
    "observation:text": ("GET", ["mission", "text message"], RUN),
    "observation:queue-file": ("GET", ["mission"], RUN),
    # 401 to whoever does not show the secret of the gateway.
    "observation:sms-inbound": ("POST", [], OPEN),
    "observation:sms-report": ("POST", [], OPEN),
}


def parts(mission, people):
    """What the addresses above name, by the words used there."""
    now = timezone.now()
    (source,) = keep_sources(
        [
            Incoming(
                hold_bytes(io.BytesIO(b"<data/>")),
                filename="form.xml",
                media_type="text/xml",
                by=people["named"],
                text="<data/>",
            )
        ]
    )
    station = PollingStation.objects.create(mission=mission, code="P-1", number="1")

    def form(stage, place=None):
        name = f"uuid:{uuid.uuid4()}"
        return Submission.objects.create(
            mission=mission,
            form_id=stage,
            instance_id=name,
            root_instance_id=name,
            source=source,
            sha256=source.sha256,
            channel=Submission.Channel.APP,
            received_at=now,
            stage=stage,
            station=place,
            seq=1,
            leaf=uuid.uuid4().hex * 2,
        )

    voting, incident, protocol = form("voting"), form("incident"), form("protocol")
    form("voting", station), form("voting", station)
    return {
        "voting": "voting",
        "voting form": voting.pk,
        "incident form": incident.pk,
        "double station": station.pk,
        "form file": SubmissionFile.objects.create(
            submission=voting, name="a.jpg", source=source, received_at=now
        ).pk,
        "incident": Incident.objects.create(
            submission=incident, mission=mission, severity="low"
        ).pk,
        "protocol check": ProtocolCheck.objects.create(
            submission=protocol,
            mission=mission,
            schema_name="sample",
            schema_version="1",
            balanced=False,
            results=[{"key": "a", "status": "broken", "difference": 1}],
            checked_at=now,
        ).pk,
        "message": Message.objects.create(
            mission=mission, text="Where?", language="en", sent_at=now
        ).pk,
        "text message": TextMessage.objects.create(
            mission=mission,
            direction="in",
            number="+0",
            text="?",
            at=now,
            state="unread",
        ).pk,
        "unreadable post": Unreadable.objects.create(
            mission=mission, source=source, why="no XML", received_at=now
        ).pk,
    }
