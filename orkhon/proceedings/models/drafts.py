"""Drafts as numbered paragraphs, their versions, and amendments to them."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.legislation.models import Work
from orkhon.proceedings.models.sessions import (
    AgendaItem,
    Session,
    Sitting,
)
from orkhon.record.models import Citation
from orkhon.register.models import Body, Person


class TextKind(models.TextChoices):
    """What an assembly adopts; the codes of symbols stand in `actions.adopting`."""

    DECLARATION = "declaration", _("declaration")
    APPEAL = "appeal", pgettext_lazy("adopted text", "appeal")
    RECOMMENDATION = "recommendation", pgettext_lazy("adopted text", "recommendation")
    DECISION = "decision", pgettext_lazy("adopted text", "decision")
    MODEL_LAW = "model-law", _("model law")
    INSTRUMENT = "instrument", _("instrument of the assembly")


class Draft(models.Model):
    """A text on its way to adoption."""

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("draft", "in negotiation")
        ADOPTED = "adopted", pgettext_lazy("draft", "adopted")
        REJECTED = "rejected", pgettext_lazy("draft", "not adopted")
        WITHDRAWN = "withdrawn", pgettext_lazy("draft", "withdrawn")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(
        Session, on_delete=models.PROTECT, related_name="drafts"
    )
    item = models.ForeignKey(
        AgendaItem,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="drafts",
    )
    # 1, 2, … in the session; addresses name it.
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=14, choices=TextKind.choices)
    title = models.CharField(max_length=300)
    authentic = models.CharField(max_length=8)
    # The law or instrument that the draft is a version of, where it is one.
    work = models.ForeignKey(
        Work, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    rapporteur = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    progress = models.CharField(
        max_length=10, choices=State.choices, default=State.OPEN
    )
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["session", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "number"], name="draft_number_once_a_session"
            )
        ]

    def __str__(self) -> str:
        return self.title


class DraftVersion(models.Model):
    """A draft as it stood; once issued, its words and line numbers never move."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    note = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)
    issued_at = models.DateTimeField(null=True, blank=True)
    issued_by = models.CharField(max_length=100, blank=True)
    # SHA-256 over the paragraphs and lines of all languages, from the issue on.
    sha256 = models.CharField(max_length=64, blank=True)
    amendments_by = models.DateTimeField(null=True, blank=True)
    time_zone = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["draft", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "number"], name="version_number_once_a_draft"
            )
        ]

    def __str__(self) -> str:
        return f"{self.draft}, {self.number}"


class Paragraph(models.Model):
    """A paragraph of a version; `key` stays the same from version to version."""

    class Role(models.TextChoices):
        TITLE = "title", pgettext_lazy("paragraph", "title")
        HEADING = "heading", pgettext_lazy("paragraph", "heading")
        PREAMBLE = "preamble", pgettext_lazy("paragraph", "preamble")
        OPERATIVE = "operative", pgettext_lazy("paragraph", "operative paragraph")
        # Of the explanatory note: printed and amended with the text, never adopted.
        NOTE = "note", pgettext_lazy("paragraph", "explanatory note")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey(
        DraftVersion, on_delete=models.CASCADE, related_name="paragraphs"
    )
    key = models.UUIDField(default=uuid.uuid4)
    position = models.PositiveIntegerField()
    role = models.CharField(max_length=10, choices=Role.choices)
    # As printed, "14"; "" for a title or a paragraph of the preamble.
    number = models.CharField(max_length=12, blank=True)

    class Meta:
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "key"], name="paragraph_once_a_version"
            ),
            models.UniqueConstraint(
                fields=["version", "position"], name="paragraph_position_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version}, {self.number or self.role}"


class ParagraphText(models.Model):
    """A paragraph in one language, with the lines that it was printed in."""

    paragraph = models.ForeignKey(
        Paragraph, on_delete=models.CASCADE, related_name="texts"
    )
    language = models.CharField(max_length=8)
    text = models.TextField()
    # Fixed at the issue: number of the first line, and where each line ends, as
    # characters of the text.
    first_line = models.PositiveIntegerField(null=True, blank=True)
    line_ends = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["paragraph", "language"], name="paragraph_text_once_a_language"
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]


class Amendment(models.Model):
    """A change that parliaments ask for, to the words of one issued version.

    `start` and `end` are characters of the paragraph's authentic text; `words` keeps
    what stood there. A compromise is an amendment that takes the place of others.
    """

    class Kind(models.TextChoices):
        REPLACE = "replace", pgettext_lazy("amendment", "replace")
        INSERT = "insert", pgettext_lazy("amendment", "insert")
        DELETE = "delete", pgettext_lazy("amendment", "delete")
        MOVE = "move", pgettext_lazy("amendment", "move the paragraph")
        INSERT_PARAGRAPH = "insert-paragraph", _("insert a paragraph")
        DELETE_PARAGRAPH = "delete-paragraph", _("delete the paragraph")

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("amendment", "open")
        ACCEPTED = "accepted", pgettext_lazy("amendment", "accepted")
        DECLINED = "declined", pgettext_lazy("amendment", "not accepted")
        WITHDRAWN = "withdrawn", pgettext_lazy("amendment", "withdrawn")
        REPLACED = "replaced", _("taken up in a compromise")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey(
        DraftVersion, on_delete=models.PROTECT, related_name="amendments"
    )
    # 1, 2, … in the draft, through all its versions.
    number = models.PositiveSmallIntegerField()
    draft = models.ForeignKey(
        Draft, on_delete=models.PROTECT, related_name="amendments"
    )
    kind = models.CharField(max_length=18, choices=Kind.choices)
    # None: a paragraph at the very beginning.
    paragraph = models.ForeignKey(
        Paragraph, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    words = models.TextField(blank=True)
    text = models.TextField(blank=True)
    # After which paragraph a moved one comes; None: first.
    after = models.ForeignKey(
        Paragraph, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.TextField(blank=True)
    language = models.CharField(max_length=8)
    owners = models.ManyToManyField(Body, related_name="+")
    # Those that it takes the place of, when it is a compromise.
    compromise_of = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="compromises"
    )
    is_compromise = models.BooleanField(default=False)
    citation = models.ForeignKey(
        Citation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # Tabled while this sitting ran; None for those in writing.
    sitting = models.ForeignKey(
        Sitting, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)
    is_late = models.BooleanField(default=False)
    progress = models.CharField(
        max_length=10, choices=State.choices, default=State.OPEN
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=100, blank=True)
    # "nobody against", or why not.
    decided_note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["draft", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "number"], name="amendment_number_once_a_draft"
            ),
            models.CheckConstraint(
                condition=Q(end__gte=models.F("start")), name="amendment_span_is_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.kind}"
