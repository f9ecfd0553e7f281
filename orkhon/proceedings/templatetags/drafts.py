"""Words of drafts and amendments for templates: `{% load drafts %}`."""

from collections.abc import Mapping

from django import template

from orkhon.proceedings.documents.amendment_paper import lines_words
from orkhon.proceedings.models import DraftVersion, Paragraph
from orkhon.proceedings.queries.amendments import AmendmentRow
from orkhon.proceedings.queries.clocks import on_clock
from orkhon.proceedings.queries.draft_redlines import marker_of
from orkhon.proceedings.queries.drafts import MarkedRow

register = template.Library()

FORMS = {"docx": "Word", "pdf": "PDF", "html": "HTML", "txt": "TXT"}


@register.filter
def printed_number(number: str) -> str:
    """A number as it stands in front of its paragraph: “14.”."""
    return marker_of(number)


@register.filter
def role_words(role: str) -> str:
    """What a paragraph without a number is called."""
    return str(Paragraph.Role(role).label)


@register.filter
def form_words(form: str) -> str:
    """What a kind of file is called."""
    return FORMS[form]


@register.filter
def trimmed(words: str) -> str:
    """Words without the spaces that part them from their neighbours."""
    return words.strip()


@register.filter
def lines_of_row(row: AmendmentRow) -> str:
    """ "line 214", "lines 214 to 216", "" where nothing was printed."""
    return lines_words(row)


@register.filter
def deadline_words(version: DraftVersion) -> str:
    """The deadline on the clock that it was set by; "" where none is set."""
    if version.amendments_by is None:
        return ""
    return on_clock(version.amendments_by, version.time_zone)


@register.filter
def is_own(row: MarkedRow) -> bool:
    """A paragraph of the version itself, not one that is proposed."""
    return all(mark.kind != "insert-paragraph" for mark in row.marks)


@register.filter
def at(counts: Mapping[str, int], key: str) -> int:
    """How many there are of one."""
    return counts[key]
