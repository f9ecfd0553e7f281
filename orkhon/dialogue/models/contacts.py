"""Reports read and contacts made: who met whom, when, where, about what."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from orkhon.engines import names, periods
from orkhon.record.models import Citation, Source
from orkhon.register.models import Body, Fact, Membership, PartialDateField, Person
from orkhon.ui import dates


class Report(models.Model):
    """A press report or record of a meeting, as it was read."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    source = models.OneToOneField(
        Source, on_delete=models.PROTECT, related_name="report"
    )
    read_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    # What was odd about it, in plain words: no date, an unknown language …
    notes = models.JSONField(default=list)
    # Lines of the web page around the report: [[start, end], …]
    chrome = models.JSONField(default=list)
    sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["-read_at"]

    def __str__(self) -> str:
        return self.source.title or self.source.filename


class ContactKind(models.TextChoices):
    """What sort of contact; one contact may be several at once."""

    MEETING = "meeting", _("meeting")
    CALL = "call", _("call")
    VISIT = "visit", _("visit")
    RECEPTION = "reception", _("reception")
    SESSION = "session", _("session")
    OBSERVATION = "observation", _("observation")
    SIGNING = "signing", _("signing")


class Contact(models.Model):
    """One event at which people met or spoke, past or planned."""

    class Format(models.TextChoices):
        IN_PERSON = "in-person", _("in person")
        ONLINE = "online", _("online")
        PHONE = "phone", _("by telephone")
        UNKNOWN = "", _("not known")

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        HELD = "held", _("held")
        CANCELLED = "cancelled", _("cancelled")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.HELD)
    title = models.CharField(max_length=240, blank=True)
    kinds = models.JSONField(default=list)
    format = models.CharField(max_length=12, choices=Format.choices, blank=True)
    on = PartialDateField()
    on_day = models.DateField(null=True, editable=False, db_index=True)
    until = PartialDateField()
    at_time = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=160, blank=True)
    host = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    agenda = models.TextField(blank=True)
    talking_points = models.TextField(blank=True)
    outcome = models.TextField(blank=True)
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    reports = models.ManyToManyField(Report, related_name="contacts", blank=True)
    citations = models.ManyToManyField(Citation, related_name="+", blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )
    sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["-on_day", "-at_time"]

    def __str__(self) -> str:
        if self.title:
            return self.title
        kinds = ", ".join(str(ContactKind(one).label) for one in self.kinds)
        parts = (kinds or str(_("contact")), self.place, dates.partial(self.on))
        return ", ".join(part for part in parts if part)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.on_day = periods.earliest(self.on)
        super().save(*args, **kwargs)


class Participation(Fact):
    """A person at a contact, or only spoken of, in the post the source gives."""

    class Role(models.TextChoices):
        PARTICIPANT = "participant", _("took part")
        MENTIONED = "mentioned", _("mentioned")
        QUOTED = "quoted", _("quoted")
        AUTHOR = "author", _("author")
        ABSENT = "absent", _("expected, did not come")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    contact = models.ForeignKey(
        Contact, on_delete=models.CASCADE, related_name="participations"
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="participations"
    )
    name_as_written = models.CharField(max_length=240, blank=True)
    post_as_written = models.CharField(max_length=240, blank=True)
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    membership = models.ForeignKey(
        Membership, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    side = models.CharField(max_length=160, blank=True)
    role = models.CharField(max_length=12, choices=Role.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["contact", "person"], name="person_once_a_contact"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.role})"


class EventMention(Fact):
    """An event that a source names: a session, a summit, an anniversary."""

    contact = models.ForeignKey(
        Contact, on_delete=models.CASCADE, related_name="events"
    )
    name = models.CharField(max_length=240)
    ordinal = models.PositiveSmallIntegerField(null=True, blank=True)
    on = PartialDateField()
    until = PartialDateField()
    place = models.CharField(max_length=160, blank=True)

    def __str__(self) -> str:
        return self.name


class Topic(Fact):
    """Something that was talked about at a contact."""

    contact = models.ForeignKey(
        Contact, on_delete=models.CASCADE, related_name="topics"
    )
    text = models.CharField(max_length=300)
    fold = models.CharField(max_length=300, db_index=True, editable=False)

    def __str__(self) -> str:
        return self.text

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.fold = names.fold(self.text)[:300]
        super().save(*args, **kwargs)


class ContactMatch(models.Model):
    """Two contacts that may be one event; a proposal until somebody answers."""

    class Answer(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SAME = "same", _("one event")
        DIFFERENT = "different", _("two events")

    one = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="+")
    score = models.FloatField()
    answer = models.CharField(
        max_length=10, choices=Answer.choices, default=Answer.WAITING
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="contacts_once")
        ]

    def __str__(self) -> str:
        return f"{self.one} / {self.other}"
