"""Rights at the addresses of programmes, their prints and calendars."""

from datetime import timedelta

from django.utils import timezone

from orkhon.protocol.models import Printout, ProgrammeItem, Visit
from tests.permission_answers import OFFICE, OPEN, RUNNERS

VISIT = ["visit"]
LINE = ["visit", "visit line"]

ADDRESSES = {
    "protocol:calendar": ("GET", ["visit token"], OPEN),
    "protocol:programme": ("GET", VISIT, OFFICE),
    "protocol:add-line": ("POST", VISIT, RUNNERS),
    "protocol:new-line": ("GET", VISIT, RUNNERS),
    "protocol:write-line": ("POST", VISIT, RUNNERS),
    "protocol:line": ("GET", LINE, OFFICE),
    "protocol:line ": ("POST", LINE, RUNNERS),
    "protocol:move-line": ("POST", LINE, RUNNERS),
    "protocol:cancel-line": ("POST", LINE, RUNNERS),
    "protocol:line-words": ("POST", LINE, RUNNERS),
    "protocol:line-people": ("POST", LINE, RUNNERS),
    "protocol:line-place": ("POST", [*LINE, "visit person"], RUNNERS),
    "protocol:copy-people": ("POST", LINE, RUNNERS),
    "protocol:prints": ("GET", VISIT, OFFICE),
    "protocol:give-out": ("POST", VISIT, RUNNERS),
    "protocol:newest-prints": ("GET", VISIT, OFFICE),
    "protocol:look-at-print": ("GET", ["visit", "visit paper"], OFFICE),
    "protocol:print-file": ("GET", ["visit", "printout", "visit paper"], OFFICE),
}


def parts(found, country, people):
    """A line of the visit's programme, printed once."""
    visit = Visit.objects.get(key=found["visit"])
    now, who = timezone.now(), people["named"].actor_id
    item = ProgrammeItem.objects.create(
        visit=visit,
        number=1,
        kind="meeting",
        begins_at=now,
        ends_at=now + timedelta(hours=1),
        title="Meeting",
        made_at=now,
        made_by=who,
        changed_at=now,
    )
    printout = Printout.objects.create(
        visit=visit, number=1, language="en", form="pdf", at=now, by=who, lines=[]
    )
    return {"visit line": item.number, "printout": printout.pk}
