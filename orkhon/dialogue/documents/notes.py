"""Footnotes of the papers: a citation as its source, its words, its address."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from orkhon.engines.documents import Note
from orkhon.engines.documents.runs import LANGUAGE_TAG
from orkhon.record.models import Citation, Source
from orkhon.record.permissions import can_open
from orkhon.ui import dates

# Characters of a quotation that a footnote prints; the source has the rest.
LONGEST_QUOTE = 320
SENTENCE_END = re.compile(
    r"(?:(?<=[.?!][”»\")])|(?<=[^\W\d_A-ZА-Я]{3}[.])|(?<=\d[.])|(?<=[?!]))\s+(?=[^\W\d_a-zа-я]|[“«\"])"
    r"|\s*\n\s*"
)


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
        """The footnote of one citation: the whole sentence that carries the fact.

        Facts of one sentence so share one footnote.
        """
        source = citation.source
        if not self._may_open(source):
            return Note(gettext("A source restricted to named people"))
        language = source.language if LANGUAGE_TAG.match(source.language) else ""
        start, end = sentence_around(source.text, citation.start, citation.end)
        place = reverse("record:source", args=[source.pk])
        return Note(
            source=_called(source),
            quote=_said(source.text, start, end) or _said(citation.quote),
            quote_language=None if language in ("", "und", self.language) else language,
            url=f"{place}?span={start}-{end}#span",
        )

    def _may_open(self, source: Source) -> bool:
        if self.reader is None:
            return not source.is_restricted
        return can_open(self.reader, source)


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


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the sentence, or sentences, in which a span lies.

    A sentence ends at a full stop, question or exclamation mark before a space and a
    capital, or at the end of a line; after a short word ("Mr.", "No.", "г.") it goes
    on, because most of these are abbreviations. What is cited as whole sentences stays so, and so
    does what lies in a sentence that is too long to print.
    """
    cited = text[start:end].strip()
    if cited[:1].isupper() and cited[-1:] in ".?!":
        return start, end
    # One character more, for the capital that follows to be seen.
    before = (one.end() for one in SENTENCE_END.finditer(text, 0, start + 1))
    first = max((place for place in before if place <= start), default=0)
    after = SENTENCE_END.search(text, end)
    last = len(text) if after is None else after.start()
    if last - first > LONGEST_QUOTE:
        return start, end
    return first, last


def _said(text: str, start: int = 0, end: int | None = None) -> str:
    words = " ".join(text[start:end].split())
    if len(words) <= LONGEST_QUOTE:
        return words
    return words[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
