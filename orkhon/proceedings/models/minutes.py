"""Minutes: notes, draft, corrections by those who attended, approved and frozen."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.proceedings.models.decisions import Question
from orkhon.proceedings.models.participants import (
    Participant,
)
from orkhon.proceedings.models.sessions import (
    AgendaItem,
    Sitting,
)
from orkhon.record.models import Source


class Minutes(models.Model):
    """The minutes of one sitting, and how far they have come."""

    class Phase(models.TextChoices):
        NOTES = "notes", pgettext_lazy("minutes", "notes")
        DRAFT = "draft", pgettext_lazy("minutes", "draft")
        CORRECTIONS = "corrections", pgettext_lazy("minutes", "corrections")
        APPROVED = "approved", pgettext_lazy("minutes", "approved")

    sitting = models.OneToOneField(
        Sitting, on_delete=models.PROTECT, related_name="minutes", primary_key=True
    )
    phase = models.CharField(max_length=12, choices=Phase.choices, default=Phase.NOTES)
    # Until when those who attended may correct.
    corrections_by = models.DateTimeField(null=True, blank=True)
    time_zone = models.CharField(max_length=40, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.CharField(max_length=100, blank=True)
    # The approved minutes as they were frozen, as JSON.
    frozen = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    seq = models.BigIntegerField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "minutes"
        constraints = [
            models.CheckConstraint(
                condition=~Q(phase="approved")
                | Q(approved_at__isnull=False, frozen__isnull=False),
                name="approved_minutes_are_frozen",
            )
        ]

    def __str__(self) -> str:
        return str(self.sitting)


class Note(models.Model):
    """A line written while the sitting ran; nothing of it is changed, only struck."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="notes")
    item = models.ForeignKey(
        AgendaItem,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="notes",
    )
    # A question or act that wrote the note by itself.
    question = models.ForeignKey(
        Question, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()
    text = models.TextField()
    is_automatic = models.BooleanField(default=False)
    by = models.CharField(max_length=100)
    by_name = models.CharField(max_length=160, blank=True)
    struck_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.text[:60]


class MinutesParagraph(models.Model):
    """A paragraph of the minutes, made from notes and written on by a person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    minutes = models.ForeignKey(
        Minutes, on_delete=models.PROTECT, related_name="paragraphs"
    )
    number = models.PositiveSmallIntegerField()
    item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    text = models.TextField()
    notes = models.ManyToManyField(Note, blank=True, related_name="+")
    revised_at = models.DateTimeField()
    revised_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["minutes", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["minutes", "number"], name="minutes_paragraph_once"
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]


class Correction(models.Model):
    """What somebody who attended would have otherwise; answered, never overwritten."""

    class Answer(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("correction", "waiting")
        TAKEN = "taken", pgettext_lazy("correction", "taken over")
        DECLINED = "declined", pgettext_lazy("correction", "not taken over")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    paragraph = models.ForeignKey(
        MinutesParagraph, on_delete=models.PROTECT, related_name="corrections"
    )
    participant = models.ForeignKey(
        Participant, on_delete=models.PROTECT, related_name="+"
    )
    text = models.TextField()
    reason = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    entered_by = models.CharField(max_length=100)
    answer = models.CharField(
        max_length=10, choices=Answer.choices, default=Answer.WAITING
    )
    answer_note = models.CharField(max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["made_at"]

    def __str__(self) -> str:
        return _("correction by %(name)s") % {"name": self.participant}
