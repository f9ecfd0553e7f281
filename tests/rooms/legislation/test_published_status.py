"""The status page of a model law is opened to everybody by a person, and closed."""

import csv
import io
import json

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from orkhon.legislation.actions.deciding import decide
from orkhon.legislation.actions.publishing import publish_status, withdraw_status
from orkhon.legislation.actions.texts import begin_work
from orkhon.legislation.queries.published import published_model, published_models
from orkhon.legislation.queries.published_data import published_csv, published_json
from orkhon.record.actions import subject_of
from orkhon.record.queries import entries_about, said
from orkhon.record.refusals import Refusal
from tests.rooms.legislation.decided import kazakh, turkish

__all__ = ["kazakh", "turkish"]


def verbs(work):
    return [entry.verb for entry in entries_about(subject_of(work))]


def test_opening_is_recorded_and_twice_is_once(kazakh, model, legal):
    publish_status(model, by=legal)
    opened = publish_status(model, by=legal)
    assert opened.published_by == legal.actor_id
    entries = list(entries_about(subject_of(model)))
    last = [one for one in entries if one.verb == "legislation.status.publish"]
    assert len(last) == 1
    assert said(last[0])["members"] == ["KZ", "TR"]
    assert [one.key for one in published_models("en")] == [model.key]


def test_closing_needs_a_reason_and_keeps_the_decisions(kazakh, model, legal):
    publish_status(model, by=legal)
    with pytest.raises(Refusal, match="why the page is closed"):
        withdraw_status(model, "  ", by=legal)
    withdraw_status(model, "The model law goes\nback to the commission.", by=legal)
    withdraw_status(model, "Twice.", by=legal)
    assert verbs(model).count("legislation.status.withdraw") == 1
    assert published_models("en") == []
    assert published_model(model.key, "en") is None
    assert kazakh.correspondences.count() == 5


def test_what_cannot_be_shown_is_not_opened(model, kazakh_law, legal):
    with pytest.raises(Refusal, match="is a national law"):
        publish_status(kazakh_law, by=legal)
    with pytest.raises(Refusal, match="compared with no member yet"):
        publish_status(model, by=legal)
    empty = begin_work("model-empty", "model-law", "Model law without a text", by=legal)
    with pytest.raises(Refusal, match="has no text yet"):
        publish_status(empty, by=legal)


def test_press_and_delegations_may_not_open_or_close(kazakh, model, press, delegate):
    for who in (press, delegate):
        with pytest.raises(PermissionDenied):
            publish_status(model, by=who)
        with pytest.raises(PermissionDenied):
            withdraw_status(model, "Why.", by=who)


def test_the_buttons_open_and_close_the_page(kazakh, model, client, legal, press):
    client.force_login(press)
    opening = reverse("legislation:publish-status", args=[model.key])
    closing = reverse("legislation:withdraw-status", args=[model.key])
    assert client.post(opening).status_code == 404
    client.force_login(legal)
    assert b"open to everybody" in client.post(opening, follow=True).content
    assert client.post(closing, {"reason": ""}).status_code == 422
    shut = client.post(closing, {"reason": "A mistake."}, follow=True)
    assert b"closed to the public" in shut.content


def test_a_refusal_to_open_is_said_on_the_page(model, client, legal):
    client.force_login(legal)
    answer = client.post(reverse("legislation:publish-status", args=[model.key]))
    assert answer.status_code == 422
    assert b"compared with no member yet" in answer.content


def test_the_data_say_what_the_page_says_and_change_their_version(
    kazakh, kazakh_law, model, legal
):
    publish_status(model, by=legal)
    data, version = published_json(model.key)
    found = json.loads(data)
    assert found["data_version"] == version
    assert found["licence"] is None
    kz, tr = found["members"]
    # By hand: tests/rooms/legislation/decided.py.
    assert (kz["enacted"], kz["examined"], kz["provisions"]) == (3, 5, 6)
    assert (tr["laws"], tr["examined"]) == ([], 0)
    recall = next(one for one in found["provisions"] if one["no"] == "3(1)")
    assert recall["members"][0]["status"] == "diverges"
    assert recall["members"][0]["national_provisions"] == ["4(1)"]
    assert published_json(model.key)[1] == version
    decide(kazakh, "art_4", "enacted", [(kazakh_law, "art_5")], "", by=legal)
    assert published_json(model.key)[1] != version


def test_no_spreadsheet_runs_a_reason(kazakh, model, legal):
    publish_status(model, by=legal)
    data, _version = published_csv(model.key)
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    # Six provisions of two members.
    assert len(rows) == 12
    absent = next(one for one in rows if one["status"] == "absent")
    assert absent["reason"] == "'=Nobody has to be told."


def test_nothing_is_there_of_a_law_that_was_not_opened(kazakh, model):
    assert published_json(model.key) is None
    assert published_csv(model.key) is None
