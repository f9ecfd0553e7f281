"""When a referendum is held and adopted, by country and day, as far as we know."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from orkhon.engines.elections.referendums.figures import ReferendumError

HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class RegionRule:
    """In how many regions a majority is needed."""

    share: Fraction | None
    """The least share of the regions; None where it is not known whether one is
    asked for."""
    regions: int
    """Regions, cities of republican significance and the capital, on the day."""
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReferendumRule:
    """What the law asks for between two days, both included."""

    key: str
    country: str
    valid_from: date
    valid_to: date
    turnout_above: Fraction
    """Held if more than this share of those entitled took part."""
    approval_above: Fraction
    """Adopted if more than this share of those who took part voted for."""
    regional: RegionRule | None
    """None where the law asks for nothing in the regions."""
    sources: tuple[str, ...]
    to_check: tuple[str, ...]
    """What was not read in the law in force."""


KAZAKHSTAN_2022 = ReferendumRule(
    key="kz-referendum-2022",
    country="KZ",
    valid_from=date(2022, 5, 5),
    valid_to=date(2022, 11, 4),
    turnout_above=HALF,
    approval_above=HALF,
    regional=RegionRule(
        Fraction(2, 3),
        regions=17,
        sources=(
            "at least two thirds, 12 of 17: vestikavkaza.ru, 5 June 2022;"
            " armenpress 1085225",
            "an official said 11 of 17 (ortcom.kz 1652332960); 11 is less than two"
            " thirds",
        ),
    ),
    sources=(
        "held: more than half of those entitled, law on the referendum art. 31 (2)"
        " (azattyq-ruhy; vestikavkaza.ru, 5 June 2022)",
        "for: more than half of those who took part, a member of the commission"
        " (jjtv.kz 20082)",
        "first day: law amended on 5 May 2022 (centralasia.media 1785082); last day:"
        " amended again on 5 November 2022 (cis-legislation.com 1183)",
    ),
    to_check=("whether the majority in a region is one of those who took part there",),
)

KAZAKHSTAN_2026 = ReferendumRule(
    key="kz-referendum-2026",
    country="KZ",
    valid_from=date(2026, 2, 11),
    valid_to=date(2026, 6, 30),
    turnout_above=HALF,
    approval_above=HALF,
    regional=RegionRule(
        None,
        regions=20,
        sources=("no source seen says whether two thirds of the regions were needed",),
    ),
    sources=(
        "held: more than half of those entitled (tengrinews.kz 271056)",
        "first day: the vote was called on 11 February 2026 (report.az); last day: a new"
        " Constitution is in force from 1 July 2026 (inform.kz, 12 February 2026)",
    ),
    to_check=(
        "that more than half of those who took part must vote for is taken over from"
        " 2022",
    ),
)

RULES = (KAZAKHSTAN_2022, KAZAKHSTAN_2026)


def rule_on(day: date, country: str = "KZ") -> ReferendumRule:
    """The rule for a country's referendum on a day.

    Raises:
        ReferendumError: none is known for that country and day.
    """
    for rule in RULES:
        if rule.country == country and rule.valid_from <= day <= rule.valid_to:
            return rule
    known = "; ".join(
        f"{rule.country} {rule.valid_from} to {rule.valid_to}" for rule in RULES
    )
    raise ReferendumError(
        f"no rule for a referendum in {country} on {day} is known; known are {known}"
    )
