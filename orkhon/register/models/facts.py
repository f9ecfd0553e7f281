"""What every fact of the register has: partial dates, a state, a citation."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from orkhon.engines import periods
from orkhon.record.models import Citation


def check_partial_date(value: str) -> None:
    """Refuse what is neither "" nor a partial date of the calendar."""
    if value:
        try:
            periods.parse(value)
        except periods.PartialDateError as error:
            raise ValidationError(str(error)) from error


class PartialDateField(models.CharField):  # type: ignore[type-arg]  # -- takes none at run time
    """`2025`, `2025-06`, `2025-06-12`, or "" for not known."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.update(max_length=10, blank=True, default="")
        super().__init__(*args, **kwargs)
        self.validators.append(check_partial_date)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        for key in ("max_length", "blank", "default"):
            kwargs.pop(key, None)
        return name, path, args, kwargs


class State(models.TextChoices):
    """How far a fact has come."""

    PROPOSED = "proposed", _("Proposed")
    CONFIRMED = "confirmed", _("Confirmed")
    SUPERSEDED = "superseded", _("Superseded")


class Dated(models.Model):
    """Holds from a date to a date, both inclusive and perhaps not known."""

    from_on = PartialDateField()
    to_on = PartialDateField()
    from_day = models.DateField(null=True, editable=False)
    to_day = models.DateField(null=True, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.from_day = periods.earliest(self.from_on)
        self.to_day = periods.latest(self.to_on)
        super().save(*args, **kwargs)

    @property
    def period(self) -> periods.Period:
        return periods.Period(self.from_on, self.to_on)

    @staticmethod
    def on(day: date) -> Q:
        """Rows whose period does not exclude the day."""
        return (Q(from_day=None) | Q(from_day__lte=day)) & (
            Q(to_day=None) | Q(to_day__gte=day)
        )


class Fact(models.Model):
    """Leads back to what it was read in; a fact without a citation says so."""

    citation = models.ForeignKey(
        Citation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(
        max_length=12, choices=State.choices, default=State.CONFIRMED
    )

    class Meta:
        abstract = True
