"""Figures: a number that somebody gave at some time; a later one supersedes it."""

from decimal import Decimal

from django.db import transaction

from orkhon.engines import periods
from orkhon.record.actions import append, subject_of
from orkhon.record.models import Citation
from orkhon.record.roles import Actor, require
from orkhon.register.errors import RegisterError
from orkhon.register.models import Figure, State
from orkhon.register.permissions import can_write_register

_PLACES = Decimal("0.000001")
_LARGEST = Decimal(10) ** 14


@transaction.atomic
def record_figure(
    subject: str,
    what: str,
    value: Decimal | int,
    *,
    by: Actor,
    status: str,
    citation: Citation | None,
    unit: str = "",
    denominator: str = "",
    as_of: str = "",
) -> Figure:
    """Keep a number as a source gives it.

    Args:
        subject: What it is about: "Kazakhstan, vote of 20 November 2022".
        what: What was counted: "foreign observers accredited".
        value: The number; a percentage is out of 100 and names its denominator.
        status: A value of `Figure.Status`.
        citation: Where it was read; None only for what nobody wrote down.
        as_of: Partial date to which it belongs.
    Raises:
        RegisterError: a percentage of nothing, too large, or too fine.
        PartialDateError: a date that the calendar does not have.
    """
    require(can_write_register(by), "record a figure")
    figure = _checked(subject, what, value, status, citation, unit, denominator, as_of)
    figure.save(force_insert=True)
    _write("register.figure.record", figure, by)
    return figure


@transaction.atomic
def supersede_figure(
    figure: Figure,
    value: Decimal | int,
    *,
    by: Actor,
    status: str,
    citation: Citation | None,
    as_of: str = "",
) -> Figure:
    """Put a later number in the place of an earlier one; both stay readable.

    Raises:
        RegisterError: the earlier one was superseded before.
        PartialDateError: a date that the calendar does not have.
    """
    require(can_write_register(by), "supersede a figure")
    later = _checked(
        figure.subject,
        figure.what,
        value,
        status,
        citation,
        figure.unit,
        figure.denominator,
        as_of,
    )
    later.save(force_insert=True)
    changed = Figure.objects.filter(pk=figure.pk, superseded_by=None).update(
        superseded_by=later, state=State.SUPERSEDED
    )
    if not changed:
        raise RegisterError(f"{figure} was superseded before")
    _write("register.figure.supersede", later, by, supersedes=str(figure.pk))
    figure.refresh_from_db()
    return later


def _checked(
    subject: str,
    what: str,
    value: Decimal | int,
    status: str,
    citation: Citation | None,
    unit: str,
    denominator: str,
    as_of: str,
) -> Figure:
    if not subject.strip() or not what.strip():
        raise RegisterError(f"say what {value} counts, and of what")
    if status not in Figure.Status.values:
        raise RegisterError(f"“{status}” is no status of a figure")
    if unit in {"%", "percent"} and not denominator.strip():
        raise RegisterError(f"{value}% of what? A percentage names its denominator")
    number = Decimal(value)
    if not number.is_finite() or abs(number) >= _LARGEST:
        raise RegisterError(f"{value} is more than a figure can hold")
    if number != number.quantize(_PLACES):
        raise RegisterError(f"{value} has more than six decimals")
    if as_of:
        periods.parse(as_of)
    return Figure(
        subject=subject,
        what=what,
        value=number,
        unit=unit,
        denominator=denominator,
        as_of=as_of,
        status=status,
        citation=citation,
    )


def _write(verb: str, figure: Figure, by: Actor, **more: str) -> None:
    append(
        verb,
        subject_of(figure),
        by=by,
        about=figure.subject,
        what=figure.what,
        value=str(figure.value),
        unit=figure.unit,
        denominator=figure.denominator,
        as_of=figure.as_of,
        status=str(figure.status),
        citation=None if figure.citation_id is None else str(figure.citation_id),
        **more,
    )
