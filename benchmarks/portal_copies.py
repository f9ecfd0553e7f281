"""Rows again, many times: what stands in the sample, copied with what belongs to it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid5

from django.db import models

NAMESPACE = UUID("5b1f4c34-0c5e-5f0e-9f5b-6f1d6e6b6c31")
Changes = dict[str, Any]


class Copying:
    """One round of copies: whatever points to a copied row points to its copy.

    Args:
        seed: Of the round; the same one gives the same keys.
    """

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._copies: dict[tuple[type[models.Model], Any], Any] = {}

    def made(self, rows: Iterable[models.Model], **changes: Any) -> list[models.Model]:
        """The copies, not written yet; to be written with those of other rounds."""
        old = list(rows)
        for row in old:
            if isinstance(row.pk, UUID):
                self._copies[type(row), row.pk] = uuid5(
                    NAMESPACE, f"{self._seed}/{row.pk}"
                )
        return [type(row)(**self._values(row, changes)) for row in old]

    def copy(self, rows: Iterable[models.Model], **changes: Any) -> list[models.Model]:
        """Copy rows of one model.

        Args:
            changes: By the name of a column (`mission_id`), a value or a function of
                the old row.
        """
        old = list(rows)
        if not old:
            return []
        model = type(old[0])
        made = model._default_manager.bulk_create(self.made(old, **changes))
        for row, copied in zip(old, made, strict=True):
            self._copies[model, row.pk] = copied.pk
        return made

    def _values(self, row: models.Model, changes: Changes) -> Changes:
        values: Changes = {}
        for field in row._meta.concrete_fields:
            value = getattr(row, field.attname)
            if field.primary_key and not isinstance(value, UUID):
                continue
            to = type(row) if field.primary_key else field.related_model
            if to is not None and value is not None:
                value = self._copies.get((to, value), value)
            values[field.attname] = value
        for name, change in changes.items():
            values[name] = change(row) if callable(change) else change
        return values
