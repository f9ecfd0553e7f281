"""What is published, how it is found, and what each thing said at each time.

The tables are derived: whatever the rooms publish can be taken in again. The versions
alone are kept for good. Full text search stands beside `Item` in the database's own
way; see the second migration.
"""

from django.db import models

DAYS_APART = 1 << 20
"""Places a day has in the order of items; more are published on no day."""


class Item(models.Model):
    """One published thing in one language, with the words it is found by.

    Its primary key is its place in the order from old to new: what has no day, such
    as a person, stands with what is newest.
    """

    id = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=32)
    key = models.CharField(max_length=200)
    # "" where one wording serves every language.
    language = models.CharField(max_length=8, blank=True)
    title = models.TextField()
    words = models.TextField(blank=True)
    # Each different word once, in the forms that `intake.words` gives it.
    title_terms = models.TextField()
    all_terms = models.TextField()
    day = models.DateField(null=True)
    # After /public/LANGUAGE/.
    address = models.CharField(max_length=300)
    sample = models.BooleanField(default=False)
    # SHA-256 of all that stands here, so that only what changed is written.
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key", "language"], name="catalogue_item_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key} {self.language}".rstrip()


class ItemVersion(models.Model):
    """What was published of a thing from one moment on, as data."""

    kind = models.CharField(max_length=32)
    key = models.CharField(max_length=200)
    # 1, 2, … of the thing.
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    sha256 = models.CharField(max_length=64)
    # Canonical JSON, as the digest was taken of it.
    data = models.TextField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key", "number"], name="catalogue_version_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}, version {self.number}"


class Word(models.Model):
    """A word that published things have, to propose spellings that are near."""

    plain = models.CharField(max_length=60)
    skeleton = models.CharField(max_length=60)
    # Consonants alone: other spellings of one name share them.
    bones = models.CharField(max_length=60, db_index=True)
    # As it was first met.
    spelling = models.CharField(max_length=60)
    # Items that have it.
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plain", "skeleton"], name="catalogue_word_once"
            )
        ]

    def __str__(self) -> str:
        return self.spelling


class Stand(models.Model):
    """How far the catalogue has followed the record; one row."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    # Entries of the record when the rooms were last read.
    size = models.BigIntegerField(default=-1)
    at = models.DateTimeField(null=True)
    # What was public changes with the end of an embargo, which adds no entry.
    embargo = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="catalogue_one_stand")
        ]

    def __str__(self) -> str:
        return f"the record of {self.size} entries"
