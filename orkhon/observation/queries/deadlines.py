"""The hour by which the list must be with the ministry, in the host's local time."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from orkhon.observation.models import Mission

WARNED = timedelta(days=14)
"""How far ahead of the deadline the first screen begins to warn."""


@dataclass(frozen=True)
class ListDeadline:
    """When the list falls due, seen from a moment.

    Attributes:
        at: The deadline, with the host's offset.
        zone: The host's time zone.
        days_left: Whole calendar days in the host's time; negative afterwards.
    """

    at: datetime
    zone: str
    is_past: bool
    days_left: int

    @property
    def is_near(self) -> bool:
        """Whether it is time to warn of it."""
        return self.days_left <= WARNED.days


def deadline_at(vote_on: date, days: int, hour: time, zone: str) -> datetime:
    """The moment so many calendar days before the vote, at this hour of the host.

    The sixth calendar day before a Sunday is the Monday of that week: five whole
    days lie between.
    """
    return datetime.combine(vote_on - timedelta(days), hour, ZoneInfo(zone))


def list_deadline(mission: Mission, now: datetime) -> ListDeadline | None:
    """The mission's deadline as it stands at `now`; None when nobody has set one."""
    if mission.deadline_days is None or mission.deadline_time is None:
        return None
    at = deadline_at(
        mission.vote_on,
        mission.deadline_days,
        mission.deadline_time,
        mission.time_zone,
    )
    there = now.astimezone(ZoneInfo(mission.time_zone))
    return ListDeadline(
        at, mission.time_zone, now > at, (at.date() - there.date()).days
    )
