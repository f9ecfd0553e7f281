"""The parts of a mission at the head of its pages: `{% load missions %}`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.template import Context
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from orkhon.engines.merkle.entry import JSON
from orkhon.observation.models import Mission
from orkhon.observation.permissions import (
    can_operate,
    can_run,
    can_see_mission,
    can_write_statement,
    nominating_missions,
)
from orkhon.ui import dates

register = template.Library()


def _reads_names(user: object, mission: Mission) -> bool:
    return (
        can_see_mission(user, mission)
        or nominating_missions(user).filter(pk=mission.pk).exists()
    )


PARTS: tuple[tuple[str, Any, Callable[[object, Mission], bool]], ...] = (
    ("mission", _("Overview"), can_see_mission),
    ("observers", _("Observers"), _reads_names),
    ("stations", _("Stations"), can_see_mission),
    ("teams", _("Teams and routes"), can_see_mission),
    ("forms", _("Forms"), can_run),
    ("operations", _("Operations room"), can_see_mission),
    ("messages", _("Messages"), can_operate),
    ("findings", _("Findings"), can_write_statement),
    ("figures", _("Figures"), can_write_statement),
    ("quick-count", _("Quick count"), can_write_statement),
    ("results", _("Official results"), can_write_statement),
    ("statements", _("Statements"), can_write_statement),
)
"""Name of the address, what it is called, who may open it; in the order of the work.

A part is named only when its address exists and the account may open it.
"""


@dataclass(frozen=True)
class Part:
    """One part of a mission, as its link needs it."""

    label: str
    url: str
    is_here: bool


@register.inclusion_tag("observation/mission_parts.html", takes_context=True)
def mission_parts(context: Context, here: str = "") -> dict[str, object]:
    """The links to the parts of the mission in the context.

    Args:
        here: Name of the part's address; without it, the longest address that the
            page's own begins with.
    """
    mission, request = context["mission"], context["request"]
    known = _addresses(mission)
    here = here or max(
        (name for name, url in known.items() if request.path.startswith(url)),
        key=lambda name: len(known[name]),
        default="",
    )
    return {
        "parts": [
            Part(str(label), known[name], name == here)
            for name, label, may in PARTS
            if name in known and may(request.user, mission)
        ]
    }


@register.filter
def weekday(day: date) -> SafeString:
    """A day with its weekday: Sunday 14 March 2027."""
    return format_html(
        '<time datetime="{}">{}</time>', day.isoformat(), dates.heading(day)
    )


@register.filter
def in_zone(moment: datetime, zone: str) -> SafeString:
    """A moment in the mission's own time: Monday 8 March 2027, 18:00."""
    local = moment.astimezone(ZoneInfo(zone))
    return _written(moment, dates.heading(local.date()), f"{local:%H:%M}")


@register.filter
def day_in_zone(moment: datetime, zone: str) -> SafeString:
    """As `in_zone`, without weekday and year, for lists: 8 March, 18:00."""
    local = moment.astimezone(ZoneInfo(zone))
    day = dates.day_month(local.date().isoformat())
    return _written(moment, day, f"{local:%H:%M}")


@register.filter
def laid_down(value: JSON) -> str:
    """What a rule lays down, in words: a list with commas, yes or no."""
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    return str(value)


def _written(moment: datetime, day: str, hour: str) -> SafeString:
    """The hour may go to the next line where the day fills one."""
    return format_html(
        '<time datetime="{}">{},</time> <span class="nowrap">{}</span>',
        moment.isoformat(timespec="seconds"),
        day,
        hour,
    )


def _addresses(mission: Mission) -> dict[str, str]:
    found = {}
    for name, _label, _may in PARTS:
        try:
            found[name] = reverse(f"observation:{name}", args=[mission.number])
        except NoReverseMatch:
            continue
    return found
