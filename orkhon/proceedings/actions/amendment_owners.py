"""Whose amendments are: parliaments that join, leave and take them back."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.proceedings.actions.drafts import locked_draft
from orkhon.proceedings.actions.telling import text_moved
from orkhon.proceedings.models import Amendment, Draft
from orkhon.proceedings.permissions import can_amend, can_draft, own_parliament
from orkhon.proceedings.queries.members import members
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require
from orkhon.register.models import Body
from orkhon.register.queries.labels import named


@transaction.atomic
def support(amendment: Amendment, parliament: Body, *, by: Actor) -> Amendment:
    """A parliament joins those that ask for an amendment.

    Raises:
        Refusal: it is not open, the parliament asks already or is no member.
    """
    require(can_amend(by), "support an amendment")
    locked = open_amendment(amendment)
    (joining,) = the_owners(locked.draft, [parliament], by=by)
    if locked.owners.filter(pk=joining.pk).exists():
        raise Refusal(
            _("%(parliament)s asks for amendment %(number)d already")
            % {"parliament": named(joining), "number": locked.number}
        )
    locked.owners.add(joining)
    append(
        "proceedings.amendment.support",
        subject_of(locked),
        by=by,
        number=locked.number,
        parliament=joining.key,
    )
    tell(locked)
    return locked


@transaction.atomic
def withdraw(
    amendment: Amendment, *, by: Actor, parliament: Body | None = None, note: str = ""
) -> Amendment:
    """Take an amendment back: a delegation for its parliament, a secretary for any.

    As long as another parliament asks for it, it stays open without the one that left.

    Args:
        parliament: That takes it back; None: that of the account, or all of them.
    Raises:
        Refusal: it is not open, or the parliament does not ask for it.
    """
    require(can_amend(by), "withdraw an amendment")
    locked = open_amendment(amendment)
    leaving = parliament if can_draft(by) else own_parliament(by)
    owners = list(locked.owners.all())
    left = [] if leaving is None else [one for one in owners if one.pk != leaving.pk]
    if leaving is not None and len(left) == len(owners):
        raise Refusal(
            _("%(parliament)s does not ask for amendment %(number)d")
            % {"parliament": named(leaving), "number": locked.number}
        )
    note = " ".join(note.split())[:300]
    if left and leaving is not None:
        locked.owners.remove(leaving)
    else:
        settle(locked, Amendment.State.WITHDRAWN, note, by=by)
    append(
        "proceedings.amendment.withdraw",
        subject_of(locked),
        by=by,
        number=locked.number,
        parliament="" if leaving is None else leaving.key,
        still_asked_by=sorted(one.key for one in left),
        note=note,
    )
    tell(locked)
    return locked


def the_owners(draft: Draft, owners: Sequence[Body], *, by: Actor) -> list[Body]:
    """The parliaments, each once, when this account may act for them.

    Raises:
        Refusal: none, one that is no member today, or another than its own by a
            delegation.
    """
    listed = list({body.pk: body for body in owners}.values())
    if not listed:
        raise Refusal(_("say which parliament asks for it"))
    day = timezone.localdate()
    voices = {one.parliament.id for one in members(draft.session.organ, day)}
    own = None if can_draft(by) else own_parliament(by)
    for body in listed:
        if body.pk not in voices:
            raise Refusal(
                _("%(parliament)s is not a member today") % {"parliament": named(body)}
            )
        if own is not None and body.pk != own.pk:
            raise Refusal(
                _("you act for %(own)s, not for %(parliament)s")
                % {"own": named(own), "parliament": named(body)}
            )
    return listed


def open_amendment(amendment: Amendment) -> Amendment:
    """The amendment as it is now, locked with its draft.

    Raises:
        Refusal: it is settled; the words say as what, when.
    """
    locked_draft(amendment.draft)
    locked = (
        Amendment.objects.select_for_update(of=("self",))
        .select_related("version", "draft__session__organ")
        .get(pk=amendment.pk)
    )
    if locked.progress != Amendment.State.OPEN:
        raise Refusal(
            _("amendment %(number)d is %(state)s")
            % {"number": locked.number, "state": locked.get_progress_display()}
        )
    return locked


def settle(amendment: Amendment, state: str, note: str, *, by: Actor) -> None:
    """Give an open amendment its end, with who and when."""
    amendment.progress = state
    amendment.decided_at = timezone.now()
    amendment.decided_by = by.actor_id
    amendment.decided_note = note
    amendment.save()


def tell(amendment: Amendment) -> None:
    """Let the screens know on whose floor the version is."""
    text_moved(amendment)
