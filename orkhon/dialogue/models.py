"""Reports read, contacts made, promises given; each row leads to its words.

A `Proposal` is what a machine found or a person drew; deciding it writes the fact
rows (`Contact`, `Participation`, `Commitment` …) in the same act.
"""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from orkhon.engines import names, periods
from orkhon.record.models import Citation, Source
from orkhon.register.models import Body, Fact, Membership, PartialDateField, Person


class Report(models.Model):
    """A press report or record of a meeting, as it was read."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    source = models.OneToOneField(
        Source, on_delete=models.PROTECT, related_name="report"
    )
    read_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

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
        return self.title or f"{', '.join(self.kinds)} {self.on}"

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


class Commitment(Fact):
    """A promise: who owes what to whom by when, in the words of a source."""

    class Strength(models.TextChoices):
        READY = "is-ready-to", _("is ready to")
        INTENDS = "intends", _("intends")
        AGREED = "agreed", _("agreed")
        DECIDED = "decided", _("decided")
        INSTRUCTED = "instructed", _("instructed")

    class Status(models.TextChoices):
        OPEN = "open", _("open")
        HALF_DONE = "half-done", _("half done")
        DONE = "done", _("done")
        CONTRADICTED = "contradicted", _("contradicted")
        SUPERSEDED = "superseded", _("superseded")
        WITHDRAWN = "withdrawn", _("withdrawn")

    OPEN_STATUSES = (Status.OPEN, Status.HALF_DONE, Status.CONTRADICTED)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    contact = models.ForeignKey(
        Contact,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="commitments",
    )
    strength = models.CharField(max_length=12, choices=Strength.choices)
    what = models.TextField()
    due = PartialDateField()
    due_day = models.DateField(null=True, editable=False, db_index=True)
    place = models.CharField(max_length=160, blank=True)
    status = models.CharField(
        max_length=12, choices=Status.choices, default=Status.OPEN
    )
    sample = models.BooleanField(default=False)

    class Meta:
        ordering = [models.F("due_day").asc(nulls_last=True)]

    def __str__(self) -> str:
        return self.what

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.due_day = periods.latest(self.due)
        super().save(*args, **kwargs)


class CommitmentParty(models.Model):
    """Who owes a promise, or to whom it is owed: a person, a body, or words only."""

    class Side(models.TextChoices):
        OWNER = "owner", _("owes it")
        BENEFICIARY = "beneficiary", _("is owed it")

    commitment = models.ForeignKey(
        Commitment, on_delete=models.CASCADE, related_name="parties"
    )
    side = models.CharField(max_length=12, choices=Side.choices)
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    as_written = models.CharField(max_length=240, blank=True)
    fold = models.CharField(max_length=240, editable=False)

    def __str__(self) -> str:
        return str(self.person or self.body or self.as_written)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.fold = names.fold(str(self))
        super().save(*args, **kwargs)


class CommitmentStep(Fact):
    """A change of a promise's status, with the evidence for it."""

    commitment = models.ForeignKey(
        Commitment, on_delete=models.CASCADE, related_name="steps"
    )
    status = models.CharField(max_length=12, choices=Commitment.Status.choices)
    on = PartialDateField()
    note = models.TextField(blank=True)
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    superseded_by = models.ForeignKey(
        Commitment, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["recorded_at", "id"]

    def __str__(self) -> str:
        return f"{self.status} {self.on}"


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


class Process(models.Model):
    """Something that goes through stages, such as an application for a status."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=240)
    owner = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    with_body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    def __str__(self) -> str:
        return self.title


class ProcessStep(Fact):
    """A stage that a source says was reached; sources may contradict each other."""

    class Stage(models.TextChoices):
        IDEA = "idea", _("idea")
        AGREED = "agreed", _("agreed among the members")
        SIGNED = "signed", _("signatures collected")
        PREPARED = "prepared", _("papers ready")
        SUBMITTED = "submitted", _("submitted")
        CLAIMED_COMPLETE = "claimed-complete", _("called completed")
        DECIDED = "decided", _("decided")
        REFUSED = "refused", _("refused")

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="steps")
    stage = models.CharField(max_length=20, choices=Stage.choices)
    on = PartialDateField()
    on_day = models.DateField(null=True, editable=False)
    note = models.CharField(max_length=240, blank=True)
    contradicted = models.BooleanField(default=False)

    class Meta:
        ordering = ["on_day", "id"]

    def __str__(self) -> str:
        return f"{self.get_stage_display()} {self.on}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.on_day = periods.earliest(self.on)
        super().save(*args, **kwargs)


class Proposal(models.Model):
    """One value found in a report, until a person says yes, no or otherwise."""

    class Kind(models.TextChoices):
        CONTACT_KIND = "contact-kind", _("Kind of contact")
        FORMAT = "format", _("Format")
        DATE = "date", _("Date")
        PLACE = "place", _("Place")
        PARTICIPANT = "participant", _("Person")
        COMMITMENT = "commitment", _("Promise")
        EVENT = "event", _("Event")
        FIGURE = "figure", _("Figure")
        TOPIC = "topic", _("Topic")

    class State(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        CONFIRMED = "confirmed", _("yes")
        EDITED = "edited", _("edited")
        REFUSED = "refused", _("no")

    DECIDED_YES = (State.CONFIRMED, State.EDITED)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(
        Report, on_delete=models.CASCADE, related_name="proposals"
    )
    number = models.PositiveSmallIntegerField()
    contact_no = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    value = models.JSONField()
    corrected = models.JSONField(null=True, blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    rule = models.CharField(max_length=80)
    confidence = models.FloatField()
    state = models.CharField(
        max_length=10, choices=State.choices, default=State.PROPOSED, db_index=True
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    written = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["contact_no", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "number"], name="proposal_numbered_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"


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


class ConversationRecord(models.Model):
    """The restricted record of a conversation; its source is open to named people."""

    contact = models.OneToOneField(
        Contact, on_delete=models.PROTECT, related_name="conversation_record"
    )
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    open_to = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")

    def __str__(self) -> str:
        return f"record of conversation, {self.contact}"
