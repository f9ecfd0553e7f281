"""Communiqués: a skeleton of confirmed facts, the editor's words, versions, papers."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.dialogue.models import Contact
from orkhon.observation.models import Mission
from orkhon.proceedings.models import Session
from orkhon.protocol.models import Visit
from orkhon.record.models import Citation, Source
from orkhon.register.models import Body


class Communique(models.Model):
    """One press text of the assembly, about one event; its versions hold the words."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # Of the year, given when drafting begins; addresses name it: 2026/7.
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    # What it is drafted from; at most one, none for a text of another occasion.
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    session = models.ForeignKey(
        Session, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    mission = models.ForeignKey(
        Mission, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    visit = models.ForeignKey(
        Visit, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    authentic = models.CharField(max_length=8)
    sample = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)
    dropped_at = models.DateTimeField(null=True, blank=True)
    dropped_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-year", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "number"], name="communique_number_once_a_year"
            ),
            models.CheckConstraint(
                name="communique_of_one_event",
                condition=(
                    Q(contact=None, session=None, mission=None)
                    | Q(contact=None, session=None, visit=None)
                    | Q(contact=None, mission=None, visit=None)
                    | Q(session=None, mission=None, visit=None)
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}/{self.number}"


class CommuniqueVersion(models.Model):
    """A version; the second and later ones are corrections, with the reason given."""

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("communiqué", "draft")
        APPROVED = "approved", pgettext_lazy("communiqué", "approved")
        PUBLISHED = "published", pgettext_lazy("communiqué", "published")
        DROPPED = "dropped", pgettext_lazy("communiqué", "dropped")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    communique = models.ForeignKey(
        Communique, on_delete=models.PROTECT, related_name="versions"
    )
    number = models.PositiveSmallIntegerField()
    progress = models.CharField(
        max_length=10, choices=State.choices, default=State.DRAFT
    )
    # What was wrong, in words for the reader; "" for the first version.
    correction = models.TextField(blank=True)
    # Until then nothing is shown; the zone is that in which it was said.
    embargo_until = models.DateTimeField(null=True, blank=True)
    embargo_zone = models.CharField(max_length=40, blank=True)
    # This correction takes the text back; the earlier version stays readable.
    withdraws = models.BooleanField(default=False)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.CharField(max_length=100, blank=True)
    # The act of a person; under embargo it shows itself later.
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.CharField(max_length=100, blank=True)
    seq = models.BigIntegerField(null=True, blank=True)
    # SHA-256 of the authentic text as it is printed.
    sha256 = models.CharField(max_length=64, blank=True)
    bundle = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["communique", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["communique", "number"], name="communique_version_once"
            ),
            models.UniqueConstraint(
                fields=["communique"],
                condition=Q(progress__in=("draft", "approved")),
                name="one_open_version_a_communique",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.communique}, {self.number}"


class CommuniqueText(models.Model):
    """The words of a version in one language."""

    version = models.ForeignKey(
        CommuniqueVersion, on_delete=models.CASCADE, related_name="texts"
    )
    language = models.CharField(max_length=8)
    title = models.CharField(max_length=240, blank=True)
    lead = models.TextField(blank=True)
    # Paragraphs, an empty line between two.
    body = models.TextField(blank=True)
    # Counts the saves: who saved an older one sees both texts.
    revision = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=100)
    # The translation was read against the authentic text by somebody.
    read_at = models.DateTimeField(null=True, blank=True)
    read_by = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "language"], name="communique_text_once_a_language"
            )
        ]

    def __str__(self) -> str:
        return f"{self.version} {self.language}"


class CommuniqueFact(models.Model):
    """A confirmed fact that the skeleton offers, frozen as it was when drafting began."""

    class Kind(models.TextChoices):
        PERSON = "person", _("person")
        BODY = "body", pgettext_lazy("fact", "body")
        DATE = "date", pgettext_lazy("fact", "date")
        PLACE = "place", pgettext_lazy("fact", "place")
        TOPIC = "topic", pgettext_lazy("fact", "topic")
        PROMISE = "promise", pgettext_lazy("fact", "promise")
        FIGURE = "figure", pgettext_lazy("fact", "figure")
        FORMAT = "format", pgettext_lazy("fact", "format")
        TEXT = "text", _("adopted text")

    version = models.ForeignKey(
        CommuniqueVersion, on_delete=models.CASCADE, related_name="facts"
    )
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=Kind.choices)
    # What it is of in the house: orkhon:person/8f3c…
    subject = models.CharField(max_length=200)
    # In plain words, in English: "Sample Name, Speaker of …"; and by language.
    words = models.CharField(max_length=400)
    values = models.JSONField(default=dict)
    citation = models.ForeignKey(
        Citation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["version", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "number"], name="communique_fact_once"
            )
        ]

    def __str__(self) -> str:
        return self.words


class AcceptedDifference(models.Model):
    """A name or figure that differs from the record, and why the editor keeps it."""

    version = models.ForeignKey(
        CommuniqueVersion, on_delete=models.CASCADE, related_name="differences"
    )
    language = models.CharField(max_length=8)
    words = models.CharField(max_length=240)
    why = models.CharField(max_length=300)
    at = models.DateTimeField()
    by = models.CharField(max_length=100)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "language", "words"], name="difference_once"
            )
        ]

    def __str__(self) -> str:
        return self.words


class CommuniquePaper(models.Model):
    """One file of a published version: a language in a format, byte for byte."""

    version = models.ForeignKey(
        CommuniqueVersion, on_delete=models.PROTECT, related_name="papers"
    )
    language = models.CharField(max_length=8)
    format = models.CharField(max_length=8)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["language", "format"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "language", "format"], name="communique_paper_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.version} {self.language}.{self.format}"
