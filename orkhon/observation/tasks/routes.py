"""Routes, planned beside the answer."""

from orkhon.jobs.registry import Result, Work, job
from orkhon.observation.actions import route_papers, routes
from orkhon.observation.models import MissionCity
from orkhon.observation.queries.actors import account_of
from orkhon.observation.queries.route_problems import said_from


@job(routes.PLAN)
def plan(work: Work) -> Result:
    """Propose a city's day; done twice, two plans wait and a person takes one."""
    city = MissionCity.objects.select_related("mission").get(
        pk=work.subject.rpartition("/")[2]
    )
    made = routes.plan_city(
        city, said_from(work.arguments), by=account_of(work.asked_by)
    )
    return {"plan": str(made.pk)}


@job(route_papers.SHEETS)
def sheets(work: Work) -> Result:
    """Make the route sheets of a city's teams."""
    city = MissionCity.objects.select_related("mission__country").get(
        pk=work.subject.rpartition("/")[2]
    )
    made = route_papers.make_sheets(
        city,
        language=str(work.arguments["language"]),
        by=account_of(work.asked_by),
    )
    return {"source": str(made.pk)}
