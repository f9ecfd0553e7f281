"""A briefing that goes out: its digest and what it rests on enter the record."""

import hashlib

from django.db import transaction

from orkhon.dialogue.documents.evidence import evidence_of
from orkhon.dialogue.permissions import can_write
from orkhon.dialogue.queries.briefing.values import Briefing
from orkhon.engines.merkle.entry import canonical
from orkhon.record.actions import append
from orkhon.record.models import Entry
from orkhon.record.roles import Actor, require


@transaction.atomic
def issue_briefing(
    briefing: Briefing, *, paper_name: str, paper: bytes, by: Actor
) -> Entry:
    """Write into the record that this paper, byte for byte, went out.

    Raises:
        PermissionDenied: not of the Secretariat.
    """
    require(can_write(by), "issue a briefing")
    return append(
        "dialogue.briefing.issue",
        f"orkhon:{briefing.kind}/{briefing.id}",
        by=by,
        paper_name=paper_name,
        paper_sha256=hashlib.sha256(paper).hexdigest(),
        evidence_sha256=hashlib.sha256(canonical(evidence_of(briefing))).hexdigest(),
        on=briefing.on.isoformat(),
    )
