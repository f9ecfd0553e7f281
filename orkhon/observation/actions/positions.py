"""Positions of phones: the newest alone, for the mission alone, deleted on its date."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from orkhon.observation.models import Mission, Observer, ObserverPosition
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal


@dataclass(frozen=True)
class Position:
    """Where a phone says it is; degrees, and metres of accuracy if it knows."""

    latitude: float
    longitude: float
    accuracy: float | None
    at: datetime


@transaction.atomic
def record_position(observer: Observer, position: Position) -> bool:
    """Keep where an observer is, in place of where they were.

    Where somebody is goes into no entry of the record: it could not be deleted there.

    Returns:
        False when a newer one is kept already.
    Raises:
        Refusal: the mission does not ask, is closed, or there is no such place.
    """
    mission = observer.mission
    if not mission.asks_position or mission.closed_at is not None:
        raise Refusal(f"{mission} does not ask where its observers are")
    if not (-90 <= position.latitude <= 90 and -180 <= position.longitude <= 180):
        raise Refusal(f"{position.latitude}, {position.longitude} is no place on earth")
    if position.accuracy is not None and not position.accuracy >= 0:
        raise Refusal(f"{position.accuracy} metres is no accuracy")
    facts = {
        "latitude": position.latitude,
        "longitude": position.longitude,
        "accuracy": position.accuracy,
        "at": position.at,
    }
    row, is_new = ObserverPosition.objects.get_or_create(
        observer=observer, defaults={"mission": mission, **facts}
    )
    if is_new:
        return True
    rows = ObserverPosition.objects.filter(pk=row.pk, at__lt=position.at)
    return bool(rows.update(**facts))


@transaction.atomic
def delete_due_positions(today: date) -> int:
    """Delete the positions of missions whose days are over, by each mission's rule.

    Args:
        today: The day as of which it is asked.
    Returns:
        How many were deleted.
    """
    deleted = 0
    kept = ObserverPosition.objects.values("mission")
    for mission in Mission.objects.filter(pk__in=kept):
        due_on = mission.vote_on + timedelta(days=mission.positions_kept_days)
        if due_on > today:
            continue
        count, _ = ObserverPosition.objects.filter(mission=mission).delete()
        append(
            "observation.position.delete",
            subject_of(mission),
            by=None,
            count=count,
            rule=f"{mission.positions_kept_days} days after {mission.vote_on}",
        )
        deleted += count
    return deleted
