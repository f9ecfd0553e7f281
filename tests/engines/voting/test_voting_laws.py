"""What holds of every vote, whoever says what and in whatever order."""

from hypothesis import given
from hypothesis import strategies as st

from orkhon.engines.voting import (
    RULES,
    Stance,
    State,
    Unanimity,
    outcome,
    rule_named,
)

STANCES = st.sampled_from([*Stance, None])


@st.composite
def rooms(draw):
    """Voters, what some of them say, and who is present."""
    voters = [f"p{number}" for number in range(draw(st.integers(1, 9)))]
    words = {voter: draw(STANCES) for voter in voters}
    said = {voter: word for voter, word in words.items() if word is not None}
    return voters, said, draw(st.sets(st.sampled_from(voters)))


RULE = st.sampled_from(list(RULES)).map(rule_named)


@given(rooms(), st.booleans(), st.booleans())
def test_unanimity_with_an_objection_never_adopts(room, consents, closed):
    voters, said, present = room
    said = said | {voters[0]: Stance.OBJECTS}
    result = outcome(
        Unanimity(), voters, said, present, absent_consents=consents, closed=closed
    )
    assert result.state == State.BLOCKED


@given(rooms(), st.booleans())
def test_unanimity_never_adopts_while_somebody_has_not_spoken(room, closed):
    voters, said, present = room
    said.pop(voters[-1], None)
    result = outcome(Unanimity(), voters, said, present, closed=closed)
    assert result.state != State.ADOPTED


@given(rooms(), RULE, st.randoms(use_true_random=False))
def test_the_order_in_which_positions_come_in_does_not_matter(room, rule, chance):
    voters, said, present = room
    shuffled = list(said.items())
    chance.shuffle(shuffled)
    assert outcome(rule, voters, dict(shuffled), present) == outcome(
        rule, voters, said, present
    )


@given(rooms(), RULE, st.booleans())
def test_every_voter_stands_in_one_column(room, rule, closed):
    voters, said, present = room
    result = outcome(rule, voters, said, present, closed=closed)
    columns = (
        result.for_,
        result.against,
        result.abstained,
        result.reserved,
        result.silent,
        result.absent,
    )
    assert sorted(v for column in columns for v in column) == voters


@given(rooms(), RULE)
def test_a_closed_vote_is_never_open(room, rule):
    voters, said, present = room
    assert outcome(rule, voters, said, present, closed=True).state != State.OPEN


@given(rooms(), RULE, st.lists(st.sampled_from(Stance), min_size=9, max_size=9))
def test_what_is_decided_early_stays_so_whatever_the_silent_say(room, rule, words):
    voters, said, _ = room
    early = outcome(rule, voters, said, voters)
    rest = {v: w for v, w in zip(voters, words, strict=False) if v not in said}
    late = outcome(rule, voters, said | rest, voters)
    if early.state != State.OPEN:
        assert late.state == early.state


@given(rooms(), RULE)
def test_one_more_in_favour_never_turns_adopted_into_not_adopted(room, rule):
    voters, said, _ = room
    before = outcome(rule, voters, said, voters, closed=True)
    after = outcome(
        rule, voters, said | {voters[0]: Stance.AGREES}, voters, closed=True
    )
    assert not (before.state == State.ADOPTED and after.state != State.ADOPTED)
