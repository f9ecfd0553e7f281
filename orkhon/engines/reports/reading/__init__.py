"""From the bytes of a file to the text of a report."""

from orkhon.engines.reports.reading.file import read
from orkhon.engines.reports.reading.model import LIMIT_BYTES, ReadingError, ReadText

__all__ = ["LIMIT_BYTES", "ReadText", "ReadingError", "read"]
