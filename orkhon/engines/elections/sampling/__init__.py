"""Polling stations drawn at random, so that anyone can repeat the draw."""

from orkhon.engines.elections.sampling.design import (
    Clustered,
    Design,
    Draw,
    Drawn,
    Group,
    Measure,
    SampleError,
    Simple,
    Stratified,
    StratifiedClustered,
    Unit,
)
from orkhon.engines.elections.sampling.drawing import draw
from orkhon.engines.elections.sampling.frame import frame_digest
from orkhon.engines.elections.sampling.moving import (
    Effect,
    GroupChange,
    Move,
    Verdict,
    effect_of_moving,
)

__all__ = [
    "Clustered",
    "Design",
    "Draw",
    "Drawn",
    "Effect",
    "Group",
    "GroupChange",
    "Measure",
    "Move",
    "SampleError",
    "Simple",
    "Stratified",
    "StratifiedClustered",
    "Unit",
    "Verdict",
    "draw",
    "effect_of_moving",
    "frame_digest",
]
