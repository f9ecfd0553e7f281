"""The forms that a published number counted, as they are now."""

from dataclasses import dataclass

from orkhon.observation.models import PublishedFinding, Submission
from orkhon.observation.queries.findings import Number


@dataclass(frozen=True)
class CountedForm:
    """One form that was counted; `is_counted` says whether it still is."""

    form: Submission
    is_counted: bool


def frozen_forms(row: PublishedFinding, number: Number) -> list[CountedForm]:
    """The forms in the order of their receipts; a form edited since is the old one.

    Args:
        number: As it was published.
    """
    found = (
        Submission.objects.filter(pk__in=row.submissions)
        .select_related("station", "team")
        .order_by("seq")
    )
    return [
        CountedForm(
            one,
            one.is_current
            and one.state == Submission.State.RECEIVED
            and one.review != Submission.Review.REJECTED,
        )
        for one in found
    ]
