"""A mark of the last change, so that what is kept in memory knows when it is old."""

import uuid

from django.db import models


class Revision(models.Model):
    """One row; its token is new after every act that changes names or merges.

    A token and no number: after a restored backup a number could come again.
    """

    id = models.SmallIntegerField(primary_key=True, default=1)
    token = models.UUIDField(default=uuid.uuid4)

    class Meta:
        constraints = [
            models.CheckConstraint(name="one_revision", condition=models.Q(id=1))
        ]

    def __str__(self) -> str:
        return str(self.token)

    @classmethod
    def current(cls) -> uuid.UUID | None:
        """The token now; None before the first act."""
        return cls.objects.filter(pk=1).values_list("token", flat=True).first()

    @classmethod
    def advance(cls) -> None:
        """Mark one more change, in the caller's transaction."""
        if not cls.objects.filter(pk=1).update(token=uuid.uuid4()):
            cls.objects.create(pk=1)
