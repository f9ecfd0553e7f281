"""What every page needs around its content: rooms, counts, the foot of the record."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from orkhon.dialogue.models import Proposal
from orkhon.record.roles import SECRETARIAT, Role, has_role

FONTS = Path(__file__).resolve().parent.parent / "ui" / "static" / "ui" / "fonts.css"
ROOMS = (
    ("today", "today:today", _("Today")),
    ("dialogue", "dialogue:index", _("Dialogue")),
    ("register", "register:people", _("Register")),
    ("record", "record:index", _("Record")),
)
"""Rooms that stand, in the order of the page's head; a room not built is not named."""


@dataclass(frozen=True)
class Room:
    """One place in the page's head."""

    label: str
    url: str
    here: str
    """"page" or "true" for `aria-current`, "" elsewhere."""
    count: int


def frame(request: HttpRequest) -> dict[str, Any]:
    """The context processor: `frame` in every template."""
    return {"frame": _frame(request)}


def _frame(request: HttpRequest) -> dict[str, Any]:
    common = {
        "assembly": settings.ORKHON_ASSEMBLY,
        "is_sample": settings.ORKHON_SAMPLE,
        "has_fonts": has_fonts(),
    }
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return common
    return common | {
        "rooms": list(_rooms(request, user)),
        "search_url": _address("register:search"),
        "record_url": _address("record:index"),
        "is_administrator": has_role(user, frozenset({Role.ADMINISTRATOR})),
    }


@lru_cache(maxsize=1)
def has_fonts() -> bool:
    """Whether the fonts were built; without them the system's fonts serve."""
    return FONTS.exists()


def _rooms(request: HttpRequest, user: object) -> Any:
    match = request.resolver_match
    room_here = match.app_name if match is not None else ""
    for key, name, label in ROOMS:
        url = _address(name)
        if not url:
            continue
        here = ""
        if key == room_here:
            here = "page" if url == request.path else "true"
        count = 0
        if key == "dialogue" and has_role(user, SECRETARIAT):
            count = Proposal.objects.filter(state=Proposal.State.PROPOSED).count()
        yield Room(str(label), url, here, count)


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
