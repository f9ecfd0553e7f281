"""Protocols that must add up: lines, relations, checks, two copies compared."""

from orkhon.engines.elections.relations.balance import (
    Balance,
    Finding,
    Status,
    check,
    sentence,
)
from orkhon.engines.elections.relations.comparison import (
    Agreement,
    Comparison,
    LineComparison,
    Shift,
    compare,
)
from orkhon.engines.elections.relations.form import (
    ILLEGIBLE,
    Exemption,
    Illegible,
    Line,
    ProtocolError,
    ProtocolSchema,
    Relation,
    Sense,
    Severity,
    Term,
    Value,
)
from orkhon.engines.elections.relations.reading import schema_from

__all__ = [
    "ILLEGIBLE",
    "Agreement",
    "Balance",
    "Comparison",
    "Exemption",
    "Finding",
    "Illegible",
    "Line",
    "LineComparison",
    "ProtocolError",
    "ProtocolSchema",
    "Relation",
    "Sense",
    "Severity",
    "Shift",
    "Status",
    "Term",
    "Value",
    "check",
    "compare",
    "schema_from",
    "sentence",
]
