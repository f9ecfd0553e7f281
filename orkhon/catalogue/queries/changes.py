"""When what everybody may see changed last, so that copies of it hold until then.

On the day of a vote a form comes in every second. It is an act like any other, but no
public page shows it: what observers saw is public as a statement froze it. Such acts
are quiet, and copies of public pages outlive them.
"""

from dataclasses import dataclass

from orkhon.record.models import Entry

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


@dataclass(frozen=True)
class Change:
    """The last act that is not quiet.

    Attributes:
        seq: Its number in the record; 0 while there is none.
        leaf: Its leaf in the tree, in hexadecimal; "" while there is none.
    """

    seq: int = 0
    leaf: str = ""


def last_change() -> Change:
    """The last act after which a public page may be another one; one query."""
    found = (
        Entry.objects.exclude(verb__in=QUIET)
        .order_by("-seq")
        .values_list("seq", "leaf_hash")
        .first()
    )
    return Change() if found is None else Change(found[0], bytes(found[1]).hex())
