"""Sheets that are cut or folded: badges, plates, cards, each with styles of its own."""

from collections.abc import Mapping, Sequence
from html import escape
from importlib import resources

from django.utils.translation import get_language

from orkhon.engines.documents import print_pages
from orkhon.ui import papers

A_PAGE = 4
"""Badges of A6 on a page of A4."""
LONG, VERY_LONG = 26, 46
"""Signs from which a name is set smaller, so that it stays on its badge."""


def badge_sheets(
    title: str,
    badges: Sequence[str],
    *,
    styles: str = "",
    pictures: Mapping[str, bytes] | None = None,
) -> bytes:
    """Print badges as PDF, four of A6 on a page of A4, to be cut along thin lines.

    Args:
        badges: The markup of each; every word in it is escaped by the caller.
        styles: What these badges set otherwise than `badges.css`.
        pictures: By the names that stand in the markup; the mark is always there.
    Raises:
        ValueError: there is none to print.
    """
    if not badges:
        raise ValueError("there is no badge to print")
    pages = [
        f'<div class="page">{"".join(badges[first : first + A_PAGE])}</div>'
        for first in range(0, len(badges), A_PAGE)
    ]
    house = resources.files(__package__).joinpath("badges.css").read_text("utf-8")
    return sheets(title, pages, styles=f"{house}\n{styles}", pictures=pictures)


def sheets(
    title: str,
    pages: Sequence[str],
    *,
    styles: str,
    pictures: Mapping[str, bytes] | None = None,
) -> bytes:
    """Print pages of A4 with a form of their own, in the language in force.

    Args:
        pages: The markup of each; every word in it is escaped by the caller.
    """
    markup = (
        f'<!doctype html><html lang="{get_language() or "en"}"><head>'
        f"<title>{escape(title)}</title></head><body>{''.join(pages)}</body></html>"
    )
    return print_pages(
        markup,
        styles=styles,
        tokens_css=papers.tokens_css(),
        pictures={"mark.svg": papers.mark(), **(pictures or {})},
        fonts=papers.fonts(),
    )


def size_of(name: str) -> str:
    """Classes by which a long name is set smaller; "" for a short one."""
    if len(name) > VERY_LONG:
        return " is-very-long"
    return " is-long" if len(name) > LONG else ""
