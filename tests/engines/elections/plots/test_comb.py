"""The comb of whole percentages."""

import re

import pytest

from orkhon.engines.elections.plots import PlotError, as_table, integer_comb
from tests.engines.elections.plots.drawings import comb, paths, shapes, text, texts

# At 640 wide a strip runs from 46 to 618; alone it is 170 high, its top at 90.
LEFT, RIGHT, TOP, HIGH = 46, 618, 90, 170


def with_at(place, value, bins=range(500, 601)):
    return [value if bin_ == place else 1 for bin_ in bins]


def test_half_lies_in_the_middle_of_the_strip():
    plot = comb(range(401, 600), [1] * 199)
    assert float(text(plot, "50%")["x"]) == (LEFT + RIGHT) / 2


def test_a_bin_is_as_high_as_its_count():
    plot = comb(observed=with_at(550, 4), expected=with_at(550, 2))
    (seen,) = paths(plot, stroke="#000000", stroke_width="0.6")
    heights = {float(y) for y in re.findall(r"[ V]([\d.]+)", seen)}
    foot = TOP + HIGH
    assert heights == {TOP, foot - HIGH / 4}


def test_a_whole_percentage_has_a_stem_from_chance_to_what_was_seen():
    plot = comb(observed=with_at(550, 4), expected=with_at(550, 2))
    (stem,) = paths(plot, stroke="#044a4e", stroke_width="1.8")
    middle = (LEFT + RIGHT) / 2
    assert stem == f"M{middle:g} {TOP}L{middle:g} {TOP + HIGH / 2:g}"
    points = [circle for circle in shapes(plot, "circle") if circle["r"] == "1.5"]
    assert len(points) == 11  # 50% to 60%


def test_the_finding_counts_the_whole_percentages():
    plot = comb(observed=with_at(550, 4), expected=with_at(551, 9))
    assert plot.description == (
        "At whole percentages lie 14 stations; chance alone gives 11."
    )


def test_the_table_tells_each_whole_percentage():
    table = as_table(comb(observed=with_at(550, 4), expected=with_at(560, 3)))
    assert len(table.rows) == 11
    assert table.rows[5] == ("55%", "4", "1", "3")
    assert table.rows[6] == ("56%", "1", "3", "-2")


def test_nearly_empty_tens_at_the_ends_are_told_and_not_drawn():
    bins = range(1001)
    observed = [5 if 700 <= place < 800 else 0 for place in bins]
    observed[333] = 1
    plot = comb(bins, observed, [0] * 1001)
    assert "Beyond 70% and 80%: 1 more" in texts(plot)
    assert "60%" not in texts(plot)


def test_the_scale_does_not_stretch_for_the_hundred_per_cent():
    bins = range(900, 1001)
    plot = comb(bins, with_at(1000, 5000, bins))
    assert "100%: 5,000 ↑" in texts(plot)
    assert text(plot, "1")["y"] == "93.67"  # the hairline of 1 is the top
    zero = comb(range(101), with_at(0, 7, range(101)))
    assert text(zero, "0%: 7 ↑")["x"] > "46"


def test_where_all_lies_at_the_end_the_scale_is_the_ends():
    plot = comb(range(990, 1001), [0] * 10 + [8], [0] * 11)
    assert not any("↑" in words for words in texts(plot))


def test_one_bin_alone_is_drawn_in_the_middle():
    plot = comb([555], [3], [2])
    (seen,) = paths(plot, stroke="#000000", stroke_width="0.6")
    assert len(set(re.findall(r"V([\d.]+)", seen))) == 2


@pytest.mark.parametrize(
    ("more", "strips"),
    [({}, 2), ({"width": 344}, 4), ({"rows": 5}, 5), ({"rows": 1}, 1)],
)
def test_a_long_stretch_is_drawn_in_strips(more, strips):
    plot = comb(range(1001), [1] * 1001, [1] * 1001, **more)
    assert len(paths(plot, fill="#e3efee")) == strips


@pytest.mark.parametrize(
    ("bins", "observed", "expected", "says"),
    [
        ([0.1], [1, 2], [1], "1 bins, 2 observed and 1 expected"),
        ([], [], [], "no polling stations came in"),
        ([0.1], [0], [1], "no polling stations came in"),
        ([0.1], [-1], [1], "a bin of the comb cannot be -1"),
        ([0.1], [1], [-1], "an expectation of the comb cannot be -1"),
        ([50, 50.1], [1, 1], [1, 1], "a bin is 50.0, not a proportion"),
        ([0.1, 0.102], [1, 1], [1, 1], "bin 0.102 is not a step of 0.001"),
        ([0.1, 0.1013], [1, 1], [1, 1], "bin 0.1013 is not a step of 0.001"),
    ],
)
def test_what_is_no_comb_is_refused(bins, observed, expected, says):
    with pytest.raises(PlotError, match=says):
        integer_comb(bins, observed, expected, title="T")


def test_no_strips_are_refused():
    with pytest.raises(PlotError, match="cannot have 0 strips"):
        comb(rows=0)
