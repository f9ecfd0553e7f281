"""The counts of a mission from which is read what it lacks; one query each."""

from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q

from orkhon.observation.models import (
    Badge,
    Coordinator,
    FieldKey,
    FormVersion,
    InterestDeclaration,
    MinistryList,
    Mission,
    MissionCity,
    MissionStep,
    Observer,
    Pledge,
    PollingStation,
    StationDraw,
    Team,
    TeamMember,
    Visit,
)
from orkhon.observation.queries.observers import OUT


def observer_counts(mission: Mission) -> dict[str, int]:
    """Those who are to observe, and how many of them lack what."""
    here = {"observer": OuterRef("pk")}
    return (
        Observer.objects.filter(mission=mission)
        .exclude(state__in=OUT)
        .annotate(
            pledged=Exists(Pledge.objects.filter(**here)),
            declared=Exists(InterestDeclaration.objects.filter(**here)),
            badged=Exists(Badge.objects.filter(**here, revoked_at=None)),
            teamed=Exists(TeamMember.objects.filter(**here)),
            keyed=Exists(FieldKey.objects.filter(**here, revoked_at=None)),
        )
        .aggregate(
            going=Count("pk"),
            unpledged=Count("pk", filter=Q(pledged=False)),
            undeclared=Count("pk", filter=Q(declared=False)),
            unmatched=Count("pk", filter=Q(person=None)),
            unsent=Count(
                "pk",
                filter=Q(state__in=(Observer.State.NOMINATED, Observer.State.LISTED)),
            ),
            unaccredited=Count("pk", filter=~Q(state=Observer.State.ACCREDITED)),
            unbadged=Count(
                "pk", filter=Q(state=Observer.State.ACCREDITED, badged=False)
            ),
            teamless=Count("pk", filter=Q(teamed=False)),
            keyless=Count("pk", filter=Q(keyed=False)),
        )
    )


def what_there_is(mission: Mission) -> dict[str, bool]:
    """What there is beside the observers: one query, each part a subquery of it."""
    here = {"mission": OuterRef("pk")}
    drawn = StationDraw.objects.filter(**here, given_up_at=None)
    return dict(
        Mission.objects.filter(pk=mission.pk)
        .annotate(
            a_city=Exists(MissionCity.objects.filter(**here)),
            a_coordinator=Exists(Coordinator.objects.filter(**here)),
            a_station=Exists(PollingStation.objects.filter(**here, withdrawn_at=None)),
            a_draw=Exists(drawn),
            a_published_draw=Exists(drawn.filter(published_at__isnull=False)),
            a_visit=Exists(Visit.objects.filter(**here, cancelled_at=None)),
            a_form=Exists(
                FormVersion.objects.filter(
                    design__mission=OuterRef("pk"), published_at__isnull=False
                )
            ),
            a_sent_list=Exists(
                MinistryList.objects.filter(**here, sent_at__isnull=False)
            ),
        )
        .values(
            "a_city",
            "a_coordinator",
            "a_station",
            "a_draw",
            "a_published_draw",
            "a_visit",
            "a_form",
            "a_sent_list",
        )
        .get()
    )


def team_counts(mission: Mission) -> dict[str, int]:
    """Teams, those of fewer than two observers, those of too few parliaments."""
    rows = Team.objects.filter(mission=mission).annotate(
        n=Count("members", distinct=True),
        parliaments=Count("members__observer__parliament", distinct=True),
    )
    counts = list(rows.values_list("n", "parliaments"))
    least = mission.least_parliaments_a_team
    return {
        "teams": len(counts),
        "small": sum(n < 2 for n, _parliaments in counts),
        "narrow": sum(n >= 2 and of < least for n, of in counts),
    }


def step_counts(mission: Mission, now: datetime) -> dict[str, tuple[int, int, int]]:
    """Steps of each stage: all, done, overdue."""
    rows = (
        MissionStep.objects.filter(mission=mission)
        .order_by()
        .values("stage")
        .annotate(
            total=Count("pk"),
            done=Count("pk", filter=Q(done_at__isnull=False)),
            late=Count("pk", filter=Q(done_at=None, due_at__lt=now)),
        )
    )
    return {one["stage"]: (one["total"], one["done"], one["late"]) for one in rows}
