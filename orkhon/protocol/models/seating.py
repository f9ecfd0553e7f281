"""Seating plans: a table or rows, and who sits where."""

import uuid

from django.db import models
from django.utils.translation import pgettext_lazy

from orkhon.protocol.models.programme import ProgrammeItem
from orkhon.protocol.models.visits import Visit, VisitParticipant


class SeatingPlan(models.Model):
    """Seats of one occasion; of a visit's line, or free of one."""

    class Shape(models.TextChoices):
        FACING = "facing", pgettext_lazy("table", "two sides facing")
        U = "u", pgettext_lazy("table", "horseshoe")
        ROUND = "round", pgettext_lazy("table", "round")
        ROWS = "rows", pgettext_lazy("table", "rows")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    visit = models.ForeignKey(
        Visit,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="seating_plans",
    )
    item = models.ForeignKey(
        ProgrammeItem,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="seating_plans",
    )
    # Which forum decides names and flags of territories; a register body's key.
    forum = models.SlugField(max_length=80, blank=True)
    shape = models.CharField(max_length=8, choices=Shape.choices)
    # Seats along a side, or in a row; rows only for rows.
    seats = models.PositiveSmallIntegerField()
    rows = models.PositiveSmallIntegerField(default=1)
    sample = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class Seat(models.Model):
    """A seat of a plan and who sits there; a name without a participant is a guest."""

    plan = models.ForeignKey(
        SeatingPlan, on_delete=models.CASCADE, related_name="seating"
    )
    # 1, 2, … in the order of the plan; the engine says where on the drawing.
    position = models.PositiveSmallIntegerField()
    participant = models.ForeignKey(
        VisitParticipant,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="seats",
    )
    name = models.CharField(max_length=200, blank=True)
    post = models.CharField(max_length=240, blank=True)

    class Meta:
        ordering = ["plan", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "position"], name="seat_once_a_plan"
            )
        ]

    def __str__(self) -> str:
        return f"{self.position}: {self.name}"
