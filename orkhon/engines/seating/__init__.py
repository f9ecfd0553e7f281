"""Seats around a table or in rows: where they are, who sits there, what is wrong."""

from orkhon.engines.seating.drawing import Card, draw
from orkhon.engines.seating.layout import (
    MOST_SEATS,
    Layout,
    Position,
    SeatingError,
    Shape,
    Side,
    layout_of,
)
from orkhon.engines.seating.proposal import (
    Conflict,
    Proposal,
    SeatWhy,
    Sitter,
    Trouble,
    conflicts,
    propose,
)

__all__ = [
    "MOST_SEATS",
    "Card",
    "Conflict",
    "Layout",
    "Position",
    "Proposal",
    "SeatWhy",
    "SeatingError",
    "Shape",
    "Side",
    "Sitter",
    "Trouble",
    "conflicts",
    "draw",
    "layout_of",
    "propose",
]
