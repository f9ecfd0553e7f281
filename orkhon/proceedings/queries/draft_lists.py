"""The drafts of a session in a list: how far each has come."""

from dataclasses import dataclass

from django.db.models import Count, Max, Q

from orkhon.proceedings.models import Draft, Session


@dataclass(frozen=True)
class DraftLine:
    """A draft as a line of the list.

    Attributes:
        issued: Number of the last issued version, None before the first.
        in_hand: Number of the version that is prepared, None where there is none.
        open: Brackets that remain.
    """

    draft: Draft
    issued: int | None
    in_hand: int | None
    open: int


def drafts_of(session: Session, *, unissued: bool) -> list[DraftLine]:
    """The drafts of a session by number.

    Args:
        unissued: Also those of which nothing is issued yet.
    """
    rows = (
        session.drafts.select_related("item", "rapporteur")
        .annotate(
            issued=Max("versions__number", filter=Q(versions__issued_at__isnull=False)),
            last=Max("versions__number"),
        )
        .order_by("number")
    )
    brackets = dict(
        session.drafts.filter(amendments__progress="open")
        .annotate(open=Count("amendments"))
        .values_list("pk", "open")
    )
    return [
        DraftLine(
            row,
            row.issued,
            row.last if unissued and row.last != row.issued else None,
            brackets.get(row.pk, 0),
        )
        for row in rows
        if unissued or row.issued is not None
    ]
