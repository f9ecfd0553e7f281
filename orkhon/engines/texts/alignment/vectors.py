"""Bags as vectors: weighed by rarity, spread over the graph, centred.

Three steps of diffusion (0.8, 0.6, 0.4) carry a word to its concepts and from there to
the neighbours that share its words in any language, so that two languages may meet by
way of a third. Square roots keep one frequent word from deciding alone; centring takes
away what all texts of a side have in common.

Source:
    Weights by rarity: Spärck Jones, Journal of Documentation 28 (1972) 11-21.
    Diffusion of text vectors over a graph of words: Kandola, Shawe-Taylor and
    Cristianini, Learning semantic similarity, NIPS 15 (2002). Square roots: as in
    the Hellinger distance between distributions (Annalen 136, 1909).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from orkhon.engines.texts.alignment.bags import Bag
from orkhon.engines.texts.alignment.lexicon import Lexicon

Matrix = NDArray[np.float64]

DIFFUSION = (0.8, 0.6, 0.4)
CENTRING_TEXTS = 4
"""Texts' worth of doubt about what a side has in common; few texts are hardly
centred, many wholly."""


@dataclass(frozen=True, slots=True)
class Space:
    """How bags of two sides become vectors, learnt from those bags alone.

    Attributes:
        lexicon: The graph.
        columns: Sign to its column.
        rarity: Weight of each concept and sign, concepts first.
    """

    lexicon: Lexicon
    columns: dict[str, int]
    rarity: Matrix

    @property
    def concepts(self) -> int:
        """Columns that are concepts."""
        return len(self.lexicon.concepts)


@dataclass(frozen=True, slots=True)
class Side:
    """The vectors of one side: concepts dense, signs sparse, not yet centred."""

    concepts: Matrix
    signs: csr_matrix


def learn_space(a: Sequence[Bag], b: Sequence[Bag], lexicon: Lexicon) -> Space:
    """Weigh concepts and signs by their rarity in the texts given.

    Args:
        a: Bags of one side, at least one.
        b: Bags of the other, at least one.
        lexicon: The graph that read them.
    Returns:
        The space in which both sides are compared.
    """
    names = sorted({sign for bag in (*a, *b) for sign in bag.signs})
    columns = {sign: place for place, sign in enumerate(names)}
    bare = Space(lexicon, columns, np.ones(len(lexicon.concepts) + len(columns)))
    rarity = (_rarity(_counts(a, bare)) + _rarity(_counts(b, bare))) / 2
    return Space(lexicon, columns, np.maximum(rarity, 0.0))


def embed(bags: Sequence[Bag], space: Space) -> Side:
    """Turn bags into vectors of a space, one row a bag."""
    concepts, signs = _counts(bags, space)
    weights = np.sqrt(concepts) * space.rarity[: space.concepts]
    spread = np.zeros_like(weights)
    neighbours = space.lexicon.neighbours
    for share in DIFFUSION:
        spread += share * weights
        weights = weights @ neighbours
    held = csr_matrix(signs.sqrt().multiply(space.rarity[space.concepts :]))
    return Side(np.sqrt(spread), held.sqrt())


def cosines(a: Side, b: Side, *, centred_a: Side, centred_b: Side) -> Matrix:
    """Cosines between the vectors of two sides.

    Args:
        a: Rows of the result.
        b: Its columns.
        centred_a: All texts of the first side: what they share is taken away.
        centred_b: All texts of the second side.
    Returns:
        Rows of `a` by rows of `b`, from -1 to 1; 0 for a text without contents.
    """
    mean_a, mean_b = _common(centred_a), _common(centred_b)
    products = _products(a, b, mean_a, mean_b)
    lengths = np.sqrt(np.outer(_squares(a, mean_a), _squares(b, mean_b)))
    return np.divide(
        products, lengths, out=np.zeros_like(products), where=lengths > 1e-12
    )


def shares(
    a: Side, b: Side, row: int, column: int, *, centred_a: Side, centred_b: Side
) -> tuple[Matrix, Matrix]:
    """What each concept and each sign adds to one cosine, before scaling."""
    mean_a, mean_b = _common(centred_a), _common(centred_b)
    concepts = (a.concepts[row] - mean_a[0]) * (b.concepts[column] - mean_b[0])
    held_a = a.signs[row].toarray().ravel()
    held_b = b.signs[column].toarray().ravel()
    signs = (held_a - mean_a[1]) * (held_b - mean_b[1])
    both = (a.concepts[row] > 0) & (b.concepts[column] > 0)
    return np.where(both, concepts, 0.0), np.where((held_a * held_b) > 0, signs, 0.0)


def _counts(bags: Sequence[Bag], space: Space) -> tuple[Matrix, csr_matrix]:
    nodes = space.lexicon.to_concepts.shape[0]
    lemmas = _table([bag.lemmas for bag in bags], nodes)
    named = [
        {space.columns[sign]: weight for sign, weight in bag.signs.items()}
        for bag in bags
    ]
    signs = _table(named, len(space.columns))
    return (lemmas @ space.lexicon.to_concepts).toarray(), signs


def _table(rows: Sequence[dict[int, float]], width: int) -> csr_matrix:
    weights = [weight for row in rows for weight in row.values()]
    places = [place for row in rows for place in row]
    ends = np.cumsum([0, *map(len, rows)])
    return csr_matrix((weights, places, ends), shape=(len(rows), width))


def _rarity(counts: tuple[Matrix, csr_matrix]) -> Matrix:
    concepts, signs = counts
    texts = concepts.shape[0]
    having = np.concatenate([(concepts > 0).sum(axis=0), signs.getnnz(axis=0)])
    return np.asarray(np.log((texts + 1) / (having + 0.5)), dtype=np.float64)


def _common(side: Side) -> tuple[Matrix, Matrix]:
    """The mean vector of a side, shrunk when its texts are few."""
    texts = side.concepts.shape[0]
    share = texts / (texts + CENTRING_TEXTS)
    signs = np.asarray(side.signs.mean(axis=0)).ravel()
    return share * side.concepts.mean(axis=0), share * signs


def _products(
    a: Side, b: Side, mean_a: tuple[Matrix, Matrix], mean_b: tuple[Matrix, Matrix]
) -> Matrix:
    """Products of centred vectors; sparse signs are centred without being filled."""
    concepts = (a.concepts - mean_a[0]) @ (b.concepts - mean_b[0]).T
    signs = (a.signs @ b.signs.T).toarray()
    signs -= np.asarray(a.signs @ mean_b[1])[:, None]
    signs -= np.asarray(b.signs @ mean_a[1])[None, :]
    return np.asarray(concepts + signs + mean_a[1] @ mean_b[1], dtype=np.float64)


def _squares(side: Side, mean: tuple[Matrix, Matrix]) -> Matrix:
    concepts = ((side.concepts - mean[0]) ** 2).sum(axis=1)
    signs = np.asarray(side.signs.multiply(side.signs).sum(axis=1)).ravel()
    signs = signs - 2 * np.asarray(side.signs @ mean[1]) + mean[1] @ mean[1]
    return np.asarray(concepts + signs, dtype=np.float64)
