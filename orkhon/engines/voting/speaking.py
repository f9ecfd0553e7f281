"""In which order those who asked for the floor receive it."""

from collections.abc import Sequence
from dataclasses import dataclass

from orkhon.engines.voting.reasons import VotingError


@dataclass(frozen=True)
class Request:
    """One request for the floor.

    Attributes:
        key: Who asks.
        group: As what: "chair", "member", "observer", "organisation", "guest".
        place: The order of asking; lower came earlier.
        english_key: What sorts it where the rule is alphabetical.
    """

    key: str
    group: str
    place: int
    english_key: str = ""


@dataclass(frozen=True)
class SpeakingRule:
    """Which groups speak before which, and how a group is ordered in itself.

    Attributes:
        groups: The groups, the first speaks first.
        alphabetical: By the English key rather than in the order of asking.
    """

    groups: tuple[str, ...]
    alphabetical: bool = False

    def __post_init__(self) -> None:
        if len(set(self.groups)) < len(self.groups):
            raise VotingError("a group stands twice in the order of speakers")


#: Who presides first, observers after members, organisations after those: general
#: practice, not a rule that was read (docs/methods/voting.md).
CHAIR_MEMBERS_OBSERVERS = SpeakingRule(
    ("chair", "member", "observer", "organisation", "guest")
)


def speaking_order(
    requests: Sequence[Request], rule: SpeakingRule = CHAIR_MEMBERS_OBSERVERS
) -> tuple[Request, ...]:
    """Put requests for the floor in the order of the rule.

    Args:
        requests: Who asked; the order in which they are given does not matter.
        rule: Groups, and the order inside a group.
    Raises:
        VotingError: a group that the rule does not name.
    """
    rank = {group: place for place, group in enumerate(rule.groups)}
    for request in requests:
        if request.group not in rank:
            raise VotingError(
                f"{request.key} asks for the floor as “{request.group}”, which the "
                f"order of speakers does not name: {', '.join(rule.groups)}"
            )

    def place(request: Request) -> tuple[int, str, int, str]:
        name = request.english_key if rule.alphabetical else ""
        return (rank[request.group], name, request.place, request.key)

    return tuple(sorted(requests, key=place))
