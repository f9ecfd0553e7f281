"""Teams, the draw of stations, and who is where and when on the day."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from orkhon.observation.models.missions import Mission, MissionCity
from orkhon.observation.models.observers import Observer
from orkhon.observation.models.stations import PollingStation
from orkhon.record.models import Source


class FormStage(models.TextChoices):
    """The stages of the day; a form's `form_id` is the stage's word."""

    OPENING = "opening", _("Opening")
    VOTING = "voting", _("Voting")
    CLOSING = "closing", _("Closing")
    COUNTING = "counting", _("Counting")
    TABULATION = "tabulation", _("Tabulation")
    PROTOCOL = "protocol", _("Station protocol")
    INCIDENT = "incident", _("Incident")
    OTHER = "other", _("Another form")


class Team(models.Model):
    """Observers who travel together, from at least two parliaments."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="teams")
    code = models.CharField(max_length=12)
    city = models.ForeignKey(
        MissionCity,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="teams",
    )
    home_name = models.CharField(max_length=160, blank=True)
    home_latitude = models.FloatField(null=True, blank=True)
    home_longitude = models.FloatField(null=True, blank=True)
    car = models.CharField(max_length=120, blank=True)
    driver = models.CharField(max_length=160, blank=True)
    driver_phone = models.CharField(max_length=40, blank=True)
    interpreter = models.CharField(max_length=160, blank=True)
    languages = models.JSONField(default=list)
    starts_at = models.TimeField(null=True, blank=True)
    ends_at = models.TimeField(null=True, blank=True)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(
                fields=["mission", "code"], name="team_code_once_a_mission"
            )
        ]

    def __str__(self) -> str:
        return self.code


class TeamMember(models.Model):
    """An observer in a team; nobody is in two."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="members")
    observer = models.OneToOneField(
        Observer, on_delete=models.PROTECT, related_name="membership"
    )
    leads = models.BooleanField(default=False)

    class Meta:
        ordering = ["-leads", "observer__code"]

    def __str__(self) -> str:
        return f"{self.team}: {self.observer}"


class StationDraw(models.Model):
    """A seeded random draw; published in the record before the day, then frozen."""

    class Design(models.TextChoices):
        SIMPLE = "simple", _("simple random")
        STRATIFIED = "stratified", _("stratified")
        CLUSTERED = "clustered", _("clustered")
        STRATIFIED_CLUSTERED = "stratified-clustered", _("stratified and clustered")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="draws")
    city = models.ForeignKey(
        MissionCity, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    design = models.CharField(max_length=20, choices=Design.choices)
    seed = models.CharField(max_length=120)
    size = models.PositiveIntegerField()
    reserves = models.PositiveIntegerField(default=0)
    parameters = models.JSONField(default=dict)
    frame_size = models.PositiveIntegerField()
    frame_digest = models.CharField(max_length=64)
    # All that could be drawn, as a file kept whole: with it anyone repeats the draw.
    frame = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    drawn_at = models.DateTimeField()
    drawn_by = models.CharField(max_length=100)
    published_at = models.DateTimeField(null=True, blank=True)
    published_entry = models.PositiveBigIntegerField(null=True, blank=True)
    given_up_at = models.DateTimeField(null=True, blank=True)
    why_given_up = models.TextField(blank=True)

    class Meta:
        ordering = ["-drawn_at"]

    def __str__(self) -> str:
        return f"{self.get_design_display()}, {self.size}"


class DrawnStation(models.Model):
    """A station of the draw, in its order; reserves wait in theirs."""

    draw = models.ForeignKey(
        StationDraw, on_delete=models.CASCADE, related_name="stations"
    )
    station = models.ForeignKey(
        PollingStation, on_delete=models.PROTECT, related_name="drawn"
    )
    order = models.PositiveIntegerField()
    is_reserve = models.BooleanField(default=False)
    stratum = models.CharField(max_length=160, blank=True)
    cluster = models.CharField(max_length=160, blank=True)
    probability = models.FloatField(_("inclusion probability"))

    class Meta:
        ordering = ["is_reserve", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["draw", "station"], name="station_once_a_draw"
            )
        ]

    def __str__(self) -> str:
        return str(self.station)


class RoutePlan(models.Model):
    """A city's routes as the machine proposes them; visits come of it by a person's yes."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        CONFIRMED = "confirmed", _("confirmed")
        REFUSED = "refused", _("refused")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mission = models.ForeignKey(
        Mission, on_delete=models.CASCADE, related_name="route_plans"
    )
    city = models.ForeignKey(
        MissionCity, on_delete=models.CASCADE, related_name="route_plans"
    )
    draw = models.ForeignKey(
        StationDraw, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # Minutes and speeds that the plan was made with.
    parameters = models.JSONField(default=dict)
    # [{"team": "T-01", "stops": [{"station": "KT-017", "stage": "voting", …}]}, …]
    routes = models.JSONField(default=list)
    # [{"station": "KT-040", "stage": "voting", "reason": "no_time"}, …]
    unassigned = models.JSONField(default=list)
    state = models.CharField(
        max_length=9, choices=State.choices, default=State.PROPOSED
    )
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.city}, {self.made_at:%Y-%m-%d %H:%M}"


class Visit(models.Model):
    """A team at a station for a stage; what is done to it by hand says why."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mission = models.ForeignKey(
        Mission, on_delete=models.CASCADE, related_name="visits"
    )
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="visits")
    station = models.ForeignKey(
        PollingStation, on_delete=models.PROTECT, related_name="visits"
    )
    stage = models.CharField(max_length=12, choices=FormStage.choices)
    order = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    travel_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    drawn = models.ForeignKey(
        DrawnStation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    by_hand = models.BooleanField(default=False)
    why = models.CharField(max_length=240, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    # Called off because nobody could get there: a missing answer, not a choice.
    unreachable = models.BooleanField(default=False)

    class Meta:
        ordering = ["team__code", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["team", "station", "stage"],
                condition=models.Q(cancelled_at=None),
                name="visit_once_a_team_station_and_stage",
            )
        ]
        indexes = [models.Index(fields=["mission", "stage"], name="visit_stage")]

    def __str__(self) -> str:
        return f"{self.team} {self.station} {self.stage}"
