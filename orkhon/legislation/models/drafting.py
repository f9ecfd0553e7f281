"""Working together on a draft: comments, its way, initiatives, the roadmap, reforms."""

import uuid
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.engines import periods
from orkhon.legislation.models.works import Version, Work
from orkhon.record.models import Citation
from orkhon.register.models import Body, Country, Fact, PartialDateField


class CommentRound(models.Model):
    """A draft put before delegations and ministries, with a deadline."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.OneToOneField(
        Version, on_delete=models.PROTECT, related_name="comment_round"
    )
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=100)
    closes_at = models.DateTimeField()
    # The clock that the deadline was written by.
    time_zone = models.CharField(max_length=40)
    invitation = models.TextField(blank=True)

    class Meta:
        ordering = ["-closes_at"]

    def __str__(self) -> str:
        return str(self.version)


class Comment(models.Model):
    """What a delegation or a ministry says of one provision, with the answer."""

    class Outcome(models.TextChoices):
        ACCEPTED = "accepted", pgettext_lazy("comment", "accepted")
        PARTLY = "partly", pgettext_lazy("comment", "accepted in part")
        DECLINED = "declined", pgettext_lazy("comment", "declined")
        NOTED = "noted", pgettext_lazy("comment", "noted")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(
        CommentRound, on_delete=models.PROTECT, related_name="comments"
    )
    # 1, 2, … in the round, as the matrix prints it.
    number = models.PositiveIntegerField()
    # "" for the draft as a whole.
    eid = models.CharField(max_length=255, blank=True)
    country = models.ForeignKey(
        Country, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # Who speaks, by office: a delegation, a ministry, an expert.
    author = models.CharField(max_length=200)
    text = models.TextField()
    # Words that the author would write instead.
    wording = models.TextField(blank=True)
    language = models.CharField(max_length=8)
    # For those who do not read the language, unofficial; "" where there is none.
    english = models.TextField(blank=True)
    # The letter that it came in, where one is kept.
    citation = models.ForeignKey(
        Citation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)
    is_late = models.BooleanField(default=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["round", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "number"], name="comment_number_once_a_round"
            )
        ]

    def __str__(self) -> str:
        return f"{self.author}: {self.text[:60]}"


class Stage(models.TextChoices):
    """The way of a draft, in its order."""

    ROADMAP = "roadmap", _("line in the roadmap")
    RAPPORTEUR = "rapporteur", _("rapporteur named")
    EXPERTS = "experts", _("expert group")
    DRAFT = "draft", pgettext_lazy("stage of a model law", "draft")
    COMMENTS = "comments", pgettext_lazy("stage of a model law", "comments")
    COMMISSION = "commission", pgettext_lazy("stage of a model law", "commission")
    PLENARY = "plenary", pgettext_lazy("stage of a model law", "plenary")
    SENT = "sent", _("sent to the parliaments")


class DraftStep(Fact):
    """A stage of a model law: planned, and reached on a day, with what shows it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    work = models.ForeignKey(Work, on_delete=models.PROTECT, related_name="way")
    stage = models.CharField(max_length=12, choices=Stage.choices)
    planned_on = PartialDateField()
    done_on = PartialDateField()
    day = models.DateField(null=True, editable=False)
    who = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=120, blank=True)
    note = models.CharField(max_length=400, blank=True)
    version = models.ForeignKey(
        Version, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["day", "made_at"]

    def __str__(self) -> str:
        return f"{self.get_stage_display()}: {self.work}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.day = periods.earliest(self.done_on or self.planned_on)
        super().save(*args, **kwargs)


class RoadmapLine(Fact):
    """One line of a strategic roadmap: what is meant to be done, and when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    roadmap = models.CharField(max_length=160)
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    years = models.CharField(max_length=20, blank=True)
    # What the sources say of it and what they do not.
    note = models.TextField(blank=True)
    work = models.ForeignKey(
        Work,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="roadmap_lines",
    )
    sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["roadmap", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["roadmap", "position"], name="roadmap_position_once"
            )
        ]

    def __str__(self) -> str:
        return self.title


class Initiative(Fact):
    """A bill or plan of a member's parliament, as it was told to the assembly."""

    class Stage(models.TextChoices):
        IDEA = "idea", pgettext_lazy("initiative", "idea")
        DRAFTING = "drafting", pgettext_lazy("initiative", "being drafted")
        TABLED = "tabled", pgettext_lazy("initiative", "tabled")
        ADOPTED = "adopted", pgettext_lazy("initiative", "adopted")
        WITHDRAWN = "withdrawn", pgettext_lazy("initiative", "withdrawn")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, related_name="initiatives"
    )
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    language = models.CharField(max_length=8)
    title = models.CharField(max_length=300)
    summary = models.TextField(blank=True)
    # For those who do not read the language; "" where there is none.
    english_title = models.CharField(max_length=300, blank=True)
    stage = models.CharField(max_length=10, choices=Stage.choices)
    on = PartialDateField()
    on_day = models.DateField(null=True, editable=False)
    work = models.ForeignKey(
        Work, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sample = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["-on_day", "country__english_sort_key"]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.on_day = periods.earliest(self.on)
        super().save(*args, **kwargs)


class InitiativeMatch(models.Model):
    """Two initiatives, or one and a model law, that may be on the same subject."""

    class State(models.TextChoices):
        PROPOSED = "proposed", pgettext_lazy("match of initiatives", "proposed")
        SAME = "same", pgettext_lazy("match of initiatives", "same subject")
        DIFFERENT = "different", pgettext_lazy("match of initiatives", "different")

    first = models.ForeignKey(
        Initiative, on_delete=models.CASCADE, related_name="matches"
    )
    second = models.ForeignKey(
        Initiative, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    work = models.ForeignKey(
        Work, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    confidence = models.FloatField()
    why = models.JSONField(default=list)
    state = models.CharField(
        max_length=10, choices=State.choices, default=State.PROPOSED
    )
    made_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["-confidence", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(second__isnull=False, work__isnull=True)
                | Q(second__isnull=True, work__isnull=False),
                name="match_with_one_thing",
            ),
            models.CheckConstraint(
                condition=~Q(first=F("second")), name="match_of_two_initiatives"
            ),
            models.UniqueConstraint(
                fields=["first", "second"], name="initiatives_matched_once"
            ),
            models.UniqueConstraint(
                fields=["first", "work"], name="initiative_matched_once_with_a_work"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} / {self.second or self.work}"


class Reform(Fact):
    """A dated event of a member's constitutional or electoral reform."""

    class Kind(models.TextChoices):
        CONSTITUTION = "constitution", _("constitution")
        ELECTIONS = "elections", _("elections")
        PARLIAMENT = "parliament", _("parliament")
        OTHER = "other", pgettext_lazy("reform", "other")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, related_name="reforms"
    )
    kind = models.CharField(max_length=12, choices=Kind.choices)
    # Events of one reform share its name: "Constitution of 2026".
    name = models.CharField(max_length=200)
    what = models.TextField()
    on = PartialDateField()
    on_day = models.DateField(null=True, editable=False)
    # Where it was read, in words; the citation points into what was kept.
    reference = models.CharField(max_length=300, blank=True)
    contradicted = models.BooleanField(default=False)
    works = models.ManyToManyField(Work, blank=True, related_name="reforms")
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["on_day", "made_at"]

    def __str__(self) -> str:
        return f"{self.country}: {self.what[:60]}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.on_day = periods.earliest(self.on)
        super().save(*args, **kwargs)
