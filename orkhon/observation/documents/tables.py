"""Tables of a mission that go out as CSV; made as all tables of the house are."""

from orkhon.ui.tables import csv_bytes, csv_lines, harmless

__all__ = ["csv_bytes", "csv_lines", "harmless"]
