"""Papers of adopted texts, made beside the answer: several languages take long."""

from orkhon.jobs.registry import Result, Work, job
from orkhon.observation.queries.actors import account_of
from orkhon.proceedings.actions.adopted_bundles import ISSUE, issue_papers
from orkhon.proceedings.models import AdoptedText


@job(ISSUE)
def issue(work: Work) -> Result:
    """Make papers and bundle; what a killed worker finished is not done again."""
    text = AdoptedText.objects.select_related(
        "session__organ", "question", "version__draft"
    ).get(pk=work.subject.rpartition("/")[2])
    issue_papers(text, by=account_of(work.asked_by), report=work.report)
    return {"symbol": text.symbol}
