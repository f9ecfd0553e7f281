"""The machine proposes partners; nothing stands until a person decides."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.legislation.models import Comparison, PartnerProposal
from orkhon.legislation.permissions import can_propose
from orkhon.legislation.queries.candidates import look
from orkhon.legislation.queries.comparisons import binding_text, decided_eids
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require


@dataclass(frozen=True)
class Proposed:
    """What came of looking for partners.

    Attributes:
        provisions: Provisions of the model law that were looked at.
        with_partner: Those for which a partner was proposed in some law.
    """

    provisions: int
    with_partner: int


def propose_partners(comparison: Comparison, *, by: Actor) -> Proposed:
    """Propose partners for every provision of the model law, in its last version.

    What was proposed before in this comparison is replaced; decisions stay as they
    are. The looking is done before anything is written.

    Args:
        comparison: The model law and the laws of the member.
        by: Who asks; the machine itself after a new text.
    Raises:
        Refusal: no law of the member is named, or the model law or all of these are
            without a text.
    """
    require(can_propose(by), "look for partners")
    text = binding_text(comparison.model)
    if text is None:
        raise Refusal(_("%(law)s has no text yet") % {"law": comparison.model})
    laws = list(comparison.laws.order_by("sort_key"))
    if not laws:
        raise Refusal(
            _("no law of %(country)s is named yet") % {"country": comparison.country}
        )
    rows: list[PartnerProposal] = []
    with_partner: set[str] = set()
    now = timezone.now()
    for law in laws:
        theirs = binding_text(law)
        if theirs is None:
            continue
        looked = look(text.version, theirs.version)
        for eid, candidates in looked.candidates.items():
            if any(one["is_proposed"] for one in candidates):
                with_partner.add(eid)
            rows.append(
                PartnerProposal(
                    comparison=comparison,
                    model_version=text.version,
                    law_version=theirs.version,
                    eid=eid,
                    candidates=candidates,
                    measures=looked.measures,
                    made_at=now,
                )
            )
    if not rows:
        raise Refusal(
            _("no law of %(country)s that is compared has a text yet")
            % {"country": comparison.country}
        )
    _write(comparison, rows, len(with_partner), by=by)
    return Proposed(len({row.eid for row in rows}), len(with_partner))


@transaction.atomic
def _write(
    comparison: Comparison, rows: list[PartnerProposal], proposed: int, *, by: Actor
) -> None:
    Comparison.objects.select_for_update().get(pk=comparison.pk)
    decided = decided_eids(comparison)
    for row in rows:
        row.answered_at = row.made_at if row.eid in decided else None
    comparison.proposals.all().delete()
    PartnerProposal.objects.bulk_create(rows)
    versions = {row.law_version_id: row.law_version for row in rows}
    append(
        "legislation.partners.propose",
        subject_of(comparison),
        by=by,
        model=f"{rows[0].model_version.work.key}, {rows[0].model_version.number}",
        laws=sorted(f"{one.work.key}, {one.number}" for one in versions.values()),
        provisions=len({row.eid for row in rows}),
        proposed=proposed,
        lexicon=str(rows[0].measures["lexicon"]),
    )
