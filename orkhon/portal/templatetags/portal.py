"""Marks and words of the public record: `{% load portal %}`."""

from django import template
from django.conf import settings
from django.template import Context
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from orkhon.observation.queries.published import PublishedPiece, PublishedStatement
from orkhon.register.queries.published_values import (
    PublishedPerson,
    PublishedProvenance,
)
from orkhon.ui import dates
from orkhon.ui.templatetags.provenance import mark

register = template.Library()

OWN_NAMES = dict(settings.LANGUAGES)


@register.simple_tag(takes_context=True)
def counted_mark(
    context: Context, piece: PublishedPiece, statement: PublishedStatement
) -> SafeString:
    """The mark after a number: what was counted in how many forms, frozen when."""
    counted = piece.note
    if piece.forms is not None:
        words = ngettext(
            "counted in %(n)d form", "counted in %(n)d forms", piece.forms
        ) % {"n": piece.forms}
        counted = f"{counted}; {words}"
    day = dates.day(timezone.localtime(statement.published_at).date())
    frozen = (
        gettext("frozen %(date)s; in the bundle under “%(key)s”")
        % {"date": day, "key": piece.key}
        if piece.key
        else gettext("frozen %(date)s") % {"date": day}
    )
    return mark(context, "", note=frozen, counted=counted)


@register.simple_tag(takes_context=True)
def source_mark(context: Context, provenance: PublishedProvenance | None) -> SafeString:
    """The mark after a fact: the public source by its name and date, or that none is."""
    if provenance is None:
        return SafeString("")
    if provenance.is_named:
        day = dates.partial(provenance.published_on)
        words: str = format_html(
            '<span lang="{}">{}</span>, {}', provenance.language, provenance.title, day
        )
    elif provenance.basis == "entered":
        words = gettext("Entered by the Secretariat; no source is kept for it")
    else:
        words = gettext(
            "From a source that was not published; it is kept in the record"
        )
    return mark(context, "", counted=words)


@register.filter
def called(person: PublishedPerson, language: str) -> str:
    """A person's name as a language writes it."""
    return person.called(language)


@register.filter
def own_name(code: str) -> str:
    """A language in its own words: Қазақша."""
    return OWN_NAMES.get(code, code)


@register.simple_tag
def kind_of(statement: PublishedStatement, language: str) -> str:
    """Statement of the mission, its press version, or its final report."""
    return statement.kind_words(language)
