"""Counting by hand: five visits to one station, silence, a station off the frame."""

from fractions import Fraction

import pytest

from orkhon.engines.findings import (
    Counted,
    NothingCounted,
    QueryError,
    Row,
    RowError,
    Rows,
    TwoAnswers,
    counted,
    result_from,
)
from tests.engines.findings.sample_rows import (
    DAY,
    VISITS,
    asked,
    no,
    protocol,
    voting,
)

SECRECY = "voting/secrecy"


def value(query, rows=DAY):
    found = counted(query, rows)
    return found.value, found.of


def test_a_station_visited_five_times_is_one_station_and_five_forms():
    once = [one for one in VISITS if one.station == "s1"]
    assert value(asked(count="stations"), once) == (1, None)
    assert value(asked(count="forms"), once) == (5, None)
    assert value(asked(count="cities"), once) == (1, None)


def test_stations_and_cities_of_the_whole_day():
    # s1 to s5, in two cities; the report of an incident is in no place.
    assert value(asked(forms="all", count="stations")) == (5, None)
    assert value(asked(forms="all", count="cities")) == (2, None)
    assert value(asked(forms="all")) == (14, None)
    assert value(asked(forms=["incident"])) == (1, None)


def test_a_condition_holds_of_a_station_when_one_of_its_forms_says_so():
    # No in r03 of s1 and in r07 of s3.
    found = counted(asked(count="stations", where=[no(SECRECY)]), DAY)
    assert (found.value, found.rows) == (2, ("r03", "r07"))


def test_two_conditions_may_be_said_by_two_forms_of_a_station():
    # s1 opened late (r10) and kept no secrecy (r03); no one form says both.
    both = [no("opening/on_time"), no(SECRECY)]
    found = counted(asked(forms="all", count="stations", where=both), DAY)
    assert (found.value, found.rows) == (1, ("r03", "r10"))
    with pytest.raises(NothingCounted):
        counted(asked(forms="all", where=both), DAY)


def test_not_seen_is_neither_a_no_nor_a_part_of_the_whole():
    # Forms that answer: r01 to r05, r07, r09. r06 did not see it, r08 says nothing.
    found = counted(asked("count_of", where=[no(SECRECY)]), DAY)
    assert (found.value, found.of, found.not_seen) == (2, 7, 2)
    assert found.not_seen_rows == ("r06", "r08")
    assert found.of_rows == ("r01", "r02", "r03", "r04", "r05", "r07", "r09")


def test_not_seen_can_be_counted_itself():
    seen = {"path": SECRECY, "is": ["not_seen"]}
    # Of eight forms that say anything of it one says that it was not seen.
    found = counted(asked("count_of", where=[seen]), DAY)
    assert (found.value, found.of, found.not_seen) == (1, 8, 1)


def test_a_station_off_the_frame_is_counted_and_told_apart():
    assert value(asked(count="stations", where=[{"drawn": True}])) == (4, None)
    off = counted(asked(count="stations", where=[{"drawn": False}]), DAY)
    assert (off.value, off.rows) == (1, ("r07",))
    inside = asked("count_of", count="stations", where=[no(SECRECY), {"drawn": True}])
    # Among s1, s3 and s5, which answer, s1 alone is drawn and has a no.
    assert value(inside) == (1, 3)


def test_a_named_whole_is_taken_as_it_is_named():
    among = [{"drawn": True}]
    # Drawn stations: s1, s2, s4, s5. A no: s1. s2 and s4 did not see or answer.
    found = counted(
        asked("count_of", count="stations", where=[no(SECRECY)], among=among), DAY
    )
    assert (found.value, found.of, found.not_seen) == (1, 4, 2)
    assert set(found.of_rows) == {
        "r01",
        "r02",
        "r03",
        "r04",
        "r05",
        "r06",
        "r08",
        "r09",
    }


def test_one_of_several_answers_is_enough():
    several = {"path": "voting/irregular", "is": ["several"]}
    assert value(asked("count_of", where=[several])) == (1, 2)


def test_numbers_are_compared_as_numbers():
    # Protocols with 100, 200 and 301 valid votes.
    least = {"path": "protocol/valid", "at_least": 200}
    most = {"path": "protocol/valid", "at_most": "200"}
    assert value(asked("count_of", forms=["protocol"], where=[least])) == (2, 3)
    assert value(asked("count_of", forms=["protocol"], where=[most])) == (2, 3)
    rating = {"path": "voting/rating", "at_least": 1}
    assert value(asked("count_of", where=[rating])) == (0, 7)


def test_answered_counts_those_that_say_something_of_the_thing():
    said = {"path": SECRECY, "answered": True}
    assert value(asked(where=[said])) == (7, None)


def test_what_was_worked_out_is_asked_like_an_answer():
    # r12 does not add up, r13 does, r14 could not be checked: no part of the whole.
    off = {"derived": "adds_up", "is": ["no"]}
    found = counted(asked("count_of", forms=["protocol"], where=[off]), DAY)
    assert (found.value, found.of, found.not_seen) == (1, 2, 1)
    whole = counted(asked("count_of", forms="all", where=[off]), DAY)
    assert (whole.value, whole.of, whole.not_seen) == (1, 2, 1)


def test_sum_median_and_ratio_by_hand():
    # 100 + 200 + 301; the middle one; 12.5 invalid for 601 valid.
    of = {"forms": ["protocol"], "path": "protocol/valid"}
    assert value(asked("sum", **of)) == (601, 3)
    assert value(asked("median", **of)) == (200, 3)
    ratio = asked("ratio", forms=["protocol"], path="protocol/invalid",
                  over="protocol/valid")  # fmt: skip
    assert value(ratio) == (Fraction(25, 1202), 3)
    even = asked("median", path="protocol/invalid", forms=["protocol"],
                 where=[{"path": "protocol/valid", "at_least": 200}])  # fmt: skip
    # Between 0 and 7.5.
    assert value(even) == (Fraction(15, 4), 2)


def test_a_sum_says_how_many_gave_no_number():
    found = counted(asked("sum", path="voting/voters"), DAY)
    assert (found.value, found.of, found.not_seen) == (120, 1, 8)
    assert found.rows == found.of_rows == ("r09",)


def test_an_answer_that_is_no_number_adds_nothing():
    lines = [protocol("a", "s1", "yes", valid="10"), protocol("b", "s2", "yes", valid="x"),
             protocol("c", "s3", "yes", valid="1/2")]  # fmt: skip
    # Short to write, and as a whole number it would fill the memory.
    lines.append(protocol("d", "s4", "yes", valid="1e9999999"))
    found = counted(asked("sum", forms=["protocol"], path="protocol/valid"), lines)
    assert (found.value, found.of, found.not_seen) == (10, 1, 3)


def test_two_numbers_of_one_station_contradict_and_neither_is_taken():
    twice = [
        protocol("a", "s1", "yes", valid="10"),
        protocol("b", "s1", "yes", valid="12"),
    ]
    by_station = asked(
        "sum", forms=["protocol"], count="stations", path="protocol/valid"
    )
    with pytest.raises(
        TwoAnswers, match="station s1 gives “protocol/valid” twice, 10 in a"
    ):
        counted(by_station, twice)
    assert value(asked("sum", forms=["protocol"], path="protocol/valid"), twice) == (
        22,
        2,
    )
    agreeing = [twice[0], protocol("b", "s1", "yes", valid="10")]
    found = counted(by_station, agreeing)
    assert (found.value, found.of, found.rows) == (10, 1, ("a", "b"))


def test_a_form_without_a_station_is_a_form_and_no_station():
    nowhere = [voting("a", "", "", secrecy="yes")]
    assert value(asked(), nowhere) == (1, None)
    with pytest.raises(NothingCounted, match="no forms “voting” came in"):
        counted(asked(count="stations"), nowhere)


@pytest.mark.parametrize(
    ("query", "rows", "words"),
    [
        (asked(), (), "no forms “voting” came in"),
        (asked(forms="all"), (), "no forms came in"),
        (asked(forms=["opening", "closing"]), VISITS, "“opening”, “closing” came in"),
        (
            asked(where=[no("voting/police")]),
            VISITS,
            "none of the forms “voting” answers “voting/police”",
        ),
        (
            asked("share", where=[no(SECRECY)]),
            (voting("a", "s1", secrecy="not_seen"), voting("b", "s2")),
            "none of the forms “voting” answers “voting/secrecy”",
        ),
        (
            asked("count_of", where=[no(SECRECY)], among=[{"drawn": False}]),
            (voting("a", "s1", secrecy="no"),),
            "no forms are what this is a part of",
        ),
        (
            asked("median", path="voting/voters"),
            VISITS[:3],
            "gives a number for “voting/voters”",
        ),
        (
            asked("ratio", path="protocol/valid", over="protocol/invalid",
                  forms=["protocol"]),
            (protocol("a", "s1", "yes", valid="3", invalid="0"),),
            "“protocol/invalid” adds up to 0: no ratio",
        ),
    ],
)  # fmt: skip
def test_where_nothing_was_seen_there_is_no_number_and_not_0(query, rows, words):
    with pytest.raises(NothingCounted, match=words):
        counted(query, rows)


def test_a_plain_count_may_be_0_where_forms_answer():
    assert value(asked(where=[no(SECRECY)]), VISITS[:2]) == (0, None)


def test_a_result_is_kept_and_read_back():
    query = asked("median", forms=["protocol"], path="protocol/invalid",
                  where=[{"path": "protocol/valid", "at_least": 200}])  # fmt: skip
    found = counted(query, DAY)
    kept = found.as_json()
    assert kept == {"value": "15/4", "of": 2, "unit": "forms", "not_seen": 0}
    again = result_from(kept)
    assert (again.value, again.of, again.unit) == (Fraction(15, 4), 2, "forms")
    assert result_from(counted(asked(), DAY).as_json()).of is None


@pytest.mark.parametrize(
    "kept",
    [
        {},
        {"value": 1, "of": "2", "unit": "forms", "not_seen": 0},
        {"value": 1, "of": None, "not_seen": 0},
        {"value": None, "of": None, "unit": "forms", "not_seen": 0},
        {"value": "1/0", "of": None, "unit": "forms", "not_seen": 0},
        {"value": "1e999999999", "of": None, "unit": "forms", "not_seen": 0},
        {"value": True, "of": None, "unit": "forms", "not_seen": 0},
    ],
)
def test_what_is_no_result_is_refused(kept):
    with pytest.raises(QueryError, match=r"no result|is a number"):
        result_from(kept)


def test_a_share_of_nothing_is_refused():
    with pytest.raises(NothingCounted, match="a share of nothing"):
        _ = Counted(1, None, "forms", (), (), 0).share


def test_two_rows_of_one_name_are_refused():
    with pytest.raises(RowError, match="2 rows have 1 names"):
        Rows([Row("a", "voting", "voting"), Row("a", "voting", "voting")])
