"""The press review: reports of others about us, by event, and what they got wrong."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.dialogue.models import Contact, Report
from orkhon.observation.models import Mission
from orkhon.proceedings.models import Session
from orkhon.record.models import Citation
from orkhon.register.models import PartialDateField


class Coverage(models.Model):
    """One event of ours as others reported it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=240)
    on = PartialDateField()
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    session = models.ForeignKey(
        Session, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    mission = models.ForeignKey(
        Mission, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sample = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["-on", "title"]
        verbose_name_plural = "coverage"

    def __str__(self) -> str:
        return self.title


class Clipping(models.Model):
    """A report of dialogue's intake that belongs to a coverage."""

    coverage = models.ForeignKey(
        Coverage, on_delete=models.CASCADE, related_name="clippings"
    )
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="+")
    outlet = models.CharField(max_length=160, blank=True)
    # A machine's grouping waits for a person.
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["coverage", "report"], name="report_once_a_coverage"
            )
        ]

    def __str__(self) -> str:
        return str(self.report)


class Mistake(models.Model):
    """What a report says otherwise than the record; proposed, then confirmed or not."""

    class Kind(models.TextChoices):
        NAME = "name", pgettext_lazy("mistake", "name")
        POST = "post", pgettext_lazy("mistake", "post")
        DATE = "date", pgettext_lazy("mistake", "date")
        PLACE = "place", pgettext_lazy("mistake", "place")
        FIGURE = "figure", pgettext_lazy("mistake", "figure")
        OTHER = "other", pgettext_lazy("mistake", "other")

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        CONFIRMED = "confirmed", _("Confirmed")
        DISMISSED = "dismissed", pgettext_lazy("mistake", "dismissed")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    clipping = models.ForeignKey(
        Clipping, on_delete=models.CASCADE, related_name="mistakes"
    )
    kind = models.CharField(max_length=8, choices=Kind.choices)
    # Where the report says it, and what; what the record says, and of what.
    citation = models.ForeignKey(
        Citation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    says = models.CharField(max_length=300)
    record_says = models.CharField(max_length=300)
    subject = models.CharField(max_length=200, blank=True)
    progress = models.CharField(
        max_length=10, choices=State.choices, default=State.PROPOSED
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=100, blank=True)
    # What was done about it: "correction asked for on …".
    followed_up = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["kind", "says"]

    def __str__(self) -> str:
        return f"{self.says} / {self.record_says}"
