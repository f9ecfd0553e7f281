"""The history of a correspondence: one row for whatever was decided or happened."""

from django.utils import timezone

from orkhon.legislation.models import Correspondence, CorrespondenceStep
from orkhon.legislation.queries.history import TAKEN_BACK
from orkhon.record.roles import Actor


def note_step(
    row: Correspondence, what: str, *, by: Actor, taken_back: bool = False
) -> CorrespondenceStep:
    """Write down how a correspondence stands now, and why a step was made."""
    model: dict[str, object] = {
        "work": row.version.work.key,
        "version": row.version.number,
        "eid": row.eid,
    }
    if taken_back:
        model[TAKEN_BACK] = True
    return CorrespondenceStep.objects.create(
        correspondence=row,
        what=what,
        status=row.status,
        reason=row.reason,
        model=model,
        partners=[
            {
                "work": one.version.work.key,
                "version": one.version.number,
                "eid": one.eid,
            }
            for one in row.partners.select_related("version__work")
        ],
        at=timezone.now(),
        by=by.actor_id,
    )
