"""The register of the assembly's own legal documents: what sources say of each."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.legislation.actions.citing import Shown, cited_place, partial
from orkhon.legislation.models import Work
from orkhon.proceedings.models import InstrumentEvent
from orkhon.proceedings.permissions import can_set_rules
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require
from orkhon.register.models import Body

WHAT_LENGTH = 400


@dataclass(frozen=True)
class Happened:
    """An event as somebody says it.

    Attributes:
        kind: A value of `InstrumentEvent.Kind`.
        on: Partial date; "" is not known.
        what: In a sentence.
        parliament: Whose act it was, where it was one parliament's.
    """

    kind: str
    what: str
    on: str = ""
    parliament: Body | None = None


@transaction.atomic
def enter_event(
    work: Work, event: Happened, *, by: Actor, shown: Shown = None
) -> InstrumentEvent:
    """Enter what a source says happened to a legal document.

    Raises:
        PermissionDenied: not one who fills in what legal documents say.
        Refusal: a national or model law, no such kind of event, no words, a date that
            the calendar does not have, or a citation that cannot stand.
    """
    require(can_set_rules(by), "enter what happened to a legal document")
    require_instrument(work)
    if event.kind not in InstrumentEvent.Kind.values:
        raise Refusal(
            _("“%(kind)s” is nothing that happens to a legal document")
            % {"kind": event.kind}
        )
    what = " ".join(event.what.split())
    if not what:
        raise Refusal(_("say what happened"))
    if len(what) > WHAT_LENGTH:
        raise Refusal(_("more than %(n)d letters") % {"n": WHAT_LENGTH})
    on, citation = partial(event.on), cited_place(shown, by=by)
    made = InstrumentEvent.objects.create(
        work=work,
        kind=event.kind,
        on=on,
        what=what,
        parliament=event.parliament,
        citation=citation,
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    append(
        "proceedings.instrument.enter",
        subject_of(work),
        by=by,
        work=work.key,
        kind=str(event.kind),
        on=on,
        what=what,
        parliament="" if event.parliament is None else event.parliament.key,
        citation=None if citation is None else str(citation.pk),
    )
    return made


def require_instrument(work: Work) -> None:
    """Refuse a law: what is kept here is the assembly's own.

    Raises:
        Refusal: a national law or a model law.
    """
    if work.kind != Work.Kind.INSTRUMENT:
        raise Refusal(
            _("%(work)s is no legal document of the assembly: %(kind)s")
            % {"work": work, "kind": work.get_kind_display()}
        )
