"""Mails of the mailing list, beside the answer and once in a few minutes."""

from orkhon.jobs.registry import Result, Work, every, job
from orkhon.press.actions.mailing import INVITE, erase_unconfirmed, invite
from orkhon.press.actions.sending import send_out
from orkhon.press.models import Subscriber


@job(INVITE)
def send_invitation(work: Work) -> Result:
    """Ask the owner of an address; one that was erased meanwhile is not asked."""
    row = Subscriber.objects.filter(pk=work.subject.rpartition("/")[2]).first()
    return {"sent": row is not None and invite(row)}


@every(minutes=10)
def send_communiques(work: Work) -> Result:
    """Send what is out to whoever confirmed and has not had it."""
    done = send_out()
    return {"sent": done.sent, "failed": done.failed}


@every(minutes=60)
def erase_unconfirmed_addresses(work: Work) -> Result:
    """Addresses that nobody confirmed go."""
    return {"erased": erase_unconfirmed()}
