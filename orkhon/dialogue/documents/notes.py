"""Footnotes of the papers: a citation as its source, its words, its address."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from django.utils.translation import gettext

from orkhon.engines.documents import Note
from orkhon.engines.documents.runs import LANGUAGE_TAG
from orkhon.record.models import Citation, Source
from orkhon.record.permissions import can_open
from orkhon.ui import dates
from orkhon.ui.templatetags.provenance import CitationLike, source_url

# Characters of a quotation that a footnote prints; the source has the rest.
LONGEST_QUOTE = 320


@dataclass(frozen=True)
class Notes:
    """Writes footnotes for one reader in one language.

    Attributes:
        language: Of the paper; a quotation in it needs no tag of its own.
        reader: Who will read; None for a paper that anybody in the house may hold,
            which names restricted sources and quotes none of them.
    """

    language: str
    reader: object = None

    def all(self, citations: Sequence[Citation]) -> tuple[Note, ...]:
        """A footnote for each citation; one that says so where there is none."""
        if not citations:
            return (Note(gettext("Entered by hand; no source is kept for it")),)
        return tuple(self.one(citation) for citation in citations)

    def first(self, citations: Sequence[Citation]) -> tuple[Note, ...]:
        """As `all`, with no more than one."""
        return self.all(citations)[:1]

    def one(self, citation: Citation) -> Note:
        """The footnote of one citation."""
        source = citation.source
        if not self._may_open(source):
            return Note(gettext("A source restricted to named people"))
        language = source.language if LANGUAGE_TAG.match(source.language) else ""
        return Note(
            source=_called(source),
            quote=_shortened(citation.quote),
            quote_language=None if language in ("", "und", self.language) else language,
            url=source_url(cast(CitationLike, citation)),
        )

    def _may_open(self, source: Source) -> bool:
        if self.reader is None:
            return not source.is_restricted
        return can_open(self.reader, source)


def sources_of(citations: Iterable[Citation]) -> int:
    """How many different sources some citations lead to."""
    return len({one.source_id for one in citations})


def _called(source: Source) -> str:
    """The source by its title or file name, and the day on which it appeared."""
    label = " ".join((source.title or source.filename).split())
    if not source.published_on:
        return label
    try:
        published = dates.partial(source.published_on)
    except ValueError:
        published = source.published_on
    return f"{label}, {published}"


def _shortened(quote: str) -> str:
    words = " ".join(quote.split())
    if len(words) <= LONGEST_QUOTE:
        return words
    return words[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
