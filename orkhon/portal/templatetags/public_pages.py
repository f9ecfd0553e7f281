"""Days, hours and events on public pages: `{% load public_pages %}`."""

from datetime import date, datetime

from django import template
from django.conf import settings
from django.template import Context
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from orkhon.portal.calendar_links import address_of
from orkhon.register.queries.published_events import PublishedEvent
from orkhon.ui import dates
from orkhon.ui.templatetags.provenance import mark

register = template.Library()

FILES = {"akn": "Akoma Ntoso", "docx": "Word", "pdf": "PDF"}
"""What a form of a file is called."""
OWN = frozenset(code for code, _name in settings.LANGUAGES)


@register.filter
def day_of(moment: datetime) -> str:
    """The day of a moment by the installation's clock: 11 June 2027."""
    return dates.day(timezone.localtime(moment).date())


@register.filter
def plain_day(day: date) -> str:
    """A day in words alone, for where no element may stand: 14 March 2027."""
    return dates.day(day)


@register.filter
def heading_day(day: date) -> str:
    """A day with its weekday: Friday 11 June 2027."""
    return dates.heading(day)


@register.filter
def long_day(local: datetime) -> SafeString:
    """A moment that stands on its clock already, with its weekday, within a sentence."""
    words = f"{dates.with_weekday(local.date())}, {local:%H:%M}"
    return format_html('<time datetime="{}">{}</time>', _moment(local), words)


@register.filter
def hour(local: datetime) -> SafeString:
    """The hour of a moment that stands on its clock already: 10:00."""
    return format_html(
        '<time datetime="{}">{}</time>', _moment(local), f"{local:%H:%M}"
    )


@register.filter
def form_words(form: str) -> str:
    """What a form of a file is called: Akoma Ntoso."""
    return FILES.get(form, form.upper())


@register.filter
def page_language(code: str, page: str) -> str:
    """The language of the page that shows a text: its own, where the site has it."""
    return code if code in OWN else page


@register.filter
def event_days(one: PublishedEvent) -> str:
    """“10–11 June 2027”; of an unfixed day what is known of it."""
    if not one.is_fixed:
        return dates.partial(one.on)
    return dates.between(one.first.isoformat(), one.last.isoformat())


@register.filter
def event_kind(one: PublishedEvent) -> str:
    """What takes place: a session, a vote."""
    return {
        "session": pgettext("calendar", "session"),
        "sitting": pgettext("calendar", "sitting"),
        "vote": pgettext("calendar", "observed vote"),
        "outside-event": pgettext("calendar", "event of another organisation"),
        "press-conference": pgettext("calendar", "press conference"),
    }.get(one.kind, "")


@register.simple_tag
def event_address(one: PublishedEvent, language: str) -> str:
    """The page of an event; "" for none."""
    return address_of(one, language)


@register.simple_tag(takes_context=True)
def published_mark(context: Context, source: str, opened_at: datetime) -> SafeString:
    """The mark after a fact that was opened, with the title of its source, if any."""
    note = gettext("opened to everybody on %(date)s") % {"date": day_of(opened_at)}
    return mark(context, "", note=note, counted=source)


def _moment(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
