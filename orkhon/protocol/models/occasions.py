"""The address and occasion book, and letters of congratulation and condolence."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.record.models import Source
from orkhon.register.models import Body, Country, Fact, PartialDateField, Person


class Occasion(Fact):
    """A day that is remembered each year, or once: birthday, treaty, election."""

    class Kind(models.TextChoices):
        BIRTHDAY = "birthday", _("birthday")
        NATIONAL_DAY = "national-day", _("national day")
        TREATY = "treaty", _("anniversary of a treaty")
        FOUNDING = "founding", pgettext_lazy("occasion", "founding")
        ELECTION = "election", pgettext_lazy("occasion", "election")
        APPOINTMENT = "appointment", pgettext_lazy("occasion", "taking office")
        MOURNING = "mourning", pgettext_lazy("occasion", "mourning")
        OTHER = "other", pgettext_lazy("occasion", "other")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    title = models.CharField(max_length=240)
    # The day itself: 1994-01-10; "" for the year where only month and day are known.
    first_on = PartialDateField()
    # What is not known stays so: only a year has no month, only a month has no day.
    month = models.PositiveSmallIntegerField(null=True, blank=True)
    day = models.PositiveSmallIntegerField(null=True, blank=True)
    is_yearly = models.BooleanField(default=True)
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    country = models.ForeignKey(
        Country, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    note = models.CharField(max_length=300, blank=True)
    sample = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)
    # What it was proposed from: "birthday:<person>"; "" where a person entered it.
    origin = models.CharField(max_length=100, blank=True)
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_by = models.CharField(max_length=100, blank=True)
    struck_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["month", "day", "title"]
        constraints = [
            models.CheckConstraint(
                condition=Q(month=None, day=None)
                | Q(month__gte=1, month__lte=12, day=None)
                | Q(month__gte=1, month__lte=12, day__gte=1, day__lte=31),
                name="occasion_on_a_day",
            ),
            models.UniqueConstraint(
                fields=["origin"],
                condition=~Q(origin=""),
                name="occasion_once_an_origin",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class LetterTemplate(models.Model):
    """Words for an occasion in one language, with {fields}."""

    class Kind(models.TextChoices):
        CONGRATULATION = "congratulation", _("congratulation")
        CONDOLENCE = "condolence", _("condolence")
        INVITATION = "invitation", _("invitation")
        THANKS = "thanks", _("thanks")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    # For which occasions; "" for any.
    occasion_kind = models.CharField(
        max_length=12, choices=Occasion.Kind.choices, blank=True
    )
    title = models.CharField(max_length=120)
    language = models.CharField(max_length=8)
    salutation = models.CharField(max_length=200, blank=True)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    sample = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["kind", "title", "language"]

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"


class Letter(models.Model):
    """A letter from its draft to its sending; what was sent never changes."""

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("letter", "draft")
        SIGNED = "signed", pgettext_lazy("letter", "signed")
        SENT = "sent", pgettext_lazy("letter", "sent")
        DROPPED = "dropped", pgettext_lazy("letter", "dropped")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=16, choices=LetterTemplate.Kind.choices)
    template = models.ForeignKey(
        LetterTemplate,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="letters",
    )
    occasion = models.ForeignKey(
        Occasion,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="letters",
    )
    # The year that the occasion is written to for.
    year = models.PositiveSmallIntegerField()
    # Given when it is signed, of the year of signing; no gaps, no reuse.
    numbered_in = models.PositiveSmallIntegerField(null=True, blank=True)
    number = models.PositiveIntegerField(null=True, blank=True)
    to_person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    to_body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # Name, post and form of address as they are printed.
    addressee = models.CharField(max_length=300)
    salutation = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=8)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    signatory = models.CharField(max_length=240, blank=True)
    progress = models.CharField(
        max_length=8, choices=State.choices, default=State.DRAFT
    )
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.CharField(max_length=100, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.CharField(max_length=100, blank=True)
    # By which way: e-mail, courier, the embassy.
    sent_how = models.CharField(max_length=160, blank=True)
    # Of the words as they were signed, and the PDF that was printed from them.
    sha256 = models.CharField(max_length=64, blank=True)
    paper = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sample = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["-numbered_in", "-number", "-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["numbered_in", "number"], name="letter_number_once_a_year"
            ),
            models.CheckConstraint(
                condition=Q(progress__in=["draft", "dropped"], number=None)
                | Q(progress__in=["signed", "sent"], number__isnull=False),
                name="letter_signed_has_number",
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def reference(self) -> str:
        """12/2026; "" before it is signed."""
        return "" if self.number is None else f"{self.number}/{self.numbered_in}"


class LetterCounter(models.Model):
    """The last number of a year; locked while the next one is given."""

    year = models.PositiveSmallIntegerField(unique=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.last}/{self.year}"
