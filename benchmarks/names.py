"""Measure the names engine beside its peers: `python -m benchmarks.names`.

All are scored on the development pairs in benchmarks/data. Ours decides at its
own threshold of 0.5. A peer's threshold is the best one on one half of the
persons and is scored on the other, both ways round, and the two are averaged.
The weights of ours were fitted on these pairs: `python -m benchmarks.fit_names`
gives the figures on persons held out.

First hit: one spelling of each of 7,469 people is filed, the other spellings of
the people of the pairs are searched for (see `names_pool.pool`). Peers have no
index, they compare with everyone, so they are asked only a sample of queries.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.names_measures import best_threshold, f1, per_second, recall_at
from benchmarks.names_peers import HAS_RIGOUR, PEERS
from benchmarks.names_pool import Pair, Query, folds, pool, read_pairs
from orkhon.engines.names import Index, compare, comparison

OWN_THRESHOLD = 0.5
PEER_QUERIES = 60
RANDOM_PAIRS = 20_000
SEED = 7

Matcher = Callable[[str, str], float]


@dataclass(frozen=True, slots=True)
class Quality:
    """F1, F1 of cross-script pairs, recall at precision .98."""

    f1: float
    cross_f1: float
    recall: float


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table; shares of 1, speeds a second."""

    name: str
    quality: Quality
    first_hit: float
    queries: int
    comparisons: float
    searches: float


def quality(
    matcher: Matcher, pairs: Sequence[Pair], threshold: float | None
) -> Quality:
    """F1, cross-script F1 and recall at precision .98.

    Without a threshold, F1 is the mean of two halves, each decided by the best
    threshold of the other.
    """
    scores = [matcher(p.a, p.b) for p in pairs]
    truth = [p.is_same for p in pairs]
    cross = [i for i, p in enumerate(pairs) if p.is_cross_script]
    halves = folds(list(pairs), 2)

    def decided(places: Sequence[int]) -> float:
        if threshold is not None:
            return f1(
                [scores[i] for i in places], [truth[i] for i in places], threshold
            )
        found = []
        for half in (0, 1):
            learnt = [i for i in range(len(pairs)) if halves[i] != half]
            asked = [i for i in places if halves[i] == half]
            line = best_threshold(
                [scores[i] for i in learnt], [truth[i] for i in learnt]
            )
            found.append(
                f1([scores[i] for i in asked], [truth[i] for i in asked], line)
            )
        return sum(found) / 2

    return Quality(decided(range(len(pairs))), decided(cross), recall_at(scores, truth))


def our_line(pairs: list[Pair], filed: dict[int, str], queries: list[Query]) -> Line:
    """Ours: quality, first hit of all queries, speed with names already seen."""
    measures = quality(compare, pairs, OWN_THRESHOLD)
    index: Index[int] = Index()
    for person, name in filed.items():
        index.add(person, name)
    # Every query once, nothing of it seen before: the honest speed of a search.
    hits: list[bool] = []

    def search() -> None:
        for query in queries:
            found = index.search(query.text, 1)
            hits.append(bool(found) and found[0][0] == query.person)

    searches = per_second(search, len(queries), rounds=1)
    names = [(p.a, p.b) for p in pairs] + random_pairs(pairs)

    def compare_all() -> None:
        # Names are known, this pair of them is not: the cache of pairs is empty.
        comparison._compared.cache_clear()
        for a, b in names:
            compare(a, b)

    return Line(
        "Orkhon names, at 0.5",
        measures,
        sum(hits) / len(queries),
        len(queries),
        per_second(compare_all, len(names)),
        searches,
    )


def peer_line(
    name: str,
    matcher: Matcher,
    pairs: list[Pair],
    filed: dict[int, str],
    queries: list[Query],
) -> Line:
    """A peer: quality, first hit of a sample, speed with names prepared."""
    measures = quality(matcher, pairs, None)
    asked = random.Random(SEED).sample(queries, PEER_QUERIES)  # noqa: S311 -- a seeded sample
    people = list(filed.items())
    hits: list[bool] = []

    def search() -> None:
        for query in asked:
            person, _ = max(people, key=lambda item: matcher(query.text, item[1]))
            hits.append(person == query.person)

    searches = per_second(search, len(asked), rounds=1)
    names = [(p.a, p.b) for p in pairs]

    def compare_all() -> None:
        for a, b in names:
            matcher(a, b)

    return Line(
        name,
        measures,
        sum(hits) / len(asked),
        len(asked),
        per_second(compare_all, len(names), rounds=3),
        searches,
    )


def random_pairs(pairs: list[Pair]) -> list[tuple[str, str]]:
    """Names of the pairs put together at random: most pairs of a register."""
    chance = random.Random(SEED)  # noqa: S311 -- a seeded sample
    names = sorted({name for p in pairs for name in (p.a, p.b)})
    return [(chance.choice(names), chance.choice(names)) for _ in range(RANDOM_PAIRS)]


def main() -> None:
    """Print one table."""
    pairs = read_pairs()
    filed, queries = pool(pairs, SEED)
    lines = [our_line(pairs, filed, queries)]
    for name, matcher in PEERS.items():
        lines.append(peer_line(name, matcher, pairs, filed, queries))
    same = sum(p.is_same for p in pairs)
    print(
        f"Names: {same} same-person and {len(pairs) - same} different-person pairs;"
        f" first hit among {len(filed):,} people\n"
    )
    print(
        f"{'method':33} {'F1':>6} {'cross':>6} {'R@.98':>6} {'first hit':>15}"
        f" {'compare/s':>10} {'search/s':>9}"
    )
    for line in lines:
        hit = f"{line.first_hit:.3f} of {line.queries}"
        print(
            f"{line.name:33} {line.quality.f1:6.3f} {line.quality.cross_f1:6.3f}"
            f" {line.quality.recall:6.3f}"
            f" {hit:>15} {line.comparisons:10,.0f} {line.searches:9,.1f}"
        )
    if not HAS_RIGOUR:
        print("rigour is not installed: uv sync --group bench gives its row")


if __name__ == "__main__":
    main()
