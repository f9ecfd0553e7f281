"""The programme: sittings and other lines, day by day on the clock of the place."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.proceedings.actions.programme import (
    LinePlan,
    add_line,
    change_line,
    drop_line,
)
from orkhon.proceedings.documents.programme import programme_bytes
from orkhon.proceedings.models import Session, Sitting
from orkhon.proceedings.queries.programme import programme
from orkhon.record.models import Entry
from orkhon.record.refusals import Refusal


def bishkek(day, hour, minute=0):
    """A moment of June 2027 as clocks in Bishkek show it, six hours ahead of UTC."""
    return datetime(2027, 6, day, hour, minute, tzinfo=UTC) - timedelta(hours=6)


RECEPTION = LinePlan(
    begins_at=bishkek(10, 19, 30),
    ends_at=bishkek(10, 21),
    title="Reception",
    place="Garden",
)


@pytest.fixture
def first(session):
    return Sitting.objects.create(
        session=session,
        number=1,
        begins_at=bishkek(10, 15),
        ends_at=bishkek(10, 18),
        place="Hall",
    )


def test_sittings_stand_among_the_lines_by_day_of_the_place(session, first, protocol):
    # Half past one in the morning of 11 June in Bishkek is still 10 June in UTC.
    add_line(session, RECEPTION, by=protocol)
    add_line(session, LinePlan(bishkek(11, 1, 30), "Departure"), by=protocol)
    assert [
        (
            f"{day.day:%d}",
            [(f"{one.begins_at:%H:%M}", one.title) for one in day.entries],
        )
        for day in programme(session)
    ] == [
        ("10", [("15:00", "Sitting 1"), ("19:30", "Reception")]),
        ("11", [("01:30", "Departure")]),
    ]


def test_the_same_people_are_not_in_two_places(session, first, protocol):
    early = replace(RECEPTION, begins_at=bishkek(10, 17), ends_at=bishkek(10, 20))
    add_line(session, early, by=protocol)
    heads = replace(early, title="Dinner of the heads", audience="heads of delegations")
    add_line(session, heads, by=protocol)
    (day,) = programme(session)
    assert [(one.title, one.meets) for one in day.entries] == [
        ("Sitting 1", ("Reception",)),
        ("Dinner of the heads", ()),
        ("Reception", ("Sitting 1",)),
    ]


def test_one_after_another_is_no_meeting(session, first, protocol):
    add_line(session, replace(RECEPTION, begins_at=bishkek(10, 18)), by=protocol)
    (day,) = programme(session)
    assert [one.meets for one in day.entries] == [(), ()]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"title": " "}, "says nothing"),
        ({"begins_at": bishkek(6, 23, 59)}, "2027-06-06 is far from the session"),
        ({"begins_at": bishkek(15, 0)}, "2027-06-15 is far from the session"),
        (
            {"ends_at": bishkek(10, 19)},
            "“Reception” ends at 19:00, before it begins at 19:30",
        ),
        ({"ends_at": bishkek(12, 9)}, "“Reception” is longer than a day"),
    ],
)
def test_bad_lines_are_refused(session, protocol, said, words):
    with pytest.raises(Refusal, match=words):
        add_line(session, replace(RECEPTION, **said), by=protocol)
    assert not session.programme.exists()


def test_arrivals_three_days_before_belong_to_it(session, protocol):
    assert add_line(session, LinePlan(bishkek(7, 0), "Arrivals"), by=protocol)


def test_a_session_without_days_or_that_is_over_has_no_new_lines(session, protocol):
    Session.objects.filter(pk=session.pk).update(from_on="2027-06", to_on="")
    session.refresh_from_db()
    with pytest.raises(Refusal, match="not fixed yet"):
        add_line(session, RECEPTION, by=protocol)
    session.progress = Session.State.CLOSED
    with pytest.raises(Refusal, match="is closed"):
        add_line(session, RECEPTION, by=protocol)


def test_a_line_changes_and_goes_and_the_record_says_so(session, protocol):
    line = add_line(session, RECEPTION, by=protocol)
    later = replace(RECEPTION, place="Roof")
    assert change_line(line, later, by=protocol).place == "Roof"
    with pytest.raises(Refusal, match="nothing is changed"):
        change_line(line, later, by=protocol)
    drop_line(line, by=protocol)
    assert not session.programme.exists()
    assert list(Entry.objects.order_by("seq").values_list("verb", flat=True))[-3:] == [
        "proceedings.programme.add",
        "proceedings.programme.change",
        "proceedings.programme.drop",
    ]


def test_a_delegation_and_the_press_write_no_programme(session, kazakh, press):
    for who in (kazakh, press):
        with pytest.raises(PermissionDenied):
            add_line(session, RECEPTION, by=who)


def test_the_paper_has_a_table_a_day_in_the_readers_language(session, first, protocol):
    add_line(session, replace(RECEPTION, note="Dark suit"), by=protocol)
    text = programme_bytes(session, "text", "kk").decode()
    assert "## 2027 ж. 10 маусым, бейсенбі" in text
    assert "| 19:30–21:00 | **Reception**" in text
    assert "Asia/Bishkek" in text


def test_an_empty_programme_says_so(session):
    text = programme_bytes(session, "text", "en").decode()
    assert "The programme has no lines yet." in text
