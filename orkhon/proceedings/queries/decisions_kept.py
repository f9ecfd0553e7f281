"""Decisions as JSON that is frozen, and read back from it."""

from collections.abc import Mapping
from typing import Any

from orkhon.engines.merkle.entry import JSON
from orkhon.engines.voting import Outcome, Reason, State
from orkhon.proceedings.queries.decisions_record import (
    Decision,
    ItemRef,
    PositionLine,
)


def item_json(item: ItemRef | None) -> JSON:
    """An item with its titles; None for none."""
    if item is None:
        return None
    return {"number": item.number, "titles": dict(item.titles)}


def item_from(kept: Any) -> ItemRef | None:
    """The item that `item_json` wrote."""
    return None if kept is None else ItemRef(kept["number"], kept["titles"])


def decision_json(one: Decision) -> dict[str, JSON]:
    """A decision with everything that a paper prints of it."""
    return {
        "number": one.number,
        "item": item_json(one.item),
        "words": one.words,
        "procedure": one.procedure,
        "rule": one.rule,
        "progress": one.progress,
        "quorum": one.quorum,
        "result": dict(one.result),
        "opened_at": one.opened_at,
        "closed_at": one.closed_at,
        "deadline_at": one.deadline_at,
        "time_zone": one.time_zone,
        "positions": [
            {
                "key": line.key,
                "name": line.name,
                "stance": line.stance,
                "text": line.text,
                "given_by": line.given_by,
                "given_at": line.given_at,
            }
            for line in one.positions
        ],
        "seq": one.seq,
        "symbol": one.symbol,
        "sha256": one.sha256,
    }


def decision_from(kept: Any) -> Decision:
    """The decision that `decision_json` wrote.

    Raises:
        KeyError, TypeError: something else was kept.
    """
    return Decision(
        **{
            **kept,
            "item": item_from(kept["item"]),
            "positions": tuple(PositionLine(**line) for line in kept["positions"]),
        }
    )


def outcome_from(kept: Mapping[str, Any]) -> Outcome:
    """The engine's result, as a closed question or frozen minutes keep it."""
    return Outcome(
        state=State(kept["state"]),
        rule=kept["rule"],
        for_=tuple(kept["for"]),
        against=tuple(kept["against"]),
        abstained=tuple(kept["abstained"]),
        reserved=tuple(kept["reserved"]),
        silent=tuple(kept["silent"]),
        absent=tuple(kept["absent"]),
        needed=kept["needed"],
        why=tuple(Reason(code, tuple(values)) for code, values in kept["why"]),
    )
