"""Measures of similarity that may join the lexicon graph; all are off by default.

They use a model that the caller loaded from a local folder, or ask a server through a
function of the caller's; the engine has no network.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np

from orkhon.engines.texts.alignment.languages import AlignmentError
from orkhon.engines.texts.alignment.vectors import Matrix


class SimilarityBackend(Protocol):
    """Anything that says how alike the texts of two sides are.

    Attributes:
        name: Short and stable; kept with each link it proposed.
        languages: Varieties it reads; None for any.
    """

    @property
    def name(self) -> str: ...

    @property
    def languages(self) -> frozenset[str] | None: ...

    def similarity(
        self, a: Sequence[str], a_lang: str, b: Sequence[str], b_lang: str
    ) -> Matrix:
        """Similarities of any scale, texts of `a` by texts of `b`."""
        ...


class _Encoder(Protocol):
    """What sentence-transformers and model2vec models have in common."""

    def encode(self, sentences: list[str]) -> np.ndarray: ...


class VectorModel:
    """A sentence-transformers or model2vec model that the caller loaded.

    Load it from a local folder, so that nothing is fetched:
    `SentenceTransformer(str(folder), local_files_only=True)` or
    `StaticModel.from_pretrained(folder)`; both have `encode`.
    """

    def __init__(
        self, name: str, model: _Encoder, languages: frozenset[str] | None = None
    ) -> None:
        """Give the model a name that will stand beside its links."""
        self.name = name
        self.languages = languages
        self._model = model

    @classmethod
    def from_folder(
        cls,
        folder: Path,
        load: Callable[[str], _Encoder],
        languages: frozenset[str] | None = None,
    ) -> "VectorModel":
        """Load a model from a folder of this machine.

        Args:
            folder: Where the model lies.
            load: The library's loader, given the folder as a string.
            languages: Varieties the model knows; None for any.
        Returns:
            A back end named after the folder.
        Raises:
            AlignmentError: there is no such folder.
        """
        if not folder.is_dir():
            raise AlignmentError(f"No model folder {folder}")
        return cls(folder.name, load(str(folder)), languages)

    def similarity(
        self, a: Sequence[str], a_lang: str, b: Sequence[str], b_lang: str
    ) -> Matrix:
        """Cosines of the model's vectors; the languages do not matter to it."""
        return vector_cosines(
            self._model.encode(list(a)), self._model.encode(list(b)), self.name
        )


class VectorServer:
    """An organisation's own server that turns texts into vectors.

    The caller's `fetch` does the asking, under the caller's rules of time and trust:
    given {"texts": [...], "language": "kk"} it returns {"vectors": [[...], ...]}.
    """

    def __init__(
        self,
        name: str,
        fetch: Callable[[dict[str, object]], dict[str, object]],
        languages: frozenset[str] | None = None,
    ) -> None:
        """Give the server a name that will stand beside its links."""
        self.name = name
        self.languages = languages
        self._fetch = fetch

    def similarity(
        self, a: Sequence[str], a_lang: str, b: Sequence[str], b_lang: str
    ) -> Matrix:
        """Cosines of the server's vectors.

        Raises:
            AlignmentError: the answer holds no vectors, or not one a text.
        """
        return vector_cosines(
            self._vectors(a, a_lang), self._vectors(b, b_lang), self.name
        )

    def _vectors(self, texts: Sequence[str], language: str) -> Matrix:
        answer = self._fetch({"texts": list(texts), "language": language})
        try:
            vectors = np.asarray(answer["vectors"], dtype=np.float64)
        except (KeyError, TypeError, ValueError) as error:
            raise AlignmentError(f"{self.name} answered without vectors") from error
        if vectors.ndim != 2 or len(vectors) != len(texts):
            raise AlignmentError(
                f"{self.name} answered vectors of shape {vectors.shape} for "
                f"{len(texts)} texts"
            )
        return vectors


def vector_cosines(a: np.ndarray, b: np.ndarray, name: str) -> Matrix:
    """Cosines between the rows of two tables.

    Args:
        a: Vectors of one side.
        b: Vectors of the other.
        name: Whose they are, for the error.
    Returns:
        Rows of `a` by rows of `b`; 0 for a vector of zeros.
    Raises:
        AlignmentError: the vectors have unlike lengths or hold no numbers.
    """
    one, other = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    if one.ndim != 2 or other.ndim != 2 or one.shape[1] != other.shape[1]:
        raise AlignmentError(
            f"{name} gave vectors of shapes {one.shape} and {other.shape}"
        )
    if not (np.isfinite(one).all() and np.isfinite(other).all()):
        raise AlignmentError(f"{name} gave vectors that hold no numbers")
    lengths = np.outer(np.linalg.norm(one, axis=1), np.linalg.norm(other, axis=1))
    return np.asarray(
        np.divide(one @ other.T, lengths, out=np.zeros_like(lengths), where=lengths > 0)
    )
