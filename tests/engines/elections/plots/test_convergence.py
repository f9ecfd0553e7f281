"""A quick count settling: lines, bands, labels, the release."""

import re
from datetime import timedelta

import pytest

from orkhon.engines.elections.plots import (
    ConvergenceWords,
    PlotError,
    ShareLine,
    SharePoint,
    as_table,
    convergence,
)
from tests.engines.elections.plots.drawings import (
    SEVEN,
    line,
    paths,
    shapes,
    text,
    texts,
)

# At 640 wide the field runs from 46 to 472 and from 44 down to 294.
LEFT, RIGHT, TOP, FOOT = 46, 472, 44, 294


def drawn(*lines, **more):
    return convergence(lines, title="Quick count", **more)


def estimates(*points):
    return ShareLine("A", tuple(SharePoint(*point) for point in points))


def pairs(d):
    return [tuple(map(float, pair)) for pair in re.findall(r"([\d.]+) ([\d.]+)", d)]


def test_the_middle_of_the_time_and_of_the_shares_lies_in_the_middle():
    hours = (SEVEN + timedelta(hours=n) for n in range(3))
    plot = drawn(estimates(*zip(hours, (0.4, 0.5, 0.6), strict=True)))
    (path,) = paths(plot, stroke="#000000", stroke_width="1.75")
    assert pairs(path)[1] == ((LEFT + RIGHT) / 2, (TOP + FOOT) / 2)


def test_estimates_may_go_by_the_number_of_stations():
    plot = drawn(estimates((100, 0.4), (200, 0.5), (300, 0.6)))
    assert "Stations counted" in texts(plot)
    assert float(text(plot, "200")["x"]) == (LEFT + RIGHT) / 2
    assert as_table(plot).rows[0] == ("100", "A", "40.0%", "", "")


def test_the_band_is_bounded_by_both_ends_of_the_intervals():
    plot = drawn(line(shares=(0.4, 0.5, 0.6)))
    (band,) = paths(plot, fill="#e3efee")
    assert len(pairs(band)) == 6
    assert pairs(band)[1][0] == pairs(band)[4][0] == (LEFT + RIGHT) / 2


def test_an_interval_alone_is_a_stroke():
    plot = drawn(estimates((1, 0.5), (2, 0.5, 0.4, 0.6), (3, 0.5)))
    assert paths(plot, fill="#e3efee") == []
    ((low, high),) = (pairs(d) for d in paths(plot, stroke="#626c6a"))
    assert low[0] == high[0]
    assert low[1] > high[1]


def test_where_no_margin_may_be_given_the_plot_says_so():
    assert "no margin of error" in texts(drawn(estimates((1, 0.5), (2, 0.6))))


def test_the_first_intervals_do_not_flatten_the_rest():
    points = [(n, 0.5, 0.49, 0.51) for n in range(2, 7)]
    plot = drawn(estimates((1, 0.5, 0.0, 1.0), *points))
    assert "50.5%" in texts(plot)
    (band,) = paths(plot, fill="#e3efee")
    assert {TOP, FOOT} <= {y for _, y in pairs(band)}


def test_options_differ_by_the_form_of_their_lines():
    plot = drawn(*(line(str(n), (0.1 * n, 0.1 * n)) for n in range(1, 6)))
    lines = [p for p in shapes(plot, "path") if p.get("stroke-width") == "1.75"]
    assert len({p.get("stroke-dasharray", "") for p in lines}) == 5
    assert {p["stroke"] for p in lines} == {"#000000"}


def test_labels_of_close_options_do_not_lie_on_each_other():
    plot = drawn(line("A", (0.4, 0.400)), line("B", (0.4, 0.401)))
    assert abs(float(text(plot, "A")["y"]) - float(text(plot, "B")["y"])) >= 45


def test_the_official_share_is_dashed_and_written():
    plot = drawn(line(shares=(0.4, 0.6), official=0.5))
    (dashed,) = paths(plot, stroke_dasharray="6 4")
    assert {y for _, y in pairs(dashed)} == {(TOP + FOOT) / 2}
    assert "Official 50.0%" in texts(plot)
    assert as_table(plot).rows[-1] == ("Official", "A", "50.0%", "", "")


def test_long_words_wrap_and_keep_their_figures():
    words = ConvergenceWords(official="By the figures of the Central Commission")
    plot = drawn(line(official=0.5), words=words)
    assert " ".join(texts(plot)[-3:]) == (
        "By the figures of the Central Commission 50.0%"
    )


def test_the_release_stands_where_it_was_made():
    plot = drawn(line(shares=(0.4, 0.5, 0.6)), released_at=SEVEN + timedelta(hours=1))
    assert float(text(plot, "released 08:00")["x"]) == (LEFT + RIGHT) / 2
    late = drawn(line(), released_at=SEVEN + timedelta(hours=1))
    assert text(late, "released 08:00")["text-anchor"] == "end"


def test_the_last_estimates_are_the_finding():
    plot = drawn(line("A", (0.4, 0.42)), line("B", (0.2, 0.3)))
    assert plot.description == "Last estimate: A 42.0%, B 30.0%."


def test_of_very_many_estimates_some_are_drawn_and_the_last():
    points = [(n, 0.5 + n / 1e6) for n in range(100_001)]
    plot = drawn(estimates(*points))
    (path,) = paths(plot, stroke_width="1.75")
    assert len(pairs(path)) <= 400
    assert as_table(plot).rows[-1][0] == "100,000"
    assert plot.description == "Last estimate: A 60.0%."


@pytest.mark.parametrize("share", [0, 0.5, 1])
def test_a_single_estimate_is_drawn(share):
    plot = drawn(estimates((40, share)))
    (mark,) = shapes(plot, "circle")[:1]
    # Among the counts around 40 the mark lies in the middle.
    assert float(mark["cx"]) == (LEFT + RIGHT) / 2


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ([], "no estimates came in"),
        ([ShareLine("A", ())], "no estimates of A came in"),
        ([estimates((1, 1.2))], "the share of A is 1.2, not a proportion"),
        ([estimates((1, 0.5, 0.4))], "the share of A has half an interval"),
        ([estimates((1, 0.5, -0.1, 0.6))], "the share of A is -0.1"),
        ([estimates((1, 0.5, 0.6, 0.7))], "0.5, lies outside its interval 0.6 to 0.7"),
        ([estimates((2, 0.5), (2, 0.5))], "estimates of A are out of order at 2"),
        ([estimates((1, 0.5)), line()], "some estimates have a time and some a number"),
        ([line(official=47.0)], "the official share of A is 47.0"),
    ],
)
def test_what_is_no_quick_count_is_refused(lines, says):
    with pytest.raises(PlotError, match=says):
        drawn(*lines)


def test_a_release_on_another_clock_is_refused():
    with pytest.raises(PlotError, match="name their time zone"):
        drawn(line(), released_at=SEVEN.replace(tzinfo=None))
