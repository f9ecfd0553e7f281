"""The sentences of a published statement, as its evidence keeps them."""

import json
from collections.abc import Mapping

from orkhon.engines.findings import Segment
from orkhon.observation.models import Statement
from orkhon.record.queries import bytes_of

Frozen = Mapping[str, tuple[tuple[Segment, ...], ...]]
"""By language: every sentence in its order, in pieces."""


def published_sentences(statement: Statement) -> Frozen:
    """What was published, by language; nothing for a text that is being written.

    Whatever changes in the mission afterwards, the text reads as it read that day.
    """
    if statement.evidence is None:
        return {}
    said = json.loads(bytes_of(statement.evidence))["sentences"]
    return {
        language: tuple(
            tuple(_segment(piece) for piece in one["segments"]) for one in sentences
        )
        for language, sentences in said.items()
    }


def _segment(piece: Mapping[str, str]) -> Segment:
    return Segment(
        piece["text"], piece.get("kind", Segment("").kind), piece.get("key", "")
    )
