"""Which team goes to which city."""

from collections.abc import Sequence
from dataclasses import dataclass

from orkhon.engines.routes.matching import cheapest_pairs


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
    """Send teams to cities in proportion to their stations, home city first.

    Each city gets one team, and further ones by largest remainders of its share of
    the stations. Within these numbers as many teams as possible stay in their home
    city; then as many as possible speak a language of theirs.

    Args:
        teams: At least one for each city.
        cities: With the stations to visit, at least one each.
    Returns:
        A choice with its reason for each team in the order given, and each city's
        share. The same for the same teams and cities in any order.
    Raises:
        TeamError: a team of fewer than two observers or of one parliament; fewer teams
            than cities; a name twice; a city without stations.
    Source:
        Largest remainders (Hamilton); the Hungarian method (Kuhn, 1955).
    """
    _require(teams, cities)
    shares = _shares(cities, len(teams))
    places = [
        city
        for share, city in zip(shares, cities, strict=True)
        for _ in range(share.teams)
    ]
    # In one order whatever the order given, so that equal choices fall the same way.
    seekers = sorted(teams, key=lambda team: team.id)
    places.sort(key=lambda city: city.id)
    costs = [[_cost(team, city, len(teams)) for city in places] for team in seekers]
    found = {
        team.id: places[column]
        for team, column in zip(seekers, cheapest_pairs(costs), strict=True)
    }
    share_of = {share.city: share for share in shares}
    return Assignment(
        tuple(
            _choice(team, found[team.id], share_of[found[team.id].id]) for team in teams
        ),
        shares,
    )


def require_team(team: TeamOffer) -> None:
    """Refuse a team that is not at least two observers of different parliaments.

    Raises:
        TeamError: naming the team and what it lacks.
    """
    if len(team.parliaments) < 2:
        raise TeamError(
            f"team {team.id} has {len(team.parliaments)} observers; two is the least"
        )
    if len(set(team.parliaments)) == 1:
        raise TeamError(
            f"team {team.id}: all its observers are of {team.parliaments[0]}; two"
            " parliaments is the least"
        )


def _require(teams: Sequence[TeamOffer], cities: Sequence[City]) -> None:
    for names, what in (
        ([team.id for team in teams], "team"),
        ([city.id for city in cities], "city"),
    ):
        for name in names:
            if names.count(name) > 1:
                raise TeamError(f"{what} {name} is named twice")
    for city in cities:
        if city.stations < 1:
            raise TeamError(f"city {city.id} has {city.stations} stations to visit")
    for team in teams:
        require_team(team)
    if len(teams) < len(cities) or not cities:
        raise TeamError(f"{len(teams)} teams for {len(cities)} cities")


def _shares(cities: Sequence[City], teams: int) -> tuple[Share, ...]:
    """One team for each city, the rest by largest remainders among the larger."""
    alone: set[str] = set()
    while True:
        rest = [city for city in cities if city.id not in alone]
        stations = sum(city.stations for city in rest)
        left = teams - len(alone)
        small = {city.id for city in rest if left * city.stations < stations}
        if not small:
            break
        alone |= small
    counts = {city.id: left * city.stations // stations for city in rest}
    order = sorted(
        rest,
        key=lambda city: (-(left * city.stations % stations), -city.stations, city.id),
    )
    for city in order[: left - sum(counts.values())]:
        counts[city.id] += 1
    whole = sum(city.stations for city in cities)
    return tuple(
        Share(
            city.id,
            city.stations,
            counts.get(city.id, 1),
            teams * city.stations / whole,
        )
        for city in cities
    )


def _cost(team: TeamOffer, city: City, teams: int) -> int:
    """Away from home weighs more than every team's language together."""
    away = 0 if team.home == city.id else teams + 1
    return away + (0 if team.languages & city.languages else 1)


def _choice(team: TeamOffer, city: City, share: Share) -> Choice:
    balance = (
        f"{city.id} has {share.stations} stations to visit and so"
        f" {share.teams} {'team' if share.teams == 1 else 'teams'}"
    )
    if team.home == city.id:
        return Choice(team.id, city.id, "home", f"home city; {balance}")
    spoken = sorted(team.languages & city.languages)
    if spoken:
        return Choice(
            team.id, city.id, "language", f"speaks {', '.join(spoken)}; {balance}"
        )
    return Choice(team.id, city.id, "balance", balance)
