"""What an observer's phone is told: the day's route, the forms, the rules of conduct."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TypedDict
from urllib.parse import quote

from django.db.models import Q

from orkhon.accounts.models import User
from orkhon.observation.models import (
    Coordinator,
    FormDesign,
    FormVersion,
    MessageDelivery,
    Mission,
    Observer,
    PollingStation,
    Submission,
    Team,
    Visit,
    VotersOnList,
)

_HEX = re.compile("[0-9a-f]{32}")
MOST_STATIONS = 3000
"""Stations of a team's city that a phone carries, beside those of its route."""


class StationSeen(TypedDict):
    """A station as the app lists it; voters is None where no figure is known."""

    id: int
    code: str
    number: str
    name: str
    address: str
    area: str
    kind: str
    latitude: float | None
    longitude: float | None
    voters: int | None


class VisitSeen(TypedDict):
    """One line of the route; moments in RFC 3339."""

    id: str
    order: int
    station: str
    stage: str
    starts_at: str | None
    ends_at: str | None
    note: str


class MediaSeen(TypedDict):
    """A file that a form shows."""

    name: str
    hash: str
    url: str


class FormSeen(TypedDict):
    """A form that may be filled, in its current version."""

    form_id: str
    version: str
    stage: str
    title: dict[str, str]
    hash: str
    url: str
    media: list[MediaSeen]
    previous: list[str]


def stations_for(mission: Mission, team: Team | None) -> list[StationSeen]:
    """The stations of the team's route and of its city; all of a small mission."""
    rows = PollingStation.objects.filter(
        mission=mission, withdrawn_at=None
    ).select_related("area")
    if team is not None:
        near = Q(visits__team=team, visits__cancelled_at=None)
        if team.city_id is not None:
            near |= Q(city_id=team.city_id)
        rows = rows.filter(near).distinct()
    found = list(rows.order_by("code")[:MOST_STATIONS])
    if team is not None and len(found) == MOST_STATIONS:
        known = {station.pk for station in found}
        found += [
            visit.station for visit in _visits(team) if visit.station_id not in known
        ]
    voters = _latest_voters(station.pk for station in found)
    return [
        {
            "id": station.pk,
            "code": station.code,
            "number": station.number,
            "name": station.name,
            "address": station.address,
            "area": station.area.name if station.area else "",
            "kind": station.kind,
            "latitude": station.latitude,
            "longitude": station.longitude,
            "voters": voters.get(station.pk),
        }
        for station in found
    ]


def route_for(team: Team | None) -> list[VisitSeen]:
    """Where the team goes, in order."""
    if team is None:
        return []
    return [
        {
            "id": str(visit.pk),
            "order": visit.order,
            "station": visit.station.code,
            "stage": visit.stage,
            "starts_at": moment(visit.starts_at),
            "ends_at": moment(visit.ends_at),
            "note": visit.why,
        }
        for visit in _visits(team)
    ]


def forms_for(mission: Mission, base: str) -> list[FormSeen]:
    """The open forms; addresses begin with `base`, the phone's own /v1/key/… prefix."""
    current = (
        FormVersion.objects.filter(
            design__mission=mission,
            design__state=FormDesign.State.OPEN,
            published_at__isnull=False,
            replaced_at=None,
        )
        .select_related("design")
        .prefetch_related("files", "design__versions")
        .order_by("design__form_id")
    )
    return [_form(version, base) for version in current]


def sent_by(observer: Observer) -> list[Submission]:
    """What this observer's phones sent, the newest first, with the files' rows."""
    return list(
        Submission.objects.filter(observer=observer, is_draft=False)
        .select_related("source")
        .prefetch_related("files")
        .order_by("-received_at", "-pk")
    )


def missing_files(submission: Submission) -> list[str]:
    """Names of files that the form names and that have not come."""
    return sorted(
        file.name
        for file in submission.files.all()
        if file.is_expected and not file.sha256
    )


def messages_to(observer: Observer) -> list[MessageDelivery]:
    """Messages to this observer, the newest first."""
    return list(
        MessageDelivery.objects.filter(observer=observer)
        .select_related("message")
        .order_by("-message__sent_at")
    )


def senders_of(deliveries: Iterable[MessageDelivery]) -> dict[str, str]:
    """The names of the accounts that sent these messages, by actor id."""
    actors = {delivery.message.sent_by for delivery in deliveries}
    keys = [actor.removeprefix("account/") for actor in actors]
    accounts = User.objects.filter(
        public_id__in=[key for key in keys if _HEX.fullmatch(key)]
    )
    return {account.actor_id: account.display_name for account in accounts}


def team_of(observer: Observer) -> Team | None:
    """The team the observer is in."""
    return (
        Team.objects.filter(members__observer=observer).select_related("city").first()
    )


def coordinator_for(mission: Mission, team: Team | None) -> Coordinator | None:
    """Whom to call: the coordinator of the team's city, else of the mission."""
    rows = Coordinator.objects.filter(mission=mission).select_related("user")
    of_city = rows.filter(city=team.city) if team is not None and team.city else None
    return (of_city.first() if of_city is not None else None) or rows.filter(
        city=None
    ).first()


def moment(at: datetime | None) -> str | None:
    """RFC 3339, as the app reads it."""
    return None if at is None else at.isoformat()


def _form(version: FormVersion, base: str) -> FormSeen:
    design = version.design
    address = f"{base}/forms/{quote(design.form_id, safe='')}"
    return {
        "form_id": design.form_id,
        "version": version.version,
        "stage": design.stage,
        "title": version.titles or {"en": design.title},
        "hash": f"md5:{version.md5}",
        "url": f"{address}.xml",
        "media": [
            {
                "name": file.name,
                "hash": f"md5:{file.md5}",
                "url": f"{address}/attachments/{quote(file.name, safe='')}",
            }
            for file in version.files.all()
            if file.md5
        ],
        "previous": sorted(
            other.version
            for other in design.versions.all()
            if other.published_at is not None and other.replaced_at is not None
        ),
    }


def _visits(team: Team) -> Sequence[Visit]:
    return list(
        Visit.objects.filter(team=team, cancelled_at=None)
        .select_related("station__area")
        .order_by("order")
    )


def _latest_voters(stations: Iterable[int]) -> dict[int, int]:
    latest: dict[int, int] = {}
    rows = VotersOnList.objects.filter(station__in=list(stations))
    for station, value in rows.order_by("as_of", "pk").values_list("station", "value"):
        latest[station] = value
    return latest
