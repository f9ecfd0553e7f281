"""The restricted record of a conversation, and who opened it."""

from django.conf import settings
from django.db import models

from orkhon.dialogue.models.contacts import Contact
from orkhon.record.models import Source


class ConversationRecord(models.Model):
    """The restricted record of a conversation; its source is open to named people."""

    contact = models.OneToOneField(
        Contact, on_delete=models.PROTECT, related_name="conversation_record"
    )
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    open_to = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")

    def __str__(self) -> str:
        return f"record of conversation, {self.contact}"


class Opening(models.Model):
    """That a named person opened a record of conversation."""

    record = models.ForeignKey(
        ConversationRecord, on_delete=models.PROTECT, related_name="openings"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.by} {self.at}"
