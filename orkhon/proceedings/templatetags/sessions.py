"""The head of a session's pages and its hours: `{% load sessions %}`."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import template
from django.template import Context
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.proceedings.models import Session, Sitting
from orkhon.proceedings.queries.programme import sitting_words
from orkhon.proceedings.queries.sessions import called, clock_of, days_words, zone_of
from orkhon.ui import dates

register = template.Library()

PARTS: tuple[tuple[str, Any], ...] = (
    ("session", _("Overview")),
    ("agenda", _("Agenda")),
    ("programme", _("Programme")),
    ("participants", _("Participants")),
    ("documents", _("Documents")),
    ("drafts", _("Drafts")),
    ("questions", pgettext_lazy("put to a decision", "Questions")),
    ("sittings", _("Sittings")),
    ("minutes", _("Minutes")),
    ("adopted", _("Adopted texts")),
    ("reports", _("Reports")),
    ("appointments", _("Appointments")),
)
"""Name of the address and what it is called, in the order of the work.

A part is named once its address exists; it takes the session's key.
"""

ROOM: tuple[tuple[str, Any], ...] = (
    ("organs", _("Organs")),
    ("chair", pgettext_lazy("sessions", "Chair")),
    ("adopted-texts", _("Adopted texts")),
    ("legal-documents", _("Legal documents")),
    ("relations", _("Relations with others")),
    ("rules", _("Rules")),
    ("yearbooks", _("Yearbooks")),
)
"""What else is kept in the room, in the order of the first page."""
SIGNS = {
    Session.State.PLANNED: "waiting",
    Session.State.CONVENED: "waiting",
    Session.State.OPEN: "partly",
    Session.State.CLOSED: "done",
    Session.State.CANCELLED: "off",
}


@dataclass(frozen=True)
class Part:
    """One part of a session, as its link needs it."""

    label: str
    url: str
    is_here: bool


@register.inclusion_tag("proceedings/session_parts.html", takes_context=True)
def session_parts(context: Context, here: str = "") -> dict[str, object]:
    """The links to the parts of the session in the context.

    Args:
        here: Name of the part's address; without it, the longest address that the
            page's own begins with.
    """
    known = _addresses(context["session"])
    path = context["request"].path
    here = here or max(
        (name for name, url in known.items() if path.startswith(url)),
        key=lambda name: len(known[name]),
        default="",
    )
    return {
        "parts": [
            Part(str(label), known[name], name == here)
            for name, label in PARTS
            if name in known
        ]
    }


@register.inclusion_tag("proceedings/room_links.html")
def room_links() -> dict[str, object]:
    """The links to what else the room keeps; a page is named once it exists."""
    found = []
    for name, label in ROOM:
        try:
            found.append(Part(str(label), reverse(f"proceedings:{name}"), False))
        except NoReverseMatch:
            continue
    return {"links": found}


@register.simple_tag
def session_state(session: Session) -> SafeString:
    """How far a session has come: its sign and its word."""
    return format_html(
        '<span class="state is-{}">{}</span>',
        SIGNS[Session.State(session.progress)],
        session.get_progress_display(),
    )


@register.filter(name="called")
def called_(session: Session) -> str:
    """What a session is called in the reader's language."""
    return called(session)


@register.filter
def days(session: Session) -> str:
    """“10–11 June 2027” in the reader's language; says that no day is fixed."""
    return days_words(session)


@register.filter
def zone(session: Session) -> str:
    """The zone of the session's clock by its name: Asia/Bishkek."""
    return str(zone_of(session))


@register.filter
def sitting(one: Sitting) -> str:
    """“Sitting 2”, or with its name."""
    return sitting_words(one)


@register.filter
def heading(day: date) -> SafeString:
    """A day with its weekday: Thursday 10 June 2027."""
    return format_html(
        '<time datetime="{}">{}</time>', day.isoformat(), dates.heading(day)
    )


@register.filter
def clock(local: datetime) -> SafeString:
    """The hour of a moment that stands on its clock already: 10:00."""
    return _written(local, f"{local:%H:%M}")


@register.filter
def at_session(moment: datetime | None, session: Session) -> SafeString | str:
    """A moment in the session's own time: Friday 11 June 2027, 10:00."""
    if moment is None:
        return ""
    local = clock_of(session, moment)
    return _written(moment, f"{dates.heading(local.date())}, {local:%H:%M}")


@register.filter
def hour_at(moment: datetime | None, session: Session) -> SafeString | str:
    """The hour of a moment in the session's own time: 10:00."""
    if moment is None:
        return ""
    return _written(moment, f"{clock_of(session, moment):%H:%M}")


def _written(moment: datetime, words: str) -> SafeString:
    return format_html(
        '<time datetime="{}">{}</time>', moment.isoformat(timespec="seconds"), words
    )


def _addresses(session: Session) -> dict[str, str]:
    found = {}
    for name, _label in PARTS:
        try:
            found[name] = reverse(f"proceedings:{name}", args=[session.key])
        except NoReverseMatch:
            continue
    return found
