"""Adopted texts with their symbols, own legal documents in renewal, reports."""

import uuid
from typing import Any

from django.db import models
from django.utils.translation import pgettext_lazy

from orkhon.engines import periods
from orkhon.legislation.models import Version, Work
from orkhon.proceedings.models.decisions import Question
from orkhon.proceedings.models.drafts import DraftVersion, TextKind
from orkhon.proceedings.models.sessions import (
    AgendaItem,
    Session,
)
from orkhon.record.models import Citation, Source
from orkhon.register.models import Body, Fact, PartialDateField


class SymbolCounter(models.Model):
    """The last number given to a type of text in a year; locked while one is given."""

    organ = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=8)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "code", "year"], name="one_counter_a_type_and_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.year}: {self.last}"


class AdoptedText(models.Model):
    """A text as it was adopted: its symbol, its hash, its papers; nothing changes it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(
        Session, on_delete=models.PROTECT, related_name="adopted_texts"
    )
    version = models.OneToOneField(
        DraftVersion, on_delete=models.PROTECT, related_name="adopted"
    )
    question = models.OneToOneField(
        Question, on_delete=models.PROTECT, related_name="adopted"
    )
    kind = models.CharField(max_length=14, choices=TextKind.choices)
    # The assembly that numbers it; an organ adopts in its name.
    organ = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=8)
    number = models.PositiveIntegerField()
    year = models.PositiveSmallIntegerField()
    stage = models.CharField(max_length=12, default="FINAL")
    # As printed: DECL/002/2019/FINAL.
    symbol = models.CharField(max_length=40, unique=True)
    title = models.CharField(max_length=300)
    authentic = models.CharField(max_length=8)
    adopted_on = models.DateField()
    adopted_at = models.DateTimeField()
    adopted_by = models.CharField(max_length=100)
    # SHA-256 of the authentic text as it is printed.
    sha256 = models.CharField(max_length=64)
    seq = models.BigIntegerField()
    # Paragraphs, languages, question and positions as the bundle holds them.
    evidence = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    bundle = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["-year", "code", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "code", "year", "number"], name="symbol_used_once"
            )
        ]

    def __str__(self) -> str:
        return self.symbol


class AdoptedPaper(models.Model):
    """One file of an adopted text: a language in a format, byte for byte."""

    text = models.ForeignKey(
        AdoptedText, on_delete=models.PROTECT, related_name="papers"
    )
    language = models.CharField(max_length=8)
    format = models.CharField(max_length=8)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["language", "format"]
        constraints = [
            models.UniqueConstraint(
                fields=["text", "language", "format"],
                name="adopted_paper_once_a_language",
            )
        ]

    def __str__(self) -> str:
        return f"{self.text} {self.language}.{self.format}"


class InstrumentEvent(Fact):
    """What a source says happened to one of the assembly's own legal documents.

    The register of instruments stands on these: signed, ratified, amended, with dates
    as partial as the source has them.
    """

    class Kind(models.TextChoices):
        SIGNED = "signed", pgettext_lazy("legal document", "signed")
        ADOPTED = "adopted", pgettext_lazy("legal document", "adopted")
        RATIFIED = "ratified", pgettext_lazy("legal document", "ratified")
        IN_FORCE = "in-force", pgettext_lazy("legal document", "in force")
        AMENDED = "amended", pgettext_lazy("legal document", "amended")
        IN_HAND = "in-hand", pgettext_lazy("legal document", "renewal in hand")
        OTHER = "other", pgettext_lazy("legal document", "other")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    work = models.ForeignKey(Work, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    on = PartialDateField()
    day = models.DateField(null=True, editable=False)
    what = models.CharField(max_length=400)
    # Whose act it was, where it was one parliament's or state's.
    parliament = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["work", "day", "made_at"]

    def __str__(self) -> str:
        return f"{self.work}: {self.what[:60]}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.day = periods.earliest(self.on)
        super().save(*args, **kwargs)


class Renewal(models.Model):
    """The renewal of one of the assembly's own legal documents, article by article.

    The instrument and its consolidated versions are a work of legislation.
    """

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("renewal", "in hand")
        DONE = "done", pgettext_lazy("renewal", "done")
        DROPPED = "dropped", pgettext_lazy("renewal", "dropped")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    work = models.ForeignKey(Work, on_delete=models.PROTECT, related_name="renewals")
    number = models.PositiveSmallIntegerField()
    base = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    mandate = models.TextField(blank=True)
    citation = models.ForeignKey(
        Citation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # The version that came of it.
    result = models.ForeignKey(
        Version, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    progress = models.CharField(
        max_length=10, choices=State.choices, default=State.OPEN
    )
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["work", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["work", "number"], name="renewal_number_once_a_work"
            )
        ]

    def __str__(self) -> str:
        return self.title


class RenewalArticle(models.Model):
    """What is to become of one article; every step is kept."""

    class State(models.TextChoices):
        UNTOUCHED = "untouched", pgettext_lazy("article", "not looked at")
        KEPT = "kept", pgettext_lazy("article", "stays as it is")
        PROPOSED = "proposed", pgettext_lazy("article", "new wording proposed")
        AGREED = "agreed", pgettext_lazy("article", "new wording agreed")
        DELETED = "deleted", pgettext_lazy("article", "to be deleted")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    renewal = models.ForeignKey(
        Renewal, on_delete=models.PROTECT, related_name="articles"
    )
    eid = models.CharField(max_length=255)
    progress = models.CharField(max_length=10, choices=State.choices)
    wording = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    parliament = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()
    by = models.CharField(max_length=100)
    by_name = models.CharField(max_length=160, blank=True)
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["renewal", "eid", "at"]

    def __str__(self) -> str:
        return f"{self.renewal}: {self.eid}"


class SessionReport(models.Model):
    """A report to a session whose figures come from the rooms and are frozen."""

    class Kind(models.TextChoices):
        ANNUAL = "annual", pgettext_lazy("report", "annual report")
        FINANCIAL = "financial", pgettext_lazy("report", "financial report")
        BUDGET = "budget", pgettext_lazy("report", "budget")
        MISSION = "mission", pgettext_lazy("report", "final report of a mission")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(
        Session, on_delete=models.PROTECT, related_name="reports"
    )
    number = models.PositiveSmallIntegerField()
    item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=10, choices=Kind.choices)
    title = models.CharField(max_length=300)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)
    # Rows entered by hand: heads of a budget with amounts and where they stand.
    rows = models.JSONField(default=list)
    currency = models.CharField(max_length=3, blank=True)
    text = models.TextField(blank=True)
    # Figures and the rows behind them, as they were when the report was issued.
    frozen = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    issued_at = models.DateTimeField(null=True, blank=True)
    issued_by = models.CharField(max_length=100, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["session", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "number"], name="report_number_once_a_session"
            )
        ]

    def __str__(self) -> str:
        return self.title
