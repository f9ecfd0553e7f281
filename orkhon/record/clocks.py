"""A day and an hour on the clock of a place, to a moment."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, available_timezones

from django.utils.translation import gettext as _

from orkhon.record.refusals import Refusal


def known_zone(name: str) -> str:
    """A time zone's name as it is.

    Raises:
        Refusal: the time zone database knows no such zone.
    """
    if name not in available_timezones():
        raise Refusal(
            _("“%(zone)s” is no time zone; it is called as in Asia/Baku")
            % {"zone": name}
        )
    return name


def moment_on(local: datetime, zone: str) -> datetime:
    """The moment at which clocks in a zone show this day and hour, in UTC.

    Of an hour that clocks show twice, the first is meant.

    Args:
        local: Without a zone itself.
        zone: By its name in the time zone database: Asia/Baku.
    Raises:
        Refusal: no such zone, or an hour that its clocks skip on that day.
    """
    there = ZoneInfo(known_zone(zone))
    moment = local.replace(tzinfo=there, fold=0).astimezone(UTC)
    if moment.astimezone(there).replace(tzinfo=None, fold=0) != local:
        raise Refusal(
            _("clocks in %(zone)s do not show %(hour)s on %(day)s")
            % {"zone": zone, "hour": f"{local:%H:%M}", "day": local.date()}
        )
    return moment


def on_clock(moment: datetime, zone: str) -> datetime:
    """The moment as the clocks of a zone show it."""
    return moment.astimezone(ZoneInfo(zone))


def offset_words(moment: datetime, zone: str) -> str:
    """How far the clocks there are from UTC at that moment: UTC+4, UTC+5:30."""
    offset = on_clock(moment, zone).utcoffset()
    minutes = 0 if offset is None else int(offset.total_seconds() // 60)
    sign = "+" if minutes >= 0 else "−"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{sign}{hours}" + (f":{rest:02d}" if rest else "")
