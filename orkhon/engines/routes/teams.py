"""Which team goes to which city."""

from collections.abc import Sequence
from dataclasses import dataclass


class TeamError(ValueError):
    """A team that may not observe, or teams that do not suffice for the cities."""


@dataclass(frozen=True, slots=True)
class City:
    """A city and what it needs."""

    id: str
    stations: int
    languages: frozenset[str] = frozenset()
    """Languages of use there; empty when not known."""


@dataclass(frozen=True, slots=True)
class TeamOffer:
    """A team and what speaks for sending it somewhere."""

    id: str
    parliaments: tuple[str, ...]
    """One for each observer."""
    home: str | None = None
    """The city it is based in or asked for; None when any will do."""
    languages: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Choice:
    """One team's city and why."""

    team: str
    city: str
    reason: str
    """home, language or balance, for rooms that write it in another language."""
    words: str


@dataclass(frozen=True, slots=True)
class Share:
    """A city's part: stations, teams, and the exact share it was rounded from."""

    city: str
    stations: int
    teams: int
    exact: float


@dataclass(frozen=True, slots=True)
class Assignment:
    """Every team in its city."""

    choices: tuple[Choice, ...]
    shares: tuple[Share, ...]


def assign_teams(teams: Sequence[TeamOffer], cities: Sequence[City]) -> Assignment:
    """Send teams to cities in proportion to their stations, home city first."""
    raise NotImplementedError
