"""Signs and moments that JSON can carry and a database cannot keep."""

import re
from datetime import UTC, datetime

_HALVES = re.compile("[\ud800-\udfff]")
"""Halves of a sign outside the basic plane: a text cut in the middle of a picture."""
FIRST_YEAR, LAST_YEAR = 1970, 9000


def is_writable(text: str) -> bool:
    """Whether a text can be kept as it is: no NUL, no half of a sign."""
    return "\0" not in text and _HALVES.search(text) is None


def writable(text: str) -> str:
    """The text with U+FFFD for each half of a sign, as browsers encode it; no NUL.

    Source:
        WHATWG Infra, "scalar value string".
    """
    return _HALVES.sub("\ufffd", text.replace("\0", ""))


def moment_kept(at: datetime | None) -> datetime | None:
    """A moment in UTC; None for one without a zone or of no year that anybody means.

    Near the first and the last year a moment has no other zone's date.
    """
    if at is None or at.tzinfo is None or not FIRST_YEAR <= at.year <= LAST_YEAR:
        return None
    return at.astimezone(UTC)
