"""Forms received: every one once, as it came, with its receipt."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.observation.models.deployment import FormStage, Team
from orkhon.observation.models.forms import FormVersion
from orkhon.observation.models.missions import Mission
from orkhon.observation.models.observers import Observer
from orkhon.observation.models.stations import PollingStation
from orkhon.record.models import Source


class FieldKey(models.Model):
    """A token that opens a mission to one observer's phone, until it is revoked.

    Only the digest is kept: the token is shown once, on the card that is printed.
    """

    id = models.BigAutoField(primary_key=True)
    mission = models.ForeignKey(
        Mission, on_delete=models.CASCADE, related_name="field_keys"
    )
    observer = models.ForeignKey(
        Observer,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="field_keys",
    )
    label = models.CharField(max_length=200)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)
    expires_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["label"]

    def __str__(self) -> str:
        return self.label


class RestSession(models.Model):
    """A session of the Central-compatible interface: a bearer token of an account."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.user}, {self.expires_at:%Y-%m-%d}"


class Submission(models.Model):
    """One instance of a form as received; an edit is a new one that names the old."""

    class State(models.TextChoices):
        RECEIVED = "received", _("received")
        QUARANTINED = "quarantined", pgettext_lazy("form", "held")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class Channel(models.TextChoices):
        APP = "app", _("observer’s app")
        COLLECT = "collect", _("ODK Collect")
        REST = "rest", _("interface")
        FILE = "file", _("file brought in")
        SMS = "sms", _("text message")
        PAPER = "paper", _("typed from paper")

    class Review(models.TextChoices):
        """The words of ODK Central, which its clients know."""

        NONE = "", _("not reviewed")
        APPROVED = "approved", _("approved")
        HAS_ISSUES = "hasIssues", _("has issues")
        REJECTED = "rejected", _("rejected")
        EDITED = "edited", _("edited")

    id = models.BigAutoField(primary_key=True)
    mission = models.ForeignKey(
        Mission, on_delete=models.PROTECT, related_name="submissions"
    )
    form_id = models.CharField(max_length=120)
    version = models.CharField(max_length=120, blank=True)
    form_version = models.ForeignKey(
        FormVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    is_draft = models.BooleanField(default=False)
    instance_id = models.CharField(max_length=255)
    # The first instance of a chain of edits; the logical id of ODK.
    root_instance_id = models.CharField(max_length=255)
    deprecated_id = models.CharField(max_length=255, blank=True)
    is_current = models.BooleanField(default=True)
    # Two edits of one instance: the second is kept as a branch and shown.
    is_branch = models.BooleanField(default=False)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    key = models.ForeignKey(
        FieldKey, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    observer = models.ForeignKey(
        Observer,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="submissions",
    )
    by_account = models.CharField(max_length=100, blank=True)
    device_id = models.CharField(max_length=255, blank=True)
    channel = models.CharField(max_length=8, choices=Channel.choices)
    received_at = models.DateTimeField()
    # By the phone's clock; its difference to ours in seconds, when it told its time.
    started_at = models.DateTimeField(null=True, blank=True)
    filled_at = models.DateTimeField(null=True, blank=True)
    clock_offset = models.FloatField(null=True, blank=True)
    stage = models.CharField(max_length=12, choices=FormStage.choices)
    station = models.ForeignKey(
        PollingStation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="submissions",
    )
    station_code = models.CharField(max_length=60, blank=True)
    team = models.ForeignKey(
        Team,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="submissions",
    )
    # Path of the form: text as written. Empty where it could not be read.
    values = models.JSONField(default=dict)
    state = models.CharField(
        max_length=12, choices=State.choices, default=State.RECEIVED
    )
    why_held = models.CharField(max_length=500, blank=True)
    review = models.CharField(max_length=10, choices=Review.choices, blank=True)
    # Every file that the form names is here.
    is_complete = models.BooleanField(default=True)
    seq = models.BigIntegerField(_("number of the receipt"))
    leaf = models.CharField(max_length=64)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                # The instance first: it alone tells forms apart among a million.
                fields=["instance_id", "form_id", "mission", "is_draft"],
                name="instance_once_a_form",
            )
        ]
        indexes = [
            models.Index(
                fields=["mission", "-received_at"], name="submission_received"
            ),
            # Wide enough that the operations room counts without reading the forms.
            models.Index(
                fields=[
                    "mission",
                    "stage",
                    "station",
                    "team",
                    "observer",
                    "is_draft",
                    "is_current",
                    "state",
                    "review",
                    "received_at",
                ],
                name="submission_stage",
            ),
            models.Index(fields=["root_instance_id"], name="submission_root"),
            models.Index(
                fields=["mission"],
                condition=Q(state="quarantined"),
                name="submission_held",
            ),
            models.Index(
                fields=["mission"],
                condition=Q(is_complete=False),
                name="submission_incomplete",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form_id} {self.instance_id}"


class SubmissionFile(models.Model):
    """A file of a submission; one that comes again with other bytes is a new version."""

    id = models.BigAutoField(primary_key=True)
    submission = models.ForeignKey(
        Submission, on_delete=models.PROTECT, related_name="files"
    )
    name = models.CharField(max_length=255)
    name_as_sent = models.CharField(max_length=600, blank=True)
    source = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sha256 = models.CharField(max_length=64, blank=True)
    is_expected = models.BooleanField(default=True)
    version = models.PositiveSmallIntegerField(default=1)
    received_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "name", "version"],
                name="file_version_once_a_submission",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Unreadable(models.Model):
    """A post that is no form at all: kept as it came, shown, never thrown away."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mission = models.ForeignKey(
        Mission, on_delete=models.PROTECT, related_name="unreadable"
    )
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    key = models.ForeignKey(
        FieldKey, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    why = models.CharField(max_length=500)
    received_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["-received_at"]
        verbose_name_plural = "unreadable"

    def __str__(self) -> str:
        return self.why


class SubmissionNote(models.Model):
    """A comment or a decision on a received form, by a named person."""

    id = models.BigAutoField(primary_key=True)
    submission = models.ForeignKey(
        Submission, on_delete=models.PROTECT, related_name="notes"
    )
    text = models.TextField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["made_at"]

    def __str__(self) -> str:
        return self.text[:60]
