"""Polling stations and the hierarchy they stand in."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from orkhon.observation.models.missions import Mission, MissionCity
from orkhon.record.models import Citation, Source
from orkhon.register.models import PartialDateField


class Area(models.Model):
    """A region, district, city, or a country abroad; areas stand inside areas."""

    class Kind(models.TextChoices):
        REGION = "region", _("region")
        DISTRICT = "district", _("district")
        CITY = "city", _("city")
        ABROAD = "abroad", _("abroad")

    id = models.BigAutoField(primary_key=True)
    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="areas")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    name = models.CharField(max_length=160)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts"
    )
    # The mission's city that this area belongs to, where teams work.
    city = models.ForeignKey(
        MissionCity,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="areas",
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["mission", "kind", "name", "parent"],
                name="area_once_a_parent",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return self.name


class StationImport(models.Model):
    """A list of stations brought in: the file, the columns, what came of it."""

    class State(models.TextChoices):
        MAPPING = "mapping", _("columns to be named")
        RUNNING = "running", _("being read")
        DONE = "done", _("taken in")
        REFUSED = "refused", _("not taken in")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mission = models.ForeignKey(
        Mission, on_delete=models.CASCADE, related_name="station_imports"
    )
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    sheet = models.CharField(max_length=120, blank=True)
    # {"number": "№ участка", "district": "Район", …}: our field, their column.
    mapping = models.JSONField(default=dict)
    figures_as_of = PartialDateField()
    # Whether stations that are not in the file are no longer stations of the vote.
    withdraws_missing = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=State.choices, default=State.MAPPING)
    # [{"line": 12, "column": "voters", "value": "abc", "why": "…"}, …]
    problems = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return str(self.source)


class PollingStation(models.Model):
    """One polling station; `code` is how the mission's forms name it."""

    class Kind(models.TextChoices):
        ORDINARY = "ordinary", _("ordinary")
        HOSPITAL = "hospital", _("hospital")
        ARMY = "army", _("military unit")
        DETENTION = "detention", _("place of detention")
        ABROAD = "abroad", _("abroad")
        SPECIAL = "special", _("other special station")

    class Settlement(models.TextChoices):
        URBAN = "urban", _("urban")
        RURAL = "rural", _("rural")
        UNKNOWN = "", _("not known")

    id = models.BigAutoField(primary_key=True)
    mission = models.ForeignKey(
        Mission, on_delete=models.CASCADE, related_name="stations"
    )
    code = models.CharField(max_length=24)
    number = models.CharField(max_length=24)
    name = models.CharField(max_length=240, blank=True)
    address = models.CharField(max_length=400, blank=True)
    area = models.ForeignKey(
        Area, null=True, blank=True, on_delete=models.PROTECT, related_name="stations"
    )
    city = models.ForeignKey(
        MissionCity,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="stations",
    )
    # Chosen for this station alone; what its area says does not change it.
    city_by_hand = models.BooleanField(default=False)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.ORDINARY)
    settlement = models.CharField(
        max_length=6, choices=Settlement.choices, blank=True, default=""
    )
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    brought_in = models.ForeignKey(
        StationImport,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="stations",
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    # Code, number, name and address, folded; written by the actions that change them.
    search_key = models.TextField(blank=True, editable=False)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(
                fields=["mission", "code"], name="station_code_once_a_mission"
            )
        ]
        indexes = [models.Index(fields=["mission", "city"], name="station_city")]

    def __str__(self) -> str:
        return self.code


class VotersOnList(models.Model):
    """How many voters a station's list had, as of a date; a later figure stands beside."""

    id = models.BigAutoField(primary_key=True)
    station = models.ForeignKey(
        PollingStation, on_delete=models.CASCADE, related_name="voters"
    )
    value = models.PositiveIntegerField()
    as_of = PartialDateField()
    brought_in = models.ForeignKey(
        StationImport,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="voters",
    )
    citation = models.ForeignKey(
        Citation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-as_of", "-pk"]

    def __str__(self) -> str:
        return f"{self.station}: {self.value}"
