"""What a reference says, before anybody looks for what it points at."""

from dataclasses import dataclass
from typing import Literal

from orkhon.engines.texts.structure.model import Kind

Act = Literal["this", "other", "unknown"]
THIS = "this"
"""The number of the provision that the sentence itself stands in: "this Article"."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference to one provision, or to one range of them.

    A list ("articles 5 and 12") is one reference each; their words do not overlap.

    Attributes:
        start, end: Where its words stand, as in `text[start:end]`.
        words: These words.
        steps: Kind and number of what it names, outermost first; the number as in
            `Provision.number`, or `THIS`.
        of: "this" for the text it stands in (also where no act is named), "other" for
            another act, "unknown" where the words leave it open ("of that Law").
        until: Of a range, the number of its last provision, at the last step.
        tree: Of each step, the kinds that the provision may have in the tree; the
            first one present decides. Empty: as the kinds of the steps are.
    """

    start: int
    end: int
    words: str
    steps: tuple[tuple[Kind, str], ...]
    of: Act
    until: str | None = None
    tree: tuple[tuple[Kind, ...], ...] = ()
