"""What an action says when it will not do what was asked."""

from orkhon.dialogue.models import Proposal


class Refusal(ValueError):
    """Something that cannot be done to a report, contact or promise as it stands."""


class AlreadyDecided(Refusal):
    """A proposal that somebody answered before."""

    def __init__(self, proposal: Proposal) -> None:
        super().__init__(
            f"proposal {proposal.number} is decided already: "
            f"{proposal.get_state_display()}"
        )


class PersonNotChosen(Refusal):
    """A person whom the register does not know for certain: somebody must say who."""
