"""What goes on in the room: the item on the floor, speakers, events for the screens."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from orkhon.proceedings.models.decisions import Question
from orkhon.proceedings.models.drafts import DraftVersion
from orkhon.proceedings.models.participants import (
    Participant,
)
from orkhon.proceedings.models.sessions import (
    AgendaItem,
    Sitting,
)


class Floor(models.Model):
    """What is before the sitting now. `revision` counts the changes.

    An editor says which revision they saw; a change made on an older one is answered
    with what the other secretary did.
    """

    sitting = models.OneToOneField(
        Sitting, on_delete=models.PROTECT, related_name="floor", primary_key=True
    )
    item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    item_since = models.DateTimeField(null=True, blank=True)
    version = models.ForeignKey(
        DraftVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # Keys of the paragraphs that are shown; empty: all.
    paragraphs = models.JSONField(default=list)
    question = models.ForeignKey(
        Question, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    revision = models.PositiveIntegerField(default=0)
    # Part of the signed link of the room's screen; a new one puts out the old screens.
    screen_key = models.CharField(max_length=32, blank=True)

    def __str__(self) -> str:
        return f"{self.sitting}: {self.item}"


class Speaker(models.Model):
    """Somebody who asked for the floor on an item, had it, and how long."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sitting = models.ForeignKey(
        Sitting, on_delete=models.PROTECT, related_name="speakers"
    )
    item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    participant = models.ForeignKey(
        Participant, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField()
    entered_by = models.CharField(max_length=100)
    # None: no limit is set.
    seconds_allowed = models.PositiveIntegerField(null=True, blank=True)
    began_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["sitting"],
                condition=Q(began_at__isnull=False, ended_at=None, withdrawn_at=None),
                name="one_speaks_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return str(self.participant)


class SittingEvent(models.Model):
    """One change that the screens of a sitting have to know of; the id is its order."""

    class Kind(models.TextChoices):
        ITEM = "item", _("item on the floor")
        TEXT = "text", _("text")
        POSITION = "position", _("position")
        SPEAKERS = "speakers", _("speakers")
        NOTE = "note", _("note")
        PRESENCE = "presence", _("presence")

    id = models.BigAutoField(primary_key=True)
    sitting = models.ForeignKey(
        Sitting, on_delete=models.PROTECT, related_name="events"
    )
    kind = models.CharField(max_length=10, choices=Kind.choices)
    at = models.DateTimeField()
    # Which parts of the pages are to be drawn anew, and nothing restricted.
    data = models.JSONField(default=dict)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["sitting", "id"], name="events_of_a_sitting")]

    def __str__(self) -> str:
        return f"{self.sitting}: {self.kind} {self.id}"
