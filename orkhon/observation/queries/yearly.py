"""What observation counts for a report on a period; the final report of a mission."""

from datetime import date, datetime

from django.urls import reverse

from orkhon.observation.models import (
    Mission,
    Observer,
    PollingStation,
    Statement,
    Submission,
)
from orkhon.observation.queries.observers import OUT
from orkhon.observation.queries.rows import counting_forms
from orkhon.register.queries.counted import Counted, CountedRow


def counts(first: date, last: date, until: datetime) -> tuple[Counted, ...]:
    """Missions by the day of their vote, their observers, the stations they visited.

    Args:
        until: Forms that came in later do not count.
    """
    missions = list(Mission.objects.filter(vote_on__range=(first, last)))
    missions.sort(key=lambda one: (one.vote_on, one.number))
    page = reverse("observation:missions")
    listed = PollingStation.objects.filter(mission__in=missions, withdrawn_at=None)
    named = Observer.objects.filter(mission__in=missions)
    return (
        Counted.summed("missions", tuple(_row(one, 1) for one in missions), page),
        Counted.summed(
            "observers",
            tuple(_row(one, _observers(one)) for one in missions),
            page,
            of=named.count(),
        ),
        Counted.summed(
            "stations",
            tuple(_row(one, _stations(one, until)) for one in missions),
            page,
            of=listed.count(),
        ),
    )


def final_report(mission: Mission) -> Statement | None:
    """The published final report of a mission that no later one corrects."""
    published = Statement.objects.filter(
        mission=mission,
        kind=Statement.Kind.REPORT,
        state=Statement.State.PUBLISHED,
    )
    corrected = published.filter(corrects__isnull=False).values("corrects")
    return published.exclude(pk__in=corrected).order_by("-number").first()


def _observers(mission: Mission) -> int:
    rows = Observer.objects.filter(mission=mission, state=Observer.State.ACCREDITED)
    return rows.exclude(state__in=OUT).count()


def _stations(mission: Mission, until: datetime) -> int:
    """Stations from which at least one form counts; one that two visited is one."""
    forms = Submission.objects.filter(
        counting_forms(mission, until), station__isnull=False
    )
    return forms.order_by().values("station").distinct().count()


def _row(mission: Mission, value: int) -> CountedRow:
    return CountedRow(
        mission.title, reverse("observation:mission", args=[mission.number]), value
    )
