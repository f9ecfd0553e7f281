"""The agenda: numbers that stay, times that run, languages that lack."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.proceedings.actions.agenda import (
    ItemPlan,
    add_item,
    change_item,
    move_item,
    plan_of,
    put_off_item,
    take_back_item,
    take_off_item,
)
from orkhon.proceedings.actions.agenda_whole import number_items, translate_item
from orkhon.proceedings.models import (
    AgendaItem,
    Circulation,
    Session,
    SessionDocument,
    Sitting,
)
from orkhon.proceedings.queries.agenda import business
from orkhon.record.models import Entry
from orkhon.record.refusals import Refusal
from orkhon.register.models import Person

NINE = datetime(2027, 6, 10, 3, 0, tzinfo=UTC)
"""Nine o'clock in Bishkek on the first day."""


@pytest.fixture
def first(session):
    """A sitting of one hour."""
    return Sitting.objects.create(
        session=session, number=1, begins_at=NINE, ends_at=NINE + timedelta(hours=1)
    )


@pytest.fixture
def add(session, secretary, first):
    def added(title, minutes=None, *, parent=None, sitting=first, number="", **said):
        plan = ItemPlan(title=title, minutes=minutes, sitting=sitting, **said)
        return add_item(session, plan, by=secretary, parent=parent, number=number)

    return added


@pytest.fixture
def three(add):
    return [add("Opening", 15), add("Report", 20), add("Declaration", 25)]


def order(session):
    return list(session.items.order_by("precedence").values_list("number", "title"))


def hours(session):
    """Number and running hour in Bishkek, six hours ahead of UTC."""
    return [
        (
            line.item.number,
            None
            if line.starts_at is None
            else f"{line.starts_at + timedelta(hours=6):%H:%M}",
        )
        for part in business(session)
        for line in part.lines
    ]


# Numbers and order


def test_items_get_the_next_number_and_parts_get_letters(session, add):
    report = add("Reports of commissions")
    add("Budget")
    assert add("Legal", parent=report).number == "1a"
    assert add("Economic", parent=report).number == "1b"
    assert order(session) == [
        ("1", "Reports of commissions"),
        ("1a", "Legal"),
        ("1b", "Economic"),
        ("2", "Budget"),
    ]


def test_a_number_stays_when_an_item_before_it_is_taken_off(
    session, three, add, secretary
):
    take_off_item(three[1], by=secretary)
    assert [one for one, _title in order(session)] == ["1", "2", "3"]
    # Nobody else gets the number 2, nor the highest one.
    take_off_item(three[2], by=secretary)
    assert add("Other business").number == "4"


def test_a_number_stays_when_the_order_changes(session, three, secretary):
    move_item(three[2], "up", by=secretary)
    assert order(session) == [
        ("1", "Opening"),
        ("3", "Declaration"),
        ("2", "Report"),
    ]
    with pytest.raises(Refusal, match="item 1 is the first already"):
        move_item(three[0], "up", by=secretary)
    with pytest.raises(Refusal, match="item 2 is the last already"):
        move_item(three[1], "down", by=secretary)


def test_an_item_moves_within_its_sitting(session, three, add, sitting, secretary):
    later = add("Recommendation", 40, sitting=sitting)
    add("Other business", 10, sitting=sitting)
    with pytest.raises(Refusal, match="item 4 is the first already"):
        move_item(later, "up", by=secretary)
    move_item(later, "down", by=secretary)
    assert [number for number, _title in order(session)] == ["1", "2", "3", "5", "4"]


def test_parts_move_with_their_item_and_among_themselves(
    session, three, add, secretary
):
    one = add("Legal", parent=three[0])
    two = add("Economic", parent=three[0])
    move_item(three[0], "down", by=secretary)
    move_item(two, "up", by=secretary)
    assert [number for number, _title in order(session)] == ["2", "1", "1b", "1a", "3"]
    one.refresh_from_db()
    assert one.number == "1a"


def test_items_are_numbered_anew_until_an_agenda_is_circulated(
    session, three, add, secretary
):
    add("Legal", parent=three[2])
    move_item(three[2], "up", by=secretary)
    number_items(session, by=secretary)
    assert order(session) == [
        ("1", "Opening"),
        ("2", "Declaration"),
        ("2a", "Legal"),
        ("3", "Report"),
    ]
    with pytest.raises(Refusal, match="nothing is changed"):
        number_items(session, by=secretary)
    Circulation.objects.create(
        session=session,
        what=Circulation.What.DRAFT_AGENDA,
        number=1,
        at=NINE,
        by=secretary.actor_id,
        by_name="Secretary",
    )
    move_item(three[2], "down", by=secretary)
    with pytest.raises(Refusal, match="was circulated; its numbers stay"):
        number_items(session, by=secretary)


@pytest.mark.parametrize("number", ["seven", "7a", "7 bis", "#7", "-1"])
def test_a_number_that_is_none_is_refused(add, number):
    with pytest.raises(Refusal, match="is no number of an item"):
        add("Item", number=number)


def test_a_number_stands_once_on_an_agenda(add, three):
    with pytest.raises(Refusal, match="has an item 2 already"):
        add("Another", number="2")


def test_a_part_has_no_parts_and_belongs_to_the_same_agenda(add, three, assembly):
    part = add("Legal", parent=three[0])
    with pytest.raises(Refusal, match="under an item of the same agenda"):
        add("Deeper", parent=part)
    with pytest.raises(Refusal, match="is no number of an item"):
        add("Other letter", parent=three[0], number="2b")


def test_letters_end_with_z(session, add, three, secretary):
    AgendaItem.objects.bulk_create(
        AgendaItem(
            session=session,
            parent=three[0],
            number=f"1{chr(97 + n)}",
            precedence=500 + n,
            kind="other",
            title="Part",
            made_at=NINE,
            made_by=secretary.actor_id,
        )
        for n in range(26)
    )
    with pytest.raises(Refusal, match="no letter is left"):
        add("One more", parent=three[0])


# What is said of an item


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"title": "  "}, "no title"),
        ({"kind": "dance"}, "“dance” is no kind of item"),
        ({"minutes": 0}, "cannot take 0 minutes"),
        ({"minutes": 1441}, "cannot take 1441 minutes"),
    ],
)
def test_bad_items_are_refused(session, secretary, said, words):
    with pytest.raises(Refusal, match=words):
        add_item(session, replace(ItemPlan("Item"), **said), by=secretary)
    assert not session.items.exists()


def test_a_sitting_is_of_the_same_session_and_a_rapporteur_is_named_once(
    session, secretary, assembly
):
    other = Session.objects.create(
        key="plenary-15", organ=assembly, number=15, title="Fifteenth session"
    )
    elsewhere = Sitting.objects.create(session=other, number=1, begins_at=NINE)
    with pytest.raises(Refusal, match="another session"):
        add_item(session, ItemPlan("Item", sitting=elsewhere), by=secretary)
    person = Person.objects.create(display_name="Sample rapporteur")
    with pytest.raises(Refusal, match="named twice"):
        add_item(session, ItemPlan("Item", rapporteurs=(person, person)), by=secretary)


def test_a_change_is_kept_with_what_was(three, secretary):
    person = Person.objects.create(display_name="Sample rapporteur")
    plan = replace(plan_of(three[1]), minutes=30, rapporteurs=(person,))
    found = change_item(three[1], plan, by=secretary)
    assert (found.number, found.minutes) == ("2", 30)
    assert list(found.rapporteurs.all()) == [person]
    assert Entry.objects.last().verb == "proceedings.item.change"
    with pytest.raises(Refusal, match="nothing is changed"):
        change_item(three[1], plan, by=secretary)


def test_what_was_dealt_with_changes_no_more(three, secretary):
    AgendaItem.objects.filter(pk=three[0].pk).update(progress="done")
    with pytest.raises(Refusal, match="item 1 has been dealt with"):
        change_item(three[0], ItemPlan("Another"), by=secretary)
    with pytest.raises(Refusal, match="item 1 has been dealt with"):
        take_off_item(three[0], by=secretary)
    AgendaItem.objects.filter(pk=three[1].pk).update(progress="floor")
    with pytest.raises(Refusal, match="item 2 is on the floor"):
        put_off_item(three[1], by=secretary)


def test_an_item_is_put_off_and_back(three, secretary):
    assert put_off_item(three[1], by=secretary).progress == "postponed"
    with pytest.raises(Refusal, match="item 2 is put off"):
        put_off_item(three[1], by=secretary)
    assert take_back_item(three[1], by=secretary).progress == "planned"
    with pytest.raises(Refusal, match="item 2 is to come"):
        take_back_item(three[1], by=secretary)


def test_the_agenda_of_a_session_that_is_over_stays(session, three, secretary):
    Session.objects.filter(pk=session.pk).update(progress="closed")
    for act in (
        lambda: add_item(session, ItemPlan("Item"), by=secretary),
        lambda: move_item(three[0], "down", by=secretary),
        lambda: take_off_item(three[0], by=secretary),
        lambda: translate_item(three[0], "kk", title="Ашылуы", by=secretary),
    ):
        with pytest.raises(Refusal, match="Sixteenth session is closed"):
            act()


def test_a_delegation_and_the_press_write_no_agenda(session, three, kazakh, press):
    for who in (kazakh, press):
        with pytest.raises(PermissionDenied):
            add_item(session, ItemPlan("Item"), by=who)
        with pytest.raises(PermissionDenied):
            move_item(three[0], "down", by=who)
        with pytest.raises(PermissionDenied):
            translate_item(three[0], "kk", title="Ашылуы", by=who)
    assert session.items.count() == 3


# Times


def test_hours_run_from_the_sitting(session, three):
    assert hours(session) == [("1", "09:00"), ("2", "09:15"), ("3", "09:35")]
    (part,) = business(session)
    assert (part.minutes, part.over) == (60, 0)


def test_hours_run_in_the_order_of_business_not_of_numbers(session, three, secretary):
    move_item(three[2], "up", by=secretary)
    assert hours(session) == [("1", "09:00"), ("3", "09:15"), ("2", "09:40")]


def test_after_an_item_without_time_nothing_is_said(session, three, secretary):
    change_item(three[1], replace(plan_of(three[1]), minutes=None), by=secretary)
    assert hours(session) == [("1", "09:00"), ("2", "09:15"), ("3", None)]
    (part,) = business(session)
    assert (part.minutes, part.open_times) == (None, ("2",))


def test_what_is_off_takes_no_time(session, three, secretary):
    put_off_item(three[1], by=secretary)
    assert hours(session) == [("1", "09:00"), ("2", None), ("3", "09:15")]
    (part,) = business(session)
    assert part.minutes == 40


def test_the_time_of_an_item_with_parts_is_theirs(session, add, three):
    reports = add("Reports")
    add("Legal", 5, parent=reports)
    add("Economic", 10, parent=reports, sitting=None)
    # 60 minutes before it, then the parts one after another.
    assert hours(session)[3:] == [("4", "10:00"), ("4a", "10:00"), ("4b", "10:05")]
    (part,) = business(session)
    assert (part.minutes, part.over, part.open_times) == (75, 15, ())


def test_items_of_no_sitting_stand_last_without_hours(session, three, add):
    add("Other business", 10, sitting=None)
    assert [part.sitting is None for part in business(session)] == [False, True]
    assert hours(session)[-1] == ("4", None)


# Queries


def test_documents_stand_at_their_item_unless_withdrawn(session, three, secretary):
    said = {"session": session, "item": three[0], "made_at": NINE, "made_by": "x"}
    SessionDocument.objects.create(number=1, title="Draft programme", **said)
    SessionDocument.objects.create(number=2, title="Gone", withdrawn_at=NINE, **said)
    line = business(session)[0].lines[0]
    assert [one.title for one in line.papers] == ["Draft programme"]


def test_the_number_of_queries_does_not_grow(session, add, django_assert_num_queries):
    add("Opening", 5)
    with django_assert_num_queries(5):
        business(session)
    for n in range(3):
        add(f"Item {n}", 5)
    # Items, rapporteurs, languages, papers, sittings.
    with django_assert_num_queries(5):
        business(session)
