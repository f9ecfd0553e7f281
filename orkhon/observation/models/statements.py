"""Statements: sections of sentences in several languages, approved, frozen, issued."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.observation.models.figures import MissionFigure
from orkhon.observation.models.findings import Finding
from orkhon.observation.models.missions import Mission
from orkhon.observation.models.observers import Observer
from orkhon.record.models import Citation, Source


class Statement(models.Model):
    """What a mission says: the statement after the day, its press version, the report.

    Once published nothing in it changes; a correction is a statement of its own that
    names the one it corrects.
    """

    class Kind(models.TextChoices):
        STATEMENT = "statement", _("Statement")
        PRESS = "press", _("Press version")
        REPORT = "report", _("Final report")

    class State(models.TextChoices):
        DRAFTING = "drafting", pgettext_lazy("statement", "being written")
        APPROVAL = "approval", pgettext_lazy("statement", "before the members")
        PUBLISHED = "published", pgettext_lazy("statement", "published")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mission = models.ForeignKey(
        Mission, on_delete=models.PROTECT, related_name="statements"
    )
    kind = models.CharField(max_length=10, choices=Kind.choices)
    # 1, 2, … in the mission; addresses name it.
    number = models.PositiveSmallIntegerField()
    corrects = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="corrected_by",
    )
    # Why a correction was needed, by language; printed at its head.
    correction_words = models.JSONField(default=dict)
    authentic = models.CharField(max_length=8)
    languages = models.JSONField(default=list)
    # Organisations that issue it with us, as they are to be named.
    joint_with = models.JSONField(default=list)
    place = models.CharField(max_length=120, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    state = models.CharField(
        max_length=10, choices=State.choices, default=State.DRAFTING
    )
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)
    # SHA-256 of the composed text that is before the members.
    text_sha256 = models.CharField(max_length=64, blank=True)
    circulated_at = models.DateTimeField(null=True, blank=True)
    circulated_by = models.CharField(max_length=100, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.CharField(max_length=100, blank=True)
    seq = models.BigIntegerField(null=True, blank=True)
    # What was frozen: sentences, numbers, figures, rows; as the bundle holds it.
    evidence = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    bundle = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["mission", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["mission", "number"], name="statement_number_once_a_mission"
            ),
            models.CheckConstraint(
                condition=~Q(state="published")
                | Q(
                    published_at__isnull=False,
                    seq__isnull=False,
                    evidence__isnull=False,
                ),
                name="published_statement_is_frozen",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"


class StatementPaper(models.Model):
    """One file of a published statement: a format in a language, byte for byte."""

    statement = models.ForeignKey(
        Statement, on_delete=models.PROTECT, related_name="papers"
    )
    language = models.CharField(max_length=8)
    format = models.CharField(max_length=8)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["language", "format"]
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "language", "format"], name="paper_once_a_language"
            )
        ]

    def __str__(self) -> str:
        return f"{self.statement} {self.language}.{self.format}"


class StatementSection(models.Model):
    """A section by the practice of missions; `key` says which (form_designs)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    statement = models.ForeignKey(
        Statement, on_delete=models.CASCADE, related_name="sections"
    )
    key = models.SlugField(max_length=40)
    precedence = models.PositiveSmallIntegerField()
    is_left_out = models.BooleanField(default=False)

    class Meta:
        ordering = ["precedence"]
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "key"], name="section_once_a_statement"
            )
        ]

    def __str__(self) -> str:
        return self.key


class SectionEditor(models.Model):
    """Who is writing in a section now, or was a moment ago."""

    section = models.ForeignKey(
        StatementSection, on_delete=models.CASCADE, related_name="editors"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["section", "user"], name="editor_once_a_section"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.section}"


class Sentence(models.Model):
    """One sentence; its numbers stand in it as `{finding:key}` and `{figure:key}`."""

    class Kind(models.TextChoices):
        STANDARD = "standard", _("standard phrase")
        CITED = "cited", _("stated from a source")
        FINDING = "finding", _("finding")
        ASSESSMENT = "assessment", _("assessment")
        LIMIT = "limit", _("limit of observation")
        RECOMMENDATION = "recommendation", _("recommendation")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    section = models.ForeignKey(
        StatementSection, on_delete=models.CASCADE, related_name="sentences"
    )
    precedence = models.PositiveIntegerField()
    kind = models.CharField(max_length=14, choices=Kind.choices)
    # Begins a new paragraph.
    opens_paragraph = models.BooleanField(default=True)
    # A phrase of form_designs/statement that it was taken from; "" for own words.
    phrase = models.SlugField(max_length=60, blank=True)
    citation = models.ForeignKey(
        Citation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    findings = models.ManyToManyField(Finding, blank=True, related_name="sentences")
    figures = models.ManyToManyField(
        MissionFigure, blank=True, related_name="sentences"
    )
    revision = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)
    revised_at = models.DateTimeField()
    revised_by = models.CharField(max_length=100)
    dropped_at = models.DateTimeField(null=True, blank=True)
    dropped_by = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["precedence", "made_at"]

    def __str__(self) -> str:
        return f"{self.section}: {self.kind}"


class SentenceText(models.Model):
    """A sentence in one language, with its placeholders."""

    sentence = models.ForeignKey(
        Sentence, on_delete=models.CASCADE, related_name="texts"
    )
    language = models.CharField(max_length=8)
    text = models.TextField()
    # The revision of the sentence that this text renders; older is out of date.
    revision = models.PositiveIntegerField(default=1)
    revised_at = models.DateTimeField()
    revised_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(
                fields=["sentence", "language"], name="text_once_a_language"
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]


class StatementPosition(models.Model):
    """Where the head or a member stands, on a section or on the whole; all are kept."""

    class Stance(models.TextChoices):
        AGREES = "agrees", _("agrees")
        ASKS = "asks", _("asks for a change")
        OBJECTS = "objects", _("objects")
        ABSTAINS = "abstains", pgettext_lazy("position", "does not take part")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    statement = models.ForeignKey(
        Statement, on_delete=models.PROTECT, related_name="positions"
    )
    section = models.ForeignKey(
        StatementSection,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="positions",
    )
    # None: the head of the mission, who need not be in a team.
    observer = models.ForeignKey(
        Observer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=200)
    is_head = models.BooleanField(default=False)
    stance = models.CharField(max_length=8, choices=Stance.choices)
    text = models.TextField(blank=True)
    # The composed text that the stance is about.
    text_sha256 = models.CharField(max_length=64, blank=True)
    taken_at = models.DateTimeField()
    entered_by = models.CharField(max_length=100)
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-is_head", "name", "taken_at"]

    def __str__(self) -> str:
        return f"{self.name}: {self.stance}"


class PublishedFinding(models.Model):
    """The number of a finding as a published statement froze it, with its forms."""

    statement = models.ForeignKey(
        Statement, on_delete=models.PROTECT, related_name="numbers"
    )
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="+")
    query = models.JSONField()
    # As orkhon.engines.findings gives it: value, of, unit, not seen.
    result = models.JSONField()
    submissions = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "finding"], name="finding_once_a_statement"
            )
        ]

    def __str__(self) -> str:
        return f"{self.statement}: {self.finding}"


class RecommendationFollowUp(models.Model):
    """What became of a recommendation, as a later mission or source has seen it."""

    class Outcome(models.TextChoices):
        DONE = "done", _("carried out")
        PARTLY = "partly", _("carried out in part")
        NOT = "not", _("not carried out")
        UNKNOWN = "unknown", _("not known")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    recommendation = models.ForeignKey(
        Sentence, on_delete=models.PROTECT, related_name="follow_ups"
    )
    mission = models.ForeignKey(
        Mission, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    text = models.TextField(blank=True)
    citation = models.ForeignKey(
        Citation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["made_at"]

    def __str__(self) -> str:
        return f"{self.recommendation}: {self.outcome}"
