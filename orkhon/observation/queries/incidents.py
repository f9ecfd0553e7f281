"""Incidents as lists and pages show them: what, where, seen or told, what was done."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, IntegerField, Prefetch, QuerySet, Value, When

from orkhon.observation.models import Incident, IncidentStep, Submission
from orkhon.observation.queries.answers import said

ORDER = [
    Incident.Severity.DANGER,
    Incident.Severity.SERIOUS,
    Incident.Severity.LOW,
    Incident.Severity.NOTE,
]


@dataclass(frozen=True)
class IncidentLine:
    """An incident with the words of its form.

    Attributes:
        what: What happened, as written; `kind` the word chosen.
        seen: "seen" by the observer, "told" by somebody, "" when not said.
    """

    incident: Incident
    form: Submission
    what: str
    kind: str
    seen: str
    safety: str
    steps: tuple[IncidentStep, ...]

    @property
    def last_step(self) -> IncidentStep | None:
        return self.steps[-1] if self.steps else None

    @property
    def is_grave(self) -> bool:
        return self.incident.severity in ORDER[:2]


def incident_lines(
    rows: QuerySet[Incident], *, most: int | None = None, open_only: bool = False
) -> list[IncidentLine]:
    """Incidents, the open ones first, the gravest of them first, then the newest."""
    if open_only:
        rows = rows.exclude(state=Incident.State.CLOSED)
    ordered = _with_parts(rows).order_by("is_closed", "gravity", "-submission_id")
    return [line(one) for one in ordered[:most]]


def line(incident: Incident) -> IncidentLine:
    """One incident."""
    form = incident.submission
    return IncidentLine(
        incident=incident,
        form=form,
        what=said(form.values, "incident", "what"),
        kind=said(form.values, "incident", "kind"),
        seen=said(form.values, "incident", "seen"),
        safety=said(form.values, "incident", "safety"),
        steps=tuple(incident.steps.all()),
    )


def incidents_of(forms: Iterable[Submission]) -> dict[int, Incident]:
    """The incidents that forms report, by form."""
    found = Incident.objects.filter(submission__in=[one.pk for one in forms])
    return {one.submission_id: one for one in found}


def _with_parts(rows: QuerySet[Incident]) -> QuerySet[Incident]:
    return (
        rows.select_related(
            "submission__station__city", "submission__team", "submission__observer"
        )
        .prefetch_related(Prefetch("steps", IncidentStep.objects.order_by("made_at")))
        .annotate(
            is_closed=Case(
                When(state=Incident.State.CLOSED, then=Value(1)),
                default=Value(0),
                output_field=IntegerField(),
            ),
            gravity=Case(
                *(
                    When(severity=one, then=Value(place))
                    for place, one in enumerate(ORDER)
                ),
                default=Value(len(ORDER)),
                output_field=IntegerField(),
            ),
        )
    )
