"""A mission with one published form, a phone with a key, and how it posts."""

from dataclasses import dataclass

import pytest
from django.test import Client
from lxml import etree

from orkhon.observation.actions.forms import bring_in_form
from orkhon.observation.actions.keys import make_key
from orkhon.observation.models import PollingStation
from tests.rooms.observation.odk.posts import BOUNDARY, body, form_xml

PROTOCOL = {"HTTP_X_OPENROSA_VERSION": "1.0"}
RECEIPT = "{urn:orkhon:receipt:1}receipt"
MESSAGE = "{http://openrosa.org/http/response}message"


@dataclass
class Phone:
    """ODK Collect as far as the server sees it."""

    base: str
    client: Client

    def post(self, xml, *files, data=None, **extra):
        given = {"content_type": f"multipart/form-data; boundary={BOUNDARY}"}
        return self.client.generic(
            "POST",
            f"{self.base}/submission?deviceID=collect:sample",
            body(xml, *files) if data is None else data,
            **{**given, **PROTOCOL, **extra},
        )

    def get(self, address, **extra):
        return self.client.get(f"{self.base}/{address}", **{**PROTOCOL, **extra})

    def greet(self, **extra):
        return self.client.head(
            f"{self.base}/submission?deviceID=x", **{**PROTOCOL, **extra}
        )


@pytest.fixture
def form(mission, protocol):
    return bring_in_form(mission, form_xml(), "opening.xml", by=protocol, publish=True)


@pytest.fixture
def station(mission):
    return PollingStation.objects.create(mission=mission, code="KT-001", number="1")


@pytest.fixture
def key(mission, observers, protocol):
    """The key of AZ-01's phone, and its token."""
    return make_key(mission, by=protocol, observer=observers["AZ-01"])


@pytest.fixture
def phone(mission, key):
    return Phone(f"/v1/key/{key[1]}/projects/{mission.number}", Client())


@pytest.fixture
def other_phone(mission, observers, protocol):
    _key, token = make_key(mission, by=protocol, observer=observers["TR-01"])
    return Phone(f"/v1/key/{token}/projects/{mission.number}", Client())


@pytest.fixture
def receipt():
    """The receipt in an answer, as a mapping; None when there is none."""

    def of(answer):
        found = etree.fromstring(answer.content).find(RECEIPT)
        return None if found is None else dict(found.attrib)

    return of


@pytest.fixture
def words():
    def of(answer):
        return etree.fromstring(answer.content).findtext(MESSAGE)

    return of
