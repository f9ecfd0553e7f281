"""What it does to a sample when the coordinator moves stations by hand."""

from fractions import Fraction

import pytest

from orkhon.engines.elections.sampling import (
    Clustered,
    SampleError,
    Simple,
    Stratified,
    Verdict,
    draw,
    effect_of_moving,
)
from tests.engines.elections.test_sampling import CLUSTERED, FRAME, SEED

UNITS = {unit.id: unit for unit in FRAME}


@pytest.fixture
def sample():
    """Of six: KT-006 and KT-001, then the reserves KT-004 and KT-005."""
    return draw(FRAME, Simple(), size=2, reserves=2, seed=SEED)


def verdicts(effect):
    return {move.station: move.verdict for move in effect.moves}


def test_nothing_moved_changes_nothing(sample):
    effect = effect_of_moving(sample, [], [])
    assert effect.is_probability_sample
    assert effect.groups == ()
    assert effect.words() == "Still a probability sample."


def test_the_next_reserve_for_a_station_out_of_reach_keeps_the_sample(sample):
    effect = effect_of_moving(
        sample, ["KT-006"], [UNITS["KT-004"]], unreachable=["KT-006"]
    )
    assert verdicts(effect) == {"KT-004": Verdict.RESERVE}
    assert effect.is_probability_sample
    assert effect.groups[0].stations == 2
    assert effect.groups[0].probability == Fraction(1, 3)
    assert effect.words() == (
        "Still a probability sample. KT-004 is the next reserve in order, for a"
        " station that could not be reached: say so where the figures are shown."
    )


def test_a_reserve_that_cannot_be_reached_either_is_followed_by_the_next(sample):
    effect = effect_of_moving(
        sample,
        ["KT-006", "KT-004"],
        [UNITS["KT-005"], UNITS["KT-004"]],
        unreachable=["KT-006", "KT-004"],
    )
    assert set(verdicts(effect).values()) == {Verdict.RESERVE}
    assert effect.groups[0].stations == 2


def test_a_reserve_out_of_order_is_a_choice(sample):
    effect = effect_of_moving(
        sample, ["KT-006"], [UNITS["KT-005"]], unreachable=["KT-006"]
    )
    assert verdicts(effect) == {
        "KT-005": Verdict.OUT_OF_ORDER,
        "KT-006": Verdict.UNREACHED,
    }
    assert not effect.is_probability_sample
    assert effect.groups[0].probability is None
    assert "no margin of error may be given" in effect.words()


def test_a_station_picked_by_hand_ends_the_probability_sample(sample):
    effect = effect_of_moving(
        sample, ["KT-006"], [UNITS["KT-003"]], unreachable=["KT-006"]
    )
    assert verdicts(effect)["KT-003"] is Verdict.HAND_PICKED
    assert effect.words().startswith("No longer a probability sample.")


def test_leaving_out_a_station_that_could_be_reached_ends_it_too(sample):
    effect = effect_of_moving(sample, ["KT-006"], [UNITS["KT-004"]])
    assert verdicts(effect) == {
        "KT-006": Verdict.LEFT_OUT,
        "KT-004": Verdict.ENLARGED,
    }
    assert not effect.is_probability_sample


def test_a_station_out_of_reach_without_a_reserve_is_a_missing_answer(sample):
    effect = effect_of_moving(sample, ["KT-001"], [], unreachable=["KT-001"])
    assert verdicts(effect) == {"KT-001": Verdict.UNREACHED}
    assert effect.is_probability_sample
    assert effect.groups[0].stations == 1
    assert effect.groups[0].probability == Fraction(1, 3)


def test_one_more_in_order_enlarges_the_sample(sample):
    # Three of six then, a half for each.
    effect = effect_of_moving(sample, [], [UNITS["KT-004"]])
    assert verdicts(effect) == {"KT-004": Verdict.ENLARGED}
    assert effect.groups[0].probability == Fraction(1, 2)


def test_a_reserve_serves_its_own_stratum_only():
    drawn = draw(FRAME, Stratified(), size=3, reserves=1, seed=SEED)
    effect = effect_of_moving(
        drawn, ["KT-001"], [UNITS["KT-005"]], unreachable=["KT-001"]
    )
    assert verdicts(effect) == {
        "KT-005": Verdict.ENLARGED,
        "KT-001": Verdict.UNREACHED,
    }
    assert {
        change.group.stratum: (change.stations, change.probability)
        for change in effect.groups
    } == {"Turkistan": (0, Fraction(1, 3)), "Kentau": (3, Fraction(1))}


def test_a_cluster_that_was_not_drawn_cannot_be_visited_without_harm():
    drawn = draw(CLUSTERED, Clustered(2), size=4, reserves=1, seed=SEED)
    stranger = next(unit for unit in CLUSTERED if unit.id == "b1")
    effect = effect_of_moving(drawn, [], [stranger])
    assert verdicts(effect) == {"b1": Verdict.HAND_PICKED}
    assert effect.groups[0].group.cluster == "B"
    assert effect.groups[0].probability is None


@pytest.mark.parametrize(
    ("dropped", "added", "unreachable", "words"),
    [
        (["KT-003"], [], [], "station KT-003 is not in the sample"),
        ([], [UNITS["KT-006"]], [], "station KT-006 is in the sample already"),
        (["KT-006", "KT-006"], [], [], "station KT-006 is named twice"),
        ([], [UNITS["KT-004"]] * 2, [], "station KT-004 is named twice"),
        ([], [], ["KT-006"], "station KT-006 is not dropped"),
    ],
)
def test_moves_that_make_no_sense_are_refused(
    sample, dropped, added, unreachable, words
):
    with pytest.raises(SampleError, match=words):
        effect_of_moving(sample, dropped, added, unreachable=unreachable)
