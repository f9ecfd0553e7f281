"""Whether a referendum was held and adopted, each answer with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from orkhon.engines.elections.referendums.figures import (
    ReferendumCount,
    ReferendumError,
    RegionCount,
)
from orkhon.engines.elections.referendums.rules import ReferendumRule, RegionRule


class Verdict(StrEnum):
    """An answer; what is not known is not a no."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Answer:
    """A verdict and the reason, in words with the numbers."""

    verdict: Verdict
    reason: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What can be said of a referendum under the rule of the day."""

    rule: ReferendumRule
    held: Answer
    majority: Answer
    """Of the country's voters who took part."""
    regions: Answer | None
    """None where the law asks for nothing in the regions."""
    adopted: Answer

    def words(self) -> str:
        """The whole in English."""
        parts = [
            f"Held: {self.held.verdict.value}. {self.held.reason}.",
            f"Majority for: {self.majority.verdict.value}. {self.majority.reason}.",
        ]
        if self.regions is not None:
            said = f"{self.regions.verdict.value}. {self.regions.reason}."
            parts.append(f"Enough regions: {said}")
        parts.append(f"Adopted: {self.adopted.verdict.value}, {self.adopted.reason}.")
        parts += [f"To be checked: {item}." for item in self.rule.to_check]
        return " ".join(parts)


def outcome(
    rule: ReferendumRule,
    count: ReferendumCount,
    regions: Sequence[RegionCount] | None = None,
) -> Outcome:
    """Hold a referendum's figures against the rule of its day.

    Args:
        rule: Of `rule_on(day)`.
        count: The country's figures.
        regions: Figures of the regions that are known, all or some; None when none
            is.
    Returns:
        The answers. A condition that is not known, or that cannot be decided from the
        regions given, leaves “adopted” not known unless another condition fails.
    Raises:
        ReferendumError: a region twice, or more regions than the country has.
    """
    held = _more_than(
        rule.turnout_above, count.took_part, count.entitled, "entitled took part"
    )
    majority = _more_than(
        rule.approval_above, count.in_favour, count.took_part, "who took part voted for"
    )
    enough = None
    if rule.regional is not None:
        known = _require_regions(rule.regional, regions or ())
        enough = _in_regions(rule.regional, rule.approval_above, known)
    elif regions:
        raise ReferendumError(
            "the rule asks for nothing in the regions; some were given"
        )
    return Outcome(rule, held, majority, enough, _adopted(held, majority, enough))


def _adopted(held: Answer, majority: Answer, enough: Answer | None) -> Answer:
    conditions = {"it was held": held, "a majority voted for": majority}
    if enough is not None:
        conditions["enough regions voted for"] = enough
    for verdict, words in (
        (Verdict.NO, "it is not so that"),
        (Verdict.NOT_KNOWN, "it is not known whether"),
    ):
        found = [name for name, one in conditions.items() if one.verdict is verdict]
        if found:
            return Answer(verdict, f"because {words} {' and '.join(found)}")
    return Answer(Verdict.YES, f"because {' and '.join(conditions)}")


def _more_than(share: Fraction, part: int, whole: int, words: str) -> Answer:
    needed = floor(share * whole) + 1
    verdict = Verdict.YES if part >= needed else Verdict.NO
    shown = f" ({_percent(part, whole)})" if whole else ""
    return Answer(
        verdict,
        f"{part:,} of {whole:,} {words}{shown}; more than {_share(share)} is"
        f" {needed:,} or more",
    )


def _in_regions(
    rule: RegionRule, above: Fraction, known: Sequence[RegionCount]
) -> Answer:
    if rule.share is None:
        return Answer(
            Verdict.NOT_KNOWN,
            f"Whether a share of the {rule.regions} regions was needed is not known",
        )
    won = sum(region.in_favour > above * region.took_part for region in known)
    unknown = rule.regions - len(known)
    counted = f"{won} of {rule.regions} regions have a majority for"
    if not known:
        counted = f"The figures of the {rule.regions} regions are not given"
    elif unknown:
        counted += f", {unknown} {'is' if unknown == 1 else 'are'} not known"
    exact = rule.share * rule.regions
    needed = ceil(exact)
    rounded = "" if exact == needed else f" {float(exact):.2f}, rounded up"
    reason = f"{counted}; {_share(rule.share)} of {rule.regions} is{rounded} {needed}"
    if won >= needed:
        return Answer(Verdict.YES, reason)
    verdict = Verdict.NOT_KNOWN if won + unknown >= needed else Verdict.NO
    return Answer(verdict, reason)


def _require_regions(
    rule: RegionRule, regions: Sequence[RegionCount]
) -> Sequence[RegionCount]:
    names = [region.name for region in regions]
    for name in names:
        if names.count(name) > 1:
            raise ReferendumError(f"region {name} stands twice")
    if len(names) > rule.regions:
        raise ReferendumError(
            f"{len(names)} regions were given; on that day there were {rule.regions}"
        )
    return regions


def _share(share: Fraction) -> str:
    names = {Fraction(1, 2): "half", Fraction(2, 3): "two thirds"}
    return names.get(share, str(share))


def _percent(part: int, whole: int) -> str:
    hundredths = round(Fraction(part * 10_000, whole))
    return f"{hundredths // 100}.{hundredths % 100:02d} %"
