"""The silence procedure: a text, a deadline, adopted if nobody objects."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orkhon.engines.voting import SilenceState, VotingError, silence

FOUR = ("AZ", "KZ", "KG", "TR")
OPENED = datetime(2027, 5, 3, 9, 0, tzinfo=UTC)
DEADLINE = datetime(2027, 5, 10, 13, 0, tzinfo=UTC)
ONE = timedelta(microseconds=1)


def asked(objections=None, reservations=None, *, now=DEADLINE + ONE, **more):
    given_moments = {"opened": OPENED, "deadline": DEADLINE} | more
    return silence(FOUR, objections or {}, reservations or {}, now=now, **given_moments)


def test_when_the_deadline_has_passed_and_nobody_objected_it_is_adopted():
    result = asked()
    assert result.state == SilenceState.ADOPTED
    assert result.nobody_objected
    assert result.silent == FOUR


def test_until_the_deadline_has_passed_silence_is_not_consent():
    result = asked(now=DEADLINE)
    assert result.state == SilenceState.RUNNING
    assert not result.nobody_objected


def test_one_objection_breaks_silence_at_once():
    said = OPENED + timedelta(days=1)
    result = asked({"TR": said}, now=said)
    assert (result.state, result.objecting) == (SilenceState.BROKEN, ("TR",))
    assert result.silent == ("AZ", "KZ", "KG")


def test_an_objection_at_the_very_deadline_counts_and_one_after_it_does_not():
    result = asked({"TR": DEADLINE, "KZ": DEADLINE + ONE})
    assert result.state == SilenceState.BROKEN
    assert (result.objecting, result.late) == (("TR",), ("KZ",))
    only_late = asked({"KZ": DEADLINE + ONE})
    assert (only_late.state, only_late.late) == (SilenceState.ADOPTED, ("KZ",))
    assert only_late.nobody_objected


def test_a_reservation_does_not_break_silence_and_is_told():
    result = asked({}, {"KG": OPENED, "AZ": DEADLINE + ONE})
    assert result.state == SilenceState.ADOPTED
    assert (result.reserving, result.late_reserving) == (("KG",), ("AZ",))
    assert result.silent == ("AZ", "KZ", "TR")


def test_a_deadline_in_another_time_zone_is_the_same_moment():
    # 18:00 in Astana (UTC+5 since 1 March 2024) is 13:00 UTC and 16:00 in Istanbul.
    astana = datetime(2027, 5, 10, 18, 0, tzinfo=timezone(timedelta(hours=5)))
    istanbul = datetime(2027, 5, 10, 16, 0, tzinfo=timezone(timedelta(hours=3)))
    result = asked({"TR": istanbul}, deadline=astana)
    assert (result.state, result.objecting) == (SilenceState.BROKEN, ("TR",))


@given(
    st.dictionaries(
        st.sampled_from(FOUR),
        st.integers(0, 20 * 24 * 60).map(lambda m: OPENED + timedelta(minutes=m)),
    ),
    st.integers(0, 400),
)
def test_the_result_does_not_depend_on_when_it_is_asked_for(objections, days):
    ended = OPENED + timedelta(days=21)
    assert asked(objections, now=ended) == asked(
        objections, now=ended + timedelta(days=days)
    )


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"deadline": OPENED}, "is not after the opening"),
        ({"deadline": datetime(2027, 5, 10, 13, 0)}, "the deadline .* says no time"),  # noqa: DTZ001 -- the case is a moment without a zone
        ({"opened": datetime(2027, 5, 3, 9, 0)}, "the opening .* says no time"),  # noqa: DTZ001 -- the case is a moment without a zone
        ({"now": datetime(2027, 5, 11, 9, 0)}, "the now .* says no time"),  # noqa: DTZ001 -- the case is a moment without a zone
        ({"objections": {"HU": OPENED}}, "HU has no vote, so the objection"),
        ({"reservations": {"HU": OPENED}}, "HU has no vote, so the reservation"),
        ({"objections": {"TR": OPENED - ONE}}, "before the opening"),
        ({"objections": {"TR": DEADLINE + 2 * ONE}}, "still to come"),
        (
            {"objections": {"TR": datetime(2027, 5, 4, 9, 0)}},  # noqa: DTZ001 -- the case is a moment without a zone
            "objection of TR .* no time zone",
        ),
    ],
)
def test_what_cannot_be_is_refused_by_name(more, words):
    with pytest.raises(VotingError, match=words):
        asked(**more)


@pytest.mark.parametrize("voters", [(), ("AZ", "AZ")])
def test_a_silence_procedure_needs_voters_and_each_once(voters):
    with pytest.raises(VotingError):
        silence(voters, {}, {}, opened=OPENED, deadline=DEADLINE, now=DEADLINE)
