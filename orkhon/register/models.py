"""Who is who: persons, bodies, posts and countries, their names and dates.

Dates are partial (`2025`, `2025-06`, `2025-06-12`, "" for not known); the columns
`*_day` beside them hold the first or last day meant, for the database to compare.
"""

import uuid
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from orkhon.engines import names, periods
from orkhon.record.models import Citation


def check_partial_date(value: str) -> None:
    """Refuse what is neither "" nor a partial date of the calendar."""
    if value:
        try:
            periods.parse(value)
        except periods.PartialDateError as error:
            raise ValidationError(str(error)) from error


class PartialDateField(models.CharField):
    """`2025`, `2025-06`, `2025-06-12`, or "" for not known."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.update(max_length=10, blank=True, default="")
        super().__init__(*args, **kwargs)
        self.validators.append(check_partial_date)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        for key in ("max_length", "blank", "default"):
            kwargs.pop(key, None)
        return name, path, args, kwargs


class State(models.TextChoices):
    """How far a fact has come."""

    PROPOSED = "proposed", _("Proposed")
    CONFIRMED = "confirmed", _("Confirmed")
    SUPERSEDED = "superseded", _("Superseded")


class Dated(models.Model):
    """Holds from a date to a date, both inclusive and perhaps not known."""

    from_on = PartialDateField()
    to_on = PartialDateField()
    from_day = models.DateField(null=True, editable=False)
    to_day = models.DateField(null=True, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.from_day = periods.earliest(self.from_on)
        self.to_day = periods.latest(self.to_on)
        super().save(*args, **kwargs)

    @property
    def period(self) -> periods.Period:
        return periods.Period(self.from_on, self.to_on)

    @staticmethod
    def on(day: date) -> Q:
        """Rows whose period does not exclude the day."""
        return (Q(from_day=None) | Q(from_day__lte=day)) & (
            Q(to_day=None) | Q(to_day__gte=day)
        )


class Fact(models.Model):
    """Leads back to what it was read in; a fact without a citation says so."""

    citation = models.ForeignKey(
        Citation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(
        max_length=12, choices=State.choices, default=State.CONFIRMED
    )

    class Meta:
        abstract = True


class Country(models.Model):
    """A state or territory; its order is a fixed English key in every language."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=8, unique=True)
    english_name = models.CharField(max_length=120)
    english_sort_key = models.CharField(max_length=120, unique=True)
    demonym = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["english_sort_key"]
        verbose_name_plural = "countries"

    def __str__(self) -> str:
        return self.english_name


class Person(models.Model):
    """A human being; everything else that is known of them is in dated rows."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    display_name = models.CharField(max_length=200)
    sort_key = models.CharField(max_length=200, db_index=True)
    honorific = models.CharField(max_length=40, blank=True)
    born_on = PartialDateField()
    died_on = PartialDateField()
    note = models.TextField(blank=True)
    sample = models.BooleanField(default=False)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )

    class Meta:
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.display_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort_key = names.sort_key(self.display_name)
        super().save(*args, **kwargs)


class Body(models.Model):
    """An assembly, parliament, chamber, commission, delegation, organisation …"""

    class Kind(models.TextChoices):
        ASSEMBLY = "assembly", _("Assembly")
        COUNCIL = "council", _("Council")
        PARLIAMENT = "parliament", _("Parliament")
        CHAMBER = "chamber", _("Chamber")
        COMMISSION = "commission", _("Commission")
        DELEGATION = "delegation", _("Delegation")
        SECRETARIAT = "secretariat", _("Secretariat")
        FRIENDSHIP_GROUP = "friendship-group", _("Friendship group")
        ORGANISATION = "organisation", _("Partner organisation")
        AUTHORITY = "authority", _("State authority")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    display_name = models.CharField(max_length=240)
    english_sort_key = models.CharField(max_length=240, db_index=True)
    country = models.ForeignKey(
        Country, null=True, blank=True, on_delete=models.PROTECT, related_name="bodies"
    )
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts"
    )
    founded_on = PartialDateField()
    dissolved_on = PartialDateField()
    seats = models.PositiveSmallIntegerField(null=True, blank=True)
    place = models.CharField(max_length=120, blank=True)
    note = models.TextField(blank=True)
    sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["english_sort_key"]
        verbose_name_plural = "bodies"

    def __str__(self) -> str:
        return self.display_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.english_sort_key:
            self.english_sort_key = names.sort_key(self.display_name)
        super().save(*args, **kwargs)


class Post(models.Model):
    """A place in a body that persons hold one after another: Speaker, secretary …"""

    class Rank(models.TextChoices):
        HEAD = "head", _("Head")
        DEPUTY = "deputy", _("Deputy head")
        MEMBER = "member", _("Member")
        STAFF = "staff", _("Staff")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="posts")
    title = models.CharField(max_length=160)
    rank = models.CharField(max_length=8, choices=Rank.choices)
    precedence = models.PositiveSmallIntegerField(default=100)

    class Meta:
        ordering = ["precedence", "title"]
        constraints = [
            models.UniqueConstraint(fields=["body", "title"], name="post_once_a_body")
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.body}"


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

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.fold = names.fold(self.text)
        self.sort_key = names.sort_key(self.text)
        if not self.script:
            self.script = names.script_of(self.text)
        super().save(*args, **kwargs)


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
        return f"{self.subject}, {self.what}: {self.value.normalize():f} {self.unit}"


class Match(models.Model):
    """Two persons that may be one: a proposal until somebody answers."""

    class Answer(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SAME = "same", _("same person")
        DIFFERENT = "different", _("different persons")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    one = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    score = models.FloatField()
    answer = models.CharField(
        max_length=10, choices=Answer.choices, default=Answer.WAITING
    )

    class Meta:
        ordering = ["-score"]
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="pair_once")
        ]

    def __str__(self) -> str:
        return f"{self.one} / {self.other}"


class Merge(models.Model):
    """Two rows found to be one person.

    Nothing is moved: the merged row points to the kept one and every query reads
    `queries.ids_of(person)`, so that a merge can be undone without loss.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kept = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="merges")
    merged = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.merged} into {self.kept}"
