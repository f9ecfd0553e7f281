"""The route sheets of a city's teams in one file, made beside the answer."""

import uuid

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.jobs import actions as jobs
from orkhon.jobs.models import Job
from orkhon.observation.documents.route_sheets import route_sheets, sheet_bytes
from orkhon.observation.models import MissionCity
from orkhon.observation.permissions import can_see_mission
from orkhon.observation.queries.moves import standing
from orkhon.observation.queries.teams import teams_of
from orkhon.record.actions import append, keep_source, subject_of
from orkhon.record.models import Source
from orkhon.record.queries import bytes_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require

SHEETS = "observation.routes.sheets"


@transaction.atomic
def ask_for_sheets(city: MissionCity, *, language: str, by: Actor) -> Job:
    """Let a worker make them."""
    require(can_see_mission(by, city.mission), _("print route sheets"))
    return jobs.ask(
        SHEETS,
        subject=subject_of(city),
        by=by.actor_id,
        arguments={"language": language},
    )


def make_sheets(city: MissionCity, *, language: str, by: Actor) -> Source:
    """Make the sheets and keep them: what the teams were handed stays.

    Telephone numbers are in it, so only who made it and those who run missions read it.

    Raises:
        Refusal: the city has no team.
    """
    mission = city.mission
    require(can_see_mission(by, mission), _("print route sheets"))
    teams = list(teams_of(mission, within=city))
    if not teams:
        raise Refusal(_("%(city)s has no team.") % {"city": city.name})
    paper = route_sheets(
        mission,
        [(team, standing(team)) for team in teams],
        mission.coordinators.select_related("user"),
        language=language,
        made_at=timezone.now(),
    )
    data = sheet_bytes(paper)
    with transaction.atomic():
        source, _is_new = keep_source(
            data,
            filename=f"routes-{mission.number}.pdf",
            media_type="application/pdf",
            text="",
            language=language,
            by=by,
            title=paper.title,
            restricted_to=[by.actor_id, "protocol", "secretary-general"],
        )
        append(
            "observation.routes.print",
            subject_of(city),
            by=by,
            teams=[team.code for team in teams],
            paper_sha256=source.sha256,
        )
    return source


def sheets_made(job: Job) -> bytes | None:
    """The file that a job has made; None while it has not."""
    key = job.result.get("source")
    if job.state != Job.State.DONE or not key:
        return None
    return bytes_of(Source.objects.get(pk=uuid.UUID(str(key))))
