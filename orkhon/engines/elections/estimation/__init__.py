"""Figures from a sample of polling stations, with their margins or none at all.

`estimation.survey` gives the same through svy, a second program, for the statement;
it is imported by its own path because svy is heavy.
"""

from orkhon.engines.elections.estimation.design import (
    NOT_RANDOM,
    EstimationError,
    Lonely,
    NotYet,
    SampleDesign,
    sample_design,
)
from orkhon.engines.elections.estimation.intervals import Method
from orkhon.engines.elections.estimation.nonresponse import (
    Bounds,
    FrameComparison,
    Response,
    bounds,
    compare,
    respond,
)
from orkhon.engines.elections.estimation.plan import (
    Plan,
    Planned,
    StratumResponse,
    plan_of,
    responses,
)
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
    "Bounds",
    "Cell",
    "DesignEffect",
    "Estimate",
    "EstimationError",
    "FrameComparison",
    "Interval",
    "Kind",
    "Lonely",
    "Method",
    "NotYet",
    "Plan",
    "Planned",
    "Reference",
    "Response",
    "SampleDesign",
    "StratumResponse",
    "Suppressed",
    "Table",
    "Undefined",
    "bounds",
    "compare",
    "plan_of",
    "proportions",
    "ratios",
    "respond",
    "responses",
    "sample_design",
    "totals",
]
