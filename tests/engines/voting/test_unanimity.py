"""Unanimity of parliaments: the Istanbul Agreement, articles 3 to 5.

One vote for each parliament, and plenary and Council decide by unanimity
(tbmm.gov.tr/ul_kom/turkpa/kurulus.htm).
"""

from fractions import Fraction

import pytest

from orkhon.engines.voting import (
    Base,
    Majority,
    Quorum,
    Reason,
    Stance,
    State,
    Unanimity,
    VotingError,
    outcome,
)

FOUR = ("AZ", "KZ", "KG", "TR")
ALL_AGREE = dict.fromkeys(FOUR, Stance.AGREES)


def test_four_parliaments_that_agree_adopt():
    result = outcome(Unanimity(), FOUR, ALL_AGREE, FOUR)
    assert (result.state, result.rule) == (State.ADOPTED, "unanimity")
    assert result.for_ == FOUR
    assert result.why == (Reason("nobody-objected"),)
    assert result.needed is None


def test_one_objection_blocks_though_another_has_not_spoken():
    # The sitting of the mock-up: two agree, Türkiye objects, the Kyrgyz Republic waits.
    said = {"AZ": Stance.AGREES, "KZ": Stance.AGREES, "TR": Stance.OBJECTS}
    result = outcome(Unanimity(), FOUR, said, FOUR)
    assert result.state == State.BLOCKED
    assert result.why == (
        Reason("objections", ("TR",)),
        Reason("not-spoken", ("KG",)),
    )


def test_who_is_there_and_has_not_spoken_keeps_a_question_open():
    said = dict.fromkeys(("AZ", "KZ", "TR"), Stance.AGREES)
    result = outcome(Unanimity(), FOUR, said, FOUR)
    assert (result.state, result.silent, result.absent) == (State.OPEN, ("KG",), ())


def test_absence_is_not_consent():
    said = dict.fromkeys(("AZ", "KZ", "TR"), Stance.AGREES)
    result = outcome(Unanimity(), FOUR, said, ("AZ", "KZ", "TR"))
    assert (result.state, result.silent, result.absent) == (State.OPEN, (), ("KG",))
    assert result.why == (Reason("absent", ("KG",)),)


def test_a_question_closed_while_one_is_absent_is_not_adopted():
    said = dict.fromkeys(("AZ", "KZ", "TR"), Stance.AGREES)
    result = outcome(Unanimity(), FOUR, said, said, closed=True)
    assert result.state == State.REJECTED
    assert result.why == (Reason("absent", ("KG",)),)


def test_silence_consents_only_where_the_silence_procedure_asks_for_it():
    said = {"AZ": Stance.AGREES}
    result = outcome(Unanimity(), FOUR, said, ("AZ", "KZ"), absent_consents=True)
    assert result.state == State.ADOPTED
    assert result.why == (
        Reason("silence-consents", ("KZ", "KG", "TR")),
        Reason("nobody-objected"),
    )


def test_an_objection_blocks_also_where_silence_consents():
    said = {"TR": Stance.OBJECTS}
    result = outcome(Unanimity(), FOUR, said, (), absent_consents=True)
    assert result.state == State.BLOCKED


def test_abstention_and_reservation_do_not_block_and_stay_apart():
    said = ALL_AGREE | {"KZ": Stance.ABSTAINS, "TR": Stance.RESERVATION}
    result = outcome(Unanimity(), FOUR, said, FOUR)
    assert result.state == State.ADOPTED
    assert (result.for_, result.abstained, result.reserved) == (
        ("AZ", "KG"),
        ("KZ",),
        ("TR",),
    )
    assert result.in_favour == 3


def test_what_everybody_abstains_from_is_not_adopted():
    result = outcome(Unanimity(), FOUR, dict.fromkeys(FOUR, Stance.ABSTAINS), FOUR)
    assert result.state == State.REJECTED
    assert result.why == (Reason("nobody-in-favour"),)


def test_without_the_presence_that_is_asked_for_nothing_is_decided():
    said = {"AZ": Stance.AGREES, "KZ": Stance.AGREES}
    quorum = Quorum(share=Fraction(3, 4))
    result = outcome(Unanimity(), FOUR, said, said, quorum=quorum)
    assert result.state == State.NO_QUORUM
    assert result.why == (Reason("quorum-missing", ("2", "3")),)


def test_who_has_spoken_counts_as_present():
    result = outcome(Unanimity(), FOUR, ALL_AGREE, (), quorum=Quorum(count=4))
    assert result.state == State.ADOPTED


@pytest.mark.parametrize(
    ("voters", "said", "present", "words"),
    [
        ((), {}, (), "nobody has a vote"),
        (("AZ", "KZ", "AZ"), {}, (), "AZ stands twice"),
        (FOUR, {"HU": Stance.OBJECTS}, (), "HU has no vote"),
        (FOUR, {}, ("HU",), "HU is present and has no vote"),
    ],
)
def test_an_observer_has_no_vote_and_nobody_has_two(voters, said, present, words):
    with pytest.raises(VotingError, match=words):
        outcome(Unanimity(), voters, said, present)


def test_a_rule_without_a_key_cannot_be_named_in_a_result():
    odd = Majority(Base.CAST, Fraction(5, 7), strictly=False)
    with pytest.raises(VotingError, match="no name in the list of rules"):
        outcome(odd, FOUR, ALL_AGREE, FOUR)
