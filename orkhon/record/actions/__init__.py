"""The verbs of the record. Every other room writes its acts through `append`.

Each verb works inside the caller's transaction, so that an act and its entry are
kept together or not at all.
"""

from orkhon.record.actions.custody import erase_payload, sign_checkpoint
from orkhon.record.actions.entries import (
    NOBODY,
    Act,
    RecordError,
    append,
    append_all,
    subject_of,
)
from orkhon.record.actions.sources import (
    cite,
    keep_source,
    open_source,
    quarantine_source,
)

__all__ = [
    "NOBODY",
    "Act",
    "RecordError",
    "append",
    "append_all",
    "cite",
    "erase_payload",
    "keep_source",
    "open_source",
    "quarantine_source",
    "sign_checkpoint",
    "subject_of",
]
