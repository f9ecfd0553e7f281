"""The figures of a financial report or budget for everybody, as they were frozen.

The heads with their amounts, what they add up to, and the total that the paper states.
Where in which paper a row was found stays in the room: that paper may not be public.
"""

from dataclasses import dataclass
from decimal import Decimal

from orkhon.proceedings.intake.finances import Row
from orkhon.proceedings.queries.finances import Finances, Part


@dataclass(frozen=True)
class PublishedRow:
    """A head with its amount, or a total in the words of the paper."""

    head: str
    amount: Decimal


@dataclass(frozen=True)
class PublishedPart:
    """Income or expenditure; amounts in the currency of the table, to the cent.

    Attributes:
        key: income or expenditure.
        computed: What the heads add up to.
        stated: The total as the paper states it; None where it states none.
        difference: Stated less computed; None where nothing is stated.
        adds_up: Whether the stated total is the sum; None where none is stated.
    """

    key: str
    heads: tuple[PublishedRow, ...]
    computed: Decimal
    stated: PublishedRow | None
    difference: Decimal | None
    adds_up: bool | None


@dataclass(frozen=True)
class PublishedFinances:
    """The table of a financial report or budget.

    Attributes:
        currency: Three letters (ISO 4217).
        balance: Income less expenditure, as computed; None unless there are both.
    """

    currency: str
    parts: tuple[PublishedPart, ...]
    balance: Decimal | None


def published_finances(said: Finances) -> PublishedFinances | None:
    """The table of a published report; None where it has none."""
    if not said.parts:
        return None
    return PublishedFinances(
        said.currency, tuple(_part(one) for one in said.parts), said.balance
    )


def _part(one: Part) -> PublishedPart:
    return PublishedPart(
        key=one.key,
        heads=tuple(_row(row) for row in one.heads),
        computed=one.computed,
        stated=None if one.stated is None else _row(one.stated),
        difference=one.difference,
        adds_up=one.adds_up,
    )


def _row(one: Row) -> PublishedRow:
    return PublishedRow(one.head, one.amount)
