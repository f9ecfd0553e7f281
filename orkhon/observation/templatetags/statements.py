"""Sentences with their numbers marked: `{% load statements %}`."""

from typing import cast

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext, pgettext

from orkhon.observation.models import MissionFigure
from orkhon.observation.queries.findings import Number
from orkhon.observation.queries.statements.composition import (
    Composed,
    ComposedSentence,
)
from orkhon.observation.queries.statements.placed_figures import BETWEEN
from orkhon.record.models import Citation
from orkhon.ui.templatetags.provenance import CitationLike, mark

register = template.Library()


@register.simple_tag(takes_context=True)
def said_in(context: Context, sentence: ComposedSentence, text: Composed) -> SafeString:
    """A sentence, each number with the mark that says what was counted, or by whom.

    Args:
        text: The statement in the language of the sentence.
    """
    pieces = []
    for one in sentence.segments:
        if one.kind == "finding" and one.key in text.numbers:
            number = text.numbers[one.key]
            pieces.append(_counted(context, one.text, number, text))
        elif one.kind == "figure" and one.key in text.figures:
            pieces.append(_figure(context, one.text, one.key, text))
        elif one.kind in ("finding", "figure"):
            pieces.append(format_html("<mark>{}</mark>", one.text))
        else:
            pieces.append(format_html("{}", one.text))
    if sentence.row.citation is not None:
        pieces.append(mark(context, _cited(sentence.row.citation)))
    # Every piece was escaped above.
    return mark_safe("".join(pieces))  # noqa: S308


@register.filter
def counted_words(number: Number) -> str:
    """What was asked and what was counted, for the slip of a mark."""
    return f"{number.finding.title.rstrip('.')}. {counted_line(number)}"


@register.filter
def counted_line(number: Number) -> str:
    """What was counted, in words: 12 of 37 forms; 3 did not answer."""
    counted = number.counted
    if counted is None:
        return number.problem
    unit = {
        "forms": pgettext("what is counted", "forms"),
        "stations": pgettext("what is counted", "stations"),
        "cities": pgettext("what is counted", "cities"),
    }.get(counted.unit, counted.unit)
    said = (
        gettext("Counted: %(value)s %(unit)s")
        % {"value": _plain(counted.value), "unit": unit}
        if counted.of is None
        else gettext("Counted: %(value)s of %(of)s %(unit)s")
        % {"value": _plain(counted.value), "of": _plain(counted.of), "unit": unit}
    )
    parts = [said]
    if counted.not_seen:
        parts.append(
            ngettext(
                "%(n)d did not see it or did not answer",
                "%(n)d did not see it or did not answer",
                counted.not_seen,
            )
            % {"n": counted.not_seen}
        )
    if number.finding.limits:
        parts.append(number.finding.limits)
    return ". ".join(one.rstrip(".") for one in parts)


def _cited(citation: Citation | None) -> CitationLike | None:
    """The mark reads of a citation what it needs; the face knows no rooms."""
    return cast("CitationLike | None", citation)


@register.simple_tag
def number_in(number: Number, language: str) -> str:
    """A number as a language writes it."""
    return number.shown(language)


def _plain(value: object) -> str:
    return str(value)


def _counted(
    context: Context, shown: str, number: Number, text: Composed
) -> SafeString:
    if number.counted is None:
        return format_html("<mark>{}</mark>", shown)
    mission = text.statement.mission
    if text.statement.published_at is None:
        url = reverse("observation:finding", args=[mission.number, number.finding.pk])
    else:
        url = reverse(
            "observation:statement-number",
            args=[mission.number, text.statement.number, number.finding.key],
        )
    is_sure = number.finding.confirmed_at is not None
    sign = mark(
        context,
        None,
        state="confirmed" if is_sure else "proposed",
        counted=counted_words(number),
        url=url,
    )
    return format_html("<b>{}</b>{}", shown, sign)


def _figure(context: Context, shown: str, key: str, text: Composed) -> SafeString:
    """A figure with its source; of those that disagree each has its own mark."""
    rows = text.figures[key].rows
    pieces = shown.split(BETWEEN)
    # As it was published it may have had fewer sources than it has rows now.
    if len(pieces) != len(rows):
        pieces, rows = [shown], rows[:1]
    marked = [
        format_html("<b>{}</b>{}", piece, _given(context, one))
        for piece, one in zip(pieces, rows, strict=True)
    ]
    # Every piece was escaped above.
    return mark_safe(BETWEEN.join(marked))  # noqa: S308


def _given(context: Context, row: MissionFigure) -> SafeString:
    citation = row.figure.citation
    return mark(
        context,
        _cited(citation),
        note=row.given_by,
        counted=""
        if citation is not None
        else gettext("Given by %(who)s; no source is kept for it")
        % {"who": row.given_by},
    )
