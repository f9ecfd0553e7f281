"""The dated deletions, one function each; `orkhon tidy` runs them all."""

from collections.abc import Callable
from datetime import date

from django.utils import timezone

from orkhon.jobs.registry import Result, Work, every
from orkhon.observation.actions.documents_kept import delete_due_documents
from orkhon.observation.actions.positions import delete_due_positions
from orkhon.observation.actions.team_drafts import delete_due_drafts

DELETIONS: tuple[tuple[str, Callable[[date], int]], ...] = (
    ("documents of observers", delete_due_documents),
    ("positions of observers", delete_due_positions),
    ("unsent drafts of teams", delete_due_drafts),
)
"""What is deleted, and the function that deletes what is due on a day."""


def tidy(today: date) -> list[tuple[str, int]]:
    """Delete what is due; each deletion stands in the record.

    Returns:
        What was deleted, and how many of it.
    """
    return [(what, delete(today)) for what, delete in DELETIONS]


@every(minutes=60)
def delete_documents(work: Work) -> Result:
    """Delete personal documents on their day, where nobody runs `orkhon tidy`."""
    return {"deleted": delete_due_documents(timezone.localdate())}


@every(minutes=60)
def delete_drafts(work: Work) -> Result:
    """Delete unsent drafts of teams on their day."""
    return {"deleted": delete_due_drafts(timezone.localdate())}
