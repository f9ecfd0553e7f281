"""Sessions of the assembly: from the convocation to the adopted text."""

from orkhon.proceedings.models.adopted import (
    AdoptedPaper,
    AdoptedText,
    InstrumentEvent,
    Renewal,
    RenewalArticle,
    SessionReport,
    SymbolCounter,
)
from orkhon.proceedings.models.decisions import (
    Appointment,
    Position,
    Question,
    RollCallVote,
    Stance,
)
from orkhon.proceedings.models.drafts import (
    Amendment,
    Draft,
    DraftVersion,
    Paragraph,
    ParagraphText,
    TextKind,
)
from orkhon.proceedings.models.floor import (
    Floor,
    SittingEvent,
    Speaker,
)
from orkhon.proceedings.models.minutes import (
    Correction,
    Minutes,
    MinutesParagraph,
    Note,
)
from orkhon.proceedings.models.papers import (
    Circulation,
    DocumentVersion,
    SessionDocument,
)
from orkhon.proceedings.models.participants import (
    Participant,
    Registration,
)
from orkhon.proceedings.models.relations import (
    Coordination,
    Memorandum,
    Obligation,
    OutsideEvent,
    Standing,
)
from orkhon.proceedings.models.rules import (
    Setting,
)
from orkhon.proceedings.models.sessions import (
    AgendaItem,
    AgendaItemText,
    ProgrammeLine,
    Session,
    Sitting,
)

__all__ = [
    "AdoptedPaper",
    "AdoptedText",
    "AgendaItem",
    "AgendaItemText",
    "Amendment",
    "Appointment",
    "Circulation",
    "Coordination",
    "Correction",
    "DocumentVersion",
    "Draft",
    "DraftVersion",
    "Floor",
    "InstrumentEvent",
    "Memorandum",
    "Minutes",
    "MinutesParagraph",
    "Note",
    "Obligation",
    "OutsideEvent",
    "Paragraph",
    "ParagraphText",
    "Participant",
    "Position",
    "ProgrammeLine",
    "Question",
    "Registration",
    "Renewal",
    "RenewalArticle",
    "RollCallVote",
    "Session",
    "SessionDocument",
    "SessionReport",
    "Setting",
    "Sitting",
    "SittingEvent",
    "Speaker",
    "Stance",
    "Standing",
    "SymbolCounter",
    "TextKind",
]
