"""Rights at the addresses of gifts."""

from django.utils import timezone

from orkhon.protocol.models import Gift
from orkhon.register.models import Person
from tests.permission_answers import OFFICE, RUNNERS

ADDRESSES: dict[str, tuple[str, list[str], dict[str, object]]] = {
    "protocol:gifts": ("GET", [], OFFICE),
    "protocol:gifts ": ("POST", [], RUNNERS),
    "protocol:gifts-file": ("GET", ["gift form"], OFFICE),
    "protocol:strike-gift": ("POST", ["gift"], RUNNERS),
}


def parts(found, country, people):
    """One gift."""
    gift = Gift.objects.create(
        direction="given",
        what="Sample carpet",
        person=Person.objects.create(display_name="Sample receiver", sample=True),
        made_at=timezone.now(),
        made_by="account/somebody",
    )
    return {"gift": gift.pk, "gift form": "csv"}
