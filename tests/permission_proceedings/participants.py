"""Rights at the addresses of participants, registration and badges."""

from django.utils import timezone

from orkhon.proceedings.models import Participant, Session
from orkhon.proceedings.queries.badge_codes import token_of
from orkhon.register.models import Body, Person
from tests.permission_answers import INVISIBLE, LAW_READERS

DESK = INVISIBLE | dict.fromkeys(("named", "head"), "allowed")
"""The heads and protocol; secretaries of commission as well."""
NAMING = DESK | {"delegation secretary": "allowed"}
"""A delegation's secretary for the own delegation, before the session opens."""

ADDRESSES = {
    "proceedings:participants": ("GET", ["session"], LAW_READERS),
    "proceedings:participants-file": ("GET", ["session", "list form"], LAW_READERS),
    "proceedings:add-participant": ("GET", ["session"], NAMING),
    "proceedings:participants-from-list": ("GET", ["session"], NAMING),
    "proceedings:session-badges": ("GET", ["session"], DESK),
    "proceedings:participant": ("GET", ["session", "participant"], LAW_READERS),
    "proceedings:withdraw-participant": ("POST", ["session", "participant"], NAMING),
    "proceedings:withdraw-participant ": ("POST", ["session", "guest"], DESK),
    "proceedings:registration": ("GET", ["session"], DESK),
    "proceedings:sitting-registration": ("GET", ["session", "sitting"], DESK),
    "proceedings:badge": ("GET", ["badge token"], DESK),
}


def parts(found, country, people):
    """A delegate of the delegates' own parliament, and a guest."""
    session = Session.objects.get(key=found["session"])
    body = Body.objects.get(key="one")
    made = [
        Participant.objects.create(
            session=session,
            number=number,
            person=Person.objects.create(display_name=f"Sample {capacity}"),
            capacity=capacity,
            body=home,
            name=f"Sample {capacity}",
            made_at=timezone.now(),
            made_by="account/somebody",
        )
        for number, (capacity, home) in enumerate(
            (("delegation", body), ("guest", None)), start=1
        )
    ]
    return {
        "participant": made[0].number,
        "guest": made[1].number,
        "badge token": token_of(made[0]),
        "list form": "csv",
    }
