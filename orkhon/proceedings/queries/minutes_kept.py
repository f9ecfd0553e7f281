"""Approved minutes as JSON that is frozen, and read back from it."""

import json
from dataclasses import asdict, fields
from typing import Any

from orkhon.engines.merkle.entry import JSON, canonical
from orkhon.proceedings.models import Minutes
from orkhon.proceedings.queries.decisions_kept import (
    decision_from,
    decision_json,
    item_from,
    item_json,
)
from orkhon.proceedings.queries.minutes import (
    Attending,
    Content,
    CorrectionLine,
    DelegationThere,
    OtherThere,
    WrittenParagraph,
    content_of,
)
from orkhon.record.queries import bytes_of

FORMAT = "orkhon/minutes/1"
_PLAIN = frozenset(one.name for one in fields(Content)) - {
    "delegations",
    "others",
    "paragraphs",
    "decisions",
    "corrections",
}


def content(minutes: Minutes) -> Content:
    """What the minutes say: as frozen once they are approved, from the rows before.

    Raises:
        StoreError: the frozen bytes are missing or were altered.
    """
    if minutes.frozen is None:
        return content_of(minutes)
    return content_from(bytes_of(minutes.frozen))


def frozen_bytes(said: Content) -> bytes:
    """The contents as canonical JSON: the same contents are the same bytes."""
    kept: dict[str, JSON] = {name: getattr(said, name) for name in _PLAIN}
    return canonical(
        kept
        | {
            "format": FORMAT,
            "delegations": [
                {
                    "key": one.key,
                    "name": one.name,
                    "is_present": one.is_present,
                    "persons": [asdict(person) for person in one.persons],
                }
                for one in said.delegations
            ],
            "others": [asdict(one) for one in said.others],
            "paragraphs": [
                {"number": one.number, "item": item_json(one.item), "text": one.text}
                for one in said.paragraphs
            ],
            "decisions": [decision_json(one) for one in said.decisions],
            "corrections": [asdict(one) for one in said.corrections],
        }
    )


def content_from(data: bytes) -> Content:
    """The contents that `frozen_bytes` wrote.

    Raises:
        KeyError, TypeError, ValueError: the bytes are something else.
    """
    kept: Any = json.loads(data)
    if kept["format"] != FORMAT:
        raise ValueError(f"“{kept['format']}” is no form of minutes that is known")
    return Content(
        **{name: kept[name] for name in _PLAIN},
        delegations=tuple(
            DelegationThere(
                one["key"],
                one["name"],
                one["is_present"],
                tuple(Attending(**person) for person in one["persons"]),
            )
            for one in kept["delegations"]
        ),
        others=tuple(
            OtherThere(one["capacity"], one["body"], Attending(**one["person"]))
            for one in kept["others"]
        ),
        paragraphs=tuple(
            WrittenParagraph(one["number"], item_from(one["item"]), one["text"])
            for one in kept["paragraphs"]
        ),
        decisions=tuple(decision_from(one) for one in kept["decisions"]),
        corrections=tuple(CorrectionLine(**one) for one in kept["corrections"]),
    )
