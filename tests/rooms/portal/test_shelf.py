"""What is dear to make is made once a version; nothing is kept that does not hold."""

import threading

import pytest

from orkhon.portal.shelf import Shelf


@pytest.fixture(autouse=True)
def _kept(settings):
    settings.ORKHON_PUBLIC_COPIES = 10


@pytest.fixture
def made():
    """`made("words")` makes the words; `made.asked` says how often it had to."""

    class Maker:
        asked = 0

        def __call__(self, words):
            def make():
                self.asked += 1
                return words

            return make

    return Maker()


def test_a_thing_is_made_once_a_version(made):
    shelf = Shelf(10)
    assert [shelf.get("kit", "1", made(b"one")) for _time in range(3)] == [b"one"] * 3
    assert made.asked == 1
    assert shelf.get("kit", "2", made(b"two")) == b"two"
    # One version a thing: the first is made anew.
    assert shelf.get("kit", "1", made(b"one")) == b"one"
    assert made.asked == 3


def test_an_installation_without_copies_keeps_nothing(made, settings):
    settings.ORKHON_PUBLIC_COPIES = 0
    shelf = Shelf(10)
    for _time in range(2):
        shelf.get("kit", "1", made(b"one"))
    assert made.asked == 2


def test_what_nobody_asked_for_the_longest_goes_first(made):
    shelf = Shelf(6, len)
    shelf.get("a", "1", made(b"aaa"))
    shelf.get("b", "1", made(b"bbb"))
    shelf.get("a", "1", made(b"aaa"))
    # Nine bytes are over six: "b" was asked for the longest ago.
    shelf.get("c", "1", made(b"ccc"))
    assert made.asked == 3
    shelf.get("a", "1", made(b"aaa"))
    assert made.asked == 3
    shelf.get("b", "1", made(b"bbb"))
    assert made.asked == 4


def test_what_is_heavier_than_the_shelf_pushes_nothing_off(made):
    shelf = Shelf(6, len)
    shelf.get("a", "1", made(b"aaa"))
    for _time in range(2):
        assert shelf.get("b", "1", made(b"seven b")) == b"seven b"
    shelf.get("a", "1", made(b"aaa"))
    assert made.asked == 3


def test_what_does_not_hold_any_more_is_given_and_not_kept(made):
    shelf = Shelf(10)
    assert shelf.get("kit", "1", made(b"old"), holds=lambda: False) == b"old"
    assert shelf.get("kit", "1", made(b"new")) == b"new"


def test_a_failure_is_nobodys_thing(made):
    def fail():
        raise ValueError("the store is away")

    shelf = Shelf(10)
    with pytest.raises(ValueError, match="away"):
        shelf.get("kit", "1", fail)
    assert shelf.get("kit", "1", made(b"one")) == b"one"


def test_many_readers_at_once_have_it_made_once(made):
    shelf, begun, go_on = Shelf(10), threading.Event(), threading.Event()
    got = []

    def slow():
        begun.set()
        assert go_on.wait(10)
        return made(b"one")()

    def ask():
        got.append(shelf.get("kit", "1", slow))

    readers = [threading.Thread(target=ask) for _each in range(4)]
    readers[0].start()
    assert begun.wait(10)
    for one in readers[1:]:
        one.start()
    go_on.set()
    for one in readers:
        one.join(10)
    assert (got, made.asked) == ([b"one"] * 4, 1)
