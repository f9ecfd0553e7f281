"""Who is who: persons, bodies, posts and countries, their names and dates.

Dates are partial (`2025`, `2025-06`, `2025-06-12`, "" for not known); the columns
`*_day` beside them hold the first or last day meant, for the database to compare.
"""

from orkhon.register.models.facts import (
    Dated,
    Fact,
    PartialDateField,
    State,
    check_partial_date,
)
from orkhon.register.models.nouns import Body, Country, Person, Post
from orkhon.register.models.pairs import Match, Merge
from orkhon.register.models.revision import Revision
from orkhon.register.models.rows import (
    Chairmanship,
    Designation,
    Figure,
    Membership,
    Name,
)

__all__ = [
    "Body",
    "Chairmanship",
    "Country",
    "Dated",
    "Designation",
    "Fact",
    "Figure",
    "Match",
    "Membership",
    "Merge",
    "Name",
    "PartialDateField",
    "Person",
    "Post",
    "Revision",
    "State",
    "check_partial_date",
]
