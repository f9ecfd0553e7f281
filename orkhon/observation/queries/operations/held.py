"""What is held and waits for a person: forms, doubles, posts and texts not read."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import CharField, Count, F, Max, Min, Q, QuerySet
from django.db.models.functions import Cast

from orkhon.observation.models import (
    FormStage,
    FormVersion,
    PollingStation,
    Submission,
    TextMessage,
    Unreadable,
)
from orkhon.observation.queries.operations.plan import Planned
from orkhon.observation.queries.operations.scope import Scope, all_forms, standing

MOST_LINES = 6
ONE_A_STATION = frozenset(FormStage.values) - {FormStage.INCIDENT, FormStage.OTHER}
"""Stages of which a station has one form a visit."""


@dataclass(frozen=True)
class Conflict:
    """More forms of one station and stage than visits planned, by different people."""

    station: PollingStation
    stage: str
    forms: int

    @property
    def stage_label(self) -> str:
        return str(FormStage(self.stage).label)


@dataclass(frozen=True)
class HeldForm:
    """A form that waits, and what stands about it.

    Attributes:
        current: The version now in force, when this one's is another.
        files_here: Files present, of `files_named`; both 0 when none is missing.
    """

    form: Submission
    current: str
    files_here: int
    files_named: int

    @property
    def is_older(self) -> bool:
        return bool(self.current) and self.form.version != self.current


@dataclass(frozen=True)
class Held:
    """All that is held; the lists are cut, `total` is not."""

    conflicts: tuple[Conflict, ...]
    forms: tuple[HeldForm, ...]
    posts: tuple[Unreadable, ...]
    texts: tuple[TextMessage, ...]
    total: int

    @property
    def more(self) -> int:
        """How many are not in the lists."""
        shown = (self.conflicts, self.forms, self.posts, self.texts)
        return self.total - sum(len(one) for one in shown)


def held(scope: Scope, planned: Sequence[Planned]) -> Held:
    """What is held in this scope; posts and texts of nobody belong to the whole."""
    is_whole = scope.city is None and not scope.stage and scope.team is None
    doubles = _doubled(scope, planned)
    waiting = list(waiting_forms(scope).order_by("-pk").values_list("pk", flat=True))
    posts = Unreadable.objects.filter(mission=scope.mission, settled_at=None)
    texts = TextMessage.objects.filter(
        Q(mission=scope.mission) | Q(mission=None), state=TextMessage.State.UNREAD
    ).select_related("observer")
    kept_posts, kept_texts = list(posts), list(texts)
    if not is_whole:
        kept_posts, kept_texts = [], []
    forms = list(
        Submission.objects.filter(pk__in=waiting[:MOST_LINES])
        .defer("values")
        .annotate(
            named=Count(
                "files__name", filter=Q(files__is_expected=True), distinct=True
            ),
            here=Count(
                "files__name",
                filter=Q(files__is_expected=True, files__source__isnull=False),
                distinct=True,
            ),
        )
        .select_related("team", "station", "observer")
        .order_by("-pk")
    )
    newest = dict(
        FormVersion.objects.filter(
            design__mission=scope.mission,
            published_at__isnull=False,
            replaced_at=None,
        ).values_list("design__form_id", "version")
    )
    return Held(
        conflicts=tuple(_conflicts(doubles[:MOST_LINES])),
        forms=tuple(
            HeldForm(
                one,
                newest.get(one.form_id, ""),
                0 if one.is_complete else one.here,
                0 if one.is_complete else one.named,
            )
            for one in forms
        ),
        posts=tuple(kept_posts[:MOST_LINES]),
        texts=tuple(kept_texts[:MOST_LINES]),
        total=len(doubles) + len(waiting) + len(kept_posts) + len(kept_texts),
    )


def waiting_forms(scope: Scope) -> QuerySet[Submission]:
    """Forms in quarantine, without files, edited twice at once, of no known station."""
    return (
        all_forms(scope)
        .exclude(state=Submission.State.WITHDRAWN)
        .exclude(review=Submission.Review.REJECTED)
        .filter(
            Q(state=Submission.State.QUARANTINED)
            | Q(is_complete=False)
            | Q(is_branch=True, review=Submission.Review.NONE)
            | (Q(station=None) & ~Q(station_code=""))
        )
        .defer("values")
    )


def conflicts(scope: Scope, planned: Sequence[Planned]) -> list[Conflict]:
    """Stations and stages with forms of different authors beyond the plan.

    Two teams sent to one station for one stage are two visits and no conflict. One
    that a person decided, or where both were said to count, is none any more.
    """
    return _conflicts(_doubled(scope, planned))


def _doubled(scope: Scope, planned: Sequence[Planned]) -> list[tuple[int, str, int]]:
    """Station, stage and number of forms of each conflict, the newest first."""
    visits: dict[tuple[int, str], int] = {}
    for one in planned:
        if not one.is_off:
            key = (one.station_id, one.stage)
            visits[key] = visits.get(key, 0) + 1
    rows = (
        standing(all_forms(scope))
        .filter(station__isnull=False, stage__in=ONE_A_STATION)
        .order_by()
        .values("station", "stage")
        .annotate(
            n=Count("pk"),
            newest=Max("pk"),
            open=Count("pk", filter=~Q(review=Submission.Review.APPROVED)),
            # PostgreSQL finds no least UUID.
            first_team=Min(Cast("team", CharField())),
            last_team=Max(Cast("team", CharField())),
            first_observer=Min(Cast("observer", CharField())),
            last_observer=Max(Cast("observer", CharField())),
        )
        .filter(n__gt=1, open__gt=0)
        .filter(~Q(first_team=F("last_team")) | ~Q(first_observer=F("last_observer")))
        .order_by("-newest")
    )
    return [
        (row["station"], row["stage"], row["n"])
        for row in rows
        if row["n"] > visits.get((row["station"], row["stage"]), 1)
    ]


def _conflicts(doubled: Sequence[tuple[int, str, int]]) -> list[Conflict]:
    stations = PollingStation.objects.in_bulk({station for station, _, _ in doubled})
    return [Conflict(stations[station], stage, n) for station, stage, n in doubled]


def forms_of(scope: Scope, station: PollingStation, stage: str) -> list[Submission]:
    """The forms that stand for one station and stage, the first one first."""
    return list(
        standing(all_forms(Scope(scope.mission)))
        .filter(station=station, stage=stage)
        .select_related("team", "observer", "form_version__design", "source")
        .order_by("pk")
    )
