"""What the floor notes by itself becomes paragraphs once, each in its place."""

from datetime import timedelta

import pytest

from orkhon.proceedings.actions.floor import close_sitting, open_sitting, put_item
from orkhon.proceedings.actions.minutes import draw_up
from orkhon.proceedings.actions.minutes_notes import write_note
from orkhon.proceedings.actions.questions import close_question, enter_position
from orkhon.proceedings.actions.speakers import ask_for_floor, end_speech, give_floor
from orkhon.proceedings.models import AgendaItem
from tests.rooms.proceedings.asked import come, put
from tests.rooms.proceedings.conftest import MORNING


@pytest.fixture
def held(clock, session, sitting, item, delegates, parliaments, secretary):
    """A sitting run on the floor: two items, two speakers, one question, one note."""
    other = AgendaItem.objects.create(
        session=session,
        number="8",
        precedence=80,
        kind=AgendaItem.Kind.NEXT,
        title="Next session",
        made_at=MORNING,
        made_by=secretary.actor_id,
    )
    sitting.opened_at = None
    sitting.save()
    open_sitting(sitting, by=secretary)
    sitting.refresh_from_db()
    come(sitting, *(delegates[code][0] for code in ("AZ", "KZ")), at=MORNING)
    clock.shift(60)
    put_item(sitting, item, by=secretary)
    for code in ("AZ", "KZ"):
        clock.shift(60)
        asked = ask_for_floor(sitting, delegates[code][0], by=secretary)
        clock.shift(60)
        given = give_floor(asked, by=secretary)
        clock.shift(60)
        end_speech(given, by=secretary)
    write_note(sitting, "The Chair sums up", by=secretary, item=item)
    question = put(item, secretary)
    for code in ("AZ", "KZ"):
        enter_position(
            question, parliaments[code], "agrees", delegates[code][0], by=secretary
        )
    clock.shift(60)
    close_question(question, by=secretary)
    clock.shift(timedelta(minutes=10))
    put_item(sitting, other, by=secretary)
    clock.shift(60)
    close_sitting(sitting, by=secretary)
    sitting.refresh_from_db()
    return sitting


def test_each_thing_that_the_floor_notes_is_told_once(held, secretary):
    made = draw_up(held, by=secretary)
    assert [
        (one.item and one.item.number, one.text) for one in made.paragraphs.all()
    ] == [
        (None, "The sitting was opened on 11 June 2027 at 10:30, Bishkek."),
        ("7", "The item was taken up at 10:31. The Chair sums up."),
        (
            "7",
            "The floor was taken by: Sample leader of Azerbaijan (Azerbaijan), Sample"
            " leader of Kazakhstan (Kazakhstan).",
        ),
        (
            "7",
            "Question 1 was put to the decision: “That the declaration be adopted”."
            " Rule: unanimity. Azerbaijan: agrees (Sample leader of Azerbaijan);"
            " Kazakhstan: agrees (Sample leader of Kazakhstan); Kyrgyz Republic:"
            " absent; Türkiye: absent. Result: Not adopted."
            " Unanimity: one objection blocks, silence is not consent.",
        ),
        ("8", "The item was taken up at 10:48."),
        (None, "The sitting was closed at 10:49."),
    ]


def test_a_paragraph_leads_back_to_the_notes_that_it_was_made_of(held, secretary):
    made = draw_up(held, by=secretary)
    taken, _spoke, decided = made.paragraphs.filter(item__number="7")
    assert [one.text for one in taken.notes.order_by("at")] == [
        "Item 7 opened: Draft declaration",
        "The Chair sums up",
    ]
    # Put, two positions, closed.
    assert decided.notes.count() == 4
