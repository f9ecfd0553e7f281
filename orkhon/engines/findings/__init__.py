"""Findings: numbers counted from anonymised forms, and sentences that carry them."""

from orkhon.engines.findings.checking import Checked, check_statement
from orkhon.engines.findings.counting import (
    Amount,
    Counted,
    NothingCounted,
    TwoAnswers,
    counted,
    result_from,
)
from orkhon.engines.findings.evidence import (
    Evidence,
    RowOut,
    SaidSentence,
    evidence_json,
    rows_file,
)
from orkhon.engines.findings.query import (
    ALL,
    COUNTS,
    NOT_ANSWERS,
    SHOWS,
    Condition,
    Query,
    QueryError,
    query_from,
)
from orkhon.engines.findings.reading import is_statement
from orkhon.engines.findings.rows import Row, RowError, Rows, row_from, trimmed
from orkhon.engines.findings.sentences import (
    Place,
    Segment,
    SentenceError,
    filled,
    placeholders,
    typed_numbers,
)
from orkhon.engines.findings.writing import amount, percentage, written

__all__ = [
    "ALL",
    "COUNTS",
    "NOT_ANSWERS",
    "SHOWS",
    "Amount",
    "Checked",
    "Condition",
    "Counted",
    "Evidence",
    "NothingCounted",
    "Place",
    "Query",
    "QueryError",
    "Row",
    "RowError",
    "RowOut",
    "Rows",
    "SaidSentence",
    "Segment",
    "SentenceError",
    "TwoAnswers",
    "amount",
    "check_statement",
    "counted",
    "evidence_json",
    "filled",
    "is_statement",
    "percentage",
    "placeholders",
    "query_from",
    "result_from",
    "row_from",
    "rows_file",
    "trimmed",
    "typed_numbers",
    "written",
]
