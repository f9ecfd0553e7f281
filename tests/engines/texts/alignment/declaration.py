"""The Universal Declaration in ten varieties, and draws from it.

The texts lie with the engine, with their origin and licence.
"""

from pathlib import Path
from random import Random

from orkhon.engines.texts import alignment

HOME = Path(alignment.__file__).parent / "reference"
PAIRS = [
    ("kk", "ky"), ("kk", "tr"), ("ky", "tr"), ("az", "tr"), ("az", "kk"),
    ("uz-Latn", "tr"), ("uz-Latn", "uz-Cyrl"), ("uz-Cyrl", "kk"),
    ("kk", "ru"), ("ky", "ru"), ("tr", "ru"), ("az", "ru"), ("uz-Latn", "ru"),
    ("kk", "en"), ("ky", "en"), ("tr", "en"), ("az", "en"), ("uz-Latn", "en"),
    ("ru", "en"),
]  # fmt: skip
"""The nineteen pairs measured."""
DROPPED = 0.2
"""Share of articles left out on each side."""


def articles(language: str) -> list[str]:
    """The thirty articles in one variety, without numbers and headings."""
    text = (HOME / f"{language}.txt").read_text(encoding="utf-8")
    return text.splitlines()


def draw(seed: int, *, ordered: bool) -> tuple[list[int], list[int]]:
    """Which articles either side keeps, a fifth left out at random on each."""
    random = Random(seed)  # noqa: S311 -- a draw that can be repeated
    kept = round(30 * (1 - DROPPED))
    sides = [random.sample(range(30), kept) for _ in range(2)]
    if ordered:
        sides = [sorted(side) for side in sides]
    return sides[0], sides[1]


def f1(rows: list[int], columns: list[int], found: list[tuple[int, int]]) -> float:
    """F1 of pairs of places against articles that both sides kept."""
    gold = {(number, number) for number in {*rows} & {*columns}}
    pairs = {(rows[row], columns[column]) for row, column in found}
    return 2 * len(gold & pairs) / (len(gold) + len(pairs))
