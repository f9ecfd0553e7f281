"""A day and an hour on the clock of a place, to a moment."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, available_timezones

from django.utils.translation import gettext as _

from orkhon.record.refusals import Refusal


def moment_on(local: datetime, time_zone: str) -> datetime:
    """The moment at which clocks in a zone show this day and hour.

    Args:
        local: Without a zone itself.
        time_zone: By its name in the time zone database: Asia/Bishkek.
    Raises:
        Refusal: no such zone, or an hour that its clocks do not show on that day.
    """
    if time_zone not in available_timezones():
        raise Refusal(
            _("“%(zone)s” is no time zone; it is called as in Asia/Baku")
            % {"zone": time_zone}
        )
    moment = local.replace(tzinfo=ZoneInfo(time_zone)).astimezone(UTC)
    if moment.astimezone(ZoneInfo(time_zone)).replace(tzinfo=None) != local:
        raise Refusal(
            _("clocks in %(zone)s do not show %(hour)s on that day")
            % {"zone": time_zone, "hour": f"{local:%H:%M}"}
        )
    return moment
