"""Results by station are taken in whole or refused by row and value."""

import numpy as np
import pytest

from orkhon.engines.elections.forensics import ForensicsError, Stations
from tests.engines.elections.forensics.elections import few, turkiye

GOOD = {
    "registered": [200, 300],
    "turnout_count": [150, 310],
    "valid": [148, 300],
    "leader": [70, 0],
}


def test_columns_become_read_only_whole_numbers_with_their_words():
    stations = Stations.of(
        **GOOD, regions=["Muş ", "Van"], turnout_words="issued / list"
    )
    assert len(stations) == 2
    assert stations.registered.tolist() == [200, 300]
    assert stations.regions.tolist() == ["Muş", "Van"]
    assert stations.turnout_words == "issued / list"
    assert stations.share_words == "leader / valid"
    with pytest.raises(ValueError, match="read-only"):
        stations.leader[0] = 71


def test_a_callers_array_can_change_without_changing_the_stations():
    leader = np.array([70, 0])
    stations = Stations.of(**{**GOOD, "leader": leader})
    leader[0] = 1
    assert stations.leader.tolist() == [70, 0]


def test_whole_numbers_written_as_decimals_are_whole_numbers():
    stations = Stations.of(**{**GOOD, "valid": np.array([148.0, 300.0])})
    assert stations.valid.tolist() == [148, 300]


def test_more_voters_than_the_list_are_counted_and_not_refused():
    assert Stations.of(**GOOD).beyond_the_list() == 1


def test_the_published_boxes_are_the_published_number_of_boxes_and_voters():
    # Sums and the 2,833 boxes: tests/data/elections/README.md.
    stations = turkiye()
    assert len(stations) == 174_992
    assert stations.registered.sum() == 54_049_940
    assert stations.beyond_the_list() == 2_833


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({name: [] for name in GOOD}, "there are no stations"),
        ({"valid": [148]}, "2 stations in registered but 1 in valid"),
        ({"valid": [148, -1]}, "row 2: valid -1 is below zero"),
        (
            {"registered": [200, 1_000_001]},
            "row 2: registered 1000001 is more than 1,000,000: no polling station",
        ),
        ({"leader": [149, 0]}, "row 1: 149 votes for the leader of 148 valid ones"),
        ({"leader": [70, None]}, "row 2: leader “None” is no whole number"),
        ({"leader": [70, 1.5]}, "row 2: leader “1.5” is no whole number"),
        ({"leader": [float("nan"), 0]}, "row 1: leader “nan” is no whole number"),
        ({"leader": [True, 0]}, "row 1: leader “True” is no whole number"),
        ({"leader": ["70", "0"]}, "row 1: leader “70” is no whole number"),
        ({"leader": [10**30, 0]}, f"row 1: leader {10**30} is no station's count"),
        ({"leader": np.zeros((2, 2), dtype=int)}, "leader is a table, not a column"),
        ({"regions": ["Muş"]}, "2 stations but 1 regions"),
        ({"regions": ["Muş", " "]}, "row 2: the station has no region"),
        ({"turnout_words": " "}, "the definition of turnout has no words"),
        ({"share_words": ""}, "the definition of share has no words"),
    ],
)
def test_what_cannot_be_a_result_is_refused_by_row_and_value(changed, words):
    with pytest.raises(ForensicsError) as refused:
        Stations.of(**{**GOOD, **changed})
    assert str(refused.value) == words


def test_the_rule_for_stations_compares_whole_numbers():
    # 99 of 100 is at most 99 percent; 100 of 101 is more (99.0099).
    stations = few(
        (100, 99, 50, 20), (101, 100, 50, 20), (99, 50, 50, 20), (100, 50, 0, 0)
    )
    mask = stations.eligible(minimum_voters=100, minimum_ballots=1, largest_percent=99)
    assert mask.tolist() == [True, False, False, False]


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        ((0, 1, 99), "at least 0 voters and 1 ballots leave shares of nothing"),
        ((1, 0, 99), "at least 1 voters and 0 ballots leave shares of nothing"),
        ((1, 1, 0), "a largest share of 0 % is none"),
        ((1, 1, 101), "a largest share of 101 % is none"),
    ],
)
def test_a_rule_that_lets_undefined_shares_in_is_refused(limits, words):
    voters, ballots, percent = limits
    with pytest.raises(ForensicsError, match=words):
        few((100, 50, 50, 20)).eligible(
            minimum_voters=voters, minimum_ballots=ballots, largest_percent=percent
        )


def test_a_part_of_the_stations_keeps_its_regions_and_is_never_empty():
    stations = few((100, 50, 50, 20), (200, 90, 80, 70), regions=["Muş", "Van"])
    part = stations.only(np.array([False, True]))
    assert part.leader.tolist() == [70]
    assert part.regions.tolist() == ["Van"]
    with pytest.raises(ForensicsError, match="no station is left"):
        stations.only(np.array([False, False]))
