"""Friendship groups: recorded with a source, tied to contacts and promises, ended."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from orkhon.dialogue.models import Commitment, Contact
from orkhon.engines import periods
from orkhon.legislation.actions.citing import Cited, cited_place, partial, short
from orkhon.protocol.models import FriendshipGroup, Project
from orkhon.protocol.permissions import can_cooperate
from orkhon.record.actions import append, subject_of
from orkhon.record.models import Citation
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require
from orkhon.register.actions import add_body
from orkhon.register.models import Body, Country

Shown = Cited | Citation
OWNERS = (Body.Kind.PARLIAMENT, Body.Kind.CHAMBER)


@dataclass(frozen=True)
class Founded:
    """A group as a source tells of it; partial dates, "" is not known."""

    owner: Body
    partner: Country
    title: str = ""
    from_on: str = ""
    to_on: str = ""
    basis: str = ""


@transaction.atomic
def record_group(
    said: Founded, *, by: Actor, shown: Shown, sample: bool = False
) -> FriendshipGroup:
    """Record a parliament's group for another country, as a body of the register.

    Its members and its head are memberships of that body, with their dates.

    Raises:
        Refusal: no parliament owns it, it is for its own country, it is recorded
            already and goes on, dates out of order, or words that show nothing.
    """
    require(can_cooperate(by), "record a friendship group")
    owner, partner = said.owner, said.partner
    if owner.kind not in OWNERS:
        raise Refusal(
            _("“%(body)s” is no parliament: a friendship group belongs to one.")
            % {"body": owner}
        )
    if owner.country_id == partner.pk:
        raise Refusal(
            _("“%(body)s” has no friendship group for its own country.")
            % {"body": owner}
        )
    going_on = FriendshipGroup.objects.filter(owner=owner, partner=partner, to_on="")
    if going_on.exists():
        raise Refusal(
            _("A group of “%(body)s” for %(country)s is recorded and goes on.")
            % {"body": owner, "country": partner}
        )
    from_on, to_on = partial(said.from_on), partial(said.to_on)
    begins, ends = periods.earliest(from_on), periods.latest(to_on)
    if begins is not None and ends is not None and ends < begins:
        raise Refusal(
            _("it ends %(to)s, before it begins %(from)s")
            % {"to": to_on, "from": from_on}
        )
    citation = cited_place(shown, by=by)
    title = short(said.title, 240, _("title")) or (
        f"{owner.display_name}: friendship group with {partner.english_name}"
    )
    body = add_body(
        title,
        by=by,
        key=_key(owner, partner),
        kind=Body.Kind.FRIENDSHIP_GROUP,
        country=owner.country,
        parent=owner,
        founded_on=from_on,
        dissolved_on=to_on,
        sample=sample,
        citation=citation,
    )
    row = FriendshipGroup(
        body=body,
        owner=owner,
        partner=partner,
        basis=short(said.basis, 240, _("basis")),
        from_on=from_on,
        to_on=to_on,
        citation=citation,
        sample=sample,
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    row.save()
    append(
        "protocol.group.record",
        subject_of(row),
        by=by,
        owner=owner.key,
        partner=partner.code,
        body=body.key,
        from_on=from_on,
        to_on=to_on,
        citation=None if citation is None else str(citation.pk),
    )
    return row


@transaction.atomic
def end_group(row: FriendshipGroup, on: str, *, by: Actor) -> FriendshipGroup:
    """Say when a group ended, such as with the term of its parliament.

    Raises:
        Refusal: no date, before its beginning, or it ended before.
    """
    require(can_cooperate(by), "end a friendship group")
    held = FriendshipGroup.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if held.to_on:
        raise Refusal(_("This group ended before."))
    on = partial(on)
    ends, begins = periods.latest(on), periods.earliest(held.from_on)
    if ends is None:
        raise Refusal(_("Write when it ended."))
    if begins is not None and ends < begins:
        raise Refusal(
            _("it ends %(to)s, before it begins %(from)s")
            % {"to": on, "from": held.from_on}
        )
    held.to_on = on
    held.save()
    append("protocol.group.end", subject_of(held), by=by, to_on=on)
    return held


@transaction.atomic
def tie(
    row: FriendshipGroup | Project,
    *,
    by: Actor,
    contact: Contact | None = None,
    promise: Commitment | None = None,
) -> None:
    """Tie a contact or a promise of dialogue to a group or project; twice is once.

    Raises:
        Refusal: neither is named.
    """
    require(can_cooperate(by), "tie a contact or promise")
    if contact is None and promise is None:
        raise Refusal(_("Choose a contact or a promise."))
    if contact is not None:
        row.contacts.add(contact)
    if promise is not None:
        row.promises.add(promise)
    append(
        "protocol.cooperation.tie",
        subject_of(row),
        by=by,
        contact=None if contact is None else str(contact.pk),
        promise=None if promise is None else str(promise.pk),
    )


def _key(owner: Body, partner: Country) -> str:
    """A key that no other body has: the parliaments' words, then a number."""
    stem = slugify(f"friendship {owner.key} {partner.code}")[:70]
    taken = set(Body.objects.filter(key__startswith=stem).values_list("key", flat=True))
    number, key = 1, stem
    while key in taken:
        number += 1
        key = f"{stem}-{number}"
    return key
