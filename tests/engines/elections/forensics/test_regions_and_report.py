"""Tests by region, and the report that gathers everything in words."""

import numpy as np
import pytest

from orkhon.engines.elections.forensics import (
    BASELINES,
    ForensicsError,
    Place,
    RegionTest,
    Stations,
    by_region,
    digits,
    integer_percentages,
    report,
)
from orkhon.engines.elections.forensics.baselines import Baseline
from tests.engines.elections.forensics.elections import (
    clean,
    columns,
    few,
    turkiye,
    turkiye_report,
)

REGIONS = [f"Region {number % 5}" for number in range(5000)]


def test_a_region_alone_has_the_value_it_has_in_the_table():
    stations = clean(1, 5000, regions=REGIONS)
    table = by_region(stations, tuple(RegionTest))
    assert len(table.results) == 30
    assert table.undone == ()
    alone = stations.only(stations.regions == "Region 3")
    integers = integer_percentages(alone)
    last = digits(alone, Place.LAST)
    expected = {
        RegionTest.INTEGER_UNION: integers.union.z,
        RegionTest.INTEGER_TURNOUT: integers.turnout.z,
        RegionTest.INTEGER_RESULT: integers.result.z,
        RegionTest.LAST_DIGIT_LEADER: last[0].chi_square,
        RegionTest.LAST_DIGIT_TURNOUT: last[2].chi_square,
        RegionTest.SECOND_DIGIT_LEADER: digits(alone, Place.SECOND)[0].chi_square,
    }
    for row in table.results:
        if row.region == "Region 3":
            assert row.statistic == pytest.approx(expected[row.test])


def test_only_the_region_that_rounds_its_turnout_stands():
    honest = columns(2, 5000, lists=(1000, 2500))
    whole = np.round(100 * honest["turnout_count"] / honest["registered"])
    rounded = np.round(whole * honest["registered"] / 100).astype(int)
    honest["turnout_count"] = np.where(
        np.arange(5000) % 10 == 2, rounded, honest["turnout_count"]
    )
    table = by_region(Stations.of(**honest, regions=REGIONS))
    assert [(row.region, row.test) for row in table.standing] == [
        ("Region 2", RegionTest.INTEGER_TURNOUT)
    ]
    # Half of the region was rounded, of which a tenth had been whole before.
    assert table.standing[0].effect == pytest.approx(0.45, abs=0.05)


def test_turkiye_2015_has_no_province_that_stands():
    table = by_region(turkiye(), tuple(RegionTest))
    assert table.standing == ()
    assert len({row.region for row in table.results}) == 81
    assert {row.region for row in table.undone} <= {"Hakkari", "Tunceli", "Şırnak"}


def test_what_a_region_is_too_small_for_is_said_and_not_counted():
    rows = [(600, 400, 390, 200), (50, 40, 39, 10)]
    table = by_region(few(*rows, regions=["Muş", "Van"]))
    assert {(row.region, row.test.name): row.reason for row in table.undone} == {
        ("Muş", "LAST_DIGIT_LEADER"): (
            "1 stations have a last digit of the leader's votes to look at: fewer"
            " than five expected with some digit are too few"
        ),
        ("Muş", "LAST_DIGIT_TURNOUT"): (
            "1 stations have a last digit of the turnout count to look at: fewer"
            " than five expected with some digit are too few"
        ),
        **{
            ("Van", name): "no station of the region can be used"
            for name in (
                "INTEGER_TURNOUT",
                "INTEGER_RESULT",
                "LAST_DIGIT_LEADER",
                "LAST_DIGIT_TURNOUT",
            )
        },
    }
    assert len(table.results) == 2


def test_regions_cannot_be_told_apart_without_names_or_tests():
    with pytest.raises(ForensicsError, match="have no regions"):
        by_region(clean(1, 50))
    stations = clean(1, 5000, regions=REGIONS)
    with pytest.raises(
        ForensicsError, match="at least one test, and each of them once"
    ):
        by_region(stations, ())
    with pytest.raises(ForensicsError, match="each of them once"):
        by_region(stations, (RegionTest.INTEGER_UNION, RegionTest.INTEGER_UNION))


def words(found):
    yield found.preamble
    for section in found.sections:
        yield from (section.title, *section.sentences, *section.caveats)
    for one in found.undoable:
        yield from (one.title, one.reason)


def test_the_report_says_the_reference_values_and_their_definitions():
    found = turkiye_report()
    said = {section.title: section.sentences for section in found.sections}
    assert said["Whole percentages"] == (
        "160,984 of 174,992 stations were used: at least 100 voters and 1 in the"
        " share's denominator, both shares at most 99 %. Turnout is voted / registered,"
        " the share ak_parti / valid.",
        "By turnout or share: 30,564 stations at whole percentages, 30,674.8 expected,"
        " -110.8 (-0.07% of stations); z -0.7, p of as few 0.24, of as many 0.77.",
        "By turnout: 15,700 stations at whole percentages, 15,659.8 expected,"
        " +40.2 (+0.02% of stations); z +0.3, p of as few 0.64, of as many 0.37.",
        "By share: 16,405 stations at whole percentages, 16,643.5 expected,"
        " -238.5 (-0.15% of stations); z -2.0, p of as few 0.022, of as many 0.98.",
    )
    assert said["By region"][-1] == "None stands at 5 % after correction."
    assert found.beyond_the_list == 2833
    assert found.undoable == ()
    assert len(found.sections) == 9
    assert all(section.caveats for section in found.sections)


def faulty():
    """Rounded turnouts in one region and one share set in many stations."""
    honest = columns(8, 5000, lists=(1000, 2500))
    whole = np.round(100 * honest["turnout_count"] / honest["registered"])
    rounded = np.round(whole * honest["registered"] / 100).astype(int)
    place = np.arange(5000)
    honest["turnout_count"] = np.where(
        place % 10 == 2, rounded, honest["turnout_count"]
    )
    half = honest["valid"] // 2
    honest["leader"] = np.where(place % 20 == 1, half, honest["leader"])
    return Stations.of(**honest, regions=REGIONS)


@pytest.mark.parametrize(
    "make",
    [
        turkiye_report,
        lambda: report(faulty()),
        lambda: report(few((600, 400, 390, 200))),
    ],
    ids=["a clean one", "a faulty one", "one station"],
)
def test_no_report_speaks_of_fraud_or_of_its_probability(make):
    for text in words(make()):
        assert "fraud" not in text.lower()
        assert "probab" not in text.lower()
        assert "falsif" not in text.lower()


def test_what_stands_is_named_with_effect_and_corrected_chance():
    found = report(faulty(), seed=3)
    said = {section.title: section.sentences for section in found.sections}
    assert any("50.00%: " in sentence for sentence in said["Spikes"])
    assert any(
        sentence.startswith("Region 2, turnout at a whole percentage: effect +0.4")
        for sentence in said["By region"]
    )
    assert any("seed 3" in sentence for sentence in said["Klimek's model"])
    assert found.seed == 3


def test_without_regions_errors_are_robust_and_nothing_is_said_within_them():
    found = report(clean(3, 2000))
    said = {section.title: section.sentences for section in found.sections}
    (slopes,) = said["Sobyanin and Sukhovolsky's slopes"]
    assert "one standard error, errors robust to unequal spread." in slopes
    (correlation,) = said["Correlation of turnout and share"]
    assert "within regions" not in correlation


def test_a_method_that_refuses_the_data_is_listed_with_its_reason():
    found = report(few((100, 50, 50, 20)))
    assert found.integers is None
    assert found.regions is None
    assert {one.title: one.reason for one in found.undoable} == {
        "Whole percentages": (
            "by turnout, nothing is left to chance in the stations used (1): each"
            " must, or cannot, lie at a whole percentage"
        ),
        "Last digits": (
            "0 stations have a last digit of leader's votes (leader / valid) to look"
            " at: fewer than five expected with some digit are too few"
        ),
        "Second digits": (
            "1 stations have a second digit of leader's votes (leader / valid) to look"
            " at: fewer than five expected with some digit are too few"
        ),
        "Klimek's model": "1 stations are too few for a distribution: at least 100",
        "Sobyanin and Sukhovolsky's slopes": (
            "1 stations with one turnout or fewer than three give no slope"
        ),
        "Correlation of turnout and share": (
            "1 stations of one turnout or one share have no correlation"
        ),
    }


def test_a_report_of_small_regions_says_that_nothing_was_tested_there():
    found = report(few((99, 50, 50, 20), regions=["Muş"]))
    assert found.sections == ()
    found = report(few((100, 50, 4, 2), (100, 60, 4, 2), regions=["Muş", "Van"]))
    said = {section.title: section.sentences for section in found.sections}
    assert said["By region"] == (
        "0 tests were made, 8 could not be: too few stations.",
    )


def test_baselines_hold_the_values_that_were_measured():
    # ../shared statistics, section 2, is the source; here the ones said aloud.
    by_name = {one.election: one for one in BASELINES}
    assert len(by_name) == 6
    canada = by_name["Canada, federal election, 2011"]
    assert (canada.integer_z, canada.slope_leader, canada.slope_others) == (
        2.2,
        0.47,
        0.53,
    )
    russia = by_name["Russia, presidential election, 2018"]
    assert (russia.integer_z, russia.correlation) == (14.6, 0.51)
    assert Baseline("x", "y", is_disputed=False).integer_z is None
