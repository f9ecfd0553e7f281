"""Rights at the addresses of personal documents."""

from datetime import date

from django.utils import timezone

from orkhon.protocol.models import PersonalDocument, VisitParticipant
from tests.permission_answers import NAMED, RUNNERS

ADDRESSES: dict[str, tuple[str, list[str], dict[str, object]]] = {
    "protocol:personal": ("GET", [], NAMED),
    "protocol:retention": ("GET", [], RUNNERS),
    "protocol:visit-personal": ("GET", ["seated visit"], NAMED),
    "protocol:open-personal": ("POST", ["personal document"], NAMED),
    "protocol:delete-personal": ("POST", ["personal document"], NAMED),
}


def parts(found, country, people):
    """A passport of somebody of the visit."""
    document = PersonalDocument.objects.create(
        participant=VisitParticipant.objects.filter(visit__key=found["seated visit"])[
            0
        ],
        kind="passport",
        file="personal/none",
        delete_on=date(2027, 4, 3),
        rule="30 days",
        made_at=timezone.now(),
        made_by="account/somebody",
    )
    return {"personal document": document.pk}
