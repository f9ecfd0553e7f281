"""The register of gifts: the lists, what they are worth together, the same gift again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, QuerySet
from rapidfuzz import fuzz

from orkhon.engines import names
from orkhon.protocol.models import Gift, Visit
from orkhon.register.models import Body, Person
from orkhon.register.queries.identity import ids_of

NEAR = 82
"""From which likeness, of 100, of their words two gifts may be the same."""
LEAST_WORD = 3
"""Signs of a word that says something; “a” and “of” do not."""


@dataclass(frozen=True)
class Total:
    """What some gifts are worth together.

    Attributes:
        amounts: Sum by currency, of those whose worth is known.
        unknown: How many have no known worth; the sums are then "at least".
        count: How many gifts.
    """

    amounts: tuple[tuple[str, Decimal], ...]
    unknown: int
    count: int

    @property
    def is_whole(self) -> bool:
        """Whether every worth is known."""
        return not self.unknown


@dataclass(frozen=True)
class Listed:
    """Gifts of one direction, with what they are worth."""

    direction: Gift.Direction
    gifts: tuple[Gift, ...]
    total: Total


@dataclass(frozen=True)
class Again:
    """What speaks against a gift: the same one before, and how many there were.

    Attributes:
        same: Gifts of the same or nearly the same words, newest first.
        count: How many gifts in this direction the person or body had so far.
    """

    same: tuple[Gift, ...]
    count: int


def gifts_of(
    *,
    year: int | None = None,
    person: Person | None = None,
    body: Body | None = None,
    direction: str = "",
    with_struck: bool = False,
) -> QuerySet[Gift]:
    """Gifts, the newest first.

    Args:
        person: As giver, receiver or on our side, under every name that was merged.
    """
    rows = Gift.objects.select_related(
        "person", "body__country", "ours", "visit", "contact"
    )
    if not with_struck:
        rows = rows.filter(struck_at=None)
    if year is not None:
        rows = rows.filter(on__startswith=f"{year:04}")
    if person is not None:
        known = ids_of(person)
        rows = rows.filter(Q(person__in=known) | Q(ours__in=known))
    if body is not None:
        rows = rows.filter(body=body)
    if direction:
        rows = rows.filter(direction=direction)
    return rows.order_by("-on_day", "what", "made_at")


def years() -> list[int]:
    """Years with gifts, the newest first."""
    dated = Gift.objects.exclude(on="").values_list("on", flat=True)
    return sorted({int(one[:4]) for one in dated}, reverse=True)


def listed(rows: Iterable[Gift]) -> list[Listed]:
    """The gifts by direction; a direction without any is left out."""
    kept = list(rows)
    found = []
    for direction in Gift.Direction:
        own = tuple(one for one in kept if one.direction == direction)
        if own:
            standing = [one for one in own if one.struck_at is None]
            found.append(Listed(direction, own, total(standing)))
    return found


def total(rows: Sequence[Gift]) -> Total:
    """What gifts are worth together; an unknown worth stays unknown."""
    amounts: dict[str, Decimal] = {}
    for one in rows:
        if one.worth is not None:
            before = amounts.get(one.currency, Decimal(0))
            amounts[one.currency] = before + one.worth
    unknown = sum(one.worth is None for one in rows)
    return Total(tuple(sorted(amounts.items())), unknown, len(rows))


def again(direction: str, what: str, person: Person | None, body: Body | None) -> Again:
    """Whether this gift was given to, or came from, the same person or body before."""
    rows = gifts_of(direction=direction)
    if person is not None:
        rows = rows.filter(person__in=ids_of(person))
    else:
        rows = rows.filter(body=body, person=None)
    before = list(rows)
    fold = names.fold(what)
    return Again(tuple(one for one in before if _same(one.fold, fold)), len(before))


def of_visit(visit: Visit) -> list[Gift]:
    """Gifts planned for or exchanged at a visit, given ones first."""
    return list(
        Gift.objects.filter(visit=visit, struck_at=None)
        .select_related("person", "body__country", "ours")
        .order_by("direction", "what")
    )


def _same(one: str, other: str) -> bool:
    """The same words, nearly the same, or one's words all within the other's."""
    if one == other:
        return True
    words, others = _words(one), _words(other)
    if not words or not others:
        return False
    if words <= others or others <= words:
        return True
    said, heard = " ".join(sorted(words)), " ".join(sorted(others))
    return fuzz.ratio(said, heard) >= NEAR


def _words(text: str) -> set[str]:
    return {word for word in text.split() if len(word) >= LEAST_WORD}
