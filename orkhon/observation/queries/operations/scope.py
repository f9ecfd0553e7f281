"""What of a mission the operations room looks at: all of it, a city, a stage, a team."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from orkhon.observation.models import (
    Incident,
    Mission,
    MissionCity,
    ProtocolCheck,
    Submission,
    Team,
    Visit,
)


@dataclass(frozen=True)
class Scope:
    """A mission, and what narrows it; what is left out narrows nothing."""

    mission: Mission
    city: MissionCity | None = None
    stage: str = ""
    team: Team | None = None


def all_forms(scope: Scope) -> QuerySet[Submission]:
    """Every form that came in, trial posts of drafts apart."""
    rows = Submission.objects.filter(mission=scope.mission, is_draft=False)
    if scope.city is not None:
        rows = rows.filter(_in_city(scope.city))
    if scope.stage:
        rows = rows.filter(stage=scope.stage)
    if scope.team is not None:
        rows = rows.filter(team=scope.team)
    return rows


STANDS = (
    Q(is_current=True)
    & ~Q(state=Submission.State.WITHDRAWN)
    & ~Q(review=Submission.Review.REJECTED)
)
"""A form that stands: the last edit, not withdrawn, not put aside."""


def standing(rows: QuerySet[Submission]) -> QuerySet[Submission]:
    """Those of the forms that stand."""
    return rows.filter(STANDS)


def visits(scope: Scope) -> QuerySet[Visit]:
    """The plan, with what was called off."""
    rows = Visit.objects.filter(mission=scope.mission)
    if scope.city is not None:
        rows = rows.filter(_in_city(scope.city))
    if scope.stage:
        rows = rows.filter(stage=scope.stage)
    if scope.team is not None:
        rows = rows.filter(team=scope.team)
    return rows


def incidents(scope: Scope) -> QuerySet[Incident]:
    """Incidents; the stage of the filter is not theirs."""
    rows = Incident.objects.filter(
        mission=scope.mission, submission__is_current=True
    ).exclude(submission__state=Submission.State.WITHDRAWN)
    if scope.city is not None:
        rows = rows.filter(_in_city(scope.city, "submission__"))
    if scope.team is not None:
        rows = rows.filter(submission__team=scope.team)
    return rows


def protocol_checks(scope: Scope) -> QuerySet[ProtocolCheck]:
    """Checks of the protocols that stand."""
    rows = ProtocolCheck.objects.filter(
        mission=scope.mission, submission__is_current=True
    ).exclude(
        Q(submission__state=Submission.State.WITHDRAWN)
        | Q(submission__review=Submission.Review.REJECTED)
    )
    if scope.city is not None:
        rows = rows.filter(_in_city(scope.city, "submission__"))
    if scope.team is not None:
        rows = rows.filter(submission__team=scope.team)
    return rows


def city_of(form: Submission) -> MissionCity | None:
    """Where a form belongs: its station's city, else its team's, else none."""
    if form.station is not None and form.station.city is not None:
        return form.station.city
    return None if form.team is None else form.team.city


def _in_city(city: MissionCity, at: str = "") -> Q:
    return Q(**{f"{at}station__city": city}) | Q(
        **{f"{at}station__city": None, f"{at}team__city": city}
    )
