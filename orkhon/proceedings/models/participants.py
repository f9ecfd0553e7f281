"""Who takes part in a session, as they were then, and when they came."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.proceedings.models.sessions import Session, Sitting
from orkhon.register.models import Body, Person


class Participant(models.Model):
    """Who takes part, printed as they were then: a later post changes no old list."""

    class Capacity(models.TextChoices):
        DELEGATION = "delegation", pgettext_lazy("participant", "delegation")
        OBSERVER = "observer", pgettext_lazy("participant", "observer")
        ORGANISATION = "organisation", pgettext_lazy("participant", "organisation")
        GUEST = "guest", pgettext_lazy("participant", "guest")
        SECRETARIAT = "secretariat", pgettext_lazy("participant", "Secretariat")
        PRESS = "press", pgettext_lazy("participant", "press")

    class Role(models.TextChoices):
        LEADER = "leader", _("leader of the delegation")
        MEMBER = "member", pgettext_lazy("participant", "member")
        SUBSTITUTE = "substitute", pgettext_lazy("participant", "substitute")
        STAFF = "staff", pgettext_lazy("participant", "staff")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(
        Session, on_delete=models.PROTECT, related_name="participants"
    )
    # 1, 2, … in the session; badges and addresses name it.
    number = models.PositiveIntegerField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=14, choices=Capacity.choices)
    role = models.CharField(max_length=10, choices=Role.choices, default=Role.MEMBER)
    # The parliament, organisation or body that they come from.
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # Of whom the substitute takes the seat.
    stands_in_for = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=200)
    post = models.CharField(max_length=240, blank=True)
    language = models.CharField(max_length=8, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["session", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "number"], name="participant_number_once_a_session"
            ),
            models.UniqueConstraint(
                fields=["session", "person"],
                condition=Q(withdrawn_at=None),
                name="person_once_a_session",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Registration(models.Model):
    """A participant has come to a sitting, or to the session as a whole; kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    participant = models.ForeignKey(
        Participant, on_delete=models.PROTECT, related_name="registrations"
    )
    # None: at the desk, for the session as a whole.
    sitting = models.ForeignKey(
        Sitting,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="registrations",
    )
    at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)
    by = models.CharField(max_length=100)

    class Meta:
        ordering = ["at"]

    def __str__(self) -> str:
        return f"{self.participant} {self.at:%H:%M}"
