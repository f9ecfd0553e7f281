"""Rights at the addresses of appointments."""

from django.utils import timezone

from orkhon.proceedings.models import Appointment, Session
from orkhon.register.models import Body, Person, Post
from tests.permission_answers import LAW_EDITORS, LAW_READERS, RUNNERS

ONE = ["session", "appointment"]

ADDRESSES = {
    "proceedings:appointments": ("GET", ["session"], LAW_READERS),
    "proceedings:propose-candidate": ("GET", ["session"], RUNNERS),
    "proceedings:appointment": ("GET", ONE, LAW_READERS),
    "proceedings:put-candidate": ("GET", ONE, RUNNERS),
    "proceedings:elect": ("POST", ONE, LAW_EDITORS),
    "proceedings:withdraw-candidate": ("GET", ONE, RUNNERS),
}


def parts(found, country, people):
    """A candidate for the chair of a commission."""
    session = Session.objects.get(key=found["session"])
    commission = Body.objects.create(
        key="sample-commission",
        kind="commission",
        display_name="Sample commission",
        parent=session.organ,
    )
    made = Appointment.objects.create(
        session=session,
        number=1,
        post=Post.objects.create(body=commission, title="Chair", rank="head"),
        person=Person.objects.create(display_name="Sample candidate", sample=True),
        from_on="2027-06-11",
        made_at=timezone.now(),
        made_by=people["head"].actor_id,
    )
    return {"appointment": made.number}
