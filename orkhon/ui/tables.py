"""Tables that go out as CSV, safe to be opened in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is run by spreadsheets as a formula."""


class _Echo:
    """Hands back what the csv module writes."""

    def write(self, text: str) -> str:
        return text


def harmless(value: object) -> str:
    """A cell that no spreadsheet runs: an apostrophe goes before a formula.

    A negative number stays a number.
    """
    text = "" if value is None else str(value)
    if text.startswith(DANGEROUS) and not isinstance(value, int | float):
        return f"'{text}"
    return text


def csv_lines(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """The lines of a CSV, made as they are asked for; the first has UTF-8's mark."""
    writer = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow([harmless(cell) for cell in head])
    for row in rows:
        yield writer.writerow([harmless(cell) for cell in row])


def csv_bytes(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A whole CSV."""
    text = io.StringIO(newline="")
    for line in csv_lines(head, rows):
        text.write(line)
    return text.getvalue().encode()
