"""Further measures of likeness beside the lexicon: which are set, and where they help.

All are off until the settings name a model in a folder of this machine, or a server of
the organisation's own. One that calibration has not tried on a pair of languages, or
that lost there to the lexicon, is not used for it.
"""

import json
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from django.conf import settings

from orkhon.engines.texts.alignment.backends import VectorModel, VectorServer
from orkhon.engines.texts.alignment.calibration import Score, helpful
from orkhon.engines.texts.alignment.languages import AlignmentError
from orkhon.engines.texts.alignment.proposals import Weighted

PATIENCE = 60
"""Seconds that the server may take for the provisions of one law."""
LARGEST_ANSWER = 100_000_000
SERVER = "server"
SENTENCES = "sentence-transformers"
STATIC = "model2vec"


def measures() -> tuple[Weighted, ...]:
    """The measures that the settings name, loaded once.

    Raises:
        AlignmentError: no such folder, an unknown library or one that is not
            installed, or an address that is none of http and https.
    """
    return _measures(
        str(settings.ORKHON_ALIGN_FOLDER),
        settings.ORKHON_ALIGN_LIBRARY,
        settings.ORKHON_ALIGN_SERVER,
        settings.ORKHON_ALIGN_SERVER_SECRET,
    )


def measures_for(one: str, other: str) -> list[Weighted]:
    """The measures that help for two varieties, as calibration found."""
    found = measures()
    return helpful(found, kept_scores(), one, other) if found else []


@dataclass(frozen=True)
class Standing:
    """Which measures are set, without loading any.

    Attributes:
        names: As scores name them; none while all are off.
        scores: What calibration found of these.
        fault: Why the scores cannot be read; "" where they can.
    """

    names: tuple[str, ...]
    scores: tuple[Score, ...]
    fault: str = ""


def standing() -> Standing:
    """What the settings name and what calibration found, for a page."""
    folder = str(settings.ORKHON_ALIGN_FOLDER)
    names = (
        *([Path(folder).name] if folder else []),
        *([SERVER] if settings.ORKHON_ALIGN_SERVER else []),
    )
    try:
        scores = tuple(one for one in kept_scores() if one.backend in names)
    except AlignmentError as error:
        return Standing(names, (), str(error))
    return Standing(names, scores)


def kept_scores() -> list[Score]:
    """What the last calibration found; nothing before the first.

    Raises:
        AlignmentError: the file cannot be read as scores.
    """
    path = Path(settings.ORKHON_ALIGN_SCORES)
    if not path.exists():
        return []
    try:
        listed = json.loads(path.read_text(encoding="utf-8"))
        return [
            Score(
                str(one["backend"]),
                (str(one["pair"][0]), str(one["pair"][1])),
                float(one["alone"]),
                float(one["graph"]),
            )
            for one in listed
        ]
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise AlignmentError(f"{path} holds no scores: {error}") from error


def keep_scores(scores: Sequence[Score]) -> Path:
    """Keep what a calibration found, in place of what the one before did."""
    path = Path(settings.ORKHON_ALIGN_SCORES)
    path.parent.mkdir(parents=True, exist_ok=True)
    listed = [
        {
            "backend": one.backend,
            "pair": [*one.pair],
            "alone": round(one.alone, 4),
            "graph": round(one.graph, 4),
        }
        for one in scores
    ]
    path.write_text(json.dumps(listed, indent=1) + "\n", encoding="utf-8")
    return path


@lru_cache(maxsize=2)
def _measures(
    folder: str, library: str, server: str, secret: str
) -> tuple[Weighted, ...]:
    found: list[Weighted] = []
    if folder:
        model = VectorModel.from_folder(
            Path(folder), lambda place: _loader(library)(place)
        )
        found.append(Weighted(model))
    if server:
        if not server.startswith(("https://", "http://")):
            raise AlignmentError(f"“{server}” is no address of a server")
        found.append(Weighted(VectorServer(SERVER, _asker(server, secret))))
    return tuple(found)


def _loader(library: str) -> Callable[[str], Any]:
    """The loader of a library that is there if somebody installed it."""
    if library not in {SENTENCES, STATIC}:
        raise AlignmentError(f"“{library}” is neither {SENTENCES} nor {STATIC}")
    try:
        module = import_module(library.replace("-", "_"))
    except ImportError as error:
        raise AlignmentError(f"{library} is not installed") from error
    if library == STATIC:
        return lambda folder: module.StaticModel.from_pretrained(folder)
    return lambda folder: module.SentenceTransformer(folder, local_files_only=True)


def _asker(
    server: str, secret: str
) -> Callable[[dict[str, object]], dict[str, object]]:
    def ask(question: dict[str, object]) -> dict[str, object]:
        request = urllib.request.Request(  # noqa: S310 -- http and https alone, see above
            server,
            data=json.dumps(question).encode(),
            headers={
                "Content-Type": "application/json",
                **({"Authorization": f"Bearer {secret}"} if secret else {}),
            },
        )
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 -- as above
                said = json.loads(answer.read(LARGEST_ANSWER))
        except (OSError, urllib.error.URLError, ValueError) as error:
            raise AlignmentError(f"{server} does not answer: {error}") from error
        if not isinstance(said, dict):
            raise AlignmentError(f"{server} answered without vectors")
        return said

    return ask
