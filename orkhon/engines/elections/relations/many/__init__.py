"""The same for a file of protocols, in columns; kept apart because it loads numpy."""

from orkhon.engines.elections.relations.many.balances import (
    ManyBalances,
    ManyFinding,
    check_many,
)
from orkhon.engines.elections.relations.many.columns import row_figures
from orkhon.engines.elections.relations.many.comparisons import (
    ManyComparisons,
    ManyLineComparison,
    compare_many,
)

__all__ = [
    "ManyBalances",
    "ManyComparisons",
    "ManyFinding",
    "ManyLineComparison",
    "check_many",
    "compare_many",
    "row_figures",
]
