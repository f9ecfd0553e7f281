"""The sections of the public record, in one list: an entry shows once its page stands.

Whoever adds a page family finds its name here, or adds a line.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True)
class Section:
    """A page that the head of every page names.

    Attributes:
        name: Of the address, without `portal:`; its only argument is the language.
        label: What it is called.
    """

    name: str
    label: Any


@dataclass(frozen=True)
class Place:
    """A section as a page shows it.

    Attributes:
        here: "page" or "true" for `aria-current`, "" elsewhere.
    """

    label: str
    url: str
    here: str


@dataclass(frozen=True)
class Navigation:
    """What the head and the foot of a page lead to.

    Attributes:
        sections: The first row.
        about: What is folded under “About”.
        tools: Search, check, data.
        search: Where words are looked up; "" while nobody can.
        data: What the foot names: open data, feeds, the map of the site.
    """

    sections: tuple[Place, ...]
    about: tuple[Place, ...]
    about_here: bool
    search: str
    data: tuple[Place, ...]


SECTIONS = (
    Section("news", pgettext_lazy("public section", "News")),
    Section("calendar", pgettext_lazy("public section", "Calendar")),
    Section("sessions", pgettext_lazy("public section", "Sessions")),
    Section("adopted-texts", pgettext_lazy("public section", "Texts")),
    Section("model-laws", pgettext_lazy("public section", "Model laws")),
    Section("missions", pgettext_lazy("public section", "Missions")),
    Section("people", pgettext_lazy("public section", "People")),
)
ABOUT = (
    Section("organs", _("Organs and chairmanship")),
    Section("relations", _("Relations with others")),
    Section("instruments", _("Legal documents")),
    Section("yearbooks", _("Yearbook")),
    Section("photographs", _("Photographs")),
)
TOOLS = (Section("check", pgettext_lazy("public section", "Check")),)
DATA = (
    Section("data", _("Open data")),
    Section("feed", _("news feed")),
)


def navigation(language: str, here: str) -> Navigation:
    """The sections that stand, in a language.

    Args:
        here: The path of the page that is shown.
    """
    about = tuple(_standing(ABOUT, language, here))
    return Navigation(
        sections=(
            *_standing(SECTIONS, language, here),
            *_standing(TOOLS, language, here),
        ),
        about=about,
        about_here=any(one.here for one in about),
        search=_address("search", language),
        data=tuple(_standing(DATA, language, here)),
    )


def standing(name: str) -> bool:
    """Whether a page family has an address, asked in the site's first language."""
    return bool(_address(name, settings.LANGUAGES[0][0]))


def _standing(
    sections: tuple[Section, ...], language: str, here: str
) -> Iterator[Place]:
    for one in sections:
        url = _address(one.name, language)
        if not url:
            continue
        current = "page" if here == url else "true" if here.startswith(url) else ""
        yield Place(str(one.label), url, current)


def _address(name: str, language: str) -> str:
    try:
        return reverse(f"portal:{name}", args=[language])
    except NoReverseMatch:
        return ""
