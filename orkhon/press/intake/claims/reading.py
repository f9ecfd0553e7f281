"""Every claim of a text, in the order in which they stand.

The method and what it was measured on: docs/methods/claims.md.
"""

from collections.abc import Sequence

from orkhon.press.intake.claims.days import date_claims
from orkhon.press.intake.claims.figures import figure_claims
from orkhon.press.intake.claims.model import Claim, Known
from orkhon.press.intake.claims.people import person_claims
from orkhon.press.intake.claims.posts import post_claims
from orkhon.press.intake.claims.towns import place_claims


def claims_of(text: str, language: str, known: Sequence[Known]) -> tuple[Claim, ...]:
    """Set the names, posts, dates, places and figures of a text against the record.

    Args:
        text: In one of the site's languages.
        language: Its tag.
        known: The confirmed facts of the event.
    Returns:
        Claims that do not overlap, by position. Of an empty record nothing differs:
        every claim is unknown.
    """
    people = person_claims(text, language, known)
    posts = post_claims(text, language, known, people)
    dates = [
        one
        for one in date_claims(text, language, known)
        if not any(one.overlaps(other) for other in people)
    ]
    held = [*people, *posts, *dates]
    figures = figure_claims(text, language, known, held)
    held += figures
    towns = place_claims(text, language, known, held)
    found: list[Claim] = []
    for one in [*people, *posts, *dates, *figures, *towns]:
        if not any(one.overlaps(other) for other in found):
            found.append(one)
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))
