"""Following incidents: opened by those who may, each step kept, closed with a reason."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from orkhon.accounts.models import User
from orkhon.observation.models import Incident, IncidentStep
from orkhon.observation.permissions import can_operate_in
from orkhon.observation.queries.operations.scope import city_of
from orkhon.record.actions import append, subject_of
from orkhon.record.queries import history
from orkhon.record.refusals import Refusal
from orkhon.record.roles import require

NOTED_ONCE_IN = timedelta(hours=1)
"""How often one person's opening of one report is written down."""
OPENED = "observation.incident.open"


@transaction.atomic
def open_incident(incident: Incident, *, by: User) -> Incident:
    """Open an incident report; that it was opened is noted once a person and hour.

    Raises:
        PermissionDenied: not one who follows incidents of that city.
    """
    _require(incident, by, "open an incident report")
    since = timezone.now() - NOTED_ONCE_IN
    noted = any(
        one.verb == OPENED and one.actor == by.actor_id and one.at >= since
        for one in history(subject_of(incident))
    )
    if not noted:
        append(OPENED, subject_of(incident), by=by)
    return incident


@transaction.atomic
def add_incident_step(
    incident: Incident,
    text: str,
    *,
    by: User,
    state: str = Incident.State.FOLLOWED,
    now: Callable[[], datetime] = timezone.now,
) -> IncidentStep:
    """Write down what was done about an incident, and where it stands now.

    Args:
        state: A value of `Incident.State`; closing is a step as well.
    Raises:
        Refusal: nothing said, or no such state.
    """
    _require(incident, by, "follow an incident")
    if not text.strip():
        raise Refusal("say what was done")
    if state not in Incident.State.values:
        raise Refusal(f"“{state}” is no state of an incident")
    step = IncidentStep.objects.create(
        incident=incident,
        text=text.strip(),
        state=state,
        made_at=now(),
        made_by=by.actor_id,
    )
    Incident.objects.filter(pk=incident.pk).update(state=state)
    incident.refresh_from_db()
    append(
        "observation.incident.step",
        subject_of(incident),
        by=by,
        text=step.text,
        state=str(state),
    )
    return step


@transaction.atomic
def set_severity(incident: Incident, severity: str, *, by: User, why: str) -> Incident:
    """Change how grave an incident is; the form keeps what the observer chose.

    Raises:
        Refusal: no such severity, no change, or no reason.
    """
    _require(incident, by, "change the severity of an incident")
    if severity not in Incident.Severity.values:
        raise Refusal(f"“{severity}” is no severity of an incident")
    if not why.strip():
        raise Refusal("say why the severity changes")
    was = incident.severity
    changed = (
        Incident.objects.filter(pk=incident.pk)
        .exclude(severity=severity)
        .update(severity=severity)
    )
    incident.refresh_from_db()
    if not changed:
        raise Refusal(f"the incident is “{incident.get_severity_display()}” already")
    IncidentStep.objects.create(
        incident=incident,
        text=why.strip(),
        state=incident.state,
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    append(
        "observation.incident.severity",
        subject_of(incident),
        by=by,
        was=str(was),
        severity=str(severity),
        why=why.strip(),
    )
    return incident


def _require(incident: Incident, by: User, verb: str) -> None:
    city = city_of(incident.submission)
    require(can_operate_in(by, incident.mission, city), verb)
