"""Where a form that came in belongs: its form, its station, its observer, its files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from orkhon.engines.xforms.expected_files import files_named
from orkhon.observation.actions.arrivals import Arrival
from orkhon.observation.intake.form_facts import FormFacts, facts_of
from orkhon.observation.models import FormStage
from orkhon.observation.queries.arrivals import (
    KnownObserver,
    KnownVersion,
    observers_called,
    observers_keyed,
    schema_of_version,
    stations_called,
    teams_called,
    versions_of,
)
from orkhon.observation.queries.held import (
    CAME_IN_CLEAR,
    CLOSED_FORM,
    NO_DRAFT,
    NO_SUCH_FORM,
    NO_SUCH_VERSION,
)


@dataclass(frozen=True, slots=True)
class Placed:
    """What was found out about an arrival before it is kept.

    Attributes:
        expected: Names of the files that the form names.
        why_held: Why a person must look at it; "" when nobody must.
        notes: What is to be said beside it.
    """

    form_version_id: UUID | None
    stage: str
    station_id: int | None
    station_code: str
    team_id: UUID | None
    observer_id: UUID | None
    started_at: datetime | None
    filled_at: datetime | None
    clock_offset: float | None
    expected: tuple[str, ...]
    why_held: str
    notes: tuple[str, ...]


def place(arrivals: Sequence[Arrival]) -> list[Placed]:
    """Find where forms belong; reads only, and asks for each thing once for all."""
    facts = [facts_of(arrival.instance) for arrival in arrivals]
    versions = versions_of({(a.mission_id, a.instance.form_id) for a in arrivals})
    together = list(zip(arrivals, facts, strict=True))
    stations = stations_called(
        {(a.mission_id, fact.station) for a, fact in together if fact.station}
    )
    keyed = observers_keyed(
        {a.sender.observer_id for a in arrivals if a.sender.observer_id is not None}
    )
    called = observers_called(
        {
            (a.mission_id, fact.observer)
            for a, fact in together
            if fact.observer and not _is_of(keyed, a, fact)
        }
    )
    teams = teams_called(
        {(a.mission_id, fact.team) for a, fact in together if fact.team}
        if any(_team_is_open(keyed, a) for a in arrivals)
        else set()
    )
    placed = []
    for arrival, fact in together:
        known = versions.get((arrival.mission_id, arrival.instance.form_id), [])
        version, why_held = _version(arrival, known)
        named = called.get((arrival.mission_id, fact.observer))
        observer = _observer(keyed, arrival) or named
        team = None if observer is None else observer.team_id
        placed.append(
            Placed(
                form_version_id=None if version is None else version.pk,
                stage=_stage(arrival, known),
                station_id=stations.get((arrival.mission_id, fact.station)),
                station_code=fact.station[:60],
                team_id=team or teams.get((arrival.mission_id, fact.team)),
                observer_id=None if observer is None else observer.pk,
                started_at=fact.started_at,
                filled_at=fact.filled_at,
                clock_offset=_clock_offset(arrival),
                expected=files_named(
                    arrival.instance,
                    None if version is None else schema_of_version(version),
                ),
                why_held=why_held,
                notes=_notes(observer, fact),
            )
        )
    return placed


def _version(
    arrival: Arrival, known: Sequence[KnownVersion]
) -> tuple[KnownVersion | None, str]:
    form_id, version = arrival.instance.form_id, arrival.instance.version or ""
    found = next(
        (
            one
            for one in known
            if one.version == version and one.is_published != arrival.is_draft
        ),
        None,
    )
    if found is None:
        if not known:
            return None, NO_SUCH_FORM % {"form": form_id}
        why = NO_DRAFT if arrival.is_draft else NO_SUCH_VERSION
        return None, why % {"form": form_id, "version": version}
    if found.is_closed and not arrival.is_draft:
        return found, CLOSED_FORM % {"form": form_id}
    if found.is_encrypted and not arrival.instance.is_encrypted:
        return found, CAME_IN_CLEAR % {"form": form_id}
    return found, ""


def _stage(arrival: Arrival, known: Sequence[KnownVersion]) -> str:
    if known:
        return known[0].stage
    form_id = arrival.instance.form_id
    return form_id if form_id in FormStage.values else FormStage.OTHER


def _observer(
    keyed: dict[UUID, KnownObserver], arrival: Arrival
) -> KnownObserver | None:
    key = arrival.sender.observer_id
    return None if key is None else keyed.get(key)


def _is_of(keyed: dict[UUID, KnownObserver], arrival: Arrival, fact: FormFacts) -> bool:
    observer = _observer(keyed, arrival)
    return observer is not None and observer.code == fact.observer


def _team_is_open(keyed: dict[UUID, KnownObserver], arrival: Arrival) -> bool:
    observer = _observer(keyed, arrival)
    return observer is None or observer.team_id is None


def _clock_offset(arrival: Arrival) -> float | None:
    """Seconds by which the phone's clock is ahead of ours."""
    if arrival.client_time is None:
        return None
    return round((arrival.client_time - arrival.received_at).total_seconds(), 3)


def _notes(observer: KnownObserver | None, fact: FormFacts) -> tuple[str, ...]:
    if observer is None or not fact.observer or fact.observer == observer.code:
        return ()
    return (
        f"The form names the observer {fact.observer}; "
        f"it came with the key of {observer.code}.",
    )
