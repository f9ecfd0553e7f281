"""Ratings by city: bars, hatches, counts."""

import pytest

from orkhon.engines.elections.plots import (
    CityRatings,
    PlotError,
    RatingWords,
    as_table,
    ratings_by_city,
)
from tests.engines.elections.plots.drawings import paths, shapes, text, texts

ASTANA = CityRatings("Astana", (10, 5, 0, 0), 5)
SEMEY = CityRatings("Semey", (0, 0, 0, 10))
NOWHERE = CityRatings("Oral", (0, 0, 0, 0))
# Signs: five in the key and five over the columns, in this order, before the bars.
SIGNS = 10


def drawn(*rows, **more):
    return ratings_by_city(rows, title="Ratings", **more)


def bars(plot):
    """Left edge and width of each frame of a part, row by row."""
    frames = [r for r in shapes(plot, "rect") if r.get("stroke") == "#59625f"]
    return [(float(r["x"]), float(r["width"])) for r in frames[SIGNS:]]


def test_half_of_the_visits_are_half_of_the_bar():
    first, second, rest = bars(drawn(ASTANA))
    assert first[1] == pytest.approx(2 * second[1], abs=0.02)
    assert first[1] == pytest.approx(second[1] + rest[1], abs=0.02)
    assert second[0] == pytest.approx(first[0] + first[1], abs=0.02)


def test_a_city_with_half_the_visits_has_half_a_bar():
    *astana, semey = bars(drawn(ASTANA, SEMEY))
    assert sum(width for _, width in astana) == pytest.approx(2 * semey[1], abs=0.03)


def test_the_worse_the_darker_and_not_rated_is_hatched():
    plot = drawn(CityRatings("A", (1, 1, 1, 1), 1))
    fills = [r["fill"] for r in shapes(plot, "rect") if r["fill"] != "none"]
    key = fills[:4]
    assert [int(fill[1:3], 16) for fill in key] == sorted(
        (int(fill[1:3], 16) for fill in key), reverse=True
    )
    assert len(set(key)) == 4
    assert len(paths(plot, stroke="#626c6a", stroke_width="0.9")) == 3


def test_hatches_stay_inside_their_part():
    plot = drawn(CityRatings("A", (0, 0, 0, 0), 3))
    ((left, wide),) = bars(plot)
    *_, hatch = paths(plot, stroke="#626c6a", stroke_width="0.9")
    xs = [
        float(p.split(" ")[0]) for part in hatch.split("M")[1:] for p in part.split("L")
    ]
    assert left - 0.01 <= min(xs)
    assert max(xs) <= left + wide + 0.01


def test_every_count_is_written():
    assert texts(drawn(ASTANA))[-6:] == ["10", "5", "0", "0", "5", "20"]


def test_large_counts_do_not_run_into_each_other():
    plot = drawn(CityRatings("A", (111_118, 111_207, 0, 0)))
    first, second = (float(text(plot, n)["x"]) for n in ("111,118", "111,207"))
    # Six digits and a comma of 12 are some 45 wide.
    assert second - first > 45


def test_counts_never_take_the_room_of_the_bars():
    plot = drawn(CityRatings("A", (111_118, 111_207, 0, 0)), width=300)
    assert min(width for _, width in bars(plot)) > 40


def test_no_visits_are_said_and_never_drawn():
    plot = drawn(ASTANA, NOWHERE)
    assert len(bars(plot)) == 3
    assert texts(plot)[-2:] == ["Oral", "no visits"]
    assert as_table(plot).rows[1] == ("Oral", "0", "0", "0", "0", "0", "no visits")


def test_a_mission_without_any_visits_is_drawn_as_such():
    assert texts(drawn(NOWHERE)).count("no visits") == 1


def test_the_finding_sums_the_cities():
    assert drawn(ASTANA, SEMEY).description == (
        "30 visits in 2 cities: 10 very good, 5 good, 0 bad, 10 very bad, 5 not rated."
    )


def test_on_a_phone_the_city_stands_over_its_bar():
    wide, narrow = drawn(ASTANA), drawn(ASTANA, width=344)
    assert bars(wide)[0][0] > float(text(wide, "Astana")["x"])
    assert bars(narrow)[0][0] == 0.5
    assert float(text(narrow, "Astana")["y"]) < float(text(narrow, "20")["y"])


def test_ratings_and_words_are_the_callers():
    words = RatingWords(
        ratings=("жақсы", "жаман"), not_rated="бағаланбаған", visits="сапар"
    )
    plot = drawn(CityRatings("Алматы", (3, 1)), words=words)
    assert {"жақсы", "жаман", "бағаланбаған", "сапар"} <= set(texts(plot))


@pytest.mark.parametrize(
    ("rows", "more", "says"),
    [
        ([], {}, "no ratings came in"),
        ([CityRatings("A", (1, 2))], {}, "A has 2 counts of 4"),
        ([CityRatings("A", (1, -2, 0, 0))], {}, "A has a count below 0"),
        ([CityRatings("A", (1, 2, 0, 0), -1)], {}, "A has a count below 0"),
        ([SEMEY], {"words": RatingWords(ratings=("good",))}, "1 ratings do not tell"),
    ],
)
def test_what_are_no_ratings_is_refused(rows, more, says):
    with pytest.raises(PlotError, match=says):
        drawn(*rows, **more)
