"""Badges as PDF: four of A6 on a page of A4, each with its QR code."""

import io
from dataclasses import dataclass
from html import escape

import segno
from django.conf import settings
from django.utils.translation import gettext

from orkhon.engines.documents import ASSETS
from orkhon.register.queries import labels
from orkhon.ui import dates
from orkhon.ui.sheets import badge_sheets, size_of

LONG_SENDER = 60
CHECK_PAGE = "/field/check"
"""Where the observers' app checks a code, with the camera and without a network."""
ERROR_CORRECTION = "m"
"""15% of the code may be lost to a scratch or a thumb (ISO/IEC 18004)."""


@dataclass(frozen=True)
class PrintedBadge:
    """What stands on a badge; the code says the same and is signed.

    Attributes:
        photo: JPEG, b"" where there is none.
        valid: The days on which it holds, in words.
    """

    code: str
    name: str
    observer: str
    parliament: str
    capacity: str
    card: str
    mission: str
    valid: str
    photo: bytes = b""
    is_sample: bool = False


def badges_pdf(badges: tuple[PrintedBadge, ...]) -> bytes:
    """Print badges in the language in force; names stay as in the passport.

    Raises:
        ValueError: there is none to print.
    """
    if not badges:
        raise ValueError("there is no badge to print")
    pictures = {}
    for number, badge in enumerate(badges):
        pictures[f"qr-{number}.svg"] = qr_svg(badge.code)
        if badge.photo:
            pictures[f"photo-{number}.jpg"] = badge.photo
    return badge_sheets(
        f"{gettext('Badges')}, {badges[0].mission}",
        [_badge(number, badge) for number, badge in enumerate(badges)],
        pictures=pictures,
    )


def qr_svg(text: str) -> bytes:
    """A text as QR code, black on white with its quiet zone."""
    written = io.BytesIO()
    segno.make(text, error=ERROR_CORRECTION, micro=False, boost_error=False).save(
        written, kind="svg", border=4, xmldecl=False, svgns=True
    )
    return written.getvalue()


def _badge(number: int, badge: PrintedBadge) -> str:
    words = {
        "photograph": gettext("Photograph"),
        "none": gettext("without photograph"),
        "sample": gettext("sample"),
        "code": gettext("Code that shows whether the badge is genuine"),
        "how": gettext("Checked without a network, with the mission’s key:"),
    }
    said = {key: escape(word) for key, word in words.items()}
    photo = (
        f'<img class="photo" src="{ASSETS}photo-{number}.jpg" '
        f'alt="{said["photograph"]}">'
        if badge.photo
        else f'<p class="no-photo">{said["none"]}</p>'
    )
    sample = (
        f'<span class="is-sample">{said["sample"]}</span>' if badge.is_sample else ""
    )
    facts = (
        (gettext("Card number"), badge.card or gettext("none")),
        (gettext("Observer"), badge.observer),
        (gettext("Holds"), badge.valid),
    )
    listed = "".join(
        f"<dt>{escape(label)}</dt><dd><b>{escape(value)}</b></dd>"
        for label, value in facts
    )
    return (
        '<div class="badge">'
        f'<div class="whose"><img src="{ASSETS}mark.svg" alt="">'
        f"<div><b>{escape(labels.assembly_named(settings.ORKHON_ASSEMBLY))}</b>"
        f'<span class="mission">{escape(badge.mission)}</span></div>{sample}</div>'
        f'<div class="who">{photo}<div>'
        f'<p class="name{size_of(badge.name)}">{escape(badge.name)}</p>'
        f'<p class="role">{escape(badge.capacity)}</p>'
        f'<p class="sent-by{_sender_size(badge.parliament)}">{escape(badge.parliament)}</p>'
        "</div></div>"
        f'<div class="check"><img class="qr" src="{ASSETS}qr-{number}.svg" '
        f'alt="{said["code"]}"><div><dl>{listed}</dl><p class="how">{said["how"]} '
        f"{escape(settings.ORKHON_ADDRESS)}{CHECK_PAGE}</p></div></div></div>"
    )


def _sender_size(name: str) -> str:
    return " is-long" if len(name) > LONG_SENDER else ""


def validity(first: str, last: str) -> str:
    """The days of a badge in words."""
    return dates.between(first, last)
