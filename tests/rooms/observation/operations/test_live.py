"""The room as it changes: a short stream that says so, and gives its place back."""

import pytest
from django.urls import reverse

from orkhon.observation.views.live import LASTS, LOOKS_EVERY, Changes, Places


@pytest.fixture
def stream():
    """A stream over sizes given in turn; what it says, and how often it was closed."""

    def over(*sizes, seen=None, looks=None, stops_at=None):
        closed = []
        turns = iter(sizes)
        waits = iter(range(1, 1000))
        said = Changes(
            lambda: next(turns),
            seen=seen,
            wait=lambda: next(waits) != stops_at,
            looks=len(sizes) if looks is None else looks,
            done=lambda: closed.append(True),
        )
        return said, closed

    return over


def events(said):
    return [
        word.decode().split("\n")[1].removeprefix("event: ")
        for word in said
        if b"event:" in word
    ]


def test_it_begins_with_what_is_and_says_what_changes(stream):
    said, closed = stream(7, 7, 8, 8, 10)
    words = list(said)
    assert words[0] == b"retry: 1500\n\n"
    assert words[1] == b"id: 7\nevent: began\ndata: 7\n\n"
    assert words[2] == b": still here\n\n"
    assert words[3] == b"id: 8\nevent: changed\ndata: 8\n\n"
    assert words[5] == b"id: 10\nevent: changed\ndata: 10\n\n"
    assert closed == [True]


def test_a_page_that_comes_again_hears_what_it_missed(stream):
    said, _ = stream(9, seen=7)
    assert events(said) == ["changed"]
    said, _ = stream(9, seen=9)
    assert events(said) == []


def test_it_ends_by_itself_after_its_looks(stream):
    said, closed = stream(*range(100), looks=3)
    assert len(list(said)) == 4
    assert closed == [True]
    assert LASTS / LOOKS_EVERY == 25


def test_it_ends_when_the_process_is_to_stop(stream):
    said, _ = stream(1, 2, 3, stops_at=2)
    assert len(list(said)) == 3


def test_a_stream_that_nobody_read_gives_its_place_back_once(stream):
    said, closed = stream(1)
    said.close()
    said.close()
    assert closed == [True]


def test_a_database_that_is_away_gives_the_place_back(stream):
    said, closed = stream(looks=1)  # no size at all
    next(said)
    with pytest.raises(RuntimeError):
        next(said)
    assert closed == [True]


def test_a_process_has_so_many_places_and_no_more():
    places = Places()
    assert [places.take(2), places.take(2), places.take(2)] == [True, True, False]
    places.leave()
    assert places.take(2)
    assert not places.take(0)


@pytest.fixture
def address(mission):
    return reverse("observation:operations-events", args=[mission.number])


def test_a_process_of_one_thread_streams_nothing(signed_in, press, address):
    assert signed_in(press).get(address).status_code == 204


def test_beyond_its_places_the_page_is_told_to_ask(signed_in, press, address, settings):
    settings.ORKHON_LIVE_STREAMS = 0
    answer = signed_in(press).get(address, **{"wsgi.multithread": True})
    assert answer.status_code == 503


def test_a_stream_is_no_page_to_be_kept(signed_in, press, address):
    answer = signed_in(press).get(
        address,
        headers={"last-event-id": "3"},
        **{"wsgi.multithread": True},
    )
    assert answer.headers["Content-Type"] == "text/event-stream"
    assert answer.headers["Cache-Control"] == "no-store"
    words = iter(answer.streaming_content)
    assert next(words) == b"retry: 1500\n\n"
    assert b"event: changed" in next(words)
    answer.close()


def test_a_stranger_hears_nothing(signed_in, stranger, address):
    assert signed_in(stranger).get(address).status_code == 404
