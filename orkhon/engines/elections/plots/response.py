"""Which stations of the sample have reported, by area: a map of dots, or rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from orkhon.engines.elections.plots.plot import (
    ENGLISH,
    PAGE_WIDTH,
    Formats,
    Plot,
    Theme,
)


@dataclass(frozen=True)
class AreaResponse:
    """An area of the sample.

    Attributes:
        sampled: Stations drawn in it.
        reported: Of these, stations whose figures are in.
        longitude: Degrees east of its middle; None, with `latitude`, if not known.
    """

    name: str
    sampled: int
    reported: int
    longitude: float | None = None
    latitude: float | None = None


@dataclass(frozen=True)
class ResponseWords:
    """The words on the plot; `{…}` are filled with figures."""

    area: str = "Area"
    sampled: str = "Sampled"
    reported: str = "Reported"
    missing: str = "Missing"
    share: str = "Share"
    of: str = "{reported} of {sampled}"
    off_the_map: str = "Not on the map: {areas}"
    finding: str = "{reported} of {sampled} stations of the sample have reported."


def response_map_or_table(
    areas: Sequence[AreaResponse],
    *,
    title: str,
    description: str = "",
    words: ResponseWords = ResponseWords(),
    formats: Formats = ENGLISH,
    theme: Theme = Theme.PAPER,
    width: int = PAGE_WIDTH,
) -> Plot:
    """Draw the map where a place is known, else the rows alone."""
    raise NotImplementedError


def response_map(
    areas: Sequence[AreaResponse],
    *,
    title: str,
    description: str = "",
    words: ResponseWords = ResponseWords(),
    formats: Formats = ENGLISH,
    theme: Theme = Theme.PAPER,
    width: int = PAGE_WIDTH,
) -> Plot:
    """Draw a ring for each area, as large as its sample, filled as far as reported."""
    raise NotImplementedError


def response_table(
    areas: Sequence[AreaResponse],
    *,
    title: str,
    description: str = "",
    words: ResponseWords = ResponseWords(),
    formats: Formats = ENGLISH,
    theme: Theme = Theme.PAPER,
    width: int = PAGE_WIDTH,
) -> Plot:
    """Draw a row for each area."""
    raise NotImplementedError
