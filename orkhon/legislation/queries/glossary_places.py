"""Where a concept of the glossary stands in the laws of the room."""

from collections.abc import Sequence
from dataclasses import dataclass

from orkhon.engines.texts.alignment.lexicon import Lexicon
from orkhon.engines.texts.alignment.marking import terms_in
from orkhon.legislation.models import Expression, Work
from orkhon.legislation.queries.texts import Unit, authentic, latest, units_of

MOST_LAWS = 8
MOST_UNITS = 400
"""Provisions of a law that are looked through; a concept of the law stands early."""
MOST_PLACES = 3
AROUND = 90
"""Letters shown on both sides of the words."""


@dataclass(frozen=True)
class Passage:
    """Words of a provision that stand for the concept, with what is around them."""

    unit: Unit
    before: str
    words: str
    after: str


@dataclass(frozen=True)
class LawPlaces:
    """A text in which the concept stands, and where first."""

    expression: Expression
    passages: Sequence[Passage]


def places_of(concept: str, lexicon: Lexicon) -> list[LawPlaces]:
    """Where a concept stands first in the binding texts of a few laws.

    Args:
        concept: Its id.
        lexicon: The glossary as the room has it.
    Returns:
        The latest version of each law, in the order of titles; laws in which it does
        not stand are left out.
    """
    found: list[LawPlaces] = []
    for work in Work.objects.select_related("country").order_by("sort_key"):
        version = latest(work)
        expression = None if version is None else authentic(version)
        if version is None or expression is None:
            continue
        version.work, expression.version = work, version
        passages = _passages(expression, concept, lexicon)
        if passages:
            found.append(LawPlaces(expression, passages))
        if len(found) == MOST_LAWS:
            break
    return found


def _passages(expression: Expression, concept: str, lexicon: Lexicon) -> list[Passage]:
    found: list[Passage] = []
    for unit in units_of(expression)[:MOST_UNITS]:
        terms = terms_in(unit.words, expression.language, lexicon=lexicon)
        term = next((one for one in terms if concept in one.concepts), None)
        if term is None:
            continue
        start, end = max(term.start - AROUND, 0), term.end + AROUND
        before, after = unit.words[start : term.start], unit.words[term.end : end]
        if start:
            before = f"… {before.partition(' ')[2]}"
        if end < len(unit.words):
            after = f"{after.rpartition(' ')[0]} …"
        found.append(Passage(unit, before, unit.words[term.start : term.end], after))
        if len(found) == MOST_PLACES:
            break
    return found
