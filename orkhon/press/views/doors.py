"""Who stands before a page of this room; whoever may not know of it gets a 404."""

from django.shortcuts import get_object_or_404

from orkhon.press.models import Communique, CommuniqueVersion, PressEvent
from orkhon.press.permissions import (
    can_accredit,
    can_approve,
    can_enter,
    can_publish,
    can_see_subscribers,
    can_write,
)
from orkhon.record.doors import Rest, View, guarded


def inside(view: View[Rest]) -> View[Rest]:
    """The Secretariat."""
    return guarded(view, can_enter)


def writing(view: View[Rest]) -> View[Rest]:
    """Who drafts and translates."""
    return guarded(view, can_write)


def approving(view: View[Rest]) -> View[Rest]:
    """Who approves."""
    return guarded(view, can_approve)


def publishing(view: View[Rest]) -> View[Rest]:
    """Who publishes what is approved."""
    return guarded(view, can_publish)


def accrediting(view: View[Rest]) -> View[Rest]:
    """Who decides on journalists."""
    return guarded(view, can_accredit)


def keeping_list(view: View[Rest]) -> View[Rest]:
    """Who sees the mailing list."""
    return guarded(view, can_see_subscribers)


def communique_of(year: int, number: int) -> Communique:
    """The communiqué of this number.

    Raises:
        Http404: there is none.
    """
    return get_object_or_404(
        Communique.objects.select_related("contact", "session", "mission", "visit"),
        year=year,
        number=number,
    )


def version_of(year: int, number: int, version: int) -> CommuniqueVersion:
    """A version of a communiqué.

    Raises:
        Http404: there is none.
    """
    return get_object_or_404(
        CommuniqueVersion.objects.select_related("communique"),
        communique__year=year,
        communique__number=number,
        number=version,
    )


def event_of(key: str) -> PressEvent:
    """The event for journalists of this key.

    Raises:
        Http404: there is none.
    """
    return get_object_or_404(
        PressEvent.objects.select_related("session", "mission", "visit"), key=key
    )
