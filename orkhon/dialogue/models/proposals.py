"""What a machine found or a person drew in a report, until somebody decides."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from orkhon.dialogue.models.contacts import Contact, Report


class Proposal(models.Model):
    """One value found in a report, until a person says yes, no or otherwise."""

    class Kind(models.TextChoices):
        CONTACT_KIND = "contact-kind", _("Kind of contact")
        FORMAT = "format", _("Format")
        DATE = "date", _("Date")
        PLACE = "place", _("Place")
        PARTICIPANT = "participant", _("Person")
        COMMITMENT = "commitment", _("Promise")
        EVENT = "event", _("Event")
        FIGURE = "figure", _("Figure")
        TOPIC = "topic", _("Topic")

    class State(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        CONFIRMED = "confirmed", _("yes")
        EDITED = "edited", _("edited")
        REFUSED = "refused", _("no")

    DECIDED_YES = (State.CONFIRMED, State.EDITED)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(
        Report, on_delete=models.CASCADE, related_name="proposals"
    )
    number = models.PositiveSmallIntegerField()
    contact_no = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    value = models.JSONField()
    corrected = models.JSONField(null=True, blank=True)
    # The contact that a yes writes to; made at the first yes for its number.
    contact = models.ForeignKey(
        Contact,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="proposals",
    )
    # Drawn by a person in the text, not found by a rule.
    drawn = models.BooleanField(default=False)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    rule = models.CharField(max_length=80)
    confidence = models.FloatField()
    state = models.CharField(
        max_length=10, choices=State.choices, default=State.PROPOSED, db_index=True
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    # What a yes wrote, as `commitment/<id>`, so that it can be undone.
    written = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["contact_no", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "number"], name="proposal_numbered_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"
