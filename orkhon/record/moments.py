"""A moment kept as the text that is hashed, so that no byte of it is free."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.translation import gettext_lazy as _

FORM = "%Y-%m-%dT%H:%M:%S.%fZ"
LENGTH = 27


def written(moment: datetime) -> str:
    """RFC 3339 in UTC with six digits: 2026-11-21T09:00:00.000000Z.

    Raises:
        ValueError: the moment has no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone")
    return moment.astimezone(UTC).strftime(FORM)


def read(text: str) -> datetime:
    """The moment that `written` wrote.

    Raises:
        ValueError: the text has another form.
    """
    if len(text) != LENGTH:
        raise ValueError(f"“{text}” is no UTC moment")
    return datetime.strptime(text, FORM).replace(tzinfo=UTC)


if TYPE_CHECKING:
    _Field = models.Field[datetime, datetime]
else:
    _Field = models.Field


class MomentField(_Field):
    """An aware moment in Python, RFC 3339 text in the database.

    Databases store timestamps each in their own way; a record that is checked
    byte for byte keeps the text. The text sorts as the moments do.
    """

    description = _("A moment in UTC")

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return f"varchar({LENGTH})"

    def get_internal_type(self) -> str:
        return "CharField"

    def from_db_value(
        self, value: str | None, expression: object, connection: BaseDatabaseWrapper
    ) -> datetime | None:
        return None if value is None else read(value)

    def to_python(self, value: object) -> datetime | None:
        if value is None or isinstance(value, datetime):
            return value
        try:
            return read(str(value))
        except ValueError as error:
            raise ValidationError(str(error)) from error

    def get_prep_value(self, value: object) -> str | None:
        moment = self.to_python(value)
        return None if moment is None else written(moment)

    def value_from_object(self, obj: models.Model) -> str | None:  # type: ignore[override]  # -- text on purpose
        # A backup would shorten a moment to milliseconds; the text it leaves alone.
        return self.get_prep_value(getattr(obj, self.attname))

    def value_to_string(self, obj: models.Model) -> str:
        return str(self.value_from_object(obj))
