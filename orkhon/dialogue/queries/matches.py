"""Pairs of contacts that may be one event and wait for an answer."""

from django.db.models import Q, QuerySet

from orkhon.dialogue.models import Contact, ContactMatch


def all_matches() -> QuerySet[ContactMatch]:
    """Every pair that was ever proposed, with both contacts."""
    return ContactMatch.objects.select_related("one", "other").order_by("-score", "pk")


def waiting_matches() -> QuerySet[ContactMatch]:
    """Pairs that nobody has answered."""
    return all_matches().filter(answer=ContactMatch.Answer.WAITING)


def matches_of(contact: Contact) -> list[ContactMatch]:
    """Pairs that this contact is one of, answered or not."""
    return list(all_matches().filter(Q(one=contact) | Q(other=contact)))
