"""Lists of stations, checked and taken in beside the answer."""

from orkhon.jobs.registry import Result, Work, job
from orkhon.observation.actions import stations
from orkhon.observation.models import StationImport
from orkhon.observation.queries.actors import account_of


@job(stations.CHECK)
def check(work: Work) -> Result:
    """Say line by line what is wrong with a list, or what it would change."""
    stations.check_stations(
        _brought(work), by=account_of(work.asked_by), report=work.report
    )
    return {}


@job(stations.TAKE_IN)
def take_in(work: Work) -> Result:
    """Take in a list that was checked."""
    stations.import_stations(
        _brought(work), by=account_of(work.asked_by), report=work.report
    )
    return {}


def _brought(work: Work) -> StationImport:
    return StationImport.objects.select_related("mission__country", "source").get(
        pk=work.subject.rpartition("/")[2]
    )
