"""The register of gifts, given and received."""

import uuid
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from orkhon.dialogue.models import Contact
from orkhon.engines import names, periods
from orkhon.protocol.models.visits import Visit
from orkhon.register.models import Body, PartialDateField, Person


class Gift(models.Model):
    """A thing given to somebody, or received from them, on a day."""

    class Direction(models.TextChoices):
        GIVEN = "given", pgettext_lazy("gift", "given")
        RECEIVED = "received", pgettext_lazy("gift", "received")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    direction = models.CharField(max_length=8, choices=Direction.choices)
    what = models.CharField(max_length=240)
    # What the same gift is recognised by: the folded words.
    fold = models.CharField(max_length=240, db_index=True, editable=False)
    # To whom it was given, or from whom it came.
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # On whose behalf, of ours.
    ours = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    on = PartialDateField()
    on_day = models.DateField(null=True, editable=False)
    occasion = models.CharField(max_length=200, blank=True)
    visit = models.ForeignKey(
        Visit, null=True, blank=True, on_delete=models.PROTECT, related_name="gifts"
    )
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # None: the worth is not known; never 0 for that.
    worth = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    kept_at = models.CharField(max_length=160, blank=True)
    note = models.CharField(max_length=300, blank=True)
    # Why the same gift was entered although one was warned.
    repeated_why = models.CharField(max_length=300, blank=True)
    sample = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_by = models.CharField(max_length=100, blank=True)
    struck_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-on_day", "what"]
        constraints = [
            models.CheckConstraint(
                name="gift_of_somebody",
                condition=Q(person__isnull=False) | Q(body__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.what

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.fold = names.fold(self.what)[:240]
        self.on_day = periods.earliest(self.on)
        super().save(*args, **kwargs)
