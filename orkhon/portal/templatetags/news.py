"""Words of the news pages and of lists of texts: `{% load news %}`."""

from collections.abc import Sequence
from datetime import datetime

from django import template
from django.template import Context
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from orkhon.press.queries.published import PublishedCommunique, PublishedVersion
from orkhon.proceedings.queries.published import PublishedText
from orkhon.ui import dates
from orkhon.ui.templatetags.provenance import mark

register = template.Library()


@register.simple_tag(takes_context=True)
def borne_out(context: Context, note: str, at: datetime) -> SafeString:
    """The mark after words that the record bears out.

    Args:
        note: What agrees; nothing else of the record is told.
        at: Of the publication, with which the facts were frozen.
    """
    frozen = gettext("frozen %(date)s") % {"date": _day(at)}
    return mark(context, "", note=frozen, counted=note)


@register.filter
def day(at: datetime) -> SafeString:
    """The day of a moment in the installation's time zone."""
    local = timezone.localtime(at).date()
    return format_html(
        '<time datetime="{}">{}</time>', local.isoformat(), dates.day(local)
    )


@register.filter
def last_day(versions: Sequence[PublishedVersion]) -> str:
    """The day of the last version."""
    return _day(versions[-1].published_at)


@register.filter
def shown_in(text: PublishedCommunique | PublishedText, language: str) -> str:
    """The reader's language where the text has it, else the authentic one."""
    return text.language_for(language)


@register.filter
def title_in(text: PublishedCommunique | PublishedText, language: str) -> str:
    """The title in a language of the text."""
    return text.titles[language]


@register.filter
def lead_in(communique: PublishedCommunique, language: str) -> str:
    """The lead in a language of the text; "" where it has none."""
    return communique.leads[language]


def _day(at: datetime) -> str:
    return dates.day(timezone.localtime(at).date())
