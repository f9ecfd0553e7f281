"""Stations one by one, and the cities that areas and stations belong to."""

import uuid
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.observation.intake.coordinates import (
    BOXES,
    CoordinateError,
    require_place,
)
from orkhon.observation.models import Area, Mission, MissionCity, PollingStation
from orkhon.observation.permissions import can_run
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require


@transaction.atomic
def assign_areas(
    mission: Mission, cities: Mapping[int, MissionCity | None], *, by: Actor
) -> int:
    """Say which areas belong to which of the mission's cities.

    A narrower area follows its wider one unless it is given a city of its own; a
    station follows its area unless its city was chosen by hand.

    Args:
        cities: Keys of areas, each with its city, or None for no city of its own.
    Returns:
        How many stations are in another city now.
    Raises:
        Refusal: an area or a city of another mission.
    """
    require(can_run(by, mission), _("assign areas to cities"))
    areas = {one.pk: one for one in Area.objects.filter(mission=mission)}
    for key, city in cities.items():
        if key not in areas:
            raise Refusal(_("The mission has no area %(key)s.") % {"key": key})
        if city is not None and city.mission_id != mission.pk:
            raise Refusal(
                _("%(city)s is no city of this mission.") % {"city": city.name}
            )
        areas[key].city = city
    Area.objects.bulk_update([areas[key] for key in cities], ["city"])
    moved = 0
    for key, area in areas.items():
        city_id = _city_of(area, areas)
        moved += (
            PollingStation.objects.filter(mission=mission, area=key, city_by_hand=False)
            .exclude(city=city_id)
            .update(city=city_id)
            if city_id
            else PollingStation.objects.filter(
                mission=mission, area=key, city_by_hand=False, city__isnull=False
            ).update(city=None)
        )
    append(
        "observation.areas.assign",
        subject_of(mission),
        by=by,
        areas={
            areas[key].name: None if city is None else city.name
            for key, city in cities.items()
        },
        stations=moved,
    )
    return moved


@transaction.atomic
def place_station(
    station: PollingStation,
    *,
    by: Actor,
    city: MissionCity | None,
    latitude: float | None,
    longitude: float | None,
    why: str,
) -> PollingStation:
    """Set a station's city and coordinates by hand; lists no longer change the city.

    Raises:
        Refusal: a city of another mission, half of a place, a place outside of the
            country, or no reason.
    """
    require(can_run(by, station.mission), _("change a station"))
    if not why.strip():
        raise Refusal(_("Say why: who told it, or where it was seen."))
    if city is not None and city.mission_id != station.mission_id:
        raise Refusal(_("%(city)s is no city of this mission.") % {"city": city.name})
    if (latitude is None) != (longitude is None):
        raise Refusal(_("Latitude and longitude come together."))
    if latitude is not None and longitude is not None:
        is_abroad = station.kind == PollingStation.Kind.ABROAD
        box = None if is_abroad else BOXES.get(station.mission.country.code)
        try:
            require_place(latitude, longitude, box)
        except CoordinateError as error:
            raise Refusal(str(error)) from error
    before = {
        "city": None if station.city is None else station.city.name,
        "latitude": station.latitude,
        "longitude": station.longitude,
    }
    station.city, station.city_by_hand = city, True
    station.latitude, station.longitude = latitude, longitude
    station.save(update_fields=["city", "city_by_hand", "latitude", "longitude"])
    append(
        "observation.station.place",
        subject_of(station),
        by=by,
        code=station.code,
        before=before,
        after={
            "city": None if city is None else city.name,
            "latitude": latitude,
            "longitude": longitude,
        },
        why=why,
    )
    return station


@transaction.atomic
def withdraw_station(station: PollingStation, *, by: Actor, why: str) -> PollingStation:
    """Say that a station is none of the vote any more; it stays, with its visits.

    Raises:
        Refusal: it was withdrawn before, or no reason.
    """
    require(can_run(by, station.mission), _("withdraw a station"))
    if not why.strip():
        raise Refusal(_("Say why: who told it, or where it was seen."))
    changed = PollingStation.objects.filter(pk=station.pk, withdrawn_at=None).update(
        withdrawn_at=timezone.now()
    )
    if not changed:
        raise Refusal(
            _("Station %(code)s was withdrawn before.") % {"code": station.code}
        )
    append(
        "observation.station.withdraw",
        subject_of(station),
        by=by,
        code=station.code,
        why=why,
    )
    station.refresh_from_db()
    return station


def _city_of(area: Area, areas: Mapping[int, Area]) -> uuid.UUID | None:
    """Key of the area's own city, or of the nearest wider area that has one."""
    seen: Area | None = area
    while seen is not None:
        if seen.city_id is not None:
            return seen.city_id
        seen = areas.get(seen.parent_id) if seen.parent_id else None
    return None
