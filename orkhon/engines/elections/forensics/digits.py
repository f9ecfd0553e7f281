"""Last and second digits beside a null that knows the stations' sizes."""

from dataclasses import dataclass
from enum import Enum

import numpy as np
from scipy.special import chdtrc

from orkhon.engines.elections.forensics.baselines import digit_words
from orkhon.engines.elections.forensics.chances import Floats, Pairs, windows
from orkhon.engines.elections.forensics.stations import (
    Counts,
    ForensicsError,
    Mask,
    Stations,
)

SMALLEST_EXPECTED = 5.0
"""Below five expected a digit, the law of the statistic is not chi-square's (Cochran)."""
_DIGITS = np.arange(10)


class Place(Enum):
    """Which digit is looked at, with the smallest count that has it to speak of."""

    LAST = "last"
    """Of counts of at least 100 (Beber and Scacco, 2012)."""
    SECOND = "second"
    """Of counts of at least 10 (Mebane, 2006)."""

    @property
    def smallest_count(self) -> int:
        """The smallest count whose digit is used."""
        return 100 if self is Place.LAST else 10


@dataclass(frozen=True, slots=True)
class Textbook:
    """The usual law of the digit. It rejects elections nobody disputes: see caveats."""

    expected: tuple[float, ...]
    mean: float
    chi_square: float
    p: float


@dataclass(frozen=True, slots=True)
class DigitTest:
    """Digits of one count over all stations, beside each station's own null."""

    count: str
    """Which count, in words."""
    place: Place
    used: int
    """Stations whose count is large enough."""
    observed: tuple[int, ...]
    """Stations by digit 0 to 9."""
    expected: tuple[float, ...]
    """The same under the null, scaled to the same sum."""
    chi_square: float
    """Observed against expected with the null's own covariance."""
    degrees: int
    p: float
    cramers_v: float
    """Effect size: 0 is as expected, 1 is all stations on one digit; 0.1 is small."""
    mean: float
    expected_mean: float
    shift_error: float
    """Standard error of the shift of the mean."""
    textbook: Textbook
    caveats: tuple[str, ...]

    @property
    def mean_shift(self) -> float:
        """Observed mean digit less the null's: a second effect size, in digits."""
        return self.mean - self.expected_mean

    @property
    def shift_z(self) -> float:
        """The shift in standard errors."""
        return self.mean_shift / self.shift_error


def digits(
    stations: Stations,
    place: Place,
    *,
    minimum_voters: int = 100,
    minimum_ballots: int = 1,
    largest_percent: int = 99,
) -> tuple[DigitTest, ...]:
    """Test the last or second digits of votes and, if last, of turnout counts.

    Under the null a station's count k of n is drawn again from Bin(n, k / n); the
    expected digits and their covariance are summed over all outcomes, which is what
    a simulation of this null tends to.

    Args:
        stations: Results by station; the same rule as `integer_percentages`.
        place: Last or second digit.
        minimum_voters: Smallest list of voters of a station used.
        minimum_ballots: Smallest denominator of the share.
        largest_percent: Largest turnout and share of a station used.
    Returns:
        Tests of the leader's votes, of all others' valid votes and, for last digits,
        of the turnout count: its second digit follows the size of the voters' lists
        so closely that no null here is honest. The textbook law stands beside, with
        the warning that it rejects baselines.
    Raises:
        ForensicsError: no station fulfils the rule, or fewer than five are expected
            with some digit.
    Source:
        Beber and Scacco, “What the numbers say” (2012); Mebane, “Election forensics:
        the second-digit Benford's law test” (2006); the null is this project's.
    """
    used = stations.only(
        stations.eligible(
            minimum_voters=minimum_voters,
            minimum_ballots=minimum_ballots,
            largest_percent=largest_percent,
        )
    )
    counts = [
        (f"leader's votes ({used.share_words})", used.leader, used.valid),
        (
            f"others' votes (the rest of {used.share_words})",
            used.valid - used.leader,
            used.valid,
        ),
    ]
    if place is Place.LAST:
        counts.append(
            (
                f"turnout count ({used.turnout_words})",
                used.turnout_count,
                used.registered,
            )
        )
    return tuple(DigitChances.of(k, n, place).test(name) for name, k, n in counts)


@dataclass(frozen=True, slots=True, eq=False)
class DigitChances:
    """Digits seen and their chances for every station, to be summed over any."""

    place: Place
    digit: Counts
    """For each station, 10 where the count is too small."""
    chance: Floats
    """For each different pair, ten columns."""
    where: Counts

    @classmethod
    def of(cls, k: Counts, n: Counts, place: Place) -> "DigitChances":
        """Compute the chances of every digit for the different pairs."""
        pairs = Pairs.of(k, n)
        digit = _digits_up_to(int(n.max()), place)
        chance = np.empty((len(pairs.k), 10))
        for window in windows(pairs):
            row = np.arange(len(window.rows))[:, None] * 11
            chance[window.rows] = np.bincount(
                (row + digit[window.j]).ravel(),
                weights=window.chance.ravel(),
                minlength=11 * len(window.rows),
            ).reshape(-1, 11)[:, :10]
        return cls(place, digit[k], chance, pairs.where)

    def test(self, count: str, where: Mask | None = None) -> DigitTest:
        """Compare over all stations or those of a mask.

        Raises:
            ForensicsError: fewer than five stations are expected with some digit.
        """
        seen = self.digit if where is None else self.digit[where]
        places = self.where if where is None else self.where[where]
        times = np.bincount(places, minlength=len(self.chance))
        observed = np.bincount(seen, minlength=11)[:10]
        used = int(observed.sum())
        total = times @ self.chance
        if min(float(total.min()), used / 10) < SMALLEST_EXPECTED:
            raise ForensicsError(
                f"{used} stations have a {self.place.value} digit of {count} to look"
                " at: fewer than five expected with some digit are too few"
            )
        share = total / total.sum()
        # Both sums vary; what is compared is the digits among those large enough.
        covariance = np.diag(total) - (self.chance * times[:, None]).T @ self.chance
        centre = np.eye(10) - np.outer(share, np.ones(10))
        covariance = centre @ covariance @ centre.T
        difference = observed - used * share
        inverse = np.linalg.pinv(covariance, rcond=1e-9, hermitian=True)
        degrees = int(np.linalg.matrix_rank(covariance, tol=1e-9 * total.max()))
        chi_square = float(difference @ inverse @ difference)
        return DigitTest(
            count=count,
            place=self.place,
            used=used,
            observed=tuple(int(number) for number in observed),
            expected=tuple(float(number) for number in used * share),
            chi_square=chi_square,
            degrees=degrees,
            p=float(chdtrc(degrees, chi_square)),
            cramers_v=float(np.sqrt((difference**2 / share).sum() / 9) / used),
            mean=float(observed @ _DIGITS) / used,
            expected_mean=float(share @ _DIGITS),
            shift_error=float(np.sqrt(_DIGITS @ covariance @ _DIGITS)) / used,
            textbook=_textbook(observed, self.place),
            caveats=(_CAVEATS[self.place], digit_words(self.place.value)),
        )


_CAVEATS = {
    Place.LAST: (
        "No verdict from digits alone. The null redraws each station around its own"
        " count: where the share is near 0 or 1 it follows the count and sees little."
    ),
    Place.SECOND: (
        "No verdict from digits alone. In counts below 1,000 the second digit mostly"
        " tells how large the stations are, and a null around each station's own"
        " count follows it: only strong rounding shows."
    ),
}


def _textbook(observed: Counts, place: Place) -> Textbook:
    if place is Place.LAST:
        law = np.full(10, 0.1)
    else:
        first = np.arange(1, 10)[:, None]
        law = np.log10(1 + 1 / (10 * first + _DIGITS)).sum(axis=0)
    expected = observed.sum() * law
    chi_square = float(((observed - expected) ** 2 / expected).sum())
    return Textbook(
        tuple(float(number) for number in expected),
        float(law @ _DIGITS),
        chi_square,
        float(chdtrc(9, chi_square)),
    )


def _digits_up_to(largest: int, place: Place) -> Counts:
    """The digit of every count from 0, or 10 where the count is too small."""
    count = np.arange(largest + 1)
    if place is Place.LAST:
        digit = count % 10
    else:
        digit = count.copy()
        while (large := digit >= 100).any():
            digit[large] //= 10
        digit %= 10
    digit[: place.smallest_count] = 10
    return digit
