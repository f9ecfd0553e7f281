"""What is known of the nouns, each row dated and cited where a source gives it."""

import uuid
from typing import Any, cast

from django.db import models
from django.db.models import Q
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from orkhon.engines import names, periods
from orkhon.record.models import Citation
from orkhon.register.models.facts import Dated, Fact, PartialDateField
from orkhon.register.models.nouns import Body, Country, Person, Post


class Name(Dated, Fact):
    """One spelling of one person, body, post or country."""

    class Kind(models.TextChoices):
        OFFICIAL = "official", _("official")
        PRESS = "press", _("press")
        MAIDEN = "maiden", _("maiden name")
        TRANSLITERATION = "transliteration", _("transliteration")
        ALIAS = "alias", _("alias")
        ABBREVIATION = "abbreviation", _("abbreviation")
        FORMER = "former", _("former name")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="names"
    )
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="names"
    )
    post = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.PROTECT, related_name="names"
    )
    country = models.ForeignKey(
        Country, null=True, blank=True, on_delete=models.PROTECT, related_name="names"
    )
    text = models.CharField(max_length=240)
    language = models.CharField(max_length=8, blank=True)
    script = models.CharField(max_length=4, blank=True)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    fold = models.CharField(max_length=240, db_index=True, editable=False)
    sort_key = models.CharField(max_length=240, db_index=True, editable=False)

    class Meta:
        ordering = ["kind", "sort_key"]
        constraints = [
            models.CheckConstraint(
                name="name_of_one_thing",
                condition=(
                    Q(person__isnull=False, body=None, post=None, country=None)
                    | Q(body__isnull=False, person=None, post=None, country=None)
                    | Q(post__isnull=False, person=None, body=None, country=None)
                    | Q(country__isnull=False, person=None, body=None, post=None)
                ),
            )
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def owner(self) -> Person | Body | Post | Country:
        """What is so called; the constraint sees to it that it is one thing."""
        return self.person or self.body or self.post or cast(Country, self.country)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.derive()
        super().save(*args, **kwargs)

    def derive(self) -> None:
        """Fill what follows from the text and the dates; `bulk_create` saves nothing."""
        self.fold = names.fold(self.text)
        self.sort_key = names.sort_key(self.text)
        if not self.script:
            self.script = names.script_of(self.text)
        self.from_day = periods.earliest(self.from_on)
        self.to_day = periods.latest(self.to_on)


class Membership(Dated, Fact):
    """A person in a body, holding a post there or simply belonging to it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="memberships"
    )
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="memberships")
    post = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.PROTECT, related_name="holders"
    )
    on_behalf_of = models.ForeignKey(
        Body,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="represented_by",
    )
    # The source of the end, where another one than that of the beginning gives it.
    end_citation = models.ForeignKey(
        Citation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    superseded_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaces"
    )

    class Meta:
        ordering = ["-from_day", "body__english_sort_key"]

    def __str__(self) -> str:
        return f"{self.person}: {self.post or self.body}"


class Chairmanship(Dated, Fact):
    """The chair of an assembly belongs to a parliament, never to a person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assembly = models.ForeignKey(
        Body, on_delete=models.PROTECT, related_name="chairmanships"
    )
    parliament = models.ForeignKey(
        Body, on_delete=models.PROTECT, related_name="chairs_held"
    )

    class Meta:
        ordering = ["from_day"]

    def __str__(self) -> str:
        return f"{self.parliament}, {self.from_on} to {self.to_on}"


class Designation(Dated, Fact):
    """The name, and whether the flag, to use for a country or body in a forum."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    country = models.ForeignKey(
        Country, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    forum = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=8)
    text = models.CharField(max_length=200)
    flag_shown = models.BooleanField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.text} ({self.forum})"


class Figure(Fact):
    """A number that somebody gave at some time; a later one supersedes it."""

    class Status(models.TextChoices):
        PRELIMINARY = "preliminary", _("preliminary")
        FINAL = "final", _("final")
        CORRECTED = "corrected", _("corrected")
        AS_REPORTED = "as-reported", _("as reported")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.CharField(max_length=200)
    what = models.CharField(max_length=200)
    value = models.DecimalField(max_digits=20, decimal_places=6)
    unit = models.CharField(max_length=40, blank=True)
    denominator = models.CharField(max_length=200, blank=True)
    as_of = PartialDateField()
    status = models.CharField(max_length=12, choices=Status.choices)
    superseded_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaces"
    )

    class Meta:
        ordering = ["subject", "what", "as_of"]

    def __str__(self) -> str:
        return f"{self.subject}, {self.what}: {self.shown} {self.unit}".rstrip()

    @property
    def shown(self) -> str:
        """The number as a page writes it: 12,461,796; no zeros after the point."""
        text = number_format(self.value.normalize(), use_l10n=True, force_grouping=True)
        return text.replace(" ", "\N{NO-BREAK SPACE}")
