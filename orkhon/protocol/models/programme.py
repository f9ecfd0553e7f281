"""The programme of a visit by the minute: lines, cars, who takes part, prints."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.dialogue.models import Contact
from orkhon.protocol.models.visits import Visit, VisitParticipant


class Car(models.Model):
    """A car of a visit with its driver."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="cars")
    label = models.CharField(max_length=40)
    seats = models.PositiveSmallIntegerField()
    plate = models.CharField(max_length=20, blank=True)
    driver = models.ForeignKey(
        VisitParticipant,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        ordering = ["visit", "label"]
        constraints = [
            models.UniqueConstraint(
                fields=["visit", "label"], name="car_label_once_a_visit"
            )
        ]

    def __str__(self) -> str:
        return self.label


class ProgrammeItem(models.Model):
    """One line of a programme, from a minute to a minute, at one place."""

    class Kind(models.TextChoices):
        ARRIVAL = "arrival", pgettext_lazy("programme", "arrival")
        DEPARTURE = "departure", pgettext_lazy("programme", "departure")
        TRANSFER = "transfer", pgettext_lazy("programme", "transfer")
        MEETING = "meeting", pgettext_lazy("programme", "meeting")
        WREATH = "wreath", _("laying of a wreath")
        HONOUR_BOOK = "honour-book", _("book of honoured guests")
        MUSEUM = "museum", pgettext_lazy("programme", "museum")
        SIGNING = "signing", pgettext_lazy("programme", "signing")
        GIFTS = "gifts", pgettext_lazy("programme", "exchange of gifts")
        MEAL = "meal", pgettext_lazy("programme", "meal")
        PRESS = "press", pgettext_lazy("programme", "press")
        REST = "rest", pgettext_lazy("programme", "free time")
        OTHER = "other", pgettext_lazy("programme", "other")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="programme")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    # "" means the visit's own.
    time_zone = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=200)
    place = models.CharField(max_length=200, blank=True)
    # Where a transfer goes; "" for all others.
    to_place = models.CharField(max_length=200, blank=True)
    dress = models.CharField(max_length=120, blank=True)
    # Documents and things to carry, one a line.
    carry = models.TextField(blank=True)
    # How a ceremony goes, step by step; for all who take part.
    order_of_ceremony = models.TextField(blank=True)
    # The Secretariat's own words; never in a paper that goes out.
    note = models.TextField(blank=True)
    # Whom they meet, once dialogue holds it.
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)
    changed_at = models.DateTimeField()
    # How many times it was changed: calendars call it SEQUENCE.
    revision = models.PositiveIntegerField(default=0)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["begins_at", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["visit", "number"], name="programme_number_once_a_visit"
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gte=F("begins_at")), name="programme_ends_after"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ProgrammeText(models.Model):
    """The title and place of a line in another language."""

    item = models.ForeignKey(
        ProgrammeItem, on_delete=models.CASCADE, related_name="texts"
    )
    language = models.CharField(max_length=8)
    title = models.CharField(max_length=200)
    place = models.CharField(max_length=200, blank=True)
    to_place = models.CharField(max_length=200, blank=True)
    carry = models.TextField(blank=True)
    order_of_ceremony = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["item", "language"], name="programme_text_once_a_language"
            )
        ]

    def __str__(self) -> str:
        return f"{self.item} ({self.language})"


class Assignment(models.Model):
    """Who takes part in a line: with which car, which interpreter, on which seat."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(
        ProgrammeItem, on_delete=models.CASCADE, related_name="assignments"
    )
    participant = models.ForeignKey(
        VisitParticipant, on_delete=models.PROTECT, related_name="assignments"
    )
    car = models.ForeignKey(
        Car, null=True, blank=True, on_delete=models.PROTECT, related_name="assignments"
    )
    # Who interprets for them there.
    interpreter = models.ForeignKey(
        VisitParticipant,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="interprets",
    )
    # As the seating plan or the usher says: "row 1, seat 4".
    seat = models.CharField(max_length=60, blank=True)
    # What they do there: "speaks second", "carries the wreath".
    task = models.CharField(max_length=200, blank=True)
    changed_at = models.DateTimeField()
    # How many times it was changed; with that of the line a calendar's SEQUENCE.
    revision = models.PositiveIntegerField(default=0)
    # Taken off the line; the row stays, so that calendars learn of it.
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["item", "participant"], name="assignment_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.participant}: {self.item}"


class Printout(models.Model):
    """A programme as it was given out: the next one shows what changed since."""

    class What(models.TextChoices):
        PROGRAMME = "programme", pgettext_lazy("printout", "programme")
        CAR = "car", _("driver’s sheet")
        CEREMONIES = "ceremonies", _("ceremony sheet")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="printouts")
    what = models.CharField(max_length=10, choices=What.choices, default=What.PROGRAMME)
    # Whose; None: the programme of all.
    participant = models.ForeignKey(
        VisitParticipant,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="printouts",
    )
    # Of a driver's sheet.
    car = models.ForeignKey(
        Car, null=True, blank=True, on_delete=models.PROTECT, related_name="printouts"
    )
    number = models.PositiveIntegerField()
    language = models.CharField(max_length=8)
    form = models.CharField(max_length=5)
    at = models.DateTimeField()
    by = models.CharField(max_length=100)
    # The lines as they were printed: [{"item": …, "begins_at": …, …}, …]
    lines = models.JSONField()
    # Who it was for, as printed: {"name": …, "post": …, …}
    head = models.JSONField(default=dict)

    class Meta:
        ordering = ["at", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["visit", "what", "participant", "car", "number"],
                name="printout_number_once",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.visit}, {self.number}"
