"""Voting: rules, quorum, silence, rotation, symbols, the text that was adopted."""

from orkhon.engines.voting.adopted import (
    Checked,
    check_adopted,
    is_adopted_text,
    numbered,
    printed_text,
)
from orkhon.engines.voting.counting import Outcome, State, outcome
from orkhon.engines.voting.quorum import Quorum, is_present
from orkhon.engines.voting.reasons import Reason, VotingError
from orkhon.engines.voting.rotation import Next, Seat, Term, next_in_rotation
from orkhon.engines.voting.rules import (
    RULES,
    SIMPLE,
    Base,
    Majority,
    Rule,
    Stance,
    Unanimity,
    name_of,
    rule_named,
)
from orkhon.engines.voting.silent_consent import Silence, SilenceState, silence
from orkhon.engines.voting.speaking import (
    CHAIR_MEMBERS_OBSERVERS,
    Request,
    SpeakingRule,
    speaking_order,
)
from orkhon.engines.voting.symbols import Symbol, parse

__all__ = [
    "CHAIR_MEMBERS_OBSERVERS",
    "RULES",
    "SIMPLE",
    "Base",
    "Checked",
    "Majority",
    "Next",
    "Outcome",
    "Quorum",
    "Reason",
    "Request",
    "Rule",
    "Seat",
    "Silence",
    "SilenceState",
    "SpeakingRule",
    "Stance",
    "State",
    "Symbol",
    "Term",
    "Unanimity",
    "VotingError",
    "check_adopted",
    "is_adopted_text",
    "is_present",
    "name_of",
    "next_in_rotation",
    "numbered",
    "outcome",
    "parse",
    "printed_text",
    "rule_named",
    "silence",
    "speaking_order",
]
