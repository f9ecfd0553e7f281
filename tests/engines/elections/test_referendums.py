"""Held or not, adopted or not, not known: with the numbers that say so."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orkhon.engines.elections.referendums import (
    RULES,
    ReferendumCount,
    ReferendumError,
    RegionCount,
    Verdict,
    outcome,
    rule_on,
)

# Kazakhstan, 5 June 2022, final (zakon.kz 6016530; azernews 195006).
COUNT_2022 = ReferendumCount(
    entitled=11_734_642,
    took_part=7_985_769,
    in_favour=6_163_516,
    against=1_490_470,
    invalid=205_924,
    not_counted=125_859,
)
# Kazakhstan, 15 March 2026 (interfax.ru 1078292; almatanews).
COUNT_2026 = ReferendumCount(
    entitled=12_482_613,
    took_part=9_127_192,
    in_favour=7_954_667,
    against=898_099,
    invalid=146_558,
    not_counted=127_868,
)
RULE_2022, RULE_2026 = rule_on(date(2022, 6, 5)), rule_on(date(2026, 3, 15))


def sample_regions(won, lost):
    """Invented regions of 100 voters; half for is not a majority."""
    return [RegionCount(f"won {n}", 100, 51) for n in range(won)] + [
        RegionCount(f"lost {n}", 100, 50) for n in range(lost)
    ]


def test_2022_was_held_and_had_a_majority_and_the_regions_are_asked_for():
    found = outcome(RULE_2022, COUNT_2022)
    assert found.words() == (
        "Held: yes. 7,985,769 of 11,734,642 entitled took part (68.05 %);"
        " more than half is 5,867,322 or more."
        " Majority for: yes. 6,163,516 of 7,985,769 who took part voted for (77.18 %);"
        " more than half is 3,992,885 or more."
        " Enough regions: not known. The figures of the 17 regions are not given;"
        " two thirds of 17 is 11.33, rounded up 12."
        " Adopted: not known, because it is not known whether enough regions voted for."
        " To be checked: whether the majority in a region is one of those who took part"
        " there."
    )


def test_2026_was_held_and_whether_regions_counted_is_not_known():
    found = outcome(RULE_2026, COUNT_2026)
    assert (found.held.verdict, found.majority.verdict) == (Verdict.YES, Verdict.YES)
    assert found.held.reason == (
        "9,127,192 of 12,482,613 entitled took part (73.12 %);"
        " more than half is 6,241,307 or more"
    )
    assert "(87.15 %)" in found.majority.reason
    assert found.regions.verdict is Verdict.NOT_KNOWN
    assert found.regions.reason == (
        "Whether a share of the 20 regions was needed is not known"
    )
    assert found.adopted.verdict is Verdict.NOT_KNOWN
    # Figures of regions do not make the rule known.
    known = outcome(RULE_2026, COUNT_2026, sample_regions(20, 0))
    assert known.adopted.verdict is Verdict.NOT_KNOWN


@pytest.mark.parametrize(
    ("won", "lost", "verdict"),
    [
        (12, 5, Verdict.YES),
        (17, 0, Verdict.YES),
        # An official said that two thirds of 17 are 11; 11 ÷ 17 is less than 2 ÷ 3.
        (11, 6, Verdict.NO),
        (11, 5, Verdict.NOT_KNOWN),
        (12, 0, Verdict.YES),
        (0, 6, Verdict.NO),
        (0, 5, Verdict.NOT_KNOWN),
    ],
)
def test_two_thirds_of_17_regions_are_12(won, lost, verdict):
    found = outcome(RULE_2022, COUNT_2022, sample_regions(won, lost))
    assert found.regions.verdict is verdict
    assert found.adopted.verdict is verdict
    assert found.regions.reason.endswith("two thirds of 17 is 11.33, rounded up 12")


def test_two_thirds_of_20_regions_are_14_and_of_18_are_12_exactly():
    def words(regions):
        share = replace(RULE_2026.regional, share=Fraction(2, 3), regions=regions)
        rule = replace(RULE_2026, regional=share)
        found = outcome(rule, COUNT_2026, sample_regions(13, 0)).regions
        return found.verdict, found.reason

    assert words(20) == (
        Verdict.NOT_KNOWN,
        "13 of 20 regions have a majority for, 7 are not known;"
        " two thirds of 20 is 13.33, rounded up 14",
    )
    assert words(18) == (
        Verdict.YES,
        "13 of 18 regions have a majority for, 5 are not known; two thirds of 18 is 12",
    )
    assert words(14)[1].startswith("13 of 14 regions have a majority for, 1 is not")


def test_half_of_those_entitled_is_not_more_than_half():
    half = ReferendumCount(entitled=1_000, took_part=500, in_favour=400, against=100)
    found = outcome(RULE_2022, half, sample_regions(17, 0))
    assert found.held.verdict is Verdict.NO
    assert found.held.reason.endswith("more than half is 501 or more")
    assert found.adopted.verdict is Verdict.NO
    assert found.adopted.reason == "because it is not so that it was held"


def test_invalid_ballots_count_among_those_who_took_part():
    # More for than against, and yet not more than half of those who took part.
    count = ReferendumCount(
        entitled=1_000, took_part=900, in_favour=450, against=400, invalid=50
    )
    found = outcome(RULE_2022, count, sample_regions(11, 6))
    assert found.majority.verdict is Verdict.NO
    assert found.adopted.reason == (
        "because it is not so that a majority voted for and enough regions voted for"
    )


def test_nobody_came():
    empty = ReferendumCount(entitled=10, took_part=0, in_favour=0, against=0)
    found = outcome(RULE_2022, empty)
    assert found.majority.reason == (
        "0 of 0 who took part voted for; more than half is 1 or more"
    )
    assert found.adopted.verdict is Verdict.NO


def test_a_rule_without_regions_asks_for_none():
    rule = replace(RULE_2022, regional=None)
    found = outcome(rule, COUNT_2022)
    assert found.regions is None
    assert found.adopted.verdict is Verdict.YES
    assert found.adopted.reason == "because it was held and a majority voted for"
    assert "Enough regions" not in found.words()
    with pytest.raises(ReferendumError, match="asks for nothing in the regions"):
        outcome(rule, COUNT_2022, sample_regions(1, 0))


def test_a_share_without_a_name_is_written_as_a_fraction():
    rule = replace(RULE_2022, turnout_above=Fraction(1, 3))
    assert "more than 1/3 is 3,911,548 or more" in outcome(rule, COUNT_2022).held.reason


def test_the_rule_is_that_of_the_day():
    assert [rule.key for rule in RULES] == ["kz-referendum-2022", "kz-referendum-2026"]
    assert (RULE_2022, RULE_2026) == RULES
    assert all(rule.sources and rule.to_check for rule in RULES)
    with pytest.raises(
        ReferendumError, match="in KZ on 2024-10-06 is known; known are"
    ):
        rule_on(date(2024, 10, 6))
    with pytest.raises(ReferendumError, match="no rule for a referendum in UZ"):
        rule_on(date(2022, 6, 5), "UZ")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"invalid": 146_559}, "sum to 9,127,193, but 9,127,192 took part: 1 more"),
        ({"against": 898_096}, "sum to 9,127,189, but 9,127,192 took part: 3 fewer"),
        ({"not_counted": -1}, "not counted: -1 is below zero"),
        ({"entitled": 0}, "nobody is entitled to take part"),
        ({"entitled": 9_000_000}, "9,127,192 took part, but 9,000,000 are entitled"),
    ],
)
def test_figures_that_contradict_each_other_are_refused(changes, words):
    with pytest.raises(ReferendumError, match=words):
        replace(COUNT_2026, **changes)


def test_classes_that_are_not_published_are_not_zero():
    count = ReferendumCount(entitled=10, took_part=9, in_favour=5, against=1)
    assert count.invalid is None
    assert outcome(RULE_2022, count).majority.verdict is Verdict.YES


def test_regions_that_cannot_be_are_refused():
    with pytest.raises(
        ReferendumError, match="Sample: 11 votes for of 10 who took part"
    ):
        RegionCount("Sample", 10, 11)
    with pytest.raises(ReferendumError, match="Sample: -1 votes for"):
        RegionCount("Sample", 10, -1)
    twice = [RegionCount("Sample", 10, 6), RegionCount("Sample", 10, 6)]
    with pytest.raises(ReferendumError, match="region Sample stands twice"):
        outcome(RULE_2022, COUNT_2022, twice)
    with pytest.raises(
        ReferendumError, match=r"18 regions were given; .* there were 17"
    ):
        outcome(RULE_2022, COUNT_2022, sample_regions(18, 0))


@given(
    st.integers(1, 60),
    st.integers(0, 60),
    st.integers(0, 60),
    st.sampled_from([Fraction(1, 2), Fraction(2, 3), Fraction(3, 5)]),
)
def test_a_verdict_on_regions_never_changes_when_the_rest_comes_in(
    regions, won, lost, share
):
    won = min(won, regions)
    lost = min(lost, regions - won)
    rule = replace(
        RULE_2022, regional=replace(RULE_2022.regional, share=share, regions=regions)
    )

    def verdict(won, lost):
        found = outcome(rule, COUNT_2022, sample_regions(won, lost))
        return found.regions.verdict

    early = verdict(won, lost)
    ends = {verdict(regions - lost, lost), verdict(won, regions - won)}
    if early is Verdict.NOT_KNOWN:
        assert ends == {Verdict.YES, Verdict.NO}
    else:
        assert ends == {early}
    assert (verdict(won, regions - won) is Verdict.YES) == (won >= share * regions)


@given(st.integers(1, 10**8), st.integers(0, 10**8))
def test_more_than_half_means_that_the_others_are_fewer(entitled, took_part):
    took_part = min(took_part, entitled)
    count = ReferendumCount(entitled, took_part, in_favour=took_part, against=0)
    held = outcome(RULE_2022, count).held
    assert (held.verdict is Verdict.YES) == (took_part > entitled - took_part)
