"""Work that takes longer than an answer may: a table and a worker process."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Job(models.Model):
    """One piece of work, how far it is, and what came of it."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # Which function of a room's tasks does it, such as observation.stations.import.
    kind = models.CharField(max_length=80)
    arguments = models.JSONField(default=dict)
    # What it is about, as the record names it; a page shows the jobs of its subject.
    subject = models.CharField(max_length=255, db_index=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True, blank=True)
    result = models.JSONField(default=dict)
    problem = models.TextField(blank=True)
    asked_by = models.CharField(max_length=100)
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    # A worker that died leaves this behind; another one takes the job up again.
    seen_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at"]
        indexes = [models.Index(fields=["state", "asked_at"], name="job_waiting")]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"
