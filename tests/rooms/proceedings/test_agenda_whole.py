"""An agenda as a whole: its languages, and an earlier one to begin with."""

from datetime import UTC, datetime, timedelta

import pytest

from orkhon.proceedings.actions.agenda import ItemPlan, add_item, take_off_item
from orkhon.proceedings.actions.agenda_whole import copy_agenda, translate_item
from orkhon.proceedings.models import AgendaItem, Session, Sitting
from orkhon.proceedings.queries.agenda import words_of
from orkhon.record.refusals import Refusal

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


# Languages


def test_a_title_that_lacks_stands_in_english_and_says_so(three, secretary):
    translate_item(three[0], "kk", title="Ашылуы", by=secretary)
    item = AgendaItem.objects.prefetch_related("texts").get(pk=three[0].pk)
    kazakh, turkish = words_of(item, "kk"), words_of(item, "tr")
    assert (kazakh.title, kazakh.lacks) == ("Ашылуы", False)
    assert (turkish.title, turkish.language, turkish.lacks) == ("Opening", "en", True)


def test_an_annotation_that_lacks_stands_in_english(add, secretary):
    item = add("Report", annotation="Figures of all rooms.")
    translate_item(item, "kk", title="Баяндама", by=secretary)
    found = words_of(item, "kk")
    assert (found.lacks, found.lacks_annotation) == (False, True)
    assert found.annotation == "Figures of all rooms."


@pytest.mark.parametrize("language", ["en", "und", "xx", ""])
def test_an_item_is_not_translated_into_english_or_nothing(three, secretary, language):
    with pytest.raises(Refusal, match="is no language to translate an item into"):
        translate_item(three[0], language, title="Opening", by=secretary)


def test_a_later_wording_takes_the_place_of_an_earlier(three, secretary):
    translate_item(three[0], "kk", title="Ашылу", by=secretary)
    translate_item(three[0], "kk", title="Ашылуы", by=secretary)
    assert [one.title for one in three[0].texts.all()] == ["Ашылуы"]
    with pytest.raises(Refusal, match="no title"):
        translate_item(three[0], "kk", title=" ", by=secretary)


# An earlier agenda


@pytest.fixture
def empty(assembly):
    return Session.objects.create(
        key="plenary-17", organ=assembly, number=17, title="Seventeenth session"
    )


def test_an_agenda_begins_with_an_earlier_one_in_its_languages(
    session, three, add, empty, secretary
):
    add("Legal", 5, parent=three[1])
    translate_item(three[0], "kk", title="Ашылуы", by=secretary)
    take_off_item(three[2], by=secretary)
    assert copy_agenda(empty, session, by=secretary) == 3
    assert order(empty) == [("1", "Opening"), ("2", "Report"), ("2a", "Legal")]
    first = empty.items.get(number="1")
    assert first.sitting is None
    assert first.texts.get().title == "Ашылуы"


def test_parts_of_an_item_that_was_taken_off_are_not_taken_over(
    session, three, add, empty, secretary
):
    add("Legal", 5, parent=three[1])
    take_off_item(three[1], by=secretary)
    assert copy_agenda(empty, session, by=secretary) == 2
    assert order(empty) == [("1", "Opening"), ("2", "Declaration")]


def test_an_agenda_is_not_taken_over_twice_or_from_nothing(
    session, three, empty, secretary
):
    with pytest.raises(Refusal, match="Seventeenth session has no agenda"):
        copy_agenda(empty, empty, by=secretary)
    copy_agenda(empty, session, by=secretary)
    with pytest.raises(Refusal, match="has an agenda already"):
        copy_agenda(empty, session, by=secretary)
