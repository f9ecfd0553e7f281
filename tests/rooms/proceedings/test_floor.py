"""The floor: sittings open and close, items are put, two secretaries at once."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from orkhon.proceedings.actions import entering, speakers
from orkhon.proceedings.actions.amendments import accept
from orkhon.proceedings.actions.floor import (
    close_sitting,
    open_sitting,
    put_item,
    renew_screen,
    show_text,
)
from orkhon.proceedings.actions.questions import close_question, withdraw_question
from orkhon.proceedings.actions.telling import Overtaken
from orkhon.proceedings.models import (
    AgendaItem,
    Floor,
    Note,
    Participant,
    Session,
    Sitting,
    SittingEvent,
)
from orkhon.proceedings.queries.floor import around, floor_view, voices
from orkhon.record.actions import subject_of
from orkhon.record.queries import entries_about
from orkhon.record.refusals import Refusal
from orkhon.register.models import Person
from tests.rooms.proceedings.asked import ALL, LATER, come
from tests.rooms.proceedings.conftest import MORNING
from tests.rooms.proceedings.drafting import a_draft, issued, put


@pytest.fixture
def other(make):
    """A second secretary."""
    return make("other", "commission-secretary")


@pytest.fixture(autouse=True)
def _clock():
    """Half an hour into the sitting; it runs, so that notes have an order."""
    with time_machine.travel(LATER):
        yield


@pytest.fixture
def running(sitting):
    """The sitting, begun."""
    return sitting


@pytest.fixture
def next_item(session, sitting, secretary):
    return AgendaItem.objects.create(
        session=session,
        sitting=sitting,
        number="8",
        precedence=80,
        kind=AgendaItem.Kind.NEXT,
        title="Date and place of the next session",
        made_at=MORNING,
        made_by=secretary.actor_id,
    )


def notes():
    return list(Note.objects.order_by("at", "id").values_list("text", flat=True))


def revision(sitting):
    return Floor.objects.get(sitting=sitting).revision


def test_a_sitting_opens_once_and_its_session_with_it(session, secretary):
    Session.objects.filter(pk=session.pk).update(progress=Session.State.CONVENED)
    first = Sitting.objects.create(session=session, number=1, begins_at=MORNING)
    open_sitting(first, by=secretary)
    first.refresh_from_db()
    session.refresh_from_db()
    assert first.opened_at is not None
    assert session.progress == Session.State.OPEN
    assert notes() == ["The sitting was opened"]
    assert [one.verb for one in entries_about(subject_of(first))] == [
        "proceedings.sitting.open"
    ]
    with pytest.raises(Refusal, match="sitting 1 was opened"):
        open_sitting(first, by=secretary)


def test_one_sitting_of_a_session_is_open_at_a_time(session, running, secretary):
    later = Sitting.objects.create(
        session=session, number=3, begins_at=MORNING + timedelta(days=1)
    )
    with pytest.raises(Refusal, match="sitting 2 is still open"):
        open_sitting(later, by=secretary)


def test_no_sitting_opens_of_a_session_that_is_not_convened(session, secretary):
    Session.objects.filter(pk=session.pk).update(progress=Session.State.PLANNED)
    first = Sitting.objects.create(session=session, number=1, begins_at=MORNING)
    with pytest.raises(Refusal, match="no sitting of it can be opened"):
        open_sitting(first, by=secretary)


def test_closing_ends_who_speaks_and_the_item(running, item, delegates, secretary):
    put_item(running, item, by=secretary)
    asked = speakers.ask_for_floor(running, delegates["KZ"][0], by=secretary)
    speakers.give_floor(asked, by=secretary)
    close_sitting(running, by=secretary)
    running.refresh_from_db()
    asked.refresh_from_db()
    item.refresh_from_db()
    assert running.closed_at is not None
    assert asked.ended_at == running.closed_at
    assert item.progress == AgendaItem.State.DONE
    with pytest.raises(Refusal, match="sitting 2 is closed"):
        put_item(running, item, by=secretary)


def test_a_sitting_with_an_open_question_does_not_close(running, item, secretary):
    put_item(running, item, by=secretary)
    entering.put_on_floor(running, "That it be so", rule="unanimity", by=secretary)
    with pytest.raises(Refusal, match="question 1 is open"):
        close_sitting(running, by=secretary)


def test_an_item_takes_the_place_of_the_one_before(running, item, next_item, secretary):
    put_item(running, item, by=secretary)
    floor = put_item(running, next_item, by=secretary)
    item.refresh_from_db()
    next_item.refresh_from_db()
    assert (item.progress, next_item.progress) == ("done", "floor")
    assert (floor.item, floor.revision) == (next_item, 2)
    assert notes() == [
        "Item 7 opened: Draft declaration",
        "Item 8 opened: Date and place of the next session",
    ]


def test_the_items_before_and_after_follow_the_agenda(
    session, running, item, next_item, secretary
):
    off = AgendaItem.objects.create(
        session=session, sitting=running, number="9", precedence=75, kind="other",
        title="Taken off", progress="struck", made_at=MORNING, made_by="x",
    )  # fmt: skip
    assert around(running, None) == (None, item)
    assert around(running, item) == (None, next_item)
    assert around(running, next_item) == (item, None)
    with pytest.raises(Refusal, match="taken off"):
        put_item(running, off, by=secretary)


def test_an_item_shows_its_draft_as_it_was_issued_last(running, item, secretary):
    version = issued(running.session, secretary, item=item)
    floor = put_item(running, item, by=secretary)
    assert floor.version == version
    view = floor_view(running, "en", with_notes=True)
    assert view.text.is_whole
    assert view.on_floor.item == item
    one = version.paragraphs.get(number="2", role="operative")
    show_text(running, version, [str(one.key)], by=secretary)
    view = floor_view(running, "en", with_notes=True)
    assert [row.number for row in view.text.rows] == ["2"]
    assert [label for _key, label, shown in view.text.choices if shown] == ["2"]
    with pytest.raises(Refusal, match="no paragraph “x”"):
        show_text(running, version, ["x"], by=secretary)
    show_text(running, None, [], by=secretary)
    assert floor_view(running, "en", with_notes=False).text is None


def test_a_secretary_is_told_what_another_did_since_they_looked(
    running, item, next_item, secretary, other
):
    put_item(running, item, by=secretary)
    seen = revision(running)
    put_item(running, next_item, by=other, seen=seen)
    with pytest.raises(Overtaken) as refused:
        put_item(running, item, by=secretary, seen=seen)
    assert refused.value.done == (
        "Item 8 opened: Date and place of the next session (Other)",
    )
    assert Floor.objects.get(sitting=running).item == next_item
    put_item(running, item, by=secretary, seen=revision(running))
    assert Floor.objects.get(sitting=running).item == item


def test_what_another_did_elsewhere_on_the_page_stops_nobody(
    running, item, delegates, secretary, other
):
    put_item(running, item, by=secretary)
    seen = revision(running)
    speakers.ask_for_floor(running, delegates["KZ"][0], by=other)
    entering.note_on_floor(running, "The Chair thanks the host", by=other)
    show_text(running, None, [], by=secretary, seen=seen)
    assert revision(running) == seen + 3


@pytest.fixture
def question(running, item, delegates, secretary):
    come(running, *(one for code in ALL for one in delegates[code]))
    put_item(running, item, by=secretary)
    return entering.put_on_floor(
        running, "That it be adopted", rule="unanimity", by=secretary
    )


def test_two_secretaries_enter_one_parliament_and_neither_is_overwritten(
    running, question, delegates, secretary, other
):
    seen = revision(running)
    kazakh, turkish = delegates["KZ"][0], delegates["TR"][0]
    entering.position_on_floor(
        running, question, "objects", kazakh, by=other, seen=seen
    )
    with pytest.raises(Overtaken, match="Kazakhstan objects"):
        entering.position_on_floor(
            running, question, "agrees", kazakh, by=secretary, seen=seen
        )
    entering.position_on_floor(
        running, question, "agrees", turkish, by=secretary, seen=seen
    )
    stances = question.positions.values_list("parliament__key", "stance")
    assert set(stances) == {("sample-kz", "objects"), ("sample-tr", "agrees")}


def test_a_question_is_not_closed_on_positions_that_nobody_saw(
    running, question, delegates, secretary, other
):
    seen = revision(running)
    entering.position_on_floor(
        running, question, "objects", delegates["KZ"][0], by=other, seen=seen
    )
    with pytest.raises(Overtaken):
        entering.close_on_floor(running, question, by=secretary, seen=seen)
    done = entering.close_on_floor(
        running, question, by=secretary, seen=revision(running)
    )
    assert done.progress == "blocked"


def test_every_act_leaves_its_line_for_the_minutes(
    running, question, delegates, secretary
):
    entering.position_on_floor(
        running, question, "reservation", delegates["KZ"][0], "on 2", by=secretary
    )
    close_question(question, by=secretary)
    again = entering.put_on_floor(running, "Another", rule="unanimity", by=secretary)
    withdraw_question(again, "not needed", by=secretary)
    assert notes() == [
        "Item 7 opened: Draft declaration",
        "Question 1 put under the rule “unanimity”: That it be adopted",
        "Position on question 1: Kazakhstan agrees with reservation, by Sample leader"
        " of Kazakhstan: on 2",
        "Question 1 closed: rejected",
        "Question 2 put under the rule “unanimity”: Another",
        "Question 2 withdrawn",
    ]
    assert Note.objects.exclude(is_automatic=True).count() == 0
    assert set(Note.objects.values_list("by_name", flat=True)) == {"Secretary"}


def test_who_may_speak_for_whom_is_offered_and_nobody_else(
    running, question, delegates, parliaments, secretary
):
    entering.position_on_floor(
        running, question, "agrees", delegates["AZ"][0], by=secretary
    )
    offered = voices(question)
    assert [one.key for one in offered] == [
        "sample-kz", "sample-kg", "sample-tr", "sample-az",
    ]  # fmt: skip
    assert list(offered[0].persons) == delegates["KZ"]
    (own,) = voices(question, parliaments["TR"])
    assert own.name == "Türkiye"


def test_a_compromise_is_put_on_the_amendments_that_were_seen(
    running, item, parliaments, secretary, other
):
    version = issued(running.session, secretary, item=item)
    one = put(version, [parliaments["KZ"]], secretary, words="model law", text=" soon")
    two = put(version, [parliaments["TR"]], secretary, words="model law", text=" now")
    put_item(running, item, by=secretary)
    seen = revision(running)
    paragraph = version.paragraphs.get(number="1", role="operative")
    words = paragraph.texts.get(language="en").text
    edited = words.replace("model law", "model law by 2029")
    accept(one, by=other, note="nobody against")
    with pytest.raises(Overtaken, match="Amendment 1 accepted, nobody against"):
        entering.compromise_on_floor(
            running, paragraph, edited, [two], by=secretary, seen=seen
        )
    made = entering.compromise_on_floor(
        running, paragraph, edited, [two], by=secretary, seen=revision(running)
    )
    assert made.is_compromise
    assert notes()[-1] == "Compromise 3 put to Türkiye"
    assert SittingEvent.objects.last().kind == SittingEvent.Kind.TEXT


def test_a_stranger_and_a_delegate_run_nothing(running, item, turkish, stranger):
    for who in (turkish, stranger):
        for act in (
            lambda who=who: put_item(running, item, by=who),
            lambda who=who: close_sitting(running, by=who),
            lambda who=who: show_text(running, None, [], by=who),
            lambda who=who: renew_screen(running, by=who),
            lambda who=who: entering.note_on_floor(running, "x", by=who),
        ):
            with pytest.raises(PermissionDenied):
                act()
    assert not SittingEvent.objects.exists()


def test_the_next_sitting_opens_when_the_one_before_is_closed(
    session, running, secretary
):
    later = Sitting.objects.create(
        session=session, number=3, begins_at=MORNING + timedelta(days=1)
    )
    close_sitting(running, by=secretary)
    open_sitting(later, by=secretary)
    later.refresh_from_db()
    assert later.opened_at is not None
    with pytest.raises(Refusal, match="sitting 2 is closed"):
        close_sitting(running, by=secretary)


def test_nothing_of_another_session_and_no_draft_in_hand_comes_on_the_floor(
    assembly, running, item, secretary
):
    other = Session.objects.create(
        key="plenary-17", organ=assembly, number=17, title="Seventeenth session"
    )
    foreign = AgendaItem.objects.create(
        session=other, number="1", precedence=10, kind="other", title="Foreign",
        made_at=MORNING, made_by="x",
    )  # fmt: skip
    with pytest.raises(Refusal, match="not on the agenda of Sixteenth session"):
        put_item(running, foreign, by=secretary)
    in_hand = a_draft(running.session, secretary, item=item).versions.get()
    with pytest.raises(Refusal, match="not an issued text of this session"):
        show_text(running, in_hand, [], by=secretary)


def test_who_is_of_no_parliament_gives_no_position(
    running, question, session, secretary
):
    guest = Participant.objects.create(
        session=session, number=77, name="Sample guest", capacity="guest",
        person=Person.objects.create(display_name="Sample guest", sample=True),
        made_at=MORNING, made_by="x",
    )  # fmt: skip
    with pytest.raises(Refusal, match="Sample guest speaks for no parliament"):
        entering.position_on_floor(running, question, "agrees", guest, by=secretary)
    speakers.give_floor(
        speakers.ask_for_floor(running, guest, by=secretary), by=secretary
    )
    assert notes()[-1] == "Sample guest has the floor"


def test_an_act_without_a_note_is_named_by_what_it_changed(
    running, item, delegates, secretary, other
):
    put_item(running, item, by=secretary)
    asked = speakers.ask_for_floor(running, delegates["KZ"][0], by=secretary)
    speakers.give_floor(asked, by=secretary)
    seen = revision(running)
    speakers.end_speech(asked, by=other, seen=seen)
    with pytest.raises(Overtaken, match="since you looked: speakers"):
        speakers.end_speech(asked, by=secretary, seen=seen)
