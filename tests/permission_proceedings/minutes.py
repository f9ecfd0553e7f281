"""Rights at the addresses of minutes, corrections and the record of decisions."""

from datetime import timedelta

from django.utils import timezone

from orkhon.proceedings.models import (
    Correction,
    Minutes,
    MinutesParagraph,
    Note,
    Participant,
    Registration,
    Session,
    Sitting,
)
from orkhon.register.models import Body, Person
from tests.permission_answers import (
    INVISIBLE,
    LAW_EDITORS,
    LAW_READERS,
    OFFICE,
    RUNNERS,
)

CORRECTORS = (
    INVISIBLE | RUNNERS | dict.fromkeys(("delegate", "delegation secretary"), "allowed")
)
"""A delegation for its own people, and secretaries for a letter."""
HELD = ["session", "held sitting"]
DRAFT = ["session", "drafted sitting"]

ADDRESSES = {
    "proceedings:minutes": ("GET", ["session"], LAW_READERS),
    "proceedings:decisions-record": ("GET", ["session"], LAW_READERS),
    "proceedings:decisions-paper": ("GET", ["session", "minutes form"], LAW_READERS),
    # Put before those who attended: delegations read them. Before that they do not.
    "proceedings:sitting-minutes": ("GET", HELD, LAW_READERS),
    "proceedings:sitting-minutes ": ("GET", DRAFT, OFFICE),
    "proceedings:sitting-minutes  ": ("GET", ["session", "sitting"], OFFICE),
    "proceedings:minutes-paper": ("GET", [*HELD, "minutes form"], LAW_READERS),
    "proceedings:minutes-paper ": ("GET", [*DRAFT, "minutes form"], OFFICE),
    "proceedings:add-note": ("POST", ["session", "sitting"], RUNNERS),
    "proceedings:strike-note": ("POST", [*HELD, "note"], RUNNERS),
    "proceedings:draw-up-minutes": ("POST", ["session", "sitting"], RUNNERS),
    "proceedings:new-minutes-paragraph": ("GET", DRAFT, RUNNERS),
    "proceedings:minutes-paragraph": ("GET", [*DRAFT, "paragraph"], RUNNERS),
    "proceedings:open-corrections": ("GET", DRAFT, RUNNERS),
    "proceedings:correct-minutes": ("GET", [*HELD, "paragraph"], CORRECTORS),
    "proceedings:answer-correction": ("GET", [*HELD, "correction"], RUNNERS),
    "proceedings:approve-minutes": ("POST", HELD, LAW_EDITORS),
}


def parts(found, country, people):
    """A sitting whose minutes are open to corrections, and one with a draft."""
    session = Session.objects.get(key=found["session"])
    now = timezone.now()
    by = people["head"].actor_id
    made = {}
    for number, (name, phase) in enumerate(
        (("held sitting", "corrections"), ("drafted sitting", "draft")), start=801
    ):
        sitting = Sitting.objects.create(
            session=session, number=number, begins_at=now, opened_at=now, closed_at=now
        )
        minutes = Minutes.objects.create(
            sitting=sitting,
            phase=phase,
            corrections_by=now + timedelta(days=7),
            time_zone="Asia/Bishkek",
        )
        paragraph = MinutesParagraph.objects.create(
            minutes=minutes, number=1, text="Sample.", revised_at=now, revised_by=by
        )
        made |= {name: number, f"{name} row": sitting, f"{name} first": paragraph}
    person = Participant.objects.create(
        session=session,
        number=801,
        name="Sample attendee",
        person=Person.objects.create(display_name="Sample attendee", sample=True),
        capacity="delegation",
        body=Body.objects.get(key="one"),
        made_at=now,
        made_by=by,
    )
    held = made["held sitting row"]
    Registration.objects.create(participant=person, sitting=held, at=now, by=by)
    correction = Correction.objects.create(
        paragraph=made["held sitting first"],
        participant=person,
        text="Otherwise.",
        made_at=now,
        entered_by=by,
    )
    return {
        "held sitting": made["held sitting"],
        "drafted sitting": made["drafted sitting"],
        "paragraph": 1,
        "correction": correction.pk,
        "note": Note.objects.create(sitting=held, at=now, text="Sample.", by=by).pk,
        "minutes form": "docx",
    }
