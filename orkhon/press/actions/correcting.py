"""A correction: a new version beside the old one, with the reason; never silent."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.press.actions.drafting import keep_facts
from orkhon.press.models import (
    AcceptedDifference,
    Communique,
    CommuniqueText,
    CommuniqueVersion,
)
from orkhon.press.permissions import can_write
from orkhon.press.queries.skeleton.events import skeleton_for
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require


@transaction.atomic
def begin_correction(
    communique: Communique, *, by: Actor, correction: str, withdraws: bool = False
) -> CommuniqueVersion:
    """Begin the next version with the words of the last one and the facts of today.

    Args:
        correction: What was wrong, for the reader, in the authentic language.
        withdraws: The text is taken back; it stays readable, marked as withdrawn.
    Raises:
        PermissionDenied: not the press service or a head.
        Refusal: nothing is published yet, a version is being written already, or no
            reason is given.
    """
    require(can_write(by), "correct a communiqué")
    held = Communique.objects.select_for_update(of=("self",)).get(pk=communique.pk)
    states = CommuniqueVersion.State
    versions = list(held.versions.order_by("number"))
    published = [one for one in versions if one.progress == states.PUBLISHED]
    if not published:
        raise Refusal(
            _("%(number)s is not published; change its draft") % {"number": held}
        )
    if any(one.progress in (states.DRAFT, states.APPROVED) for one in versions):
        raise Refusal(
            _("A correction of %(number)s is being written already") % {"number": held}
        )
    if not correction.strip():
        raise Refusal(_("A correction says what was wrong"))
    last, now = published[-1], timezone.now()
    made = CommuniqueVersion.objects.create(
        communique=held,
        number=versions[-1].number + 1,
        correction=correction.strip(),
        withdraws=withdraws,
        made_at=now,
        made_by=by.actor_id,
    )
    CommuniqueText.objects.bulk_create(
        CommuniqueText(
            version=made,
            language=one.language,
            title=one.title,
            lead=one.lead,
            body=one.body,
            changed_at=now,
            changed_by=by.actor_id,
        )
        for one in last.texts.all()
    )
    AcceptedDifference.objects.bulk_create(
        AcceptedDifference(
            version=made,
            language=one.language,
            words=one.words,
            why=one.why,
            at=one.at,
            by=one.by,
        )
        for one in last.differences.all()
    )
    keep_facts(made, skeleton_for(held))
    append(
        "press.communique.correct",
        subject_of(made),
        by=by,
        number=str(held),
        version=made.number,
        correction=made.correction,
        withdraws=withdraws,
    )
    return made
