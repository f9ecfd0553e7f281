"""A quick count: turnout and shares over time, and when they may be said aloud."""

from orkhon.engines.elections.quickcount.counting import (
    TURNOUT,
    Point,
    QuickCount,
    SeriesPoint,
    count,
    spaced,
)
from orkhon.engines.elections.quickcount.lead import Lead, Verdict
from orkhon.engines.elections.quickcount.release import (
    Decision,
    Reason,
    ReleaseRule,
    decide,
)
from orkhon.engines.elections.quickcount.reports import (
    Aside,
    Moment,
    ShareOf,
    StationReport,
)

__all__ = [
    "TURNOUT",
    "Aside",
    "Decision",
    "Lead",
    "Moment",
    "Point",
    "QuickCount",
    "Reason",
    "ReleaseRule",
    "SeriesPoint",
    "ShareOf",
    "StationReport",
    "Verdict",
    "count",
    "decide",
    "spaced",
]
