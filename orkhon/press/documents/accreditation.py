"""Badges of journalists, and the list of the accredited: name, outlet, country only."""

from collections.abc import Sequence
from html import escape

from django.conf import settings
from django.utils.translation import get_language, gettext, pgettext

from orkhon.engines.documents import ASSETS, Labels, Paper, Paragraph, Table, runs
from orkhon.press.models import Journalist, PressEvent
from orkhon.press.queries.accreditation import local_words
from orkhon.protocol.documents.plates import BADGE_STYLES
from orkhon.record.refusals import Refusal
from orkhon.register.queries.labels import assembly_named
from orkhon.ui import dates
from orkhon.ui.sheets import badge_sheets, size_of

FORMATS = ("docx", "pdf")


def press_badges(event: PressEvent, people: Sequence[Journalist]) -> bytes:
    """Badges as PDF in the language in force, four on a page.

    Raises:
        Refusal: nobody is accredited.
    """
    if not people:
        raise Refusal(gettext("nobody is accredited: there is no badge to print"))
    return badge_sheets(
        f"{gettext('Badges')}, {event.title}",
        [_badge(event, one) for one in people],
        styles=BADGE_STYLES,
    )


def accredited_paper(event: PressEvent, people: Sequence[Journalist]) -> Paper:
    """The list of the accredited in the language in force."""
    head = (
        pgettext("journalist", "Number"),
        gettext("Name"),
        gettext("Outlet"),
        gettext("Country"),
    )
    rows = tuple(
        (runs(str(one.number)), runs(one.name), runs(one.outlet), runs(one.country))
        for one in people
    )
    return Paper(
        title=event.title,
        subtitle=" · ".join(
            filter(None, [gettext("Accredited journalists"), _at(event)])
        ),
        language=get_language() or "en",
        blocks=(
            Table(head, rows)
            if rows
            else Paragraph(runs(gettext("Nobody is accredited."))),
        ),
        running_head=assembly_named(settings.ORKHON_ASSEMBLY),
        running_note=gettext("sample") if event.sample else "",
        labels=Labels(leaf=gettext("Part {number} of {count}")),
    )


def _badge(event: PressEvent, one: Journalist) -> str:
    said = {
        "assembly": assembly_named(settings.ORKHON_ASSEMBLY),
        "event": event.title,
        "name": one.name,
        "outlet": one.outlet,
        "country": one.country,
        "press": pgettext("badge", "Press"),
        "work": str(one.get_work_display()),
        "at": f"{one.number} · {_at(event)}",
        "sample": gettext("sample"),
    }
    text = {key: escape(words) for key, words in said.items()}
    sample = f'<span class="is-sample">{text["sample"]}</span>' if event.sample else ""
    return (
        '<div class="badge">'
        f'<div class="whose"><img src="{ASSETS}mark.svg" alt="">'
        f"<div><b>{text['assembly']}</b>"
        f'<span class="mission">{text["event"]}</span></div>{sample}</div>'
        f'<div class="who"><div><p class="name{size_of(one.name)}">{text["name"]}</p>'
        f'<p class="role">{text["outlet"]}</p>'
        f'<p class="sent-by">{text["country"]}</p></div></div>'
        f'<div class="check"><div><p class="in-capacity">{text["press"]} · '
        f'{text["work"]}</p><p class="how">{text["at"]}</p></div></div></div>'
    )


def _at(event: PressEvent) -> str:
    day = dates.day(local_words(event.begins_at, event.time_zone).date())
    return ", ".join(filter(None, [event.place, day]))
