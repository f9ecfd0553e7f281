"""Photographs as the press service sees them: the list, one page, and what one lacks."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.press.intake.photographs import PhotographError, said_of_itself
from orkhon.press.models import (
    Communique,
    CommuniqueVersion,
    Photograph,
    PhotographSize,
)
from orkhon.record.queries import bytes_of
from orkhon.ui import languages

ALWAYS = "en"
"""Without words in this language no photograph is published."""


@dataclass(frozen=True)
class Said:
    """What the file says of itself: proposals, which a person takes over or not."""

    author: str
    taken_on: str


def photographs() -> QuerySet[Photograph]:
    """All, the newest first, with what a list shows; no bytes."""
    return (
        Photograph.objects.select_related("original")
        .prefetch_related(
            Prefetch("sizes", PhotographSize.objects.defer("data")),
            "texts",
            "shown__person",
            "communiquephotograph_set__communique",
        )
        .order_by("-number")
    )


def lacks_of(photograph: Photograph) -> tuple[str, ...]:
    """What stands in the way of its publication, in words; () for nothing."""
    found = []
    if not photograph.author.strip():
        found.append(_("author"))
    if not photograph.rights.strip():
        found.append(_("rights"))
    said = {one.language for one in photograph.texts.all() if one.alt.strip()}
    for code in _wanted(photograph):
        if code not in said:
            found.append(
                _("what is seen, in %(language)s") % {"language": languages.name(code)}
            )
    return tuple(found)


def is_out(communique: Communique, now: datetime | None = None) -> bool:
    """Whether everybody may see a version of it, by the clock or at a moment."""
    moment = now or timezone.now()
    return any(
        one.progress == CommuniqueVersion.State.PUBLISHED
        and one.published_at is not None
        and max(one.published_at, one.embargo_until or one.published_at) <= moment
        for one in communique.versions.all()
    )


def is_waiting(photograph: Photograph, now: datetime | None = None) -> bool:
    """Whether it stands with communiqués, none of which is out yet: then nobody sees it."""
    beside = [
        one.communique
        for one in photograph.communiquephotograph_set.select_related(
            "communique"
        ).prefetch_related("communique__versions")
    ]
    return bool(beside) and not any(is_out(one, now) for one in beside)


def said_by(photograph: Photograph) -> Said:
    """Author and day as the original says them."""
    try:
        return Said(*said_of_itself(bytes_of(photograph.original)))
    except PhotographError:
        return Said("", "")


def _wanted(photograph: Photograph) -> list[str]:
    """English, then the languages of the communiqués that it stands with."""
    codes = set(
        CommuniqueVersion.objects.filter(
            communique__communiquephotograph__photograph=photograph
        )
        .exclude(progress=CommuniqueVersion.State.DROPPED)
        .exclude(texts=None)
        .values_list("texts__language", flat=True)
    )
    return [ALWAYS, *sorted(codes - {ALWAYS})]
