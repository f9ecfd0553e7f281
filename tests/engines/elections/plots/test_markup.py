"""What holds for every plot: markup under a strict policy, words for those who listen."""

import re
from pathlib import Path

import numpy as np
import pytest

from orkhon.engines.elections.plots import (
    ENGLISH,
    PHONE_WIDTH,
    PlotError,
    Theme,
    as_table,
    bars,
    fingerprint,
)
from orkhon.engines.elections.plots.bars import Bar
from orkhon.engines.elections.plots.palette import TOKENS, Tone, attributes
from tests.engines.elections.plots.drawings import (
    KINDS,
    SVG,
    comb,
    text,
    texts,
    tips,
    tree,
)

STYLES = Path(__file__).parents[4] / "orkhon" / "ui" / "static" / "ui"
EACH = pytest.mark.parametrize("draw", KINDS.values(), ids=KINDS)
BOTH = pytest.mark.parametrize("theme", Theme)


@EACH
@BOTH
def test_a_plot_is_well_formed_and_brings_no_style_script_or_address(draw, theme):
    plot = draw(theme=theme)
    elements = list(tree(plot).iter())
    names = {element.tag.removeprefix(SVG) for element in elements}
    assert names <= {"svg", "title", "desc", "g", "path", "rect", "circle", "text"}
    known = {
        *("viewBox", "width", "height", "role", "aria-label", "class", "fill"),
        *("stroke", "stroke-width", "stroke-linejoin", "stroke-dasharray", "d", "x"),
        *("y", "cx", "cy", "r", "fill-opacity", "transform", "shape-rendering"),
        *("text-anchor", "font-size", "font-weight", "font-family"),
    }
    assert {name for element in elements for name in element.attrib} <= known
    assert "url(" not in plot.svg


@EACH
@BOTH
def test_a_plot_says_its_finding_in_words(draw, theme):
    plot = draw(theme=theme)
    root = tree(plot)
    assert root.get("role") == "img"
    assert root.get("aria-label") == f"{plot.title}. {plot.description}"
    assert [child.tag for child in root[:2]] == [SVG + "title", SVG + "desc"]
    assert (root[0].text, root[1].text) == (plot.title, plot.description)
    assert plot.description


@EACH
def test_the_caller_may_say_the_finding(draw):
    assert draw(description="Nothing was seen").description == "Nothing was seen"


@EACH
def test_paper_has_colours_of_the_house_and_no_classes(draw):
    svg = draw(theme=Theme.PAPER).svg
    assert "class=" not in svg
    assert "currentColor" not in svg


@EACH
def test_a_screen_has_classes_and_no_colours(draw):
    svg = draw(theme=Theme.SCREEN).svg
    assert "#" not in re.sub(r"&#\w+;", "", svg)
    classes = set(re.findall(r'class="([^"]*)"', svg))
    assert classes <= {"plot", *(f"plot-{tone}" for tone in Tone)}


@EACH
@pytest.mark.parametrize("width", [PHONE_WIDTH, 640])
def test_nothing_is_drawn_beyond_the_sheet(draw, width):
    plot = draw(width=width)
    root = tree(plot)
    assert (plot.width, root.get("width")) == (width, str(width))
    assert root.get("viewBox") == f"0 0 {width} {plot.height}"
    for shape in root.iter(SVG + "rect", SVG + "text"):
        assert 0 <= float(shape.get("x")) <= width
        assert 0 <= float(shape.get("y")) <= plot.height
    for shape in root.iter(SVG + "circle"):
        radius = float(shape.get("r"))
        assert radius <= float(shape.get("cx")) + 0.01 <= width - radius + 0.02
        assert radius <= float(shape.get("cy")) + 0.01 <= plot.height - radius + 0.02


@EACH
def test_every_row_of_the_table_fills_every_column(draw):
    table = as_table(draw())
    assert table.rows
    assert {len(row) for row in table.rows} == {len(table.columns)}


@EACH
def test_equal_figures_give_equal_bytes(draw):
    assert draw().svg == draw().svg


@EACH
def test_a_plot_without_a_title_is_refused(draw):
    with pytest.raises(PlotError, match="needs a title"):
        draw(title=" ")


@EACH
def test_a_sheet_too_narrow_for_letters_is_refused(draw):
    with pytest.raises(PlotError, match="299 wide is too narrow; 300 at least"):
        draw(width=299)


def test_labels_are_escaped_and_unwritable_letters_marked():
    plot = bars([Bar('<b> & "x"\x00', 1, 2)], title="a < b & c\x07")
    assert texts(plot)[0] == '<b> & "x"\ufffd'
    assert tree(plot)[0].text == "a < b & c\ufffd"


def test_a_shortened_label_keeps_its_full_text_for_the_pointer():
    long = "The box was shown empty and sealed in the presence of everyone " * 2
    plot = bars([Bar(long, 1, 2)], title="T")
    assert long in tips(plot)
    assert texts(plot)[1].endswith("…")


def test_a_label_on_two_lines_lies_one_line_lower():
    plot = bars([Bar("Шығыс Қазақстан облысы және Өскемен", 1, 2)], title="T")
    first, second = texts(plot)[:2]
    lower = float(text(plot, second)["y"]) - float(text(plot, first)["y"])
    assert lower == 15


def test_the_tones_are_those_that_the_tokens_give_to_paper():
    css = (STYLES / "tokens.css").read_text("utf-8").split("@media print")[1]
    values = dict(re.findall(r"(--[\w-]+): (#\w{6});", css))
    assert {tone: values[name] for tone, (name, _) in TOKENS.items()} == {
        tone: value for tone, (_, value) in TOKENS.items()
    }


def test_every_tone_has_a_class_in_the_stylesheet():
    css = (STYLES / "plots.css").read_text("utf-8")
    for tone in Tone:
        assert re.search(rf"\.plot-{tone} {{ color: var\(--[\w-]+\); }}", css), tone
    assert "#" not in css


def test_a_shape_in_two_tones_cannot_be_shown_on_a_screen():
    with pytest.raises(ValueError, match="two tones on a screen: ink and sheet"):
        attributes(Theme.SCREEN, fill=Tone.INK, line=Tone.SHEET)
    assert attributes(Theme.PAPER, fill=Tone.INK, line=Tone.SHEET) == (
        ' fill="#000000" stroke="#ffffff"'
    )


def test_arrays_are_drawn_like_lists():
    cells = [[0, 3], [1, 40]]
    halves = [0, 0.5, 1]
    assert (
        fingerprint(np.array(cells), np.array(halves), np.array(halves), title="T").svg
        == fingerprint(cells, halves, halves, title="T").svg
    )
    assert (
        comb(observed=np.arange(101), expected=np.ones(101)).svg
        == comb(observed=list(range(101)), expected=[1] * 101).svg
    )


def test_english_rounds_half_up_and_groups_thousands():
    # 37 of 40 is 92.5 exactly, which a binary fraction would round to 92
    assert ENGLISH.percent(37 / 40, 0) == "93%"
    assert ENGLISH.percent(0.1234, 1) == "12.3%"
    assert ENGLISH.count(174992) == "174,992"
