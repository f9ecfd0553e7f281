"""Stations of the sample that have reported, on a map and in rows."""

import re

import pytest

from orkhon.engines.elections.plots import (
    AreaResponse,
    PlotError,
    as_table,
    response_map,
    response_map_or_table,
    response_table,
)
from tests.engines.elections.plots.drawings import paths, shapes, text, texts, tips

ASTANA = AreaResponse("Astana", 16, 12, 71, 51)
ALMATY = AreaResponse("Almaty", 4, 4, 77, 43)
ORAL = AreaResponse("Oral", 4, 0, 51, 51)
ABROAD = AreaResponse("Abroad", 3, 1)


def drawn(*areas, **more):
    return response_map(areas, title="Response", **more)


def rings(plot):
    """Middle and radius of the rings of areas; two stand in the key."""
    found = [c for c in shapes(plot, "circle") if c.get("stroke") == "#000000"]
    return [tuple(float(c[name]) for name in ("cx", "cy", "r")) for c in found][:-2]


def test_west_is_left_and_north_above():
    (astana, almaty, oral) = rings(drawn(ASTANA, ALMATY, ORAL))
    assert oral[0] < astana[0] < almaty[0]
    assert astana[1] == oral[1] < almaty[1]


def test_a_degree_east_is_as_long_as_its_latitude_makes_it():
    # At 60 degrees north a degree of longitude is half one of latitude.
    south = AreaResponse("S", 1, 1, 20, 59)
    north = AreaResponse("N", 1, 1, 22, 61)
    (a, b) = rings(drawn(south, north))
    assert b[0] - a[0] == pytest.approx((a[1] - b[1]) / 2, abs=0.02)


def test_the_area_of_a_ring_goes_by_its_sample():
    (astana, almaty) = rings(drawn(ASTANA, ALMATY))
    assert astana[2] == 2 * almaty[2]


def test_a_ring_fills_like_a_clock():
    plot = drawn(AreaResponse("Half", 4, 2, 70, 50))
    sector, _ = (d for d in paths(plot, fill="#044a4e"))
    ((x, y, radius),) = rings(plot)
    end = [float(n) for n in re.search(r"1 ([\d.]+) ([\d.]+)z", sector).groups()]
    assert end == pytest.approx([x, y + radius], abs=0.01)


def test_all_and_none_are_a_full_disc_and_a_ring():
    full = drawn(ALMATY)
    assert next(c["fill"] for c in shapes(full, "circle")) == "#044a4e"
    empty = drawn(ORAL)
    assert {c["fill"] for c in shapes(empty, "circle")} == {"none"}


def test_each_area_says_its_counts():
    assert "Astana: 12 of 16" in tips(drawn(ASTANA, ALMATY))
    assert {"Astana", "12 of 16"} <= set(texts(drawn(ASTANA, ALMATY)))


def test_names_without_room_are_left_to_the_table():
    crowd = [AreaResponse(f"Area {n}", 5, 5, 70 + n / 1000, 50) for n in range(40)]
    plot = drawn(*crowd, AreaResponse("Far", 1, 1, 75, 45))
    assert sum(words.startswith("Area ") for words in texts(plot)) < 40
    assert len(as_table(plot).rows) == 41


def test_areas_without_a_place_are_named_below():
    plot = drawn(ASTANA, ABROAD)
    assert "Not on the map: Abroad 1 of 3" in texts(plot)
    assert plot.description == "13 of 19 stations of the sample have reported."


def test_the_scale_is_drawn_in_kilometres():
    # 10 degrees of latitude are 1,112 km and at most 629 units: 500 km are 283 of
    # them, more than a third of 640; so 200 km are drawn, 113 long.
    plot = drawn(AreaResponse("S", 1, 1, 70, 40), AreaResponse("N", 1, 1, 70, 50))
    (bar,) = (d for d in paths(plot, stroke="#59625f", stroke_width="1")[:1])
    start, end = re.findall(r"([\d.]+) [\d.]+", bar)
    assert float(end) - float(start) == pytest.approx(629.2 * 200 / 1112, abs=0.1)
    assert "200 km" in texts(plot)


def test_stations_in_one_street_have_no_scale():
    plot = drawn(AreaResponse("One", 1, 1, 70, 40))
    assert not any("km" in words for words in texts(plot))


def test_an_area_with_nothing_sampled_is_said():
    plot = drawn(AreaResponse("Empty", 0, 0, 70, 40))
    assert "none sampled" in texts(plot)
    assert as_table(plot).rows == (("Empty", "0", "0", "0", "none sampled"),)


def test_rows_are_as_long_as_the_sample_and_filled_as_far_as_reported():
    plot = response_table([ASTANA, ORAL, ABROAD], title="Response")
    rects = shapes(plot, "rect")
    filled, framed, none, half = (float(r["width"]) for r in rects[:4])
    assert filled == pytest.approx(framed * 12 / 16, abs=0.02)
    assert (none, half) == (0, pytest.approx(framed / 4, abs=0.02))
    assert as_table(plot).rows[0] == ("Astana", "16", "12", "4", "75%")


def test_rows_with_nothing_sampled_are_said_and_not_drawn():
    plot = response_table([AreaResponse("Empty", 0, 0)], title="Response")
    assert texts(plot) == ["Empty", "none sampled"]
    assert shapes(plot, "rect") == []


def test_without_any_place_the_rows_stand_alone():
    plot = response_map_or_table([ABROAD], title="Response")
    assert plot.svg == response_table([ABROAD], title="Response").svg
    plot = response_map_or_table([ABROAD, ORAL], title="Response")
    assert plot.svg == drawn(ABROAD, ORAL).svg


@pytest.mark.parametrize("draw", [response_map, response_table])
@pytest.mark.parametrize(
    ("areas", "says"),
    [
        ([], "no areas came in"),
        ([AreaResponse("A", 2, 3)], "A: 3 of 2 cannot have reported"),
        ([AreaResponse("A", 2, 1, 70)], "A has half a place"),
        ([AreaResponse("A", 2, 1, 43, 95)], "A at 43, 95 is nowhere"),
    ],
)
def test_what_is_no_response_is_refused(draw, areas, says):
    with pytest.raises(PlotError, match=says):
        draw(areas, title="T")


def test_a_map_without_any_place_is_refused():
    with pytest.raises(PlotError, match="no area has a place; draw the table"):
        drawn(ABROAD)


def test_where_there_is_room_the_name_lies_right_of_its_ring():
    plot = drawn(ASTANA, ALMATY)
    assert float(text(plot, "Astana")["x"]) > rings(plot)[0][0]
