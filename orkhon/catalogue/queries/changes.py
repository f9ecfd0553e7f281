"""When what everybody may see changed last, so that copies of it hold until then.

On the day of a vote a form comes in every second. It is an act like any other, but no
public page shows it: what observers saw is public as a statement froze it. Such acts
are quiet, and copies of public pages outlive them. A yearbook counts forms as well; it
says on which day it was counted, and the next day counts anew.
"""

from orkhon.record.last_acts import LastAct, LastActs, last_number

QUIET = frozenset(
    {
        # Bytes came in; what is made of them is another act.
        "record.source.keep",
        "record.source.quarantine",
        # Somebody looked.
        "record.source.open",
        "dialogue.conversation.open",
        "observation.data.open",
        "observation.document.open",
        "observation.file.open",
        "observation.list.open",
        "observation.observer.open-contact",
        "protocol.personal.open",
        # A reader asks to be told, or is.
        "press.communique.mail",
        "press.journalist.ask",
        "press.journalist.mail",
        "press.subscriber.ask",
        "press.subscriber.confirm",
        "press.subscriber.leave",
        # Observers and the Secretariat at work on a day of voting.
        "observation.incident.open",
        "observation.incident.severity",
        "observation.incident.step",
        "observation.message.answer",
        "observation.message.seen",
        "observation.message.send",
        "observation.protocol.ask",
        "observation.protocol.check",
        "observation.queue.import",
        "observation.session.close",
        "observation.session.open",
        "observation.submission.attach",
        "observation.submission.decide",
        "observation.submission.let-through",
        "observation.submission.note",
        "observation.submission.place",
        "observation.submission.receive",
        "observation.submission.repeat",
        "observation.submission.review",
        "observation.submission.withdraw",
        "observation.text.fail",
        "observation.text.receive",
        "observation.text.report",
        "observation.text.send",
        "observation.text.settle",
        "observation.unreadable.keep",
        "observation.unreadable.settle",
        "observation.visit.add",
        "observation.visit.drop",
        "observation.visit.move",
        "observation.visit.replace",
    }
)
"""Acts that change nothing that is public. An act that is not named here may."""


WITHDRAWING = frozenset(
    {
        "record.subject.close",
        "record.payload.erase",
        "legislation.status.withdraw",
        "observation.line.withdraw",
        "press.photograph.withdraw",
        "proceedings.document.withdraw",
        "proceedings.relation.drop",
    }
)
"""Acts that take something back from everybody: no page of before is shown after them."""
_CHANGES = LastActs(leaving_out=QUIET)


def last_change() -> LastAct:
    """The last act after which a public page may be another one; one query."""
    return _CHANGES.last()


def last_withdrawal() -> int:
    """The number of the last act by which something public was taken back; or 0."""
    return last_number(WITHDRAWING)
