"""`$filter` and `$orderby` of OData as conditions over received forms."""

from datetime import UTC, datetime
from functools import partial
from typing import Any

from django.db.models import DateTimeField, F, IntegerField, Q, Value
from django.db.models.expressions import Combinable, Expression
from django.db.models.functions import (
    ExtractDay,
    ExtractHour,
    ExtractMinute,
    ExtractMonth,
    ExtractSecond,
    ExtractYear,
)
from django.db.models.lookups import (
    Exact,
    GreaterThan,
    GreaterThanOrEqual,
    LessThan,
    LessThanOrEqual,
)

from orkhon.engines.xforms.central.filter import (
    Both,
    Call,
    Compare,
    Condition,
    FilterError,
    Not,
    Operand,
    Property,
    read_filter,
)
from orkhon.engines.xforms.central.filter import Value as Written
from orkhon.observation.queries.rest.actors import submitted_by

SUBMITTER = "submitter"
"""No column: a number that stands for a field key or an account."""
FIELDS = {
    "__id": "root_instance_id",
    "__system/submissionDate": "submitted_at",
    "__system/updatedAt": "updated_at",
    "__system/deletedAt": "deleted_at",
    "__system/submitterId": SUBMITTER,
    "__system/reviewState": "reviewed",
}
"""Names of OData, and the columns of `logical_forms`."""
ROOT = "$root/Submissions/"
_PARTS: dict[str, Any] = {
    "year": ExtractYear,
    "month": ExtractMonth,
    "day": ExtractDay,
    "hour": ExtractHour,
    "minute": ExtractMinute,
    "second": ExtractSecond,
}
_SIGNS: dict[str, Any] = {
    "eq": Exact,
    "lt": LessThan,
    "le": LessThanOrEqual,
    "gt": GreaterThan,
    "ge": GreaterThanOrEqual,
}


class FieldNotServed(ValueError):
    """A filter over something that cannot be filtered by."""


def condition_of(text: str, *, now: datetime) -> Q:
    """A filter's text as a condition.

    Raises:
        FilterError: it cannot be read.
        FieldNotServed: it names a field by which nothing can be filtered.
    """
    return _condition(read_filter(text), now)


def order_of(text: str) -> list[str]:
    """`$orderby` as the columns to order by, the form's number last.

    Raises:
        FilterError: it cannot be read.
        FieldNotServed: it names a field by which nothing can be ordered.
    """
    order: list[str] = []
    for part in text.split(","):
        name, _blank, way = part.strip().partition(" ")
        if way.strip().lower() not in {"", "asc", "desc"}:
            raise FilterError(f"“{way}” is no direction; asc and desc are")
        sign = "-" if way.strip().lower() == "desc" else ""
        order.append(f"{sign}{_sortable(name)}")
    return [*order, "-pk" if order[0].startswith("-") else "pk"]


def _condition(node: Condition, now: datetime) -> Q:
    if isinstance(node, Both):
        left, right = _condition(node.left, now), _condition(node.right, now)
        return left & right if node.word == "and" else left | right
    if isinstance(node, Not):
        return ~_condition(node.condition, now)
    return _comparison(node, now)


def _comparison(node: Compare, now: datetime) -> Q:
    left, right = node.left, node.right
    if isinstance(left, Written) and node.sign in {"eq", "ne"}:
        left, right = right, left
    if isinstance(left, Property) and _column(left.name) == SUBMITTER:
        return _submitter(node.sign, right)
    if isinstance(right, Written) and right.value is None:
        return _null(left, node.sign)
    one, other = (
        _operand(left, right, now),
        _operand(right, left, now),
    )
    if node.sign == "ne":
        # What is null differs from every value; to the database it does not.
        return ~Q(Exact(one, other)) | _absent(left) | _absent(right)
    return Q(_SIGNS[node.sign](one, other))


def _null(operand: Operand, sign: str) -> Q:
    if sign not in {"eq", "ne"}:
        raise FilterError(f"null cannot be compared by {sign}")
    if not isinstance(operand, Property):
        return Q(pk__isnull=sign == "eq")
    return Q(**{f"{_column(operand.name)}__isnull": sign == "eq"})


def _absent(operand: Operand) -> Q:
    if not isinstance(operand, Property):
        return Q(pk=None)
    return Q(**{f"{_column(operand.name)}__isnull": True})


def _submitter(sign: str, operand: Operand) -> Q:
    """By number, written as text or not: OData gives it as text."""
    if sign not in {"eq", "ne"} or not isinstance(operand, Written):
        raise FilterError("a submitter is or is not somebody; there is no order")
    said = str(operand.value)
    if not (said.isascii() and said.isdecimal()):
        raise FilterError(f"“{said}” is no submitter’s number")
    wanted = submitted_by(int(said))
    return wanted if sign == "eq" else ~wanted


def _operand(node: Operand, beside: Operand, now: datetime) -> Combinable:
    if isinstance(node, Property):
        return F(_column(node.name))
    if isinstance(node, Call):
        return _call(node, now)
    return Value(_written(node, beside))


def _call(node: Call, now: datetime) -> Expression:
    if node.function == "now":
        return Value(now, output_field=DateTimeField())
    inner = node.argument
    if isinstance(inner, Written) and isinstance(inner.value, datetime):
        at = inner.value.astimezone(UTC)
        return Value(getattr(at, node.function), output_field=IntegerField())
    if isinstance(inner, Call) and inner.function == "now":
        at = now.astimezone(UTC)
        return Value(getattr(at, node.function), output_field=IntegerField())
    if isinstance(inner, Property) and _is_moment(inner):
        made: Expression = partial(_PARTS[node.function], tzinfo=UTC)(
            _column(inner.name)
        )
        return made
    raise FilterError(f"{node.function}() is asked of something that is no moment")


def _written(node: Written, beside: Operand) -> object:
    """The value, if its column can be compared with it."""
    value = node.value
    if isinstance(beside, Property):
        column = _column(beside.name)
        if _is_moment(beside) and not isinstance(value, datetime):
            raise FilterError(f"“{value}” is no moment")
        if column in {"reviewed", "root_instance_id"} and not isinstance(value, str):
            raise FilterError(f"“{value}” is no text")
    return value


def _is_moment(node: Property) -> bool:
    return _column(node.name).endswith("_at")


def _column(name: str) -> str:
    column = FIELDS.get(name.removeprefix(ROOT))
    if column is None:
        raise FieldNotServed(name)
    return column


def _sortable(name: str) -> str:
    column = _column(name)
    if column == SUBMITTER:
        raise FieldNotServed(name)
    return column
