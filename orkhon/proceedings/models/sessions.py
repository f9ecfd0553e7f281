"""Sessions of organs, their sittings, agendas, programmes and participants."""

import uuid
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.engines import periods
from orkhon.observation.models import Mission
from orkhon.register.models import Body, Fact, PartialDateField, Person


class Session(Fact):
    """A meeting of an organ, from its convocation to its last sitting.

    Where it was decided to be and where it was are two things; so are the days.
    """

    class State(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("session", "planned")
        CONVENED = "convened", pgettext_lazy("session", "convened")
        OPEN = "open", pgettext_lazy("session", "open")
        CLOSED = "closed", pgettext_lazy("session", "closed")
        CANCELLED = "cancelled", pgettext_lazy("session", "cancelled")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # Addresses and the command line name it: plenary-16.
    key = models.SlugField(max_length=60, unique=True)
    organ = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="sessions")
    # 1, 2, … of the organ; None where it is not counted.
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    title = models.CharField(max_length=200)
    theme = models.CharField(max_length=300, blank=True)
    decided_place = models.CharField(max_length=120, blank=True)
    decided_on = PartialDateField()
    # What decided it: the previous session's text.
    decided_by = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=120, blank=True)
    from_on = PartialDateField()
    to_on = PartialDateField()
    from_day = models.DateField(null=True, editable=False)
    to_day = models.DateField(null=True, editable=False)
    time_zone = models.CharField(max_length=40, blank=True)
    # The parliament that receives it, and the one that takes the chair there.
    host = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    takes_chair = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    presides = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # How the final text is called, where a source names it.
    final_text = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    progress = models.CharField(
        max_length=10, choices=State.choices, default=State.PLANNED
    )
    convened_at = models.DateTimeField(null=True, blank=True)
    convened_by = models.CharField(max_length=100, blank=True)
    answer_by = models.DateTimeField(null=True, blank=True)
    registration_closes_at = models.DateTimeField(null=True, blank=True)
    sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["-from_day", "organ__english_sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "number"],
                condition=~Q(progress="cancelled"),
                name="session_number_once_an_organ",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.from_day = periods.earliest(self.from_on)
        self.to_day = periods.latest(self.to_on or self.from_on)
        super().save(*args, **kwargs)


class Sitting(models.Model):
    """One meeting of a session, in one room, from an hour to an hour."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(
        Session, on_delete=models.PROTECT, related_name="sittings"
    )
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160, blank=True)
    place = models.CharField(max_length=160, blank=True)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    presides = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["begins_at", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "number"], name="sitting_number_once_a_session"
            )
        ]

    def __str__(self) -> str:
        return f"{self.session}, {self.number}"


class AgendaItem(models.Model):
    """A numbered item; its title and annotation stand in languages beside it."""

    class Kind(models.TextChoices):
        OPENING = "opening", pgettext_lazy("agenda item", "opening")
        AGENDA = "agenda", _("adoption of the agenda")
        REPORT = "report", pgettext_lazy("agenda item", "report")
        BUDGET = "budget", _("budget")
        TEXT = "text", _("text to be adopted")
        ELECTION = "election", pgettext_lazy("agenda item", "election")
        NEXT = "next", _("date and place of the next session")
        OTHER = "other", _("other business")

    class State(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("agenda item", "to come")
        FLOOR = "floor", _("on the floor")
        DONE = "done", pgettext_lazy("agenda item", "done")
        POSTPONED = "postponed", pgettext_lazy("agenda item", "put off")
        STRUCK = "struck", pgettext_lazy("agenda item", "taken off")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="items")
    sitting = models.ForeignKey(
        Sitting, null=True, blank=True, on_delete=models.PROTECT, related_name="items"
    )
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts"
    )
    # As printed: 7, 7a; it stays when an item before it is taken off.
    number = models.CharField(max_length=8)
    precedence = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    title = models.CharField(max_length=300)
    # What the annotated agenda says below the title.
    annotation = models.TextField(blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    rapporteurs = models.ManyToManyField(Person, blank=True, related_name="+")
    # Whose report it is, or which mission's; None for others.
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    mission = models.ForeignKey(
        Mission, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    progress = models.CharField(
        max_length=10, choices=State.choices, default=State.PLANNED
    )
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["session", "precedence"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "number"], name="item_number_once_a_session"
            )
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"


class AgendaItemText(models.Model):
    """An item's title and annotation in another language than English."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(max_length=8)
    title = models.CharField(max_length=300)
    annotation = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["item", "language"], name="item_text_once_a_language"
            )
        ]

    def __str__(self) -> str:
        return self.title


class ProgrammeLine(models.Model):
    """What participants do when and where; a sitting is one of them by itself."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(
        Session, on_delete=models.PROTECT, related_name="programme"
    )
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    title = models.CharField(max_length=200)
    place = models.CharField(max_length=160, blank=True)
    # For whom: "heads of delegations"; "" for all.
    audience = models.CharField(max_length=160, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["begins_at", "title"]

    def __str__(self) -> str:
        return self.title
