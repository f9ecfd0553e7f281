"""What an action says when it will not do what was asked."""

from orkhon.dialogue.models import Proposal
from orkhon.record.refusals import Refusal


class AlreadyDecided(Refusal):
    """A proposal that somebody answered before."""

    def __init__(self, proposal: Proposal) -> None:
        super().__init__(
            f"proposal {proposal.number} is decided already: "
            f"{proposal.get_state_display()}"
        )


class PersonNotChosen(Refusal):
    """A person whom the register does not know for certain: somebody must say who."""
