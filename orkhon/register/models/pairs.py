"""Persons that may be one: proposals, answers, merges that can be undone."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from orkhon.register.models.nouns import Person


class Match(models.Model):
    """Two persons that may be one: a proposal until somebody answers."""

    class Answer(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SAME = "same", _("same person")
        DIFFERENT = "different", _("different persons")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    one = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    score = models.FloatField()
    answer = models.CharField(
        max_length=10, choices=Answer.choices, default=Answer.WAITING
    )

    class Meta:
        ordering = ["-score"]
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="pair_once")
        ]

    def __str__(self) -> str:
        return f"{self.one} / {self.other}"


class Merge(models.Model):
    """Two rows found to be one person.

    Nothing is moved: the merged row points to the kept one and every query reads
    `queries.ids_of(person)`, so that a merge can be undone without loss.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kept = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="merges")
    merged = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.merged} into {self.kept}"
