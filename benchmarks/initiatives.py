"""Measure how initiatives are matched: `python -m benchmarks.initiatives`.

Articles of the Universal Declaration stand for initiatives of members: in each draw
four articles are told in two languages, eight more in one each, the languages at random
among eight varieties; eighteen other articles are the background. Right are the four
pairs of the 120. Beside ours, on the same draws: difflib and n-grams of transliterated
text, each at the threshold that is best on the very draws that are measured. Ours was
fixed on draws 0 to 19; measured are 100 to 139. Then the sample's own initiatives.
"""

import argparse
import time
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

import numpy as np

from benchmarks.alignment import by_difflib, by_ngrams
from orkhon.engines.texts.alignment.languages import LANGUAGES
from orkhon.engines.texts.alignment.subjects import (
    NEEDED,
    Alike,
    Told,
    find_alike,
    shipped_background,
)

SAMPLE = Path(__file__).parents[1] / "orkhon" / "sample" / "laws" / "initiatives.toml"
PAIRS, SINGLE = 4, 8
GRID = np.linspace(-0.2, 1.0, 121)
Found = dict[tuple[int, int], float]
Draw = tuple[list[Told], set[tuple[int, int]], list[Told]]


def main() -> None:
    """Print our figures beside the peers'."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--draws", type=int, default=40)
    given = parser.parse_args()
    draws = [draw(seed) for seed in range(100, 100 + given.draws)]
    print(f"{'':28}precision  recall    F1  threshold")
    began = time.perf_counter()
    ours = [_ours(told, around) for told, _gold, around in draws]
    seconds = (time.perf_counter() - began) / len(draws)
    _print("Orkhon, fixed", draws, ours, [NEEDED])
    for name, peer in (("n-grams", by_ngrams), ("difflib", by_difflib)):
        _print(f"{name}, transliterated", draws, [_peer(peer, t) for t, *_ in draws])
    print(f"{PAIRS * 2 + SINGLE} texts among each other: {seconds:.2f} s")
    _print_bands(draws)
    _print_sample()


def draw(seed: int) -> Draw:
    """Texts, the pairs of them on one subject, and texts on everything else."""
    random = Random(seed)  # noqa: S311 -- a draw that can be repeated
    articles = {
        language: [one.text for one in shipped_background() if one.language == language]
        for language in LANGUAGES
    }
    order = random.sample(range(30), 30)
    told: list[Told] = []
    gold = set()
    for number in order[:PAIRS]:
        gold.add((len(told), len(told) + 1))
        told += [
            Told(articles[language][number], language)
            for language in random.sample(LANGUAGES, 2)
        ]
    for number in order[PAIRS : PAIRS + SINGLE]:
        language = random.choice(LANGUAGES)
        told.append(Told(articles[language][number], language))
    around = [
        Told(articles[language][number], language)
        for number in order[PAIRS + SINGLE :]
        for language in LANGUAGES
    ]
    return told, gold, around


def _ours(told: Sequence[Told], around: Sequence[Told]) -> Found:
    found: list[Alike] = find_alike(told, least=0.0, background=around)
    return {(one.first, one.second): one.likeness for one in found}


def _peer(measure: Callable[..., np.ndarray], told: Sequence[Told]) -> Found:
    texts = [one.text for one in told]
    table = measure(texts, texts)
    places = range(len(texts))
    return {(i, j): float(table[i, j]) for j in places for i in places[:j]}


def _print(
    name: str, draws: Sequence[Draw], found: Sequence[Found], grid: Sequence[float] = ()
) -> None:
    """One row; without a threshold of its own the best of a grid."""
    rows = [
        (score, pair in gold)
        for one, (_told, gold, _around) in zip(found, draws, strict=True)
        for pair, score in one.items()
    ]
    right = sum(is_right for _, is_right in rows)

    def measured(needed: float) -> tuple[float, float, float]:
        proposed = [is_right for score, is_right in rows if score >= needed]
        hit = sum(proposed)
        f1 = 2 * hit / (len(proposed) + right)
        return f1, hit / max(len(proposed), 1), hit / right

    best = max(grid or [float(one) for one in GRID], key=lambda one: measured(one)[0])
    f1, precision, recall = measured(best)
    print(f"{name:28}{precision:9.3f}{recall:8.3f}{f1:6.3f}{best:11.2f}")


def _print_bands(draws: Sequence[Draw]) -> None:
    """How often a pair of a given confidence is right."""
    rows = [
        (one.confidence, (one.first, one.second) in gold)
        for told, gold, around in draws
        for one in find_alike(told, least=0.5, background=around)
    ]
    for low, high in ((0.5, 0.7), (0.7, 0.9), (0.9, 1.01)):
        held = [is_right for sure, is_right in rows if low <= sure < high]
        print(f"confidence {low:.1f} to {min(high, 1):.1f}: {sum(held)} of {len(held)}")


def _print_sample() -> None:
    rows = tomllib.loads(SAMPLE.read_text(encoding="utf-8"))["initiative"]
    told = [Told(f"{one['title']}. {one['summary']}", one["language"]) for one in rows]
    print("the sample's initiatives:")
    for one in find_alike(told, least=0.05):
        same = rows[one.first].get("same_subject")
        is_right = same is not None and same == rows[one.second].get("same_subject")
        print(
            f"  {rows[one.first]['key']} / {rows[one.second]['key']}: "
            f"{one.likeness:.2f}, {one.confidence:.2f}, "
            f"{'same' if is_right else 'different'}: {', '.join(one.why)}"
        )


if __name__ == "__main__":
    main()
