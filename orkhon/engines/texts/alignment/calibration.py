"""Which further measures help for a language pair, found on texts with known pairs.

A measure that loses to the lexicon graph on a pair is not used for it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from orkhon.engines.texts.alignment.backends import SimilarityBackend
from orkhon.engines.texts.alignment.comparison import LexiconGraph
from orkhon.engines.texts.alignment.languages import AlignmentError, variety
from orkhon.engines.texts.alignment.pairing import Pair, pair_freely
from orkhon.engines.texts.alignment.proposals import Weighted
from orkhon.engines.texts.alignment.standing import standing, threshold
from orkhon.engines.texts.alignment.vectors import Matrix

DROPPED = 0.2
"""Share of each side left out of a draw, so that some texts have no partner."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Two parallel texts: unit by unit the same, in two languages."""

    a: tuple[str, ...]
    a_lang: str
    b: tuple[str, ...]
    b_lang: str


@dataclass(frozen=True, slots=True)
class Score:
    """What a measure reached on a language pair, shuffled.

    Attributes:
        backend: Its name.
        pair: The two varieties, in alphabetical order.
        alone: Mean F1 of the measure by itself.
        graph: Mean F1 of the lexicon graph on the same draws.
    """

    backend: str
    pair: tuple[str, str]
    alone: float
    graph: float

    @property
    def helps(self) -> bool:
        """Whether the measure does not lose to the lexicon graph."""
        return self.alone >= self.graph


def f1(gold: Iterable[Pair], found: Iterable[Pair]) -> float:
    """The harmonic mean of precision and recall of pairs.

    Args:
        gold: The true pairs.
        found: The proposed ones.
    Returns:
        From 0 to 1.
    Raises:
        AlignmentError: neither side holds a pair, so that there is no such mean.
    """
    true, proposed = set(gold), set(found)
    if not true and not proposed:
        raise AlignmentError("No pairs to score: neither true nor proposed ones")
    return 2 * len(true & proposed) / (len(true) + len(proposed))


def calibrate(
    backends: Sequence[SimilarityBackend],
    samples: Sequence[Sample],
    *,
    draws: int,
    seed: str,
) -> list[Score]:
    """Measure further measures against the lexicon graph.

    Args:
        backends: The measures to try.
        samples: Parallel texts, one or more a language pair.
        draws: Random draws a sample, at least 1; each drops a fifth of either side
            and shuffles the rest.
        seed: Of the draws; the same seed gives the same scores.
    Returns:
        A score for each measure and each language pair that it reads.
    Raises:
        AlignmentError: sides of unlike or too small size, or no draws.
    """
    if draws < 1:
        raise AlignmentError(f"{draws} draws, not at least 1")
    sums: dict[tuple[str, tuple[str, str]], list[tuple[float, float]]] = {}
    graph = LexiconGraph()
    for sample in samples:
        if len(sample.a) != len(sample.b) or len(sample.a) < 5:
            raise AlignmentError(
                f"A sample has {len(sample.a)} and {len(sample.b)} texts; "
                "it needs the same number, at least 5"
            )
        one, other = variety(sample.a_lang, sample.a), variety(sample.b_lang, sample.b)
        pair = (min(one, other), max(one, other))
        asked = [
            backend
            for backend in backends
            if backend.languages is None or {one, other} <= backend.languages
        ]
        random = Random(seed)  # noqa: S311 -- draws that can be repeated, not a secret
        for _ in range(draws):
            rows, columns = _drawn(random, len(sample.a)), _drawn(random, len(sample.b))
            a = [sample.a[row] for row in rows]
            b = [sample.b[column] for column in columns]
            gold = [
                (rows.index(unit), columns.index(unit)) for unit in {*rows} & {*columns}
            ]
            ours = f1(gold, _paired(graph.similarity(a, one, b, other)))
            for backend in asked:
                theirs = f1(gold, _paired(backend.similarity(a, one, b, other)))
                sums.setdefault((backend.name, pair), []).append((theirs, ours))
    return [
        Score(
            name,
            pair,
            sum(theirs for theirs, _ in reached) / len(reached),
            sum(ours for _, ours in reached) / len(reached),
        )
        for (name, pair), reached in sorted(sums.items())
    ]


def helpful(
    further: Sequence[Weighted],
    scores: Sequence[Score],
    a_lang: str,
    b_lang: str,
) -> list[Weighted]:
    """The measures that calibration leaves on for a language pair.

    Args:
        further: Measures with their weights.
        scores: What `calibrate` found.
        a_lang: A variety, one of the glossary's.
        b_lang: The other.
    Returns:
        Those with a score for the pair that does not lose to the lexicon graph;
        one never tried on the pair stays off.
    """
    pair = (min(a_lang, b_lang), max(a_lang, b_lang))
    on: Mapping[str, bool] = {
        score.backend: score.helps for score in scores if score.pair == pair
    }
    return [item for item in further if on.get(item.backend.name, False)]


def _drawn(random: Random, units: int) -> list[int]:
    return random.sample(range(units), round(units * (1 - DROPPED)))


def _paired(similarity: Matrix) -> list[Pair]:
    rows, columns = similarity.shape
    return pair_freely(standing(similarity), threshold(rows, columns, ordered=False))
