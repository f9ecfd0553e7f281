"""Rights at the addresses of the room's first page and of sessions."""

from django.utils import timezone

from orkhon.proceedings.models import Session, Sitting
from orkhon.register.models import Body
from tests.permission_answers import INVISIBLE, LAW_READERS, OPEN

PREPARERS = INVISIBLE | dict.fromkeys(("named", "head"), "allowed")
"""Heads, secretaries of commission, protocol, legal officers."""
SITTING = ["session", "sitting"]

ADDRESSES = {
    "proceedings:index": ("GET", [], LAW_READERS),
    "proceedings:organs": ("GET", [], LAW_READERS),
    "proceedings:chair": ("GET", [], LAW_READERS),
    "proceedings:feed": ("GET", ["token"], OPEN),
    "proceedings:renew-feed": ("POST", [], LAW_READERS),
    "proceedings:new-session": ("GET", [], PREPARERS),
    "proceedings:session": ("GET", ["session"], LAW_READERS),
    "proceedings:change-session": ("GET", ["session"], PREPARERS),
    "proceedings:change-session ": ("POST", ["session"], PREPARERS),
    "proceedings:convene": ("GET", ["session"], PREPARERS),
    "proceedings:convene ": ("POST", ["session"], PREPARERS),
    "proceedings:cancel-session": ("POST", ["session"], PREPARERS),
    "proceedings:advance-session": ("POST", ["session", "session act"], PREPARERS),
    "proceedings:plan-sitting": ("GET", ["session"], PREPARERS),
    "proceedings:change-sitting": ("GET", SITTING, PREPARERS),
    "proceedings:drop-sitting": ("POST", SITTING, PREPARERS),
}


def parts(found, country, people):
    """A plenary session with one sitting; its parliament is that of the delegates."""
    assembly = Body.objects.create(
        key="sample-assembly", kind="assembly", display_name="Sample assembly"
    )
    session = Session.objects.create(
        key="plenary-1",
        organ=assembly,
        number=1,
        title="First sample session",
        from_on="2027-06-11",
        time_zone="Asia/Bishkek",
        host=Body.objects.get(key="one"),
    )
    sitting = Sitting.objects.create(
        session=session, number=1, begins_at=timezone.now()
    )
    return {
        "session": session.key,
        "sitting": sitting.number,
        "session act": "open",
    }
