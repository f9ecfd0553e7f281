"""What must be known of a mission to place the forms that come in: few, quick reads.

They stand in the way of every form, so they read columns and build no models.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.db import connection

from orkhon.engines.xforms.model import FormSchema
from orkhon.engines.xforms.schema import schema_of
from orkhon.observation.models import FormVersion, Observer, Team
from orkhon.observation.queries.plain import rows, uuid_of, uuids

_VERSIONS = (
    "SELECT v.id, v.version, v.sha256, v.published_at IS NOT NULL, v.is_encrypted,"
    " d.mission_id, d.form_id, d.stage, d.state = 'closed' OR m.closed_at IS NOT NULL"
    " FROM observation_formversion v"
    " JOIN observation_formdesign d ON d.id = v.design_id"
    " JOIN observation_mission m ON m.id = d.mission_id"
    " WHERE d.mission_id IN ({}) AND d.form_id IN ({}) ORDER BY v.made_at DESC"
)
_STATIONS = (
    "SELECT mission_id, code, id FROM observation_pollingstation"
    " WHERE mission_id IN ({}) AND code IN ({})"
)
_OBSERVERS = (
    "SELECT o.id, o.code, t.team_id FROM observation_observer o"
    " LEFT JOIN observation_teammember t ON t.observer_id = o.id WHERE o.id IN ({})"
)
_THERE = (
    "EXISTS (SELECT 1 FROM observation_submission WHERE instance_id IN ({}))"
    " OR EXISTS (SELECT 1 FROM observation_submission WHERE root_instance_id IN ({}))"
)
_NAMES = (
    "SELECT ARRAY(SELECT nextval(pg_get_serial_sequence('observation_submission', 'id'))"  # noqa: S608 -- our own words
    f" FROM generate_series(1, {{}})), {_THERE}"
)
_NAMES_ON_SQLITE = (
    "SELECT COALESCE((SELECT seq FROM sqlite_sequence"  # noqa: S608 -- our own words
    f" WHERE name = 'observation_submission'), 0), {_THERE}"
)
SCHEMAS_KEPT = 64
"""Form versions whose shape a process keeps in memory; a mission has some ten."""


@dataclass(frozen=True, slots=True)
class KnownVersion:
    """A version of a form that the mission has.

    Attributes:
        is_published: False for a draft, which is there for trial only.
        is_closed: The form takes no more submissions, or the mission is over.
    """

    pk: UUID
    form_id: str
    version: str
    sha256: str
    stage: str
    is_published: bool
    is_closed: bool
    is_encrypted: bool


@dataclass(frozen=True, slots=True)
class KnownObserver:
    """An observer of the mission, with the team if there is one."""

    pk: UUID
    code: str
    team_id: UUID | None


def versions_of(
    pairs: Collection[tuple[UUID, str]],
) -> dict[tuple[UUID, str], list[KnownVersion]]:
    """All versions of these forms, by mission and form id."""
    found: dict[tuple[UUID, str], list[KnownVersion]] = {}
    missions = {mission for mission, _form in pairs}
    for row in rows(_VERSIONS, uuids(missions), [form for _mission, form in pairs]):
        pk, version, sha256, is_published, is_encrypted, mission_id, form_id = row[:7]
        stage, is_closed = row[7:]
        found.setdefault((uuid_of(mission_id), form_id), []).append(
            KnownVersion(
                pk=uuid_of(pk),
                form_id=form_id,
                version=version,
                sha256=sha256,
                stage=stage,
                is_published=bool(is_published),
                is_closed=bool(is_closed),
                is_encrypted=bool(is_encrypted),
            )
        )
    return found


def stations_called(
    codes: Collection[tuple[UUID, str]],
) -> dict[tuple[UUID, str], int]:
    """Keys of stations, by mission and code; withdrawn ones too, somebody was there."""
    if not codes:
        return {}
    found = rows(
        _STATIONS,
        uuids({mission for mission, _code in codes}),
        [code for _mission, code in codes],
    )
    return {(uuid_of(mission), code): pk for mission, code, pk in found}


def numbers_and_names(count: int, names: Collection[str]) -> tuple[list[int], bool]:
    """Numbers for so many new submissions, and whether any goes by one of these names.

    Numbers that are not used in the end are left out for ever; on SQLite the caller
    holds the write lock.
    """
    if connection.vendor == "postgresql":
        ((numbers, is_any),) = rows(_NAMES, [count], names, names)
        return list(numbers), bool(is_any)
    ((last, is_any),) = rows(_NAMES_ON_SQLITE, names, names)
    return list(range(last + 1, last + 1 + count)), bool(is_any)


def teams_called(codes: Collection[tuple[UUID, str]]) -> dict[tuple[UUID, str], UUID]:
    """Keys of teams, by mission and code."""
    if not codes:
        return {}
    rows = Team.objects.filter(
        mission__in={mission for mission, _code in codes},
        code__in={code for _mission, code in codes},
    ).values_list("mission", "code", "pk")
    return {(mission, code): pk for mission, code, pk in rows}


def observers_called(
    codes: Collection[tuple[UUID, str]],
) -> dict[tuple[UUID, str], KnownObserver]:
    """Observers with their teams, by mission and code."""
    if not codes:
        return {}
    rows = Observer.objects.filter(
        mission__in={mission for mission, _code in codes},
        code__in={code for _mission, code in codes},
    ).values_list("mission", "code", "pk", "membership__team")
    return {
        (mission, code): KnownObserver(pk, code, team)
        for mission, code, pk, team in rows
    }


def observers_keyed(keys: Collection[UUID]) -> dict[UUID, KnownObserver]:
    """Observers with their teams, by their own key."""
    if not keys:
        return {}
    found = {}
    for pk, code, team in rows(_OBSERVERS, uuids(keys)):
        key = uuid_of(pk)
        found[key] = KnownObserver(key, code, None if team is None else uuid_of(team))
    return found


def schema_of_version(version: KnownVersion) -> FormSchema:
    """The shape of a form version, read once in each process."""
    return _schema(version.pk, version.sha256)


@lru_cache(maxsize=SCHEMAS_KEPT)
def _schema(pk: UUID, sha256: str) -> FormSchema:
    # A draft keeps its row when its XML changes; its digest tells.
    return schema_of(
        bytes(FormVersion.objects.values_list("xml", flat=True).get(pk=pk))
    )
