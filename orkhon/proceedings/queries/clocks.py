"""Moments on the clocks of places: a deadline here and there."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

from orkhon.ui import dates


def on_clock(moment: datetime, zone: str) -> str:
    """A moment as a clock there shows it: 10 May 2027, 18:00 (Asia/Almaty)."""
    local = moment.astimezone(ZoneInfo(zone))
    return f"{dates.day(local.date())}, {local:%H:%M} ({zone})"


def on_both_clocks(moment: datetime, zone: str) -> tuple[str, str]:
    """As written, and on the reader's own clock; "" where the two agree."""
    here = timezone.get_current_timezone_name()
    there = moment.astimezone(ZoneInfo(zone))
    same = there.replace(tzinfo=None) == timezone.make_naive(moment)
    return on_clock(moment, zone), "" if same else on_clock(moment, here)
