"""Observers: nominated, pledged, put on the list, accredited; and their papers."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from orkhon.engines import names
from orkhon.observation.models.missions import Mission
from orkhon.record.models import Source
from orkhon.register.models import Body, Person


class Observer(models.Model):
    """One name for a mission; a replaced one stays, with who came instead."""

    class State(models.TextChoices):
        NOMINATED = "nominated", _("nominated")
        LISTED = "listed", _("on the list")
        SUBMITTED = "submitted", _("list sent")
        ACCREDITED = "accredited", _("accredited")
        REFUSED = "refused", _("accreditation refused")
        WITHDRAWN = "withdrawn", _("withdrawn")
        REPLACED = "replaced", _("replaced")

    class Capacity(models.TextChoices):
        MEMBER = "member", _("member of parliament")
        STAFF = "staff", _("staff of the Secretariat")
        DELEGATION_STAFF = "delegation-staff", _("staff of the delegation")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mission = models.ForeignKey(
        Mission, on_delete=models.CASCADE, related_name="observers"
    )
    # Short and printable, such as TR-03; forms and messages name the observer so.
    code = models.CharField(max_length=12)
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(_("name as in the passport"), max_length=200)
    sort_key = models.CharField(max_length=200, db_index=True, editable=False)
    parliament = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=16, choices=Capacity.choices)
    post = models.CharField(max_length=240, blank=True)
    languages = models.JSONField(default=list)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    state = models.CharField(
        max_length=12, choices=State.choices, default=State.NOMINATED
    )
    nominated_at = models.DateTimeField()
    nominated_by = models.CharField(max_length=100)
    nomination = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    replaces = models.OneToOneField(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="replaced_by",
    )
    why = models.TextField(_("why refused, withdrawn or replaced"), blank=True)
    card_number = models.CharField(max_length=40, blank=True)
    accredited_on = models.DateField(null=True, blank=True)
    sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["parliament__english_sort_key", "sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["mission", "code"], name="observer_code_once_a_mission"
            ),
            models.UniqueConstraint(
                fields=["mission", "card_number"],
                condition=~Q(card_number=""),
                name="card_number_once_a_mission",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.sort_key = names.sort_key(self.name)[:200]
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # -- handed on as they came


class Pledge(models.Model):
    """The signed pledge to keep the code of conduct; without it nobody is listed."""

    observer = models.OneToOneField(
        Observer, on_delete=models.CASCADE, related_name="pledge"
    )
    signed_on = models.DateField()
    language = models.CharField(max_length=8)
    source = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    entered_by = models.CharField(max_length=100)

    def __str__(self) -> str:
        return f"{self.observer}, {self.signed_on}"


class InterestDeclaration(models.Model):
    """What interests an observer declares; "nothing to declare" is said, not left."""

    observer = models.OneToOneField(
        Observer, on_delete=models.CASCADE, related_name="interests"
    )
    declared_on = models.DateField()
    nothing_to_declare = models.BooleanField()
    text = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(nothing_to_declare=True, text="")
                | (Q(nothing_to_declare=False) & ~Q(text="")),
                name="interests_declared_or_none",
            )
        ]

    def __str__(self) -> str:
        return f"{self.observer}, {self.declared_on}"


class ObserverDocument(models.Model):
    """A passport, a photograph: encrypted at rest, deleted on its date.

    The bytes lie in the file store under `file`, encrypted; after deletion the row
    stays without them and says when and by which rule.
    """

    class Kind(models.TextChoices):
        PASSPORT = "passport", _("passport")
        PHOTO = "photo", _("photograph")
        TICKET = "ticket", _("ticket")
        OTHER = "other", _("another document")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    observer = models.ForeignKey(
        Observer, on_delete=models.CASCADE, related_name="documents"
    )
    kind = models.CharField(max_length=10, choices=Kind.choices)
    filename = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    file = models.CharField(max_length=200, blank=True)
    delete_on = models.DateField()
    deleted_at = models.DateTimeField(null=True, blank=True)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=100)

    class Meta:
        ordering = ["kind", "added_at"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.filename}"


class MinistryList(models.Model):
    """The list of names as it went to the ministry, numbered; never changed after."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="lists")
    number = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=100)
    sent_at = models.DateTimeField(null=True, blank=True)
    # The deadline when it was made, and why it was made after it; "" when in time.
    due_at = models.DateTimeField(null=True, blank=True)
    why_late = models.TextField(blank=True)
    # The rows as listed: [{"order":1,"observer":"…","name":…,"parliament":…}, …]
    rows = models.JSONField(default=list)
    digests = models.JSONField(default=dict)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["mission", "number"], name="list_number_once_a_mission"
            )
        ]

    def __str__(self) -> str:
        return f"{self.mission}, {self.number}"


class Badge(models.Model):
    """A badge as issued: what its QR code says, and the signature."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    observer = models.ForeignKey(
        Observer, on_delete=models.CASCADE, related_name="badges"
    )
    code = models.TextField()
    issued_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    why_revoked = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-issued_at"]

    def __str__(self) -> str:
        return f"{self.observer}, {self.issued_at:%Y-%m-%d}"
