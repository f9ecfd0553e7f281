"""The hour at which the list falls due, in the host's local time.

The Kazakhstan days are public: 14 → 20 March 2016 (inform.kz a2862880), 3 → 9 June
2019 at 18:00 (inform.kz a3525571), 13 → 19 March 2023 (silkwaytv), 9 → 15 March 2026
at 18:00 (rus.baq.kz 320017722).
"""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from orkhon.observation.queries.deadlines import deadline_at, list_deadline

SIX_PM = time(18)


@pytest.mark.parametrize(
    ("vote", "due", "utc"),
    [
        # UTC+6 until Kazakhstan's clocks became one zone of UTC+5 on 1 March 2024
        # (IANA time zone database, 2024a).
        (date(2016, 3, 20), date(2016, 3, 14), 12),
        (date(2019, 6, 9), date(2019, 6, 3), 12),
        (date(2023, 3, 19), date(2023, 3, 13), 12),
        (date(2026, 3, 15), date(2026, 3, 9), 13),
    ],
)
def test_the_list_falls_due_on_the_sixth_calendar_day_before_the_vote(vote, due, utc):
    at = deadline_at(vote, 6, SIX_PM, "Asia/Almaty")
    assert (at.date(), at.time(), at.strftime("%A")) == (due, SIX_PM, "Monday")
    assert at.astimezone(UTC).hour == utc


def test_five_whole_days_lie_between_the_deadline_and_the_vote():
    at = deadline_at(date(2026, 3, 15), 6, SIX_PM, "Asia/Almaty")
    between = [at.date() + timedelta(n) for n in range(1, 6)]
    assert between[-1] == date(2026, 3, 14)


def test_the_hour_is_kept_when_the_clocks_change_before_the_vote():
    # Chișinău changes to summer time on the last Sunday of March: 29 March 2026.
    before = deadline_at(date(2026, 3, 31), 6, SIX_PM, "Europe/Chisinau")
    after = deadline_at(date(2026, 4, 5), 6, SIX_PM, "Europe/Chisinau")
    assert [one.astimezone(UTC).hour for one in (before, after)] == [16, 15]


@pytest.mark.parametrize(
    ("now", "is_past", "days_left", "is_near"),
    [
        # 8 March 2027, 18:00 in Almaty is 13:00 UTC.
        (datetime(2027, 3, 8, 13, 0, tzinfo=UTC), False, 0, True),
        (datetime(2027, 3, 8, 13, 0, 1, tzinfo=UTC), True, 0, True),
        (datetime(2027, 3, 7, 18, 59, tzinfo=UTC), False, 1, True),
        (datetime(2027, 3, 7, 19, 0, tzinfo=UTC), False, 0, True),
        (datetime(2027, 2, 22, 12, 0, tzinfo=UTC), False, 14, True),
        (datetime(2027, 2, 21, 12, 0, tzinfo=UTC), False, 15, False),
        (datetime(2027, 3, 10, 12, 0, tzinfo=UTC), True, -2, True),
    ],
)
def test_days_are_counted_on_the_hosts_calendar(
    mission, now, is_past, days_left, is_near
):
    due = list_deadline(mission, now)
    assert (due.is_past, due.days_left, due.is_near) == (is_past, days_left, is_near)
    assert due.at == datetime(2027, 3, 8, 13, 0, tzinfo=UTC)


def test_no_deadline_is_made_up_where_nobody_has_set_one(mission):
    mission.deadline_days = mission.deadline_time = None
    assert list_deadline(mission, datetime(2027, 3, 1, tzinfo=UTC)) is None
