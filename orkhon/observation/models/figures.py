"""Figures that others gave, and the official results of stations."""

import uuid

from django.db import models

from orkhon.observation.models.missions import Mission
from orkhon.observation.models.stations import PollingStation
from orkhon.record.models import Source
from orkhon.register.models import Body, Figure


class MissionFigure(models.Model):
    """A figure from outside that a mission keeps: who gave it, and when to the minute.

    The number, its unit, denominator, status, citation and what superseded it are the
    register's figure. Figures of one key that disagree stand side by side.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mission = models.ForeignKey(
        Mission, on_delete=models.PROTECT, related_name="figures"
    )
    key = models.SlugField(max_length=60)
    figure = models.OneToOneField(
        Figure, on_delete=models.PROTECT, related_name="mission_figure"
    )
    # Words by language for papers: {"en": "voters on the list"}.
    words = models.JSONField(default=dict)
    # Whose number it is: the election commission, OTS, CIS, OSCE; never ours.
    given_by = models.CharField(max_length=240)
    given_by_body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    of_a_mission = models.BooleanField(default=False)
    given_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["key", "given_at", "made_at"]

    def __str__(self) -> str:
        return f"{self.given_by}: {self.figure}"


class ResultsFile(models.Model):
    """The official results by station, as the file came in, checked and analysed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mission = models.ForeignKey(
        Mission, on_delete=models.PROTECT, related_name="results_files"
    )
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    given_by = models.CharField(max_length=240)
    form_name = models.CharField(max_length=120)
    # The file's column for each line of the form, and those that name the station.
    columns = models.JSONField(default=dict)
    options = models.JSONField(default=list)
    rows = models.PositiveIntegerField(null=True, blank=True)
    balance = models.JSONField(default=dict)
    analysis = models.JSONField(default=dict)
    problem = models.CharField(max_length=500, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)
    done_at = models.DateTimeField(null=True, blank=True)
    superseded_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaces"
    )

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return str(self.source)


class OfficialProtocol(models.Model):
    """The official figures of a station from which an observer brought a protocol."""

    id = models.BigAutoField(primary_key=True)
    results = models.ForeignKey(
        ResultsFile, on_delete=models.CASCADE, related_name="protocols"
    )
    station = models.ForeignKey(
        PollingStation, on_delete=models.PROTECT, related_name="+"
    )
    line = models.PositiveIntegerField()
    # By line of the form; a figure that the file does not give is absent.
    values = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["results", "station"], name="official_protocol_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.station)


class ReleaseRule(models.Model):
    """When a quick count may be said aloud; set before the day, then frozen."""

    mission = models.OneToOneField(
        Mission, on_delete=models.PROTECT, related_name="release_rule"
    )
    # What `orkhon.engines.elections.quickcount` reads as its rule.
    rule = models.JSONField(default=dict)
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=100)
    seq = models.BigIntegerField()

    def __str__(self) -> str:
        return str(self.mission)
