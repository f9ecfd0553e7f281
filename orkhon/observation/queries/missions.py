"""Missions as lists and pages show them; what is due first comes first."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import (
    Count,
    Exists,
    F,
    OuterRef,
    Prefetch,
    QuerySet,
    Subquery,
)

from orkhon.observation.models import (
    MinistryList,
    Mission,
    MissionStep,
    Observer,
    Pledge,
)
from orkhon.observation.permissions import nominating_missions, visible_missions
from orkhon.observation.queries.deadlines import ListDeadline, list_deadline
from orkhon.observation.queries.observers import OUT
from orkhon.record.roles import Role, has_role


@dataclass(frozen=True)
class MissionLine:
    """One mission of the list.

    Attributes:
        next_step: The first step that is not done and has a date; None when none is.
        deadline: Of the list to the ministry; None when it is not set, or a list
            was sent.
        is_open_to_reader: False for those who see of it only their own names.
    """

    mission: Mission
    next_step: MissionStep | None
    deadline: ListDeadline | None
    is_open_to_reader: bool

    @property
    def due_at(self) -> datetime | None:
        """What falls due first, the list or a step."""
        moments = [
            *((self.deadline.at,) if self.deadline else ()),
            *((self.next_step.due_at,) if self.next_step else ()),
        ]
        return min((one for one in moments if one is not None), default=None)


def missions_for(user: object, now: datetime) -> list[MissionLine]:
    """The missions that an account may know of: open ones by what is due, then closed.

    The number of queries is the same for one mission and for fifty.
    """
    seen = set(visible_missions(user).values_list("pk", flat=True))
    named = set(nominating_missions(user).values_list("pk", flat=True))
    rows: Any = _with_next(Mission.objects.filter(pk__in=seen | named))
    lines = [
        MissionLine(
            one,
            next(iter(one.coming), None),
            None if one.is_list_sent else list_deadline(one, now),
            one.pk in seen,
        )
        for one in rows
    ]
    return sorted(lines, key=_order)


def _with_next(rows: QuerySet[Mission]) -> QuerySet[Mission]:
    coming = MissionStep.objects.filter(done_at=None, due_at__isnull=False)
    return (
        rows.select_related("country")
        .annotate(is_list_sent=Exists(_sent_lists()))
        .prefetch_related(
            Prefetch("steps", queryset=coming.order_by("due_at"), to_attr="coming")
        )
    )


def _order(line: MissionLine) -> tuple[bool, float, str]:
    """Open before closed; of the open the next due first, of the closed the latest."""
    mission = line.mission
    if mission.closed_at is not None:
        return (True, -mission.vote_on.toordinal(), mission.title)
    due = line.due_at
    when = float("inf") if due is None else due.timestamp()
    return (False, when, mission.title)


@dataclass(frozen=True)
class StepLine:
    """One step of the timeline as of a moment."""

    step: MissionStep
    is_late: bool


def timeline(mission: Mission, now: datetime) -> list[StepLine]:
    """The steps: what is due first on top, then those without a day, then what is done."""
    steps = mission.steps.order_by(
        F("done_at").asc(nulls_first=True), F("due_at").asc(nulls_last=True), "title"
    )
    return [
        StepLine(
            one,
            one.done_at is None and one.due_at is not None and one.due_at < now,
        )
        for one in steps
    ]


def is_list_sent(mission: Mission) -> bool:
    """Whether any list went to the ministry."""
    return mission.lists.filter(sent_at__isnull=False).exists()


@dataclass(frozen=True)
class ListDue:
    """A list that falls due and was not sent.

    Attributes:
        unpledged: Observers without a signed pledge, as far as the reader sees names.
    """

    mission: Mission
    deadline: ListDeadline
    unpledged: int


def lists_due(user: object, now: datetime) -> list[ListDue]:
    """The lists not yet sent whose deadline is near or past, for whoever names observers.

    A list is no matter of today any more once the vote was held. One query, and
    those that tell who the user is.
    """
    pledge = Pledge.objects.filter(observer=OuterRef("pk"))
    open_names = (
        Observer.objects.filter(mission=OuterRef("pk"))
        .exclude(state__in=OUT)
        .exclude(Exists(pledge))
    )
    own = str(getattr(user, "parliament", ""))
    if has_role(user, frozenset({Role.DELEGATION_SECRETARY})):
        open_names = open_names.filter(parliament__key=own)
    counted = open_names.order_by().values("mission").annotate(n=Count("pk"))
    rows: Any = (
        nominating_missions(user)
        .filter(closed_at=None, deadline_days__isnull=False)
        .exclude(Exists(_sent_lists()))
        .annotate(unpledged=Subquery(counted.values("n")))
    )
    found = [(one, list_deadline(one, now)) for one in rows]
    return [
        ListDue(one, deadline, one.unpledged or 0)
        for one, deadline in found
        if deadline is not None
        and deadline.is_near
        and now.astimezone(ZoneInfo(one.time_zone)).date() <= one.vote_on
    ]


def _sent_lists() -> QuerySet[MinistryList]:
    return MinistryList.objects.filter(mission=OuterRef("pk"), sent_at__isnull=False)
