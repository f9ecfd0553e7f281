"""Read what a plot draws, and one plot of each kind to read."""

from datetime import UTC, datetime, timedelta

from lxml import etree

from orkhon.engines.elections.plots import (
    AreaResponse,
    Bar,
    CityRatings,
    RelationResiduals,
    ShareLine,
    SharePoint,
    bars,
    convergence,
    fingerprint,
    integer_comb,
    opening_times,
    ratings_by_city,
    relation_residuals,
    response_map,
    response_table,
)

SVG = "{http://www.w3.org/2000/svg}"
SEVEN = datetime(2026, 3, 15, 7, 0, tzinfo=UTC)


def tree(plot):
    return etree.fromstring(plot.svg.encode())


def shapes(plot, kind):
    """Attributes of every shape of a kind, in the order drawn."""
    return [dict(shape.attrib) for shape in tree(plot).iter(SVG + kind)]


def texts(plot):
    return [text.text or "" for text in tree(plot).iter(SVG + "text")]


def text(plot, words):
    """Attributes of the one text that says so."""
    found = [t for t in tree(plot).iter(SVG + "text") if t.text == words]
    assert len(found) == 1, f"{words!r} stands {len(found)} times in {texts(plot)}"
    return dict(found[0].attrib)


def tips(plot):
    """What is said of single shapes."""
    return [title.text for title in tree(plot).iter(SVG + "title")][1:]


def paths(plot, **wanted):
    """The `d` of the paths with such attributes."""
    wanted = {name.replace("_", "-"): value for name, value in wanted.items()}
    return [
        path["d"]
        for path in shapes(plot, "path")
        if all(path.get(name) == value for name, value in wanted.items())
    ]


def line(label="A", shares=(0.4, 0.42), **more):
    points = tuple(
        SharePoint(SEVEN + timedelta(hours=n), share, share - 0.1, share + 0.1)
        for n, share in enumerate(shares)
    )
    return ShareLine(label, points, **more)


def comb(bins=range(500, 601), observed=None, expected=None, **more):
    bins = list(bins)
    return integer_comb(
        [place / 1000 for place in bins],
        [1] * len(bins) if observed is None else observed,
        [1] * len(bins) if expected is None else expected,
        **{"title": "Whole percentages", **more},
    )


KINDS = {
    "fingerprint": lambda **more: fingerprint(
        [[0, 3], [1, 40]], [0, 0.5, 1], [0, 0.5, 1], outside=2, **{"title": "T", **more}
    ),
    "comb": lambda **more: comb(**more),
    "convergence": lambda **more: convergence(
        [line(official=0.41), line("B", (0.2, 0.3))], **{"title": "T", **more}
    ),
    "map": lambda **more: response_map(
        [AreaResponse("A & B", 4, 3, 71.4, 51.1), AreaResponse("C", 2, 0, 77.0, 43.2)],
        **{"title": "T", **more},
    ),
    "table": lambda **more: response_table(
        [AreaResponse("A", 4, 3), AreaResponse("C", 0, 0)], **{"title": "T", **more}
    ),
    "openings": lambda **more: opening_times(
        [SEVEN, SEVEN + timedelta(minutes=4)], due=SEVEN, **{"title": "T", **more}
    ),
    "ratings": lambda **more: ratings_by_city(
        [CityRatings("A", (1, 2, 3, 4), 5), CityRatings("B", (0, 0, 0, 0))],
        **{"title": "T", **more},
    ),
    "bars": lambda **more: bars(
        [Bar("A", 1, 2, 0.1, 0.9), Bar("B", 0, 0)], **{"title": "T", **more}
    ),
    "residuals": lambda **more: relation_residuals(
        [RelationResiduals("A", [0, 1, -3]), RelationResiduals("B", [])],
        **{"title": "T", **more},
    ),
}
