"""What a member made of each provision of a model law: proposed, decided, kept true."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from orkhon.legislation.models.works import Version, Work
from orkhon.record.models import Citation
from orkhon.register.models import Country


class Comparison(models.Model):
    """A model law against the laws of one member."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    model = models.ForeignKey(
        Work, on_delete=models.PROTECT, related_name="comparisons"
    )
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, related_name="comparisons"
    )
    # None yet: it is not known which law of the member speaks of the subject.
    laws = models.ManyToManyField(Work, blank=True, related_name="compared_with")
    began_at = models.DateTimeField()
    began_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["country__english_sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["model", "country"], name="one_comparison_a_member"
            )
        ]

    def __str__(self) -> str:
        return f"{self.model}: {self.country}"


class Status(models.TextChoices):
    """What a member has made of a provision; the letter stands in the matrix."""

    ENACTED = "enacted", pgettext_lazy("provision", "enacted")
    DIFFERENCES = "differences", pgettext_lazy("provision", "with differences")
    PARTLY = "partly", pgettext_lazy("provision", "partly")
    DIVERGES = "diverges", pgettext_lazy("provision", "diverges")
    ABSENT = "absent", pgettext_lazy("provision", "absent")
    NOT_APPLICABLE = "not-applicable", pgettext_lazy("provision", "not applicable")
    NOT_EXAMINED = "not-examined", pgettext_lazy("provision", "not examined")


LETTERS = {
    Status.ENACTED: "E",
    Status.DIFFERENCES: "D",
    Status.PARTLY: "P",
    Status.DIVERGES: "V",
    Status.ABSENT: "A",
    Status.NOT_APPLICABLE: "–",
    Status.NOT_EXAMINED: "?",
}
"""The same in every language, as the matrix's legend says."""
WITH_PARTNERS = frozenset(
    {Status.ENACTED, Status.DIFFERENCES, Status.PARTLY, Status.DIVERGES}
)
"""Statuses that say where in the national law it stands."""
IN_FULL = frozenset({Status.ENACTED, Status.DIFFERENCES})
"""“Enacted, in full or with differences”."""


class Correspondence(models.Model):
    """One provision of the model law in one member, as it stands now.

    A provision that nobody decided has no row: it is not examined.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    comparison = models.ForeignKey(
        Comparison, on_delete=models.PROTECT, related_name="correspondences"
    )
    # The version of the model law that `eid` is of; both follow a new version.
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    eid = models.CharField(max_length=120)
    status = models.CharField(max_length=14, choices=Status.choices)
    reason = models.TextField(blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.CharField(max_length=100)
    # Why somebody should look again, by language-neutral key: model-changed,
    # law-changed, partner-gone; "" when nothing changed since.
    again = models.CharField(max_length=16, blank=True)
    again_since = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    # A later version of the model law no longer has the provision.
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["comparison", "eid"]
        constraints = [
            models.UniqueConstraint(
                fields=["comparison", "eid"],
                condition=Q(ended_at__isnull=True),
                name="one_standing_correspondence",
            )
        ]

    def __str__(self) -> str:
        return f"{self.comparison}, {self.eid}: {self.status}"


class Partner(models.Model):
    """A national provision that corresponds; it follows new versions of its law."""

    correspondence = models.ForeignKey(
        Correspondence, on_delete=models.CASCADE, related_name="partners"
    )
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    eid = models.CharField(max_length=120)
    # The words in the authentic expression at the time of the decision.
    citation = models.ForeignKey(Citation, on_delete=models.PROTECT, related_name="+")
    # What the provision was called in the version that it was decided on.
    decided_version = models.ForeignKey(
        Version, on_delete=models.PROTECT, related_name="+"
    )
    decided_eid = models.CharField(max_length=120)
    is_gone = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["correspondence", "version", "eid"], name="partner_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.version}: {self.eid}"


class CorrespondenceStep(models.Model):
    """What was decided, or happened, before: the history of one correspondence."""

    class What(models.TextChoices):
        DECIDED = "decided", pgettext_lazy("correspondence", "decided")
        CARRIED = "carried", pgettext_lazy("correspondence", "carried over")
        AGAIN = "again", pgettext_lazy("correspondence", "examine again")
        ENDED = "ended", pgettext_lazy("correspondence", "no longer in the model law")

    correspondence = models.ForeignKey(
        Correspondence, on_delete=models.PROTECT, related_name="steps"
    )
    what = models.CharField(max_length=8, choices=What.choices)
    status = models.CharField(max_length=14, choices=Status.choices)
    reason = models.TextField(blank=True)
    # [{"work": key, "version": number, "eid": …}] and the same of the model law.
    model = models.JSONField(default=dict)
    partners = models.JSONField(default=list)
    at = models.DateTimeField()
    by = models.CharField(max_length=100)

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.correspondence}: {self.what}"


class PartnerProposal(models.Model):
    """Provisions that the machine thinks correspond; nothing until a person decides."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    comparison = models.ForeignKey(
        Comparison, on_delete=models.CASCADE, related_name="proposals"
    )
    model_version = models.ForeignKey(
        Version, on_delete=models.PROTECT, related_name="+"
    )
    law_version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    # One provision of the model law; a merged pair has a row for each.
    eid = models.CharField(max_length=120)
    # Its candidates, best first: [{"eids": […], "confidence": .93, "why": […],
    # "flags": [{"kind", "words", "a", "b"}], "margin": 1.2, "is_proposed": true}, …]
    candidates = models.JSONField(default=list)
    # What the machine saw with: measures, digest of the lexicon.
    measures = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    # A person has decided the provision since.
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["comparison", "eid"]
        constraints = [
            models.UniqueConstraint(
                fields=["comparison", "model_version", "law_version", "eid"],
                name="proposal_once_a_provision",
            )
        ]

    def __str__(self) -> str:
        return f"{self.comparison}, {self.eid}"


class GlossaryEntry(models.Model):
    """A concept with its words in seven languages, added to the shipped glossary."""

    class State(models.TextChoices):
        SUGGESTED = "suggested", pgettext_lazy("glossary", "suggested")
        REVIEWED = "reviewed", pgettext_lazy("glossary", "reviewed")
        REFUSED = "refused", pgettext_lazy("glossary", "refused")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.SlugField(max_length=80, unique=True)
    # Language tag of the glossary file to its synonyms: {"kk": ["елеулі қауіп"], …}
    words = models.JSONField(default=dict)
    note = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=State.choices)
    # Of a suggestion: links that hold both words, and the log-likelihood ratio.
    evidence = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return self.key
