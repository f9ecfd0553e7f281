"""In which order states and their people are named, and why each stands there."""

from orkhon.engines.precedence.order import (
    Basis,
    Delegation,
    OrderRule,
    Place,
    PrecedenceError,
    Standing,
    Why,
    order,
)
from orkhon.engines.precedence.within import Delegate, Rank, RankWhy, within

__all__ = [
    "Basis",
    "Delegate",
    "Delegation",
    "OrderRule",
    "Place",
    "PrecedenceError",
    "Rank",
    "RankWhy",
    "Standing",
    "Why",
    "order",
    "within",
]
