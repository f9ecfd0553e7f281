"""The one way in for filled forms: from phones, files, text messages and paper.

A form is kept as it came, once, and its entry in the record is its receipt. Nothing
that can be read is refused: what does not fit is held and shown to a person.
"""

import logging
from collections.abc import Sequence
from functools import cache, partial

from django.db import InterfaceError, OperationalError, connection

from orkhon.observation.actions.arrivals import (
    Arrival,
    ArrivedFile,
    Receipt,
    Sender,
    arrival_of,
)
from orkhon.observation.actions.gathering import Gathering, Take
from orkhon.observation.actions.keeping import keep
from orkhon.observation.actions.unreadable import keep_unreadable

__all__ = ["Arrival", "ArrivedFile", "Receipt", "Sender", "arrival_of", "receive"]

AT_MOST_TOGETHER = 64
"""Forms in one transaction: many share its cost, and none waits long for the others."""
_log = logging.getLogger(__name__)


def receive(arrivals: Sequence[Arrival]) -> list[Receipt]:
    """Keep forms, all in one transaction, and give a receipt for each.

    The same bytes again are answered with the same receipt. Inside a transaction of
    the caller the forms are kept with it; otherwise they are on the disk when this
    returns, together with those that other threads brought at the same moment.

    Raises:
        OperationalError, InterfaceError: the database is away; nothing was kept, the
            sender comes again.
    """
    if not arrivals:
        return []
    if connection.in_atomic_block:
        return _kept(lambda: arrivals)
    return _GATHERING.bring(arrivals)


def _kept_in_time(take: Take[Arrival]) -> list[Receipt]:
    """As `_kept`; a connection that died meanwhile is made anew, once.

    Trying again is safe even where the first try was kept and only its answer lost:
    the same bytes are kept once.
    """
    taken = cache(take)
    try:
        return _kept(taken)
    except (OperationalError, InterfaceError):
        connection.close()
        return _kept(taken)


def _kept(take: Take[Arrival]) -> list[Receipt]:
    """All together; where one of them does not let itself be kept, each by itself."""
    taken = cache(take)
    try:
        return keep(taken)
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        # Whatever it is, it must not take the other observers' forms with it.
        arrivals = taken()
        if len(arrivals) > 1:
            return [_kept(partial(list, [arrival]))[0] for arrival in arrivals]
        _log.exception("a form could not be kept as one; its bytes are kept")
        return [_kept_as_bytes(arrivals[0])]


def _kept_as_bytes(arrival: Arrival) -> Receipt:
    why = "our own fault: this form could be read and not be kept as one"
    kept, entry = keep_unreadable(
        [arrival.held, *(file.held for file in arrival.files)],
        mission_id=arrival.mission_id,
        sender=arrival.sender,
        received_at=arrival.received_at,
        why=why,
    )
    return Receipt(
        submission_id=None,
        form_id=arrival.instance.form_id,
        instance_id=arrival.instance.instance_id,
        seq=entry.seq,
        leaf=entry.leaf_hash.hex(),
        is_new=True,
        is_complete=True,
        missing=(),
        why_held=kept.why,
    )


_GATHERING = Gathering(_kept_in_time, at_most=AT_MOST_TOGETHER)
