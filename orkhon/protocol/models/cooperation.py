"""Friendship groups, joint projects, and work in other organisations' assemblies."""

import uuid
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.dialogue.models import Commitment, Contact
from orkhon.engines import periods
from orkhon.register.models import Body, Country, Dated, Fact, PartialDateField, Person


class FriendshipGroup(Dated, Fact):
    """A bilateral group; it belongs to one parliament, its members are memberships."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # The register's body of kind friendship-group, whose members and head are dated.
    body = models.OneToOneField(
        Body, on_delete=models.PROTECT, related_name="friendship_group"
    )
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    partner = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    # The legislature or act that set it up, in its words; "" where not known.
    basis = models.CharField(max_length=240, blank=True)
    contacts = models.ManyToManyField(Contact, blank=True, related_name="+")
    promises = models.ManyToManyField(Commitment, blank=True, related_name="+")
    sample = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["owner__english_sort_key", "partner__english_sort_key"]

    def __str__(self) -> str:
        return str(self.body)


class Project(Fact):
    """A joint project or area of cooperation with its partners."""

    class Area(models.TextChoices):
        TRADE = "trade", pgettext_lazy("area", "trade")
        TRANSPORT = "transport", pgettext_lazy("area", "transport")
        ENERGY = "energy", pgettext_lazy("area", "energy")
        AGRICULTURE = "agriculture", pgettext_lazy("area", "agriculture")
        ENVIRONMENT = "environment", pgettext_lazy("area", "environment")
        HEALTH = "health", pgettext_lazy("area", "health")
        EDUCATION = "education", pgettext_lazy("area", "education")
        CULTURE = "culture", pgettext_lazy("area", "culture")
        TOURISM = "tourism", pgettext_lazy("area", "tourism")
        DIGITAL = "digital", pgettext_lazy("area", "digital affairs")
        LAW = "law", pgettext_lazy("area", "legislation")
        OTHER = "other", pgettext_lazy("area", "other")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=240)
    area = models.CharField(max_length=12, choices=Area.choices)
    partners = models.ManyToManyField(Body, related_name="+")
    responsible = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    next_step = models.CharField(max_length=300, blank=True)
    next_on = PartialDateField()
    next_day = models.DateField(null=True, editable=False)
    contacts = models.ManyToManyField(Contact, blank=True, related_name="+")
    promises = models.ManyToManyField(Commitment, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    # What came of it.
    result = models.CharField(max_length=300, blank=True)
    sample = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["area", "title"]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.next_day = periods.latest(self.next_on)
        super().save(*args, **kwargs)


class ProjectStage(Fact):
    """A stage of a project: when it was planned, when reached, by which evidence."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, related_name="stages"
    )
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=240)
    planned_on = PartialDateField()
    reached_on = PartialDateField()
    evidence = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["project", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "number"], name="stage_number_once_a_project"
            )
        ]

    def __str__(self) -> str:
        return self.title


class Interaction(Fact):
    """What members did together in another organisation's assembly."""

    class Kind(models.TextChoices):
        STATEMENT = "statement", _("joint statement")
        MEETING = "meeting", _("meeting on the margins")
        POSITION = "position", _("common position")
        SUPPORT = "support", _("support for a proposal or candidate")
        OTHER = "other", pgettext_lazy("interaction", "other")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    title = models.CharField(max_length=240)
    on = PartialDateField()
    on_day = models.DateField(null=True, editable=False)
    place = models.CharField(max_length=120, blank=True)
    parliaments = models.ManyToManyField(Body, related_name="+")
    people = models.ManyToManyField(Person, blank=True, related_name="+")
    project = models.ForeignKey(
        Project,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="interactions",
    )
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    words = models.TextField(blank=True)
    sample = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["-on_day", "title"]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.on_day = periods.earliest(self.on)
        super().save(*args, **kwargs)
