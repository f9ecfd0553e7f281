"""Rights at the addresses of the room's first page and of sessions."""

from django.utils import timezone

from orkhon.proceedings.models import Session, Sitting
from orkhon.register.models import Body
from tests.permission_answers import LAW_READERS

ADDRESSES = {
    "proceedings:index": ("GET", [], LAW_READERS),
    "proceedings:session": ("GET", ["session"], LAW_READERS),
}


def parts(found, country, people):
    """A plenary session with one sitting; its parliament is that of the delegates."""
    assembly = Body.objects.create(
        key="sample-assembly", kind="assembly", display_name="Sample assembly"
    )
    session = Session.objects.create(
        key="plenary-1",
        organ=assembly,
        number=1,
        title="First sample session",
        from_on="2027-06-11",
        time_zone="Asia/Bishkek",
        host=Body.objects.get(key="one"),
    )
    sitting = Sitting.objects.create(
        session=session, number=1, begins_at=timezone.now()
    )
    return {"session": session.key, "sitting": sitting.number}
