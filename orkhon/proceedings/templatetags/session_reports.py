"""What a report's screen says of money and missions: `{% load session_reports %}`."""

from decimal import Decimal

from django import template
from django.utils.safestring import SafeString

from orkhon.proceedings.documents.reports import (
    check_words,
    mission_words,
    money,
    part_words,
    scale_words,
    standing_words,
)
from orkhon.proceedings.models import SessionReport
from orkhon.proceedings.queries.finances import Part, Scale
from orkhon.proceedings.queries.reports import MissionReport, ReportContent
from orkhon.ui import dates
from orkhon.ui.templatetags.provenance import state

register = template.Library()


@register.filter
def in_currency(amount: Decimal, currency: str) -> str:
    """An amount to the cent with its currency."""
    return money(amount, currency)


@register.filter
def part_called(part: Part) -> str:
    """Income or expenditure."""
    return part_words(part.key)


@register.simple_tag
def part_check(part: Part, currency: str) -> SafeString | str:
    """Whether a part adds up, with its sign; nothing where no total is stated."""
    words = check_words(part, currency)
    if not words:
        return ""
    return state("done" if part.adds_up else "late", words)


@register.filter
def in_shares(scale: Scale) -> str:
    """The scale in words, or that it is not set."""
    return scale_words(scale)


@register.filter
def report_period(one: SessionReport) -> str:
    """The period of a report, as a list shows it; "" for none."""
    if one.from_on is None or one.to_on is None:
        return ""
    return dates.between(one.from_on.isoformat(), one.to_on.isoformat())


@register.filter
def mission_report(one: MissionReport) -> str:
    """Which statement the final report is, or that it is not published yet."""
    return mission_words(one)


@register.simple_tag
def report_standing(said: ReportContent, zone: str) -> str:
    """Issued by whom and when, or as of when a draft counts."""
    return standing_words(said, zone)
