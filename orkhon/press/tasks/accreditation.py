"""Personal data of journalists go on their day."""

from orkhon.jobs.registry import Result, Work, every
from orkhon.press.actions.accreditation import erase_journalists


@every(minutes=60)
def erase_personal_data(work: Work) -> Result:
    """Erase what was kept for as long as each event said."""
    return {"erased": erase_journalists()}
