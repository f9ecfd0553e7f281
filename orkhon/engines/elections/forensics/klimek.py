"""Klimek's two parameters, as a range over choices that nothing in the data settles."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np

from orkhon.engines.elections.forensics.baselines import klimek_words
from orkhon.engines.elections.forensics.chances import Floats
from orkhon.engines.elections.forensics.stations import ForensicsError, Stations

ALPHAS = (0.5, 1.0, 1.5, 2.0, 2.5, 3.0)
"""How votes moved from others fall behind votes added; the paper fits it."""
PEAK_WIDTHS = (0.01, 0.02, 0.03)
"""Smoothing of the distributions of turnout and share before their peaks are taken."""
THETA_FACTORS = (1.0, 1.5)
"""What the spread above the peak, which holds untouched stations too, stands for."""
CELLS = 1000
"""Of a distribution before it is smoothed."""
FIT_BINS = (25, 50, 100)
"""Cells of the leader's votes over the register, in which the fit is made."""
EXTREME_WIDTH = 0.075
"""Spread of the near-total case below 100 % (Klimek and others, 2012)."""
FEWEST_STATIONS = 100
"""With fewer, the peak is anywhere."""
CAVEATS = (
    "The model knows one bell-shaped electorate and adds votes until the shape fits: a"
    " country of several electorates fits only with added votes, though there be none.",
    "Only the range is a result. A range from near zero to much says that the data do"
    " not settle the question.",
    "Stations with few added votes widen the peak and pass for untouched ones: on"
    " invented elections the model finds about half of the incremental proportion.",
)


@dataclass(frozen=True, slots=True)
class Fit:
    """The best parameters under one set of choices."""

    alpha: float
    peak_width: float
    theta_factor: float
    fit_bins: int
    incremental: float
    """The proportion of stations with some added and moved votes (the paper's f_i)."""
    extreme: float
    """The proportion with nearly all votes to the leader (the paper's f_e)."""
    misfit: float
    """Part of the stations that the fitted distribution puts in a wrong cell."""
    plain_misfit: float
    """The same for the model without any added or moved votes."""


@dataclass(frozen=True, slots=True)
class Klimek:
    """All fits, and the ranges they span."""

    fits: tuple[Fit, ...]
    used: int
    draws: int
    seed: int
    turnout_words: str
    share_words: str
    caveats: tuple[str, ...]

    @property
    def incremental(self) -> tuple[float, float]:
        """The smallest and the largest incremental proportion of all fits."""
        values = [fit.incremental for fit in self.fits]
        return min(values), max(values)

    @property
    def extreme(self) -> tuple[float, float]:
        """The smallest and the largest extreme proportion of all fits."""
        values = [fit.extreme for fit in self.fits]
        return min(values), max(values)

    @property
    def misfit(self) -> tuple[float, float]:
        """The smallest and the largest misfit of all fits."""
        values = [fit.misfit for fit in self.fits]
        return min(values), max(values)


def klimek(
    stations: Stations,
    *,
    seed: int,
    draws: int = 100_000,
    minimum_voters: int = 100,
) -> Klimek:
    """Fit the incremental and the extreme proportion under every set of choices.

    Turnout a and share v are normal, cut to 0 to 1: about the peak of each, with the
    spread of the stations below it. In an incremental station a part x of those who
    stayed away, and x^α of the others' votes, go to the leader, x = |N(0, θ)|, θ being
    the spread of shares above their peak or half as much again; in an extreme one x = 1 − |N(0, 0.075)|.
    The leader's votes over the register are compared with the mixture of the three
    kinds, by least squares over cells, and the two proportions solved for exactly.

    Args:
        stations: Results by station.
        seed: Of the draws that stand for the model's three distributions.
        draws: Stations drawn of each kind, at least 1,000.
        minimum_voters: Smallest list of voters of a station used.
    Returns:
        A fit for each exponent, smoothing, θ and width of cells: 108 in all.
    Raises:
        ForensicsError: too few draws or stations, or no spread about a peak.
    Source:
        Klimek, Yegorov, Hanel and Thurner, “Statistical detection of systematic
        election irregularities”, PNAS 109 (2012), and its supporting text.
    """
    if draws < 1000:
        raise ForensicsError(f"{draws} draws are too few to stand for a distribution")
    used = stations.only(
        stations.eligible(
            minimum_voters=minimum_voters, minimum_ballots=1, largest_percent=100
        )
    )
    if len(used) < FEWEST_STATIONS:
        raise ForensicsError(
            f"{len(used)} stations are too few for a distribution: at least"
            f" {FEWEST_STATIONS}"
        )
    turnout = used.turnout_count / used.registered
    share = used.leader / used.valid
    votes = used.leader / used.registered
    seen = {bins: _spread_over(votes, bins) for bins in FIT_BINS}
    chance = np.random.default_rng(seed)
    fits = []
    for peak_width in PEAK_WIDTHS:
        model = _Electorate.of(turnout, share, peak_width)
        drawn = model.draw(draws, chance)
        for factor, alpha in product(THETA_FACTORS, ALPHAS):
            kinds = list(drawn.votes(alpha, factor))
            for bins, observed in seen.items():
                cells = [_spread_over(kind, bins) for kind in kinds]
                first, second, off, plain_off = _fit(observed, *cells)
                fits.append(
                    Fit(alpha, peak_width, factor, bins, first, second, off, plain_off)
                )
    return Klimek(
        tuple(fits),
        len(used),
        draws,
        seed,
        used.turnout_words,
        used.share_words,
        (*CAVEATS, klimek_words()),
    )


@dataclass(frozen=True, slots=True)
class _Electorate:
    turnout: float
    turnout_spread: float
    share: float
    share_spread: float
    theta: float

    @classmethod
    def of(cls, turnout: Floats, share: Floats, width: float) -> "_Electorate":
        turnout_peak, share_peak = _peak(turnout, width), _peak(share, width)
        return cls(
            turnout_peak,
            _spread("turnout", "below", turnout[turnout < turnout_peak], turnout_peak),
            share_peak,
            _spread("share", "below", share[share < share_peak], share_peak),
            _spread("share", "above", share[share > share_peak], share_peak),
        )

    def draw(self, size: int, chance: np.random.Generator) -> "_Drawn":
        return _Drawn(
            turnout=_cut_normal(self.turnout, self.turnout_spread, size, chance),
            share=_cut_normal(self.share, self.share_spread, size, chance),
            incremental=np.abs(chance.normal(0, self.theta, size)),
            extreme=1 - np.minimum(np.abs(chance.normal(0, EXTREME_WIDTH, size)), 1.0),
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Drawn:
    turnout: Floats
    share: Floats
    incremental: Floats
    extreme: Floats

    def votes(self, alpha: float, factor: float) -> Iterator[Floats]:
        """Leader's votes over the register: untouched, incremental, extreme."""
        plain = self.turnout * self.share
        others = self.turnout - plain
        yield plain
        for part in (np.minimum(factor * self.incremental, 1.0), self.extreme):
            yield plain + part * (1 - self.turnout) + part**alpha * others


def _peak(values: Floats, width: float) -> float:
    """The peak of the smoothed distribution."""
    reach = round(4 * width * CELLS)
    kernel = np.exp(-((np.arange(-reach, reach + 1) / (width * CELLS)) ** 2) / 2)
    # Mirrored at both ends, so that a peak at 100 % is not smoothed away from there.
    padded = np.pad(_spread_over(values, CELLS), reach, mode="symmetric")
    smooth = np.convolve(padded, kernel, mode="valid")
    return (int(np.argmax(smooth)) + 0.5) / CELLS


def _spread(name: str, side: str, values: Floats, peak: float) -> float:
    spread = float(np.sqrt(((values - peak) ** 2).mean())) if values.size else 0.0
    # Within a cell of the peak there is no telling one side from the other.
    if spread * CELLS <= 1:
        raise ForensicsError(f"{name} has no spread {side} its peak of {peak:.1%}")
    return spread


def _cut_normal(
    mean: float, spread: float, size: int, chance: np.random.Generator
) -> Floats:
    """Normal draws from 0 to 1; what falls outside is drawn again."""
    values = chance.normal(mean, spread, size)
    while (outside := (values < 0) | (values > 1)).any():
        values[outside] = chance.normal(mean, spread, int(outside.sum()))
    return values


def _spread_over(values: Floats, bins: int) -> Floats:
    """Proportions of values in equal cells from 0 to 1."""
    cell = np.minimum((values * bins).astype(np.int64), bins - 1)
    proportions: Floats = np.bincount(cell, minlength=bins) / len(values)
    return proportions


def _fit(
    observed: Floats, plain: Floats, incremental: Floats, extreme: Floats
) -> tuple[float, float, float, float]:
    directions = np.stack([incremental - plain, extreme - plain])
    first, second = mixture(directions, observed - plain)
    fitted = plain + first * directions[0] + second * directions[1]
    return (
        first,
        second,
        float(np.abs(observed - fitted).sum() / 2),
        float(np.abs(observed - plain).sum() / 2),
    )


def mixture(directions: Floats, target: Floats) -> tuple[float, float]:
    """Two proportions, ≥ 0 and together at most 1, that come nearest the target.

    Args:
        directions: Two rows: what a whole unit of each adds to every cell.
        target: What is to be added to every cell.
    Returns:
        The proportions of the least sum of squares.
    """
    gram, right = directions @ directions.T, directions @ target
    inside = np.linalg.lstsq(gram, right, rcond=None)[0]
    if inside.min() >= 0 and inside.sum() <= 1:
        return float(inside[0]), float(inside[1])
    # The best point outside is on an edge: along each, a parabola cut to its ends.
    corners = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    best = corners[0]
    for start, end in ((0, 1), (0, 2), (1, 2)):
        along = corners[end] - corners[start]
        curve = along @ gram @ along
        slope = along @ (right - gram @ corners[start])
        point = corners[start] + along * np.clip(slope / curve if curve else 0, 0, 1)
        if point @ gram @ point - 2 * right @ point < (
            best @ gram @ best - 2 * right @ best
        ):
            best = point
    return float(best[0]), float(best[1])
