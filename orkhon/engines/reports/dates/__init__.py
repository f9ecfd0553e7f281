"""Dates in reports: find them, resolve them, never invent them."""

from orkhon.engines.reports.dates.finding import find_dates
from orkhon.engines.reports.dates.model import Bound, DateError, DateMention, Precision
from orkhon.engines.reports.dates.published import find_dateline, find_published

__all__ = [
    "Bound",
    "DateError",
    "DateMention",
    "Precision",
    "find_dateline",
    "find_dates",
    "find_published",
]
