"""The last act of its like, for whoever keeps a copy of what acts change."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Max, QuerySet

from orkhon.record.models import Entry

_READ_AT_ONCE = 1000
"""Entries; after more of them the database looks for the last one itself."""


@dataclass(frozen=True)
class LastAct:
    """An act that is the last of its like.

    Attributes:
        seq: Its number in the record; 0 while there is none.
        leaf: Its leaf in the tree, in hexadecimal; "" while there is none.
    """

    seq: int = 0
    leaf: str = ""


class LastActs:
    """Follows the record for the last entry whose verb is none of these.

    On a day of voting tens of thousands of entries may lie after it: each call reads
    those alone that came since the call before. That is one query; three at the first
    call, and wherever the record is another one than it was.
    """

    def __init__(self, *, leaving_out: Collection[str]) -> None:
        self._left_out = frozenset(leaving_out)
        self._seen = (LastAct(), LastAct())
        """The last entry that was looked at, and the one to tell of."""

    def last(self) -> LastAct:
        """The last such entry now."""
        looked_at, found = self._seen
        since = (
            Entry.objects.filter(seq__gte=looked_at.seq)
            .order_by("seq")
            .values_list("seq", "leaf_hash", "verb")[:_READ_AT_ONCE]
        )
        read = [(LastAct(seq, bytes(leaf).hex()), verb) for seq, leaf, verb in since]
        if read and read[0][0] == looked_at and len(read) < _READ_AT_ONCE:
            loud = [act for act, verb in read[1:] if verb not in self._left_out]
            seen = read[-1][0], loud[-1] if loud else found
        else:
            every = Entry.objects.order_by("-seq")
            seen = _last_of(every), _last_of(every.exclude(verb__in=self._left_out))
        self._seen = seen
        return seen[1]


def last_number(verbs: Collection[str]) -> int:
    """The number of the last entry of these verbs; 0 while there is none."""
    found: int | None = Entry.objects.filter(verb__in=verbs).aggregate(n=Max("seq"))[
        "n"
    ]
    return found or 0


def _last_of(entries: QuerySet[Entry]) -> LastAct:
    first = entries.values_list("seq", "leaf_hash").first()
    return LastAct() if first is None else LastAct(first[0], bytes(first[1]).hex())
