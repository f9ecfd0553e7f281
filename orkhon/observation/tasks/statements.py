"""Statements, published beside the answer: papers in several languages take long."""

from orkhon.jobs.registry import Result, Work, job
from orkhon.observation.actions.statements.publishing import PUBLISH, publish_statement
from orkhon.observation.models import Statement
from orkhon.observation.queries.actors import account_of


@job(PUBLISH)
def publish(work: Work) -> Result:
    """Publish a statement; one that a killed worker published is not done again."""
    statement = Statement.objects.select_related("mission__country").get(
        pk=work.subject.rpartition("/")[2]
    )
    if statement.published_at is None:
        statement = publish_statement(
            statement,
            seen=str(work.arguments["seen"]),
            by=account_of(work.asked_by),
            report=work.report,
        )
    return {"seq": statement.seq}
