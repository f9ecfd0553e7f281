"""Partial dates and the periods between them."""

from orkhon.engines.periods.partial import (
    PartialDate,
    PartialDateError,
    earliest,
    latest,
    parse,
)
from orkhon.engines.periods.period import Certainty, Period

__all__ = [
    "Certainty",
    "PartialDate",
    "PartialDateError",
    "Period",
    "earliest",
    "latest",
    "parse",
]
