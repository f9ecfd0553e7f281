"""Clocks of a sitting: `{% load sittings %}`."""

from datetime import datetime

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def clock(
    since: datetime | None, now: datetime, allowed: int | None = None
) -> SafeString | str:
    """How long something has lasted: 6:12, or 1:48 / 3:00; the script lets it run on.

    Args:
        since: When it began; None for nothing.
        now: When the page was drawn.
        allowed: Seconds that it may last; None where none are set.
    """
    if since is None:
        return ""
    seconds = max(0, int((now - since).total_seconds()))
    of = "" if allowed is None else f" / {minutes(allowed)}"
    over = "" if allowed is None or seconds <= allowed else "is-over"
    return format_html(
        '<time class="runs {}" datetime="PT{}S" data-since="{}" data-allowed="{}">{}{}</time>',
        over,
        seconds,
        since.isoformat(),
        "" if allowed is None else allowed,
        minutes(seconds),
        of,
    )


@register.filter
def minutes(seconds: int) -> str:
    """372 seconds are 6:12; an hour and more 1:06:12."""
    whole, rest = divmod(int(seconds), 60)
    if whole < 60:
        return f"{whole}:{rest:02d}"
    return f"{whole // 60}:{whole % 60:02d}:{rest:02d}"
