"""What every page needs around its content: rooms, counts, the foot of the record."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from orkhon.dialogue import permissions as dialogue
from orkhon.dialogue.models import Proposal
from orkhon.legislation import permissions as legislation
from orkhon.observation import permissions as observation
from orkhon.press import permissions as press
from orkhon.proceedings import permissions as proceedings
from orkhon.protocol import permissions as protocol
from orkhon.record import permissions as record
from orkhon.record.queries import plinth
from orkhon.record.roles import Role, has_role
from orkhon.register import permissions as register
from orkhon.register.queries.labels import assembly_named

FONTS = Path(__file__).resolve().parent.parent / "ui" / "static" / "ui" / "fonts.css"


def _anyone(user: object) -> bool:
    return True


ROOMS: tuple[tuple[str, str, Any, Callable[[Any], bool]], ...] = (
    ("today", "today:today", _("Today"), _anyone),
    ("dialogue", "dialogue:index", _("Dialogue"), dialogue.can_read),
    ("legislation", "legislation:index", _("Legislation"), legislation.can_enter),
    ("proceedings", "proceedings:index", _("Sessions"), proceedings.can_enter),
    ("protocol", "protocol:index", _("Protocol"), protocol.can_enter),
    ("observation", "observation:missions", _("Observation"), observation.can_enter),
    ("press", "press:index", pgettext_lazy("room", "Press"), press.can_enter),
    ("register", "register:people", _("Register"), register.can_read_register),
    ("record", "record:index", _("Record"), record.can_see_record),
)
"""Rooms that stand, in the order of the page's head, each with who may enter it.

A room that is not built, or that the account cannot open, is not named.
"""


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
    if user is None:
        return common
    common["assembly"] = assembly_named(settings.ORKHON_ASSEMBLY)
    if not user.is_authenticated:
        return common
    reads_register = register.can_read_register(user)
    sees_record = record.can_see_record(user)
    return common | {
        "rooms": list(_rooms(request, user)),
        "record": plinth(),
        "search_url": reverse("register:search") if reads_register else "",
        "record_url": reverse("record:index") if sees_record else "",
        "is_administrator": has_role(user, frozenset({Role.ADMINISTRATOR})),
    }


@lru_cache(maxsize=1)
def has_fonts() -> bool:
    """Whether the fonts were built; without them the system's fonts serve."""
    return FONTS.exists()


def _rooms(request: HttpRequest, user: object) -> Iterator[Room]:
    match = request.resolver_match
    room_here = match.app_name if match is not None else ""
    for key, name, label, can_enter in ROOMS:
        if not can_enter(user):
            continue
        url = reverse(name)
        here = ""
        if key == room_here:
            here = "page" if url == request.path else "true"
        count = 0
        if key == "dialogue":
            count = Proposal.objects.filter(state=Proposal.State.PROPOSED).count()
        yield Room(str(label), url, here, count)
