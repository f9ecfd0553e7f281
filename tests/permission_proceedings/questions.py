"""Rights at the addresses of questions."""

from django.utils import timezone

from orkhon.proceedings.models import Participant, Question, Session
from orkhon.register.models import Body, Person
from tests.permission_answers import INVISIBLE, LAW_EDITORS, LAW_READERS, RUNNERS

ONE = ["session", "question"]
SPEAKERS = (
    INVISIBLE | RUNNERS | dict.fromkeys(("delegate", "delegation secretary"), "allowed")
)
"""Who enters a position: a delegation for its own parliament, and secretaries."""

ADDRESSES = {
    "proceedings:questions": ("GET", ["session"], LAW_READERS),
    "proceedings:put-question": ("GET", ["session"], RUNNERS),
    "proceedings:put-question ": ("POST", ["session"], RUNNERS),
    "proceedings:open-silence": ("GET", ["session"], RUNNERS),
    "proceedings:close-due": ("POST", ["session"], RUNNERS),
    "proceedings:question": ("GET", ONE, LAW_READERS),
    "proceedings:enter-position": ("POST", ONE, SPEAKERS),
    "proceedings:roll-call": ("GET", ["session", "roll call"], RUNNERS),
    "proceedings:close-question": ("POST", ONE, LAW_EDITORS),
    "proceedings:withdraw-question": ("POST", ONE, RUNNERS),
}


def parts(found, country, people):
    """A question to the parliament of the delegates, and a roll call of one person."""
    session = Session.objects.get(key=found["session"])
    person = Participant.objects.create(
        session=session,
        number=901,
        name="Sample delegate",
        person=Person.objects.create(display_name="Sample delegate", sample=True),
        capacity="delegation",
        body=Body.objects.get(key="one"),
        made_at=timezone.now(),
        made_by="x",
    )
    last = session.questions.count()
    put = (
        ("question", Question.Procedure.SITTING, "one"),
        ("roll call", Question.Procedure.ROLL_CALL, str(person.pk)),
    )
    return {
        name: Question.objects.create(
            session=session,
            number=last + place,
            words="Sample words",
            procedure=procedure,
            rule="unanimity",
            voters=[voter],
            opened_at=timezone.now(),
            opened_by="x",
        ).number
        for place, (name, procedure, voter) in enumerate(put, start=1)
    }
