"""Rounds of comments on a draft: opened with a deadline, extended with a reason.

A round closes by itself; nothing is written when its deadline passes.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.legislation.models import CommentRound, Version, Work
from orkhon.legislation.permissions import can_run_round
from orkhon.record.actions import append, subject_of
from orkhon.record.clocks import moment_on
from orkhon.record.moments import written
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require


@transaction.atomic
def open_round(
    version: Version,
    closes: datetime,
    time_zone: str,
    *,
    by: Actor,
    invitation: str = "",
    opened_at: datetime | None = None,
) -> CommentRound:
    """Put a draft of a model law before delegations and ministries.

    Args:
        version: The draft.
        closes: The deadline on the clock of the zone, without a zone itself.
        time_zone: Of that clock, by its name in the time zone database.
        by: Who opens it.
        invitation: What the delegations are asked.
        opened_at: When the invitation went out, of a round that was begun on paper;
            None is now.
    Raises:
        Refusal: no model law, no text, a round before this one, a clock that is not
            known, an hour that it does not have, or a deadline that has passed.
    """
    require(can_run_round(by), "open a round of comments")
    now = timezone.now()
    if version.work.kind != Work.Kind.MODEL_LAW:
        raise Refusal(_("%(law)s is no model law") % {"law": version.work})
    if not version.expressions.exists():
        raise Refusal(
            _("version %(number)d has no text yet") % {"number": version.number}
        )
    if opened_at is not None and opened_at > now:
        raise Refusal(_("the invitation cannot have gone out in the future"))
    closes_at = moment_on(closes, time_zone)
    if closes_at <= (opened_at or now):
        raise Refusal(_("the deadline has passed already"))
    Version.objects.select_for_update().get(pk=version.pk)
    if CommentRound.objects.filter(version=version).exists():
        raise Refusal(
            _("version %(number)d has a round of comments; extend that one")
            % {"number": version.number}
        )
    opened = CommentRound.objects.create(
        version=version,
        opened_at=opened_at or now,
        opened_by=by.actor_id,
        closes_at=closes_at,
        time_zone=time_zone,
        invitation=invitation.strip(),
    )
    append(
        "legislation.round.open",
        subject_of(opened),
        by=by,
        law=version.work.key,
        version=version.number,
        opened_at=written(opened.opened_at),
        closes_at=written(closes_at),
        time_zone=time_zone,
        invitation=opened.invitation,
    )
    return opened


@transaction.atomic
def extend_round(
    round_: CommentRound, closes: datetime, reason: str, *, by: Actor
) -> CommentRound:
    """Set a later deadline on the same clock; a closed round opens again.

    Comments that are in time by the new deadline are not late any more.

    Raises:
        Refusal: no reason, a deadline that is not later or has passed, or an hour that
            the clock does not have.
    """
    require(can_run_round(by), "extend a round of comments")
    reason = " ".join(reason.split())
    if not reason:
        raise Refusal(_("say why the deadline is extended"))
    locked = CommentRound.objects.select_for_update().get(pk=round_.pk)
    closes_at = moment_on(closes, locked.time_zone)
    if closes_at <= locked.closes_at:
        raise Refusal(_("the new deadline is not later than the one that stands"))
    if closes_at <= timezone.now():
        raise Refusal(_("the deadline has passed already"))
    before, locked.closes_at = locked.closes_at, closes_at
    locked.save()
    in_time = locked.comments.filter(is_late=True, made_at__lte=closes_at)
    append(
        "legislation.round.extend",
        subject_of(locked),
        by=by,
        before=written(before),
        closes_at=written(closes_at),
        reason=reason,
        in_time_now=sorted(in_time.values_list("number", flat=True)),
    )
    in_time.update(is_late=False)
    return locked
