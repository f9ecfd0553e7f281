"""Things of which a room tells the same in each of the site's languages."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from django.conf import settings
from django.utils import translation

One = TypeVar("One")


def in_each_language(
    read: Callable[[], Iterable[One]], key: Callable[[One], str]
) -> Iterator[tuple[str, dict[str, One]]]:
    """Each thing with how it is told by language, in the order of English.

    Args:
        read: Gives the things in the language in force.
        key: Of a thing.
    """
    told: dict[str, dict[str, One]] = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            for one in read():
                told.setdefault(key(one), {})[code] = one
    # One that was closed between two reads lacks a language, and waits.
    return (
        (name, found)
        for name, found in told.items()
        if len(found) == len(settings.LANGUAGES)
    )
