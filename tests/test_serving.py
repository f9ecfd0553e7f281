"""How the site is served: few desks, many listeners, and a stop that ends streams."""

import socket
import threading
from types import SimpleNamespace

import pytest
from django.http import HttpResponse, StreamingHttpResponse

from orkhon.config import serving, wsgi
from orkhon.ui.process import PROCESS

LONG = 20.0


@pytest.fixture
def door(monkeypatch):
    """Stands where the site's door is, and keeps who comes until it is told."""

    class Door:
        def __init__(self):
            self.inside, self.most = 0, 0
            self.lock, self.full = threading.Lock(), threading.Event()
            self.go_on = threading.Event()
            self.answer = HttpResponse

        def __call__(self, environ, start_response):
            with self.lock:
                self.inside += 1
                self.most = max(self.most, self.inside)
                if self.inside == wsgi.DESKS:
                    self.full.set()
            self.go_on.wait(LONG)
            with self.lock:
                self.inside -= 1
            return self.answer()

    made = Door()
    monkeypatch.setattr(wsgi, "site", made)
    return made


def test_of_many_who_come_at_once_eight_are_handled(door):
    answers = []
    threads = [
        threading.Thread(
            target=lambda: answers.append(wsgi.application({"PATH_INFO": "/"}, None))
        )
        for _ in range(60)
    ]
    for thread in threads:
        thread.start()
    assert door.full.wait(LONG)
    door.go_on.set()
    for thread in threads:
        thread.join(LONG)
    assert len(answers) == 60
    assert door.most == wsgi.DESKS == 8


@pytest.mark.django_db
def test_who_listens_sits_at_no_desk_and_is_given_up_when_the_line_is_dead(door):
    door.go_on.set()
    door.answer = lambda: StreamingHttpResponse(
        iter([b"one", b"two"]), content_type="text/event-stream"
    )
    here, there = socket.socketpair()
    with here, there:
        environ = {"PATH_INFO": "/", "gunicorn.socket": here, "wsgi.input": here}
        # The socket of these tests has no body to read.
        environ["wsgi.input"] = SimpleNamespace(read=None, readline=None)
        answer = wsgi.application(environ, None)
        assert here.gettimeout() == wsgi.STREAMING_PATIENCE
    assert door.inside == 0
    assert list(answer) == [b"one", b"two"]
    answer.close()


def test_a_process_knows_how_many_listeners_it_carries_and_when_it_stops(monkeypatch):
    monkeypatch.setattr(PROCESS, "streams", 0)
    monkeypatch.setattr(PROCESS, "goes_on", lambda: True)
    worker = SimpleNamespace(alive=True, cfg=SimpleNamespace(threads=serving.threads))
    serving.post_worker_init(worker)
    assert PROCESS.streams == serving.LISTENERS == 220
    assert PROCESS.goes_on()
    worker.alive = False
    assert not PROCESS.goes_on()


def test_a_server_with_few_threads_carries_no_streams(monkeypatch):
    monkeypatch.setattr(PROCESS, "streams", 0)
    monkeypatch.setattr(PROCESS, "goes_on", lambda: True)
    worker = SimpleNamespace(alive=True, cfg=SimpleNamespace(threads=8))
    serving.post_worker_init(worker)
    assert PROCESS.streams == 0
