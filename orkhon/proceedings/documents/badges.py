"""Badges of a session as PDF: four of A6 on a page of A4, each with its QR code."""

from collections.abc import Sequence
from html import escape
from importlib import resources

from django.conf import settings
from django.utils.translation import gettext

from orkhon.engines.documents import ASSETS
from orkhon.observation.documents.badges import qr_svg
from orkhon.proceedings.models import Participant, Session
from orkhon.proceedings.queries.badge_codes import address_of
from orkhon.register.queries.labels import assembly_named, named
from orkhon.ui import dates
from orkhon.ui.sheets import badge_sheets, size_of

LONG_BODY = 52
"""Signs from which the name of a body is set smaller."""


def badges_pdf(session: Session, participants: Sequence[Participant]) -> bytes:
    """Print badges in the language in force; names and posts as they were entered.

    Raises:
        ValueError: there is none to print.
    """
    if not participants:
        raise ValueError("there is no badge to print")
    return badge_sheets(
        f"{gettext('Badges')}, {session.title}",
        [_badge(session, one) for one in participants],
        styles=resources.files(__package__).joinpath("badges.css").read_text("utf-8"),
        pictures={
            f"qr-{one.number}.svg": qr_svg(address_of(one)) for one in participants
        },
    )


def _badge(session: Session, one: Participant) -> str:
    sample = (
        f'<span class="is-sample">{escape(gettext("sample"))}</span>'
        if session.sample
        else ""
    )
    body = "" if one.body is None else named(one.body)
    when = dates.between(session.from_on, session.to_on) if session.from_on else ""
    where = ", ".join(part for part in (session.place, when) if part)
    said = {
        "assembly": assembly_named(settings.ORKHON_ASSEMBLY),
        "session": session.title,
        "name": one.name,
        "post": one.post,
        "body": body,
        "number": str(one.number),
        "capacity": _capacity(one),
        "where": where,
        "code": gettext("Code that registers the arrival"),
    }
    text = {key: escape(word) for key, word in said.items()}
    return (
        '<div class="badge">'
        f'<div class="whose"><img src="{ASSETS}mark.svg" alt="">'
        f"<div><b>{text['assembly']}</b>"
        f'<span class="mission">{text["session"]}</span></div>{sample}</div>'
        '<div class="who"><div>'
        f'<p class="name{size_of(one.name)}">{text["name"]}</p>'
        f'<p class="role">{text["post"]}</p>'
        f'<p class="sent-by{" is-long" if len(body) > LONG_BODY else ""}">'
        f"{text['body']}</p></div></div>"
        f'<div class="check"><img class="qr" src="{ASSETS}qr-{one.number}.svg" '
        f'alt="{text["code"]}"><div><p class="number">{text["number"]}</p>'
        f'<p class="in-capacity">{text["capacity"]}</p>'
        f'<p class="how">{text["where"]}</p></div></div></div>'
    )


def _capacity(one: Participant) -> str:
    """What the badge says beside its number: the role in a delegation, or the capacity."""
    if one.capacity == Participant.Capacity.DELEGATION:
        return str(one.get_role_display())
    return str(one.get_capacity_display())
