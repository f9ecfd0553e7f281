"""The reads of this room that other rooms use, in one place."""

from orkhon.dialogue.queries.contacts import (
    ContactCard,
    Seen,
    all_contacts,
    card,
    cards,
    contacts_with,
    next_contacts,
    not_completed,
    topic_history,
)
from orkhon.dialogue.queries.promises import (
    PromiseLine,
    Wanted,
    commitments_with,
    due_between,
    find_promises,
    open_count,
    overdue,
    processes,
    promises_of,
)
from orkhon.dialogue.queries.reports import all_reports, waiting_reports

__all__ = [
    "ContactCard",
    "PromiseLine",
    "Seen",
    "Wanted",
    "all_contacts",
    "all_reports",
    "card",
    "cards",
    "commitments_with",
    "contacts_with",
    "due_between",
    "find_promises",
    "next_contacts",
    "not_completed",
    "open_count",
    "overdue",
    "processes",
    "promises_of",
    "topic_history",
    "waiting_reports",
]
