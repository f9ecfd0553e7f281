"""What the same numbers are on other elections: nothing is large or small alone.

The values were measured by this project on published results by polling station, with
turnout and share as the sets define them, the leader being the winner. Russia's counts
are disputed in published studies; those of the other sets usually are not, on these
grounds. A value that was not measured is None.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Baseline:
    """One election and what the methods of this engine give on it."""

    election: str
    source: str
    is_disputed: bool
    """Whether published studies dispute the count on statistical grounds."""
    integer_z: float | None = None
    """Turnout or result at a whole percentage."""
    integer_result_z: float | None = None
    last_digit_mean: float | None = None
    """Of the leader's votes where at least 100; a uniform digit has 4.5."""
    last_digit_p: float | None = None
    """Of the uniform law, which is the wrong null."""
    second_digit_mean: float | None = None
    """Of the leader's votes; Benford's law has 4.187."""
    slope_leader: float | None = None
    slope_others: float | None = None
    correlation: float | None = None
    """Of turnout and the leader's share."""
    last_digit_shift: float | None = None
    """Mean last digit of the leader's votes less that of the null of this engine."""
    second_digit_shift: float | None = None
    """The same of second digits."""
    klimek_incremental: tuple[float, float] | None = None
    klimek_extreme: tuple[float, float] | None = None


_SECIMLER = "github.com/berkorbay/secimler"
_RUSSIA = "Central Election Commission of Russia, by polling station"
BASELINES = (
    Baseline(
        "Russia, presidential election, 2018",
        _RUSSIA,
        is_disputed=True,
        integer_z=14.6,
        last_digit_mean=4.473,
        last_digit_p=0.043,
        second_digit_mean=4.017,
        slope_leader=1.03,
        slope_others=-0.03,
        correlation=0.51,
    ),
    Baseline(
        "Russia, presidential election, 2024",
        _RUSSIA,
        is_disputed=True,
        integer_z=25.9,
        last_digit_mean=4.464,
        last_digit_p=0.021,
        second_digit_mean=4.047,
        slope_leader=1.04,
        slope_others=-0.04,
        correlation=0.54,
    ),
    Baseline(
        "Türkiye, local elections, 2014",
        "published results by ballot box",
        is_disputed=False,
        integer_z=-0.5,
        last_digit_mean=4.369,
        last_digit_p=2e-36,
        second_digit_mean=3.867,
        slope_leader=0.64,
        slope_others=0.36,
        correlation=0.08,
    ),
    Baseline(
        "Canada, federal election, 2011",
        "Elections Canada, by polling division",
        is_disputed=False,
        integer_z=2.2,
        last_digit_mean=4.326,
        last_digit_p=5e-12,
        second_digit_mean=3.945,
        slope_leader=0.47,
        slope_others=0.53,
        correlation=0.07,
    ),
    Baseline(
        "Türkiye, parliamentary election, June 2015",
        _SECIMLER,
        is_disputed=False,
        integer_z=-2.0,
        integer_result_z=-3.8,
    ),
    Baseline(
        "Türkiye, parliamentary election, November 2015",
        _SECIMLER,
        is_disputed=False,
        integer_z=-0.7,
        integer_result_z=-2.0,
        last_digit_mean=4.443,
        last_digit_p=7e-8,
        second_digit_mean=4.094,
        slope_leader=0.71,
        slope_others=0.31,
        correlation=0.06,
        last_digit_shift=0.002,
        second_digit_shift=-0.0004,
        klimek_incremental=(0.0, 0.0),
        klimek_extreme=(0.0, 0.001),
    ),
)


def quiet() -> tuple[Baseline, ...]:
    """Elections whose counts are not usually disputed on these grounds."""
    return tuple(one for one in BASELINES if not one.is_disputed)


def integer_words() -> str:
    """What z has been elsewhere, in a sentence."""
    values = [one.integer_z for one in quiet() if one.integer_z is not None]
    return (
        "On elections whose counts are not usually disputed z (turnout or result) was"
        f" {min(values):+.1f} to {max(values):+.1f}."
    )


def digit_words(place: str) -> str:
    """What the textbook law and our null make of undisputed elections, in a sentence."""
    if place == "last":
        values = [one.last_digit_p for one in quiet() if one.last_digit_p is not None]
        return (
            "The textbook law (all digits alike) is the wrong null: it rejects elections"
            f" not usually disputed, with p down to {min(values):.0e}. The mean less our"
            " null's elsewhere: "
            + _by_election(lambda one: _signed(one.last_digit_shift))
        )
    means = [
        one.second_digit_mean for one in quiet() if one.second_digit_mean is not None
    ]
    return (
        "Benford's law is the wrong null for polling stations: on elections not usually"
        f" disputed the mean was {min(means):.3f} to {max(means):.3f} instead of 4.187."
        " The mean less our null's elsewhere: "
        + _by_election(lambda one: _signed(one.second_digit_shift))
    )


def slope_words() -> str:
    """What the slopes have been elsewhere, in a sentence."""
    return "Leader's and others' slopes elsewhere: " + _by_election(
        lambda one: (
            None
            if one.slope_leader is None or one.slope_others is None
            else f"{one.slope_leader:+.2f} and {one.slope_others:+.2f}"
        )
    )


def correlation_words() -> str:
    """What the correlation has been elsewhere, in a sentence."""
    return "Correlations elsewhere: " + _by_election(
        lambda one: None if one.correlation is None else f"{one.correlation:+.2f}"
    )


def _signed(value: float | None) -> str | None:
    return None if value is None else f"{value:+.3f}"


def _by_election(words: Callable[[Baseline], str | None]) -> str:
    parts = []
    for one in BASELINES:
        if (value := words(one)) is not None:
            parts.append(
                f"{value} ({one.election}; {'' if one.is_disputed else 'not usually '}"
                "disputed)"
            )
    return "; ".join(parts) + "."


def klimek_words() -> str:
    """What the ranges have been elsewhere, in a sentence."""
    return "Ranges elsewhere: " + _by_election(
        lambda one: (
            None
            if one.klimek_incremental is None or one.klimek_extreme is None
            else f"incremental {_range(one.klimek_incremental)},"
            f" extreme {_range(one.klimek_extreme)}"
        )
    )


def _range(ends: tuple[float, float]) -> str:
    return f"{ends[0]:.3f} to {ends[1]:.3f}"
