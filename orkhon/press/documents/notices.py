"""What a journalist is told by mail: plain text in the language in which they asked."""

from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from orkhon.press.documents.mails import one_line, page_address
from orkhon.press.models import Journalist, Notice
from orkhon.press.queries.accreditation import kept_until, local_words
from orkhon.press.queries.event_changes import TOLD, Particulars, changed_lines
from orkhon.register.queries import labels

State = Journalist.State


@dataclass(frozen=True)
class Written:
    """A mail as it goes out: one line for its subject, and its text."""

    heading: str
    words: str


def received_mail(journalist: Journalist) -> Written:
    """The request is here; nothing that was written into the form is repeated.

    The form is public and the address may be a stranger's.
    """
    with override(journalist.language):
        return _written(
            journalist,
            _("Request received: %(event)s"),
            _("Your request for accreditation has number %(n)d.")
            % {"n": journalist.number},
            _("The press service decides and writes to you."),
            _("If you did not ask, you need do nothing."),
        )


def decision_mail(journalist: Journalist) -> Written:
    """The decision; a refusal or withdrawal with its reason."""
    with override(journalist.language):
        heading, said = {
            str(State.ACCREDITED): (
                _("Accredited: %(event)s"),
                _("You are accredited. Your number is %(n)d.")
                % {"n": journalist.number},
            ),
            str(State.REFUSED): (
                _("Not accredited: %(event)s"),
                _("You are not accredited."),
            ),
            str(State.WITHDRAWN): (
                _("Accreditation withdrawn: %(event)s"),
                _("Your accreditation is withdrawn."),
            ),
        }[journalist.progress]
        why = "" if journalist.progress == State.ACCREDITED else journalist.why
        return _written(journalist, heading, *_whose(journalist, said), why=why)


def change_mail(journalist: Journalist, was: Particulars, now: Particulars) -> Written:
    """Time or place is another: what was said before, and what holds."""
    with override(journalist.language):
        return _written(
            journalist,
            _("Changed: %(event)s"),
            *_whose(journalist),
            *(
                _("%(what)s: earlier %(was)s, now %(now)s.")
                % {"what": line.label, "was": line.was, "now": line.now}
                for line in changed_lines(was, now)
                if line.name in TOLD - {"asks_until"}
            ),
            _("Your accreditation stays."),
        )


def called_off_mail(journalist: Journalist) -> Written:
    """It does not take place, and why; see `received_mail` of who only asked."""
    said: tuple[str, ...]
    with override(journalist.language):
        said = (_("The event is called off."),)
        if journalist.progress != State.ASKED:
            said = _whose(journalist, *said)
        return _written(
            journalist,
            _("Called off: %(event)s"),
            *said,
            why=journalist.event.called_off_why,
        )


def notice_mail(notice: Notice) -> EmailMessage:
    """The mail as it was written, to the address that the journalist gave."""
    return EmailMessage(
        subject=notice.heading, body=notice.words, to=[notice.journalist.email]
    )


def _whose(journalist: Journalist, *said: str) -> tuple[str, ...]:
    """A newsroom may have one address: the mail says for whom it is."""
    return (f"{journalist.name}, {journalist.outlet}", *said)


def _written(
    journalist: Journalist, heading: str, *said: str, why: str = ""
) -> Written:
    """The mail in the language in force.

    Args:
        heading: With a place for the title of the event.
        said: Its paragraphs.
        why: The reason; "" for none.
    """
    event = journalist.event
    return Written(
        one_line(heading % {"event": event.title}),
        render_to_string(
            "press/mails/accreditation.txt",
            {
                "event": event,
                "begins": local_words(event.begins_at, event.time_zone),
                "said": said,
                "why": why,
                "address": page_address("press:apply", event.key, journalist.language),
                "kept_until": kept_until(event),
                "assembly": labels.assembly_named(settings.ORKHON_ASSEMBLY),
            },
        ),
    )
