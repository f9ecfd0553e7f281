"""The chair of the fourteen sessions, and what may happen to the rotation.

Sessions and places: domain.md part 1.3 with a source for each line; Baku 2009
(mfa.gov.az/en/content/859) to Astana 2025 (qazinform 07bfc5). All of them follow
the English alphabetical order, with no session in 2010, 2016 and 2020.
"""

from datetime import date

import pytest

from orkhon.engines.voting import Reason, Seat, Term, VotingError, next_in_rotation

AZ = Seat("az", "Azerbaijan")
KZ = Seat("kz", "Kazakhstan", to_on=date(2026, 6, 30), succeeded_by="kurultai")
KURULTAI = Seat("kurultai", "Kazakhstan", from_on=date(2026, 7, 1))
KG = Seat("kg", "Kyrgyz Republic")
TR = Seat("tr", "Türkiye")
UZ = Seat("uz", "Uzbekistan", from_on=date(2027, 6, 11))
SEATS = (TR, KURULTAI, KG, KZ, AZ)

SESSIONS = (
    ("az", date(2009, 9, 28)),
    ("kz", date(2011, 4, 27)),
    ("kg", date(2012, 6, 14)),
    ("tr", date(2013, 6, 10)),
    ("az", date(2014, 6, 12)),
    ("kz", date(2015, 12, 3)),
    ("kg", date(2017, 12, 8)),
    ("tr", date(2018, 11, 20)),
    ("az", date(2019, 12, 18)),
    ("kz", date(2021, 9, 27)),
    ("kg", date(2022, 6, 23)),
    ("tr", date(2023, 4, 27)),
    ("az", date(2024, 6, 6)),
    ("kz", date(2025, 6, 11)),
)


def taken(count):
    return [Term(key, day) for key, day in SESSIONS[:count]]


@pytest.mark.parametrize("count", range(1, len(SESSIONS)))
def test_each_of_the_fourteen_sessions_took_the_chair_in_turn(count):
    key, day = SESSIONS[count]
    result = next_in_rotation(SEATS, taken(14), date(day.year, 1, 1))
    assert (result.key, result.after) == (key, SESSIONS[count - 1][0])


def test_the_first_chair_is_the_first_in_the_alphabet():
    result = next_in_rotation(SEATS, taken(14), date(2009, 1, 1))
    assert (result.key, result.after) == ("az", None)
    assert result.why == (Reason("first-of-all", ("az",)), Reason("not-fixed"))


@pytest.mark.parametrize(
    ("on", "skipped", "expected"),
    [
        (date(2011, 1, 1), "2010", "kz"),
        (date(2017, 1, 1), "2016", "kg"),
        (date(2021, 1, 1), "2020", "kz"),
    ],
)
def test_a_year_without_a_session_skips_no_turn(on, skipped, expected):
    result = next_in_rotation(SEATS, taken(14), on)
    assert result.key == expected
    assert Reason("years-without", (skipped,)) in result.why


def test_a_session_every_year_leaves_nothing_to_be_told():
    result = next_in_rotation(SEATS, taken(14), date(2013, 1, 1))
    assert result.why == (Reason("next-in-order", ("kg", "tr")), Reason("not-fixed"))


def test_after_the_last_in_the_alphabet_it_begins_again():
    result = next_in_rotation(SEATS, taken(14), date(2024, 1, 1))
    assert result.why[0] == Reason("begins-again", ("tr", "az"))


def test_a_parliament_that_ends_while_it_chairs_is_followed_by_the_next_member():
    # Kazakhstan chairs since June 2025; its parliament ends on 1 July 2026 and the
    # Kurultai succeeds (astanatimes.com, February 2026). The turn is still the next's.
    result = next_in_rotation(SEATS, taken(14), date(2026, 8, 1))
    assert (result.key, result.after) == ("kg", "kz")
    assert result.why == (
        Reason("next-in-order", ("kz", "kg")),
        Reason("holder-succeeded", ("kz", "kurultai")),
        Reason("not-fixed"),
    )


def test_while_the_old_parliament_sits_nothing_is_said_of_its_successor():
    result = next_in_rotation(SEATS, taken(14), date(2026, 6, 30))
    assert result.why == (Reason("next-in-order", ("kz", "kg")), Reason("not-fixed"))


def test_the_successor_takes_the_place_of_the_parliament_before_it():
    terms = [
        *taken(14),
        Term("kg", date(2026, 9, 1)),
        Term("tr", date(2027, 6, 1)),
        Term("az", date(2028, 6, 1)),
    ]
    result = next_in_rotation(SEATS, terms, date(2029, 1, 1))
    assert result.key == "kurultai"
    assert result.why == (
        Reason("next-in-order", ("az", "kurultai")),
        Reason("succeeds", ("kz", "kurultai")),
        Reason("not-fixed"),
    )


def test_a_successor_under_another_name_keeps_the_place():
    renamed = Seat("kurultai", "Republic of Kazakhstan", from_on=date(2026, 7, 1))
    seats = (AZ, KZ, renamed, KG, TR)
    terms = [Term("az", date(2028, 6, 1)), Term("kurultai", date(2029, 6, 1))]
    before, after = (
        next_in_rotation(seats, terms, date(year, 1, 1)) for year in (2029, 2030)
    )
    assert (before.key, after.key) == ("kurultai", "kg")


def test_on_a_day_that_both_call_theirs_the_successor_is_the_member():
    old = Seat("kz", "Kazakhstan", to_on=date(2026, 7, 1), succeeded_by="kurultai")
    seats = (AZ, old, KURULTAI, KG, TR)
    result = next_in_rotation(seats, [Term("az", date(2026, 1, 1))], date(2026, 7, 1))
    assert result.key == "kurultai"


def test_two_chambers_may_have_one_successor():
    senate = Seat("senate", "Kazakhstan", None, date(2026, 6, 30), "kurultai")
    house = Seat("mazhilis", "Kazakhstan", None, date(2026, 6, 30), "kurultai")
    result = next_in_rotation(
        (AZ, house, senate, KURULTAI, KG),
        [Term("senate", date(2025, 6, 11))],
        date(2026, 8, 1),
    )
    assert result.key == "kg"


def test_a_member_that_joins_takes_the_place_of_its_name():
    # Uzbekistan is preparing full membership (report.az); the day is invented.
    terms = [*taken(14), Term("kg", date(2026, 9, 1)), Term("tr", date(2027, 6, 11))]
    result = next_in_rotation((*SEATS, UZ), terms, date(2028, 1, 1))
    assert result.key == "uz"
    assert result.why == (
        Reason("next-in-order", ("tr", "uz")),
        Reason("joined", ("uz", "2027-06-11")),
        Reason("not-fixed"),
    )


def test_who_is_not_yet_a_member_is_passed_over_unless_the_plan_lies_after_joining():
    terms = [*taken(14), Term("kg", date(2026, 1, 1)), Term("tr", date(2027, 1, 1))]
    seats = (*SEATS, UZ)
    assert next_in_rotation(seats, terms, date(2027, 3, 1)).key == "az"
    planned = next_in_rotation(
        seats, terms, date(2027, 3, 1), planned_on=date(2028, 6, 1)
    )
    assert (planned.key, planned.expected_from) == ("uz", date(2028, 6, 1))
    assert planned.why[-1] == Reason("planned", ("2028-06-01",))


def test_a_member_that_left_while_it_held_the_chair_is_followed_by_the_next():
    gone = Seat("kg", "Kyrgyz Republic", to_on=date(2023, 1, 1))
    result = next_in_rotation((AZ, KZ, KURULTAI, gone, TR), taken(11), date(2023, 2, 1))
    assert (result.key, result.after) == ("tr", "kg")


def test_secretaries_general_follow_the_same_order_for_four_years():
    # AZ 2009-13, KZ 2013-, KG -2021, TR 2021-25, AZ since 15 October 2025
    # (dailysabah.com; silkway.news 418469; sia.az 1291880). Days are invented where
    # the sources name the year alone.
    terms = [
        Term("az", date(2009, 9, 28), date(2013, 6, 10)),
        Term("kz", date(2013, 6, 10)),
        Term("kg", date(2017, 12, 8)),
        Term("tr", date(2021, 9, 27)),
        Term("az", date(2025, 10, 15)),
    ]
    asked = {
        year: next_in_rotation(SEATS, terms, date(year, 1, 1), term_years=4)
        for year in (2013, 2017, 2021, 2025, 2026)
    }
    assert [result.key for result in asked.values()] == [
        "kz",
        "kg",
        "tr",
        "az",
        "kz",
    ]
    assert asked[2025].why == (
        Reason("begins-again", ("tr", "az")),
        Reason("not-fixed"),
    )


def test_the_order_in_which_seats_and_terms_are_given_does_not_matter():
    one = next_in_rotation(SEATS, taken(14), date(2026, 8, 1))
    other = next_in_rotation(SEATS[::-1], taken(14)[::-1], date(2026, 8, 1))
    assert one == other


@pytest.mark.parametrize(
    ("seats", "terms", "planned", "words"),
    [
        ((), [], None, "nobody is a member on 2026-01-01"),
        ((AZ, AZ), [], None, "az stands twice"),
        ((AZ, KZ), [], None, "kz is succeeded by kurultai, which has no seat"),
        ((AZ,), [Term("kg", date(2020, 1, 1))], None, "kg had a term"),
        (
            (AZ, KG),
            [Term("az", date(2020, 1, 1)), Term("kg", date(2020, 1, 1))],
            None,
            "overlap",
        ),
        (
            (AZ, KG),
            [
                Term("az", date(2020, 1, 1), date(2021, 1, 1)),
                Term("kg", date(2020, 6, 1)),
            ],
            None,
            "overlap",
        ),
        ((AZ,), [], date(2025, 1, 1), "planned for 2025-01-01, before 2026-01-01"),
        (
            (
                Seat("a", "A", succeeded_by="b"),
                Seat("b", "B", succeeded_by="a"),
            ),
            [],
            None,
            "succeeds itself",
        ),
    ],
)
def test_a_rotation_that_cannot_be_is_refused(seats, terms, planned, words):
    with pytest.raises(VotingError, match=words):
        next_in_rotation(seats, terms, date(2026, 1, 1), planned_on=planned)
