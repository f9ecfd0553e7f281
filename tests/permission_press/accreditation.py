"""Rights at the addresses of accreditation; the journalist is invented."""

from datetime import UTC, datetime

from orkhon.press.models import Journalist, PressEvent
from tests.permission_answers import INVISIBLE, OFFICE, OPEN

ACCREDITERS = INVISIBLE | dict.fromkeys(("secretariat", "named", "head"), "allowed")
"""The press service, protocol and the heads."""
THEN = datetime(2020, 1, 1, tzinfo=UTC)
FAR = datetime(2999, 1, 1, tzinfo=UTC)
ONE = ["press event key"]
WHO = [*ONE, "journalist number"]

ADDRESSES = {
    "press:events": ("GET", [], OFFICE),
    "press:new-event": ("GET", [], ACCREDITERS),
    "press:event": ("GET", ONE, OFFICE),
    "press:open-event": ("POST", ONE, ACCREDITERS),
    "press:change-event": ("GET", ONE, ACCREDITERS),
    "press:call-off-event": ("POST", ONE, ACCREDITERS),
    "press:press-badges": ("GET", ONE, ACCREDITERS),
    "press:accredited": ("GET", [*ONE, "press form"], OFFICE),
    "press:decide": ("POST", WHO, ACCREDITERS),
    "press:arrival": ("POST", WHO, ACCREDITERS),
    "press:apply": ("GET", [*ONE, "press language"], OPEN),
}


def parts(found, country, people):
    """An event that is open, and a journalist who is accredited to it."""
    event = PressEvent.objects.create(
        key="sample-briefing",
        title="Sample briefing",
        begins_at=FAR,
        asks_until=FAR,
        time_zone="Asia/Baku",
        keep_days=30,
        opened_at=THEN,
        made_at=THEN,
        made_by="account/sample",
    )
    Journalist.objects.create(
        event=event,
        number=1,
        name="Sample Journalist",
        outlet="Sample Gazette",
        work="print",
        language="en",
        progress="accredited",
        asked_at=THEN,
    )
    return {"press event key": event.key, "journalist number": 1}
