"""Rights at the addresses of the room's first page, of visits, people and cars."""

from datetime import date

from django.utils import timezone

from orkhon.protocol.models import (
    Car,
    Entitlement,
    Invitation,
    Visit,
    VisitCategory,
    VisitParticipant,
)
from orkhon.register.models import Body
from tests.permission_answers import OFFICE, RUNNERS

VISIT = ["visit"]
PERSON = ["visit", "visit person"]

ADDRESSES = {
    "protocol:index": ("GET", [], OFFICE),
    "protocol:categories": ("GET", [], OFFICE),
    "protocol:enter-category": ("POST", [], RUNNERS),
    "protocol:entitle": ("POST", ["visit category"], RUNNERS),
    "protocol:drop-entitlement": ("POST", ["entitlement"], RUNNERS),
    "protocol:new-visit": ("GET", [], RUNNERS),
    "protocol:visit": ("GET", VISIT, OFFICE),
    "protocol:change-visit": ("GET", VISIT, RUNNERS),
    "protocol:cancel-visit": ("GET", VISIT, RUNNERS),
    "protocol:advance-visit": ("POST", ["visit", "visit act"], RUNNERS),
    "protocol:given": ("POST", VISIT, RUNNERS),
    "protocol:invite": ("POST", VISIT, RUNNERS),
    "protocol:answer-invitation": ("GET", ["visit", "invitation"], RUNNERS),
    "protocol:people": ("GET", VISIT, OFFICE),
    "protocol:delegation-file": ("GET", ["visit", "visit paper"], OFFICE),
    "protocol:enter-person": ("GET", VISIT, RUNNERS),
    "protocol:people-from-contact": ("POST", VISIT, RUNNERS),
    "protocol:people-from-register": ("GET", ["visit", "visit host"], RUNNERS),
    "protocol:person": ("GET", PERSON, RUNNERS),
    "protocol:withdraw-person": ("POST", PERSON, RUNNERS),
    "protocol:renew-calendar": ("POST", PERSON, RUNNERS),
    "protocol:cars": ("GET", VISIT, OFFICE),
    "protocol:cars ": ("POST", VISIT, RUNNERS),
    "protocol:car": ("GET", ["visit", "car"], RUNNERS),
}


def parts(found, country, people):
    """A visit with one guest, one car, one invitation and an entitlement."""
    now, who = timezone.now(), people["named"].actor_id
    host = Body.objects.create(
        key="sample-host", kind="secretariat", display_name="Sample secretariat"
    )
    category = VisitCategory.objects.create(
        key="sample-category", title="Sample", made_at=now, made_by=who
    )
    visit = Visit.objects.create(
        key="sample-visit",
        title="Sample visit",
        direction=Visit.Direction.RECEIVED,
        guest=Body.objects.get(key="one"),
        host=host,
        begins_on=date(2027, 3, 3),
        ends_on=date(2027, 3, 4),
        time_zone="Asia/Baku",
        made_at=now,
        made_by=who,
    )
    person = VisitParticipant.objects.create(
        visit=visit, number=1, side="guest", name="One", made_at=now, made_by=who
    )
    return {
        "visit": visit.key,
        "visit act": "confirm",
        "visit paper": "docx",
        "visit host": host.key,
        "visit category": category.key,
        "entitlement": Entitlement.objects.create(category=category, what="A car").pk,
        "visit person": person.number,
        "visit token": person.feed_token,
        "car": Car.objects.create(visit=visit, label="A", seats=3).pk,
        "invitation": Invitation.objects.create(
            visit=visit,
            to_body=visit.guest,
            sent_on=date(2027, 1, 3),
            made_at=now,
            made_by=who,
        ).pk,
    }
