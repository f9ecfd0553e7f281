"""How often a quick count holds the truth: `python -m benchmarks.quickcount`.

Samples are drawn again and again from a published result by ballot box, in proportion
to the provinces with at least two in each, and estimated as on the night. Three ways:
everything has come in; a fifth is missing at random; half of the largest fifth of the
boxes is late. The peer is the margin without the design effect, as if the ballots had
been drawn one by one.
"""

import argparse
import csv
import gzip
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from orkhon.engines.elections.estimation import (
    Estimate,
    Reference,
    ratios,
    sample_design,
)
from orkhon.engines.elections.sampling.allocation import proportional

RESULT = Path("tests/data/elections/turkiye-2015-11-boxes.csv.gz")
SIZES = (300, 600, 1500, 3000)
LEVEL = 0.95
Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Country:
    """A result by box."""

    provinces: list[str]
    by_province: list[Places]
    province: Places
    votes: NDArray[np.float64]
    valid: NDArray[np.float64]
    large: NDArray[np.bool_]

    @property
    def truth(self) -> float:
        """The share in all boxes."""
        return float(self.votes.sum() / self.valid.sum())


def main() -> None:
    """Print margin, design effect and coverage for each size and way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--samples", type=int, default=500)
    parser.add_argument("--option", default="ak_parti")
    given = parser.parse_args()
    country = read(RESULT, given.option)
    boxes = len(country.votes)
    print(
        f"{boxes} boxes, {len(country.provinces)} provinces, share {country.truth:.5f}"
    )
    print(f"{given.samples} samples; coverage ± {(0.0475 / given.samples) ** 0.5:.3f}")
    print(
        f"{'n':>5} {'':22}{'margin':>8}{'effect':>8}{'bias':>9}{'held':>7}{'naive':>7}"
    )
    for size in SIZES:
        for name, keep in WAYS:
            random = np.random.default_rng(given.seed)
            print(
                f"{size:>5} {name:22}" + row(country, random, size, keep, given.samples)
            )


def row(
    country: Country,
    random: np.random.Generator,
    size: int,
    keep: Callable[[Country, np.random.Generator, Places], Places],
    samples: int,
) -> str:
    """One line: means over the samples, and shares of them."""
    cells = []
    for _ in range(samples):
        cells.append(
            estimate(country, keep(country, random, drawn(country, random, size)))
        )
    value = np.array([cell.value for cell in cells])
    margin = np.array([cell.margin for cell in cells])
    effect = np.array(
        [cell.design_effect.value for cell in cells if cell.design_effect]
    )
    off = np.abs(value - country.truth)
    return (
        f"{100 * margin.mean():>7.2f}%{effect.mean():>8.1f}"
        f"{100 * (value.mean() - country.truth):>+8.3f}%"
        f"{(off <= margin).mean():>7.3f}{(off <= margin / np.sqrt(effect)).mean():>7.3f}"
    )


def drawn(country: Country, random: np.random.Generator, size: int) -> Places:
    """A sample stratified by province."""
    sizes = {
        name: len(boxes)
        for name, boxes in zip(country.provinces, country.by_province, strict=True)
    }
    counts = proportional(sizes, size, 2)
    return np.concatenate(
        [
            random.choice(boxes, counts[name], replace=False)
            for name, boxes in zip(country.provinces, country.by_province, strict=True)
        ]
    )


def estimate(country: Country, boxes: Places) -> Estimate:
    """The share with the weights of those who reported."""
    frame = {
        name: len(where)
        for name, where in zip(country.provinces, country.by_province, strict=True)
    }
    cell = ratios(
        sample_design(
            len(boxes),
            probability_sample=True,
            strata=[country.provinces[code] for code in country.province[boxes]],
            population=frame,
        ),
        {"share": (country.votes[boxes], country.valid[boxes])},
        level=LEVEL,
        minimum_units=1,
        reference=Reference.COUNTED_WITH,
    ).cell("share")
    assert isinstance(cell, Estimate)
    return cell


def everything(country: Country, random: np.random.Generator, boxes: Places) -> Places:
    """All have reported."""
    return boxes


def a_fifth_missing(
    country: Country, random: np.random.Generator, boxes: Places
) -> Places:
    """Four fifths have, whichever."""
    return at_least_two(country, boxes, random.random(len(boxes)) >= 0.2)


def large_late(country: Country, random: np.random.Generator, boxes: Places) -> Places:
    """Half of the large ones have not."""
    late = country.large[boxes] & (random.random(len(boxes)) < 0.5)
    return at_least_two(country, boxes, ~late)


def at_least_two(country: Country, boxes: Places, present: NDArray[np.bool_]) -> Places:
    """Wait in each province until two have reported, as a count must."""
    code = country.province[boxes]
    for province in range(len(country.provinces)):
        inside = np.flatnonzero(code == province)
        if present[inside].sum() < 2:
            present[inside[:2]] = True
    return boxes[present]


WAYS = (
    ("everything in", everything),
    ("a fifth missing", a_fifth_missing),
    ("half of the large late", large_late),
)


def read(path: Path, option: str) -> Country:
    """A result by box; boxes without a valid ballot are left out."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        rows = [one for one in csv.DictReader(file) if int(one["valid"])]
    provinces = sorted({one["province"] for one in rows})
    place = {name: code for code, name in enumerate(provinces)}
    province = np.array([place[one["province"]] for one in rows])
    valid = np.array([float(one["valid"]) for one in rows])
    return Country(
        provinces,
        [np.flatnonzero(province == code) for code in range(len(provinces))],
        province,
        np.array([float(one[option]) for one in rows]),
        valid,
        valid > np.quantile(valid, 0.8),
    )


if __name__ == "__main__":
    main()
