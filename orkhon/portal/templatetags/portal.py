"""Marks and words of the public record: `{% load portal %}`."""

from django import template
from django.template import Context
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from orkhon.observation.queries.published import PublishedPiece, PublishedStatement
from orkhon.ui import dates
from orkhon.ui.templatetags.provenance import mark

register = template.Library()


@register.simple_tag(takes_context=True)
def counted_mark(
    context: Context, piece: PublishedPiece, statement: PublishedStatement
) -> SafeString:
    """The mark after a number: what was counted, and that it is frozen."""
    return mark(
        context,
        "",
        note=gettext("frozen %(date)s; in the bundle under “%(key)s”")
        % {"date": dates.day(statement.published_at.date()), "key": piece.key},
        counted=piece.note,
    )


@register.simple_tag
def kind_of(statement: PublishedStatement, language: str) -> str:
    """Statement of the mission, its press version, or its final report."""
    return statement.kind_words(language)
