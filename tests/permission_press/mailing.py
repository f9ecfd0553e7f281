"""Rights at the addresses of the mailing list; addresses are of example.org."""

from datetime import UTC, datetime

from orkhon.press.models import Subscriber
from tests.permission_answers import INVISIBLE, OPEN

KEEPERS = INVISIBLE | dict.fromkeys(("secretariat", "head"), "allowed")
"""The press service and the heads."""

ADDRESSES = {
    "press:mailing": ("GET", [], KEEPERS),
    "press:subscribe": ("GET", ["press language"], OPEN),
    "press:confirm": ("GET", ["press language", "subscriber token"], OPEN),
    "press:leave": ("GET", ["subscriber token"], OPEN),
}


def parts(found, country, people):
    """Somebody who asked and has not confirmed."""
    row = Subscriber.objects.create(
        email="reader@example.org",
        email_digest="0" * 64,
        language="en",
        asked_at=datetime(2027, 3, 4, 6, 0, tzinfo=UTC),
    )
    return {"subscriber token": row.token}
