"""Which things are public at this moment: the one question behind lists and search.

The catalogue is a copy, up to a minute late. What was opened since may wait; what was
closed since must not be shown, so the rooms are asked as soon as the record has an
act that may show and that the catalogue has not read.
"""

from collections.abc import Collection, Mapping

from django.utils import timezone

from orkhon.catalogue.kinds import Kind, kind_named
from orkhon.catalogue.models import Item, ItemVersion, Stand
from orkhon.catalogue.queries.changes import last_change

_PUBLIC: dict[str, tuple[object, Kind, frozenset[str]]] = {}
"""Of each kind the state that was asked last, and what was public in it."""


def public_now(
    asked: Mapping[str, Collection[str]], *, standing: bool = False
) -> dict[str, set[str]]:
    """Those of the keys, by kind, that the rooms publish at this moment.

    Args:
        asked: Keys by the name of their kind; of a kind that does not exist none is
            public.
        standing: The keys were just read from the catalogue. While it is in step with
            the record nothing more is asked of it then.
    """
    stand, change = Stand.objects.filter(pk=1).first(), last_change()
    if stand is not None and change.seq <= stand.size:
        return {
            kind: set(keys) if standing else _standing(kind, keys)
            for kind, keys in asked.items()
        }
    at = None if stand is None else stand.at
    # A day may end a post without an entry, and what the room says with it.
    state = (change, at, timezone.localdate())
    found = {}
    for name, keys in asked.items():
        kind = kind_named(name)
        found[name] = set() if kind is None else set(keys) & _opened(kind, state)
    return found


def _standing(kind: str, keys: Collection[str]) -> set[str]:
    rows = Item.objects.filter(kind=kind, key__in=list(keys))
    return set(rows.values_list("key", flat=True))


def _opened(kind: Kind, state: object) -> frozenset[str]:
    """Of the keys that ever had a version, those public now; asked once a state."""
    known = _PUBLIC.get(kind.name)
    if known is not None and known[:2] == (state, kind):
        return known[2]
    # A thing that was closed and opened again has a version and no item yet.
    keys = ItemVersion.objects.filter(kind=kind.name).values_list("key", flat=True)
    found = frozenset(kind.public(set(keys.distinct())))
    _PUBLIC[kind.name] = (state, kind, found)
    return found
