"""Counts with their whole."""

import pytest

from orkhon.engines.elections.plots import (
    Bar,
    BarWords,
    Formats,
    PlotError,
    as_table,
    bars,
)
from tests.engines.elections.plots.drawings import paths, shapes, texts, tips


def drawn(*rows, **more):
    return bars(rows, title="Answers", **more)


def test_half_of_the_whole_is_half_of_the_frame():
    filled, framed = shapes(drawn(Bar("A", 20, 40)), "rect")
    assert float(filled["width"]) == pytest.approx(float(framed["width"]) / 2, abs=0.01)
    assert filled["x"] == framed["x"]


def test_an_interval_reaches_from_its_low_to_its_high_end():
    plot = drawn(Bar("A", 20, 40, 0.25, 0.75))
    _, framed = shapes(plot, "rect")
    left, wide = float(framed["x"]), float(framed["width"])
    across = paths(plot, stroke_width="1.25")[0]
    ends = [float(p.split(" ")[0]) for p in across[1:].split("L")]
    assert ends == pytest.approx([left + wide / 4, left + 3 * wide / 4], abs=0.02)


def test_the_count_the_whole_and_the_share_are_written():
    plot = drawn(Bar("Let in", 37, 146, 0.19, 0.33))
    assert texts(plot) == ["Let in", "37 of 146 · 25%"]
    assert plot.description == "Let in: 37 of 146"
    assert as_table(plot).rows == (("Let in", "37", "146", "25.3%", "19.0%", "33.0%"),)


def test_what_nobody_asked_is_said_and_not_drawn():
    plot = drawn(Bar("A", 0, 0))
    assert texts(plot) == ["A", "none asked"]
    assert shapes(plot, "rect") == []
    assert as_table(plot).rows == (("A", "0", "0", "none asked", "", ""),)


def test_figures_are_written_as_the_language_writes_them():
    formats = Formats(
        count=lambda value: f"{value:,}".replace(",", "\N{NO-BREAK SPACE}"),
        percent=lambda value, decimals: f"%{100 * value:.{decimals}f}",
    )
    told = texts(drawn(Bar("A", 1500, 3000), formats=formats))[1]
    assert told == "1\N{NO-BREAK SPACE}500 of 3\N{NO-BREAK SPACE}000 · %50"


def test_long_texts_never_take_the_room_of_the_bars():
    words = BarWords(of="{count} of the observers who were asked, {whole} ({share})")
    plot = drawn(Bar("A label of some length, more than a line", 20, 40), words=words)
    _, framed = shapes(plot, "rect")
    assert float(framed["width"]) > 100
    assert "20 of the observers who were asked, 40 (50%)" in (*texts(plot), *tips(plot))


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([], "no counts came in"),
        ([Bar("A", 41, 40)], "A: 41 of 40 cannot be"),
        ([Bar("A", -1, 40)], "A: -1 of 40 cannot be"),
        ([Bar("A", 1, 40, 0.1)], "A has half an interval"),
        ([Bar("A", 1, 40, -0.1, 0.2)], "the interval of A is -0.1"),
        ([Bar("A", 1, 40, 0.3, 0.2)], "the interval of A ends before it begins"),
    ],
)
def test_what_is_no_count_of_a_whole_is_refused(rows, says):
    with pytest.raises(PlotError, match=says):
        drawn(*rows)
