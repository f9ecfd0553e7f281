"""A mission: which vote, on whose invitation, under which rules, until when."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from orkhon.record.models import Source
from orkhon.register.models import Body, Country, Dated, Fact, PartialDateField, Person


class VoteKind(models.TextChoices):
    """What is voted on."""

    PRESIDENTIAL = "presidential", _("presidential election")
    PARLIAMENTARY = "parliamentary", _("parliamentary election")
    LOCAL = "local", _("local election")
    REFERENDUM = "referendum", _("referendum")


class ElectoralRules(Dated, Fact):
    """The rules in force for a kind of vote in a country, from a date to a date.

    `configuration` says only what is known: seats, threshold, ballot classes, hours.
    A key that is absent is not known; it is never a default.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    vote_kind = models.CharField(max_length=16, choices=VoteKind.choices)
    name = models.CharField(max_length=200)
    configuration = models.JSONField(default=dict)
    legal_reference = models.CharField(max_length=300, blank=True)
    sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["country__english_sort_key", "from_day"]
        verbose_name_plural = "electoral rules"

    def __str__(self) -> str:
        return self.name


class Mission(models.Model):
    """One observation of one vote. ODK clients know it as project `number`."""

    class Issuer(models.TextChoices):
        """Who invited; it differs from country to country."""

        COMMISSION = "commission", _("election commission")
        PARLIAMENT = "parliament", _("parliament")
        MINISTER = "minister", _("foreign minister")
        PRESIDENT = "president", _("president")
        OTHER = "other", _("another authority")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.PositiveIntegerField(unique=True)
    title = models.CharField(max_length=200)
    vote_kind = models.CharField(max_length=16, choices=VoteKind.choices)
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, related_name="missions"
    )
    vote_on = models.DateField()
    time_zone = models.CharField(max_length=64)
    polls_open = models.TimeField(null=True, blank=True)
    polls_close = models.TimeField(null=True, blank=True)
    rules = models.ForeignKey(
        ElectoralRules, null=True, blank=True, on_delete=models.PROTECT
    )
    legal_basis = models.TextField(blank=True)
    issuer = models.CharField(max_length=12, choices=Issuer.choices, blank=True)
    issuer_name = models.CharField(max_length=240, blank=True)
    issuer_body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    invited_on = PartialDateField()
    invitation = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    head = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    arrives_on = models.DateField(null=True, blank=True)
    departs_on = models.DateField(null=True, blank=True)
    # The list reaches the ministry so many calendar days before, by this local hour;
    # both null: nobody has said so yet.
    deadline_days = models.PositiveSmallIntegerField(null=True, blank=True)
    deadline_time = models.TimeField(null=True, blank=True)
    refuses_observed_country = models.BooleanField(default=True)
    least_parliaments_a_team = models.PositiveSmallIntegerField(default=2)
    asks_position = models.BooleanField(default=False)
    # Days after the vote on which positions of observers are deleted.
    positions_kept_days = models.PositiveSmallIntegerField(default=7)
    # Days after the vote on which personal documents are deleted.
    documents_kept_days = models.PositiveSmallIntegerField(default=30)
    badge_key = models.BinaryField(max_length=32, default=b"", editable=False)
    follows = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["-vote_on", "title"]
        constraints = [
            models.CheckConstraint(
                condition=Q(deadline_days=None, deadline_time=None)
                | Q(deadline_days__isnull=False, deadline_time__isnull=False),
                name="mission_deadline_whole_or_not_known",
            )
        ]

    def __str__(self) -> str:
        return self.title


class MissionCity(models.Model):
    """A city, with its surroundings, in which the mission has teams."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mission = models.ForeignKey(
        Mission, on_delete=models.CASCADE, related_name="cities"
    )
    name = models.CharField(max_length=120)
    local_name = models.CharField(max_length=120, blank=True)
    local_language = models.CharField(max_length=8, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    precedence = models.PositiveSmallIntegerField(default=100)

    class Meta:
        ordering = ["precedence", "name"]
        verbose_name_plural = "mission cities"
        constraints = [
            models.UniqueConstraint(
                fields=["mission", "name"], name="city_once_a_mission"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Coordinator(models.Model):
    """An account that runs the mission, or its part in one city."""

    mission = models.ForeignKey(
        Mission, on_delete=models.CASCADE, related_name="coordinators"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    city = models.ForeignKey(
        MissionCity, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    phone = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["mission", "user"], name="coordinator_once_a_mission"
            )
        ]

    def __str__(self) -> str:
        return str(self.user)


class MissionStep(models.Model):
    """One line of the mission's timeline: what is due when, and whether it is done."""

    class Stage(models.TextChoices):
        """The stages of a mission, in the order in which they come."""

        INVITATION = "invitation", _("Invitation")
        NOMINATIONS = "nominations", _("Nominations")
        ACCREDITATION = "accreditation", _("Accreditation")
        DEPLOYMENT = "deployment", _("Deployment")
        MEETINGS = "meetings", _("Arrival and meetings")
        OBSERVATION = "observation", _("Observation")
        STATEMENT = "statement", _("Statement")
        REPORT = "report", _("Final report")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="steps")
    stage = models.CharField(max_length=16, choices=Stage.choices)
    title = models.CharField(max_length=240)
    due_at = models.DateTimeField(null=True, blank=True)
    place = models.CharField(max_length=160, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["due_at", "title"]

    def __str__(self) -> str:
        return self.title
