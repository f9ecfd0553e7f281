"""Papers of a session in languages, and the log of what went out."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.legislation.models import Work
from orkhon.proceedings.models.sessions import AgendaItem, Session
from orkhon.record.models import Source


class SessionDocument(models.Model):
    """A paper of the session, perhaps of one item; its versions stand in languages."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(
        Session, on_delete=models.PROTECT, related_name="papers"
    )
    item = models.ForeignKey(
        AgendaItem,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="papers",
    )
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    # A model law or instrument that the paper prints.
    work = models.ForeignKey(
        Work, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["session", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "number"], name="paper_number_once_a_session"
            )
        ]

    def __str__(self) -> str:
        return self.title


class DocumentVersion(models.Model):
    """A paper in one language, as it came; a newer one stands beside the older."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    document = models.ForeignKey(
        SessionDocument, on_delete=models.PROTECT, related_name="versions"
    )
    language = models.CharField(max_length=8)
    # 1, 2, … in the language.
    number = models.PositiveSmallIntegerField()
    is_authentic = models.BooleanField(default=False)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["document", "language", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "language", "number"],
                name="document_version_once_a_language",
            )
        ]

    def __str__(self) -> str:
        return f"{self.document} ({self.language}, {self.number})"


class Circulation(models.Model):
    """What was sent to whom and when; the log of the session's papers."""

    class What(models.TextChoices):
        CONVOCATION = "convocation", pgettext_lazy("circulated", "convocation")
        DRAFT_AGENDA = "draft-agenda", _("draft agenda")
        AGENDA = "agenda", pgettext_lazy("circulated", "agenda")
        DOCUMENT = "document", pgettext_lazy("circulated", "document")
        DRAFT = "draft", pgettext_lazy("circulated", "draft text")
        AMENDMENTS = "amendments", _("amendment paper")
        MINUTES = "minutes", pgettext_lazy("circulated", "minutes")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(
        Session, on_delete=models.PROTECT, related_name="circulations"
    )
    what = models.CharField(max_length=14, choices=What.choices)
    # 1, 2, … of its kind in the session: the revision of the agenda.
    number = models.PositiveSmallIntegerField()
    document = models.ForeignKey(
        SessionDocument,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    # What went out, byte for byte: [{"language", "format", "source"}].
    files = models.JSONField(default=list)
    # Keys of the parliaments and bodies that it went to.
    recipients = models.JSONField(default=list)
    # Languages that lacked, and why it was sent all the same; "" when nothing lacked.
    lacked = models.JSONField(default=list)
    overruled_because = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=100)
    by_name = models.CharField(max_length=160)

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "what", "number"],
                condition=Q(document=None),
                name="circulation_number_once",
            ),
            models.UniqueConstraint(
                fields=["document", "number"],
                condition=Q(document__isnull=False),
                name="circulation_of_a_document_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session}: {self.what} {self.number}"
