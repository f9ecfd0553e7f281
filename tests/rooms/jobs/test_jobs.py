"""Jobs: one worker does each, a dead worker's job is done by the next."""

import logging
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import OperationalError, transaction
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import timezone

from orkhon.jobs import actions, queries, registry, views
from orkhon.jobs.models import Job
from orkhon.jobs.worker import Heartbeat, Running, Worker, run_next

NOON = datetime(2027, 3, 14, 12, 0, tzinfo=UTC)
LIST = "orkhon:station-import/1"


@pytest.fixture
def committed(django_db_setup, django_db_blocker):
    """No transaction around the test: the worker closes its connections.

    The jobs are all it writes, so they are deleted and not every table emptied:
    PostgreSQL would refuse that, for the record's sake.
    """
    with django_db_blocker.unblock():
        yield
        Job.objects.all().delete()


@pytest.fixture
def kinds(monkeypatch):
    """Kinds of these tests alone; their functions leave word in a list."""
    registry.discover()
    monkeypatch.setattr(registry, "_KINDS", {})
    said = []

    @registry.job("sample.count")
    def count(work):
        said.append((work.subject, work.asked_by, dict(work.arguments)))
        for number in range(3):
            work.report(number + 1, 3)
        return {"counted": 3}

    @registry.job("sample.refused")
    def refused(work):
        raise ValueError("line 12: “abc” is no number")

    @registry.job("sample.forbidden")
    def forbidden(work):
        raise PermissionDenied("You may not do this: bring in stations.")

    @registry.job("sample.broken")
    def broken(work):
        raise KeyError("station")

    @registry.job("sample.away")
    def away(work):
        said.append("away")
        if said.count("away") == 1:
            raise OperationalError("server closed the connection unexpectedly")
        return {}

    @registry.every(minutes=5)
    def tidy(work):
        return {}

    return said


def asked(name="sample.count", **fields):
    return actions.ask(name, subject=LIST, by="account/1", **fields)


def test_a_job_is_done_with_what_was_said_when_it_was_asked_for(db, kinds):
    job = asked(arguments={"sheet": "Алматы"})
    assert (job.state, job.tries) == (Job.State.WAITING, 0)
    run_next()
    job.refresh_from_db()
    assert kinds == [(LIST, "account/1", {"sheet": "Алматы"})]
    assert (job.state, job.result, job.tries) == (Job.State.DONE, {"counted": 3}, 1)
    assert job.finished_at is not None
    assert run_next() is None


def test_the_same_work_asked_for_twice_is_one_job(db, kinds):
    assert asked() == asked()
    assert asked(arguments={"sheet": "2"}) != asked()
    run_next()
    run_next()
    assert asked().state == Job.State.WAITING
    assert Job.objects.count() == 3


def test_work_that_no_room_does_is_refused_at_once(db, kinds):
    with pytest.raises(registry.UnknownKind, match=r"sample\.nothing"):
        asked("sample.nothing")
    assert not Job.objects.exists()


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("sample.refused", "line 12: “abc” is no number"),
        ("sample.forbidden", "You may not do this: bring in stations."),
    ],
)
def test_what_a_room_refuses_is_said_in_its_words(db, kinds, name, problem):
    job = asked(name)
    run_next()
    job.refresh_from_db()
    assert (job.state, job.problem) == (Job.State.FAILED, problem)


def test_a_fault_of_our_own_stands_in_the_log_and_stops_one_job_only(
    committed, kinds, caplog
):
    broken, next_one = asked("sample.broken"), asked()
    with caplog.at_level(logging.ERROR, "orkhon.jobs"):
        assert Worker(say=str).work(once=True) == 3  # with the round of `tidy`
    broken.refresh_from_db()
    next_one.refresh_from_db()
    assert broken.state == Job.State.FAILED
    assert "KeyError" in broken.problem
    assert next_one.state == Job.State.DONE
    assert "Traceback" in caplog.text


def test_a_job_goes_to_one_worker(db, kinds):
    asked()
    assert actions.take(NOON) is not None
    assert actions.take(NOON) is None


def test_the_job_of_a_killed_worker_is_taken_up_again(db, kinds):
    asked()
    dead = actions.take(NOON)
    assert actions.take(NOON + actions.STALE) is None
    again = actions.take(NOON + actions.STALE + timedelta(seconds=1))
    assert (again.pk, again.tries) == (dead.pk, 2)


def test_a_worker_that_says_it_lives_keeps_its_job(db, kinds):
    asked()
    job = actions.take(NOON)
    later = NOON + actions.STALE
    actions.report(job, 40_000, 100_000, now=later)
    assert actions.take(later + timedelta(seconds=10)) is None
    job.refresh_from_db()
    assert (job.done, job.total) == (40_000, 100_000)


def test_a_worker_taken_for_dead_writes_nothing_when_it_comes_back(db, kinds):
    asked()
    late = actions.take(NOON)
    other = actions.take(NOON + timedelta(minutes=5))
    for verb in (
        lambda: actions.report(late, 1, 2, now=NOON),
        lambda: actions.finish(late, {"counted": 1}),
        lambda: actions.fail(late, "no"),
    ):
        with pytest.raises(actions.JobLost):
            verb()
    actions.give_back(late)
    actions.finish(other, {"counted": 3})
    other.refresh_from_db()
    assert (other.state, other.result) == (Job.State.DONE, {"counted": 3})


def test_a_job_that_kills_its_workers_is_given_up_with_the_reason(db, kinds):
    job = asked()
    now = NOON
    for _ in range(actions.MOST_TRIES):
        assert actions.take(now).pk == job.pk
        now += timedelta(minutes=5)
    assert actions.take(now) is None
    job.refresh_from_db()
    assert job.state == Job.State.FAILED
    assert "5 times" in job.problem


def test_a_job_outlives_a_database_that_goes_away(committed, kinds, monkeypatch):
    monkeypatch.setattr("orkhon.jobs.worker.PAUSE", 0.0)
    job = asked("sample.away")
    lines = []

    def say(words):
        lines.append(words)
        if words == "sample.away done":
            worker.stop()

    worker = Worker(say=say)
    worker.work(once=False)
    job.refresh_from_db()
    assert (job.state, job.tries) == (Job.State.DONE, 2)
    assert lines[0] == (
        "The database is away (server closed the connection unexpectedly); waiting."
    )


def test_once_says_that_the_database_is_away(committed, kinds):
    asked("sample.away")
    with pytest.raises(OperationalError):
        Worker(say=str).work(once=True)


def test_what_comes_round_is_asked_for_once_whoever_asks(db, kinds):
    assert actions.ask_periodic(NOON) == 1
    assert actions.ask_periodic(NOON + timedelta(minutes=4)) == 0
    assert actions.ask_periodic(NOON + timedelta(minutes=5)) == 1
    assert Job.objects.count() == 2


def test_finished_rounds_are_forgotten_and_other_jobs_are_kept(committed, kinds):
    mine = asked()
    actions.ask_periodic(timezone.now())
    Worker(say=str).work(once=True)
    assert actions.forget(timezone.now()) == 0
    assert actions.forget(timezone.now() + timedelta(days=3)) == 1
    assert list(Job.objects.all()) == [mine]


def test_a_round_comes_once_a_minute_at_most():
    with pytest.raises(ValueError, match="every 0 minutes"):
        registry.every(minutes=0)


def test_the_command_does_what_waits_and_stops(committed, kinds, capsys):
    asked()
    call_command("worker", "--once")
    assert "sample.count done" in capsys.readouterr().out


def test_progress_is_written_between_acts_once_a_second(committed, kinds):
    asked()
    clock = iter([0.0, 0.5, 1.0, 1.2])
    running = Running(actions.take(NOON), beats=False, clock=lambda: next(clock))
    running.report(10, 30)
    assert Job.objects.get().done == 0
    running.report(20)
    assert (Job.objects.get().done, Job.objects.get().total) == (20, 30)
    with transaction.atomic():
        running.report(25)
    assert Job.objects.get().done == 20


def test_a_second_thread_says_that_the_worker_lives(committed, kinds, monkeypatch):
    monkeypatch.setattr("orkhon.jobs.worker.BEAT", 0.01)
    asked()
    job = actions.take(NOON)
    running = Running(job, beats=True)
    running.report(7, 9)
    with Heartbeat(running):
        while Job.objects.get().done != 7:
            continue
    assert Job.objects.get().seen_at > NOON - timedelta(days=365)
    assert Job.objects.get().total == 9


def test_the_second_thread_stops_when_the_job_is_another_s(
    committed, kinds, monkeypatch, caplog
):
    monkeypatch.setattr("orkhon.jobs.worker.BEAT", 0.01)
    asked()
    late = actions.take(NOON)
    actions.take(NOON + timedelta(minutes=5))
    running = Running(late, beats=True)
    running.report(7, 9)
    with Heartbeat(running) as heartbeat:
        heartbeat._thread.join(20)
        assert not heartbeat._thread.is_alive()
    assert "given to another worker" in caplog.text


def test_a_worker_goes_on_after_a_job_that_was_taken_from_it(
    committed, kinds, monkeypatch
):
    lines = []

    @registry.job("sample.stolen")
    def stolen(work):
        actions.take(timezone.now() + timedelta(minutes=5))
        return {}

    asked("sample.stolen")
    Worker(say=lines.append).work(once=True)
    assert lines[0].endswith("was given to another worker")
    assert Job.objects.get(kind="sample.stolen").state == Job.State.RUNNING


def test_the_latest_job_about_a_thing_is_found(db, kinds):
    assert queries.latest(LIST) is None
    assert queries.is_over(None)
    first = asked()
    run_next()
    second = asked()
    assert queries.latest(LIST) == second
    assert queries.latest(LIST, "sample.refused") is None
    first.refresh_from_db()
    assert queries.is_over(first)
    assert not queries.is_over(second)


def shown(job, **headers):
    request = RequestFactory().get("/observation/1/stations/", headers=headers)
    return render_to_string("jobs/progress.html", {"job": job}, request), request


def test_a_page_says_how_far_a_job_is_and_asks_again_by_itself(db, kinds):
    job = asked()
    waiting, _ = shown(job)
    assert "waiting for the worker" in waiting
    assert 'hx-get="/observation/1/stations/"' in waiting
    actions.take(NOON)
    actions.report(Job.objects.get(), 40_000, 100_000, now=NOON)
    running, _ = shown(Job.objects.get())
    assert "40,000 of 100,000" in running
    assert 'value="40000" max="100000"' in running
    actions.fail(Job.objects.get(), "line 3: no code")
    failed, _ = shown(Job.objects.get())
    assert "line 3: no code" in failed
    assert "hx-get" not in failed


def test_the_whole_page_is_asked_for_when_the_job_is_over(db, kinds):
    job = asked()
    _, request = shown(job, **{"HX-Request": "true"})
    assert "HX-Refresh" not in views.following(request, HttpResponse(), job).headers
    run_next()
    job.refresh_from_db()
    answer = views.following(request, HttpResponse(), job)
    assert answer.headers["HX-Refresh"] == "true"
    _, plain = shown(job)
    assert "HX-Refresh" not in views.following(plain, HttpResponse(), job).headers
