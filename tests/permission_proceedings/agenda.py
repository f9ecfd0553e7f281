"""Rights at the addresses of the agenda and the programme."""

from django.utils import timezone

from orkhon.proceedings.models import AgendaItem, ProgrammeLine, Session
from tests.permission_answers import LAW_READERS, OFFICE
from tests.permission_proceedings.sessions import PREPARERS

ITEM = ["session", "agenda item"]

ADDRESSES = {
    # A delegation is told that nothing was circulated yet.
    "proceedings:agenda": ("GET", ["session"], LAW_READERS),
    "proceedings:agenda-paper": ("GET", ["session", "paper form"], OFFICE),
    "proceedings:add-item": ("GET", ["session"], PREPARERS),
    "proceedings:number-items": ("POST", ["session"], PREPARERS),
    "proceedings:copy-agenda": ("POST", ["session"], PREPARERS),
    "proceedings:change-item": ("GET", ITEM, PREPARERS),
    "proceedings:change-item ": ("POST", ITEM, PREPARERS),
    "proceedings:move-item": ("POST", ITEM, PREPARERS),
    "proceedings:act-on-item": ("POST", [*ITEM, "item act"], PREPARERS),
    "proceedings:item-words": ("GET", [*ITEM, "item language"], PREPARERS),
    "proceedings:programme": ("GET", ["session"], LAW_READERS),
    "proceedings:programme-paper": ("GET", ["session", "paper form"], OFFICE),
    "proceedings:add-line": ("POST", ["session"], PREPARERS),
    "proceedings:change-line": ("GET", ["session", "programme line"], PREPARERS),
}


def parts(found, country, people):
    """An item and a line of the programme; nothing was circulated or convened."""
    session = Session.objects.get(key=found["session"])
    now = timezone.now()
    item = AgendaItem.objects.create(
        session=session,
        number="901",
        precedence=9010,
        kind=AgendaItem.Kind.OTHER,
        title="Sample item",
        made_at=now,
        made_by="account/somebody",
    )
    line = ProgrammeLine.objects.create(
        session=session, begins_at=now, title="Sample reception"
    )
    return {
        "agenda item": item.pk,
        "item act": "strike",
        "item language": "kk",
        "paper form": "text",
        "programme line": line.pk,
    }
