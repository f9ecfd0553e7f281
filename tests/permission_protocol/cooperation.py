"""Rights at the addresses of friendship groups, projects and work elsewhere."""

from orkhon.legislation.actions.citing import Cited
from orkhon.protocol.actions.friendship import Founded, record_group
from orkhon.protocol.actions.projects import (
    Begun,
    Together,
    begin_project,
    plan_stage,
    record_interaction,
)
from orkhon.register.models import Body, Country
from tests.permission_answers import OFFICE, RUNNERS

ADDRESSES = {
    "protocol:groups": ("GET", [], OFFICE),
    "protocol:new-group": ("GET", [], RUNNERS),
    "protocol:group": ("GET", ["friendship group"], OFFICE),
    "protocol:end-group": ("GET", ["friendship group"], RUNNERS),
    "protocol:tie-group": ("GET", ["friendship group"], RUNNERS),
    "protocol:projects": ("GET", [], OFFICE),
    "protocol:new-project": ("GET", [], RUNNERS),
    "protocol:project": ("GET", ["joint project"], OFFICE),
    "protocol:project-sheet": ("GET", ["joint project", "letter form"], OFFICE),
    "protocol:plan-stage": ("GET", ["joint project"], RUNNERS),
    "protocol:reach-stage": ("GET", ["joint project", "stage"], RUNNERS),
    "protocol:next-step": ("GET", ["joint project"], RUNNERS),
    "protocol:close-project": ("GET", ["joint project"], RUNNERS),
    "protocol:tie-project": ("GET", ["joint project"], RUNNERS),
    "protocol:elsewhere": ("GET", [], OFFICE),
    "protocol:elsewhere-file": ("GET", [], OFFICE),
    "protocol:new-interaction": ("GET", [], RUNNERS),
    "protocol:take-back-interaction": ("GET", ["interaction"], RUNNERS),
}


def parts(found, country, people):
    """A group, a project with a stage, and a joint statement elsewhere."""
    by, shown = people["head"], Cited("It was set up.", "Sample page")
    owner = Body.objects.get(key="one")
    partner = Country.objects.create(
        code="AZ", english_name="Azerbaijan", english_sort_key="azerbaijan"
    )
    other = Body.objects.create(
        key="second", kind="parliament", display_name="Second", country=partner
    )
    elsewhere = Body.objects.create(
        key="elsewhere", kind="organisation", display_name="Sample organisation"
    )
    group = record_group(Founded(owner, partner), by=by, shown=shown)
    project = begin_project(Begun("Sample project", "trade", [elsewhere]), by=by)
    stage = plan_stage(project, "Sample stage", by=by)
    together = Together(elsewhere, "statement", "Sample", "2027", [owner, other])
    row = record_interaction(together, by=by, shown=shown)
    return {
        "friendship group": group.body.key,
        "joint project": project.key,
        "stage": stage.number,
        "interaction": row.pk,
    }
