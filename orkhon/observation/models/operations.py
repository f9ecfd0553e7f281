"""What happens on the day: incidents, protocols checked, messages, team drafts."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.observation.models.deployment import FormStage, Team
from orkhon.observation.models.missions import Mission
from orkhon.observation.models.observers import Observer
from orkhon.observation.models.submissions import Submission


class Incident(models.Model):
    """An incident that a form reports, and how it is followed."""

    class Severity(models.TextChoices):
        NOTE = "note", _("to note")
        LOW = "low", _("minor")
        SERIOUS = "serious", _("serious")
        DANGER = "danger", _("people in danger")

    class State(models.TextChoices):
        OPEN = "open", _("open")
        FOLLOWED = "followed", _("being followed")
        CLOSED = "closed", _("closed")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    submission = models.OneToOneField(
        Submission, on_delete=models.PROTECT, related_name="incident"
    )
    mission = models.ForeignKey(
        Mission, on_delete=models.PROTECT, related_name="incidents"
    )
    severity = models.CharField(max_length=8, choices=Severity.choices)
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    happened_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-happened_at"]

    def __str__(self) -> str:
        return str(self.submission)


class IncidentStep(models.Model):
    """One thing that was done about an incident."""

    incident = models.ForeignKey(
        Incident, on_delete=models.PROTECT, related_name="steps"
    )
    text = models.TextField()
    state = models.CharField(max_length=8, choices=Incident.State.choices)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["made_at"]

    def __str__(self) -> str:
        return self.text[:60]


class ProtocolCheck(models.Model):
    """Whether a station protocol adds up, by the schema of its form; kept as seen."""

    submission = models.OneToOneField(
        Submission, on_delete=models.PROTECT, related_name="protocol_check"
    )
    mission = models.ForeignKey(
        Mission, on_delete=models.PROTECT, related_name="protocol_checks"
    )
    schema_name = models.CharField(max_length=120)
    schema_version = models.CharField(max_length=40)
    # None: it could not be checked in full, lines are missing or illegible.
    balanced = models.BooleanField(null=True)
    # One object a relation: key, result, left, right, difference, severity …
    results = models.JSONField(default=list)
    checked_at = models.DateTimeField()
    team_asked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.submission}: {self.balanced}"


class Message(models.Model):
    """A message to all teams or to some, with an answer per observer."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mission = models.ForeignKey(
        Mission, on_delete=models.PROTECT, related_name="messages"
    )
    text = models.TextField()
    language = models.CharField(max_length=8)
    needs_answer = models.BooleanField(default=False)
    sent_at = models.DateTimeField()
    sent_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["-sent_at"]

    def __str__(self) -> str:
        return self.text[:60]


class MessageDelivery(models.Model):
    """One observer's copy of a message: seen when, answered what."""

    class Channel(models.TextChoices):
        APP = "app", _("app")
        SMS = "sms", _("text message")

    message = models.ForeignKey(
        Message, on_delete=models.PROTECT, related_name="deliveries"
    )
    observer = models.ForeignKey(
        Observer, on_delete=models.PROTECT, related_name="deliveries"
    )
    seen_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)
    answer_id = models.UUIDField(null=True, blank=True, unique=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=4, choices=Channel.choices, blank=True)

    class Meta:
        ordering = ["observer__code"]
        constraints = [
            models.UniqueConstraint(
                fields=["message", "observer"], name="message_once_an_observer"
            )
        ]

    def __str__(self) -> str:
        return f"{self.observer}: {self.answer[:40]}"


class TextMessage(models.Model):
    """A text message that came or went over the gateway; none is dropped."""

    class Direction(models.TextChoices):
        IN = "in", _("received")
        OUT = "out", _("sent")

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("text message", "waiting")
        SENT = "sent", _("handed to the gateway")
        DELIVERED = "delivered", _("delivered")
        FAILED = "failed", _("failed")
        READ = "read", _("became a form")
        ANSWER = "answer", _("answer to a message")
        UNREAD = "unread", _("could not be read")
        SETTLED = "settled", _("settled by hand")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mission = models.ForeignKey(
        Mission,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="text_messages",
    )
    direction = models.CharField(max_length=3, choices=Direction.choices)
    number = models.CharField(max_length=40)
    text = models.TextField()
    at = models.DateTimeField()
    state = models.CharField(max_length=9, choices=State.choices)
    # The gateway's own name for it: the same one twice is one message.
    gateway_id = models.CharField(max_length=120, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    observer = models.ForeignKey(
        Observer,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="text_messages",
    )
    delivery = models.ForeignKey(
        MessageDelivery,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="text_messages",
    )
    submission = models.ForeignKey(
        Submission, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    problem = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(
                fields=["direction", "gateway_id"],
                condition=~Q(gateway_id=""),
                name="text_message_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.text[:40]}"


class TeamDraft(models.Model):
    """A draft that an observer shares with the team, until one form is agreed."""

    id = models.BigAutoField(primary_key=True)
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="drafts")
    observer = models.ForeignKey(Observer, on_delete=models.CASCADE, related_name="+")
    instance_id = models.CharField(max_length=255, unique=True)
    form_id = models.CharField(max_length=120)
    version = models.CharField(max_length=120)
    stage = models.CharField(max_length=12, choices=FormStage.choices)
    station_code = models.CharField(max_length=60)
    xml = models.TextField()
    updated_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.instance_id


class ObserverPosition(models.Model):
    """Where a phone was; never leaves the mission, deleted by the mission's rule."""

    id = models.BigAutoField(primary_key=True)
    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="+")
    observer = models.OneToOneField(
        Observer, on_delete=models.CASCADE, related_name="position"
    )
    latitude = models.FloatField()
    longitude = models.FloatField()
    accuracy = models.FloatField(null=True, blank=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.observer)
