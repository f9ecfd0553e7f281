"""Seats of each shape, who is proposed for them, and what is wrong with a plan.

Expected places were drawn by hand on squared paper; docs/methods/seating.md shows them.
"""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orkhon.engines.seating import (
    Card,
    Conflict,
    SeatingError,
    SeatWhy,
    Shape,
    Side,
    Sitter,
    Trouble,
    conflicts,
    draw,
    layout_of,
    propose,
)

HOST, GUEST = Side.HOST, Side.GUEST


def people(hosts, guests):
    return [
        *(Sitter(f"h{at}", HOST, at) for at in range(1, hosts + 1)),
        *(Sitter(f"g{at}", GUEST, at) for at in range(1, guests + 1)),
    ]


def row(layout, proposal, numbers):
    return [proposal.seated.get(number, "") for number in numbers]


def test_two_sides_face_with_the_leaders_opposite_and_the_second_at_their_right():
    layout = layout_of(Shape.FACING, 5)
    proposal = propose(layout, people(5, 5))
    # Hosts look up: their right is the right of the drawing. Guests look down.
    assert row(layout, proposal, range(1, 6)) == ["h5", "h3", "h1", "h2", "h4"]
    assert row(layout, proposal, range(6, 11)) == ["g4", "g2", "g1", "g3", "g5"]
    assert (layout.at(1).looks, layout.at(6).looks) == (0, 180)


def test_where_a_side_has_no_middle_the_leaders_still_sit_opposite():
    layout = layout_of(Shape.FACING, 4)
    proposal = propose(layout, people(4, 4))
    assert row(layout, proposal, range(1, 5)) == ["h3", "h1", "h2", "h4"]
    assert row(layout, proposal, range(5, 9)) == ["g2", "g1", "g3", "g4"]


def test_a_horseshoe_has_the_guests_at_the_right_hand_of_the_host():
    layout = layout_of(Shape.U, 3)
    proposal = propose(layout, people(4, 4))
    # The head looks down, so the host's right is the left of the drawing: seat 1, then
    # the left arm 4, 5, 6 from the head.
    assert row(layout, proposal, [1, 2, 3]) == ["g1", "h1", "h2"]
    assert row(layout, proposal, [4, 5, 6]) == ["g2", "g3", "g4"]
    assert row(layout, proposal, [7, 8, 9]) == ["h3", "h4", ""]


def test_a_round_table_has_the_leader_of_the_guests_opposite():
    layout = layout_of(Shape.ROUND, 6)
    proposal = propose(layout, people(3, 3))
    # Clockwise from the top: the host, at their left 2, opposite 4.
    assert row(layout, proposal, range(1, 7)) == ["h1", "h3", "g2", "g1", "g3", "h2"]


def test_in_rows_the_guests_are_right_of_the_hosts_and_the_first_row_is_filled_first():
    layout = layout_of(Shape.ROWS, 4, 2)
    proposal = propose(layout, people(3, 3))
    assert row(layout, proposal, range(1, 5)) == ["h2", "h1", "g1", "g2"]
    assert row(layout, proposal, range(5, 9)) == ["", "h3", "g3", ""]
    assert (layout.at(6).row, layout.at(6).place) == (2, 2)


def test_without_sides_one_order_of_honour_fills_all_seats():
    layout = layout_of(Shape.ROUND, 5)
    some = [Sitter(str(at), None, at) for at in range(1, 6)]
    proposal = propose(layout, some)
    # 1 above; 2 at the right hand, which is the seat before it clockwise.
    assert row(layout, proposal, range(1, 6)) == ["1", "3", "5", "4", "2"]


def test_interpreters_sit_behind_whom_they_serve_and_else_beside():
    facing = layout_of(Shape.FACING, 3)
    two = [*people(2, 2), Sitter("i", GUEST, 9, "g1"), Sitter("j", GUEST, 9, "g1")]
    proposal = propose(facing, two)
    seats = {key: number for number, key in proposal.seated.items()}
    assert (seats["g1"], seats["i"], facing.at(seats["i"]).behind) == (5, 8, 5)
    assert proposal.why[seats["i"]] is SeatWhy.BEHIND
    assert proposal.why[seats["j"]] is SeatWhy.BESIDE
    # At the left hand: who looks down has it at the right of the drawing.
    assert seats["j"] == 6
    assert conflicts(facing, proposal.seated, two) == ()


def test_an_interpreter_takes_the_nearest_seat_when_none_is_beside():
    layout = layout_of(Shape.ROWS, 1, 3)
    some = [
        Sitter("a", None, 1),
        Sitter("i", None, 5, "a"),
        Sitter("j", None, 6, "a"),
        Sitter("k", None, 7, "a"),
    ]
    proposal = propose(layout, some)
    assert row(layout, proposal, [1, 2, 3]) == ["a", "i", "j"]
    assert proposal.why[2] is SeatWhy.NEAREST
    assert proposal.standing == ("k",)
    (missing, *far) = conflicts(layout, proposal.seated, some)
    assert missing == Conflict(Trouble.MISSING, "k")
    assert far == [
        Conflict(Trouble.FAR, "i", (2, 1)),
        Conflict(Trouble.FAR, "j", (3, 1)),
    ]


def test_who_finds_no_seat_is_said_with_their_interpreter():
    layout = layout_of(Shape.FACING, 1)
    some = [*people(2, 1), Sitter("i", HOST, 9, "h2")]
    assert propose(layout, some).standing == ("h2", "i")


def test_somebody_twice_and_an_interpreter_far_away_are_conflicts():
    layout = layout_of(Shape.FACING, 5)
    some = [*people(2, 1), Sitter("i", GUEST, 9, "g1")]
    seated = {3: "h1", 1: "h1", 8: "g1", 10: "i"}
    assert conflicts(layout, seated, some) == (
        Conflict(Trouble.TWICE, "h1", (1, 3)),
        Conflict(Trouble.MISSING, "h2"),
        Conflict(Trouble.FAR, "i", (10, 8)),
    )


@pytest.mark.parametrize(
    ("sitters", "why"),
    [
        ([Sitter("a", None, 1), Sitter("a", None, 2)], "a is named twice"),
        ([Sitter("i", None, 1, "b")], "i serves b, who is not there"),
        (
            [
                Sitter("a", None, 1),
                Sitter("i", None, 2, "a"),
                Sitter("j", None, 3, "i"),
            ],
            "j serves i, who serves as well",
        ),
    ],
)
def test_people_who_cannot_be_seated_are_refused(sitters, why):
    with pytest.raises(SeatingError, match=why):
        propose(layout_of(Shape.ROUND, 4), sitters)


def test_a_table_that_no_sheet_can_name_is_refused():
    for shape, seats, rows in (
        (Shape.FACING, 0, 1),
        (Shape.ROUND, 1, 1),
        (Shape.U, 61, 1),
        (Shape.ROWS, 4, 0),
        (Shape.ROWS, 4, 21),
    ):
        with pytest.raises(SeatingError, match="write a number from"):
            layout_of(shape, seats, rows)
    with pytest.raises(SeatingError, match="there is no seat 9"):
        layout_of(Shape.ROUND, 4).at(9)


@given(
    st.sampled_from(list(Shape)),
    st.integers(2, 20),
    st.integers(1, 6),
    st.integers(0, 20),
    st.integers(0, 20),
)
def test_everybody_sits_once_or_is_said_to_stand(shape, seats, rows, hosts, guests):
    layout = layout_of(shape, seats, rows)
    some = people(hosts, guests)
    proposal = propose(layout, some)
    placed = [*proposal.seated.values(), *proposal.standing]
    assert sorted(placed) == sorted(one.key for one in some)
    honours = sorted(one.honour for one in layout.positions if one.honour)
    assert honours == list(range(1, len(honours) + 1))
    for one in layout.positions:
        assert 0 < one.x < 1
        assert 0 < one.y < 1
        assert all(one.number in layout.at(next_).beside for next_ in one.beside)


@pytest.mark.parametrize("shape", list(Shape))
@pytest.mark.parametrize("seats", [3, 9, 30])
def test_a_drawing_names_everybody_and_stays_on_its_sheet(shape, seats):
    layout = layout_of(shape, seats, 2)
    cards = {
        1: Card("Sample Person", "Speaker", is_wrong=True),
        2: Card("Bauyrzhan <Sample> Datkayevich-Mamaiusupov of the longest name", "x"),
    }
    svg = draw(layout, cards, title="Seats & plates", styles=".a{}")
    root = ET.fromstring(svg)  # noqa: S314 -- our own drawing
    space = "{http://www.w3.org/2000/svg}"
    groups = root.findall(f"{space}g")
    assert [one.get("data-seat") for one in groups] == [
        str(one.number) for one in layout.positions
    ]
    words = " ".join(one.text for one in groups[0].findall(f"{space}text"))
    assert words.startswith("1 ")
    assert "is-wrong" in groups[0].get("class")
    assert "is-free" in groups[-1].get("class")
    plates = [one.find(f"{space}rect") for one in groups]
    assert all(float(one.get("width")) > 10 for one in plates)
    _left, _top, wide, high = map(float, root.get("viewBox").split())
    for one in plates:
        x, y, width, height = (float(one.get(k)) for k in ("x", "y", "width", "height"))
        assert 0 <= x <= x + width <= wide
        assert 0 <= y <= y + height <= high
    assert root.get("aria-label") == "Seats & plates"


def test_a_large_card_has_the_post_under_the_name():
    svg = draw(layout_of(Shape.ROUND, 4), {1: Card("A B", "Speaker")}, title="x")
    assert ">A B<" in svg
    assert ">Speaker<" in svg


def test_a_drawing_fits_the_sheet_it_is_given():
    # Rows of one: 200 high for 1000 wide, so 50 mm of height would be 250 mm wide.
    svg = draw(layout_of(Shape.ROWS, 2, 1), {}, title="x", sheet=(240, 50))
    assert 'width="240.0mm" height="48.0mm"' in svg
    svg = draw(layout_of(Shape.ROWS, 2, 1), {}, title="x", sheet=(300, 50))
    assert 'width="250.0mm" height="50.0mm"' in svg
