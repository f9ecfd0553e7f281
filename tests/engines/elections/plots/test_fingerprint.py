"""The fingerprint: cells, shades, sums at the edges."""

import re

import numpy as np
import pytest

from orkhon.engines.elections.plots import PlotError, as_table, fingerprint
from tests.engines.elections.plots.drawings import paths, shapes, text, texts

HALVES = [0, 0.5, 1]
# At 640 wide the square is 470 wide, from 46 to 516, and 470 high, from 77 to 547.
LEFT, SIDE, TOP = 46, 470, 77


def drawn(matrix, x_edges=HALVES, y_edges=HALVES, **more):
    return fingerprint(matrix, x_edges, y_edges, title="Fingerprint", **more)


def cells(plot):
    """Fill and path of each shade, the lightest first."""
    return [
        (path["fill"], path["d"])
        for path in shapes(plot, "path")
        if "transform" in path
    ]


def test_half_lies_in_the_middle_of_both_axes():
    plot = drawn([[1, 1], [1, 1]])
    places = [
        (t["x"], t["y"])
        for t, words in zip(shapes(plot, "text"), texts(plot), strict=True)
        if words == "50%"
    ]
    assert float(places[0][0]) == LEFT + SIDE / 2
    # The foot of the letters lies a third of their size below the hairline.
    assert float(places[1][1]) == pytest.approx(TOP + SIDE / 2 + 11 / 3, abs=0.01)


def test_turnout_runs_to_the_right_and_share_upward():
    plot = drawn([[0, 0], [0, 7]])
    assert cells(plot)[0][1] == "M1 1h1v1h-1z"
    (place,) = {p["transform"] for p in shapes(plot, "path") if "transform" in p}
    # Cells are 235 wide and high; y is turned, from the foot of the square.
    assert place == f"translate({LEFT} {TOP + SIDE}) scale(235 -235)"


def test_neighbouring_cells_are_one_shape():
    assert cells(drawn([[1, 1], [1, 1]])) == [("#044a4e", "M0 0h2v2h-2z")]


def test_shades_go_by_the_root_of_the_count():
    # 64 · (n/8)²: 1, 4, 9, 16, 25, 36, 49
    plot = drawn([[64, 1], [4, 36]])
    assert (
        texts(plot)[-9:-1]
        == ["1", "4", "9", "16", "25", "36", "49"][:0] + texts(plot)[-9:-1]
    )
    assert [words for words in texts(plot) if words.isdigit()] == [
        *("1", "4", "9", "16", "25", "36", "49")
    ]
    assert [d for _, d in cells(plot)][-1] == "M0 0h1v1h-1z"
    assert len({fill for fill, _ in cells(plot)}) == 7


def test_shades_may_go_by_the_logarithm():
    # 256^(n/8) − 1, rounded up: 1, 3, 7, 15, 31, 63, 127
    plot = drawn([[255, 1], [0, 0]], shades="log")
    assert [words for words in texts(plot) if words.isdigit()] == [
        *("1", "3", "7", "15", "31", "63", "127")
    ]


def test_one_station_in_each_cell_is_one_full_shade():
    assert [fill for fill, _ in cells(drawn([[1, 0], [0, 1]]))] == ["#044a4e"]


def test_the_sums_over_the_square_are_those_of_its_columns():
    plot = drawn([[10, 10], [5, 0]])
    above, beside = paths(plot, fill="none", stroke="#044a4e")
    heights = [float(y) for y in re.findall(r" ([\d.]+)", above)]
    # Base 6 above the square; the tallest is 44 high, a quarter of it 11.
    assert heights == [71 - 44, 71 - 44, 71 - 11, 71 - 11]
    widths = [float(x) for x in re.findall(r"[ML]([\d.]+)", beside)]
    two_thirds = 522 + 44 * 2 / 3
    assert widths == pytest.approx([566, 566, two_thirds, two_thirds], abs=0.01)


def test_what_lies_outside_is_written():
    assert "Outside the plot: 712" in texts(drawn([[1, 0], [0, 1]], outside=712))


def test_the_finding_names_the_fullest_cell():
    plot = drawn([[3, 0], [1, 40]])
    assert plot.description == (
        "44 polling stations by turnout and share. The fullest cell holds 40, at "
        "turnout 50%–100% and share 50%–100%."
    )


def test_the_table_holds_every_station_by_tens():
    edges = np.linspace(0, 1, 101)
    matrix = np.zeros((100, 100))
    matrix[71, 63] = 2
    matrix[79, 60] = 3
    matrix[80, 60] = 4
    assert as_table(drawn(matrix, edges, edges)).rows == (
        ("70%–80%", "60%–70%", "5"),
        ("80%–90%", "60%–70%", "4"),
    )


def test_fine_edges_are_written_with_their_decimals():
    plot = drawn([[1, 0], [0, 3]], [0.5, 0.501, 0.502], HALVES)
    assert "turnout 50.1%–50.2%" in plot.description
    assert text(plot, "50.10%")["x"] == "281"


def test_a_full_fingerprint_stays_small():
    random = np.random.default_rng(7)
    edges = np.linspace(0, 1, 101)
    plot = drawn(random.integers(0, 500, (100, 100)), edges, edges)
    assert len(plot.svg) < 500_000


@pytest.mark.parametrize(
    ("matrix", "x_edges", "says"),
    [
        ([[0, 0], [0, 0]], HALVES, "no polling stations came in"),
        ([[1, -1], [0, 0]], HALVES, "a cell of the fingerprint cannot be -1"),
        ([[1, float("nan")], [0, 0]], HALVES, "cannot be nan"),
        ([[1, 1]], HALVES, "3 edges of turnout and 3 of share do not bound 1 rows"),
        ([[1, 1], [1]], HALVES, r"2 rows of \[1, 2\] cells"),
        ([[1, 1], [1, 1]], [0, 0.4, 1], "edges of turnout do not rise by equal steps"),
        ([[1, 1], [1, 1]], [1, 0.5, 0], "edges of turnout do not rise by equal steps"),
        ([[1, 1], [1, 1]], [0, 50, 100], "an edge of turnout is 100.0, not a propor"),
        ([[1, 1]] * 201, np.linspace(0, 1, 202), "more than 200 cells"),
    ],
)
def test_what_is_no_fingerprint_is_refused(matrix, x_edges, says):
    with pytest.raises(PlotError, match=says):
        drawn(matrix, x_edges)
