"""The tables of the record. Triggers refuse any change; only `actions` writes here."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from orkhon.record.moments import MomentField
from orkhon.record.roles import SECRETARIAT, Role, has_role


class Source(models.Model):
    """What came in, kept byte for byte; the bytes lie in the file store by digest.

    A few small ones lie in the row: forms come in bursts and are kept with one act.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    size = models.BigIntegerField(_("size in bytes"))
    filename = models.CharField(_("file name"), max_length=255)
    media_type = models.CharField(_("media type"), max_length=100)
    language = models.CharField(_("language"), max_length=35)
    text = models.TextField(_("text that citations point into"), blank=True)
    title = models.CharField(_("title"), max_length=500, blank=True)
    published_on = models.CharField(_("published on"), max_length=10, blank=True)
    received_at = MomentField(_("received at"))
    received_by = models.CharField(_("received by"), max_length=100)
    # One reader a line, sorted: an actor's id, a role or parliament/KEY.
    open_to = models.TextField(_("open to"), blank=True)
    quarantined = models.TextField(_("why it is quarantined"), blank=True)
    # Not among the columns an entry names: the digest says what must stand here.
    data = models.BinaryField(_("its bytes, when they lie in the row"), null=True)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = [
            models.UniqueConstraint(
                fields=["sha256", "open_to"],
                condition=Q(quarantined=""),
                name="record_source_once",
            ),
            models.UniqueConstraint(
                fields=["sha256", "open_to"],
                condition=~Q(quarantined=""),
                name="record_source_quarantined_once",
            ),
            models.CheckConstraint(condition=Q(size__gte=0), name="record_source_size"),
        ]

    def __str__(self) -> str:
        return self.title or self.filename

    @property
    def readers(self) -> frozenset[str]:
        """Who alone may open it; empty when it is open to the Secretariat."""
        return frozenset(self.open_to.split("\n")) if self.open_to else frozenset()

    @property
    def is_restricted(self) -> bool:
        """Whether only named readers may open it."""
        return bool(self.open_to)

    def is_open_to(self, actor: object) -> bool:
        """Whether this actor may open it: the Secretariat, or the readers named alone.

        A reader is an actor's id, a role, or `parliament/KEY`. The administrator keeps
        accounts and reads no content, even if named while holding another role.
        """
        if not self.is_restricted:
            return has_role(actor, SECRETARIAT)
        if has_role(actor, frozenset({Role.ADMINISTRATOR})):
            return False
        parliament = getattr(actor, "parliament", "")
        known_as = {
            str(getattr(actor, "actor_id", "")),
            *getattr(actor, "roles", ()),
            *((f"parliament/{parliament}",) if parliament else ()),
        }
        return bool(self.readers & known_as)

    @property
    def is_quarantined(self) -> bool:
        """Whether it could not be read and waits for a person."""
        return bool(self.quarantined)


class Citation(models.Model):
    """A place in a source: the characters, and the article or form path if it has one."""

    class Kind(models.TextChoices):
        SPAN = "span", _("characters")
        ARTICLE = "article", _("article")
        FORM = "form", _("form path")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="citations"
    )
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.SPAN)
    path = models.CharField(max_length=500, blank=True)
    start = models.IntegerField()
    end = models.IntegerField()
    quote = models.TextField()
    cited_by = models.CharField(_("cited by"), max_length=100)
    cited_at = MomentField(_("cited at"))

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        constraints = [
            models.UniqueConstraint(
                fields=["source", "start", "end", "kind", "path"],
                name="record_citation_once",
            ),
            models.CheckConstraint(
                condition=Q(start__gte=0, end__gt=F("start")),
                name="record_citation_order",
            ),
        ]

    def __str__(self) -> str:
        return self.quote


class Entry(models.Model):
    """One act. The row is the leaf of the tree; what it said is in `EntryPayload`."""

    seq = models.BigIntegerField(_("number"), primary_key=True)
    at = MomentField(_("at"))
    verb = models.CharField(_("act"), max_length=100)
    subject = models.CharField(_("subject"), max_length=255)
    actor = models.CharField(_("actor"), max_length=100)
    payload_digest = models.CharField(max_length=64)
    leaf_hash = models.BinaryField(max_length=32)

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        indexes = [
            models.Index(fields=["subject", "seq"], name="record_entry_subject"),
            models.Index(fields=["verb", "seq"], name="record_entry_verb"),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.verb} {self.subject}"


class EntryPayload(models.Model):
    """What an entry said, as canonical JSON with its salt; or who erased it, and why."""

    entry = models.OneToOneField(
        Entry, on_delete=models.PROTECT, primary_key=True, related_name="kept"
    )
    payload = models.BinaryField(null=True)
    salt = models.BinaryField(null=True, max_length=32)
    erased_at = MomentField(null=True)  # type: ignore[misc]  # -- generic only in the stubs
    erased_by = models.CharField(max_length=100, blank=True)
    erased_why = models.TextField(blank=True)

    class Meta:
        verbose_name = _("payload")
        verbose_name_plural = _("payloads")
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    payload__isnull=False,
                    salt__isnull=False,
                    erased_at__isnull=True,
                    erased_by="",
                    erased_why="",
                )
                | (
                    Q(payload__isnull=True, salt__isnull=True, erased_at__isnull=False)
                    & ~Q(erased_by="")
                    & ~Q(erased_why="")
                ),
                name="record_payload_kept_or_erased",
            ),
        ]

    def __str__(self) -> str:
        return str(self.entry_id)


class Checkpoint(models.Model):
    """A signed statement of the whole record at one size."""

    size = models.BigIntegerField(primary_key=True)
    root = models.BinaryField(max_length=32)
    note = models.TextField()
    at = MomentField()

    class Meta:
        verbose_name = _("checkpoint")
        verbose_name_plural = _("checkpoints")

    def __str__(self) -> str:
        return str(self.size)


class Disclosure(models.Model):
    """A thing that was opened to everybody; without a row here nothing is public.

    For kinds that have no publication act of their own. The acts are in the record;
    this row says what stands now, so it may change; verification compares the two.
    """

    subject = models.CharField(_("subject"), max_length=255, primary_key=True)
    opened_at = MomentField(_("opened at"))
    opened_by = models.CharField(_("opened by"), max_length=100)
    closed_at = MomentField(_("closed at"), null=True)  # type: ignore[misc]  # -- generic only in the stubs
    closed_by = models.CharField(_("closed by"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("disclosure")
        verbose_name_plural = _("disclosures")
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, closed_by="")
                | (Q(closed_at__isnull=False) & ~Q(closed_by="")),
                name="record_disclosure_open_or_closed",
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def is_open(self) -> bool:
        """Whether everybody may see it now."""
        return self.closed_at is None


class TreeHead(models.Model):
    """The one row that every append locks: the tree's size and its frontier."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    size = models.BigIntegerField(default=0)
    frontier = models.BinaryField(default=b"")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="record_one_head"),
        ]

    def __str__(self) -> str:
        return str(self.size)


class TreeNode(models.Model):
    """The root of a full subtree of 256, 65,536, … entries, for quick proofs."""

    # level * 2**48 + index, so that a tile is a range of keys
    place = models.BigIntegerField(primary_key=True)
    hash = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return str(self.place)
