"""Journalists at an event: who asked, who was accredited, the badge."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.observation.models import Mission
from orkhon.proceedings.models import Session
from orkhon.protocol.models import Visit


class PressEvent(models.Model):
    """An event to which journalists are accredited: a briefing, a session, a signing."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    place = models.CharField(max_length=160, blank=True)
    begins_at = models.DateTimeField()
    time_zone = models.CharField(max_length=40)
    # Until when journalists may ask.
    asks_until = models.DateTimeField()
    # None: no limit is set.
    seats = models.PositiveSmallIntegerField(null=True, blank=True)
    session = models.ForeignKey(
        Session, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    mission = models.ForeignKey(
        Mission, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    visit = models.ForeignKey(
        Visit, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # How long after it personal data of journalists are kept, in days; none is shipped.
    keep_days = models.PositiveSmallIntegerField()
    opened_at = models.DateTimeField(null=True, blank=True)
    called_off_at = models.DateTimeField(null=True, blank=True)
    called_off_why = models.CharField(max_length=300, blank=True)
    sample = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["-begins_at"]

    def __str__(self) -> str:
        return self.title


class Journalist(models.Model):
    """Somebody who asks to be accredited to an event; contacts are restricted."""

    class State(models.TextChoices):
        ASKED = "asked", pgettext_lazy("accreditation", "asked")
        ACCREDITED = "accredited", pgettext_lazy("accreditation", "accredited")
        REFUSED = "refused", pgettext_lazy("accreditation", "refused")
        WITHDRAWN = "withdrawn", pgettext_lazy("accreditation", "withdrawn")
        ERASED = "erased", pgettext_lazy("accreditation", "erased")

    class Work(models.TextChoices):
        PRINT = "print", _("newspaper or agency")
        PHOTO = "photo", _("photographer")
        TELEVISION = "television", _("television")
        RADIO = "radio", _("radio")
        ONLINE = "online", pgettext_lazy("medium", "online")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(
        PressEvent, on_delete=models.PROTECT, related_name="journalists"
    )
    # 1, 2, … of the event; badges name it.
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    outlet = models.CharField(max_length=200)
    country = models.CharField(max_length=120, blank=True)
    work = models.CharField(max_length=10, choices=Work.choices)
    equipment = models.CharField(max_length=300, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=60, blank=True)
    language = models.CharField(max_length=8)
    progress = models.CharField(
        max_length=10, choices=State.choices, default=State.ASKED
    )
    asked_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=100, blank=True)
    why = models.CharField(max_length=300, blank=True)
    came_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["event", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "number"], name="journalist_number_once_an_event"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Notice(models.Model):
    """A mail to a journalist as it was written; every act tells of itself once."""

    class About(models.TextChoices):
        ASKED = "asked", pgettext_lazy("accreditation", "asked")
        DECIDED = "decided", pgettext_lazy("accreditation", "decided")
        CHANGED = "changed", pgettext_lazy("event", "changed")
        CALLED_OFF = "off", pgettext_lazy("event", "called off")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journalist = models.ForeignKey(
        Journalist, on_delete=models.CASCADE, related_name="notices"
    )
    # 1, 2, … of the journalist, in the order of the acts.
    number = models.PositiveSmallIntegerField()
    about = models.CharField(max_length=8, choices=About.choices)
    # Both are erased with the journalist's name.
    heading = models.CharField(max_length=400, blank=True)
    words = models.TextField(blank=True)
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    # Why it could not be sent; tried again.
    error = models.CharField(max_length=300, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["journalist", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["journalist", "number"], name="notice_number_once_a_journalist"
            )
        ]

    def __str__(self) -> str:
        return f"{self.journalist_id}: {self.number}"
