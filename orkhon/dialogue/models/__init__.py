"""Reports read, contacts made, promises given; each row leads to its words.

A `Proposal` is what a machine found or a person drew; deciding it writes the fact
rows (`Contact`, `Participation`, `Commitment` …) in the same act. Django finds the
tables of a room in this one place, so the files beside it are listed here.
"""

from orkhon.dialogue.models.contacts import (
    Contact,
    ContactKind,
    ContactMatch,
    EventMention,
    Participation,
    Report,
    Topic,
)
from orkhon.dialogue.models.conversations import ConversationRecord, Opening
from orkhon.dialogue.models.promises import (
    Commitment,
    CommitmentParty,
    CommitmentStep,
    FeedKey,
    Process,
    ProcessStep,
)
from orkhon.dialogue.models.proposals import Proposal

__all__ = [
    "Commitment",
    "CommitmentParty",
    "CommitmentStep",
    "Contact",
    "ContactKind",
    "ContactMatch",
    "ConversationRecord",
    "EventMention",
    "FeedKey",
    "Opening",
    "Participation",
    "Process",
    "ProcessStep",
    "Proposal",
    "Report",
    "Topic",
]
