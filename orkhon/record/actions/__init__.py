"""The verbs of the record. Every other room writes its acts through `append`.

Each verb works inside the caller's transaction, so that an act and its entry are
kept together or not at all.
"""

from orkhon.record.actions.bursts import (
    Incoming,
    begin_keeping,
    keep_sources,
    write_kept,
)
from orkhon.record.actions.custody import erase_payload, sign_checkpoint
from orkhon.record.actions.disclosing import close_again, disclose
from orkhon.record.actions.entries import (
    NOBODY,
    Act,
    RecordError,
    append,
    append_all,
    append_each,
    locked_frontier,
    subject_of,
)
from orkhon.record.actions.sources import (
    cite,
    keep_source,
    open_source,
    quarantine_source,
)
from orkhon.record.store import Held, StoreError
from orkhon.record.store import hold as hold_bytes

__all__ = [
    "NOBODY",
    "Act",
    "Held",
    "Incoming",
    "RecordError",
    "StoreError",
    "append",
    "append_all",
    "append_each",
    "begin_keeping",
    "cite",
    "close_again",
    "disclose",
    "erase_payload",
    "hold_bytes",
    "keep_source",
    "keep_sources",
    "locked_frontier",
    "open_source",
    "quarantine_source",
    "sign_checkpoint",
    "subject_of",
    "write_kept",
]
