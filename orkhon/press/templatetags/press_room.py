"""Words and links of the room: `{% load press_room %}`."""

from typing import Any

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

register = template.Library()

PARTS = (
    ("index", _("Communiqués")),
    ("photographs", _("Photographs")),
    ("mailing", _("Mailing list")),
    ("events", _("Accreditation of journalists")),
    ("reviews", _("Press review")),
)
"""Parts of the room by the name of their address; one shows once its page stands."""


@register.simple_tag
def press_links() -> list[tuple[Any, str]]:
    """The parts of the room that have a page."""
    found = []
    for name, label in PARTS:
        try:
            found.append((label, reverse(f"press:{name}")))
        except NoReverseMatch:
            continue
    return found


@register.filter
def kind_words(kind: str) -> str:
    """What a claim is about, for the editor."""
    return str(
        {
            "person": pgettext_lazy("claim", "name"),
            "post": pgettext_lazy("claim", "post"),
            "date": pgettext_lazy("claim", "date"),
            "place": pgettext_lazy("claim", "place"),
            "figure": pgettext_lazy("claim", "number"),
        }.get(kind, kind)
    )
