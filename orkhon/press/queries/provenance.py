"""Which words of a communiqué the record bears out, as the public page marks them."""

from orkhon.press.intake.claims.model import Standing
from orkhon.press.intake.claims.reading import claims_of
from orkhon.press.models import CommuniqueText
from orkhon.press.queries.claims import known_facts
from orkhon.press.queries.printed import paragraphs_of

Placed = tuple[int, int, int, str]
"""Paragraph from 0, first character, one past the last, kind of the claim."""


def marks_in(text: CommuniqueText) -> tuple[Placed, ...]:
    """The claims of the body that agree with the facts frozen for the version.

    Each thing is marked where it is first said. Of a fact nothing goes out but the
    words that the text has anyway.
    """
    known = known_facts(text.version.facts.all())
    found: list[Placed] = []
    told: set[tuple[str, str]] = set()
    for place, words in enumerate(paragraphs_of(text)):
        for one in claims_of(words, text.language, known):
            if one.standing == Standing.AGREES and (one.kind, one.fact) not in told:
                told.add((one.kind, one.fact))
                found.append((place, one.start, one.end, one.kind))
    return tuple(found)
