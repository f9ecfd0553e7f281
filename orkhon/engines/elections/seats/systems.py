"""The electoral systems we know, as far as our sources go."""

from datetime import date
from fractions import Fraction

from orkhon.engines.elections.seats.count import Base, SeatError
from orkhon.engines.elections.seats.remainders import Quota
from orkhon.engines.elections.seats.system import (
    CandidateQuota,
    Rule,
    SecondParty,
    System,
)
from orkhon.engines.elections.seats.thresholds import Threshold

MAZHILIS_2022 = System(
    key="kz-mazhilis-2022",
    country="KZ",
    chamber="Mazhilis",
    valid_from=date(2022, 11, 5),
    valid_to=date(2026, 6, 30),
    list_seats=69,
    single_seats=29,
    threshold=Threshold(Fraction(5, 100), Base.TOOK_PART),
    method=Quota.HARE,
    against_all=True,
    second_party=SecondParty(
        Rule(
            "Where only one party reaches the threshold, the next one is let in too:"
            " its quotas count 0.7, it has at least two seats, the first party has the"
            " others.",
            (
                "Constitutional Law on Elections, art. 97 (2) and (3), older edition"
                " with 7 % (te.gob.mx 23093)",
                "at least two seats: IPU Parline 2165, law as of 9 February 2009",
            ),
            (
                "whether the rule for a single party is in the law in force",
                "whether the first party has all the other seats (our reading)",
            ),
        ),
        index=Fraction(7, 10),
        at_least=2,
    ),
    tie=Rule(
        "Of equal remainders the list that was registered earlier.",
        ("IPU Parline 2165, law as of 9 February 2009",),
        ("whether the rule for ties is in the law in force",),
    ),
    candidate_quota=CandidateQuota(
        Fraction(3, 10), "women, young people and people with disabilities"
    ),
    sources=(
        "Constitutional Law 156-VII of 5 November 2022, in force ten days after its"
        " publication (adilet.zan.kz Z950002464); the first day here is that of the"
        " law",
        "69 list and 29 single-member seats: vlast.kz 53569",
        "5 %, against all and the quota of 30 %: sailaunews.kz, centralasianlight",
        "last day: the Parliament ends on 1 July 2026 (inform.kz, 12 February 2026)",
    ),
    to_check=(
        "the article on the distribution was read in an older edition, with 7 %"
        " (art. 97); Hare's quota and largest remainders give the seats of 2023",
    ),
)

KURULTAI_2026 = System(
    key="kz-kurultai-2026",
    country="KZ",
    chamber="Kurultai",
    valid_from=date(2026, 7, 1),
    valid_to=None,
    list_seats=145,
    single_seats=0,
    threshold=Threshold(Fraction(5, 100), Base.TOOK_PART),
    method=Quota.HARE,
    against_all=None,
    second_party=None,
    tie=None,
    candidate_quota=CandidateQuota(
        Fraction(3, 10), "women, young people and people with disabilities"
    ),
    sources=(
        "145 deputies, one nationwide list, five years; Constitution in force from"
        " 1 July 2026 (inform.kz, 12 February 2026; gov.kz, foreign ministry 27655)",
        "5 % and quotas kept: devdiscourse.com 3869117, gov.kz 27655",
    ),
    to_check=(
        "the law on electing the Kurultai was not read: what the 5 % are a share of"
        " and the method of distribution are taken over from 2022–26",
    ),
)

SYSTEMS = (MAZHILIS_2022, KURULTAI_2026)


def on(day: date, country: str = "KZ") -> System:
    """The system under which a country's lower or only chamber is elected on a day.

    Raises:
        SeatError: none is known for that country and day.
    """
    for system in SYSTEMS:
        if system.country == country and system.is_valid_on(day):
            return system
    known = "; ".join(
        f"{one.country} {one.chamber} from {one.valid_from}"
        + (f" to {one.valid_to}" if one.valid_to else "")
        for one in SYSTEMS
    )
    raise SeatError(
        f"no electoral system of {country} is known for {day}; known are {known}"
    )
