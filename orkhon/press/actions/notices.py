"""Mails to journalists: written with the act, sent by a worker, each of them once.

A row is taken before its mail is sent and closed after it, as on the mailing list: a
sender that dies between the two leaves a row that is never sent again.
"""

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from orkhon.jobs.actions import ask
from orkhon.press.actions.delivery import delivered
from orkhon.press.actions.sending import Sending
from orkhon.press.documents.notices import Written, notice_mail
from orkhon.press.models import Journalist, Notice
from orkhon.press.queries.notices import due_notices
from orkhon.record.actions import append, subject_of
from orkhon.record.roles import Machine

NOTIFY = "press.journalist.notify"
"""The job that sends one mail."""
ROBOT = Machine("accreditation")


def tell(journalist: Journalist, about: Notice.About, written: Written) -> None:
    """Write a mail in the caller's transaction; a worker sends it after that.

    Who gave no address, or whose address is erased, is told nothing.
    """
    if not journalist.email:
        return
    last = journalist.notices.aggregate(last=Max("number"))["last"]
    made = Notice.objects.create(
        journalist=journalist,
        number=(last or 0) + 1,
        about=about,
        heading=written.heading,
        words=written.words,
        made_at=timezone.now(),
    )
    ask(NOTIFY, subject=subject_of(made), by=ROBOT.actor_id)


def send_notice(notice: Notice, backend: BaseEmailBackend | None = None) -> bool | None:
    """Send one mail; None where it is not due, or another sender has it.

    Returns:
        Whether the server took it; else the row says why, and it is tried again.
    """
    taken = _taken(notice)
    if taken is None:
        return None
    mail = notice_mail(taken)
    mail.connection = backend
    why = delivered(mail)
    if why:
        Notice.objects.filter(pk=taken.pk).update(error=why)
        return False
    with transaction.atomic():
        Notice.objects.filter(pk=taken.pk).update(sent_at=timezone.now())
        append(
            "press.journalist.mail",
            subject_of(taken.journalist),
            by=ROBOT,
            number=taken.journalist.number,
            about=taken.about,
        )
    return True


def send_due() -> Sending:
    """Send what a worker could not send when it was written."""
    backend = get_connection()
    done = [send_notice(one, backend) for one in due_notices()]
    return Sending(done.count(True), done.count(False))


@transaction.atomic
def _taken(notice: Notice) -> Notice | None:
    """The row as ours alone, known by its number of tries."""
    row = due_notices().filter(pk=notice.pk).first()
    if row is None:
        return None
    ours = Notice.objects.filter(pk=row.pk, sent_at=None, tries=notice.tries).update(
        tries=F("tries") + 1, error=""
    )
    return row if ours else None
