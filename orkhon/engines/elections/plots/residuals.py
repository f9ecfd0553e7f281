"""Protocols that do not add up: by how much, relation by relation."""

from collections.abc import Sequence
from dataclasses import dataclass

from orkhon.engines.elections.plots.plot import (
    ENGLISH,
    PAGE_WIDTH,
    Formats,
    Plot,
    Theme,
)


@dataclass(frozen=True)
class RelationResiduals:
    """One relation: the difference of every protocol that could be checked, 0 as well."""

    label: str
    differences: Sequence[int]


@dataclass(frozen=True)
class ResidualWords:
    """The words on the plot; `{…}` are filled with figures."""

    relation: str = "Relation"
    checked: str = "Checked"
    differing: str = "Do not add up"
    too_few: str = "Too few"
    too_many: str = "Too many"
    farthest: str = "Farthest"
    axis: str = "Difference in votes"
    adds_up: str = "all {checked} add up"
    of: str = "{differing} of {checked} do not add up"
    finding: str = "{differing} of {checked} checks do not add up."


def relation_residuals(
    relations: Sequence[RelationResiduals],
    *,
    title: str,
    description: str = "",
    words: ResidualWords = ResidualWords(),
    formats: Formats = ENGLISH,
    theme: Theme = Theme.PAPER,
    width: int = PAGE_WIDTH,
) -> Plot:
    """Draw the differences, a dot as large as the number of protocols that have it."""
    raise NotImplementedError
