"""Seats as laws, commissions and textbooks have them."""

from datetime import date
from fractions import Fraction

import pytest

from orkhon.engines.elections.seats import (
    Base,
    Count,
    Divisors,
    Quota,
    SeatError,
    Threshold,
    admit,
    distribute,
    highest_averages,
    largest_remainder,
    systems,
)

# Mazhilis, 19 March 2023, Central Election Commission (astanatimes.com, 27 March 2023).
# The published votes leave none of the 6,366,441 over for invalid ballots.
VOTES_2023 = {
    "Amanat": 3_431_510,
    "Auyl": 693_938,
    "Respublica": 547_154,
    "Aq Jol": 535_139,
    "People's": 432_920,
    "NSDP": 331_058,
    "Baytaq": 146_431,
}
COUNT_2023 = Count(VOTES_2023, against_all=248_291, invalid=0, took_part=6_366_441)
SEATS_2023 = {
    "Amanat": 40,
    "Auyl": 8,
    "Respublica": 6,
    "Aq Jol": 6,
    "People's": 5,
    "NSDP": 4,
}

# Balinski and Young, Fair Representation (1982): six states, 36 seats, five methods.
SIX = {"A": 27_744, "B": 25_178, "C": 19_951, "D": 14_610, "E": 9_225, "F": 3_292}

# The example most textbooks share (100, 80, 30, 20 thousand; 8 seats).
FOUR = {"A": 100_000, "B": 80_000, "C": 30_000, "D": 20_000}

# Largest remainders under two quotas, 100,000 votes and 10 seats; worked by hand in
# docs/methods/seats.md.
COLOURS = {
    "Yellow": 47_000,
    "White": 16_000,
    "Red": 15_800,
    "Green": 12_000,
    "Blue": 6_100,
    "Pink": 3_100,
}


def test_kazakhstans_seats_of_2023_are_reproduced():
    system = systems.on(date(2023, 3, 19))
    distribution = distribute(system, COUNT_2023)
    assert distribution.allocation.by_party == SEATS_2023
    assert distribution.admission.barred == ("Baytaq",)
    # 5 % of 6,366,441 are 318,322.05.
    assert distribution.admission.needed == 318_323
    assert distribution.words() == (
        "Threshold: at least 5 % of 6,366,441 voters who took part, that is 318,323"
        " votes. Admitted: Amanat, Auyl, Respublica, Aq Jol, People's, NSDP."
        " Not admitted: Baytaq."
        " 69 seats by largest remainder, Hare quota: Amanat 40, Auyl 8, Respublica 6,"
        " Aq Jol 6, People's 5, NSDP 4."
        f" To be checked: {system.to_check[0]}."
    )


def test_kazakhstans_quota_of_2023_is_a_fraction_and_not_rounded():
    allocation = distribute(systems.on(date(2023, 3, 19)), COUNT_2023).allocation
    # The six admitted parties have 5,971,719 votes.
    assert allocation.quota == Fraction(5_971_719, 69)
    assert allocation.parties[0].figure == 3_431_510 / Fraction(5_971_719, 69)


def test_the_wrong_method_gives_other_seats_in_2023():
    # Cross-checked with the package apportionment 1.0.
    admitted = {party: VOTES_2023[party] for party in SEATS_2023}
    seats = highest_averages(admitted, 69, divisors=Divisors.DHONDT).by_party
    assert list(seats.values()) == [41, 8, 6, 6, 5, 3]
    # Sainte-Laguë cannot be told from largest remainders here; the six states can.
    seats = highest_averages(admitted, 69, divisors=Divisors.SAINTE_LAGUE).by_party
    assert seats == SEATS_2023


def test_two_figures_transposed_by_an_agency_are_refused():
    # Kazinform printed Amanat with 3,341,510.
    with pytest.raises(
        SeatError,
        match=r"^the figures sum to 6,276,441, but 6,366,441 took part: 90,000 fewer$",
    ):
        Count(
            VOTES_2023 | {"Amanat": 3_341_510},
            against_all=248_291,
            invalid=0,
            took_part=6_366_441,
        )


def test_the_six_states_tell_the_methods_apart():
    remainders = largest_remainder(SIX, 36, quota=Quota.HARE).by_party
    webster = highest_averages(SIX, 36, divisors=Divisors.SAINTE_LAGUE).by_party
    jefferson = highest_averages(SIX, 36, divisors=Divisors.DHONDT).by_party
    assert list(remainders.values()) == [10, 9, 7, 5, 4, 1]
    assert list(webster.values()) == [10, 9, 8, 5, 3, 1]
    assert list(jefferson.values()) == [11, 9, 7, 5, 3, 1]


def test_the_textbook_parties_under_highest_averages():
    dhondt = highest_averages(FOUR, 8, divisors=Divisors.DHONDT)
    sainte_lague = highest_averages(FOUR, 8, divisors=Divisors.SAINTE_LAGUE)
    assert list(dhondt.by_party.values()) == [4, 3, 1, 0]
    assert list(sainte_lague.by_party.values()) == [3, 3, 1, 1]
    assert dhondt.words() == (
        "8 seats by highest averages, D'Hondt: A 4, B 3, C 1, D 0."
    )


def test_a_first_divisor_of_1_4_holds_back_the_smallest():
    # By hand, 7 seats: 71.4 A, 57.1 B, 33.3 A, 26.7 B, 21.4 C, 20.0 A, 16.0 B; D's
    # first quotient is 14.3. With a first divisor of 1, D's 20.0 has the sixth seat.
    modified = highest_averages(FOUR, 7, divisors=Divisors.MODIFIED_SAINTE_LAGUE)
    assert list(modified.by_party.values()) == [3, 3, 1, 0]
    plain = highest_averages(FOUR, 7, divisors=Divisors.SAINTE_LAGUE)
    assert list(plain.by_party.values()) == [3, 2, 1, 1]


def test_hare_and_droop_part_ways_over_the_last_seat():
    hare = largest_remainder(COLOURS, 10, quota=Quota.HARE)
    droop = largest_remainder(COLOURS, 10, quota=Quota.DROOP)
    assert list(hare.by_party.values()) == [5, 2, 1, 1, 1, 0]
    assert list(droop.by_party.values()) == [5, 2, 2, 1, 0, 0]
    assert (hare.quota, droop.quota) == (10_000, 9_091)


def test_one_seat_more_can_cost_a_party_a_seat_under_largest_remainders():
    # The Alabama paradox in small: 6, 6 and 2 votes for 10 and for 11 seats.
    votes = {"A": 6, "B": 6, "C": 2}
    assert largest_remainder(votes, 10, quota=Quota.HARE).by_party["C"] == 2
    assert largest_remainder(votes, 11, quota=Quota.HARE).by_party["C"] == 1


def test_what_a_threshold_is_a_share_of_decides_who_gets_in():
    # 49 of 1,000 who took part, but of 980 valid and 950 for parties.
    count = Count({"A": 901, "B": 49}, against_all=30, invalid=20, took_part=1_000)
    admitted = {
        base: admit(count, Threshold(Fraction(5, 100), base)).admitted for base in Base
    }
    assert admitted == {
        Base.TOOK_PART: ("A",),
        Base.VALID: ("A", "B"),
        Base.FOR_PARTIES: ("A", "B"),
    }
    words = admit(count, Threshold(Fraction(5, 100), Base.VALID)).words()
    assert words == (
        "Threshold: at least 5 % of 980 valid votes, those against all among them,"
        " that is 49 votes. Admitted: A, B."
    )


def test_a_share_to_be_exceeded_keeps_out_who_only_reaches_it():
    count = Count({"A": 951, "B": 49}, against_all=0, invalid=0)
    reached = Threshold(Fraction(49, 1000), Base.VALID)
    exceeded = Threshold(Fraction(49, 1000), Base.VALID, above=True)
    assert admit(count, reached).admitted == ("A", "B")
    assert admit(count, exceeded).admitted == ("A",)
    assert admit(count, exceeded).words() == (
        "Threshold: more than 4 9/10 % of 1,000 valid votes, those against all among"
        " them, that is 50 votes. Admitted: A. Not admitted: B."
    )
