"""Constitutional and electoral reforms of members, as dated events."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.engines.merkle.entry import JSON
from orkhon.legislation.actions.citing import Cited, cited_place, partial, short
from orkhon.legislation.models import Reform, Work
from orkhon.legislation.permissions import can_follow
from orkhon.record.actions import append, subject_of
from orkhon.record.models import Citation
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require
from orkhon.register.models import Country, State

WHAT_LENGTH = 2000


@dataclass(frozen=True)
class Event:
    """A dated event of a reform, as a source tells it.

    Attributes:
        kind: Key of `Reform.Kind`.
        name: The reform; events of one reform share its name.
        what: What happened, in our own words.
        on: Partial date.
        reference: Where it was read.
        works: Laws that it made or changed.
    """

    country: Country
    kind: str
    name: str
    what: str
    on: str
    reference: str
    works: Sequence[Work] = ()


@transaction.atomic
def record_reform(
    said: Event,
    *,
    by: Actor,
    shown: Cited | Citation,
    disagrees_with: Reform | None = None,
) -> Reform:
    """Record an event of a reform with the words that show it.

    Args:
        said: The event.
        by: Who records it.
        shown: The words, or the place where they stand.
        disagrees_with: An event of the same reform that this one cannot be true
            beside; both are kept and stand side by side.
    Raises:
        Refusal: no name, no words, no day, no reference, a long text, no such kind, or
            a disagreement between two reforms.
    """
    require(can_follow(by), "record a reform")
    if disagrees_with is not None and (
        disagrees_with.country_id,
        disagrees_with.name,
        disagrees_with.kind,
    ) != (said.country.pk, " ".join(said.name.split()), said.kind):
        raise Refusal(_("Two events disagree only within one reform and one kind."))
    made = _row(said, cited_place(shown, by=by), by)
    made.contradicted = disagrees_with is not None
    _save(made, said)
    append("legislation.reform.record", subject_of(made), by=by, **_said(made))
    if disagrees_with is not None and not disagrees_with.contradicted:
        Reform.objects.filter(pk=disagrees_with.pk).update(contradicted=True)
        append(
            "legislation.reform.contradict",
            subject_of(disagrees_with),
            by=by,
            other=str(made.pk),
        )
    return made


@transaction.atomic
def correct_reform(
    row: Reform, said: Event, why: str, *, by: Actor, shown: Cited | Citation | None
) -> Reform:
    """Put a corrected event in the place of one; both stay, the old one struck.

    Raises:
        Refusal: replaced before, no reason, or an event that cannot stand.
    """
    require(can_follow(by), "correct a reform")
    held = Reform.objects.select_for_update().get(pk=row.pk)
    if held.state == State.SUPERSEDED:
        raise Refusal(_("This event was replaced before."))
    why = short(why, 300, _("why"))
    if not why:
        raise Refusal(_("Say why it is corrected."))
    made = _row(said, cited_place(shown, by=by) or held.citation, by)
    made.contradicted = held.contradicted
    _save(made, said)
    Reform.objects.filter(pk=held.pk).update(state=State.SUPERSEDED)
    append(
        "legislation.reform.correct",
        subject_of(made),
        by=by,
        replaces=str(held.pk),
        why=why,
        **_said(made),
    )
    return made


def _row(said: Event, citation: Citation | None, by: Actor) -> Reform:
    if said.kind not in Reform.Kind.values:
        raise Refusal(_("“%(kind)s” is no kind of reform") % {"kind": said.kind})
    made = Reform(
        country=said.country,
        kind=said.kind,
        name=short(said.name, 200, _("reform")),
        what=said.what.replace("\r\n", "\n").strip(),
        on=partial(said.on),
        reference=short(said.reference, 300, _("where it was read")),
        citation=citation,
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    if not (made.name and made.what and made.on and made.reference):
        raise Refusal(
            _("Say which reform it is, what happened, when, and where it was read.")
        )
    if len(made.what) > WHAT_LENGTH:
        raise Refusal(_("the event has more than %(n)d letters") % {"n": WHAT_LENGTH})
    return made


def _save(row: Reform, said: Event) -> None:
    row.save()
    row.works.set(said.works)


def _said(row: Reform) -> dict[str, JSON]:
    return {
        "country": row.country.code,
        "kind": str(row.kind),
        "name": row.name,
        "what": row.what,
        "on": row.on,
        "reference": row.reference,
        "contradicted": row.contradicted,
        "works": sorted(one.key for one in row.works.all()),
        "citation": None if row.citation_id is None else str(row.citation_id),
    }
