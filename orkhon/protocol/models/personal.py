"""Passports and visas: encrypted, each opening kept, deleted by a dated rule."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from orkhon.protocol.models.visits import VisitParticipant


class PersonalDocument(models.Model):
    """A passport or visa; what it says lies encrypted, and goes on its day."""

    class Kind(models.TextChoices):
        PASSPORT = "passport", _("passport")
        VISA = "visa", _("visa")
        OTHER = "other", _("other document")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    participant = models.ForeignKey(
        VisitParticipant, on_delete=models.PROTECT, related_name="personal_documents"
    )
    kind = models.CharField(max_length=10, choices=Kind.choices)
    filename = models.CharField(max_length=255, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    # What it says and the file, sealed in the file store; "" once deleted.
    file = models.CharField(max_length=200, blank=True)
    # From the rule in force when it came in; never empty.
    delete_on = models.DateField()
    rule = models.CharField(max_length=240)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)
    deleted_at = models.DateTimeField(null=True, blank=True)
    deleted_by = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["delete_on", "made_at"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.participant}"


class PersonalOpening(models.Model):
    """That somebody opened a personal document, and why."""

    document = models.ForeignKey(
        PersonalDocument, on_delete=models.PROTECT, related_name="openings"
    )
    at = models.DateTimeField()
    by = models.CharField(max_length=100)
    why = models.CharField(max_length=200)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.document} {self.at}"


class RetentionRule(models.Model):
    """How many days after a visit personal documents are kept; shipped not set."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    days = models.PositiveSmallIntegerField()
    # The text that says so.
    words = models.CharField(max_length=300)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return self.words
