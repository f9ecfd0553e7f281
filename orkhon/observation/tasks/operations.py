"""What the worker does for operations by itself: texts on their way, positions due."""

from django.utils import timezone

from orkhon.jobs.registry import Result, Work, every
from orkhon.observation.actions.positions import delete_due_positions
from orkhon.observation.actions.text_queue import send_waiting


@every(minutes=1)
def send_texts(work: Work) -> Result:
    """Hand the texts that wait to the gateway."""
    sent, failed = send_waiting(timezone.now())
    return {"sent": sent, "failed": failed}


@every(minutes=60)
def delete_positions(work: Work) -> Result:
    """Delete observers' positions on their missions' dates."""
    return {"deleted": delete_due_positions(timezone.localdate())}
