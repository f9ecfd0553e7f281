"""The head of a visit's pages, its hours and states: `{% load visits %}`."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import template
from django.template import Context
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from orkhon.protocol.models import (
    Invitation,
    ProgrammeItem,
    Visit,
    VisitParticipant,
)
from orkhon.protocol.permissions import can_open_personal
from orkhon.record.clocks import on_clock
from orkhon.ui import dates

register = template.Library()

PARTS: tuple[tuple[str, Any], ...] = (
    ("visit", _("Overview")),
    ("people", _("Delegation")),
    ("programme", _("Programme")),
    ("cars", _("Cars")),
    ("prints", _("Prints")),
    ("visit-seating", _("Seating")),
)
"""Pages of a visit by the name of their address; one is named once it exists."""
ROOM: tuple[tuple[str, Any], ...] = (
    ("gifts", _("Gifts")),
    ("seating", _("Seating plans")),
    ("order", _("Order of states")),
    ("occasions", _("Occasions")),
    ("letters", _("Letters")),
    ("groups", _("Friendship groups")),
    ("projects", _("Projects")),
    ("elsewhere", _("Work in other assemblies")),
    ("personal", _("Passports and visas")),
    ("categories", _("Categories of visits")),
)
"""What else the room keeps; a page is named once it exists."""
SIGNS = {
    Visit.State.PLANNED: "waiting",
    Visit.State.CONFIRMED: "partly",
    Visit.State.HELD: "done",
    Visit.State.CANCELLED: "off",
}
ANSWERS = {
    Invitation.Answer.WAITING: "waiting",
    Invitation.Answer.ACCEPTED: "done",
    Invitation.Answer.TENTATIVE: "partly",
    Invitation.Answer.DECLINED: "off",
}


@dataclass(frozen=True)
class Part:
    """One of the pages of a visit, or of the room."""

    label: str
    url: str
    is_here: bool


@register.inclusion_tag("protocol/visit_parts.html", takes_context=True)
def visit_parts(context: Context, here: str = "") -> dict[str, object]:
    """The pages of the visit in the context; the present one is marked."""
    visit: Visit = context["visit"]
    request = context.get("request")
    path = here or (request.path if request else "")
    found = []
    for name, label in PARTS:
        url = _address(name, [visit.key])
        if url:
            found.append(Part(str(label), url, path in (url, name)))
    return {"parts": found}


@register.inclusion_tag("protocol/room_links.html", takes_context=True)
def protocol_links(context: Context) -> dict[str, object]:
    """The links to what else the room keeps, as far as the reader may know of it."""
    user = context["request"].user
    found = [
        Part(str(label), url, False)
        for name, label in ROOM
        for url in [_address(name, [])]
        if url and (name != "personal" or can_open_personal(user))
    ]
    return {"links": found}


@register.simple_tag
def visit_state(visit: Visit) -> SafeString:
    """How far a visit has come: its sign and its word."""
    return format_html(
        '<span class="state is-{}">{}</span>',
        SIGNS[Visit.State(visit.progress)],
        visit.get_progress_display(),
    )


@register.simple_tag
def answer_state(invitation: Invitation) -> SafeString:
    """What was answered: its sign and its word."""
    return format_html(
        '<span class="state is-{}">{}</span>',
        ANSWERS[Invitation.Answer(invitation.answer)],
        invitation.get_answer_display(),
    )


@register.filter
def role_label(role: str) -> str:
    """A role in a delegation in words."""
    return str(VisitParticipant.Role(role).label)


@register.filter
def visit_days(visit: Visit) -> str:
    """“3–4 March 2027” in the reader's language."""
    return dates.between(visit.begins_on.isoformat(), visit.ends_on.isoformat())


@register.filter
def heading(day: date) -> SafeString:
    """A day with its weekday: Wednesday 3 March 2027."""
    return format_html(
        '<time datetime="{}">{}</time>', day.isoformat(), dates.heading(day)
    )


@register.simple_tag
def hours(item: ProgrammeItem, visit: Visit) -> SafeString:
    """“10:00–10:45” on the clock of the line; an end on another day names it."""
    zone = item.time_zone or visit.time_zone
    begins, ends = on_clock(item.begins_at, zone), on_clock(item.ends_at, zone)
    words = f"{begins:%H:%M}"
    if ends != begins:
        words += f"–{ends:%H:%M}"
    if ends.date() != begins.date():
        words += f" ({dates.day_month(ends.date().isoformat())})"
    return format_html(
        '<time datetime="{}">{}</time>', begins.isoformat(timespec="minutes"), words
    )


@register.simple_tag
def moment_there(moment: datetime, visit: Visit) -> SafeString:
    """A moment on the visit's clock: 3 March 2027, 10:05."""
    local = on_clock(moment, visit.time_zone)
    return format_html(
        '<time datetime="{}">{}, {}</time>',
        local.isoformat(timespec="seconds"),
        dates.day(local.date()),
        f"{local:%H:%M}",
    )


def _address(name: str, args: list[str]) -> str:
    try:
        return reverse(f"protocol:{name}", args=args)
    except NoReverseMatch:
        return ""
