"""Draws: the frame of today, and a draw as it was kept."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from orkhon.engines.elections.sampling import (
    Clustered,
    Design,
    Draw,
    Measure,
    Simple,
    Stratified,
    StratifiedClustered,
    Unit,
    draw,
)
from orkhon.observation.models import (
    Area,
    DrawnStation,
    Mission,
    MissionCity,
    PollingStation,
    StationDraw,
    VotersOnList,
)
from orkhon.record.queries import bytes_of
from orkhon.record.refusals import Refusal

METHOD = "orkhon.elections.sampling/1"
"""Name and version of the method, published beside every draw."""
STRATA = {
    "": gettext_lazy("none"),
    "city": gettext_lazy("city of the mission"),
    "region": gettext_lazy("widest area"),
    "area": gettext_lazy("narrowest area"),
    "settlement": gettext_lazy("urban and rural"),
    "kind": gettext_lazy("kind of station"),
}
CLUSTERS = {"": gettext_lazy("none"), "area": gettext_lazy("narrowest area")}
NOT_KNOWN = "not known"
"""The stratum of stations of which nobody knows it."""


@dataclass(frozen=True)
class DrawSaid:
    """What a person says of a draw before it is drawn.

    Attributes:
        strata_by, cluster_by: Keys of `STRATA` and `CLUSTERS`.
        per_cluster: Stations in each drawn cluster.
        kinds: Kinds of stations that the frame has; () for all.
        city: Only stations of this city; None for all cities of the mission.
        everywhere: Whether stations in no city of the mission are in the frame.
    """

    design: str
    size: int
    reserves: int
    seed: str
    strata_by: str = ""
    cluster_by: str = ""
    per_cluster: int = 1
    measure: str = Measure.EQUAL.value
    minimum: int = 0
    kinds: tuple[str, ...] = ()
    city: MissionCity | None = None
    everywhere: bool = False


def frame_of(mission: Mission, said: DrawSaid) -> list[Unit]:
    """Every station that could be drawn, as it stands now."""
    rows = PollingStation.objects.filter(mission=mission, withdrawn_at=None)
    if said.city is not None:
        rows = rows.filter(city=said.city)
    elif not said.everywhere:
        rows = rows.filter(city__isnull=False)
    if said.kinds:
        rows = rows.filter(kind__in=said.kinds)
    areas = {one.pk: one for one in Area.objects.filter(mission=mission)}
    names = {key: _area_name(area, areas) for key, area in areas.items()}
    widest = {key: _widest(area, areas) for key, area in areas.items()}
    voters: dict[int, int] = {}
    if said.cluster_by and said.measure == Measure.SIZE.value:
        for station, value in (
            VotersOnList.objects.filter(station__mission=mission)
            .order_by("as_of", "pk")
            .values_list("station_id", "value")
        ):
            voters[station] = value
    units = []
    for pk, code, area, city, kind, settlement in rows.values_list(
        "pk", "code", "area_id", "city__name", "kind", "settlement"
    ):
        of = {
            "": "",
            "city": city or NOT_KNOWN,
            "region": widest.get(area, NOT_KNOWN),
            "area": names.get(area, NOT_KNOWN),
            "settlement": settlement or NOT_KNOWN,
            "kind": kind,
        }
        units.append(
            Unit(
                code,
                stratum=of[said.strata_by],
                cluster=of[said.cluster_by],
                size=voters.get(pk),
            )
        )
    return units


def design_of(said: DrawSaid) -> Design:
    """The engine's design.

    Raises:
        Refusal: a design that needs strata or clusters and says none.
    """
    kind = StationDraw.Design(said.design)
    strata = kind in (
        StationDraw.Design.STRATIFIED,
        StationDraw.Design.STRATIFIED_CLUSTERED,
    )
    clusters = kind in (
        StationDraw.Design.CLUSTERED,
        StationDraw.Design.STRATIFIED_CLUSTERED,
    )
    if strata != bool(said.strata_by):
        raise Refusal(
            _("Say by what the strata are formed.")
            if strata
            else _("This design has no strata.")
        )
    if clusters != bool(said.cluster_by):
        raise Refusal(
            _("Say by what the clusters are formed.")
            if clusters
            else _("This design has no clusters.")
        )
    measure = Measure(said.measure)
    if strata and clusters:
        return StratifiedClustered(said.per_cluster, measure, minimum=said.minimum)
    if strata:
        return Stratified(minimum=said.minimum)
    if clusters:
        return Clustered(said.per_cluster, measure)
    return Simple()


FRAME_HEAD = ("station", "stratum", "cluster", "size")


def frame_bytes(units: Sequence[Unit]) -> bytes:
    """The frame as the CSV that is kept: anyone repeats the draw with it.

    It is a file for programs, so nothing is put before a cell.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(FRAME_HEAD)
    for unit in sorted(units, key=lambda one: one.id):
        size = "" if unit.size is None else unit.size
        writer.writerow([unit.id, unit.stratum, unit.cluster, size])
    return text.getvalue().encode()


def frame_from(data: bytes) -> list[Unit]:
    """The frame of such a file."""
    rows = csv.reader(io.StringIO(data.decode(), newline=""))
    next(rows)
    return [
        Unit(code, stratum, cluster, None if size == "" else int(size))
        for code, stratum, cluster, size in rows
    ]


def said_of(kept: StationDraw) -> DrawSaid:
    """What was said when it was drawn."""
    parameters = dict(kept.parameters)
    return DrawSaid(
        design=kept.design,
        size=kept.size,
        reserves=kept.reserves,
        seed=kept.seed,
        strata_by=parameters["strata_by"],
        cluster_by=parameters["cluster_by"],
        per_cluster=parameters["per_cluster"],
        measure=parameters["measure"],
        minimum=parameters["minimum"],
    )


def repeated(kept: StationDraw) -> Draw:
    """Draw again from the frame that was kept."""
    said = said_of(kept)
    frame = frame_from(bytes_of(kept.frame))
    return draw(frame, design_of(said), said.size, said.reserves, said.seed)


@dataclass(frozen=True)
class Repetition:
    """Whether a kept draw comes out again, and what differs.

    Attributes:
        same_frame: The kept frame has the published digest.
        missing, foreign: Codes that only the kept draw, or only the repetition has.
        same_order: The same stations stand in the same order.
    """

    same_frame: bool
    missing: tuple[str, ...]
    foreign: tuple[str, ...]
    same_order: bool

    @property
    def holds(self) -> bool:
        """The draw is what the seed and the frame give."""
        return (
            self.same_frame
            and self.same_order
            and not self.missing
            and not self.foreign
        )


def repeat(kept: StationDraw) -> Repetition:
    """Repeat a kept draw and compare."""
    again = repeated(kept)
    rows = list(
        kept.stations.order_by("is_reserve", "order", "pk").values_list(
            "station__code", "is_reserve"
        )
    )
    ours = [(item.unit.id, False) for item in again.units]
    theirs = [(code, flag) for code, flag in rows if not flag]
    ours_reserves = {(item.unit.id, item.order) for item in again.reserves}
    kept_reserves = set(
        kept.stations.filter(is_reserve=True).values_list("station__code", "order")
    )
    return Repetition(
        same_frame=again.frame_digest == kept.frame_digest,
        missing=tuple(
            sorted({code for code, _ in rows} - _codes(again)),
        ),
        foreign=tuple(sorted(_codes(again) - {code for code, _ in rows})),
        same_order=ours == theirs and ours_reserves == kept_reserves,
    )


def standing_draw(mission: Mission, city: MissionCity) -> StationDraw | None:
    """The last published draw that covers a city and was not given up."""
    return (
        StationDraw.objects.filter(mission=mission, given_up_at=None)
        .exclude(published_at=None)
        .filter(stations__station__city=city)
        .order_by("-published_at")
        .distinct()
        .first()
    )


def in_order(kept: StationDraw) -> list[DrawnStation]:
    """The drawn stations in their order, then the reserves of each group in theirs."""
    return sorted(
        kept.stations.select_related("station"),
        key=lambda one: (
            one.is_reserve,
            (one.stratum, one.cluster) if one.is_reserve else ("", ""),
            one.order,
        ),
    )


def percent(probability: float) -> Decimal:
    """A chance out of 100 with two decimals, for people."""
    return Decimal(probability * 100).quantize(Decimal("0.01"))


def _codes(again: Draw) -> set[str]:
    return {item.unit.id for item in (*again.units, *again.reserves)}


def _area_name(area: Area, areas: dict[int, Area]) -> str:
    """An area with what it lies in: two districts of one name are two."""
    above = areas.get(area.parent_id) if area.parent_id else None
    return area.name if above is None else f"{_area_name(above, areas)} / {area.name}"


def _widest(area: Area, areas: dict[int, Area]) -> str:
    while area.parent_id:
        area = areas[area.parent_id]
    return area.name
