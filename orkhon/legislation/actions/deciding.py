"""A person says what a member has made of a provision, and may take it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.accounts.queries import actor_names
from orkhon.legislation.actions.steps import note_step
from orkhon.legislation.models import (
    WITH_PARTNERS,
    Comparison,
    Correspondence,
    CorrespondenceStep,
    Partner,
    Status,
    Version,
    Work,
)
from orkhon.legislation.permissions import can_decide
from orkhon.legislation.queries.comparisons import binding_text
from orkhon.legislation.queries.history import decisions
from orkhon.legislation.queries.succession import Succession
from orkhon.legislation.queries.texts import units_of
from orkhon.record.actions import append, cite, subject_of
from orkhon.record.models import Citation
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require

NEED_A_REASON = frozenset(
    {Status.DIFFERENCES, Status.PARTLY, Status.DIVERGES, Status.NOT_APPLICABLE}
)
"""Statuses that say nothing without words."""

Chosen = tuple[Work, str]
"""A national law and the identifier of a provision in its last version."""


@dataclass(frozen=True)
class _Link:
    """A national provision: where it stands now and where it was decided."""

    version: Version
    eid: str
    decided_version: Version
    decided_eid: str
    is_gone: bool = False


@dataclass(frozen=True)
class _Said:
    """A decision as it will stand."""

    status: Status
    reason: str
    links: tuple[_Link, ...]
    at: datetime
    by: str
    again: str = ""


@transaction.atomic
def decide(
    comparison: Comparison,
    eid: str,
    status: str,
    partners: Sequence[Chosen],
    reason: str,
    *,
    by: Actor,
    revision: int | None = None,
) -> Correspondence:
    """Say what a member has made of a provision of the model law.

    Args:
        comparison: The model law and the laws of the member.
        eid: The provision, in the model law's last version.
        status: One of `Status`, not “not examined”.
        partners: The provisions that correspond.
        reason: One or two sentences; “enacted” and “absent” may go without.
        by: Who decides.
        revision: Of what they saw, 0 for nothing; None takes what stands now.
    Returns:
        The correspondence. Twice the same from one person is one decision.
    Raises:
        Refusal: no such provision, a status without its partners or with partners that
            it cannot have, no reason where one is needed, or somebody was faster.
    """
    require(can_decide(by), "decide a correspondence")
    # Two who decide at once wait for each other here.
    comparison = Comparison.objects.select_for_update().get(pk=comparison.pk)
    version = _model_version(comparison, eid)
    chosen = _status(status)
    reason = " ".join(reason.split())
    if chosen in NEED_A_REASON and not reason:
        raise Refusal(_("“%(status)s” needs a reason") % {"status": chosen.label})
    links = _links(comparison, chosen, partners)
    said = _Said(chosen, reason, links, timezone.now(), by.actor_id)
    row = comparison.correspondences.filter(eid=eid, ended_at__isnull=True).first()
    if revision is not None and revision != (0 if row is None else row.revision):
        if row is not None and _is_same(row, said):
            return row
        raise Refusal(_who_was_first(row))
    row = _write(comparison, row, version, eid, said)
    note_step(row, CorrespondenceStep.What.DECIDED, by=by)
    _append("legislation.correspondence.decide", row, by=by)
    return row


@transaction.atomic
def take_back(
    comparison: Comparison, eid: str, *, by: Actor, revision: int | None = None
) -> Correspondence:
    """Return to what was decided before the decision in force.

    Args:
        comparison: The model law and the laws of the member.
        eid: The provision, in the model law's last version.
        by: Who takes it back; the decision before keeps the name of its own maker.
        revision: Of what they saw; None takes what stands now.
    Returns:
        The correspondence: as decided before, to be examined again where a text has
        changed since; “not examined” where nothing was decided before.
    Raises:
        Refusal: nothing was decided, or somebody was faster.
    """
    require(can_decide(by), "take back a decision")
    comparison = Comparison.objects.select_for_update().get(pk=comparison.pk)
    row = comparison.correspondences.filter(eid=eid, ended_at__isnull=True).first()
    if revision is not None and revision != (0 if row is None else row.revision):
        raise Refusal(_who_was_first(row))
    standing = [] if row is None else decisions(row)
    if row is None or not standing:
        raise Refusal(_("nothing was decided here that could be taken back"))
    said = (
        _restored(row, standing[-2])
        if len(standing) > 1
        else _Said(Status.NOT_EXAMINED, "", (), timezone.now(), by.actor_id)
    )
    row = _write(comparison, row, row.version, eid, said)
    note_step(row, CorrespondenceStep.What.DECIDED, by=by, taken_back=True)
    _append("legislation.correspondence.take-back", row, by=by)
    return row


def _model_version(comparison: Comparison, eid: str) -> Version:
    expression = binding_text(comparison.model)
    if expression is None:
        raise Refusal(_("%(law)s has no text yet") % {"law": comparison.model})
    if all(one.eid != eid for one in units_of(expression)):
        raise Refusal(
            _("%(law)s has no provision “%(provision)s” to be decided")
            % {"law": comparison.model, "provision": eid}
        )
    return expression.version


def _status(status: str) -> Status:
    if status not in Status.values or status == Status.NOT_EXAMINED:
        raise Refusal(
            _("“%(status)s” is no status that can be decided") % {"status": status}
        )
    return Status(status)


def _links(
    comparison: Comparison, status: Status, partners: Sequence[Chosen]
) -> tuple[_Link, ...]:
    if status in WITH_PARTNERS and not partners:
        raise Refusal(
            _("“%(status)s” needs the provision that corresponds")
            % {"status": status.label}
        )
    if partners and status not in WITH_PARTNERS:
        raise Refusal(
            _("“%(status)s” has no provision that corresponds")
            % {"status": status.label}
        )
    compared = set(comparison.laws.values_list("pk", flat=True))
    links: dict[tuple[str, str], _Link] = {}
    for law, eid in partners:
        if law.pk not in compared:
            raise Refusal(_("%(law)s is not compared here") % {"law": law})
        expression = binding_text(law)
        if expression is None:
            raise Refusal(_("%(law)s has no text yet") % {"law": law})
        if not expression.provisions.filter(eid=eid).exists():
            raise Refusal(
                _("%(law)s has no provision “%(provision)s”")
                % {"law": law, "provision": eid}
            )
        version = expression.version
        links[law.key, eid] = _Link(version, eid, version, eid)
    return tuple(links.values())


def _restored(row: Correspondence, step: CorrespondenceStep) -> _Said:
    """An earlier decision as it stands today, its provisions followed."""
    ways = Succession()
    links: list[_Link] = []
    again = ""
    for one in step.partners:
        decided = Version.objects.get(work__key=one["work"], number=one["version"])
        now = decided.work.versions.filter(expressions__isnull=False).latest("number")
        there = ways.follow(decided, one["eid"], now)
        if there.new_eid is None:
            again = "partner-gone"
            links.append(_Link(decided, one["eid"], decided, one["eid"], is_gone=True))
            continue
        if not there.unchanged:
            again = again or "law-changed"
        links.append(_Link(now, there.new_eid, decided, one["eid"]))
    before = row.version.work.versions.get(number=step.model["version"])
    if not ways.follow(before, step.model["eid"], row.version).unchanged:
        again = again or "model-changed"
    return _Said(
        Status(step.status), step.reason, tuple(links), step.at, step.by, again
    )


def _is_same(row: Correspondence, said: _Said) -> bool:
    """Whether a second click says what the first one said."""
    stands = {(one.version_id, one.eid) for one in row.partners.all()}
    return (row.decided_by, row.status, row.reason, stands) == (
        said.by,
        said.status,
        said.reason,
        {(one.version.pk, one.eid) for one in said.links},
    )


def _who_was_first(row: Correspondence | None) -> str:
    last = None if row is None else row.steps.order_by("-at", "-id").first()
    if row is None or last is None:
        return _("the provision is no longer where it was; open it anew")
    return _("%(person)s was first, at %(time)s: it stands as “%(status)s”") % {
        "person": actor_names([last.by])[last.by],
        "time": f"{timezone.localtime(last.at):%H:%M}",
        "status": row.get_status_display(),
    }


def _write(
    comparison: Comparison,
    row: Correspondence | None,
    version: Version,
    eid: str,
    said: _Said,
) -> Correspondence:
    if row is None:
        row = Correspondence(comparison=comparison, eid=eid, revision=0)
    now = timezone.now()
    row.version = version
    row.status = said.status
    row.reason = said.reason
    row.decided_at = said.at
    row.decided_by = said.by
    row.again = said.again
    row.again_since = now if said.again else None
    row.revision += 1
    row.save()
    row.partners.all().delete()
    for one in said.links:
        Partner.objects.create(
            correspondence=row,
            version=one.version,
            eid=one.eid,
            citation=_cited(one),
            decided_version=one.decided_version,
            decided_eid=one.decided_eid,
            is_gone=one.is_gone,
        )
    answered = None if said.status == Status.NOT_EXAMINED else now
    comparison.proposals.filter(eid=eid).update(answered_at=answered)
    return row


def _cited(link: _Link) -> Citation:
    """The words of a provision in the authentic text it was decided on."""
    expression = link.decided_version.expressions.order_by(
        "-is_authentic", "language"
    ).select_related("source")[0]
    provision = expression.provisions.get(eid=link.decided_eid)
    return cite(
        expression.source,
        start=provision.start,
        end=provision.end,
        kind=Citation.Kind.ARTICLE,
        path=link.decided_eid,
    )


def _append(verb: str, row: Correspondence, *, by: Actor) -> None:
    append(
        verb,
        subject_of(row),
        by=by,
        model=f"{row.version.work.key}, {row.version.number}",
        country=row.comparison.country.code,
        provision=row.eid,
        status=row.status,
        partners=[
            f"{one.version.work.key}, {one.version.number}: {one.eid}"
            for one in row.partners.select_related("version__work")
        ],
        reason=row.reason,
        revision=row.revision,
    )
