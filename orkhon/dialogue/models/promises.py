"""Promises given, and what goes through stages; each with its evidence."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from orkhon.dialogue.models.contacts import Contact
from orkhon.engines import names, periods
from orkhon.record.models import Citation
from orkhon.register.models import Body, Fact, PartialDateField, Person


class Commitment(Fact):
    """A promise: who owes what to whom by when, in the words of a source."""

    class Strength(models.TextChoices):
        READY = "is-ready-to", _("is ready to")
        INTENDS = "intends", _("intends")
        AGREED = "agreed", _("agreed")
        DECIDED = "decided", _("decided")
        INSTRUCTED = "instructed", _("instructed")

    class Status(models.TextChoices):
        OPEN = "open", _("open")
        HALF_DONE = "half-done", _("half done")
        DONE = "done", _("done")
        CONTRADICTED = "contradicted", _("contradicted")
        SUPERSEDED = "superseded", _("superseded")
        WITHDRAWN = "withdrawn", _("withdrawn")

    OPEN_STATUSES = (Status.OPEN, Status.HALF_DONE, Status.CONTRADICTED)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    contact = models.ForeignKey(
        Contact,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="commitments",
    )
    strength = models.CharField(max_length=12, choices=Strength.choices)
    what = models.TextField()
    due = PartialDateField()
    due_day = models.DateField(null=True, editable=False, db_index=True)
    place = models.CharField(max_length=160, blank=True)
    status = models.CharField(
        max_length=12, choices=Status.choices, default=Status.OPEN
    )
    # Other sources that speak of the same promise; `citation` is the first one.
    further = models.ManyToManyField(Citation, related_name="+", blank=True)
    sample = models.BooleanField(default=False)

    class Meta:
        ordering = [models.F("due_day").asc(nulls_last=True)]

    def __str__(self) -> str:
        return self.what

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.due_day = periods.latest(self.due)
        super().save(*args, **kwargs)


class CommitmentParty(models.Model):
    """Who owes a promise, or to whom it is owed: a person, a body, or words only."""

    class Side(models.TextChoices):
        OWNER = "owner", _("owes it")
        BENEFICIARY = "beneficiary", _("is owed it")

    commitment = models.ForeignKey(
        Commitment, on_delete=models.CASCADE, related_name="parties"
    )
    side = models.CharField(max_length=12, choices=Side.choices)
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    as_written = models.CharField(max_length=240, blank=True)
    fold = models.CharField(max_length=240, editable=False)

    def __str__(self) -> str:
        return str(self.person or self.body or self.as_written)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.fold = names.fold(str(self))
        super().save(*args, **kwargs)


class CommitmentStep(Fact):
    """A change of a promise's status, with the evidence for it."""

    commitment = models.ForeignKey(
        Commitment, on_delete=models.CASCADE, related_name="steps"
    )
    status = models.CharField(max_length=12, choices=Commitment.Status.choices)
    on = PartialDateField()
    note = models.TextField(blank=True)
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    superseded_by = models.ForeignKey(
        Commitment, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["recorded_at", "id"]

    def __str__(self) -> str:
        return f"{self.status} {self.on}"


class Process(models.Model):
    """Something that goes through stages, such as an application for a status."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=240)
    owner = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    with_body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    def __str__(self) -> str:
        return self.title


class ProcessStep(Fact):
    """A stage that a source says was reached; sources may contradict each other."""

    class Stage(models.TextChoices):
        IDEA = "idea", _("idea")
        AGREED = "agreed", _("agreed among the members")
        SIGNED = "signed", _("signatures collected")
        PREPARED = "prepared", _("papers ready")
        SUBMITTED = "submitted", _("submitted")
        CLAIMED_COMPLETE = "claimed-complete", _("called completed")
        DECIDED = "decided", _("decided")
        REFUSED = "refused", _("refused")

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="steps")
    stage = models.CharField(max_length=20, choices=Stage.choices)
    on = PartialDateField()
    on_day = models.DateField(null=True, editable=False)
    note = models.CharField(max_length=240, blank=True)
    contradicted = models.BooleanField(default=False)

    class Meta:
        ordering = ["on_day", "id"]

    def __str__(self) -> str:
        return f"{self.get_stage_display()} {self.on}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.on_day = periods.earliest(self.on)
        super().save(*args, **kwargs)


class FeedKey(models.Model):
    """The secret part of one account's calendar address; renewing it ends the old."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    serial = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.user}, {self.serial}"
