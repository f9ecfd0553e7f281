"""Personal documents as lists: kinds and dates alone, and the rule that deletes them."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, QuerySet

from orkhon.protocol.models import (
    PersonalDocument,
    RetentionRule,
    Visit,
    VisitParticipant,
)


@dataclass(frozen=True)
class Holder:
    """Somebody of a visit and what is kept of theirs; its contents are not read."""

    participant: VisitParticipant
    documents: tuple[PersonalDocument, ...]


def rule_in_force() -> RetentionRule | None:
    """How long documents are kept; None until somebody sets it."""
    return RetentionRule.objects.first()


def deletion_day(visit: Visit, rule: RetentionRule) -> date:
    """The day on which documents of a visit go."""
    return visit.ends_on + timedelta(rule.days)


def holders(visit: Visit) -> list[Holder]:
    """Who takes part in a visit, with the kinds and dates of their documents."""
    people = visit.participants.select_related("body__country").prefetch_related(
        "personal_documents__openings"
    )
    found = []
    for one in people:
        kept = tuple(one.personal_documents.all())
        if one.withdrawn_at is None or kept:
            found.append(Holder(one, kept))
    # First whose documents are kept, then guests, who are asked for theirs.
    guest = VisitParticipant.Side.GUEST
    return sorted(found, key=lambda h: (not h.documents, h.participant.side != guest))


def due(today: date) -> QuerySet[PersonalDocument]:
    """What is to be deleted: its day has come."""
    return PersonalDocument.objects.filter(deleted_at=None, delete_on__lte=today)


def visits_with_documents() -> QuerySet[Visit]:
    """Visits of which documents are or were kept, the newest first."""
    return (
        Visit.objects.filter(participants__personal_documents__isnull=False)
        .annotate(documents=Count("participants__personal_documents"))
        .order_by("-begins_on")
    )
