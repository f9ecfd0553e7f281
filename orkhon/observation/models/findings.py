"""Findings: sentences' numbers, each counted by a query over forms and never typed."""

import uuid

from django.db import models

from orkhon.observation.models.missions import Mission
from orkhon.observation.models.submissions import Submission


class Finding(models.Model):
    """One question put to the forms; its number is computed whenever it is shown.

    `query` is what `orkhon.engines.findings` reads. A finding that a machine proposed
    counts nothing for a statement until a person confirmed it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mission = models.ForeignKey(
        Mission, on_delete=models.PROTECT, related_name="findings"
    )
    key = models.SlugField(max_length=60)
    title = models.CharField(max_length=240)
    # A key of form_designs/paragraphs.json: the paragraph that it feeds.
    paragraph = models.CharField(max_length=60, blank=True)
    query = models.JSONField()
    # What was not seen, in words; printed with the number.
    limits = models.TextField(blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)
    # The machine that proposed it ("form voting, question secrecy"); "" for a person.
    proposed_from = models.CharField(max_length=240, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.CharField(max_length=100, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)
    dropped_by = models.CharField(max_length=100, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["paragraph", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["mission", "key"], name="finding_key_once_a_mission"
            )
        ]

    def __str__(self) -> str:
        return self.title


class ReleasedText(models.Model):
    """One line of free text that a person released for bundles, by name."""

    id = models.BigAutoField(primary_key=True)
    submission = models.ForeignKey(
        Submission, on_delete=models.PROTECT, related_name="released_texts"
    )
    path = models.CharField(max_length=500)
    text = models.TextField()
    released_at = models.DateTimeField()
    released_by = models.CharField(max_length=100)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "path"], name="text_released_once"
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]
