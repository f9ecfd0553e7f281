"""Who may correct a form: whoever sent it, its team, an account of the mission.

A form is public to no phone, but whoever learns its number must not be able to put
other answers in its place unseen.
"""

from orkhon.observation.actions.arrivals import Sender
from orkhon.observation.models import Submission, TeamMember


def may_correct(sender: Sender, before: Submission) -> bool:
    """Whether what they send takes the place of that form without being looked at.

    What a form says of its observer and team does not count; the key does.
    """
    if sender.account or before.is_draft:
        return True
    if sender.key_id is not None and sender.key_id == before.key_id:
        return True
    if before.observer_id is None:
        return before.key_id is None
    if sender.observer_id == before.observer_id:
        return True
    return (
        sender.observer_id is not None
        and before.team_id is not None
        and TeamMember.objects.filter(
            team=before.team_id, observer=sender.observer_id
        ).exists()
    )
