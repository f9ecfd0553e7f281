"""The same for a file of protocols, in columns; kept apart because it loads numpy."""

from orkhon.engines.elections.relations.many.balances import (
    ManyBalances,
    ManyFinding,
    check_many,
)
from orkhon.engines.elections.relations.many.columns import row_figures

__all__ = ["ManyBalances", "ManyFinding", "check_many", "row_figures"]
