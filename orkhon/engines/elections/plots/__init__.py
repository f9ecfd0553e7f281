"""Plots of elections as SVG and PNG that print, with the same figures as a table."""

from orkhon.engines.elections.plots.bars import Bar, BarWords, bars
from orkhon.engines.elections.plots.comb import CombWords, integer_comb
from orkhon.engines.elections.plots.convergence import (
    ConvergenceWords,
    ShareLine,
    SharePoint,
    convergence,
)
from orkhon.engines.elections.plots.fingerprint import FingerprintWords, fingerprint
from orkhon.engines.elections.plots.openings import OpeningWords, opening_times
from orkhon.engines.elections.plots.plot import (
    ENGLISH,
    PAGE_WIDTH,
    PHONE_WIDTH,
    Formats,
    Plot,
    PlotError,
    Table,
    Theme,
    as_table,
)
from orkhon.engines.elections.plots.png import to_png
from orkhon.engines.elections.plots.ratings import (
    CityRatings,
    RatingWords,
    ratings_by_city,
)
from orkhon.engines.elections.plots.residuals import (
    RelationResiduals,
    ResidualWords,
    relation_residuals,
)
from orkhon.engines.elections.plots.response import (
    AreaResponse,
    ResponseWords,
    response_map,
    response_map_or_table,
    response_table,
)

__all__ = [
    "ENGLISH",
    "PAGE_WIDTH",
    "PHONE_WIDTH",
    "AreaResponse",
    "Bar",
    "BarWords",
    "CityRatings",
    "CombWords",
    "ConvergenceWords",
    "FingerprintWords",
    "Formats",
    "OpeningWords",
    "Plot",
    "PlotError",
    "RatingWords",
    "RelationResiduals",
    "ResidualWords",
    "ResponseWords",
    "ShareLine",
    "SharePoint",
    "Table",
    "Theme",
    "as_table",
    "bars",
    "convergence",
    "fingerprint",
    "integer_comb",
    "opening_times",
    "ratings_by_city",
    "relation_residuals",
    "response_map",
    "response_map_or_table",
    "response_table",
    "to_png",
]
