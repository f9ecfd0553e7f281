"""Rights at the addresses of the rules of organs."""

from django.utils import timezone

from orkhon.proceedings.models import Setting
from orkhon.register.models import Body
from tests.permission_answers import LAW_EDITORS, LAW_READERS

ADDRESSES = {
    "proceedings:rules": ("GET", [], LAW_READERS),
    "proceedings:set-rule": ("GET", ["organ", "rule of organ"], LAW_EDITORS),
    "proceedings:drop-rule": ("GET", ["rule"], LAW_EDITORS),
}


def parts(found, country, people):
    """A rule that is filled in."""
    organ = Body.objects.get(key="sample-assembly")
    row = Setting.objects.create(
        organ=organ,
        key=Setting.Key.DECISION_RULE,
        value="unanimity",
        made_at=timezone.now(),
        made_by=people["head"].actor_id,
    )
    return {"organ": organ.key, "rule of organ": row.key, "rule": row.pk}
