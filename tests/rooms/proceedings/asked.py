"""Questions put to the small assembly, on a clock that the test sets."""

from datetime import timedelta

from orkhon.proceedings.actions.questions import enter_position, put_question
from orkhon.proceedings.models import Registration, Setting
from orkhon.record.actions import subject_of
from orkhon.record.queries import history
from tests.rooms.proceedings.conftest import MORNING

LATER = MORNING + timedelta(minutes=30)
ALL = ("AZ", "KZ", "KG", "TR")


def come(sitting, *participants, at=MORNING):
    """Register participants for a sitting."""
    for one in participants:
        Registration.objects.create(participant=one, sitting=sitting, at=at, by="desk")


def put(item, by, words="That the declaration be adopted", **more):
    """A question on an item, by unanimity unless another rule is named."""
    return put_question(
        item.session,
        words,
        by=by,
        item=item,
        sitting=item.sitting,
        **{"rule": "unanimity"} | more,
    )


def say(question, parliaments, delegates, by, **stances):
    """Positions by country code, each given by the leader of the delegation."""
    for code, stance in stances.items():
        enter_position(question, parliaments[code], stance, delegates[code][0], by=by)


def set_rule(session, key, value):
    """A rule of the session's organ, as the Secretariat fills it in."""
    Setting.objects.create(
        organ=session.organ, key=key, value=value, made_at=MORNING, made_by="x"
    )


def entries(of):
    """The acts upon a thing with what they say, the first one first."""
    return [(line.verb, dict(line.payload)) for line in history(subject_of(of))]
