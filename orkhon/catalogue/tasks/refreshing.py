"""What the worker does for the catalogue by itself."""

from django.utils import timezone

from orkhon.catalogue.actions.refreshing import refresh_when_due
from orkhon.jobs.registry import Result, Work, every


@every(minutes=1)
def follow(work: Work) -> Result:
    """Take in what was published since; while nothing happened nothing is read."""
    done = refresh_when_due(timezone.now())
    return {} if done is None else {"refreshed": str(done)}
