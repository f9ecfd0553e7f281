"""The embargo, the approval by a head, and sending a version back to its writers."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, available_timezones

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.engines.merkle.entry import JSON
from orkhon.press.actions.drafting import locked_draft
from orkhon.press.models import CommuniqueVersion
from orkhon.press.permissions import can_approve, can_publish, can_write
from orkhon.press.queries.claims import unanswered
from orkhon.press.queries.editors import editors_of
from orkhon.press.queries.printed import complete_texts, digest_of
from orkhon.record.actions import append, subject_of
from orkhon.record.moments import written
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require
from orkhon.ui import languages

STEP = 5
"""Minutes: an embargo ends at such a full step of the clock, and copies of public pages
are thrown away at the same steps, so that none is late and none betrays it."""


def embargo_moment(local: datetime, zone: str) -> datetime:
    """The moment at which a clock in a zone shows this hour.

    Args:
        local: Without a zone, as it was said.
        zone: IANA name: Asia/Baku.
    Raises:
        Refusal: no such zone, an hour that its clock leaves out or shows twice, or
            no full five minutes.
    """
    if zone not in available_timezones():
        raise Refusal(_("“%(zone)s” is no time zone") % {"zone": zone})
    if local.minute % STEP or local.second or local.microsecond:
        raise Refusal(
            _("An embargo ends at a full five minutes, not at %(time)s")
            % {"time": f"{local:%H:%M}"}
        )
    here = local.replace(tzinfo=ZoneInfo(zone))
    moment = here.astimezone(UTC)
    if moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) != local:
        raise Refusal(
            _("The clock in %(zone)s leaves %(time)s out on that day")
            % {"zone": zone, "time": f"{local:%H:%M}"}
        )
    if here.replace(fold=1).utcoffset() != here.utcoffset():
        raise Refusal(
            _("The clock in %(zone)s shows %(time)s twice on that day")
            % {"zone": zone, "time": f"{local:%H:%M}"}
        )
    return moment


@transaction.atomic
def set_embargo(
    version: CommuniqueVersion, until: datetime | None, zone: str, *, by: Actor
) -> CommuniqueVersion:
    """Keep a version back until a moment, or no longer.

    Args:
        until: See `embargo_moment`; None lifts the embargo.
        zone: In which it was said; shown beside the hour.
    Raises:
        PermissionDenied: not the press service or a head; of an approved or published
            version, not one who may publish.
        Refusal: the moment is past, or the version is out already or dropped.
    """
    require(can_write(by), "set an embargo")
    held = _locked(version)
    states = CommuniqueVersion.State
    now = timezone.now()
    if held.progress != states.DRAFT:
        require(can_publish(by), "change an embargo")
    is_out = held.progress == states.PUBLISHED and (
        held.embargo_until is None or held.embargo_until <= now
    )
    if is_out or held.progress == states.DROPPED:
        raise Refusal(
            _("%(number)s is %(state)s; there is nothing to keep back")
            % {"number": held.communique, "state": held.get_progress_display()}
        )
    if until is not None and until <= now:
        raise Refusal(_("An embargo ends in the future"))
    held.embargo_until, held.embargo_zone = until, zone if until else ""
    held.save(update_fields=["embargo_until", "embargo_zone"])
    append(
        "press.communique.embargo",
        subject_of(held),
        by=by,
        number=str(held.communique),
        until="" if until is None else written(until),
        zone=held.embargo_zone,
    )
    return held


@transaction.atomic
def approve_version(
    version: CommuniqueVersion, *, by: Actor, overrule: str = ""
) -> CommuniqueVersion:
    """Approve the words of a version: from here on they stand.

    Args:
        overrule: Why one who wrote it alone approves it as well; signed with the entry.
    Raises:
        PermissionDenied: not a head.
        Refusal: the authentic text lacks, a difference from the record is not
            answered, or nobody else wrote it and no reason is given.
    """
    require(can_approve(by), "approve a communiqué")
    held = locked_draft(version)
    of = held.communique
    texts = complete_texts(held)
    if not texts or texts[0].language != of.authentic:
        raise Refusal(
            _("The authentic text, in %(language)s, has no title or no words")
            % {"language": languages.name(of.authentic)}
        )
    open_marks = unanswered(held)
    if open_marks:
        language, mark = open_marks[0]
        raise Refusal(
            _("“%(words)s” (%(language)s) differs from the record and is not answered")
            % {"words": mark.claim.words, "language": languages.name(language)}
        )
    if editors_of(held) <= {by.actor_id} and not overrule.strip():
        raise Refusal(
            _("You alone wrote %(number)s: let another head approve it, or say why not")
            % {"number": of}
        )
    held.progress = CommuniqueVersion.State.APPROVED
    held.approved_at, held.approved_by = timezone.now(), by.actor_id
    held.save(update_fields=["progress", "approved_at", "approved_by"])
    digests: dict[str, JSON] = {one.language: digest_of(one) for one in texts}
    append(
        "press.communique.approve",
        subject_of(held),
        by=by,
        number=str(of),
        version=held.number,
        approved_sha256=digests,
        overruled=overrule.strip(),
    )
    return held


@transaction.atomic
def send_back(version: CommuniqueVersion, *, by: Actor, why: str) -> CommuniqueVersion:
    """Make an approved version a draft again; it needs a new approval.

    Raises:
        PermissionDenied: not a head.
        Refusal: it is not approved, or no reason is given.
    """
    require(can_approve(by), "send a communiqué back")
    held = _locked(version)
    if held.progress != CommuniqueVersion.State.APPROVED:
        raise Refusal(
            _("%(number)s is %(state)s, not approved")
            % {"number": held.communique, "state": held.get_progress_display()}
        )
    if not why.strip():
        raise Refusal(_("Say why %(number)s goes back") % {"number": held.communique})
    held.progress = CommuniqueVersion.State.DRAFT
    held.approved_at, held.approved_by = None, ""
    held.save(update_fields=["progress", "approved_at", "approved_by"])
    append(
        "press.communique.send-back",
        subject_of(held),
        by=by,
        number=str(held.communique),
        why=why.strip(),
    )
    return held


def _locked(version: CommuniqueVersion) -> CommuniqueVersion:
    return (
        CommuniqueVersion.objects.select_for_update(of=("self",))
        .select_related("communique")
        .get(pk=version.pk)
    )
