"""Who opens sessions, their parts and legal documents to everybody: who adopts."""

from django.utils import timezone

from orkhon.proceedings.actions.adopted_files import keep_file
from orkhon.proceedings.models import Minutes, Session, Sitting
from tests.permission_answers import LAW_EDITORS

ADDRESSES = {
    f"proceedings:everybody-{name}{again}": (method, named, LAW_EDITORS)
    for name, named in (
        ("session", ["session"]),
        ("names", ["session"]),
        ("minutes", ["session", "approved sitting"]),
        ("document", ["session", "sent paper"]),
        ("legal-document", ["legal document"]),
    )
    for again, method in (("", "GET"), (" ", "POST"))
}


def parts(found, country, people):
    """A sitting whose minutes are approved; the other modules have the rest."""
    session = Session.objects.get(key=found["session"])
    sitting = Sitting.objects.create(
        session=session, number=90, begins_at=timezone.now()
    )
    Minutes.objects.create(
        sitting=sitting,
        phase="approved",
        approved_at=timezone.now(),
        frozen=keep_file(b"{}", "minutes.json", by=people["head"]),
    )
    return {"approved sitting": sitting.number}
