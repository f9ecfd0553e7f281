"""Rights at the addresses of the order of states, of seats and of plates."""

from datetime import date

from django.utils import timezone

from orkhon.protocol.models import SeatingPlan, Visit, VisitParticipant
from orkhon.register.models import Body
from tests.permission_answers import INVISIBLE, OFFICE, RUNNERS

ADDRESSES: dict[str, tuple[str, list[str], dict[str, object]]] = {
    "protocol:order": ("GET", [], OFFICE),
    # Without an assembly in the register there is no order to print.
    "protocol:order-file": ("GET", ["paper form"], INVISIBLE),
    "protocol:order-rule": ("GET", ["forum"], RUNNERS),
    "protocol:visit-order": ("GET", ["seated visit"], OFFICE),
    "protocol:visit-order-file": ("GET", ["seated visit", "paper form"], OFFICE),
    "protocol:seating": ("GET", [], OFFICE),
    "protocol:visit-seating": ("GET", ["seated visit"], OFFICE),
    "protocol:new-seating": ("GET", [], RUNNERS),
    "protocol:seating-plan": ("GET", ["seating plan"], OFFICE),
    "protocol:seating-plan ": ("POST", ["seating plan"], RUNNERS),
    "protocol:propose-seats": ("POST", ["seating plan"], RUNNERS),
    "protocol:assign-seats": ("POST", ["seating plan"], RUNNERS),
    "protocol:seating-file": ("GET", ["seating plan"], OFFICE),
    "protocol:plates": ("GET", ["seated visit"], OFFICE),
    "protocol:plates-file": ("GET", ["seated visit", "plates kind"], OFFICE),
}


def parts(found, country, people):
    """A visit with one guest, and a table for two."""
    body = Body.objects.get(key="one")
    now = timezone.now()
    made = {"made_at": now, "made_by": "account/somebody"}
    forum = Body.objects.create(
        key="seats-forum", kind=Body.Kind.ASSEMBLY, display_name="Sample forum"
    )
    visit = Visit.objects.create(
        key="seated-visit",
        title="Sample seated visit",
        direction="received",
        guest=body,
        host=forum,
        begins_on=date(2027, 3, 3),
        ends_on=date(2027, 3, 4),
        time_zone="Asia/Baku",
        **made,
    )
    VisitParticipant.objects.create(
        visit=visit, number=1, side="guest", role="leader", name="Sample", **made
    )
    plan = SeatingPlan.objects.create(
        key="sample-plan", title="Sample", visit=visit, shape="round", seats=2, **made
    )
    return {
        "forum": forum.key,
        "paper form": "docx",
        "seated visit": visit.key,
        "seating plan": plan.key,
        "plates kind": "cards",
    }
