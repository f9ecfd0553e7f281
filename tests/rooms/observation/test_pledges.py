"""Pledges and declarations of interests."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from orkhon.observation.actions.pledges import Scan, declare_interests, record_pledge
from orkhon.observation.models import Mission
from orkhon.record.refusals import Refusal

SIGNED = date(2026, 11, 20)
SCAN = Scan(b"%PDF-1.7 signed", "pledge.pdf", "application/pdf")


def test_a_signed_pledge_is_kept_with_its_restricted_scan(
    observers, turkish_secretary, press, protocol, said
):
    one = observers["TR-01"]
    pledge = record_pledge(
        one, signed_on=SIGNED, language="tr", by=turkish_secretary, scan=SCAN
    )
    scan = pledge.source
    assert (scan.size, scan.is_restricted) == (15, True)
    readers = [scan.is_open_to(who) for who in (turkish_secretary, protocol, press)]
    assert readers == [True, True, False]
    assert said(one) == ["observation.pledge.record"]


def test_a_correction_keeps_the_scan_unless_another_comes(
    observers, protocol, last_words
):
    one = observers["TR-01"]
    first = record_pledge(
        one, signed_on=SIGNED, language="tr", by=protocol, scan=SCAN
    ).source
    again = record_pledge(one, signed_on=SIGNED, language="en", by=protocol)
    assert (again.language, again.source) == ("en", first)
    assert last_words(one)["is_correction"] is True
    newer = Scan(b"%PDF-1.7 better", "better.pdf", "application/pdf")
    third = record_pledge(one, signed_on=SIGNED, language="en", by=protocol, scan=newer)
    assert third.source.filename == "better.pdf"


def test_a_pledge_says_when_and_in_which_language(observers, protocol):
    one = observers["TR-01"]
    tomorrow = timezone.localdate() + timedelta(1)
    with pytest.raises(Refusal, match="has not come yet"):
        record_pledge(one, signed_on=tomorrow, language="tr", by=protocol)
    with pytest.raises(Refusal, match="in which language"):
        record_pledge(one, signed_on=SIGNED, language="", by=protocol)
    empty = Scan(b"", "x.pdf", "application/pdf")
    with pytest.raises(Refusal, match="the file is empty"):
        record_pledge(one, signed_on=SIGNED, language="tr", by=protocol, scan=empty)


def test_nothing_to_declare_is_said(observers, protocol, last_words):
    one = observers["TR-01"]
    said = declare_interests(one, declared_on=SIGNED, text=" ", by=protocol)
    assert (said.nothing_to_declare, said.text) == (True, "")
    changed = declare_interests(
        one, declared_on=SIGNED, text="A cousin stands for election", by=protocol
    )
    assert changed.nothing_to_declare is False
    words = last_words(one)
    assert words["is_correction"] is True
    assert "cousin" not in str(words)


def test_strangers_and_closed_missions_keep_nothing(
    observers, mission, press, turkish_secretary, protocol
):
    azerbaijani = observers["AZ-01"]
    for who in (press, turkish_secretary):
        with pytest.raises(PermissionDenied):
            record_pledge(azerbaijani, signed_on=SIGNED, language="az", by=who)
        with pytest.raises(PermissionDenied):
            declare_interests(azerbaijani, declared_on=SIGNED, text="", by=who)
    Mission.objects.update(closed_at=timezone.now())
    with pytest.raises(Refusal, match="closed"):
        record_pledge(azerbaijani, signed_on=SIGNED, language="az", by=protocol)
