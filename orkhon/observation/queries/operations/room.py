"""The operations room as a whole: one look at the day, in a fixed number of questions."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, Q

from orkhon.observation.models import Incident, MissionCity, Submission
from orkhon.observation.queries.incidents import IncidentLine, incident_lines
from orkhon.observation.queries.operations.districts import Stations, stations
from orkhon.observation.queries.operations.held import Held, held
from orkhon.observation.queries.operations.hours import Chart, Hour, chart, day
from orkhon.observation.queries.operations.late import LateTeam, late_teams
from orkhon.observation.queries.operations.plan import (
    Coverage,
    coverage,
    due_count,
    planned_visits,
)
from orkhon.observation.queries.operations.protocols import (
    Counts,
    ProtocolLine,
    counts,
    off_balance,
)
from orkhon.observation.queries.operations.scope import (
    Scope,
    all_forms,
    incidents,
    standing,
)

MOST_FLOW = 8
MOST_INCIDENTS = 8


@dataclass(frozen=True)
class IncidentCounts:
    """Incidents reported, not closed, and of those the serious ones."""

    all: int
    open: int
    serious: int


@dataclass(frozen=True)
class Room:
    """Everything the page shows.

    Attributes:
        received: Forms that stand, planned or not.
        due: Visits planned to be over by now.
        zone: The mission's, such as UTC+5.
        flow: The last forms of the last hour, of `an_hour` in all.
        incidents: The open ones, as far as the reader may know of them.
    """

    counted_at: datetime
    received: int
    due: int
    coverage: Coverage
    stations: Stations
    hours: tuple[Hour, ...]
    chart: Chart
    protocol_counts: Counts
    protocols: tuple[ProtocolLine, ...]
    incident_counts: IncidentCounts
    incidents: tuple[IncidentLine, ...]
    late: tuple[LateTeam, ...]
    teams: int
    held: Held
    flow: tuple[Submission, ...]
    an_hour: int
    zone: str


def room(scope: Scope, *, now: datetime, may_read_incidents: bool) -> Room:
    """Count the room as it stands.

    Args:
        scope: The mission and what the reader narrowed it to.
        now: The moment of counting.
        may_read_incidents: Others see how many there are, and no more.
    """
    zone = ZoneInfo(scope.mission.time_zone)
    planned = planned_visits(scope)
    cities = _cities(scope)
    counted = day(scope, planned, zone=zone, now=now)
    forms = standing(all_forms(scope))
    since = now - timedelta(hours=1)
    return Room(
        counted_at=now,
        received=counted.standing,
        due=due_count(planned, now),
        coverage=coverage(planned, cities, now=now),
        stations=stations(scope, planned, now=now),
        hours=counted.hours,
        chart=chart(counted.hours),
        protocol_counts=counts(scope),
        protocols=tuple(off_balance(scope)),
        incident_counts=_incident_counts(scope),
        incidents=tuple(
            incident_lines(incidents(scope), most=MOST_INCIDENTS, open_only=True)
        )
        if may_read_incidents
        else (),
        late=tuple(late_teams(scope, planned, now=now)),
        teams=len({one.team for one in planned if not one.is_off}),
        held=held(scope, planned),
        flow=tuple(
            forms.filter(received_at__gte=since)
            .select_related("station", "team", "observer")
            .defer("values")
            .order_by("-received_at")[:MOST_FLOW]
        ),
        an_hour=counted.an_hour,
        zone=_zone_words(now.astimezone(zone)),
    )


def _zone_words(at: datetime) -> str:
    minutes = round((at.utcoffset() or timedelta()).total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    sign = "−" if minutes < 0 else "+"
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")


def _cities(scope: Scope) -> list[MissionCity]:
    if scope.city is not None:
        return [scope.city]
    return list(scope.mission.cities.all())


def _incident_counts(scope: Scope) -> IncidentCounts:
    is_open = ~Q(state=Incident.State.CLOSED)
    found = incidents(scope).aggregate(
        all=Count("pk"),
        open=Count("pk", filter=is_open),
        serious=Count(
            "pk",
            filter=is_open
            & Q(severity__in=[Incident.Severity.SERIOUS, Incident.Severity.DANGER]),
        ),
    )
    return IncidentCounts(**found)
