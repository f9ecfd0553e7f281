"""Figures from a sample of polling stations, with their margins or none at all.

`estimation.survey` gives the same through svy, a second program, for the statement;
it is imported by its own path because svy is heavy.
"""

from orkhon.engines.elections.estimation.design import (
    NOT_RANDOM,
    EstimationError,
    Lonely,
    SampleDesign,
    sample_design,
)
from orkhon.engines.elections.estimation.intervals import Method
from orkhon.engines.elections.estimation.results import (
    Cell,
    DesignEffect,
    Estimate,
    Interval,
    Kind,
    Reference,
    Suppressed,
    Undefined,
)
from orkhon.engines.elections.estimation.tables import (
    Table,
    proportions,
    ratios,
    totals,
)

__all__ = [
    "NOT_RANDOM",
    "Cell",
    "DesignEffect",
    "Estimate",
    "EstimationError",
    "Interval",
    "Kind",
    "Lonely",
    "Method",
    "Reference",
    "SampleDesign",
    "Suppressed",
    "Table",
    "Undefined",
    "proportions",
    "ratios",
    "sample_design",
    "totals",
]
