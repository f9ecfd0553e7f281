"""Works, their versions in time, their expressions in languages, their provisions."""

import uuid
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.engines import names, periods
from orkhon.record.models import Source
from orkhon.register.models import Country, PartialDateField


class Work(models.Model):
    """A law or instrument as such (FRBR work), whatever its versions and languages."""

    class Kind(models.TextChoices):
        MODEL_LAW = "model-law", _("model law")
        NATIONAL_LAW = "national-law", _("national law")
        INSTRUMENT = "instrument", _("instrument of the assembly")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # Addresses and the command line name it: kz-product-safety.
    key = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=14, choices=Kind.choices)
    country = models.ForeignKey(
        Country, null=True, blank=True, on_delete=models.PROTECT, related_name="works"
    )
    title = models.CharField(max_length=300)
    sort_key = models.CharField(max_length=300, db_index=True, editable=False)
    # As the official journal gives it; "" where none is known.
    official_number = models.CharField(max_length=80, blank=True)
    subject = models.CharField(max_length=160, blank=True)
    sample = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)
    # When its status page was opened to everybody.
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["sort_key"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="national-law", country__isnull=False)
                | (~Q(kind="national-law") & Q(country__isnull=True)),
                name="a_national_law_has_a_country",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort_key = names.sort_key(self.title)
        super().save(*args, **kwargs)


class Version(models.Model):
    """A work as it stood from a date; all its expressions say the same."""

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("version of a law", "draft")
        ADOPTED = "adopted", pgettext_lazy("version of a law", "adopted")
        IN_FORCE = "in-force", pgettext_lazy("version of a law", "in force")
        REPEALED = "repealed", pgettext_lazy("version of a law", "repealed")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    work = models.ForeignKey(Work, on_delete=models.PROTECT, related_name="versions")
    # 1, 2, … in the work; addresses name it.
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State.choices)
    adopted_on = PartialDateField()
    in_force_on = PartialDateField()
    # The day for which the text was taken from its source.
    as_of = PartialDateField()
    as_of_day = models.DateField(null=True, editable=False)
    note = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["work", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["work", "number"], name="version_number_once_a_work"
            )
        ]

    def __str__(self) -> str:
        return f"{self.work}, {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.as_of_day = periods.earliest(
            self.as_of or self.in_force_on or self.adopted_on
        )
        super().save(*args, **kwargs)


class Expression(models.Model):
    """A version in one language; one of them is authentic, the others translations.

    The source's text is the plain text, so that a span of it is a citation.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey(
        Version, on_delete=models.PROTECT, related_name="expressions"
    )
    language = models.CharField(max_length=8)
    script = models.CharField(max_length=4)
    is_authentic = models.BooleanField(default=False)
    title = models.CharField(max_length=400)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    format = models.CharField(max_length=8)
    # What a person should look at, in words: repeated numbers, what was not understood.
    notes = models.JSONField(default=list)
    # Tracked changes and comments of the file that came in.
    changes = models.JSONField(default=list)
    remarks = models.JSONField(default=list)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["-is_authentic", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "language"], name="expression_once_a_language"
            ),
            models.UniqueConstraint(
                fields=["version"],
                condition=Q(is_authentic=True),
                name="one_authentic_expression",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"


class Provision(models.Model):
    """One provision of an expression, as the structure engine read it.

    Its fields are those of `orkhon.engines.texts.structure.Provision`.
    """

    expression = models.ForeignKey(
        Expression, on_delete=models.CASCADE, related_name="provisions"
    )
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="children"
    )
    # Its place in the whole text, from 0, parents before children.
    position = models.PositiveIntegerField()
    eid = models.CharField(max_length=255)
    kind = models.CharField(max_length=12)
    number = models.CharField(max_length=40, null=True, blank=True)  # noqa: DJ001 -- None: no number is written
    heading = models.TextField(blank=True)
    text = models.TextField(blank=True)
    marker = models.CharField(max_length=200, blank=True)
    heading_place = models.CharField(max_length=5, default="same")
    text_place = models.CharField(max_length=5, default="same")
    starts = models.CharField(max_length=5, default="below")
    rows = models.JSONField(default=list)
    why = models.CharField(max_length=300, blank=True)
    # Its words with all in it, as characters of the source's text.
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        ordering = ["expression", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["expression", "eid"], name="eid_once_an_expression"
            ),
            models.UniqueConstraint(
                fields=["expression", "position"], name="position_once_an_expression"
            ),
        ]

    def __str__(self) -> str:
        return self.eid
