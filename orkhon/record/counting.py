"""How many acts the record holds, in a period and in all."""

from datetime import datetime

from orkhon.record.models import Entry


def entries_between(first: datetime, until: datetime) -> int:
    """Entries written from one moment on and before another."""
    return Entry.objects.filter(at__gte=first, at__lt=until).count()


def entries_before(until: datetime) -> int:
    """Entries written before a moment."""
    return Entry.objects.filter(at__lt=until).count()
