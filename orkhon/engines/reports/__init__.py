"""Press report in, dated and cited proposals out."""

from orkhon.engines.reports.model import (
    Commitment,
    Contact,
    DateRead,
    Event,
    Figure,
    Participant,
    Proposal,
    Read,
    ReportError,
    ReportProposals,
    Span,
    Tagger,
)
from orkhon.engines.reports.reader import read_report
from orkhon.engines.reports.register import (
    KnownBody,
    KnownPerson,
    KnownPlace,
    KnownPost,
    Register,
)

__all__ = [
    "Commitment",
    "Contact",
    "DateRead",
    "Event",
    "Figure",
    "KnownBody",
    "KnownPerson",
    "KnownPlace",
    "KnownPost",
    "Participant",
    "Proposal",
    "Read",
    "Register",
    "ReportError",
    "ReportProposals",
    "Span",
    "Tagger",
    "read_report",
]
