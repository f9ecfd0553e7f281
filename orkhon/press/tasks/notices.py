"""Mails to journalists, beside the answer; what failed is tried again."""

from orkhon.jobs.registry import Result, Work, every, job
from orkhon.press.actions.notices import NOTIFY, send_due, send_notice
from orkhon.press.models import Notice


@job(NOTIFY)
def send_one(work: Work) -> Result:
    """Send the mail that was written; one that was sent is left as it is."""
    row = Notice.objects.filter(pk=work.subject.rpartition("/")[2]).first()
    return {"sent": row is not None and send_notice(row) is True}


@every(minutes=10)
def send_waiting(work: Work) -> Result:
    """Send what could not be sent."""
    done = send_due()
    return {"sent": done.sent, "failed": done.failed}
