"""Who stands before a page of this room; whoever may not know of it gets a 404."""

from django.shortcuts import get_object_or_404

from orkhon.accounts.models import User
from orkhon.proceedings.models import Draft, DraftVersion, Question, Session, Sitting
from orkhon.proceedings.permissions import (
    can_adopt,
    can_amend,
    can_disclose_relations,
    can_draft,
    can_enter,
    can_prepare,
    can_read_preparations,
    can_register,
    can_relate,
    can_run_sitting,
    can_set_rules,
)
from orkhon.record.doors import Rest, View, guarded


def inside(view: View[Rest]) -> View[Rest]:
    """The Secretariat and the delegations."""
    return guarded(view, can_enter)


def secretariat(view: View[Rest]) -> View[Rest]:
    """Who reads what is not circulated yet."""
    return guarded(view, can_read_preparations)


def preparing(view: View[Rest]) -> View[Rest]:
    """Who plans and convenes."""
    return guarded(view, can_prepare)


def registering(view: View[Rest]) -> View[Rest]:
    """Who enters participants and registers arrivals."""
    return guarded(view, can_register)


def drafting(view: View[Rest]) -> View[Rest]:
    """Who brings in drafts and decides amendments."""
    return guarded(view, can_draft)


def amending(view: View[Rest]) -> View[Rest]:
    """Who proposes amendments."""
    return guarded(view, can_amend)


def running(view: View[Rest]) -> View[Rest]:
    """Who runs a sitting."""
    return guarded(view, can_run_sitting)


def adopting(view: View[Rest]) -> View[Rest]:
    """Who closes questions and gives symbols."""
    return guarded(view, can_adopt)


def ruling(view: View[Rest]) -> View[Rest]:
    """Who fills in the rules."""
    return guarded(view, can_set_rules)


def disclosing(view: View[Rest]) -> View[Rest]:
    """Who opens relations with others and yearbooks to everybody."""
    return guarded(view, can_disclose_relations)


def relating(view: View[Rest]) -> View[Rest]:
    """Who records relations with others."""
    return guarded(view, can_relate)


def session_of(key: str) -> Session:
    """The session of this key.

    Raises:
        Http404: there is none.
    """
    return get_object_or_404(
        Session.objects.select_related("organ", "host__country", "takes_chair"),
        key=key,
    )


def sitting_of(key: str, number: int) -> Sitting:
    """A sitting of a session by its number.

    Raises:
        Http404: there is none.
    """
    return get_object_or_404(
        Sitting.objects.select_related("session__organ"),
        session__key=key,
        number=number,
    )


def draft_of(key: str, number: int, user: User) -> Draft:
    """A draft of a session that the account may read: delegations see issued ones.

    Raises:
        Http404: there is none, or it is not issued yet.
    """
    drafts = Draft.objects.select_related("session__organ", "item")
    if not can_read_preparations(user):
        issued = DraftVersion.objects.filter(issued_at__isnull=False)
        drafts = drafts.filter(pk__in=issued.values("draft"))
    return get_object_or_404(drafts, session__key=key, number=number)


def version_of(key: str, number: int, version: int, user: User) -> DraftVersion:
    """A version of a draft that the account may read.

    Raises:
        Http404: there is none, or it is not issued yet.
    """
    versions = DraftVersion.objects.select_related("draft__session__organ")
    if not can_read_preparations(user):
        versions = versions.filter(issued_at__isnull=False)
    return get_object_or_404(
        versions, draft__session__key=key, draft__number=number, number=version
    )


def question_of(key: str, number: int) -> Question:
    """A question of a session by its number.

    Raises:
        Http404: there is none.
    """
    return get_object_or_404(
        Question.objects.select_related(
            "session__organ", "item", "version__draft", "amendment"
        ),
        session__key=key,
        number=number,
    )
