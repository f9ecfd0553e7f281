"""How observers rated their visits, city by city."""

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
class CityRatings:
    """Visits in a city: one count for each rating, best first, and those without."""

    city: str
    counts: tuple[int, ...]
    not_rated: int = 0


@dataclass(frozen=True)
class RatingWords:
    """The words on the plot; `{…}` are filled with figures."""

    city: str = "City"
    ratings: tuple[str, ...] = ("very good", "good", "bad", "very bad")
    not_rated: str = "not rated"
    visits: str = "visits"
    no_visits: str = "no visits"
    finding: str = "{visits} visits in {cities} cities: {ratings}."


def ratings_by_city(
    rows: Sequence[CityRatings],
    *,
    title: str,
    description: str = "",
    words: RatingWords = RatingWords(),
    formats: Formats = ENGLISH,
    theme: Theme = Theme.PAPER,
    width: int = PAGE_WIDTH,
) -> Plot:
    """Draw a bar of visits for each city, with every count written beside it."""
    raise NotImplementedError
