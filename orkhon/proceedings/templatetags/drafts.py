"""Words of drafts and amendments for templates: `{% load drafts %}`."""

from collections.abc import Mapping
from typing import Protocol

from django import template
from django.template.defaultfilters import capfirst
from django.utils.translation import gettext as _

from orkhon.proceedings.documents.amendment_paper import lines_words
from orkhon.proceedings.models import DraftVersion, Paragraph
from orkhon.proceedings.queries.amendments import AmendmentRow
from orkhon.proceedings.queries.clocks import on_clock
from orkhon.proceedings.queries.draft_redlines import marker_of
from orkhon.proceedings.queries.drafts import MarkedRow, ShownMark

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


class Called(Protocol):
    """A paragraph by its number and role."""

    @property
    def number(self) -> str:
        """As printed."""
        ...

    @property
    def role(self) -> str:
        """A value of `Paragraph.Role`."""
        ...


@register.filter
def place_called(of: Called) -> str:
    """ "Paragraph 14", "Heading I", "Title"."""
    if of.number and of.role == Paragraph.Role.OPERATIVE:
        return _("Paragraph %(number)s") % {"number": of.number}
    return capfirst(f"{role_words(of.role)} {of.number}".strip())


@register.filter
def mark_words(mark: ShownMark) -> str:
    """What is asked, or was decided, about a paragraph as a whole."""
    if mark.kind == "delete-paragraph":
        return (
            _("paragraph deleted") if mark.is_accepted else _("delete this paragraph")
        )
    if mark.kind == "insert-paragraph":
        return _("new paragraph") if mark.is_accepted else _("new paragraph proposed")
    if not mark.after:
        return _("paragraph moved") if mark.is_accepted else _("move this paragraph")
    words = (
        _("moved after paragraph %(number)s")
        if mark.is_accepted
        else _("move it after paragraph %(number)s")
    )
    return words % {"number": mark.after}


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
