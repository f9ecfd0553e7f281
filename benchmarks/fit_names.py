"""Fit the weights of the names matcher and show that they generalise.

`python -m benchmarks.fit_names` prints the constants for
`orkhon/engines/names/comparison.py`, then quality on persons (five folds) and
on sources (leave one out) that the weights were not fitted on.

Method: logistic regression with a ridge penalty, by Newton's method (Hastie,
Tibshirani & Friedman, The Elements of Statistical Learning, 2nd ed., ch. 4.4).
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import exp

from benchmarks.names_measures import f1, recall_at
from benchmarks.names_pool import Pair, folds, read_pairs
from orkhon.engines.names.comparison import Evidence, evidence
from orkhon.engines.names.words import read_name

FOLDS = 5
RIDGE = 1.0
STEPS = 30
# What stands for two names of which no word is like a word of the other.
NOTHING_ALIKE = Evidence(1.0, 1.0, 0.8, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)

Row = tuple[float, ...]


def rows_of(pairs: Sequence[Pair]) -> list[Row]:
    """Evidence of each pair, after a 1 for the intercept."""
    return [
        (1.0, *(evidence(read_name(p.a), read_name(p.b)) or NOTHING_ALIKE))
        for p in pairs
    ]


def sure(weights: Sequence[float], row: Row) -> float:
    """The logistic rule."""
    total = sum(w * x for w, x in zip(weights, row, strict=True))
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, total))))


def fit(rows: Sequence[Row], truth: Sequence[bool]) -> list[float]:
    """Weights of most likely truth, the penalty sparing the intercept."""
    size = len(rows[0])
    weights = [0.0] * size
    for _ in range(STEPS):
        slope = [-RIDGE * w if i else 0.0 for i, w in enumerate(weights)]
        curve = [[RIDGE * (i == j and i > 0) for j in range(size)] for i in range(size)]
        for row, is_same in zip(rows, truth, strict=True):
            guess = sure(weights, row)
            spread = guess * (1.0 - guess)
            for i, x in enumerate(row):
                if not x:
                    continue
                slope[i] += (is_same - guess) * x
                for j, y in enumerate(row):
                    curve[i][j] += spread * x * y
        step = solve(curve, slope)
        weights = [w + s for w, s in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-9:
            break
    return weights


def solve(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """Solve linear equations by Gauss-Jordan elimination with pivots."""
    size = len(right)
    table = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for column in range(size):
        pivot = max(range(column, size), key=lambda i: abs(table[i][column]))
        table[column], table[pivot] = table[pivot], table[column]
        for i in range(size):
            factor = table[i][column] / table[column][column]
            if i != column and factor:
                table[i] = [
                    x - factor * y for x, y in zip(table[i], table[column], strict=True)
                ]
    return [table[i][size] / table[i][i] for i in range(size)]


def held_out(
    rows: Sequence[Row], truth: Sequence[bool], groups: Sequence[object]
) -> Iterator[tuple[object, list[int], list[float]]]:
    """For each group its places and its scores by weights of the other groups."""
    for group in sorted(set(groups), key=str):
        inside = [i for i, g in enumerate(groups) if g == group]
        outside = [i for i, g in enumerate(groups) if g != group]
        weights = fit([rows[i] for i in outside], [truth[i] for i in outside])
        yield group, inside, [sure(weights, rows[i]) for i in inside]


def main() -> None:
    """Fit, print the constants, print quality on what was held out."""
    pairs = read_pairs()
    rows, truth = rows_of(pairs), [p.is_same for p in pairs]
    weights = fit(rows, truth)
    print(f"INTERCEPT = {weights[0]:.2f}\nWEIGHTS = Evidence(")
    for name, weight in zip(Evidence._fields, weights[1:], strict=True):
        print(f"    {name}={weight:.2f},")
    print(")\n")

    scores = [0.0] * len(pairs)
    for _, places, found in held_out(rows, truth, folds(pairs, FOLDS)):
        for place, score in zip(places, found, strict=True):
            scores[place] = score
    print(f"{FOLDS} folds over persons, threshold 0.5")
    show("all", range(len(pairs)), scores, truth)
    for label, wanted in (("cross-script", True), ("same script", False)):
        chosen = [i for i, p in enumerate(pairs) if p.is_cross_script == wanted]
        show(label, chosen, scores, truth)
    wrong: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for pair, score in zip(pairs, scores, strict=True):
        for key in (pair.source, " ".join(sorted(pair.languages))):
            total[key] += 1
            wrong[key] += (score >= 0.5) != pair.is_same
    print("\nwrong of all, by source and by pair of languages (30 pairs or more)")
    for key, count in sorted(total.items()):
        if count >= 30:
            print(f"  {key:22} {wrong[key]:4} of {count}")

    print("\none source left out of the fit (its pairs with other sources too)")
    by_source: dict[str, list[int]] = defaultdict(list)
    for place, pair in enumerate(pairs):
        for source in set(pair.source.split("/")):
            by_source[source].append(place)
    for source, inside in sorted(by_source.items()):
        outside = sorted(set(range(len(pairs))) - set(inside))
        partial = fit([rows[i] for i in outside], [truth[i] for i in outside])
        for place in inside:
            scores[place] = sure(partial, rows[place])
        show(source, inside, scores, truth)


def show(
    label: str, places: Sequence[int], scores: list[float], truth: list[bool]
) -> None:
    """One line of quality for the pairs at these places."""
    s, t = [scores[i] for i in places], [truth[i] for i in places]
    if any(t):
        print(
            f"  {label:14} {len(places):5} pairs  F1 {f1(s, t, 0.5):.4f}"
            f"  recall at precision .98 {recall_at(s, t):.3f}"
        )


if __name__ == "__main__":
    main()
