"""How far minutes are, and what they name: `{% load minutes %}`."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from orkhon.proceedings.documents.minutes import country_called
from orkhon.proceedings.models import Minutes
from orkhon.proceedings.queries.clocks import on_clock
from orkhon.proceedings.queries.decisions_record import Decision
from orkhon.proceedings.queries.decisions_said import sign, verdict
from orkhon.proceedings.queries.minutes import DelegationThere, MinutesLine
from orkhon.ui.templatetags.provenance import state

register = template.Library()


@register.simple_tag
def minutes_state(line: MinutesLine) -> SafeString:
    """The phase of a sitting's minutes, with its sign."""
    if line.minutes is None:
        return state("off", _("notes only") if line.sitting.opened_at else _("none"))
    signs = {
        Minutes.Phase.NOTES: "off",
        Minutes.Phase.DRAFT: "waiting",
        Minutes.Phase.CORRECTIONS: "partly",
        Minutes.Phase.APPROVED: "done",
    }
    phase = Minutes.Phase(line.minutes.phase)
    return state(signs[phase], str(phase.label))


@register.simple_tag
def minutes_next(line: MinutesLine) -> str:
    """What is to be done next with them, in a few words."""
    minutes = line.minutes
    if minutes is None:
        if line.sitting.closed_at is None:
            return _("the sitting is not closed")
        return _("the draft is to be made")
    if minutes.phase == Minutes.Phase.DRAFT:
        return _("to be put before those who attended")
    if minutes.phase == Minutes.Phase.CORRECTIONS and minutes.corrections_by:
        words = _("corrections until %(deadline)s") % {
            "deadline": on_clock(minutes.corrections_by, minutes.time_zone)
        }
        if line.waiting:
            words += "; " + ngettext(
                "%(n)d waits for an answer", "%(n)d wait for an answer", line.waiting
            ) % {"n": line.waiting}
        return words
    return ""


@register.simple_tag
def delegation_name(row: DelegationThere) -> str:
    """A delegation by its country, in the reader's language."""
    return country_called(row)


@register.simple_tag
def decision_line(one: Decision) -> SafeString:
    """A decision in one line: its number, its result."""
    return format_html(
        "{} {}",
        _("Question %(number)d") % {"number": one.number},
        state(sign(one), verdict(one)),
    )
