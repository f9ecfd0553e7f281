"""At platforms of many: our texts on an event, who speaks for whom, agreed lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.legislation.actions.citing import short
from orkhon.proceedings.models import AdoptedText, Coordination, OutsideEvent
from orkhon.proceedings.permissions import can_relate
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require
from orkhon.register.models import Body, Person


@dataclass(frozen=True)
class Line:
    """Who speaks for whom on a topic, and what is said."""

    topic: str
    speaks: Body
    for_whom: Sequence[Body]
    line: str
    speaker: Person | None = None


@transaction.atomic
def bind_text(event: OutsideEvent, text: AdoptedText, *, by: Actor) -> None:
    """Say that a text of the assembly is on the subject of an event of others."""
    require(can_relate(by), "bind a text to an event")
    event.adopted.add(text)
    append("proceedings.event.bind", subject_of(event), by=by, symbol=text.symbol)


@transaction.atomic
def propose_line(event: OutsideEvent, said: Line, *, by: Actor) -> Coordination:
    """Propose who speaks for whom at a platform, and what is said.

    Raises:
        Refusal: no topic, no words, nobody to speak for, or somebody speaks for this
            parliament on this topic already.
    """
    require(can_relate(by), "propose a line")
    topic = short(said.topic, 240, _("topic"))
    words = said.line.strip()
    others = [one for one in said.for_whom if one.pk != said.speaks.pk]
    if not topic or not words:
        raise Refusal(_("Write the topic and what is said."))
    if not others:
        raise Refusal(
            _("Say for which other parliaments %(speaks)s speaks.")
            % {"speaks": said.speaks}
        )
    OutsideEvent.objects.select_for_update().get(pk=event.pk)
    live = event.coordination.filter(topic__iexact=topic).exclude(
        progress=Coordination.State.DROPPED
    )
    for one in others:
        taken = live.filter(for_whom=one).first()
        if taken is not None:
            raise Refusal(
                _("%(who)s speaks for %(whom)s on this topic already")
                % {"who": taken.speaks, "whom": one}
            )
    last = event.coordination.order_by("-number").first()
    row = Coordination.objects.create(
        event=event,
        number=1 if last is None else last.number + 1,
        topic=topic,
        speaks=said.speaks,
        speaker=said.speaker,
        line=words,
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    row.for_whom.set(others)
    append(
        "proceedings.line.propose",
        subject_of(event),
        by=by,
        number=row.number,
        topic=topic,
        speaks=said.speaks.key,
        for_whom=[one.key for one in others],
        line=words,
    )
    return row


@transaction.atomic
def settle_line(row: Coordination, progress: str, *, by: Actor) -> None:
    """Agree on a line, or drop it; once settled it is not settled again.

    Raises:
        Refusal: settled before, or no such answer.
    """
    require(can_relate(by), "settle a line")
    held = Coordination.objects.select_for_update().get(pk=row.pk)
    if held.progress != Coordination.State.PROPOSED:
        raise Refusal(_("This line was settled before."))
    if progress not in (Coordination.State.AGREED, Coordination.State.DROPPED):
        raise Refusal(_("“%(answer)s” settles nothing") % {"answer": progress})
    held.progress = progress
    held.agreed_at = timezone.now()
    held.agreed_by = by.actor_id
    held.save()
    append(
        "proceedings.line.settle",
        subject_of(held.event),
        by=by,
        number=held.number,
        progress=str(progress),
    )
