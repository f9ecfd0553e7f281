"""Who stands before a page of this room; whoever may not know of it gets a 404."""

from django.shortcuts import get_object_or_404

from orkhon.protocol.models import Visit, VisitParticipant
from orkhon.protocol.permissions import (
    can_arrange,
    can_cooperate,
    can_enter,
    can_open_personal,
    can_set_rules,
    can_sign_letters,
    can_write_letters,
)
from orkhon.record.doors import Rest, View, guarded


def inside(view: View[Rest]) -> View[Rest]:
    """The Secretariat."""
    return guarded(view, can_enter)


def arranging(view: View[Rest]) -> View[Rest]:
    """Who plans visits and keeps gifts."""
    return guarded(view, can_arrange)


def trusted(view: View[Rest]) -> View[Rest]:
    """Who opens passports and visas."""
    return guarded(view, can_open_personal)


def ruling(view: View[Rest]) -> View[Rest]:
    """Who sets categories and how long is kept."""
    return guarded(view, can_set_rules)


def writing(view: View[Rest]) -> View[Rest]:
    """Who drafts letters."""
    return guarded(view, can_write_letters)


def signing(view: View[Rest]) -> View[Rest]:
    """Who signs letters."""
    return guarded(view, can_sign_letters)


def cooperating(view: View[Rest]) -> View[Rest]:
    """Who keeps groups and projects."""
    return guarded(view, can_cooperate)


def visit_of(key: str) -> Visit:
    """The visit of this key.

    Raises:
        Http404: there is none.
    """
    return get_object_or_404(
        Visit.objects.select_related("guest__country", "host__country", "category"),
        key=key,
    )


def participant_of(key: str, number: int) -> VisitParticipant:
    """Somebody of a visit by their number.

    Raises:
        Http404: there is nobody.
    """
    return get_object_or_404(
        VisitParticipant.objects.select_related("visit", "body__country", "person"),
        visit__key=key,
        number=number,
    )
