"""What cannot be true of a programme at once: pure functions over plain values."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orkhon.protocol.intake.conflicts import (
    Conflict,
    Line,
    Person,
    Right,
    Taking,
    Vehicle,
    find_conflicts,
    overlap,
)

DAY = date(2027, 3, 3)
DAYS = (DAY, DAY + timedelta(days=1))
PEOPLE = (
    Person("leader", "guest", "leader", frozenset({"kk", "ru"})),
    Person("member", "guest", "member", frozenset({"kk"})),
    Person("second", "guest", "member", frozenset({"ru"})),
    Person("host", "host", "leader", frozenset({"en", "tr"})),
    Person("helper", "host", "interpreter", frozenset({"kk", "en"})),
    Person("driver", "host", "driver"),
)
CARS = (Vehicle("A", 2, "driver"), Vehicle("B", 1))
minute = st.integers(min_value=0, max_value=300)


def at(hours, minutes=0, day=DAY):
    return datetime(day.year, day.month, day.day, hours, minutes, tzinfo=UTC)


def line(name, begins, ends, *who, kind="other", place="", to=""):
    takings = tuple(one if isinstance(one, Taking) else Taking(one) for one in who)
    return Line(name, kind, begins, ends, place, to, takings)


def conflicts(*lines, cars=CARS, people=PEOPLE, rights=(), minutes=None):
    return find_conflicts(
        lines, people, cars, rights, days=DAYS, minutes_between=minutes
    )


def span(one):
    """The minutes that a line fills; one without length fills its own."""
    return set(range(one[0], max(one[1], one[0] + 1)))


@given(st.tuples(minute, minute), st.tuples(minute, minute))
def test_two_lines_overlap_exactly_when_a_minute_belongs_to_both(first, second):
    one, other = sorted(first), sorted(second)
    start = at(0)
    lines = [
        line(name, start + timedelta(minutes=a), start + timedelta(minutes=b))
        for name, (a, b) in (("one", one), ("other", other))
    ]
    shared = bool(span(one) & span(other))
    assert overlap(*lines) == shared
    assert overlap(*reversed(lines)) == shared


@given(st.lists(st.tuples(minute, minute), min_size=1, max_size=6))
def test_a_person_is_flagged_for_every_pair_of_lines_that_share_a_minute(spans):
    start = at(0)
    ordered = [sorted(one) for one in spans]
    lines = [
        line(f"{n}", start + timedelta(minutes=a), start + timedelta(minutes=b), "host")
        for n, (a, b) in enumerate(ordered)
    ]
    pairs = {
        frozenset({str(n), str(m)})
        for n in range(len(ordered))
        for m in range(n)
        if span(ordered[n]) & span(ordered[m])
    }
    found = conflicts(*lines)
    assert {frozenset(one.lines) for one in found} == pairs
    assert all(one.kind == "person-twice" for one in found)


def test_one_car_in_two_places_is_told_once_and_not_again_of_its_driver():
    found = conflicts(
        line("to", at(9), at(9, 25), Taking("leader", "A"), place="Hotel", to="Hall"),
        line(
            "by", at(9, 10), at(9, 20), Taking("host", "A"), place="Office", to="Hall"
        ),
    )
    assert found == (Conflict("car-twice", ("to", "by"), "A"),)


def test_lines_that_touch_do_not_overlap():
    assert (
        conflicts(
            line("one", at(9), at(10), "host", place="Hall"),
            line("other", at(10), at(11), "host", place="Museum"),
        )
        == ()
    )


def test_gifts_during_a_meeting_at_one_place_are_no_conflict():
    meeting = line("meeting", at(10), at(11), "leader", place="Meeting room")
    gifts = line("gifts", at(10, 50), at(11), "leader", place="meeting  ROOM")
    elsewhere = line("gifts", at(10, 50), at(11), "leader", place="Hall")
    assert conflicts(meeting, gifts) == ()
    assert [one.kind for one in conflicts(meeting, elsewhere)] == ["person-twice"]


def test_too_little_time_between_places_is_asked_only_where_minutes_are_set():
    lines = (
        line("one", at(9), at(10), Taking("host", "B"), place="Hall"),
        line("other", at(10, 5), at(11), Taking("host", "B"), place="Museum"),
    )
    assert conflicts(*lines) == ()
    assert conflicts(*lines, minutes=5) == ()
    assert conflicts(*lines, minutes=10) == (
        Conflict("car-too-little-time", ("one", "other"), "B", minutes=5),
        Conflict("too-little-time", ("one", "other"), "host", minutes=5),
    )


def test_a_transfer_leaves_a_person_where_it_goes():
    drive = line(
        "drive", at(9), at(9, 30), Taking("host", "B"), place="Hotel", to="Hall"
    )
    meeting = line("meeting", at(9, 30), at(10), "host", place="Hall")
    assert conflicts(drive, meeting, minutes=10) == ()


def test_more_people_than_seats_are_counted():
    ride = line(
        "ride",
        at(9),
        at(9, 30),
        *(Taking(one, "A") for one in ("leader", "member", "host")),
    )
    assert conflicts(ride) == (Conflict("car-full", ("ride",), "A", minutes=3),)


def test_an_interpreter_speaks_with_both_sides_or_is_flagged():
    def meeting(person):
        return line(
            "m",
            at(9),
            at(10),
            Taking(person, interpreter="helper"),
            "host",
            kind="meeting",
        )

    assert conflicts(meeting("member")) == (Conflict("no-interpreter", ("m",), "host"),)
    assert conflicts(meeting("second")) == (
        Conflict("interpreter-language", ("m",), "helper", "second"),
        Conflict("no-interpreter", ("m",), "host"),
    )


def test_a_language_that_is_not_known_is_not_judged():
    silent = (*PEOPLE, Person("new", "guest", "member"))
    meeting = line("m", at(9), at(10), "new", "host", kind="meeting")
    assert conflicts(meeting, people=silent) == ()


def test_an_interpreter_is_where_they_interpret():
    found = conflicts(
        line(
            "one", at(9), at(10), Taking("member", interpreter="helper"), place="Hall"
        ),
        line(
            "two",
            at(9, 30),
            at(10),
            Taking("leader", interpreter="helper"),
            place="Museum",
        ),
    )
    assert found == (Conflict("person-twice", ("one", "two"), "helper"),)


@pytest.mark.parametrize(
    ("begins", "ends", "is_outside"),
    [
        (at(23, day=DAYS[0]), at(1, day=DAYS[1]), False),
        (at(23, day=DAYS[1]), at(1, day=DAYS[1] + timedelta(days=1)), True),
        (at(23, day=DAYS[0] - timedelta(days=1)), at(1, day=DAYS[0]), True),
    ],
)
def test_a_line_lies_within_the_days_of_the_visit(begins, ends, is_outside):
    found = conflicts(line("late", begins, ends))
    assert [one.kind for one in found] == (["outside"] if is_outside else [])


def test_somebody_withdrawn_is_flagged_wherever_they_stand():
    gone = (Person("gone", "guest", "member", is_withdrawn=True), PEOPLE[3],
            Person("away", "host", "interpreter", is_withdrawn=True))  # fmt: skip
    found = conflicts(
        line("m", at(9), at(10), "gone", Taking("host", interpreter="away")),
        people=gone,
    )
    assert [(one.kind, one.about) for one in found] == [
        ("withdrawn", "away"),
        ("withdrawn", "gone"),
    ]


def test_a_transfer_without_a_car_is_flagged_for_all_but_drivers():
    ride = line("ride", at(9), at(10), "leader", "driver", kind="transfer")
    assert conflicts(ride) == (Conflict("no-car", ("ride",), "leader"),)


def test_a_leader_entitled_to_a_car_of_their_own_shares_it_only_with_helpers():
    right = Right("own", "own-car", "leader")

    def ride(other):
        return line(
            "ride",
            at(9),
            at(10),
            Taking("leader", "A"),
            Taking(other, "A"),
            kind="transfer",
        )

    assert conflicts(ride("helper"), rights=[right]) == ()
    assert conflicts(ride("member"), rights=[right]) == (
        Conflict("entitlement", ("ride",), "own", "leader"),
    )


def test_entitlements_ask_the_programme_or_wait_to_be_ticked():
    lines = (
        line("ride", at(9), at(10), Taking("leader", "A"), "member", kind="transfer"),
        line("talk", at(11), at(12), "leader", "helper", kind="meeting"),
    )
    found = conflicts(
        *lines,
        rights=[
            Right("car", "car"),
            Right("interpreter", "interpreter", "leader"),
            Right("flowers", "other"),
            Right("escort", "other", is_ticked=True),
        ],
    )
    assert [one for one in found if one.kind == "entitlement"] == [
        Conflict("entitlement", ("ride",), "car", "member"),
        Conflict("entitlement", ("talk",), "interpreter", "leader"),
        Conflict("entitlement", (), "flowers"),
    ]
