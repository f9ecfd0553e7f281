"""What was decided of a provision before, and what happened to it since."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from orkhon.legislation.models import (
    Correspondence,
    CorrespondenceStep,
    Status,
    Version,
)
from orkhon.legislation.queries.comparisons import Named, names_in
from orkhon.legislation.queries.texts import authentic
from orkhon.record.models import Citation

TAKEN_BACK = "taken_back"
"""In the model part of a step that returned to what was decided before."""


@dataclass(frozen=True)
class HistoryLine:
    """One step of the history.

    Attributes:
        at, by: When, and the actor's id.
        what: `decided`, `carried`, `again` or `ended`.
        status: As it stood.
        letter: Its letter.
        reason: In words; "" for none.
        partners: "18-бап, 1-тармақ (version 2)".
        model_version: Number of the model law's version.
        is_in_force: It is what stands.
        is_taken_back: Somebody returned to it.
        citation: The words of the first partner.
    """

    at: datetime
    by: str
    what: str
    status: Status
    reason: str
    partners: Sequence[str]
    model_version: int
    is_in_force: bool
    is_taken_back: bool
    citation: Citation | None


def decisions(row: Correspondence) -> list[CorrespondenceStep]:
    """The decisions that stand one upon the other, the one in force last."""
    standing: list[CorrespondenceStep] = []
    for step in row.steps.filter(what=CorrespondenceStep.What.DECIDED):
        if step.model.get(TAKEN_BACK):
            standing.pop()
        else:
            standing.append(step)
    return standing


def decided_on(row: Correspondence) -> CorrespondenceStep | None:
    """The decision in force; None where none is."""
    standing = decisions(row)
    return standing[-1] if standing else None


def history_of(row: Correspondence | None) -> list[HistoryLine]:
    """All steps, the latest first."""
    if row is None:
        return []
    steps = list(row.steps.order_by("-at", "-id"))
    in_force = decided_on(row)
    versions = _versions(steps)
    named = names_in(versions.values())
    return [
        HistoryLine(
            step.at,
            step.by,
            step.what,
            Status(step.status),
            step.reason,
            [_partner(one, versions, named) for one in step.partners],
            step.model["version"],
            in_force is not None and step.pk == in_force.pk,
            bool(step.model.get(TAKEN_BACK)),
            _citation(step, versions),
        )
        for step in steps
    ]


def _versions(steps: Sequence[CorrespondenceStep]) -> dict[tuple[str, int], Version]:
    wanted = {(one["work"], one["version"]) for step in steps for one in step.partners}
    found = Version.objects.filter(
        work__key__in={key for key, _number in wanted}
    ).select_related("work")
    return {
        (one.work.key, one.number): one
        for one in found
        if (one.work.key, one.number) in wanted
    }


def _partner(
    one: Mapping[str, object],
    versions: Mapping[tuple[str, int], Version],
    named: Mapping[object, Mapping[str, Named]],
) -> str:
    key, number, eid = str(one["work"]), int(str(one["version"])), str(one["eid"])
    called = named[versions[key, number].pk].get(eid, Named(eid, eid))
    return _("%(provision)s, version %(number)d") % {
        "provision": called.name,
        "number": number,
    }


def _citation(
    step: CorrespondenceStep, versions: Mapping[tuple[str, int], Version]
) -> Citation | None:
    if step.what != CorrespondenceStep.What.DECIDED or not step.partners:
        return None
    first = step.partners[0]
    expression = authentic(versions[first["work"], first["version"]])
    return (
        Citation.objects.filter(
            source__in=[] if expression is None else [expression.source_id],
            kind=Citation.Kind.ARTICLE,
            path=first["eid"],
        )
        .select_related("source")
        .first()
    )
