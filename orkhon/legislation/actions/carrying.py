"""Links follow a new version; what changed is marked to be examined again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import ngettext

from orkhon.legislation.actions.proposing import propose_partners
from orkhon.legislation.actions.steps import note_step
from orkhon.legislation.models import (
    Comparison,
    Correspondence,
    CorrespondenceStep,
    Expression,
    Version,
    Work,
)
from orkhon.legislation.permissions import can_propose
from orkhon.legislation.queries.comparisons import binding_text
from orkhon.legislation.queries.succession import Succession
from orkhon.legislation.queries.texts import units_of
from orkhon.record.actions import append, subject_of
from orkhon.record.roles import Actor, Machine, require

MACHINE = Machine("alignment")
MODEL_CHANGED, LAW_CHANGED, PARTNER_GONE = (
    "model-changed",
    "law-changed",
    "partner-gone",
)


@dataclass
class CarriedOver:
    """What became of the links, by the provisions of the model law.

    Attributes:
        followed: Links whose provision is unchanged, perhaps under another number.
        again: Links to be examined again, with the reason.
        ended: Provisions that the model law no longer has.
    """

    followed: list[str] = field(default_factory=list)
    again: dict[str, str] = field(default_factory=dict)
    ended: list[str] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Nothing hung on the older versions."""
        return not (self.followed or self.again or self.ended)


def after_new_text(expression: Expression, *, by: Actor) -> CarriedOver:
    """Do what a new text calls for: carry links over, look for partners anew.

    Whoever brings in a text calls this afterwards; an earlier version's text is no
    news. Partners are proposed anew in comparisons where they were before.

    Args:
        expression: The text that has come in.
        by: Who brought it in.
    Returns:
        What became of the links.
    """
    work = expression.version.work
    last = binding_text(work)
    if last is None or last.version_id != expression.version_id:
        return CarriedOver()
    carried = carry_over(last.version, by=by)
    for comparison in _comparisons(work):
        if comparison.proposals.exists():
            propose_partners(comparison, by=MACHINE)
    return carried


def carried_words(carried: CarriedOver) -> str:
    """One or two sentences: what followed, what waits and in which members, what ended."""
    parts = [
        ngettext(
            "%(n)d link followed, its words are unchanged.",
            "%(n)d links followed, their words are unchanged.",
            len(carried.followed),
        )
        % {"n": len(carried.followed)}
    ]
    if carried.again:
        parts.append(
            ngettext(
                "%(n)d link is to be examined again (%(members)s).",
                "%(n)d links are to be examined again (%(members)s).",
                len(carried.again),
            )
            % {"n": len(carried.again), "members": _members(carried.again)}
        )
    if carried.ended:
        parts.append(
            ngettext(
                "%(n)d provision is no longer in the model law (%(members)s).",
                "%(n)d provisions are no longer in the model law (%(members)s).",
                len(carried.ended),
            )
            % {"n": len(carried.ended), "members": _members(carried.ended)}
        )
    return " ".join(parts)


def carry_over(version: Version, *, by: Actor) -> CarriedOver:
    """Let every link into older versions of a law follow to this one.

    A provision whose words are the same, apart from numbers in front of it, follows
    silently. One with other words follows and is marked. A national provision that is
    gone stays on the link as it was and marks it; a provision that the model law no
    longer has ends its row, and new ones are simply not examined. Once more does
    nothing, but for a binding text that comes after its translation: links that this
    shows to be changed are marked then.

    Args:
        version: The newest version, with a text.
        by: Who brought it in.
    """
    require(can_propose(by), "carry links over to a new version")
    ways = Succession()
    model_rows, law_rows = _hanging(version)
    # Texts are compared before anything is locked.
    for row in model_rows:
        ways.follow(row.version, row.eid, version)
    for row in law_rows:
        for one in row.partners.all():
            if one.version.work_id == version.work_id:
                ways.follow(one.version, one.eid, version)
                ways.follow(one.decided_version, one.decided_eid, version)
    return _carry(version, ways, by=by)


@transaction.atomic
def _carry(version: Version, ways: Succession, *, by: Actor) -> CarriedOver:
    Work.objects.select_for_update().get(pk=version.work_id)
    carried = CarriedOver()
    model_rows, law_rows = _hanging(version)
    _carry_model(version, model_rows, ways, carried, by=by)
    for row in law_rows:
        _carry_partners(version, row, ways, carried, by=by)
    if not carried.is_empty:
        append(
            "legislation.correspondence.carry",
            subject_of(version.work),
            by=by,
            version=version.number,
            followed=sorted(carried.followed),
            again=dict(sorted(carried.again.items())),
            ended=sorted(carried.ended),
        )
    return carried


def _hanging(version: Version) -> tuple[list[Correspondence], list[Correspondence]]:
    """Rows on older versions of a model law, and rows with partners in this law."""
    standing = (
        Correspondence.objects.filter(ended_at__isnull=True)
        .select_related("version__work", "comparison__country")
        .prefetch_related("partners__version", "partners__decided_version")
        .order_by("comparison__country__english_sort_key", "eid")
    )
    return (
        list(
            standing.filter(
                version__work=version.work_id, version__number__lt=version.number
            )
        ),
        list(
            standing.filter(
                partners__version__work=version.work_id, partners__is_gone=False
            ).distinct()
        ),
    )


def _carry_model(
    version: Version,
    rows: Sequence[Correspondence],
    ways: Succession,
    carried: CarriedOver,
    *,
    by: Actor,
) -> None:
    text = binding_text(version.work)
    eids = [] if text is None else [one.eid for one in units_of(text)]
    now = timezone.now()
    ends: list[tuple[Correspondence, str | None, bool]] = []
    taken: set[tuple[object, str]] = set()
    for row in rows:
        there = ways.follow(row.version, row.eid, version)
        eid = _unit(there.new_eid, eids)
        if eid is not None and (row.comparison_id, eid) in taken:
            eid = None
        elif eid is not None:
            taken.add((row.comparison_id, eid))
        ends.append((row, eid, there.unchanged and eid == there.new_eid))
        # Rows change places with one another: each leaves its own first.
        row.eid, old = f"~{row.pk}", row.eid
        row.save(update_fields=["eid"])
        row.eid = old
    for row, eid, is_unchanged in ends:
        label = _label(row)
        if eid is None:
            row.ended_at = now
            row.save()
            note_step(row, CorrespondenceStep.What.ENDED, by=by)
            carried.ended.append(label)
            continue
        row.version, row.eid = version, eid
        if is_unchanged:
            carried.followed.append(label)
        else:
            _mark(row, MODEL_CHANGED, now)
            carried.again[label] = row.again
        row.save()
        note_step(row, _what(is_unchanged), by=by)


def _carry_partners(
    version: Version,
    row: Correspondence,
    ways: Succession,
    carried: CarriedOver,
    *,
    by: Actor,
) -> None:
    reasons: set[str] = set()
    has_moved = False
    for one in row.partners.all():
        if one.is_gone or one.version.work_id != version.work_id:
            continue
        if one.version_id == version.pk:
            # A binding text may show what its translation did not.
            there = ways.follow(one.decided_version, one.decided_eid, version)
            if not there.unchanged and not row.again:
                reasons.add(LAW_CHANGED)
            continue
        has_moved = True
        there = ways.follow(one.version, one.eid, version)
        if there.new_eid is None:
            one.is_gone = True
            reasons.add(PARTNER_GONE)
        else:
            one.version, one.eid = version, there.new_eid
            if not there.unchanged:
                reasons.add(LAW_CHANGED)
        one.save()
    if not has_moved and not reasons:
        return
    for reason in sorted(reasons):
        _mark(row, reason, timezone.now())
    row.save()
    note_step(row, _what(not reasons), by=by)
    if reasons:
        carried.again[_label(row)] = row.again
    else:
        carried.followed.append(_label(row))


def _mark(row: Correspondence, reason: str, now: datetime) -> None:
    """Mark a row; what is gone outweighs what changed, and the first day stays."""
    if row.again != PARTNER_GONE:
        row.again = reason
    row.again_since = row.again_since or now


def _what(is_silent: bool) -> CorrespondenceStep.What:
    what = CorrespondenceStep.What
    return what.CARRIED if is_silent else what.AGAIN


def _label(row: Correspondence) -> str:
    return f"{row.comparison.country.code}: {row.eid}"


def _members(labels: Iterable[str]) -> str:
    return ", ".join(sorted({label.partition(":")[0] for label in labels}))


def _unit(eid: str | None, units: Sequence[str]) -> str | None:
    """The unit that a provision is decided by: itself, what holds it, or its first."""
    if eid is None or eid in units:
        return eid
    around = [one for one in units if eid.startswith(f"{one}__")]
    inside = [one for one in units if one.startswith(f"{eid}__")]
    return next(iter([*around, *inside]), None)


def _comparisons(work: Work) -> list[Comparison]:
    found = Comparison.objects.filter(model=work) | Comparison.objects.filter(laws=work)
    return list(found.distinct())
