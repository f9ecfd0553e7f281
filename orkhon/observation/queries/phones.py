"""Phones of a mission: whose keys there are, and when each was last heard of."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Max

from orkhon.observation.models import FieldKey, Mission, Observer, Submission
from orkhon.observation.queries.observers import OUT


@dataclass(frozen=True)
class KeyLine:
    """A key, whether it opens something, and the last form that it brought.

    Attributes:
        heard_at: None when nothing came yet; nothing is written when a phone only asks.
    """

    key: FieldKey
    is_good: bool
    heard_at: datetime | None


@dataclass(frozen=True)
class PhoneLine:
    """An observer with the keys of the phones; None for phones that several share."""

    observer: Observer | None
    keys: tuple[KeyLine, ...]

    @property
    def has_key(self) -> bool:
        return any(one.is_good for one in self.keys)


def phone_lines(mission: Mission, *, now: datetime) -> list[PhoneLine]:
    """Every observer who goes, then the shared phones; whoever lacks a key on top."""
    by_observer: dict[UUID | None, list[KeyLine]] = defaultdict(list)
    heard = dict(
        Submission.objects.filter(mission=mission, key__isnull=False)
        .order_by()
        .values_list("key")
        .annotate(at=Max("received_at"))
    )
    for key in FieldKey.objects.filter(mission=mission).order_by("-made_at"):
        line = KeyLine(key, is_good(key, now), heard.get(key.pk))
        by_observer[key.observer_id].append(line)
    rows = mission.observers.exclude(state__in=OUT).select_related("parliament")
    lines = [PhoneLine(one, tuple(by_observer.pop(one.pk, ()))) for one in rows]
    lines.sort(key=lambda line: line.has_key)
    shared = tuple(by_observer.pop(None, ()))
    # Keys of those who go no longer are shown until they are taken back.
    left = [
        PhoneLine(one, tuple(by_observer[one.pk]))
        for one in mission.observers.filter(pk__in=by_observer)
        if any(line.is_good for line in by_observer[one.pk])
    ]
    return left + lines + ([PhoneLine(None, shared)] if shared else [])


def is_good(key: FieldKey, now: datetime) -> bool:
    """Whether a key opens something."""
    return key.revoked_at is None and (key.expires_at is None or key.expires_at > now)


def observers_without_key(mission: Mission, *, now: datetime) -> Sequence[Observer]:
    """Who goes and has no key that opens something."""
    return [
        line.observer
        for line in phone_lines(mission, now=now)
        if line.observer is not None and not line.has_key
    ]
