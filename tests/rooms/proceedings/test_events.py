"""News of a sitting: a hub with real threads, streams, and what a page asks for."""

import json
import threading
import time
from collections import Counter

import pytest
from django.db import Error
from django.urls import reverse
from django.utils import timezone

from orkhon.proceedings.actions.floor import put_item
from orkhon.proceedings.actions.telling import tell
from orkhon.proceedings.live import KEPT, Hub, News
from orkhon.proceedings.models import AgendaItem, Floor, Note, SittingEvent
from orkhon.proceedings.queries.events import missed, newest, newest_of, since
from orkhon.proceedings.views.events import HUB, Stream
from orkhon.proceedings.views.sitting_parts import Audience, Drawn, Memory
from orkhon.ui.process import PROCESS
from tests.rooms.proceedings.conftest import MORNING

LONG = 20.0
"""Seconds that a thread of these tests may wait; none of them does."""


class Log:
    """Events that a test writes; the hub looks each time one is written or told to."""

    def __init__(self):
        self.rows, self.runs, self.fails = [], True, 0
        self._look = threading.Semaphore(0)

    def write(self, sitting="one", kind="item"):
        self.rows.append(News(len(self.rows) + 1, sitting, kind, len(self.rows) + 1))
        self._look.release()

    def stop(self):
        self.runs = False
        self._look.release()

    def hub(self, **more):
        return Hub(
            lambda: len(self.rows),
            self._since,
            goes_on=lambda: self.runs,
            pause=lambda: self._look.acquire(timeout=LONG),
            failures=(Error,),
            **more,
        )

    def look(self):
        self._look.release()

    def _since(self, after):
        if self.fails:
            self.fails -= 1
            raise Error("the database is away")
        return self.rows[after:]


@pytest.fixture
def log():
    made = Log()
    yield made
    made.stop()


def test_two_hundred_listeners_hear_every_event_once_and_in_order(log):
    hub = log.hub()
    heard = [[] for _ in range(200)]

    def listen(place):
        while len(heard[place]) < 50:
            last = heard[place][-1] if heard[place] else 0
            heard[place].extend(one.id for one in hub.news("one", last, LONG))

    threads = []
    for place in range(200):
        assert hub.join(200)
        threads.append(threading.Thread(target=listen, args=[place]))
        threads[-1].start()
    for _ in range(50):
        log.write()
    for thread in threads:
        thread.join(LONG)
    assert heard == [list(range(1, 51))] * 200
    assert not hub.join(200)
    hub.leave()
    assert hub.join(200)


def test_who_listens_to_one_sitting_hears_nothing_of_another(log):
    hub = log.hub()
    hub.join(1)
    log.write("other")
    log.write("one")
    assert [one.id for one in hub.news("one", 0, LONG)] == [2]


def test_nothing_new_is_said_after_a_while(log):
    hub = log.hub()
    hub.join(1)
    assert hub.news("one", 0, 0.01) == ()


def test_a_database_that_goes_away_drops_nothing(log):
    hub = log.hub()
    hub.join(1)
    log.fails = 2
    log.write()
    log.look()
    log.write()
    log.look()
    heard = []
    while len(heard) < 2:
        heard += [one.id for one in hub.news("one", heard[-1] if heard else 0, LONG)]
    assert heard == [1, 2]


def test_who_lags_far_behind_is_sent_away_to_come_again(log):
    hub = log.hub()
    hub.join(1)
    for _ in range(KEPT + 1):
        log.write()
    while not (found := hub.news("one", KEPT, LONG)):
        pass
    assert [one.id for one in found] == [KEPT + 1]
    assert hub.news("one", 0, LONG) is None
    assert len(hub.news("one", 1, LONG)) == KEPT


def test_what_happened_before_the_hub_looked_is_not_in_its_keeping(log):
    log.write()
    hub = log.hub()
    hub.join(1)
    assert hub.news("one", 0, 0.01) is None
    assert hub.news("one", 1, 0.01) == ()


def test_all_streams_end_when_the_process_is_to_stop(log):
    hub = log.hub()
    hub.join(1)
    ended = []
    listener = threading.Thread(target=lambda: ended.append(hub.news("one", 0, LONG)))
    listener.start()
    log.stop()
    listener.join(LONG)
    assert ended == [None]


def test_nobody_looks_when_nobody_has_listened_for_a_while(log):
    gone = threading.Event()
    hub = log.hub(lingers=1, ended=gone.set)
    hub.join(1)
    hub.leave()
    log.look()
    log.look()
    assert gone.wait(LONG)
    hub.join(1)
    log.write()
    assert [one.id for one in hub.news("one", 0, LONG)] == [1]


def drawn(event):
    return Drawn(event, event, "2027-06-11T04:00:00+00:00", {"floor": "<p>Seven</p>"})


def said_by(stream):
    """Kind and data of every message."""
    found = []
    for block in b"".join(stream).decode().split("\n\n"):
        lines = dict(line.split(": ", 1) for line in block.split("\n") if ": " in line)
        if "event" in lines:
            found.append((lines["event"], lines.get("id"), lines["data"]))
    return found


def stream_of(*answers, missed=(), position=0, done=lambda: None, ends=1.0):
    turns = iter(answers)
    return Stream(
        lambda _after: next(turns), drawn, missed, position, ends=ends, done=done,
        clock=lambda: 0.0,
    )  # fmt: skip


def test_a_stream_says_what_changed_and_then_the_parts_as_they_stand():
    closed = []
    news = (News(8, "one", "item", 3), News(9, "one", "position", 4))
    said = said_by(stream_of((), news, None, position=7, done=lambda: closed.append(1)))
    assert [(kind, id_) for kind, id_, _data in said] == [
        ("hello", None),
        ("beat", None),
        ("change", None),
        ("change", None),
        ("parts", "9"),
    ]
    assert json.loads(said[-1][2]) == {
        "event": 9,
        "revision": 9,
        "at": "2027-06-11T04:00:00+00:00",
        "parts": {"floor": "<p>Seven</p>"},
    }
    assert closed == [1]


def test_who_comes_again_hears_first_what_they_missed():
    news = (News(5, "one", "text", 2),)
    said = said_by(stream_of(None, missed=news, position=6))
    assert [one[:2] for one in said] == [
        ("hello", None),
        ("change", None),
        ("parts", "5"),
    ]


def test_a_stream_ends_by_itself_so_that_rights_are_asked_again():
    assert [one[0] for one in said_by(stream_of(ends=0.0))] == ["hello"]


def test_a_stream_that_nobody_read_gives_its_place_back_once():
    closed = []
    stream = stream_of(done=lambda: closed.append(1))
    stream.close()
    stream.close()
    assert closed == [1]


def test_a_part_that_cannot_be_drawn_ends_the_stream_and_gives_the_place_back():
    closed = []
    stream = Stream(
        lambda _after: (News(1, "one", "item", 1),),
        lambda _event: 1 / 0,
        (),
        0,
        ends=time.monotonic() + LONG,
        done=lambda: closed.append(1),
    )
    next(stream)
    with pytest.raises(ZeroDivisionError):
        next(stream)
    assert closed == [1]


def test_who_asks_at_once_waits_for_one_drawing(sitting):
    drawings = Counter()
    begun, go_on = threading.Event(), threading.Event()

    def draw(of, audience, language):
        drawings[language] += 1
        begun.set()
        go_on.wait(LONG)
        return drawn(9)

    memory = Memory(draw)
    found = []
    threads = [
        threading.Thread(
            target=lambda: found.append(memory.get(sitting, Audience(), "kk", 9))
        )
        for _ in range(20)
    ]
    for thread in threads:
        thread.start()
    begun.wait(LONG)
    go_on.set()
    for thread in threads:
        thread.join(LONG)
    assert len(found) == 20
    assert drawings == {"kk": 1}
    memory.get(sitting, Audience(), "kk", 10)
    assert drawings == {"kk": 2}


def test_events_are_read_in_their_order_and_by_sitting(sitting, secretary):
    before = newest()
    for about in ("a", "b", "c"):
        tell(sitting, SittingEvent.Kind.NOTE, about, by=secretary)
    found = since(before)
    assert [one.revision for one in found] == [1, 2, 3]
    assert {one.sitting for one in found} == {sitting.pk.hex}
    assert newest() == newest_of(sitting) == found[-1].id
    assert [one.id for one in missed(sitting, found[0].id)] == [
        one.id for one in found[1:]
    ]


def test_an_act_that_fails_tells_nothing(item, sitting, secretary):
    AgendaItem.objects.filter(pk=item.pk).update(progress=AgendaItem.State.STRUCK)
    item.refresh_from_db()
    with pytest.raises(ValueError, match="taken off"):
        put_item(sitting, item, by=secretary)
    assert not SittingEvent.objects.exists()
    assert not Note.objects.exists()
    assert not Floor.objects.exists()


def test_an_act_of_no_sitting_tells_nobody(db, secretary):
    assert tell(None, SittingEvent.Kind.NOTE, "note", by=secretary) is None


@pytest.fixture
def streams(monkeypatch):
    monkeypatch.setattr(PROCESS, "streams", 1)
    # The test's transaction is its own: the hub's thread would see nothing of it.
    monkeypatch.setattr(HUB, "_begin", lambda: None)


def at(name, sitting):
    return reverse(f"proceedings:{name}", args=[sitting.session.key, sitting.number])


def test_a_stream_begins_with_what_the_page_has_not_heard(
    client, press, sitting, item, secretary, streams
):
    put_item(sitting, item, by=secretary)
    client.force_login(press)
    answer = client.get(at("sitting-events", sitting), headers={"last-event-id": "0"})
    assert answer.headers["Content-Type"] == "text/event-stream"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Accel-Buffering"] == "no"
    words = iter(answer.streaming_content)
    assert next(words).startswith(b"retry: 1000\nevent: hello\n")
    told = next(words).decode()
    assert told.startswith("event: change\n")
    assert "Draft declaration" in told
    assert HUB.listeners == 1
    answer.close()
    assert HUB.listeners == 0


def test_beyond_its_places_the_page_is_told_to_ask(client, press, sitting, streams):
    client.force_login(press)
    first = client.get(at("sitting-events", sitting))
    assert first.status_code == 200
    second = client.get(at("sitting-events", sitting))
    assert second.status_code == 503
    assert second.headers["Retry-After"] == "30"
    first.close()


def test_a_server_that_carries_no_streams_says_so(client, press, sitting):
    client.force_login(press)
    assert client.get(at("sitting-events", sitting)).status_code == 204


def test_a_page_without_a_stream_asks_and_hears_only_what_is_new(
    client, press, sitting, item, secretary
):
    client.force_login(press)
    put_item(sitting, item, by=secretary)
    address = at("sitting-parts", sitting)
    news = client.get(address, {"after": "0"}).json()
    assert "Draft declaration" in news["parts"]["floor"]
    assert news["revision"] == 1
    assert client.get(address, {"after": str(news["event"])}).status_code == 204
    assert client.get(address, {"after": "x" * 30}).status_code == 200


def test_an_event_says_nothing_that_is_restricted(item, sitting, secretary):
    put_item(sitting, item, by=secretary)
    (event,) = SittingEvent.objects.all()
    (note,) = Note.objects.all()
    assert event.data == {"revision": 1, "about": "item", "note": str(note.pk)}
    assert event.at <= timezone.now()
    assert event.at > MORNING.replace(year=2000)
