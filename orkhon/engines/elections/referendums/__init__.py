"""Whether a referendum was held and adopted, by the rule of its day."""

from orkhon.engines.elections.referendums.figures import (
    ReferendumCount,
    ReferendumError,
    RegionCount,
)
from orkhon.engines.elections.referendums.outcome import (
    Answer,
    Outcome,
    Verdict,
    outcome,
)
from orkhon.engines.elections.referendums.rules import (
    RULES,
    ReferendumRule,
    RegionRule,
    rule_on,
)

__all__ = [
    "RULES",
    "Answer",
    "Outcome",
    "ReferendumCount",
    "ReferendumError",
    "ReferendumRule",
    "RegionCount",
    "RegionRule",
    "Verdict",
    "outcome",
    "rule_on",
]
