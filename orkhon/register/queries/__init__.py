"""The reads of the register; other rooms use the names listed here."""

from orkhon.register.queries.bodies import (
    changes_between,
    commission_seats,
    countries,
    designation,
    members_on,
    parliaments,
    seats_of,
    spellings_of,
    terms_ending,
)
from orkhon.register.queries.chairs import assemblies, chair_on, chairmanships
from orkhon.register.queries.finding import near_pairs, near_persons, search, who
from orkhon.register.queries.identity import families, ids_of, kept_person
from orkhon.register.queries.people import holder, holders, person, posts_on
from orkhon.register.queries.reading import report_register
from orkhon.register.queries.values import (
    BodyRef,
    ChairAnswer,
    Change,
    Hit,
    PersonCard,
    PersonRef,
    PostHeld,
    Seats,
    Spelling,
    Who,
)

__all__ = [
    "BodyRef",
    "ChairAnswer",
    "Change",
    "Hit",
    "PersonCard",
    "PersonRef",
    "PostHeld",
    "Seats",
    "Spelling",
    "Who",
    "assemblies",
    "chair_on",
    "chairmanships",
    "changes_between",
    "commission_seats",
    "countries",
    "designation",
    "families",
    "holder",
    "holders",
    "ids_of",
    "kept_person",
    "members_on",
    "near_pairs",
    "near_persons",
    "parliaments",
    "person",
    "posts_on",
    "report_register",
    "search",
    "seats_of",
    "spellings_of",
    "terms_ending",
    "who",
]
