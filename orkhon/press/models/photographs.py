"""Photographs: author, rights, who is shown, words in each language, sizes."""

import uuid

from django.db import models
from django.utils.translation import pgettext_lazy

from orkhon.press.models.communiques import Communique
from orkhon.record.models import Source
from orkhon.register.models import PartialDateField, Person


class Photograph(models.Model):
    """A photograph as it came in; the public sees only sizes made of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.PositiveIntegerField(unique=True)
    # The file as it came, with all it says of itself: never public.
    original = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    author = models.CharField(max_length=160, blank=True)
    # What may be done with it, in the words of whoever gave it; "" is not publishable.
    rights = models.CharField(max_length=240, blank=True)
    credit = models.CharField(max_length=200, blank=True)
    taken_on = PartialDateField()
    place = models.CharField(max_length=160, blank=True)
    # What of its own metadata was left out of the sizes: ["GPS", "serial number"].
    removed = models.JSONField(default=list)
    communiques: "models.ManyToManyField[Communique, CommuniquePhotograph]" = (
        models.ManyToManyField(
            Communique,
            blank=True,
            through="CommuniquePhotograph",
            related_name="photographs",
        )
    )
    sample = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.CharField(max_length=100, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-number"]

    def __str__(self) -> str:
        return str(self.number)


class CommuniquePhotograph(models.Model):
    """A photograph stands with a communiqué, in an order."""

    communique = models.ForeignKey(Communique, on_delete=models.CASCADE)
    photograph = models.ForeignKey(Photograph, on_delete=models.CASCADE)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["communique", "photograph"], name="photograph_once_a_communique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.communique}: {self.photograph}"


class Shown(models.Model):
    """A person shown, from left to right."""

    photograph = models.ForeignKey(
        Photograph, on_delete=models.CASCADE, related_name="shown"
    )
    order = models.PositiveSmallIntegerField()
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # Where nobody of the register is meant, or who it is is not known.
    words = models.CharField(max_length=160, blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["photograph", "order"], name="shown_in_order"
            )
        ]

    def __str__(self) -> str:
        return str(self.person or self.words)


class PhotographText(models.Model):
    """What is seen, and the caption, in one language."""

    photograph = models.ForeignKey(
        Photograph, on_delete=models.CASCADE, related_name="texts"
    )
    language = models.CharField(max_length=8)
    alt = models.CharField(max_length=300)
    caption = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(
                fields=["photograph", "language"], name="photograph_text_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.photograph} {self.language}"


class PhotographSize(models.Model):
    """A size made on upload, without metadata."""

    class Name(models.TextChoices):
        SMALL = "small", pgettext_lazy("photograph", "small")
        MEDIUM = "medium", pgettext_lazy("photograph", "medium")
        LARGE = "large", pgettext_lazy("photograph", "large")

    photograph = models.ForeignKey(
        Photograph, on_delete=models.CASCADE, related_name="sizes"
    )
    name = models.CharField(max_length=8, choices=Name.choices)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    media_type = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=64)
    data = models.BinaryField()

    class Meta:
        ordering = ["width"]
        constraints = [
            models.UniqueConstraint(
                fields=["photograph", "name", "media_type"], name="photograph_size_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.photograph} {self.name}"
