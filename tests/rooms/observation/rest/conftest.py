"""A mission with a form that has every kind of table, and programs that ask for it."""

import json
from dataclasses import dataclass

import pytest
from django.test import Client

from orkhon.observation.actions.forms import bring_in_form
from orkhon.observation.actions.keys import make_key
from orkhon.observation.actions.receiving import Sender, arrival_of, receive
from orkhon.observation.actions.rest_sessions import open_session
from orkhon.observation.models import Submission
from tests.rooms.observation.odk.posts import filled, form_xml
from tests.rooms.observation.rest.visits import RECEIVED, VISIT


@dataclass
class Program:
    """A program with the token of an account; its addresses begin at the project."""

    client: Client
    token: str
    base: str = "/v1/projects/1"

    def ask(self, method, address, body=None, **headers):
        url = address if address.startswith("/v1/") else f"{self.base}{address}"
        is_raw = isinstance(body, bytes)
        given = b"" if body is None else body if is_raw else json.dumps(body).encode()
        kind = headers.pop(
            "content_type", "application/xml" if is_raw else "application/json"
        )
        return self.client.generic(
            method,
            url,
            given,
            content_type=kind,
            headers={"Authorization": f"Bearer {self.token}", **headers},
        )

    def get(self, address, **headers):
        return self.ask("GET", address, **headers)

    def read(self, address, **headers):
        """The JSON of an answer that must be good, streamed or not."""
        answer = self.get(address, **headers)
        data = (
            b"".join(answer.streaming_content) if answer.streaming else answer.content
        )
        assert answer.status_code == 200, data
        return json.loads(data)


@pytest.fixture
def program(mission):
    """A program of an account: `program(protocol)`."""

    def of(account):
        return Program(Client(), open_session(account)[1])

    return of


@pytest.fixture
def office(program, protocol):
    """A program of whoever runs the mission."""
    return program(protocol)


@pytest.fixture
def visit(mission, protocol):
    """A form with groups, repeats in a repeat, numbers and places."""
    return bring_in_form(mission, VISIT, "visit.xml", by=protocol, publish=True)


@pytest.fixture
def opening(mission, protocol):
    return bring_in_form(mission, form_xml(), "opening.xml", by=protocol, publish=True)


@pytest.fixture
def key(mission, protocol, observers):
    return make_key(mission, by=protocol, observer=observers["AZ-01"])[0]


@pytest.fixture
def came(mission, key):
    """Forms that a phone sent in: `came(filled(1), filled(2))`; their rows."""

    def these(*forms, is_draft=False, files=()):
        receipts = receive(
            [
                arrival_of(
                    xml,
                    mission_id=mission.pk,
                    received_at=RECEIVED,
                    channel=Submission.Channel.COLLECT,
                    sender=Sender(key_id=key.pk, observer_id=key.observer_id),
                    is_draft=is_draft,
                    files=files,
                )
                for xml in forms
            ]
        )
        return [Submission.objects.get(pk=one.submission_id) for one in receipts]

    return these


@pytest.fixture
def three(opening, came):
    """Three forms of the opening, the third one the newest."""
    return came(*(filled(number) for number in (1, 2, 3)))
