"""The stations of a mission, and what is wrong with a list of them, as CSV."""

from collections.abc import Iterator

from django.db.models import QuerySet

from orkhon.observation.documents.tables import csv_lines
from orkhon.observation.models import Area, Mission, PollingStation, StationImport
from orkhon.observation.queries.stations import with_facts

HEAD = (
    "code", "number", "name", "address", "region", "district", "city", "country",
    "mission city", "kind", "settlement", "latitude", "longitude", "voters",
    "voters as of", "withdrawn",
)  # fmt: skip
AREA_KINDS = ("region", "district", "city", "abroad")


def station_lines(mission: Mission, rows: QuerySet[PollingStation]) -> Iterator[str]:
    """The stations as CSV, line by line; English heads, so that a program can read it."""
    areas = {one.pk: one for one in Area.objects.filter(mission=mission)}

    def names(key: int | None) -> dict[str, str]:
        found: dict[str, str] = {}
        while key is not None:
            area = areas[key]
            found.setdefault(area.kind, area.name)
            key = area.parent_id
        return found

    def cells() -> Iterator[list[object]]:
        for one in with_facts(rows).iterator(chunk_size=2000):
            path = names(one.area_id)
            yield [
                one.code,
                one.number,
                one.name,
                one.address,
                *(path.get(kind, "") for kind in AREA_KINDS),
                "" if one.city is None else one.city.name,
                one.kind,
                one.settlement,
                one.latitude,
                one.longitude,
                one.voters_now,  # type: ignore[attr-defined]  # -- annotated
                one.voters_as_of,  # type: ignore[attr-defined]  # -- annotated
                "" if one.withdrawn_at is None else "yes",
            ]

    return csv_lines(HEAD, cells())


def problem_lines(brought: StationImport) -> Iterator[str]:
    """What is wrong with a list, a line each."""
    return csv_lines(
        ("line", "column", "value", "why"),
        (
            [one["line"], one["column"], one["value"], one["why"]]
            for one in brought.problems
        ),
    )
