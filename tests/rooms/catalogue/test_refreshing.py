"""Taking in: only what changed is written, and versions grow only then; both databases."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from orkhon.catalogue.actions.refreshing import (
    Refreshed,
    SameThingTwice,
    refresh,
    refresh_when_due,
)
from orkhon.catalogue.entries.entry import Wording
from orkhon.catalogue.intake.values import NotPlain
from orkhon.catalogue.models import Item, ItemVersion, Stand, Word
from orkhon.catalogue.queries.versions import (
    published_version,
    published_versions,
    withdrawn_at,
)
from orkhon.record.actions import append
from tests.rooms.catalogue.conftest import DAY

pytestmark = pytest.mark.django_db


def versions(key):
    return [
        (one.number, json.loads(one.data)["title"], one.withdrawn_at is None)
        for one in ItemVersion.objects.filter(key=key).order_by("number")
    ]


def test_the_second_time_nothing_is_written(news, take_in):
    news.put("one", "Sample", "Words", day=DAY)
    assert take_in() == Refreshed(added=1, versions=1)
    before = list(Item.objects.values()), list(ItemVersion.objects.values())
    assert take_in() == Refreshed()
    assert (list(Item.objects.values()), list(ItemVersion.objects.values())) == before


def test_a_version_is_kept_for_each_change_and_for_nothing_else(news, take_in):
    news.put("one", "First", day=DAY)
    news.put("other", "Other", day=DAY)
    take_in()
    news.put("one", "Second", day=DAY)
    assert take_in() == Refreshed(changed=1, versions=1)
    take_in()
    assert versions("one") == [(1, "First", True), (2, "Second", True)]
    assert versions("other") == [(1, "Other", True)]
    assert [one.number for one in published_versions("news", "one")] == [2, 1]
    version, data = published_version("news", "one", 1)
    assert data == '{"title":"First","words":""}'
    assert version.kind == "news"
    assert published_version("news", "one", 3) is None


def test_what_changes_in_the_data_alone_is_a_version_and_no_new_item(news, take_in):
    news.put("one", "Same", day=DAY, value={"title": "Same", "seats": 12})
    take_in()
    news.put("one", "Same", day=DAY, value={"title": "Same", "seats": 13})
    assert take_in() == Refreshed(versions=1)


def test_what_is_withdrawn_shows_no_version_but_since_when(news, take_in):
    news.put("one", "First", day=DAY)
    take_in()
    assert withdrawn_at("news", "one") is None
    gone = news.lies.pop("one")
    assert take_in() == Refreshed(taken_out=1, withdrawn=1)
    assert published_versions("news", "one") == ()
    assert published_version("news", "one", 1) is None
    assert withdrawn_at("news", "one") is not None
    assert versions("one") == [(1, "First", False)]
    assert not Item.objects.exists()
    assert not Word.objects.exists()
    news.lies["one"] = gone
    assert take_in() == Refreshed(added=1, versions=1)
    assert versions("one") == [(1, "First", False), (2, "First", True)]
    assert withdrawn_at("news", "one") is None


def test_nothing_is_known_of_kinds_and_things_that_are_not(news, take_in):
    assert published_versions("no-kind", "one") == ()
    assert withdrawn_at("news", "no-such-thing") is None


def test_words_are_counted_out_with_their_items(news, take_in):
    news.put("one", "Alpha beta", day=DAY)
    news.put("two", "Beta gamma", day=DAY)
    take_in()
    assert dict(Word.objects.values_list("plain", "count")) == {
        "alpha": 1, "beta": 2, "gamma": 1,
    }  # fmt: skip
    del news.lies["one"]
    take_in()
    assert dict(Word.objects.values_list("plain", "count")) == {"beta": 1, "gamma": 1}


def test_items_stand_in_the_order_of_their_days(news, take_in):
    news.put("undated", "A")
    news.put("new", "A", day=date(2026, 1, 2))
    take_in()
    news.put("old", "A", day=date(2020, 1, 1))
    news.put("same-day", "A", day=date(2026, 1, 2))
    take_in()
    order = list(Item.objects.order_by("-pk").values_list("key", flat=True))
    assert order == ["undated", "same-day", "new", "old"]


def test_a_wording_that_goes_is_taken_out_alone(news, take_in):
    news.put("one", "Map", language="en", more=[Wording("tr", "Harita")], value={})
    assert take_in() == Refreshed(added=2, versions=1)
    news.put("one", "Map", language="en", value={})
    assert take_in() == Refreshed(taken_out=1)


def test_one_key_for_two_things_is_refused(shelves, news):
    news.put("one", "Map")
    double = news.kind()
    twice = type(double)("news", "news", lambda: [*double.entries()] * 2, double.public)
    with pytest.raises(SameThingTwice, match="news one is published twice"):
        refresh([twice])
    news.put("one", "Map", language="en", more=[Wording("en", "Chart")])
    with pytest.raises(SameThingTwice, match="news one has two wordings in “en”"):
        refresh([news.kind()])
    assert not Item.objects.exists()


def test_what_is_no_plain_value_is_not_taken_in(news, take_in):
    news.put("one", "Map", value={"model": object()})
    with pytest.raises(NotPlain):
        take_in()
    assert not ItemVersion.objects.exists()


def test_who_read_an_older_record_writes_nothing(news, take_in):
    news.put("one", "Map")
    take_in()
    Stand.objects.update(size=Stand.objects.get().size + 10)
    news.put("two", "Chart")
    assert take_in() == Refreshed()
    assert Item.objects.count() == 1


def test_the_worker_reads_again_when_the_record_moved_or_time_passed(db):
    now = timezone.now()
    assert refresh_when_due(now) == Refreshed()
    assert refresh_when_due(now) is None
    append("test.thing.open", "orkhon:thing/1", by=None)
    assert refresh_when_due(now) == Refreshed()
    assert refresh_when_due(now) is None
    assert refresh_when_due(now + timedelta(minutes=11)) == Refreshed()


def test_the_command_says_what_changed(db, capsys):
    call_command("catalogue", "refresh")
    assert "0 items new, 0 changed, 0 taken out" in capsys.readouterr().out


def test_moments_are_moments_in_time(news, take_in):
    news.put("one", "Map", value={"at": datetime(2026, 1, 1, tzinfo=UTC)})
    take_in()
    assert ItemVersion.objects.get().data == '{"at":"2026-01-01T00:00:00Z"}'
