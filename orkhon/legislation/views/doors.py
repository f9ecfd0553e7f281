"""Who stands before a page of this room; whoever may not know of it gets a 404."""

from django.shortcuts import get_object_or_404

from orkhon.legislation.models import Work
from orkhon.legislation.permissions import (
    can_decide,
    can_enter,
    can_follow,
    can_read_workbench,
    can_review_glossary,
    can_run_round,
    can_write_texts,
)
from orkhon.record.doors import Rest, View, guarded


def inside(view: View[Rest]) -> View[Rest]:
    """The Secretariat and the delegations."""
    return guarded(view, can_enter)


def secretariat(view: View[Rest]) -> View[Rest]:
    """Who may see what the machine proposes."""
    return guarded(view, can_read_workbench)


def writing(view: View[Rest]) -> View[Rest]:
    """Who brings in texts."""
    return guarded(view, can_write_texts)


def deciding(view: View[Rest]) -> View[Rest]:
    """Who says what a member has made of a provision."""
    return guarded(view, can_decide)


def terminologists(view: View[Rest]) -> View[Rest]:
    """Who changes the glossary."""
    return guarded(view, can_review_glossary)


def answering(view: View[Rest]) -> View[Rest]:
    """Who opens rounds and answers comments."""
    return guarded(view, can_run_round)


def following(view: View[Rest]) -> View[Rest]:
    """Who records initiatives, reforms and lines of the roadmap."""
    return guarded(view, can_follow)


def work_of(key: str, *kinds: str) -> Work:
    """The work of this key.

    Raises:
        Http404: there is none, or it is of another kind.
    """
    works = Work.objects.select_related("country")
    if kinds:
        works = works.filter(kind__in=kinds)
    return get_object_or_404(works, key=key)
