"""On a phone a table is a list of rows; a long label never covers its value."""

from pathlib import Path

import pytest

import orkhon

UI = Path(orkhon.__file__).parent / "ui" / "static" / "ui"
PAGE = """<!doctype html><html lang="kk"><meta charset="utf-8">
<table class="table is-folding"><tbody><tr>
<td id="short" data-head="Ел">1</td>
<td id="long" data-head="Белгілі адамдардың жалпы саны қанша">1</td>
<td id="after" data-head="Ел">1</td>
</tr></tbody></table>"""


@pytest.mark.parametrize("width", [320, 390])
def test_a_long_label_takes_lines_of_its_own_beside_the_value(browser, width):
    page = browser.new_page(viewport={"width": width, "height": 700})
    page.set_content(PAGE)
    for sheet in ("tokens.css", "orkhon.css"):
        page.add_style_tag(content=(UI / sheet).read_text(encoding="utf-8"))
    short, long, after = (
        page.locator(f"#{one}").bounding_box() for one in ("short", "long", "after")
    )
    page.close()
    assert long["height"] > 2 * short["height"] - 8, "the label wraps"
    assert after["y"] >= long["y"] + long["height"], "the next row stands below it"
