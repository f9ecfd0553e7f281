"""The same plots as pictures."""

import io

import pytest
import resvg_py
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from PIL import Image

from orkhon.engines.elections.plots import Bar, PlotError, Theme, bars, to_png
from tests.engines.elections.plots.drawings import KINDS

PRIVATE = "\ue123"
NAMES = {"familyName": "Boxes", "styleName": "Regular", "psName": "Boxes-Regular"}


def drawn(label="A", **more):
    return bars([Bar(label, 1, 2)], title="T", **more)


def opened(data):
    return Image.open(io.BytesIO(data))


def made_font(letters, *, flavor=None, names=NAMES):
    """A font of our own, every letter of it a box of its own width."""
    builder = FontBuilder(1000, isTTF=True)
    glyph_names = [".notdef", *(f"g{n}" for n in range(len(letters)))]
    builder.setupGlyphOrder(glyph_names)
    builder.setupCharacterMap(
        {ord(letter): f"g{n}" for n, letter in enumerate(letters)}
    )
    glyphs = {}
    for number, name in enumerate(glyph_names):
        pen = TTGlyphPen(None)
        wide = 100 + 37 * (number % 11)
        for move, point in enumerate([(50, 0), (50, 700), (wide, 700), (wide, 0)]):
            (pen.lineTo if move else pen.moveTo)(point)
        pen.closePath()
        glyphs[name] = pen.glyph()
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(dict.fromkeys(glyph_names, (600, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable(names)
    builder.setupOS2()
    builder.setupPost()
    builder.font.flavor = flavor
    written = io.BytesIO()
    builder.font.save(written)
    return written.getvalue()


ASCII = "".join(map(chr, range(32, 127))) + "·"


@pytest.mark.parametrize("draw", KINDS.values(), ids=KINDS)
def test_every_plot_becomes_a_picture_as_wide_as_meant(draw):
    plot = draw()
    picture = opened(to_png(plot, dpi=192))
    assert picture.size == (2 * plot.width, 2 * plot.height)
    assert picture.info["dpi"] == pytest.approx((192, 192), abs=0.02)
    assert picture.convert("RGB").getpixel((picture.width - 1, 1)) == (255, 255, 255)


def test_half_of_the_bar_is_dark_and_half_is_not():
    plot = drawn("")
    picture = opened(to_png(plot, dpi=96)).convert("L")
    row = [picture.getpixel((x, 8)) for x in range(12, 500)]
    dark = sum(value < 128 for value in row)
    bar = next(i for i, value in enumerate(reversed(row)) if value < 250)
    assert 0 < dark < len(row) - bar


def test_equal_plots_give_equal_bytes():
    assert to_png(drawn()) == to_png(drawn())


@pytest.mark.parametrize("letter", "ӘҒҚҢӨҰҮҺІəƏİıŞĞ")
def test_letters_of_the_member_languages_are_written(letter):
    boxed = to_png(drawn(letter * 3, width=640))
    assert boxed != to_png(drawn(PRIVATE * 3))
    assert boxed != to_png(drawn("???"))


def test_the_fonts_given_are_used(tmp_path):
    font = made_font(ASCII)
    file = tmp_path / "boxes.ttf"
    file.write_bytes(font)
    ours = to_png(drawn("ABC"), fonts=[font])
    assert ours == to_png(drawn("ABC"), fonts=[file])
    assert ours != to_png(drawn("ABC"))
    # A and B are boxes of other widths in this font.
    assert ours != to_png(drawn("BAC"), fonts=[font])


def test_subsets_of_a_face_serve_together():
    font = [made_font(ASCII), made_font("ӘҒҚ")]
    assert to_png(drawn("ӘҒҚ A"), fonts=font) != to_png(drawn("ҚҒӘ A"), fonts=font)


def test_a_packed_font_is_unpacked():
    font = made_font(ASCII)
    packed = made_font(ASCII, flavor="woff2")
    assert TTFont(io.BytesIO(packed)).flavor == "woff2"
    assert to_png(drawn("ABC"), fonts=[packed]) == to_png(drawn("ABC"), fonts=[font])


def test_letters_that_no_font_given_holds_are_written_by_the_machine():
    plot = drawn("≤ Ә")
    assert to_png(plot, fonts=[made_font(ASCII)]) == to_png(plot)


def test_on_a_machine_without_fonts_a_picture_is_refused(monkeypatch):
    with_fonts = resvg_py.svg_to_bytes
    monkeypatch.setattr(
        resvg_py,
        "svg_to_bytes",
        lambda **given: with_fonts(**given | {"skip_system_fonts": True}),
    )
    with pytest.raises(PlotError, match="no font given holds ' ', and this machine"):
        to_png(drawn())
    assert to_png(drawn(), fonts=[made_font(ASCII)])


def test_what_is_no_font_is_refused():
    with pytest.raises(PlotError, match="7 bytes are no font"):
        to_png(drawn(), fonts=[b"no font"])


def test_a_font_that_writes_nothing_is_refused():
    # Without a PostScript name (name 6 of OpenType) resvg passes over the file.
    font = made_font(ASCII, names={"familyName": "Nameless"})
    with pytest.raises(PlotError, match="nothing can be written with the font Namele"):
        to_png(drawn(), fonts=[font])


def test_a_plot_for_a_screen_is_refused():
    with pytest.raises(PlotError, match="a plot for a screen has no colours"):
        to_png(drawn(theme=Theme.SCREEN))


@pytest.mark.parametrize("dpi", [0, 35, 1201])
def test_too_few_and_too_many_dots_are_refused(dpi):
    with pytest.raises(PlotError, match=f"{dpi} dots an inch; 36 to 1200"):
        to_png(drawn(), dpi=dpi)
