"""Passports and visas go on their day, whether or not somebody thinks of it."""

from django.utils import timezone

from orkhon.jobs.registry import Result, Work, every
from orkhon.protocol.actions.personal import delete_due_documents


@every(minutes=60)
def delete_personal_documents(work: Work) -> Result:
    """Delete personal documents of visits on their day."""
    return {"deleted": len(delete_due_documents(timezone.localdate()))}
