"""Rights at the addresses of reports to a session."""

from django.utils import timezone

from orkhon.observation.models import Mission
from orkhon.proceedings.actions.reports import About, begin_report, issue_report
from orkhon.proceedings.models import AgendaItem, Session
from tests.permission_answers import LAW_EDITORS, LAW_READERS, OFFICE, RUNNERS

ISSUED = ["session", "issued report"]
DRAFT = ["session", "report draft"]

ADDRESSES = {
    "proceedings:reports": ("GET", ["session"], LAW_READERS),
    "proceedings:begin-report": ("GET", ["session"], RUNNERS),
    # Delegations read what is issued; a draft does not exist for them.
    "proceedings:report": ("GET", ISSUED, LAW_READERS),
    "proceedings:report ": ("GET", DRAFT, OFFICE),
    "proceedings:report-paper": ("GET", [*ISSUED, "minutes form"], LAW_READERS),
    "proceedings:report-paper ": ("GET", [*DRAFT, "minutes form"], OFFICE),
    "proceedings:write-report": ("GET", DRAFT, RUNNERS),
    "proceedings:report-rows": ("GET", DRAFT, RUNNERS),
    "proceedings:issue-report": ("POST", DRAFT, LAW_EDITORS),
}


def parts(found, country, people):
    """A budget that is not issued, and the final report of a mission that is."""
    session = Session.objects.get(key=found["session"])
    by = people["head"]
    item = AgendaItem.objects.create(
        session=session,
        number="88",
        precedence=880,
        kind=AgendaItem.Kind.REPORT,
        title="Sample final report",
        mission=Mission.objects.get(number=1),
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    draft = begin_report(session, "budget", About("Sample budget"), by=by)
    about = About("Sample final report", item=item)
    issued = issue_report(begin_report(session, "mission", about, by=by), by=by)
    return {"report draft": draft.number, "issued report": issued.number}
