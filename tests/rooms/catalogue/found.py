"""What a test looks for in the catalogue: what is found, and that nothing else is kept."""

from orkhon.catalogue.actions.refreshing import refresh
from orkhon.catalogue.models import Item, ItemVersion, Word
from orkhon.catalogue.queries.published import published_found


def found(words, reader="en"):
    """Kind and key of each thing that is found, after a refresh."""
    refresh()
    return [(one.kind, one.key) for one in published_found(words, reader=reader).hits]


def at_once(words):
    """The same without a refresh."""
    return [(one.kind, one.key) for one in published_found(words, reader="en").hits]


def nowhere(word):
    """That a word stands in no item, version or vocabulary."""
    rows = [
        *Item.objects.values_list("title", "words"),
        *ItemVersion.objects.values_list("data", flat=True),
        *Word.objects.values_list("spelling", flat=True),
    ]
    assert rows, "nothing was taken in"
    return not any(word.upper() in str(one).upper() for one in rows)
