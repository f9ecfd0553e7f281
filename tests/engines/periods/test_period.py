"""Whether something held on a day, when its ends are known in part only."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orkhon.engines.periods import Certainty, PartialDateError, Period

YES, NO, UNKNOWN = Certainty.YES, Certainty.NO, Certainty.UNKNOWN


# Worked by hand: the certain part runs from the last day that the beginning can
# mean to the first day that the end can mean; around it nothing can be said.
@pytest.mark.parametrize(
    ("from_on", "to_on", "day", "answer"),
    [
        ("2022-02-01", "2026-07-01", date(2022, 1, 31), NO),
        ("2022-02-01", "2026-07-01", date(2022, 2, 1), YES),
        ("2022-02-01", "2026-07-01", date(2026, 7, 1), YES),
        ("2022-02-01", "2026-07-01", date(2026, 7, 2), NO),
        ("2022-02", "2026", date(2022, 1, 31), NO),
        ("2022-02", "2026", date(2022, 2, 10), UNKNOWN),
        ("2022-02", "2026", date(2022, 2, 28), YES),
        ("2022-02", "2026", date(2026, 1, 1), YES),
        ("2022-02", "2026", date(2026, 1, 2), UNKNOWN),
        ("2022-02", "2026", date(2027, 1, 1), NO),
        ("2022-02-01", "", date(2099, 1, 1), YES),
        ("", "2026-07-01", date(2020, 1, 1), UNKNOWN),
        ("", "2026-07-01", date(2026, 7, 2), NO),
        ("", "", date(2020, 1, 1), UNKNOWN),
    ],
)
def test_a_day_is_within_outside_or_cannot_be_said(from_on, to_on, day, answer):
    assert Period(from_on, to_on).holds_on(day) is answer


@pytest.mark.parametrize(
    ("from_on", "to_on"), [("2022", "2021"), ("2022-02-02", "2022-02-01")]
)
def test_a_period_does_not_end_before_it_begins(from_on, to_on):
    with pytest.raises(PartialDateError, match=f"the end {to_on} is before {from_on}"):
        Period(from_on, to_on)


def test_an_end_may_lie_within_a_blurred_beginning():
    assert Period("2022", "2022-03-01").holds_on(date(2022, 2, 1)) is UNKNOWN


# Worked by hand: two periods can share a day unless one surely ends before the
# other can begin.
@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (("2020", "2021"), ("2021-06", "2022"), True),
        (("2020", "2021-05-31"), ("2021-06-01", ""), False),
        (("2020-06-01", "2021-06-01"), ("2021-06-01", ""), True),
        (("", "2019"), ("2020", ""), False),
        (("", ""), ("2020", "2021"), True),
        (("2020", ""), ("", ""), True),
    ],
)
def test_periods_share_a_day_or_not_whichever_is_asked(one, other, overlap):
    assert Period(*one).overlaps(Period(*other)) is overlap
    assert Period(*other).overlaps(Period(*one)) is overlap


days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


@given(days, days, days)
def test_a_day_that_holds_for_certain_is_shared_with_itself(first, last, day):
    first, last = sorted((first, last))
    period = Period(first.isoformat(), last.isoformat())
    held = period.holds_on(day)
    assert held is (YES if first <= day <= last else NO)
    assert period.overlaps(Period(day.isoformat(), day.isoformat())) is (held is YES)
