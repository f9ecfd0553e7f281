"""Visits: who comes, who was invited, and what they are entitled to."""

import secrets
import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.dialogue.models import Contact
from orkhon.register.models import Body, Person


def feed_token() -> str:
    """What opens a person's calendar without an account: 256 bits, unguessable."""
    return secrets.token_urlsafe(32)


class VisitCategory(models.Model):
    """A category of visits as the assembly's own rules name it; none is shipped."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=120)
    # Which rule of the assembly says so; "" where none is named.
    rule = models.CharField(max_length=240, blank=True)
    sample = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["title"]
        verbose_name_plural = "visit categories"

    def __str__(self) -> str:
        return self.title


class Entitlement(models.Model):
    """What guests of a category receive: a car, an escort, an interpreter …"""

    class Kind(models.TextChoices):
        CAR = "car", _("a car at every transfer")
        OWN_CAR = "own-car", _("a car of their own at every transfer")
        INTERPRETER = "interpreter", _("an interpreter at every meeting")
        OTHER = "other", pgettext_lazy("entitlement", "other; ticked off by hand")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    category = models.ForeignKey(
        VisitCategory, on_delete=models.CASCADE, related_name="entitlements"
    )
    precedence = models.PositiveSmallIntegerField(default=100)
    # What the programme itself can be asked; the rest a person ticks off.
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.OTHER)
    what = models.CharField(max_length=200)
    # For whom of the delegation: "the leader", "all", as the rule says.
    for_whom = models.CharField(max_length=120, blank=True)
    # A value of `VisitParticipant.Role`; "" for all guests.
    role = models.CharField(max_length=12, blank=True)

    class Meta:
        ordering = ["precedence", "what"]

    def __str__(self) -> str:
        return self.what


class Visit(models.Model):
    """A delegation comes here, or one of ours goes there."""

    class Direction(models.TextChoices):
        RECEIVED = "received", pgettext_lazy("visit", "received")
        PAID = "paid", pgettext_lazy("visit", "paid")

    class State(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("visit", "planned")
        CONFIRMED = "confirmed", pgettext_lazy("visit", "confirmed")
        HELD = "held", pgettext_lazy("visit", "held")
        CANCELLED = "cancelled", pgettext_lazy("visit", "cancelled")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    direction = models.CharField(max_length=8, choices=Direction.choices)
    progress = models.CharField(
        max_length=10, choices=State.choices, default=State.PLANNED
    )
    category = models.ForeignKey(
        VisitCategory,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="visits",
    )
    # Whose delegation travels, and who receives it.
    guest = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    host = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    begins_on = models.DateField()
    ends_on = models.DateField()
    place = models.CharField(max_length=120, blank=True)
    # IANA name of the place's time zone; a line of the programme may have another.
    time_zone = models.CharField(max_length=40)
    purpose = models.TextField(blank=True)
    # The Secretariat's own words; never in a paper that goes out.
    note = models.TextField(blank=True)
    contacts = models.ManyToManyField(Contact, blank=True, related_name="visits")
    # What of the category was ticked off as given.
    met = models.ManyToManyField(Entitlement, blank=True, related_name="+")
    # Least minutes from one place to another; None: only overlaps are conflicts.
    minutes_between = models.PositiveSmallIntegerField(null=True, blank=True)
    cancelled_why = models.CharField(max_length=300, blank=True)
    sample = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["-begins_on", "title"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("begins_on")), name="visit_ends_after_begin"
            )
        ]

    def __str__(self) -> str:
        return self.title


class Invitation(models.Model):
    """An invitation that went out or came in, and what was answered."""

    class Answer(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("invitation", "no answer yet")
        ACCEPTED = "accepted", pgettext_lazy("invitation", "accepted")
        TENTATIVE = "tentative", pgettext_lazy("invitation", "not certain")
        DECLINED = "declined", pgettext_lazy("invitation", "declined")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visit = models.ForeignKey(
        Visit, on_delete=models.PROTECT, related_name="invitations"
    )
    to_person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    to_body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sent_on = models.DateField()
    answer_by = models.DateField(null=True, blank=True)
    answer = models.CharField(
        max_length=10, choices=Answer.choices, default=Answer.WAITING
    )
    answered_on = models.DateField(null=True, blank=True)
    words = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["sent_on"]
        constraints = [
            models.CheckConstraint(
                name="invitation_to_one",
                condition=Q(to_person__isnull=False) | Q(to_body__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.to_person or self.to_body}"


class VisitParticipant(models.Model):
    """Somebody of a visit, printed as they were then: guests, hosts, staff, drivers."""

    class Side(models.TextChoices):
        GUEST = "guest", pgettext_lazy("visit", "guests")
        HOST = "host", pgettext_lazy("visit", "hosts")

    class Role(models.TextChoices):
        LEADER = "leader", _("leader of the delegation")
        MEMBER = "member", pgettext_lazy("participant", "member")
        SPOUSE = "spouse", pgettext_lazy("participant", "spouse")
        STAFF = "staff", pgettext_lazy("participant", "staff")
        INTERPRETER = "interpreter", pgettext_lazy("participant", "interpreter")
        PROTOCOL = "protocol", pgettext_lazy("participant", "protocol")
        SECURITY = "security", pgettext_lazy("participant", "security")
        PRESS = "press", pgettext_lazy("participant", "press")
        DRIVER = "driver", pgettext_lazy("participant", "driver")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visit = models.ForeignKey(
        Visit, on_delete=models.PROTECT, related_name="participants"
    )
    # 1, 2, … in the visit; addresses name it.
    number = models.PositiveIntegerField()
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    side = models.CharField(max_length=6, choices=Side.choices)
    role = models.CharField(max_length=12, choices=Role.choices, default=Role.MEMBER)
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=200)
    post = models.CharField(max_length=240, blank=True)
    # How they are spoken to and written to: "Your Excellency".
    address_form = models.CharField(max_length=120, blank=True)
    # Order within their side; None: after those that have one.
    precedence = models.PositiveSmallIntegerField(null=True, blank=True)
    # The language of their papers, and those that they speak.
    language = models.CharField(max_length=8, blank=True)
    speaks = models.JSONField(default=list)
    # Restricted: shown to protocol alone, never in a paper of another person.
    phone = models.CharField(max_length=60, blank=True)
    needs = models.CharField(max_length=300, blank=True)
    feed_token = models.CharField(max_length=64, unique=True, default=feed_token)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.CharField(max_length=100, blank=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["visit", "-side", F("precedence").asc(nulls_last=True), "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["visit", "number"], name="visit_participant_number_once"
            ),
            models.UniqueConstraint(
                fields=["visit", "person"],
                condition=Q(withdrawn_at=None, person__isnull=False),
                name="visit_participant_person_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name
