"""Amendments: numbered lines, conflicts, brackets, the consolidated text."""

from orkhon.engines.amendments.bracketing import bracketed
from orkhon.engines.amendments.conflicts import check, conflicts
from orkhon.engines.amendments.consolidation import (
    consolidate,
    counts_through,
    renumbered,
)
from orkhon.engines.amendments.lines import WIDTH, lines_of, number_lines, on_lines
from orkhon.engines.amendments.model import (
    OF_WORDS,
    Amendment,
    AmendmentError,
    Conflict,
    Kind,
    Line,
    Mark,
    MarkedLine,
    MarkedParagraph,
    PaperRow,
    Paragraph,
    Piece,
    Role,
    Text,
    Why,
)
from orkhon.engines.amendments.paper import rows_of_paper
from orkhon.engines.amendments.places import (
    Change,
    change_between,
    deleting,
    inserting,
    replacing,
    words_at,
)

__all__ = [
    "OF_WORDS",
    "WIDTH",
    "Amendment",
    "AmendmentError",
    "Change",
    "Conflict",
    "Kind",
    "Line",
    "Mark",
    "MarkedLine",
    "MarkedParagraph",
    "PaperRow",
    "Paragraph",
    "Piece",
    "Role",
    "Text",
    "Why",
    "bracketed",
    "change_between",
    "check",
    "conflicts",
    "consolidate",
    "counts_through",
    "deleting",
    "inserting",
    "lines_of",
    "number_lines",
    "on_lines",
    "renumbered",
    "replacing",
    "rows_of_paper",
    "words_at",
]
