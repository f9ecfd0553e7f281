"""What must be known of a mission to place the forms that come in: few, quick reads.

They stand in the way of every form, so they read columns and build no models.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from orkhon.engines.xforms.model import FormSchema
from orkhon.engines.xforms.schema import schema_of
from orkhon.observation.models import FormDesign, FormVersion, Observer, PollingStation
from orkhon.observation.models.deployment import Team

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
    rows = FormVersion.objects.filter(
        design__mission__in={mission for mission, _form in pairs},
        design__form_id__in={form_id for _mission, form_id in pairs},
    ).values_list(
        "pk",
        "version",
        "sha256",
        "published_at",
        "is_encrypted",
        "design__mission",
        "design__form_id",
        "design__stage",
        "design__state",
        "design__mission__closed_at",
    )
    for row in rows:
        pk, version, sha256, published_at, is_encrypted, mission, form_id = row[:7]
        stage, state, closed_at = row[7:]
        found.setdefault((mission, form_id), []).append(
            KnownVersion(
                pk=pk,
                form_id=form_id,
                version=version,
                sha256=sha256,
                stage=stage,
                is_published=published_at is not None,
                is_closed=state == FormDesign.State.CLOSED or closed_at is not None,
                is_encrypted=is_encrypted,
            )
        )
    return found


def stations_called(
    codes: Collection[tuple[UUID, str]],
) -> dict[tuple[UUID, str], int]:
    """Keys of stations, by mission and code; withdrawn ones too, somebody was there."""
    if not codes:
        return {}
    rows = PollingStation.objects.filter(
        mission__in={mission for mission, _code in codes},
        code__in={code for _mission, code in codes},
    ).values_list("mission", "code", "pk")
    return {(mission, code): pk for mission, code, pk in rows}


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
    rows = Observer.objects.filter(pk__in=keys).values_list(
        "pk", "code", "membership__team"
    )
    return {pk: KnownObserver(pk, code, team) for pk, code, team in rows}


def schema_of_version(version: KnownVersion) -> FormSchema:
    """The shape of a form version, read once in each process."""
    return _schema(version.pk, version.sha256)


@lru_cache(maxsize=SCHEMAS_KEPT)
def _schema(pk: UUID, sha256: str) -> FormSchema:
    # A draft keeps its row when its XML changes; its digest tells.
    return schema_of(
        bytes(FormVersion.objects.values_list("xml", flat=True).get(pk=pk))
    )
