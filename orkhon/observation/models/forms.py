"""Forms of a mission: designs, their versions, the files that belong to them."""

import uuid

from django.db import models

from orkhon.observation.models.deployment import FormStage
from orkhon.observation.models.missions import Mission
from orkhon.record.models import Source


class FormDesign(models.Model):
    """A form of a mission under its `form_id`; what it asks is in its versions."""

    class State(models.TextChoices):
        """The states ODK knows."""

        OPEN = "open"
        CLOSING = "closing"
        CLOSED = "closed"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="forms")
    form_id = models.CharField(max_length=120)
    title = models.CharField(max_length=240)
    stage = models.CharField(
        max_length=12, choices=FormStage.choices, default=FormStage.OTHER
    )
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    # The protocol's lines and relations, as engines.elections.relations reads them.
    protocol = models.JSONField(null=True, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["form_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["mission", "form_id"], name="form_id_once_a_mission"
            )
        ]

    def __str__(self) -> str:
        return self.title


class FormVersion(models.Model):
    """One version of a form: the XLSForm that came in and the XForm that goes out."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    design = models.ForeignKey(
        FormDesign, on_delete=models.CASCADE, related_name="versions"
    )
    version = models.CharField(max_length=120, blank=True)
    # What was brought in: an XLSForm, or an XForm as it is.
    source = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    xml = models.BinaryField()
    md5 = models.CharField(max_length=32)
    sha256 = models.CharField(max_length=64)
    languages = models.JSONField(default=list)
    titles = models.JSONField(default=dict)
    is_encrypted = models.BooleanField(default=False)
    # A draft is shown for trial only, under a token of its own.
    draft_token = models.CharField(max_length=64, blank=True, db_index=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)
    published_at = models.DateTimeField(null=True, blank=True)
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["design", "version"],
                condition=models.Q(published_at__isnull=False),
                name="published_version_once_a_form",
            ),
            models.UniqueConstraint(
                fields=["design"],
                condition=models.Q(
                    published_at__isnull=False, replaced_at__isnull=True
                ),
                name="one_current_version_a_form",
            ),
            models.UniqueConstraint(
                fields=["design"],
                condition=models.Q(published_at__isnull=True),
                name="one_draft_a_form",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.design.form_id} {self.version}"


class FormFile(models.Model):
    """A media file that a version names; expected until it is brought in."""

    form_version = models.ForeignKey(
        FormVersion, on_delete=models.CASCADE, related_name="files"
    )
    name = models.CharField(max_length=255)
    kind = models.CharField(max_length=10)
    source = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    md5 = models.CharField(max_length=32, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["form_version", "name"], name="file_once_a_form_version"
            )
        ]

    def __str__(self) -> str:
        return self.name
