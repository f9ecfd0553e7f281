"""The tests by region, with p corrected for how many were looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from orkhon.engines.elections.forensics.digits import DigitChances, Place
from orkhon.engines.elections.forensics.integers import Criterion, IntegerChances
from orkhon.engines.elections.forensics.significance import (
    benjamini_hochberg,
    holm,
)
from orkhon.engines.elections.forensics.stations import (
    ForensicsError,
    Mask,
    Stations,
)

LEVEL = 0.05
CAVEATS = (
    "p is corrected over all regions and tests of this table: Holm's keeps the chance"
    " of a single false row at 5 %, Benjamini and Hochberg's the part of false rows.",
    "A region that stands out is a place to ask and to read protocols, not an answer.",
)


class RegionTest(Enum):
    """What is tested in each region."""

    INTEGER_UNION = "turnout or result at a whole percentage"
    INTEGER_TURNOUT = "turnout at a whole percentage"
    INTEGER_RESULT = "result at a whole percentage"
    LAST_DIGIT_LEADER = "last digit of the leader's votes"
    LAST_DIGIT_TURNOUT = "last digit of the turnout count"
    SECOND_DIGIT_LEADER = "second digit of the leader's votes"


_CRITERIA = {
    RegionTest.INTEGER_UNION: Criterion.UNION,
    RegionTest.INTEGER_TURNOUT: Criterion.TURNOUT,
    RegionTest.INTEGER_RESULT: Criterion.RESULT,
}
_COUNTS = {
    RegionTest.LAST_DIGIT_LEADER: "the leader's votes",
    RegionTest.LAST_DIGIT_TURNOUT: "the turnout count",
    RegionTest.SECOND_DIGIT_LEADER: "the leader's votes",
}
DEFAULT_TESTS = (
    RegionTest.INTEGER_TURNOUT,
    RegionTest.INTEGER_RESULT,
    RegionTest.LAST_DIGIT_LEADER,
    RegionTest.LAST_DIGIT_TURNOUT,
)


@dataclass(frozen=True, slots=True)
class RegionResult:
    """One test in one region."""

    region: str
    test: RegionTest
    used: int
    statistic: float
    """z of whole percentages; chi-square of digits."""
    effect: float
    """Excess as a proportion of stations; Cramér's V of digits."""
    p: float
    """Two-sided, before any correction."""
    holm: float
    benjamini_hochberg: float


@dataclass(frozen=True, slots=True)
class Undone:
    """A test that a region is too small for, and why."""

    region: str
    test: RegionTest
    reason: str


@dataclass(frozen=True, slots=True)
class RegionTable:
    """All regions and tests, in the order of names and of the tests asked for."""

    results: tuple[RegionResult, ...]
    undone: tuple[Undone, ...]
    """Not counted among the tests corrected for, and never read as “nothing found”."""
    turnout_words: str
    share_words: str
    caveats: tuple[str, ...]

    @property
    def standing(self) -> tuple[RegionResult, ...]:
        """Rows that remain at 5 % after Holm's correction, the smallest p first."""
        left = [row for row in self.results if row.holm < LEVEL]
        return tuple(sorted(left, key=lambda row: row.p))


def by_region(
    stations: Stations,
    tests: Sequence[RegionTest] = DEFAULT_TESTS,
    *,
    minimum_voters: int = 100,
    minimum_ballots: int = 1,
    largest_percent: int = 99,
) -> RegionTable:
    """Run tests in every region and correct p over all of them.

    Args:
        stations: Results with regions; the same rule as `integer_percentages`.
        tests: What to test, each once.
        minimum_voters: Smallest list of voters of a station used.
        minimum_ballots: Smallest denominator of the share.
        largest_percent: Largest turnout and share of a station used.
    Returns:
        A row for each region and test that could be done, the others with reasons.
    Raises:
        ForensicsError: no regions, no tests, a test twice, no station by the rule.
    Source:
        Holm (1979); Benjamini and Hochberg (1995).
    """
    if stations.regions is None:
        raise ForensicsError("the stations have no regions to look at apart")
    if not tests or len(set(tests)) != len(tests):
        raise ForensicsError("name at least one test, and each of them once")
    used = stations.only(
        stations.eligible(
            minimum_voters=minimum_voters,
            minimum_ballots=minimum_ballots,
            largest_percent=largest_percent,
        )
    )
    runners = _Runners(used)
    found: list[tuple[str, RegionTest, _Outcome]] = []
    undone: list[Undone] = []
    for region in sorted(set(stations.regions.tolist())):
        where = used.regions == region
        for test in tests:
            try:
                found.append((region, test, runners.run(test, where)))
            except ForensicsError as error:
                undone.append(Undone(region, test, str(error)))
    p = [outcome.p for _, _, outcome in found]
    return RegionTable(
        tuple(
            RegionResult(
                region,
                test,
                outcome.used,
                outcome.statistic,
                outcome.effect,
                outcome.p,
                by_holm,
                by_rate,
            )
            for (region, test, outcome), by_holm, by_rate in zip(
                found, holm(p), benjamini_hochberg(p), strict=True
            )
        ),
        tuple(undone),
        used.turnout_words,
        used.share_words,
        CAVEATS,
    )


@dataclass(frozen=True, slots=True)
class _Outcome:
    used: int
    statistic: float
    effect: float
    p: float


class _Runners:
    """Chances are computed once for all stations and summed region by region."""

    def __init__(self, used: Stations) -> None:
        self._used = used
        self._integers: IntegerChances | None = None
        self._digits: dict[RegionTest, DigitChances] = {}

    def run(self, test: RegionTest, where: Mask) -> _Outcome:
        if not where.any():
            raise ForensicsError("no station of the region can be used")
        if (criterion := _CRITERIA.get(test)) is not None:
            if self._integers is None:
                self._integers = IntegerChances.of(self._used)
            hits = self._integers.hits(criterion, where=where)
            used = int(np.count_nonzero(where))
            return _Outcome(used, hits.z, hits.excess_share, hits.tails.two_sided)
        if test not in self._digits:
            self._digits[test] = self._digit_chances(test)
        found = self._digits[test].test(_COUNTS[test], where)
        return _Outcome(found.used, found.chi_square, found.cramers_v, found.p)

    def _digit_chances(self, test: RegionTest) -> DigitChances:
        used = self._used
        if test is RegionTest.LAST_DIGIT_TURNOUT:
            return DigitChances.of(used.turnout_count, used.registered, Place.LAST)
        place = Place.LAST if test is RegionTest.LAST_DIGIT_LEADER else Place.SECOND
        return DigitChances.of(used.leader, used.valid, place)
