"""What the screens of a sitting have not heard of yet."""

from collections.abc import Sequence

from django.db import connection
from django.db.models import Max

from orkhon.proceedings.live import News
from orkhon.proceedings.models import Sitting, SittingEvent

MOST = 500
"""Events of one look; who missed more is shown how it stands now."""


def newest() -> int:
    """The id of the last event of all sittings; 0 for none."""
    found = SittingEvent.objects.aggregate(last=Max("id"))["last"]
    return 0 if found is None else int(found)


def newest_of(sitting: Sitting) -> int:
    """The id of the last event of a sitting; 0 for none."""
    found = sitting.events.aggregate(last=Max("id"))["last"]
    return 0 if found is None else int(found)


def since(after: int) -> Sequence[News]:
    """Events after an id, of all sittings, in the order in which they were committed.

    Raises:
        DatabaseError: the database is away; the connection is given up, so that the
            next look makes a new one.
    """
    try:
        return _news(SittingEvent.objects.filter(id__gt=after).order_by("id")[:MOST])
    except BaseException:
        connection.close()
        raise


def missed(sitting: Sitting, after: int) -> Sequence[News]:
    """Events of one sitting after an id; the last ones where there are many."""
    rows = sitting.events.filter(id__gt=after).order_by("-id")[:MOST]
    return _news(reversed(rows))


def _news(rows: object) -> Sequence[News]:
    return tuple(
        News(one.pk, one.sitting_id.hex, one.kind, int(one.data.get("revision", 0)))
        for one in rows  # type: ignore[attr-defined]
    )
