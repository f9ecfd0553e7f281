"""When polling stations opened, and how many of them late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from orkhon.engines.elections.plots.plot import (
    ENGLISH,
    PAGE_WIDTH,
    Formats,
    Plot,
    Theme,
)


@dataclass(frozen=True)
class OpeningWords:
    """The words on the plot; `{…}` are filled with figures."""

    opened: str = "Opened"
    stations: str = "Polling stations"
    so_far: str = "So far"
    due: str = "due {time}"
    on_time: str = "{count} by then"
    late: str = "{count} later"
    unknown: str = "time not known: {count}"
    finding: str = "Of {stations} stations {on_time} opened by {due} and {late} later."
    finding_without_due: str = "{stations} stations opened from {first} to {last}."


def opening_times(
    times: Sequence[datetime],
    *,
    title: str,
    description: str = "",
    due: datetime | None = None,
    unknown: int = 0,
    words: OpeningWords = OpeningWords(),
    formats: Formats = ENGLISH,
    theme: Theme = Theme.PAPER,
    width: int = PAGE_WIDTH,
) -> Plot:
    """Draw opening times: a dot for each station, or stairs where they are many.

    Args:
        times: One for each station, to the minute.
        due: The time set by law.
        unknown: Stations that opened at a time not known; written, not drawn.
    """
    raise NotImplementedError
