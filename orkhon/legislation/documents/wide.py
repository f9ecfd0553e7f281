"""Papers of the room that lie on their side: printed as Word, PDF and HTML."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from orkhon.engines.documents import (
    Block,
    Foreign,
    Heading,
    Labels,
    LineBreak,
    Numbered,
    Runs,
    Strong,
    runs,
)
from orkhon.engines.documents import Text as Words
from orkhon.legislation.models import Expression, Version
from orkhon.legislation.queries.table import Said
from orkhon.ui import dates, languages

PAPERS = ("docx", "pdf", "html")
MOST_COLUMNS = 4
"""Laws side by side; more stand in tables one after the other."""


def labels() -> Labels:
    """The renderers' own words, in the language in force."""
    return Labels(leaf=_("Part {number} of {count}"))


def lines(words: str, language: str, paper: str) -> Runs:
    """Words of a law, line by line, marked as foreign where they are."""
    parts: list[Words | Foreign | LineBreak] = []
    for line in filter(None, (" ".join(one.split()) for one in words.split("\n"))):
        if parts:
            parts.append(LineBreak())
        parts.append(Words(line) if language == paper else Foreign(line, language))
    return runs(*parts)


def joined(parts: Iterable[Runs]) -> Runs:
    """Runs one under the other."""
    found: list[Runs] = []
    for part in parts:
        if found:
            found.append((LineBreak(),))
        found.append(part)
    return tuple(run for part in found for run in part)


class Sources:
    """The texts that a paper takes words from, numbered as they come.

    Cells name them by number in brackets; the list stands at the end. Footnotes would
    have to share the page with rows as long as it.
    """

    def __init__(self) -> None:
        self._numbers: dict[object, int] = {}
        self._items: list[Runs] = []

    def number(self, expression: Expression) -> str:
        """The number of a text: “[2]”."""
        if expression.pk not in self._numbers:
            self._items.append(runs(_origin(expression)))
            self._numbers[expression.pk] = len(self._items)
        return f"[{self._numbers[expression.pk]}]"

    def blocks(self) -> list[Block]:
        """The list; nothing where no text was named."""
        if not self._items:
            return []
        return [Heading(_("Sources")), Numbered(tuple(self._items))]


def provision(said: Said, paper: str, sources: Sources) -> Runs:
    """A provision with its words, its standing and where it comes from."""
    expression = said.expression
    name = f"{said.name} {sources.number(expression)}"
    if not said.is_authentic:
        name = f"{name}, {_('unofficial translation')}"
    return joined((runs(Strong(name)), lines(said.words, expression.language, paper)))


def _origin(expression: Expression) -> str:
    """Law, version, language, the file it was read from, and its address."""
    version = expression.version
    path = reverse(
        "legislation:text", args=[version.work.key, version.number, expression.language]
    )
    return "; ".join(
        (
            f"{version.work.title}, {version_words(version)}",
            text_words(expression),
            _("read from %(file)s") % {"file": expression.source.filename},
            f"{settings.ORKHON_ADDRESS.rstrip('/')}{path}",
        )
    )


def version_words(version: Version) -> str:
    """“version 2, in force, as of 2 November 2026”."""
    parts = [
        _("version %(number)d") % {"number": version.number},
        str(Version.State(version.state).label),
    ]
    if version.as_of:
        parts.append(_("as of %(day)s") % {"day": dates.partial(version.as_of)})
    elif version.adopted_on:
        day = dates.partial(version.adopted_on)
        parts.append(_("adopted %(day)s") % {"day": day})
    return ", ".join(parts)


def text_words(expression: Expression) -> str:
    """“Kazakh, authentic text”."""
    standing = (
        pgettext("language of a law", "authentic text")
        if expression.is_authentic
        else _("unofficial translation")
    )
    return f"{languages.name(expression.language)}, {standing}"


def widths(columns: int, first: int) -> tuple[int, ...]:
    """Widths in percent: the first column, and the others alike."""
    rest = 100 - first
    each, over = divmod(rest, columns)
    return (first + over, *([each] * columns))


def in_groups(count: int) -> list[range]:
    """Places of columns, so that no table has more than fit on a page."""
    return [
        range(start, min(start + MOST_COLUMNS, count))
        for start in range(0, count, MOST_COLUMNS)
    ]
