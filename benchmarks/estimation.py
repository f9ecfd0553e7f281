"""Measure the estimation kernel beside svy: `python -m benchmarks.estimation`.

Ten thousand sampled stations in 87 strata, 60 yes-and-no questions of which a tenth
is not answered, Korn-Graubard intervals of every question in every stratum: 5,220
cells. Both get the same arrays; making svy's table of the sample is not timed, nor is
its import. The cells are then compared, and a difference above one in a thousand
million is counted.

The wall clock of a busy machine says little; processor seconds stand beside it.
"""

import argparse
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from orkhon.engines.elections.estimation import (
    SampleDesign,
    Table,
    proportions,
    sample_design,
    survey,
)

STATIONS, STRATA, ITEMS = 10_000, 87, 60
LIMIT = 0.3
"""Seconds allowed for all cells."""
LEVEL = 0.95
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Clock:
    """What one run took."""

    wall: float
    processor: float


def main() -> None:
    """Time both programs on the same sample and print what they took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--repeats", type=int, default=5, help="of the kernel")
    given = parser.parse_args()
    design, answers = sample(given.seed)
    ours = [timed(lambda: ask_kernel(design, answers)) for _ in range(given.repeats)]
    table = ours[0][0]
    figures, theirs = timed(lambda: ask_svy(design, answers))
    best = min((clock for _, clock in ours), key=lambda clock: clock.wall)
    cells, listing = timed(lambda: list(table.states()))
    print(
        f"{STATIONS} stations, {STRATA} strata, {ITEMS} questions: {len(cells)} cells"
    )
    print(f"{'':24}{'wall s':>9}{'core s':>9}")
    for name, clock in (
        ("kernel, best", best),
        ("kernel, first", ours[0][1]),
        ("cells made of it", listing),
        ("svy", theirs),
    ):
        print(f"{name:24}{clock.wall:>9.3f}{clock.processor:>9.3f}")
    wrong = survey.disagreements(table, figures)
    print(f"cells that differ: {len(wrong)}")
    print(f"kernel under {LIMIT} s: {'yes' if best.wall < LIMIT else 'no'}")


def sample(seed: int) -> tuple[SampleDesign, dict[str, np.ndarray]]:
    """An invented sample: strata of unequal size, questions of unequal share."""
    random = np.random.default_rng(seed)
    strata = [f"stratum {number:02}" for number in range(STRATA)]
    chances = random.uniform(0.5, 2, STRATA)
    sizes = 10 + random.multinomial(STATIONS - 10 * STRATA, chances / chances.sum())
    design = sample_design(
        STATIONS,
        probability_sample=True,
        strata=[name for name, n in zip(strata, sizes, strict=True) for _ in range(n)],
        population={
            name: int(n * random.integers(5, 20))
            for name, n in zip(strata, sizes, strict=True)
        },
    )
    answers = {}
    for item in range(ITEMS):
        yes = random.random(STATIONS) < random.uniform(0.03, 0.97)
        asked = random.random(STATIONS) < 0.9
        answers[f"question {item + 1}"] = np.where(asked, yes.astype(float), np.nan)
    return design, answers


def ask_kernel(design: SampleDesign, answers: dict[str, np.ndarray]) -> Table:
    """All cells by the kernel."""
    return proportions(
        design, answers, by=design.stratum_names, level=LEVEL, minimum_units=1
    )


def ask_svy(
    design: SampleDesign, answers: dict[str, np.ndarray]
) -> tuple[survey.Figure, ...]:
    """All cells by svy."""
    return survey.proportions(design, answers, by=design.stratum_names, level=LEVEL)


def timed(ask: Callable[[], Result]) -> tuple[Result, Clock]:
    """A result and what it took."""
    wall, processor = time.perf_counter(), time.process_time()
    result = ask()
    return result, Clock(time.perf_counter() - wall, time.process_time() - processor)


if __name__ == "__main__":
    main()
