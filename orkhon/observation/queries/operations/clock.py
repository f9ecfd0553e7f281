"""The moment as of which the operations room counts."""

from datetime import datetime

from django.db.models import Max

from orkhon.observation.models import Mission, Submission


def counting_moment(mission: Mission, now: datetime) -> datetime:
    """Now; but a sample's clock stands where the last of its forms came.

    A sample has its day once and is looked at on any other: at the reader's own hour
    its room would show a day that has not begun, or a hundred late teams.

    Args:
        now: The reader's moment.
    """
    if not mission.sample:
        return now
    last: datetime | None = Submission.objects.filter(
        mission=mission, is_draft=False
    ).aggregate(last=Max("received_at"))["last"]
    return last or now
