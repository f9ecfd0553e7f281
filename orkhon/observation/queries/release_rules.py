"""The rule of a mission's quick count: what was said, and as the engine reads it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from orkhon.engines.elections import quickcount
from orkhon.engines.elections.relations import ProtocolSchema
from orkhon.engines.merkle.entry import JSON
from orkhon.observation.models import FormStage, Mission, ReleaseRule, Submission

USUAL_LINES = {
    "voters": ("voters_on_list", "voters_main_list"),
    "cast": ("took_part", "attended", "in_boxes", "envelopes_found", "issued"),
    "valid": ("valid", "valid_envelopes"),
}
"""Lines of a protocol that usually are the voters on the list, those who took part and
the valid ballots; the first that the form has is proposed."""


@dataclass(frozen=True)
class RuleSaid:
    """What must hold before a quick count is said aloud; shares are proportions of 1.

    Attributes:
        lines: Of the protocol form, by `voters`, `cast` and `valid`.
        not_before: An aware moment.
    """

    lines: Mapping[str, str]
    not_before: datetime
    minimum_reported: float
    minimum_reported_in_stratum: float
    maximum_margin: float
    stable_over: int
    stable_within: float

    def written(self) -> dict[str, JSON]:
        """As the database and the record keep it."""
        return {**asdict(self), "not_before": self.not_before.isoformat()}

    def engine_rule(self, set_at: datetime) -> quickcount.ReleaseRule:
        """As the engine reads it.

        Args:
            set_at: An aware moment, in the zone that reasons are to be told in.
        Raises:
            EstimationError: a rule that everything would pass, or nothing could.
        """
        return quickcount.ReleaseRule(
            set_at=set_at,
            not_before=self.not_before.astimezone(set_at.tzinfo),
            minimum_reported=self.minimum_reported,
            minimum_reported_in_stratum=self.minimum_reported_in_stratum,
            maximum_margin=self.maximum_margin,
            stable_over=self.stable_over,
            stable_within=self.stable_within,
        )


def said_of(rule: ReleaseRule) -> RuleSaid:
    """The rule as it was set."""
    said: dict[str, Any] = dict(rule.rule)
    said["not_before"] = datetime.fromisoformat(said["not_before"])
    return RuleSaid(**said)


def usual_lines(schema: ProtocolSchema) -> dict[str, str]:
    """The lines that are probably meant; "" where the form has none of them."""
    known = {line.key for line in schema.lines}
    return {
        role: next((key for key in keys if key in known), "")
        for role, keys in USUAL_LINES.items()
    }


def polls_close_at(mission: Mission) -> datetime | None:
    """When the polls close; None while nobody has said so."""
    if mission.polls_close is None:
        return None
    return datetime.combine(
        mission.vote_on, mission.polls_close, ZoneInfo(mission.time_zone)
    )


def has_protocols(mission: Mission) -> bool:
    """Whether a protocol has come, counted or not."""
    return Submission.objects.filter(
        mission=mission, stage=FormStage.PROTOCOL, is_draft=False
    ).exists()
