"""Cards for observers' phones: the link as a code, how to begin, whom to call.

Four of A6 on a page of A4, each in its observer's own language.
"""

from dataclasses import dataclass
from html import escape
from importlib import resources

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from orkhon.engines.documents import ASSETS, print_pages
from orkhon.observation.documents.badges import qr_svg
from orkhon.register.queries import labels
from orkhon.ui import papers

A_PAGE = 4
LONG = 30
"""Signs from which a name is set smaller, so that it stays in its line."""


@dataclass(frozen=True)
class PrintedCard:
    """What stands on a card.

    Attributes:
        link: The observer's own address, token included.
        collect: The text of the code that sets up ODK Collect; its signs are many.
        whose: The observer's name, or what a shared phone is called.
        code: The observer's, "" for a shared phone.
        language: In which the card speaks.
        coordinator, telephone: Whom to call; "" when nobody is named.
    """

    link: str
    collect: str
    mission: str
    whose: str
    code: str
    language: str
    coordinator: str = ""
    telephone: str = ""
    is_sample: bool = False


def field_cards_pdf(cards: tuple[PrintedCard, ...]) -> bytes:
    """Print cards.

    Raises:
        ValueError: there is none to print.
    """
    if not cards:
        raise ValueError("there is no card to print")
    pictures = {"mark.svg": papers.mark()}
    sheets = []
    for first in range(0, len(cards), A_PAGE):
        page = []
        for number in range(first, min(first + A_PAGE, len(cards))):
            pictures[f"link-{number}.svg"] = qr_svg(cards[number].link)
            pictures[f"collect-{number}.svg"] = qr_svg(cards[number].collect)
            with translation.override(cards[number].language):
                page.append(_card(number, cards[number]))
        sheets.append(f'<div class="page">{"".join(page)}{_marks()}</div>')
    title = escape(f"{_('Cards for phones')}, {cards[0].mission}")
    markup = (
        f'<!doctype html><html lang="{translation.get_language() or "en"}"><head>'
        f"<title>{title}</title></head><body>{''.join(sheets)}</body></html>"
    )
    styles = resources.files(__package__).joinpath("field_cards.css").read_text("utf-8")
    return print_pages(
        markup,
        styles=styles,
        tokens_css=papers.tokens_css(),
        pictures=pictures,
        fonts=papers.fonts(),
    )


def _card(number: int, card: PrintedCard) -> str:
    sample = f' <span class="is-sample">{_("sample")}</span>' if card.is_sample else ""
    size = " is-long" if len(card.whose) > LONG else ""
    code = f'<b class="code">{escape(card.code)}</b> ' if card.code else ""
    steps = "".join(f"<li>{escape(step)}</li>" for step in _steps())
    return (
        f'<div class="card" lang="{card.language}">'
        f'<div class="whose"><img src="{ASSETS}mark.svg" alt="Orkhon">'
        f"<div><b>{escape(labels.assembly_named(settings.ORKHON_ASSEMBLY))}</b>"
        f'<span class="mission">{escape(card.mission)}{sample}</span></div></div>'
        f'<p class="name{size}">{code}{escape(card.whose)}</p>'
        f'<div class="begin"><img class="qr" src="{ASSETS}link-{number}.svg" '
        f'alt="{escape(_("Code of your link"))}"><ol>{steps}</ol></div>'
        f'<p class="link">{_lines(card.link)}</p>'
        f'<div class="other"><img class="qr is-small" src="{ASSETS}collect-{number}.svg" '
        f'alt="{escape(_("Code that sets up ODK Collect"))}">'
        f"<div><p>{escape(_('With ODK Collect instead: scan this code when it asks.'))}</p>"
        f"<p>{escape(_('Without data: send the codes of the other card as a text.'))}</p>"
        f"{_call(card)}"
        f"<p class='keep'>"
        f"{escape(_('The link is yours alone. If the phone is lost, call at once.'))}</p>"
        "</div></div></div>"
    )


def _lines(link: str) -> str:
    """The link in lines that a person can type, one after the other."""
    address, _hash, token = link.partition("#")
    half = len(token) // 2
    return "<br>".join(
        escape(line) for line in (f"{address}#", token[:half], token[half:])
    )


def _steps() -> tuple[str, ...]:
    return (
        _("Scan the code with the camera and open the link."),
        _("Wait until it says that it works without network."),
        _("Put it on the home screen, and choose your language."),
        _("Fill a form at each station; it sends itself when it can."),
    )


def _call(card: PrintedCard) -> str:
    if not card.telephone:
        return ""
    who = escape(card.coordinator)
    return f'<p class="call">{escape(_("Coordinator"))}: {who} <b>{escape(card.telephone)}</b></p>'


def _marks() -> str:
    """Short lines at the edges, where the sheet is cut across and along."""
    return "".join(f'<i class="cut {side}"></i>' for side in ("n", "s", "w", "e"))
