"""Official results, read and compared beside the answer."""

from orkhon.jobs.registry import Result, Work, job
from orkhon.observation.actions import results
from orkhon.observation.models import ResultsFile
from orkhon.observation.queries.actors import account_of


@job(results.CHECK)
def check(work: Work) -> Result:
    """Check a file line by line, analyse it, keep our stations' figures."""
    results.check_results(
        _brought(work), by=account_of(work.asked_by), report=work.report
    )
    return {}


@job(results.MATCH)
def match(work: Work) -> Result:
    """Look for the stations whose copies came since."""
    results.match_results(_brought(work), by=account_of(work.asked_by))
    return {}


def _brought(work: Work) -> ResultsFile:
    return ResultsFile.objects.select_related("mission__country", "source").get(
        pk=work.subject.rpartition("/")[2]
    )
