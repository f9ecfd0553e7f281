"""Opened to everybody and closed again: once each, with entries, never by accident."""

import json
import os
import subprocess
import sys

import pytest
from django.db import IntegrityError, transaction

from orkhon.record.actions import RecordError, append, close_again, disclose
from orkhon.record.models import Disclosure
from orkhon.record.queries import (
    changes,
    disclosed,
    disclosed_at,
    entries_about,
    is_disclosed,
)
from orkhon.record.queries import said as words_of
from tests.rooms.proceedings.test_adopting_concurrently import (
    ROOT,
    empty_database,  # noqa: F401 -- a fixture
)

BODY = "orkhon:body/1"
OTHER = "orkhon:body/12"


def told(subject):
    return [(one.verb, one.actor, words_of(one)) for one in entries_about(subject)]


@pytest.mark.django_db
def test_nothing_is_open_until_somebody_opens_it(researcher):
    append("sample.thing.do", BODY, by=researcher)
    assert disclosed("orkhon:body/") == set()
    assert not is_disclosed(BODY)


@pytest.mark.django_db
def test_what_is_opened_is_open_and_the_record_says_by_whom(researcher):
    row = disclose(BODY, by=researcher)
    assert (row.subject, row.opened_by, row.is_open) == (
        BODY,
        "account/researcher",
        True,
    )
    assert disclosed("orkhon:body/") == {BODY}
    assert disclosed([BODY, OTHER]) == {BODY}
    assert disclosed_at([BODY]) == {BODY: entries_about(BODY)[0].at}
    assert told(BODY) == [("record.subject.disclose", "account/researcher", {})]


@pytest.mark.django_db
def test_a_beginning_finds_its_own_kind_alone(researcher):
    disclose(BODY, by=researcher)
    disclose("orkhon:bodyguard/1", by=researcher)
    assert disclosed("orkhon:body/") == {BODY}


@pytest.mark.django_db
def test_whoever_opens_it_second_is_told_so(researcher, legal_officer):
    disclose(BODY, by=researcher)
    with pytest.raises(RecordError, match="orkhon:body/1 is open to everybody already"):
        disclose(BODY, by=legal_officer)
    assert len(told(BODY)) == 1


@pytest.mark.django_db
def test_closing_again_needs_a_reason(researcher):
    disclose(BODY, by=researcher)
    with pytest.raises(RecordError, match="say why it is closed again"):
        close_again(BODY, by=researcher, why="  ")
    assert is_disclosed(BODY)
    assert len(told(BODY)) == 1


@pytest.mark.django_db
def test_what_is_closed_again_is_not_open_and_the_reason_is_kept(
    researcher, legal_officer
):
    disclose(BODY, by=researcher)
    row = close_again(BODY, by=legal_officer, why=" opened too early ")
    assert (row.closed_by, row.is_open) == ("account/legal", False)
    assert disclosed("orkhon:body/") == set()
    assert told(BODY)[1:] == [
        ("record.subject.close", "account/legal", {"why": "opened too early"})
    ]


@pytest.mark.django_db
def test_what_is_not_open_cannot_be_closed(researcher):
    with pytest.raises(RecordError, match="orkhon:body/1 is not open to everybody"):
        close_again(BODY, by=researcher, why="sample")
    disclose(BODY, by=researcher)
    close_again(BODY, by=researcher, why="sample")
    with pytest.raises(RecordError, match="is not open to everybody"):
        close_again(BODY, by=researcher, why="sample")
    assert len(told(BODY)) == 2


@pytest.mark.django_db
def test_what_was_closed_may_be_opened_again_in_the_same_row(researcher):
    disclose(BODY, by=researcher)
    close_again(BODY, by=researcher, why="sample")
    again = disclose(BODY, by=researcher)
    assert Disclosure.objects.count() == 1
    assert disclosed_at([BODY]) == {BODY: again.opened_at}
    assert entries_about(BODY)[-1].at == again.opened_at


@pytest.mark.django_db
def test_a_closed_row_says_who_closed_it(researcher):
    row = disclose(BODY, by=researcher)
    with pytest.raises(IntegrityError), transaction.atomic():
        Disclosure.objects.filter(pk=row.pk).update(closed_by="account/x")


def test_of_twelve_who_open_or_close_at_once_one_does(
    empty_database,  # noqa: F811 -- the fixture
    tmp_path,
):
    done = subprocess.run(
        [sys.executable, "-m", "tests.rooms.record.disclosing_race"],
        cwd=ROOT,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "orkhon.config.settings",
            "ORKHON_DATABASE_URL": empty_database,
            "ORKHON_DATA_DIR": str(tmp_path),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "failed": [],
        "told": [
            "orkhon:body/1 is not open to everybody",
            "orkhon:body/1 is open to everybody already",
        ],
        "refused": 22,
        "verbs": ["record.subject.disclose", "record.subject.close"],
        "open": False,
    }


@pytest.mark.django_db
def test_how_often_and_when_last_something_was_done_to_a_subject(researcher):
    append("sample.thing.do", BODY, by=researcher)
    append("sample.thing.do", BODY, by=researcher)
    append("sample.thing.do", OTHER, by=researcher)
    found = changes([BODY, OTHER, "orkhon:body/3"])
    last = entries_about(BODY)[-1].at
    assert {key: one.acts for key, one in found.items()} == {BODY: 2, OTHER: 1}
    assert found[BODY].at == last
