"""Measure the alignment of articles across languages: `python -m benchmarks.alignment`.

The Universal Declaration in nineteen pairs of languages, as the engine’s reference folder has it. A
fifth of the articles is left out at random on each side, in order and shuffled; rarity
is counted on what is left. Beside ours, on the same draws: lengths alone, difflib on
transliterated text, character n-grams of transliterated text, and galechurch where it is
installed (it keeps order and pairs everyone, so only the first task suits it).

Each peer's threshold is the best of a grid on eight other pairs, with Tatar and Turkmen,
applied unchanged. Ours is computed from the number of texts alone.
"""

import argparse
import resource
import time
from collections import Counter
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path
from random import Random

import numpy as np

from orkhon.engines.names import fold
from orkhon.engines.texts import align, alignment
from orkhon.engines.texts.alignment.pairing import Pair, pair_freely, pair_in_order
from orkhon.engines.texts.alignment.standing import standing
from orkhon.engines.texts.alignment.vectors import Matrix

try:
    import galechurch
except ImportError:
    galechurch = None

TEXTS = Path(alignment.__file__).parent / "reference"
TURKIC = ["kk ky", "kk tr", "ky tr", "az tr", "az kk", "uz-Latn tr", "uz-Cyrl kk"]
SCRIPTS = ["uz-Latn uz-Cyrl"]
RUSSIAN = ["kk ru", "ky ru", "tr ru", "az ru", "uz-Latn ru"]
ENGLISH = ["kk en", "ky en", "tr en", "az en", "uz-Latn en"]
GROUPS = {
    "Turkic": TURKIC,
    "two scripts": SCRIPTS,
    "with Russian": RUSSIAN,
    "with English": ENGLISH,
    "ru-en": ["ru en"],
}
TUNING = ["tt kk", "tt ru", "tt tr", "tt en", "tk tr", "tk uz-Latn", "tk ru", "tk az"]
GRID = [step / 4 for step in range(17)]
KEPT = 24
SIZES = {300: 2.0, 600: 5.0, 1000: 10.0}
"""Articles a side in the measure of speed, and seconds that they may take: promised
for 300, for the others what needs no blocking by chapters."""
LIMIT_MEGABYTES = 400
PROMISED = {True: 0.975, False: 0.945}

Measure = Callable[[Sequence[str], Sequence[str]], Matrix]


def length_alone(a: Sequence[str], b: Sequence[str]) -> Matrix:
    """Unlikeness of lengths, the usual ratio apart."""
    one, other = (np.log([len(text) for text in side]) for side in (a, b))
    return -np.abs((one - one.mean())[:, None] - (other - other.mean())[None, :])


def by_difflib(a: Sequence[str], b: Sequence[str]) -> Matrix:
    """Ratio of matching blocks of the transliterated texts."""
    return np.array([[_ratio(one, other) for other in b] for one in a])


def by_ngrams(a: Sequence[str], b: Sequence[str]) -> Matrix:
    """Cosine of character 3- to 5-grams of the transliterated texts, by rarity."""
    counts = [_grams(text) for text in (*a, *b)]
    having = Counter(gram for count in counts for gram in count)
    columns = {gram: place for place, gram in enumerate(having)}
    rarity = np.log(len(counts) / np.array(list(having.values()), dtype=float)) + 1e-9
    table = np.zeros((len(counts), len(columns)))
    for row, count in enumerate(counts):
        for gram, times in count.items():
            table[row, columns[gram]] = (1 + np.log(times)) * rarity[columns[gram]]
    table /= np.linalg.norm(table, axis=1, keepdims=True)
    return np.asarray(table[: len(a)] @ table[len(a) :].T)


PEERS: dict[str, Measure] = {
    "length alone": length_alone,
    "difflib, transliterated": by_difflib,
    "n-grams, transliterated": by_ngrams,
}


def main() -> None:
    """Print our figures beside the peers'."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--draws", type=int, default=20)
    parser.add_argument("--peer-draws", type=int, default=5)
    given = parser.parse_args()
    for ordered in (True, False):
        print(f"\nmean F1, {'in order' if ordered else 'shuffled'}")
        _print_head()
        ours = _each(lambda pair: _ours(pair, given.draws, ordered=ordered))  # noqa: B023 -- called at once
        _print_row(f"Orkhon, {given.draws} draws", ours)
        if ordered and galechurch is not None:
            _print_row(
                "galechurch", _each(lambda pair: _churches(pair, given.peer_draws))
            )
        elif ordered:
            print("galechurch is not installed: pip install galechurch")
        for name, measure in PEERS.items():
            _print_row(name, _peer(measure, given.peer_draws, ordered=ordered))
        mean = sum(ours.values()) / len(ours)
        kept = mean >= PROMISED[ordered] and (ordered or min(ours.values()) >= 0.88)
        print(f"promised {PROMISED[ordered]} and kept: {'yes' if kept else 'no'}")
        print("  ".join(f"{pair} {score:.3f}" for pair, score in ours.items()))
    _print_speed()


def _articles(language: str) -> list[str]:
    return (TEXTS / f"{language}.txt").read_text(encoding="utf-8").splitlines()


def _draw(seed: int, *, ordered: bool) -> tuple[list[int], list[int]]:
    random = Random(seed)  # noqa: S311 -- a draw that can be repeated
    one, other = (random.sample(range(30), KEPT) for _ in range(2))
    return (sorted(one), sorted(other)) if ordered else (one, other)


def _f1(rows: list[int], columns: list[int], found: Sequence[Pair]) -> float:
    gold = {(number, number) for number in {*rows} & {*columns}}
    pairs = {(rows[row], columns[column]) for row, column in found}
    return 2 * len(gold & pairs) / (len(gold) + len(pairs))


def _each(measured: Callable[[str], float]) -> dict[str, float]:
    return {pair: measured(pair) for pairs in GROUPS.values() for pair in pairs}


def _ours(pair: str, draws: int, *, ordered: bool) -> float:
    one, other = pair.split()
    a, b = _articles(one), _articles(other)
    total = 0.0
    for seed in range(draws):
        rows, columns = _draw(seed, ordered=ordered)
        left, right = [a[row] for row in rows], [b[column] for column in columns]
        found = align(left, one, right, other, ordered=ordered)
        total += _f1(
            rows, columns, [(x, y) for match in found for x in match.a for y in match.b]
        )
    return total / draws


def _churches(pair: str, draws: int) -> float:
    a, b = (_articles(language) for language in pair.split())
    total = 0.0
    for seed in range(draws):
        rows, columns = _draw(seed, ordered=True)
        block = galechurch.align(
            [a[row] for row in rows], [b[column] for column in columns]
        )
        found = [
            (x, y)
            for bead in block.beads
            for x in range(bead.source_start, bead.source_end)
            for y in range(bead.target_start, bead.target_end)
        ]
        total += _f1(rows, columns, found)
    return total / draws


def _peer(measure: Measure, draws: int, *, ordered: bool) -> dict[str, float]:
    """A peer's scores at the threshold that is best on the tuning pairs."""
    tuned = np.mean([_over_grid(measure, pair, draws, ordered) for pair in TUNING], 0)
    best = int(np.argmax(tuned))
    return _each(lambda pair: float(_over_grid(measure, pair, draws, ordered)[best]))


def _over_grid(measure: Measure, pair: str, draws: int, ordered: bool) -> Matrix:
    a, b = (_articles(language) for language in pair.split())
    pairing = pair_in_order if ordered else pair_freely
    scores = np.zeros(len(GRID))
    for seed in range(draws):
        rows, columns = _draw(seed, ordered=ordered)
        similarity = measure([a[row] for row in rows], [b[place] for place in columns])
        stands = standing(similarity)
        scores += [_f1(rows, columns, pairing(stands, needed)) for needed in GRID]
    return scores / draws


_RATIOS: dict[tuple[str, str], float] = {}
_FOLDED: dict[str, str] = {}


def _folded(text: str) -> str:
    if text not in _FOLDED:
        _FOLDED[text] = fold(text)
    return _FOLDED[text]


def _ratio(one: str, other: str) -> float:
    if (one, other) not in _RATIOS:
        matcher = SequenceMatcher(None, _folded(one), _folded(other), autojunk=False)
        _RATIOS[one, other] = matcher.ratio()
    return _RATIOS[one, other]


def _grams(text: str) -> Counter[str]:
    folded = f" {_folded(text)} "
    return Counter(
        folded[start : start + size]
        for size in (3, 4, 5)
        for start in range(len(folded) - size + 1)
    )


def _print_head() -> None:
    print(f"{'':26}" + "".join(f"{name:>13}" for name in GROUPS) + "   all  worst")


def _print_row(name: str, scores: dict[str, float]) -> None:
    means = [sum(map(scores.get, pairs)) / len(pairs) for pairs in GROUPS.values()]  # type: ignore[arg-type]  # -- every pair has its score
    cells = "".join(f"{mean:>13.3f}" for mean in means)
    whole = sum(scores.values()) / len(scores)
    worst = min(scores, key=lambda pair: scores[pair])
    print(f"{name:26}{cells} {whole:.3f}  {scores[worst]:.2f} {worst}", flush=True)


def _print_speed() -> None:
    kazakh, russian = _articles("kk"), _articles("ru")
    # Longer articles, each of three articles that no other joins.
    joined = Random(0).sample(list(combinations(range(30), 3)), max(SIZES))  # noqa: S311 -- as above
    for size, limit in SIZES.items():
        a = [" ".join(kazakh[one] for one in three) for three in joined[:size]]
        b = [" ".join(russian[one] for one in three) for three in joined[:size]]
        for ordered in (True, False):
            began = time.perf_counter(), time.process_time()
            found = align(a, "kk", b, "ru", ordered=ordered)
            wall = time.perf_counter() - began[0]
            core = time.process_time() - began[1]
            right = sum(match.a == match.b for match in found)
            print(
                f"{size} x {size} articles, {'in order' if ordered else 'shuffled'}: "
                f"{wall:.2f} s, {core:.2f} s of processor, {right} right; "
                f"under {limit:.0f} s: {'yes' if core < limit else 'no'}"
            )
        used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"memory {used:.0f} MB, under {LIMIT_MEGABYTES}: {used < LIMIT_MEGABYTES}"
        )


if __name__ == "__main__":
    main()
