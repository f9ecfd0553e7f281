"""A financial table checked to the unit: what is stated beside what it adds up to."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from orkhon.proceedings.intake.finances import Row
from orkhon.proceedings.models import SessionReport, Setting
from orkhon.proceedings.queries.members import members
from orkhon.proceedings.queries.rules import setting_of
from orkhon.register.models import Body
from orkhon.register.queries.labels import country_named

PARTS = ("income", "expenditure")


@dataclass(frozen=True)
class Part:
    """Income or expenditure.

    Attributes:
        computed: What the heads add up to.
        stated: The total as the paper states it; None where it states none.
    """

    key: str
    heads: tuple[Row, ...]
    computed: Decimal
    stated: Row | None

    @property
    def difference(self) -> Decimal | None:
        """Stated less computed; None where nothing is stated."""
        return None if self.stated is None else self.stated.amount - self.computed

    @property
    def adds_up(self) -> bool | None:
        """Whether the stated total is the sum; None where none is stated."""
        return None if self.difference is None else self.difference == 0


@dataclass(frozen=True)
class Finances:
    """Both parts of a table, as far as they have rows."""

    parts: tuple[Part, ...]
    currency: str

    @property
    def balance(self) -> Decimal | None:
        """Income less expenditure, as computed; None unless there are both."""
        sums = {one.key: one.computed for one in self.parts}
        if set(sums) != set(PARTS):
            return None
        return sums["income"] - sums["expenditure"]

    @property
    def wrong(self) -> tuple[Part, ...]:
        """The parts whose stated total is not the sum of their heads."""
        return tuple(one for one in self.parts if one.adds_up is False)


@dataclass(frozen=True)
class Share:
    """What a member gives by the scale."""

    country: str
    share: str


@dataclass(frozen=True)
class Scale:
    """The scale of contributions; no shares where the setting is not filled in.

    Attributes:
        is_whole: Whether the shares add up to one.
    """

    shares: tuple[Share, ...]
    is_whole: bool

    @property
    def is_set(self) -> bool:
        return bool(self.shares)


def finances_of(report: SessionReport) -> Finances:
    """The rows of a report, checked."""
    return finances(rows_in(report.rows), report.currency)


def finances(rows: Sequence[tuple[str, Row]], currency: str) -> Finances:
    """Rows by their part, each part with what it adds up to and what it states."""
    parts = []
    for key in PARTS:
        heads = tuple(one for part, one in rows if part == key and not one.is_total)
        stated = next((one for part, one in rows if part == key and one.is_total), None)
        if heads or stated is not None:
            computed = sum((one.amount for one in heads), Decimal("0.00"))
            parts.append(Part(key, heads, computed, stated))
    return Finances(tuple(parts), currency)


def rows_in(kept: object) -> list[tuple[str, Row]]:
    """The rows of a report as its column keeps them: amounts are text, never floats."""
    assert isinstance(kept, list)  # noqa: S101 -- as `enter_rows` wrote it; for the type
    return [
        (
            one["part"],
            Row(one["head"], Decimal(one["amount"]), one["where"], one["total"]),
        )
        for one in kept
    ]


def scale_of(organ: Body, report: SessionReport) -> Scale:
    """The scale on the day of the session; nothing is assumed where it is not set."""
    day = report.session.from_day or report.made_at.date()
    value = setting_of(organ, Setting.Key.CONTRIBUTION_SCALE, day)
    if not isinstance(value, dict) or not value:
        return Scale((), is_whole=False)
    names: dict[str, str] = {
        one.parliament.country_code: country_named(one.parliament)
        for one in members(organ, day)
    }
    order = list(names)
    shares = sorted(
        value.items(),
        key=lambda one: order.index(one[0]) if one[0] in order else len(order),
    )
    return Scale(
        tuple(
            Share(names.get(str(code), str(code)), str(share)) for code, share in shares
        ),
        is_whole=sum(Fraction(str(share)) for _code, share in shares) == 1,
    )
