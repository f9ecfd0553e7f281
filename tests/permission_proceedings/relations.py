"""Rights at the addresses of relations with others."""

from orkhon.legislation.actions.citing import Cited
from orkhon.proceedings.actions.coordination import Line, propose_line
from orkhon.proceedings.actions.relations import (
    Happened,
    Signed,
    add_obligation,
    record_event,
    record_memorandum,
)
from orkhon.register.models import Body
from tests.permission_answers import OFFICE, RUNNERS

ADDRESSES = {
    "proceedings:relations": ("GET", [], OFFICE),
    "proceedings:relation": ("GET", ["other"], OFFICE),
    "proceedings:status-sheet": ("GET", ["other", "word"], OFFICE),
    "proceedings:record-relation": ("GET", ["other", "kind of relation"], RUNNERS),
    "proceedings:add-obligation": ("GET", ["memorandum"], RUNNERS),
    "proceedings:say-obligation": ("GET", ["obligation"], RUNNERS),
    "proceedings:take-back-relation": (
        "GET",
        ["kind of relation", "memorandum"],
        RUNNERS,
    ),
    "proceedings:outside-event": ("GET", ["outside event"], OFFICE),
    "proceedings:propose-line": ("GET", ["outside event"], RUNNERS),
    "proceedings:bind-text": ("GET", ["outside event"], RUNNERS),
    "proceedings:settle-line": ("POST", ["outside event", "agreed line"], RUNNERS),
}


def parts(found, country, people):
    """A partner with a memorandum, an obligation, an event and a line."""
    by, shown = people["head"], Cited("It was signed.", "Sample page")
    other = Body.objects.create(
        key="partner", kind="organisation", display_name="Sample partner"
    )
    memorandum = record_memorandum(Signed(other, "Sample"), by=by, shown=shown)
    event = record_event(Happened(other, "Summit", "2027"), by=by, shown=shown)
    speaks = Body.objects.get(key="one")
    line = propose_line(event, Line("Trade", speaks, [other], "Words."), by=by)
    return {
        "other": other.key,
        "word": "docx",
        "kind of relation": "memorandum",
        "memorandum": memorandum.pk,
        "obligation": add_obligation(memorandum, other, "Report", by=by).pk,
        "outside event": event.pk,
        "agreed line": line.number,
    }
