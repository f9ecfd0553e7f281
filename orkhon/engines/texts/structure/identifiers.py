"""Identifiers of provisions by the naming convention of Akoma Ntoso.

An article's identifier carries no chapter, an annex's no book: what is inserted or
moved above them changes none. Source: OASIS, Akoma Ntoso Naming Convention 1.0 (2019).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from orkhon.engines.texts.structure.model import Kind, Provision
from orkhon.engines.texts.structure.numbers import leading_integer, number_token

ABBREVIATIONS: dict[Kind, str] = {
    "preface": "preface",
    "preamble": "preamble",
    "book": "book",
    "part": "part",
    "section": "sec",
    "subsection": "subsec",
    "chapter": "chp",
    "subchapter": "subchp",
    "article": "art",
    "paragraph": "para",
    "point": "point",
    "subpoint": "point",
    "annex": "annex",
    "table": "table",
    "note": "note",
    "unknown": "unknown",
}
_WITHOUT_PARENT: frozenset[Kind] = frozenset({"article", "annex"})
_ALONE: frozenset[Kind] = frozenset({"preface", "preamble"})


def identified(
    provisions: Sequence[Provision],
) -> tuple[tuple[Provision, ...], tuple[str, ...]]:
    """Give every provision its identifier.

    Args:
        provisions: The provisions of a whole text, in order.
    Returns:
        The same with `eid`, and warnings: numbers that stand twice, and articles that
        are missing from the row. The second article 7 is "art_7_2", the third
        "art_7_3"; what has no number is counted ("para_nn_1").
    """
    naming = _Naming()
    named = tuple(naming.named(one, "", "") for one in provisions)
    return named, (*naming.repeated, *_missing(naming.articles))


class _Naming:
    """The identifiers given so far."""

    def __init__(self) -> None:
        self.used: set[str] = set()
        self.counts: Counter[str] = Counter()
        self.repeated: list[str] = []
        self.articles: list[str] = []

    def named(self, provision: Provision, parent: str, scope: str) -> Provision:
        """One provision and all in it.

        Args:
            parent: Identifier of what it stands in, "" at the top.
            scope: Identifier of the annex that it stands in, "" in the law itself.
        """
        kind = provision.kind
        prefix = scope if kind in _WITHOUT_PARENT else parent
        base = "__".join(filter(None, (prefix, self._own(provision, prefix))))
        eid = base
        if base in self.used:
            self.counts[base] += 1
            eid = f"{base}_{self.counts[base] + 1}"
            what = f"{kind} {provision.number or provision.marker}".strip()
            self.repeated.append(f"There is more than one {what}: this one is {eid}")
        self.used.add(eid)
        if kind == "article" and not scope and provision.number is not None:
            self.articles.append(provision.number)
        within = eid if kind == "annex" else scope
        children = tuple(self.named(one, eid, within) for one in provision.children)
        return replace(provision, eid=eid, children=children)

    def _own(self, provision: Provision, prefix: str) -> str:
        abbreviation = ABBREVIATIONS[provision.kind]
        token = number_token(provision.number or "")
        if token:
            return f"{abbreviation}_{token}"
        if provision.kind in _ALONE:
            return abbreviation
        place = f"{prefix}/{abbreviation}"
        self.counts[place] += 1
        return f"{abbreviation}_nn_{self.counts[place]}"


def _missing(articles: Sequence[str]) -> list[str]:
    """What is said of gaps in the row of articles; each gap once."""
    values = [leading_integer(number) for number in articles]
    row = [value for value in values if value is not None]
    found = []
    for before, after in pairwise(row):
        if after == before + 2:
            found.append(f"Article {before + 1} is not in the text")
        elif after > before + 2:
            found.append(f"Articles {before + 1} to {after - 1} are not in the text")
    return found
