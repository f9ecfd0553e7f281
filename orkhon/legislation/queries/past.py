"""How provisions stood at the end of a day, from the history of each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from orkhon.legislation.models import (
    Comparison,
    CorrespondenceStep,
    Expression,
    Status,
    Version,
    Work,
)
from orkhon.legislation.queries.cells import Cell
from orkhon.legislation.queries.comparisons import Named, binding_text, names_in


@dataclass(frozen=True)
class PastStep:
    """A correspondence as of a moment.

    Attributes:
        last: Its last step until then.
        decided: The last decision until then.
        again: Whether a text had changed after that decision.
    """

    last: CorrespondenceStep
    decided: CorrespondenceStep
    again: bool


def end_of(day: date) -> datetime:
    """The end of a day by the installation's clock."""
    midnight = datetime.combine(day + timedelta(days=1), time.min)
    return timezone.make_aware(midnight)


def binding_on(model: Work, day: date | None) -> Expression | None:
    """The authentic text of the last version that was here at the end of a day.

    Returns:
        Of now where the day is None; None where no text had come in yet.
    """
    if day is None:
        return binding_text(model)
    return (
        Expression.objects.filter(version__work=model, made_at__lt=end_of(day))
        .select_related("version__work", "source")
        .order_by("-version__number", "-is_authentic", "language")
        .first()
    )


def past_steps(
    comparisons: Iterable[Comparison], until: datetime
) -> dict[object, PastStep]:
    """Each correspondence as it stood at a moment, by its key.

    One that a new version of the model law had ended is left out.
    """
    found: dict[object, PastStep] = {}
    steps = (
        CorrespondenceStep.objects.filter(
            correspondence__comparison__in=list(comparisons), at__lt=until
        )
        .select_related("correspondence__comparison__country")
        .order_by("at", "id")
    )
    what = CorrespondenceStep.What
    for step in steps:
        key = step.correspondence_id
        before = found.pop(key, None)
        if step.what == what.DECIDED:
            found[key] = PastStep(step, step, False)
        elif before is not None and step.what != what.ENDED:
            again = before.again or step.what == what.AGAIN
            found[key] = PastStep(step, before.decided, again)
    return found


def past_cells(
    comparisons: Iterable[Comparison], until: datetime
) -> dict[str, dict[str, Cell]]:
    """How provisions stood at a moment; the shape of `cells.cells_now`.

    National provisions are named as they were called then.
    """
    compared = list(comparisons)
    steps = list(past_steps(compared, until).values())
    named = _named(steps)
    found: dict[str, dict[str, Cell]] = {one.country.code: {} for one in compared}
    for one in steps:
        if one.last.status != Status.NOT_EXAMINED:
            country = one.last.correspondence.comparison.country.code
            found[country][one.last.model["eid"]] = _cell(country, one, named)
    return found


def _named(
    steps: Iterable[PastStep],
) -> Mapping[tuple[str, int], Mapping[str, Named]]:
    wanted = {
        (partner["work"], partner["version"])
        for one in steps
        for partner in one.last.partners
    }
    versions = [
        one
        for one in Version.objects.filter(
            work__key__in={key for key, _number in wanted}
        ).select_related("work")
        if (one.work.key, one.number) in wanted
    ]
    names = names_in(versions)
    return {(one.work.key, one.number): names[one.pk] for one in versions}


def _cell(
    country: str,
    one: PastStep,
    named: Mapping[tuple[str, int], Mapping[str, Named]],
) -> Cell:
    numbers = []
    for partner in one.last.partners:
        names = named.get((partner["work"], partner["version"]), {})
        eid = partner["eid"]
        called = names.get(eid, Named(eid, eid))
        numbers.append(called.no or called.name)
    return Cell(
        country,
        Status(one.last.status),
        one.again,
        tuple(numbers),
        one.last.reason,
        timezone.localtime(one.decided.at).date(),
    )
