"""The status page of a model law: members, shares, history, and what changed since."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.utils import timezone

from orkhon.legislation.models import (
    LETTERS,
    Comparison,
    CorrespondenceStep,
    Status,
    Version,
    Work,
)
from orkhon.legislation.queries.cells import CODES
from orkhon.legislation.queries.comparisons import comparisons_of, names_in
from orkhon.legislation.queries.past import end_of, past_steps
from orkhon.legislation.queries.texts import latest
from orkhon.register.models import Country

MOST_EVENTS = 400
"""Lines of the history that a page shows."""


@dataclass(frozen=True)
class Event:
    """One line of the history.

    Attributes:
        at, by: When, and the actor's id.
        country: The member.
        no: The provision of the model law: "14(1)".
        eid: Its identifier.
        what: A value of `CorrespondenceStep.What`.
        status: As it stood after it.
        letter: Its letter.
        reason: In words; "" for none.
    """

    at: datetime
    by: str
    country: Country
    no: str
    eid: str
    what: str
    status: Status
    letter: str
    reason: str

    @property
    def code(self) -> str:
        """Its letter in the styles."""
        return CODES[self.status]


@dataclass(frozen=True)
class Month:
    """A month of the history, the latest event first."""

    first: date
    events: tuple[Event, ...]

    @property
    def decided(self) -> int:
        """Decisions of the month."""
        return sum(one.what == CorrespondenceStep.What.DECIDED for one in self.events)

    @property
    def again(self) -> int:
        """Provisions that a new text asked to examine again."""
        return sum(one.what == CorrespondenceStep.What.AGAIN for one in self.events)


@dataclass(frozen=True)
class Change:
    """A provision that stands otherwise than at the end of an earlier day.

    Attributes:
        country: The member.
        no: The provision of the model law.
        before, after: Its status then and now.
        asks_again: Examined then as now, and a text has changed in between.
    """

    country: Country
    no: str
    before: Status
    after: Status
    asks_again: bool


@dataclass(frozen=True)
class Since:
    """What changed since the end of a day.

    Attributes:
        day: That day.
        changes: By member and provision.
        versions: New versions of the model law and of the laws compared with it.
    """

    day: date
    changes: tuple[Change, ...]
    versions: tuple[Version, ...]


@dataclass(frozen=True)
class Compared:
    """A law with the version that is compared now; None while it has none."""

    law: Work
    version: Version | None


def compared_laws(comparison: Comparison) -> list[Compared]:
    """The laws of a member with their last versions."""
    return [Compared(one, latest(one)) for one in comparison.laws.all()]


def history(model: Work) -> list[Month]:
    """What was decided and what happened, by month, the latest first."""
    steps = list(
        CorrespondenceStep.objects.filter(correspondence__comparison__model=model)
        .exclude(what=CorrespondenceStep.What.CARRIED)
        .select_related("correspondence__comparison__country")
        .order_by("-at", "-id")[:MOST_EVENTS]
    )
    numbers = _numbers(model)
    events = [_event(step, numbers) for step in steps]
    return [
        Month(first, tuple(listed))
        for first, listed in groupby(
            events, key=lambda one: timezone.localtime(one.at).date().replace(day=1)
        )
    ]


def changed_since(model: Work, day: date) -> Since:
    """Compare what stands now with the end of an earlier day.

    Args:
        model: The model law.
        day: By the installation's clock.
    """
    comparisons = comparisons_of(model)
    then = past_steps(comparisons, end_of(day))
    now = past_steps(comparisons, end_of(timezone.localdate()))
    numbers = _numbers(model)
    changes = []
    for key, stands in now.items():
        before = then.get(key)
        old = Status.NOT_EXAMINED if before is None else Status(before.last.status)
        new = Status(stands.last.status)
        asks = stands.again and (before is None or not before.again)
        if old != new or asks:
            country = stands.last.correspondence.comparison.country
            no = _no(stands.last, numbers)
            changes.append(Change(country, no, old, new, asks))
    order = {eid: place for place, eid in enumerate(numbers.values())}
    changes.sort(
        key=lambda one: (one.country.english_sort_key, order.get(one.no, len(order)))
    )
    works = [model, *(law for one in comparisons for law in one.laws.all())]
    versions = (
        Version.objects.filter(work__in=works, made_at__gte=end_of(day))
        .select_related("work")
        .order_by("made_at")
    )
    return Since(day, tuple(changes), tuple(versions))


def _event(step: CorrespondenceStep, numbers: dict[tuple[int, str], str]) -> Event:
    status = Status(step.status)
    return Event(
        step.at,
        step.by,
        step.correspondence.comparison.country,
        _no(step, numbers),
        step.model["eid"],
        step.what,
        status,
        LETTERS[status],
        step.reason,
    )


def _numbers(model: Work) -> dict[tuple[int, str], str]:
    """What provisions were called in each version of the model law, in its order."""
    versions: Sequence[Version] = list(model.versions.all())
    named = names_in(versions)
    return {
        (version.number, eid): called.no or called.name
        for version in versions
        for eid, called in named.get(version.pk, {}).items()
    }


def _no(step: CorrespondenceStep, numbers: dict[tuple[int, str], str]) -> str:
    place = (step.model["version"], step.model["eid"])
    return numbers.get(place) or str(step.model["eid"])
