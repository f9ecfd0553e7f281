"""The nouns of the register: country, person, body, post."""

import uuid
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from orkhon.engines import names
from orkhon.register.models.facts import PartialDateField


class Country(models.Model):
    """A state or territory; its order is a fixed English key in every language."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=8, unique=True)
    english_name = models.CharField(max_length=120)
    english_sort_key = models.CharField(max_length=120, unique=True)
    demonym = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["english_sort_key"]
        verbose_name_plural = "countries"

    def __str__(self) -> str:
        return self.english_name


class Person(models.Model):
    """A human being; everything else that is known of them is in dated rows."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    display_name = models.CharField(max_length=200)
    sort_key = models.CharField(max_length=200, db_index=True)
    honorific = models.CharField(max_length=40, blank=True)
    born_on = PartialDateField()
    died_on = PartialDateField()
    note = models.TextField(blank=True)
    sample = models.BooleanField(default=False)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )

    class Meta:
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.display_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort_key = names.sort_key(self.display_name)
        super().save(*args, **kwargs)


class Body(models.Model):
    """An assembly, parliament, chamber, commission, delegation, organisation …"""

    class Kind(models.TextChoices):
        ASSEMBLY = "assembly", _("Assembly")
        COUNCIL = "council", _("Council")
        PARLIAMENT = "parliament", _("Parliament")
        CHAMBER = "chamber", _("Chamber")
        COMMISSION = "commission", _("Commission")
        DELEGATION = "delegation", _("Delegation")
        SECRETARIAT = "secretariat", _("Secretariat")
        GROUP = "group", _("Group")
        FRIENDSHIP_GROUP = "friendship-group", _("Friendship group")
        ORGANISATION = "organisation", _("Partner organisation")
        AUTHORITY = "authority", _("State authority")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    display_name = models.CharField(max_length=240)
    english_sort_key = models.CharField(max_length=240, db_index=True)
    country = models.ForeignKey(
        Country, null=True, blank=True, on_delete=models.PROTECT, related_name="bodies"
    )
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts"
    )
    founded_on = PartialDateField()
    dissolved_on = PartialDateField()
    succeeded_by = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="predecessors",
    )
    seats = models.PositiveSmallIntegerField(null=True, blank=True)
    place = models.CharField(max_length=120, blank=True)
    note = models.TextField(blank=True)
    sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["english_sort_key"]
        verbose_name_plural = "bodies"

    def __str__(self) -> str:
        return self.display_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.english_sort_key:
            self.english_sort_key = names.sort_key(self.display_name)
        super().save(*args, **kwargs)


class Post(models.Model):
    """A place in a body that persons hold one after another: Speaker, secretary …"""

    class Rank(models.TextChoices):
        HEAD = "head", _("Head")
        DEPUTY = "deputy", _("Deputy head")
        MEMBER = "member", _("Member")
        STAFF = "staff", _("Staff")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="posts")
    title = models.CharField(max_length=160)
    rank = models.CharField(max_length=8, choices=Rank.choices)
    precedence = models.PositiveSmallIntegerField(default=100)

    class Meta:
        ordering = ["precedence", "title"]
        constraints = [
            models.UniqueConstraint(fields=["body", "title"], name="post_once_a_body")
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.body}"
