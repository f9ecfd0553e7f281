"""Publishing a communiqué beside the answer: several languages take long."""

from orkhon.jobs.registry import Result, Work, job
from orkhon.observation.queries.actors import account_of
from orkhon.press.actions.publishing import PUBLISH, publish_version
from orkhon.press.models import CommuniqueVersion


@job(PUBLISH)
def publish(work: Work) -> Result:
    """Make papers and bundle and publish; a published version is left as it is."""
    version = CommuniqueVersion.objects.select_related("communique").get(
        pk=work.subject.rpartition("/")[2]
    )
    publish_version(version, by=account_of(work.asked_by), report=work.report)
    return {"symbol": str(version.communique)}
