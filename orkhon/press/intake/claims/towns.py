"""Cities that a text names against the places of the record."""

from collections.abc import Iterable

from orkhon.engines import names
from orkhon.press.intake.claims.model import Claim, Known, Standing
from orkhon.press.intake.claims.words import forms, places


def place_claims(
    text: str, language: str, known: Iterable[Known], taken: Iterable[Claim]
) -> list[Claim]:
    """Cities of the gazetteer and places of the record, in any language.

    A city that no fact names is not wrong: it is not in the record.
    """
    # A promise names the place of what is to come.
    facts = [one for one in known if one.kind in ("place", "promise")]
    held = list(taken)
    claims: list[Claim] = []
    for pattern, name in places(language):
        for match in pattern.finditer(text):
            claim = _claim(text, match.start(), match.end(), name, facts)
            if not any(claim.overlaps(one) for one in (*held, *claims)):
                claims.append(claim)
    for fact in facts:
        for spelling in fact.spellings:
            start = text.find(spelling.text)
            while start >= 0:
                end = start + len(spelling.text)
                claim = Claim(
                    start,
                    end,
                    text[start:end],
                    "place",
                    Standing.AGREES,
                    fact.key,
                    spelling.text,
                )
                if not any(claim.overlaps(one) for one in (*held, *claims)):
                    claims.append(claim)
                start = text.find(spelling.text, end)
    return claims


def _claim(text: str, start: int, end: int, name: str, facts: Iterable[Known]) -> Claim:
    words = text[start:end]
    for fact in facts:
        for spelling in fact.spellings:
            if spelling.text == name or names.fold(name) in {
                names.fold(one) for one in forms(spelling.text, spelling.language)
            }:
                return Claim(
                    start, end, words, "place", Standing.AGREES, fact.key, words
                )
    return Claim(start, end, words, "place", Standing.UNKNOWN)
