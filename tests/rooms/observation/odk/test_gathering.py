"""What threads bring at one moment is done together; nobody waits for nothing."""

import threading

import pytest

from orkhon.observation.actions.gathering import Gathering


class Desk:
    """Does work when it is let, and remembers how many came together."""

    def __init__(self):
        self.batches = []
        self.may_go = threading.Event()
        self.has_begun = threading.Event()

    def act(self, take):
        works = list(take())
        self.batches.append(works)
        self.has_begun.set()
        assert self.may_go.wait(10)
        if "bad" in works:
            raise ValueError("a bad piece of work")
        return [work.upper() for work in works]


def bring_all(gathering, *works):
    """Bring each from a thread of its own; results or failures by work."""
    found = {}

    def one(work):
        try:
            found[work] = gathering.bring([work])
        except ValueError as error:
            found[work] = error

    threads = [threading.Thread(target=one, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    return threads, found


def waiting(gathering, count):
    """Return once so many wait their turn."""
    until = threading.Event()
    for _try in range(1000):
        with gathering._lock:
            if len(gathering._waiting) >= count:
                return
        until.wait(0.01)
    raise AssertionError("they never came")


def test_a_lone_one_is_served_at_once():
    desk = Desk()
    desk.may_go.set()
    assert Gathering(desk.act, at_most=8).bring(["a", "b"]) == ["A", "B"]
    assert desk.batches == [["a", "b"]]


def test_those_who_come_meanwhile_are_served_together():
    desk = Desk()
    gathering = Gathering(desk.act, at_most=8)
    first, found = bring_all(gathering, "a")
    desk.has_begun.wait(10)
    others, more = bring_all(gathering, "b", "c", "d")
    waiting(gathering, 3)
    desk.may_go.set()
    for thread in [*first, *others]:
        thread.join(10)
    assert found | more == {"a": ["A"], "b": ["B"], "c": ["C"], "d": ["D"]}
    assert [len(batch) for batch in desk.batches] == [1, 3]


def test_no_more_go_together_than_are_let():
    desk = Desk()
    gathering = Gathering(desk.act, at_most=2)
    first, _found = bring_all(gathering, "a")
    desk.has_begun.wait(10)
    others, _more = bring_all(gathering, "b", "c", "d")
    waiting(gathering, 3)
    desk.may_go.set()
    for thread in [*first, *others]:
        thread.join(10)
    assert [len(batch) for batch in desk.batches] == [1, 2, 1]


def test_a_failure_reaches_all_of_its_batch_and_nobody_else():
    desk = Desk()
    gathering = Gathering(desk.act, at_most=8)
    first, found = bring_all(gathering, "a")
    desk.has_begun.wait(10)
    others, more = bring_all(gathering, "bad", "b")
    waiting(gathering, 2)
    desk.may_go.set()
    for thread in [*first, *others]:
        thread.join(10)
    assert found == {"a": ["A"]}
    assert {type(one) for one in more.values()} == {ValueError}
    assert gathering.bring(["c"]) == ["C"]


def test_a_failure_before_the_work_is_taken_reaches_who_waits():
    def away(take):
        raise ValueError("the database is away")

    gathering = Gathering(away, at_most=8)
    for _twice in range(2):
        with pytest.raises(ValueError, match="is away"):
            gathering.bring(["a"])
