"""Questions put to parliaments or persons, their positions, and what was decided."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.proceedings.models.drafts import Amendment, DraftVersion
from orkhon.proceedings.models.participants import (
    Participant,
)
from orkhon.proceedings.models.sessions import (
    AgendaItem,
    Session,
    Sitting,
)
from orkhon.record.models import Citation
from orkhon.register.models import Body, Person


class Stance(models.TextChoices):
    """What a parliament says; saying nothing and being absent are not among them."""

    AGREES = "agrees", pgettext_lazy("position", "agrees")
    RESERVATION = "reservation", _("agrees, with reservation")
    ABSTAINS = "abstains", pgettext_lazy("position", "abstains")
    OBJECTS = "objects", pgettext_lazy("position", "objects")


class Question(models.Model):
    """Something put to a decision, under a rule that the result will name.

    Who has a voice is fixed when the question is put: a parliament that leaves or is
    succeeded later changes no old question.
    """

    class Procedure(models.TextChoices):
        SITTING = "sitting", _("in the sitting")
        SILENCE = "silence", _("silence procedure")
        ROLL_CALL = "roll-call", _("roll call of persons")

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("question", "open")
        ADOPTED = "adopted", pgettext_lazy("question", "adopted")
        BLOCKED = "blocked", pgettext_lazy("question", "blocked")
        REJECTED = "rejected", pgettext_lazy("question", "not adopted")
        NO_QUORUM = "no-quorum", pgettext_lazy("question", "no quorum")
        WITHDRAWN = "withdrawn", pgettext_lazy("question", "withdrawn")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(
        Session, on_delete=models.PROTECT, related_name="questions"
    )
    # 1, 2, … in the session; addresses name it.
    number = models.PositiveSmallIntegerField()
    item = models.ForeignKey(
        AgendaItem,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="questions",
    )
    sitting = models.ForeignKey(
        Sitting, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # What is put: a text, an amendment, or words alone.
    version = models.ForeignKey(
        DraftVersion,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="questions",
    )
    amendment = models.ForeignKey(
        Amendment,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="questions",
    )
    words = models.TextField()
    procedure = models.CharField(max_length=10, choices=Procedure.choices)
    # A key of `orkhon.engines.voting`: unanimity, simple-majority …
    rule = models.CharField(max_length=40)
    # As `Setting` had it when the question was put; None: not set.
    quorum = models.JSONField(null=True, blank=True)
    # Keys of parliaments, or ids of participants at a roll call, in English order.
    voters = models.JSONField(default=list)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=100)
    deadline_at = models.DateTimeField(null=True, blank=True)
    # The clock that the deadline was written by.
    time_zone = models.CharField(max_length=40, blank=True)
    progress = models.CharField(
        max_length=10, choices=State.choices, default=State.OPEN
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.CharField(max_length=100, blank=True)
    # As the engine gave it when the question was closed; nothing changes it.
    result = models.JSONField(null=True, blank=True)
    # Entry of the record that closed it.
    seq = models.BigIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["session", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "number"], name="question_number_once_a_session"
            ),
            models.CheckConstraint(
                condition=~Q(procedure="silence") | Q(deadline_at__isnull=False),
                name="silence_has_a_deadline",
            ),
            models.CheckConstraint(
                condition=Q(progress="open")
                | Q(closed_at__isnull=False, result__isnull=False),
                name="closed_question_has_a_result",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session}, {self.number}"


class Position(models.Model):
    """What one parliament says to a question; a later one replaces it, both are kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    question = models.ForeignKey(
        Question, on_delete=models.PROTECT, related_name="positions"
    )
    parliament = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    stance = models.CharField(max_length=12, choices=Stance.choices)
    # The reservation or the reason in the parliament's words.
    text = models.TextField(blank=True)
    # Which of the delegation gave it; the minutes name them.
    given_by = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # In a silence procedure, who signed the letter.
    signed_by = models.CharField(max_length=200, blank=True)
    citation = models.ForeignKey(
        Citation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    given_at = models.DateTimeField()
    entered_by = models.CharField(max_length=100)
    entered_by_name = models.CharField(max_length=160, blank=True)
    is_late = models.BooleanField(default=False)
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["question", "given_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["question", "parliament"],
                condition=Q(replaced_at=None, is_late=False),
                name="one_vote_per_parliament",
            )
        ]

    def __str__(self) -> str:
        return f"{self.parliament}: {self.stance}"


class RollCallVote(models.Model):
    """What one person answers at a roll call, entered by hand."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    question = models.ForeignKey(
        Question, on_delete=models.PROTECT, related_name="roll_call"
    )
    participant = models.ForeignKey(
        Participant, on_delete=models.PROTECT, related_name="+"
    )
    stance = models.CharField(max_length=12, choices=Stance.choices)
    given_at = models.DateTimeField()
    entered_by = models.CharField(max_length=100)
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["question", "participant"],
                condition=Q(replaced_at=None),
                name="one_vote_per_person",
            )
        ]

    def __str__(self) -> str:
        return f"{self.participant}: {self.stance}"


class Appointment(models.Model):
    """A post filled by the plenary: the candidate, the rule, the term, the result.

    The register's membership is made by the same act that closes it.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", pgettext_lazy("appointment", "candidate")
        ELECTED = "elected", pgettext_lazy("appointment", "elected")
        NOT_ELECTED = "not-elected", pgettext_lazy("appointment", "not elected")
        WITHDRAWN = "withdrawn", pgettext_lazy("appointment", "withdrawn")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(
        Session, on_delete=models.PROTECT, related_name="appointments"
    )
    number = models.PositiveSmallIntegerField()
    item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    post = models.ForeignKey(
        "register.Post", on_delete=models.PROTECT, related_name="+"
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on_behalf_of = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # Whose turn it is by rotation, in words, when the candidate was proposed.
    turn = models.CharField(max_length=300, blank=True)
    term_years = models.PositiveSmallIntegerField(null=True, blank=True)
    from_on = models.CharField(max_length=10)
    to_on = models.CharField(max_length=10, blank=True)
    question = models.ForeignKey(
        Question, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    membership = models.ForeignKey(
        "register.Membership",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    progress = models.CharField(
        max_length=12, choices=State.choices, default=State.PROPOSED
    )
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["session", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "number"], name="appointment_number_once_a_session"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.post}"
