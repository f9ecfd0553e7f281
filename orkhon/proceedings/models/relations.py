"""Status with others: memoranda, obligations, events of others, agreed lines.

An application for a status is a `Process` of dialogue, with evidence for each stage.
"""

import uuid
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.engines import periods
from orkhon.proceedings.models.adopted import AdoptedText
from orkhon.register.models import Body, Dated, Fact, PartialDateField, Person


class Standing(Dated, Fact):
    """What the assembly is at another organisation, or the other here."""

    class Kind(models.TextChoices):
        OBSERVER = "observer", pgettext_lazy("status", "observer")
        ASSOCIATE = "associate", pgettext_lazy("status", "associate member")
        MEMBER = "member", pgettext_lazy("status", "member")
        PARTNER = "partner", pgettext_lazy("status", "partner")
        GUEST = "guest", pgettext_lazy("status", "guest")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # Who has the status, and where.
    holder = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    at = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    note = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["at__english_sort_key", "from_day"]

    def __str__(self) -> str:
        return f"{self.holder}: {self.kind}, {self.at}"


class Memorandum(Dated, Fact):
    """A memorandum with another body: signed when and where, in force from and to."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=240)
    signed_on = PartialDateField()
    place = models.CharField(max_length=120, blank=True)
    # "by one year each time" as the text says; "" where it is not known.
    renewal = models.CharField(max_length=240, blank=True)
    note = models.TextField(blank=True)
    sample = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["body__english_sort_key", "signed_on"]
        verbose_name_plural = "memoranda"

    def __str__(self) -> str:
        return self.title


class Obligation(Fact):
    """What one side of a memorandum has to do, by when, and what became of it."""

    class Status(models.TextChoices):
        OPEN = "open", pgettext_lazy("obligation", "open")
        DONE = "done", pgettext_lazy("obligation", "done")
        PARTLY = "partly", pgettext_lazy("obligation", "done in part")
        LAPSED = "lapsed", pgettext_lazy("obligation", "lapsed")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    memorandum = models.ForeignKey(
        Memorandum, on_delete=models.PROTECT, related_name="obligations"
    )
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=300)
    due_on = PartialDateField()
    due_day = models.DateField(null=True, editable=False)
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.OPEN)
    evidence = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["due_day", "what"]

    def __str__(self) -> str:
        return self.what

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.due_day = periods.latest(self.due_on)
        super().save(*args, **kwargs)


class OutsideEvent(Fact):
    """A summit, session or declaration of another organisation."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=240)
    on = PartialDateField()
    on_day = models.DateField(null=True, editable=False)
    place = models.CharField(max_length=120, blank=True)
    # What was issued there: "Gabala Declaration"; "" where none is known.
    declaration = models.CharField(max_length=240, blank=True)
    topics = models.JSONField(default=list)
    note = models.TextField(blank=True)
    adopted = models.ManyToManyField(AdoptedText, blank=True, related_name="+")
    sample = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["-on_day", "title"]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.on_day = periods.earliest(self.on)
        super().save(*args, **kwargs)


class Coordination(models.Model):
    """A meeting at a multilateral platform: who speaks for whom, with which line."""

    class State(models.TextChoices):
        PROPOSED = "proposed", pgettext_lazy("line", "proposed")
        AGREED = "agreed", pgettext_lazy("line", "agreed")
        DROPPED = "dropped", pgettext_lazy("line", "dropped")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(
        OutsideEvent, on_delete=models.PROTECT, related_name="coordination"
    )
    number = models.PositiveSmallIntegerField()
    topic = models.CharField(max_length=240)
    # Which parliament speaks, and for which of the others (keys).
    speaks = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    speaker = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    for_whom = models.ManyToManyField(Body, related_name="+")
    line = models.TextField()
    progress = models.CharField(
        max_length=10, choices=State.choices, default=State.PROPOSED
    )
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_by = models.CharField(max_length=100, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["event", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "number"], name="coordination_number_once_an_event"
            )
        ]

    def __str__(self) -> str:
        return _("%(topic)s: %(speaks)s speaks") % {
            "topic": self.topic,
            "speaks": self.speaks,
        }
