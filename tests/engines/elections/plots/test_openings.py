"""When polling stations opened."""

import random
import re
from datetime import timedelta

import pytest

from orkhon.engines.elections.plots import (
    OpeningWords,
    PlotError,
    as_table,
    opening_times,
)
from tests.engines.elections.plots.drawings import SEVEN, paths, shapes, text, texts

# At 640 wide dots lie between 18 and 622.
MIDDLE = 320


def at(*minutes):
    return [SEVEN + timedelta(minutes=minute) for minute in minutes]


def dots(plot):
    """The dots of stations; where there is a time due, two more stand in the key."""
    found = shapes(plot, "circle")
    return found[2:] if any("due" in words for words in texts(plot)) else found


def drawn(times, **more):
    return opening_times(times, title="Opening", **more)


def test_the_middle_of_the_morning_lies_in_the_middle():
    plot = drawn(at(-30, 0, 30))
    assert float(text(plot, "07:00")["x"]) == MIDDLE
    places = [float(dot["cx"]) for dot in dots(plot)]
    # Dots share a pile of two minutes, which lies half a minute early.
    assert places[1] == pytest.approx(MIDDLE, abs=5)
    assert places[2] - places[1] == pytest.approx(places[1] - places[0], abs=0.01)


def test_one_dot_stands_for_one_station_and_equal_times_pile_up():
    plot = drawn(at(-5, -5, -5, 10), due=SEVEN)
    found = dots(plot)
    assert len(found) == 4
    assert len({dot["cx"] for dot in found[:3]}) == 1
    assert float(found[0]["cy"]) - float(found[1]["cy"]) == pytest.approx(8.6)


def test_who_opened_in_time_is_full_and_who_opened_late_is_a_ring():
    plot = drawn(at(-5, 0, 1, 10), due=SEVEN)
    full = [dot["fill"] != "none" for dot in dots(plot)]
    assert full == [True, True, False, False]
    assert {"2 by 07:00", "2 later"} <= set(texts(plot))
    assert plot.description == "Of 4 stations 2 opened by 07:00 and 2 later."


def test_the_time_due_lies_between_those_in_time_and_those_late():
    plot = drawn(at(0, 1), due=SEVEN)
    early, late = (float(dot["cx"]) for dot in dots(plot))
    (due,) = paths(plot, stroke_dasharray="5 3")
    assert early < float(re.match(r"M([\d.]+)", due)[1]) < late
    assert text(plot, "due 07:00")["font-weight"] == "600"


def test_a_time_due_at_the_edge_keeps_its_words_on_the_sheet():
    plot = drawn(at(*range(60, 90)), due=SEVEN, width=300)
    assert float(text(plot, "due 07:00")["x"]) >= 30


def test_long_words_take_a_second_line_and_keep_their_counts():
    words = OpeningWords(
        on_time="opened before the time set by law: {count}",
        late="opened after it: {count}",
    )
    plot = drawn(at(-5, 5), due=SEVEN, words=words, width=344)
    early = "opened before the time set by law: 1"
    lower = float(text(plot, "opened after it: 1")["y"]) - float(text(plot, early)["y"])
    assert lower == 17


def test_without_a_time_due_the_first_and_the_last_are_told():
    plot = drawn(at(-3, 4, 9))
    assert plot.description == "3 stations opened from 06:57 to 07:09."
    assert paths(plot, stroke_dasharray="5 3") == []


def test_times_not_known_are_written():
    assert "Time not known: 3" in texts(drawn(at(0), unknown=3))


def test_equal_times_are_one_pile():
    plot = drawn(at(*[0] * 20), due=SEVEN)
    assert len({dot["cx"] for dot in dots(plot)}) == 1
    assert as_table(plot).rows == (("07:00", "20", "20"),)


def test_a_pile_too_high_becomes_stairs():
    plot = drawn(at(*[0] * 25))
    assert dots(plot) == []
    assert "100%" in texts(plot)


def test_the_stairs_reach_half_when_half_have_opened():
    plot = drawn(at(*[0] * 200, *[10] * 200))
    (stairs,) = paths(plot, fill="none", stroke="#044a4e")
    heights = [float(y) for y in re.findall(r"[V ]([\d.]+)", stairs)]
    foot, half, top = (float(text(plot, w)["y"]) for w in ("0%", "50%", "100%"))
    assert [h + 11 / 3 for h in heights] == pytest.approx(
        [foot, half, top, top], abs=0.02
    )


def test_a_hundred_thousand_stations_stay_a_small_drawing():
    chance = random.Random(5)  # noqa: S311 -- a sample, no secret
    times = [SEVEN + timedelta(seconds=chance.gauss(0, 600)) for _ in range(100_000)]
    plot = drawn(times, due=SEVEN)
    assert len(plot.svg) < 20_000
    assert as_table(plot).rows[-1][-1] == "100,000"


def test_seconds_are_dropped():
    plot = drawn([SEVEN + timedelta(seconds=59)], due=SEVEN)
    assert "1 by 07:00" in texts(plot)


def test_no_opening_times_are_refused():
    with pytest.raises(PlotError, match="no opening times came in"):
        drawn([])


def test_fewer_than_no_unknown_times_are_refused():
    with pytest.raises(PlotError, match="-1 stations cannot"):
        drawn(at(0), unknown=-1)
