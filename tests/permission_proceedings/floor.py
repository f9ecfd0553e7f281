"""Rights at the addresses of sittings, their news and the room's screen."""

from django.utils import timezone

from orkhon.proceedings.actions.floor import renew_screen
from orkhon.proceedings.models import Question, Sitting
from orkhon.proceedings.views.screen import token_of
from orkhon.register.models import Body
from tests.permission_answers import (
    LAW_EDITORS,
    LAW_READERS,
    OPEN,
    RUNNERS,
)

ONE = ["session", "sitting"]
ROOM = [*ONE, "screen token"]

ADDRESSES = {
    "proceedings:sittings": ("GET", ["session"], LAW_READERS),
    "proceedings:live": ("GET", ONE, LAW_READERS),
    "proceedings:open-sitting": ("POST", ONE, RUNNERS),
    "proceedings:close-sitting": ("POST", ONE, RUNNERS),
    "proceedings:put-item": ("POST", ONE, RUNNERS),
    "proceedings:show-text": ("POST", ONE, RUNNERS),
    "proceedings:put-on-floor": ("POST", ONE, RUNNERS),
    "proceedings:position-on-floor": ("POST", [*ONE, "floor question"], LAW_READERS),
    "proceedings:close-on-floor": ("POST", [*ONE, "floor question"], LAW_EDITORS),
    "proceedings:compromise-on-floor": ("POST", ONE, LAW_EDITORS),
    "proceedings:write-note": ("POST", ONE, RUNNERS),
    "proceedings:ask-for-floor": ("POST", ONE, LAW_READERS),
    "proceedings:speaker": ("POST", ONE, LAW_READERS),
    "proceedings:renew-screen": ("POST", ONE, RUNNERS),
    "proceedings:sitting-events": ("GET", ONE, LAW_READERS),
    "proceedings:sitting-parts": ("GET", ONE, LAW_READERS),
    "proceedings:sitting-screen": ("GET", ONE, LAW_READERS),
    "proceedings:sitting-screen-events": ("GET", ONE, LAW_READERS),
    "proceedings:sitting-screen-parts": ("GET", ONE, LAW_READERS),
    "proceedings:room-screen": ("GET", ROOM, OPEN),
    "proceedings:room-screen-events": ("GET", ROOM, OPEN),
    "proceedings:room-screen-parts": ("GET", ROOM, OPEN),
}


def parts(found, country, people):
    """An open sitting with an item, a question and a screen; who runs it prepared it."""
    sitting = Sitting.objects.select_related("session").get(
        session__key=found["session"], number=found["sitting"]
    )
    session = sitting.session
    session.sittings.filter(pk=sitting.pk).update(opened_at=timezone.now())
    question = Question.objects.create(
        session=session,
        number=session.questions.count() + 1,
        sitting=sitting,
        words="Sample words on the floor",
        procedure=Question.Procedure.SITTING,
        rule="unanimity",
        voters=[Body.objects.get(key="one").key],
        opened_at=timezone.now(),
        opened_by="x",
    )
    renew_screen(sitting, by=people["head"])
    return {"floor question": question.number, "screen token": token_of(sitting)}
