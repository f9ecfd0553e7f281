"""In which order a forum names those who take part; shipped not set."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from orkhon.register.models import Body


class OrderRule(models.Model):
    """What the rules of a forum say of the order; the newest holds, none is shipped."""

    class Groups(models.TextChoices):
        OBSERVERS = "observers", _("observers, then organisations, then guests")
        ORGANISATIONS = "organisations", _("organisations, then observers, then guests")
        GUESTS = "guests", _("guests, then observers, then organisations")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    forum = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    # Whether who presides stands before the members; None: the rules do not say.
    chair_first = models.BooleanField(null=True, blank=True)
    # Who follows the members; "": the rules do not say.
    after_members = models.CharField(max_length=16, choices=Groups.choices, blank=True)
    # The text that says so.
    words = models.CharField(max_length=300)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return self.words
