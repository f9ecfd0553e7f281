"""Texts by FRBR, what members made of them, and the way of a draft."""

from orkhon.legislation.models.correspondence import (
    IN_FULL,
    LETTERS,
    WITH_PARTNERS,
    Comparison,
    Correspondence,
    CorrespondenceStep,
    GlossaryEntry,
    Partner,
    PartnerProposal,
    Status,
)
from orkhon.legislation.models.drafting import (
    Comment,
    CommentRound,
    DraftStep,
    Initiative,
    InitiativeMatch,
    Reform,
    RoadmapLine,
    Stage,
)
from orkhon.legislation.models.works import Expression, Provision, Version, Work

__all__ = [
    "IN_FULL",
    "LETTERS",
    "WITH_PARTNERS",
    "Comment",
    "CommentRound",
    "Comparison",
    "Correspondence",
    "CorrespondenceStep",
    "DraftStep",
    "Expression",
    "GlossaryEntry",
    "Initiative",
    "InitiativeMatch",
    "Partner",
    "PartnerProposal",
    "Provision",
    "Reform",
    "RoadmapLine",
    "Stage",
    "Status",
    "Version",
    "Work",
]
