"""What phones download: the list of forms, forms, manifests, files; trials of drafts.

After the OpenRosa form list API and ODK Central's behaviour (test/integration/api/forms).
"""

import hashlib

import pytest
from django.test import Client
from lxml import etree

from orkhon.observation.actions.forms import (
    bring_in_form,
    bring_in_form_file,
    set_form_state,
)
from orkhon.observation.models import Submission
from tests.rooms.observation.odk.conftest import Phone
from tests.rooms.observation.odk.posts import BOUNDARY, body, filled, form_xml

pytestmark = pytest.mark.django_db
LIST = "{http://openrosa.org/xforms/xformsList}"
MANIFEST = "{http://openrosa.org/xforms/xformsManifest}"
ITEMS = '<instance id="wards" src="jr://file-csv/wards 1.csv"/>'


def md5_of(data):
    return hashlib.md5(data, usedforsecurity=False).hexdigest()


def listed(answer):
    return [
        {child.tag.removeprefix(LIST): child.text for child in xform}
        for xform in etree.fromstring(answer.content)
    ]


@pytest.fixture
def with_file(mission, protocol):
    xml = form_xml("voting").replace(b"<bind", ITEMS.encode() + b"<bind", 1)
    version = bring_in_form(mission, xml, "voting.xml", by=protocol, publish=True)
    bring_in_form_file(
        version, "wards 1.csv", b"name,label", media_type="text/csv", by=protocol
    )
    return version


def test_the_list_names_each_form_with_absolute_addresses(phone, form):
    answer = phone.get("formList")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/xml; charset=utf-8"
    assert answer["X-OpenRosa-Version"] == "1.0"
    assert listed(answer) == [
        {
            "formID": "opening",
            "name": "Sample opening",
            "version": "2027031401",
            "hash": f"md5:{md5_of(form_xml())}",
            "downloadUrl": f"http://testserver{phone.base}/forms/opening.xml",
        }
    ]


def test_the_form_has_the_bytes_of_its_hash(phone, form):
    address = listed(phone.get("formList"))[0]["downloadUrl"]
    answer = phone.client.get(address)
    assert answer.content == form_xml()
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    again = phone.client.get(address, HTTP_IF_NONE_MATCH=answer["ETag"])
    assert (again.status_code, again.content) == (304, b"")


def test_the_list_can_be_asked_for_one_form(phone, form, with_file):
    assert [one["formID"] for one in listed(phone.get("formList"))] == [
        "opening",
        "voting",
    ]
    assert [one["formID"] for one in listed(phone.get("formList?formID=voting"))] == [
        "voting"
    ]
    assert listed(phone.get("formList?formID=weather")) == []


def test_files_of_a_form_are_in_its_manifest(phone, with_file):
    (one,) = listed(phone.get("formList"))
    answer = phone.client.get(one["manifestUrl"], HTTP_X_OPENROSA_VERSION="1.0")
    (media,) = etree.fromstring(answer.content)
    said = {child.tag.removeprefix(MANIFEST): child.text for child in media}
    assert said == {
        "filename": "wards 1.csv",
        "hash": f"md5:{md5_of(b'name,label')}",
        "downloadUrl": (
            f"http://testserver{phone.base}/forms/voting/attachments/wards%201.csv"
        ),
    }
    file = phone.client.get(said["downloadUrl"])
    assert file.content == b"name,label"
    assert file["Content-Disposition"].startswith("attachment")
    known = phone.client.get(said["downloadUrl"], HTTP_IF_NONE_MATCH=file["ETag"])
    assert known.status_code == 304


def test_a_file_that_was_not_brought_in_stays_out_of_the_manifest(
    phone, mission, protocol
):
    xml = form_xml("voting").replace(b"<bind", ITEMS.encode() + b"<bind", 1)
    bring_in_form(mission, xml, "voting.xml", by=protocol, publish=True)
    answer = phone.get("forms/voting/manifest")
    assert len(etree.fromstring(answer.content)) == 0
    assert phone.get("forms/voting/attachments/wards%201.csv").status_code == 404


@pytest.mark.parametrize("state", ["closing", "closed"])
def test_a_form_that_is_not_open_is_not_listed(phone, form, protocol, state):
    set_form_state(form.design, state, by=protocol)
    assert listed(phone.get("formList")) == []


def test_a_form_of_a_closed_design_is_held_and_of_a_closing_one_taken(
    phone, form, protocol
):
    set_form_state(form.design, "closing", by=protocol)
    phone.post(filled(1))
    set_form_state(form.design, "closed", by=protocol)
    assert phone.post(filled(2)).status_code == 201
    first, second = Submission.objects.order_by("pk")
    assert (first.state, second.state) == ("received", "quarantined")
    assert second.why_held == "opening was closed when it came"


def test_an_older_version_is_still_taken_in_and_served(phone, form, mission, protocol):
    bring_in_form(
        mission,
        form_xml(version="2027031402"),
        "opening.xml",
        by=protocol,
        publish=True,
    )
    assert listed(phone.get("formList"))[0]["version"] == "2027031402"
    phone.post(filled(version="2027031401"))
    assert Submission.objects.get().form_version == form
    old = phone.get("forms/opening/versions/2027031401.xml")
    assert old.content == form_xml()
    assert phone.get("forms/opening/versions/1.xml").status_code == 404
    manifest = phone.get("forms/opening/versions/2027031401/manifest")
    assert manifest.status_code == 200
    assert (
        phone.get("forms/opening/versions/2027031401/attachments/a.csv").status_code
        == 404
    )


def test_a_draft_is_tried_under_an_address_of_its_own(mission, protocol, phone, form):
    draft = bring_in_form(
        mission, form_xml(version="2027031409"), "opening.xml", by=protocol
    )
    trial = Phone(
        f"/v1/test/{draft.draft_token}/projects/{mission.number}/forms/opening/draft",
        Client(),
    )
    (one,) = listed(trial.get("formList"))
    assert one["downloadUrl"] == f"http://testserver{trial.base}.xml"
    assert trial.client.get(one["downloadUrl"]).content == form_xml(
        version="2027031409"
    )
    assert trial.get("manifest").status_code == 200
    assert trial.get("attachments/a.csv").status_code == 404
    assert trial.greet().status_code == 204
    assert trial.post(filled(version="2027031409")).status_code == 201
    tried = Submission.objects.get()
    assert (tried.is_draft, tried.form_version, tried.state) == (
        True,
        draft,
        "received",
    )
    # the same number in earnest is another form
    assert phone.post(filled()).status_code == 201
    assert Submission.objects.count() == 2
    assert listed(phone.get("formList"))[0]["version"] == "2027031401"


def test_a_trial_of_another_version_is_held(mission, protocol):
    draft = bring_in_form(mission, form_xml(), "opening.xml", by=protocol)
    trial = Phone(
        f"/v1/test/{draft.draft_token}/projects/{mission.number}/forms/opening/draft",
        Client(),
    )
    trial.post(filled(version="1"))
    assert Submission.objects.get().why_held == "opening has no draft of version “1”"


def test_a_published_draft_has_no_trial_any_more(mission, protocol):
    draft = bring_in_form(mission, form_xml(), "opening.xml", by=protocol)
    token = draft.draft_token
    bring_in_form(mission, form_xml(), "opening.xml", by=protocol, publish=True)
    for number in (mission.number, 99):
        answer = Client().get(
            f"/v1/test/{token}/projects/{number}/forms/opening/draft/formList",
            HTTP_X_OPENROSA_VERSION="1.0",
        )
        assert answer.status_code == 403


def test_a_draft_of_another_mission_is_not_there(mission, protocol):
    draft = bring_in_form(mission, form_xml(), "opening.xml", by=protocol)
    answer = Client().get(
        f"/v1/test/{draft.draft_token}/projects/99/forms/opening/draft/formList",
        HTTP_X_OPENROSA_VERSION="1.0",
    )
    assert answer.status_code == 404


def test_a_form_that_is_not_there_is_404(phone, form):
    answer = phone.get("forms/weather.xml")
    assert answer.status_code == 404
    assert answer["X-OpenRosa-Version"] == "1.0"


@pytest.mark.parametrize(
    "address",
    [
        "formList?formID=%00",
        "forms/%00.xml",
        "forms/opening/attachments/%00",
        "forms/a%00/manifest",
    ],
)
def test_an_address_that_no_database_can_hold_is_refused(phone, form, address):
    assert phone.get(address).status_code == 400


def test_a_phone_may_call_itself_what_it_likes(phone, form):
    answer = phone.client.generic(
        "POST",
        f"{phone.base}/submission?deviceID=%ED%A0%80x%E2%80%AE",
        body(filled()),
        content_type=f"multipart/form-data; boundary={BOUNDARY}",
        HTTP_X_OPENROSA_VERSION="1.0",
    )
    assert answer.status_code == 201
    assert Submission.objects.get().device_id.endswith("x\u202e")


@pytest.mark.parametrize("cookie", ["sessionid=a\0b", 'sessionid="a\\000b"'])
def test_a_cookie_that_no_database_can_hold_is_refused(phone, form, mission, cookie):
    answer = phone.client.get(
        f"/v1/projects/{mission.number}/formList",
        HTTP_COOKIE=cookie,
        HTTP_X_OPENROSA_VERSION="1.0",
    )
    assert answer.status_code == 400
