"""Teams whose forms do not come: how late, what is missing, what was heard last."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from orkhon.observation.models import MessageDelivery, Submission
from orkhon.observation.queries.operations.plan import Planned
from orkhon.observation.queries.operations.scope import Scope, all_forms


@dataclass(frozen=True)
class LateTeam:
    """A team and the first of its visits whose form is missing.

    Attributes:
        minutes: Since the planned end of that visit.
        missing: How many forms of the team are late.
        last: The last form that came from it.
        heard: Its last answer to a message, when later than that visit's end.
    """

    team: str
    minutes: int
    visit: Planned
    missing: int
    last: Submission | None
    heard: MessageDelivery | None

    @property
    def hours(self) -> int:
        """Whole hours late."""
        return self.minutes // 60


def late_teams(
    scope: Scope, planned: Sequence[Planned], *, now: datetime
) -> list[LateTeam]:
    """Late teams, the latest first."""
    by_team: dict[str, list[Planned]] = {}
    for one in planned:
        if not one.is_off and one.is_late(now):
            by_team.setdefault(one.team, []).append(one)
    lasts = _last_forms(scope, list(by_team))
    heard = _last_answers(scope, list(by_team))
    found = []
    for team, visits in by_team.items():
        first = min(visits, key=lambda one: one.ends_at or now)
        ended = first.ends_at or now
        answer = heard.get(team)
        if answer is not None and (answer.answered_at or ended) < ended:
            answer = None
        found.append(
            LateTeam(
                team=team,
                minutes=int((now - ended).total_seconds() // 60),
                visit=first,
                missing=len(visits),
                last=lasts.get(team),
                heard=answer,
            )
        )
    return sorted(found, key=lambda one: (-one.minutes, one.team))


def _last_forms(scope: Scope, teams: list[str]) -> dict[str, Submission]:
    newest = (
        all_forms(Scope(scope.mission))
        .filter(team__code__in=teams, team__mission=scope.mission)
        .order_by()
        .values("team")
        .annotate(newest=Max("pk"))
        .values("newest")
    )
    rows = Submission.objects.filter(pk__in=newest).select_related("station", "team")
    return {one.team.code: one for one in rows.defer("values") if one.team is not None}


def _last_answers(scope: Scope, teams: list[str]) -> dict[str, MessageDelivery]:
    rows = (
        MessageDelivery.objects.filter(
            message__mission=scope.mission,
            observer__membership__team__code__in=teams,
            answered_at__isnull=False,
        )
        .select_related("observer__membership__team")
        .order_by("answered_at")
    )
    return {one.observer.membership.team.code: one for one in rows}
