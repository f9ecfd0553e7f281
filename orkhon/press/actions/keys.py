"""The word by which an address names an event or a coverage."""

from django.db.models import QuerySet
from django.utils.text import slugify

from orkhon.engines import names
from orkhon.press.models import Coverage, PressEvent

LENGTH = 60


def free_key(title: str, rows: QuerySet[PressEvent] | QuerySet[Coverage]) -> str:
    """The title in Latin letters, with a number behind it where it is taken."""
    stem = slugify(names.romanise(title, "en"))[: LENGTH - 6] or "event"
    taken = set(rows.filter(key__startswith=stem).values_list("key", flat=True))
    numbered = (f"{stem}-{n}" for n in range(2, len(taken) + 3))
    return next(key for key in (stem, *numbered) if key not in taken)
