"""pyodk from PyPI works with a mission as with a project of ODK Central.

Nothing of pyodk is changed or stood in for: it signs in, makes a form, sends it in,
reads it, corrects it, reviews it, and gives phones their keys.
"""

import uuid

import pytest
from openpyxl import Workbook
from pyodk.client import Client
from pyodk.errors import PyODKError

FORM = "sample_visit"
ROWS = {
    "survey": [
        ("type", "name", "label"),
        ("integer", "voters", "How many on the list?"),
        ("select_one_from_file places.csv", "place", "Where?"),
        ("begin_repeat", "box", "Box"),
        ("text", "seal", "Number of the seal"),
        ("end_repeat", None, None),
        ("image", "photo", "Photo"),
    ],
    "settings": [("form_id", "form_title", "version"), (FORM, "Sample visit", "1")],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("pyodk")


@pytest.fixture(scope="module")
def form_file(folder):
    book = Workbook()
    for name, rows in ROWS.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    del book["Sheet"]
    path = folder / "sample_visit.xlsx"
    book.save(path)
    return path


@pytest.fixture(scope="module")
def client(site, folder):
    config = folder / "config.toml"
    config.write_text(
        f'[central]\nbase_url = "{site.url}"\nusername = "secgen"\n'
        f'password = "{site.password}"\n'
    )
    said = {"config_path": config, "cache_path": folder / "cache.toml"}
    with Client(**said) as first:
        project = first.projects.list()[0]
    with Client(**said, project_id=project.id) as opened:
        yield opened


@pytest.fixture(scope="module")
def form(client, form_file, folder):
    places = folder / "places.csv"
    places.write_text("name,label\nk,Köktöbe\n", encoding="utf-8")
    return client.forms.create(form_file, attachments=[places])


@pytest.fixture
def photo(folder):
    path = folder / f"{uuid.uuid4()}.jpg"
    path.write_bytes(b"\xff\xd8 sample photo")
    return path


def filled(instance, *seals, voters=1200, photo="", deprecated=""):
    boxes = "".join(f"<box><seal>{seal}</seal></box>" for seal in seals)
    edit = f"<deprecatedID>{deprecated}</deprecatedID>" if deprecated else ""
    return (
        f'<data id="{FORM}" version="1"><voters>{voters}</voters><place>k</place>{boxes}'
        f"<photo>{photo}</photo><meta><instanceID>{instance}</instanceID>{edit}</meta>"
        "</data>"
    )


def test_a_mission_is_a_project(client):
    project = client.projects.get()
    assert project.id == client.project_id
    assert project.name
    assert project.archived is False


def test_the_missions_own_forms_and_what_came_in_are_read(client, form):
    forms = {one.xmlFormId for one in client.forms.list()}
    assert {"opening", "voting", "protocol", FORM} <= forms
    listed = client.submissions.list(form_id="opening")
    table = client.submissions.get_table(form_id="opening", count=True)
    assert {row["__id"] for row in table["value"]} == {one.instanceId for one in listed}
    assert table["@odata.count"] == len(listed) > 0
    assert "header" in table["value"][0]


def test_a_form_is_made_from_a_workbook(client, form):
    assert (form.xmlFormId, form.name) == (FORM, "Sample visit")
    assert client.forms.get(FORM).publishedAt is not None
    assert "How many on the list?" in client.forms.get_xml(FORM)


def test_a_form_is_sent_in_read_corrected_and_reviewed(client, form, photo):
    first, second = f"uuid:{uuid.uuid4()}", f"uuid:{uuid.uuid4()}"
    xml = filled(first, "A-1", "A-2", photo=photo.name)
    sent = client.submissions.create(
        xml, form_id=FORM, device_id="sample-phone", attachments=[photo]
    )
    assert (sent.instanceId, sent.deviceId) == (first, "sample-phone")
    assert [(one.name, one.exists) for one in sent.attachments] == [(photo.name, True)]

    wanted = f"__id eq '{first}'"
    (row,) = client.submissions.get_table(form_id=FORM, filter=wanted, expand="*")[
        "value"
    ]
    assert row["voters"] == 1200
    assert [box["seal"] for box in row["box"]] == ["A-1", "A-2"]
    assert row["__system"]["attachmentsPresent"] == 1
    boxes = client.submissions.get_table(form_id=FORM, table_name="Submissions.box")
    assert {box["seal"] for box in boxes["value"]} >= {"A-1", "A-2"}

    client.submissions.edit(
        first,
        filled(second, voters=1201, photo=photo.name, deprecated=first),
        form_id=FORM,
        comment="Sample correction",
    )
    (row,) = client.submissions.get_table(form_id=FORM, filter=wanted)["value"]
    assert (row["voters"], row["__system"]["edits"]) == (1201, 1)

    client.submissions.review(first, "hasIssues", form_id=FORM, comment="Sample doubt")
    assert client.submissions.get(first, form_id=FORM).reviewState == "hasIssues"
    notes = [one.body for one in client.submissions.list_comments(first, form_id=FORM)]
    assert {"Sample correction", "Sample doubt"} <= set(notes)


def test_the_same_form_again_is_the_same_form(client, form):
    # ODK Central answers 409 here.
    xml = filled(f"uuid:{uuid.uuid4()}")
    assert client.submissions.create(xml, form_id=FORM) == client.submissions.create(
        xml, form_id=FORM
    )


def test_a_form_is_given_another_version(client, form, folder):
    places = folder / "places.csv"
    places.write_text("name,label\nk,Köktöbe\nt,Tarazköl\n", encoding="utf-8")
    client.forms.update(FORM, attachments=[places], version_updater=lambda v: f"{v}.1")
    assert client.forms.get(FORM).version == "1.1"
    file = client.get(
        f"projects/{client.project_id}/forms/{FORM}/attachments/places.csv"
    )
    assert "Tarazköl" in file.content.decode()


def test_phones_are_given_keys(client, form):
    (made,) = client.projects.create_app_users(
        display_names=["Sample phone"], forms=[FORM]
    )
    assert len(made.token) == 64
    offered = client.session.get(
        f"{client.session.base_url}key/{made.token}/projects/{client.project_id}/formList",
        headers={"X-OpenRosa-Version": "1.0"},
    )
    assert FORM in offered.text


def test_pages_hold_together(client, form):
    for number in range(3):
        client.submissions.create(
            filled(f"uuid:{uuid.uuid4()}", str(number)), form_id=FORM
        )
    whole = client.submissions.get_table(form_id=FORM)["value"]
    parts = [
        client.submissions.get_table(form_id=FORM, skip=skip, top=2)["value"]
        for skip in range(0, len(whole), 2)
    ]
    assert [row["__id"] for part in parts for row in part] == [
        row["__id"] for row in whole
    ]


def test_what_goes_wrong_is_said(client, form):
    with pytest.raises(PyODKError, match=r'"code":404\.1'):
        client.forms.get("nothing")
    with pytest.raises(PyODKError, match=r'"code":400\.18'):
        client.submissions.get_table(form_id=FORM, filter="voters")
