"""Moments of positions: `{% load questions %}`."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from orkhon.ui import dates

register = template.Library()


@register.filter
def short_on(moment: datetime, zone: str) -> SafeString:
    """A moment on a clock, for a narrow column: 10 May, and the hour below it."""
    local = moment.astimezone(ZoneInfo(zone))
    return format_html(
        '<time datetime="{}">{} <span class="nowrap">{}</span></time>',
        moment.isoformat(timespec="seconds"),
        dates.day_month(local.date().isoformat()),
        f"{local:%H:%M}",
    )
