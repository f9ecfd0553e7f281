"""The rules of the assembly that the Secretariat fills in; shipped "not set"."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from orkhon.register.models import Body, Dated, Fact


class Setting(Dated, Fact):
    """One rule of an organ from a date, with the text that it was read in.

    What no row says is not set, and every screen and paper says so: no quorum, no
    language and no scale is assumed.
    """

    class Key(models.TextChoices):
        DOCUMENT_LANGUAGES = "document-languages", _("languages of documents")
        AUTHENTIC_LANGUAGE = "authentic-language", _("authentic language")
        QUORUM = "quorum", _("quorum")
        DECISION_RULE = "decision-rule", _("rule of decision")
        CONVOCATION_DAYS = "convocation-days", _("days from convocation to session")
        DOCUMENT_DAYS = "document-days", _("days from documents to session")
        SILENCE_DAYS = "silence-days", _("days of a silence procedure")
        SPEAKING_MINUTES = "speaking-minutes", _("minutes of speaking time")
        CONTRIBUTION_SCALE = "contribution-scale", _("scale of contributions")
        DELEGATION_SIZE = "delegation-size", _("delegates of a parliament")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organ = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=24, choices=Key.choices)
    # ["en", "az", …], "en", {"share": "2/3"}, {"count": 3}, "unanimity", 30 …
    value = models.JSONField()
    note = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["organ__english_sort_key", "key", "from_day"]

    def __str__(self) -> str:
        return f"{self.organ}, {self.key}: {self.value}"
