"""Rights at the addresses of a draft's way, of the roadmap and of initiatives."""

from django.utils import timezone

from orkhon.legislation.actions.initiatives import NewInitiative, record_initiative
from orkhon.legislation.actions.roadmap import Line, enter_line
from orkhon.legislation.actions.way import Step, enter_step
from orkhon.legislation.models import InitiativeMatch, Work
from tests.permission_answers import LAW_EDITORS, LAW_READERS

STEP = ["model law", "draft step"]
# Research records these too; among the kinds of account asked here is no researcher.
FOLLOWERS = LAW_EDITORS
ADDRESSES = {
    "legislation:way": ("GET", ["model law"], LAW_READERS),
    "legislation:enter-step": ("POST", ["model law"], LAW_EDITORS),
    "legislation:reach-step": ("POST", STEP, LAW_EDITORS),
    "legislation:correct-step": ("POST", STEP, LAW_EDITORS),
    "legislation:roadmap": ("GET", [], LAW_READERS),
    "legislation:roadmap-file": ("GET", ["data format"], LAW_READERS),
    "legislation:enter-line": ("POST", [], FOLLOWERS),
    "legislation:roadmap-line": ("POST", ["roadmap line"], FOLLOWERS),
    "legislation:initiatives": ("GET", [], LAW_READERS),
    "legislation:initiatives-file": ("GET", ["data format"], LAW_READERS),
    "legislation:record-initiative": ("POST", [], FOLLOWERS),
    "legislation:match-initiatives": ("POST", [], FOLLOWERS),
    "legislation:decide-match": ("POST", ["initiative match"], FOLLOWERS),
    "legislation:initiative": ("GET", ["initiative"], LAW_READERS),
    "legislation:change-initiative": ("POST", ["initiative"], FOLLOWERS),
}


def parts(found, country, people):
    """A planned step, a line, an initiative and a match that waits."""
    by = people["head"]
    work = Work.objects.get(key=found["model law"])
    step = enter_step(work, Step("commission", "2027"), by=by)
    line = enter_line(Line("Sample roadmap", 1, "Sample law"), by=by)
    said = NewInitiative(country, "en", "Sample bill", "idea")
    initiative = record_initiative(said, by=by)
    match = InitiativeMatch.objects.create(
        first=initiative, work=work, confidence=0.5, made_at=timezone.now()
    )
    return {
        "draft step": step.pk,
        "roadmap line": line.pk,
        "initiative": initiative.pk,
        "initiative match": match.pk,
        "data format": "csv",
    }
