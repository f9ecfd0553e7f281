"""Forms and projects by REST, as pyodk and ruODK use them.

After the ODK Central API documentation, "Project Management" and "Forms".
"""

import io

import pytest
from openpyxl import Workbook, load_workbook

from orkhon.observation.models import FieldKey, FormDesign, FormVersion
from orkhon.record.models import Entry
from tests.rooms.observation.odk.posts import form_xml

pytestmark = pytest.mark.django_db
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(*survey, settings=(("form_id", "version"), ("tally", "1"))):
    """An XLSForm of these rows."""
    book = Workbook()
    sheet = book.active
    sheet.title = "survey"
    for row in (("type", "name", "label"), *survey):
        sheet.append(row)
    other = book.create_sheet("settings")
    for row in settings:
        other.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def bring(office, data, address="/forms?ignoreWarnings=true", **headers):
    return office.ask("POST", address, data, content_type=XLSX, **headers)


def test_missions_are_projects(office):
    (project,) = office.read("/v1/projects")
    assert project == office.read("")
    assert (project["id"], project["name"], project["archived"]) == (
        1,
        "Sample referendum",
        False,
    )
    more = office.read("", **{"X-Extended-Metadata": "true"})
    assert (more["forms"], more["appUsers"], more["lastSubmission"]) == (0, 0, None)


def test_a_form_as_the_list_and_its_own_address_tell_it(office, opening, three):
    (listed,) = office.read("/forms")
    assert listed == office.read("/forms/opening")
    assert listed["xmlFormId"] == "opening"
    assert listed["name"] == "Sample opening"
    assert (listed["version"], listed["state"]) == ("2027031401", "open")
    assert listed["hash"] == opening.md5
    assert listed["publishedAt"] is not None
    more = office.read("/forms/opening", **{"X-Extended-Metadata": "true"})
    assert more["submissions"] == 3
    assert more["reviewStates"] == {"received": 3, "hasIssues": 0, "edited": 0}
    assert more["lastSubmission"] == "2027-03-14T02:15:00.000Z"


def test_the_xml_of_a_form_is_its_bytes(office, opening):
    assert office.get("/forms/opening.xml").content == form_xml()
    assert office.get("/forms/opening/versions/2027031401.xml").content == form_xml()


def test_the_questions_of_a_form(office, visit):
    fields = {one["path"]: one for one in office.read("/forms/visit/fields?odata=true")}
    assert fields["/voters"] == {
        "path": "/voters",
        "name": "voters",
        "type": "int",
        "binary": None,
        "selectMultiple": None,
    }
    assert fields["/room"]["type"] == "repeat"
    assert office.read("/forms/visit/versions/1/fields") == office.read(
        "/forms/visit/fields"
    )


def test_an_xlsform_becomes_a_draft_and_is_published(office):
    data = workbook(("integer", "count", "How many?"))
    made = bring(office, data)
    assert made.status_code == 200
    assert (made.json()["xmlFormId"], made.json()["publishedAt"]) == ("tally", None)
    token = made.json()["draftToken"]
    assert len(token) == 64
    assert office.read("/forms/tally/draft")["version"] == "1"
    assert office.read("/forms/tally/draft/fields")[0]["name"] == "count"
    assert office.get("/forms/tally/draft.xlsx").content == data
    done = office.ask("POST", "/forms/tally/draft/publish?version=v2")
    assert done.json() == {"success": True}
    assert office.read("/forms/tally")["version"] == "v2"
    assert b'version="v2"' in office.get("/forms/tally.xml").content
    assert office.get("/forms/tally.xlsx").content == data
    assert office.get("/forms/tally.xls").status_code == 404
    assert office.get("/forms/tally/draft").json()["code"] == 404.1


def test_a_form_is_published_at_once_when_asked(office):
    data = workbook(("integer", "count", "How many?"))
    made = bring(office, data, "/forms?publish=true&ignoreWarnings=true")
    assert made.json()["publishedAt"] is not None


def test_the_name_for_a_form_without_an_id_comes_in_a_header(office):
    data = workbook(("integer", "count", "How many?"), settings=(("version",), ("1",)))
    made = bring(office, data, **{"X-XlsForm-FormId-Fallback": "sample%20tally"})
    assert made.json()["xmlFormId"] == "sample tally"


def test_a_form_that_is_there_is_not_made_again(office, opening):
    made = office.ask("POST", "/forms?publish=true", form_xml(version="2"))
    assert made.json()["code"] == 409.3
    assert made.json()["details"]["values"] == [1, "opening"]


def test_the_faults_of_a_form_stand_at_their_cells(office):
    made = bring(office, workbook(("integger", "count", "How many?")))
    assert made.json()["code"] == 400.15
    (cell,) = made.json()["details"]["cells"]
    assert (cell["cell"], cell["value"]) == ("survey!A2", "integger")
    assert not FormDesign.objects.exists()


def test_warnings_are_to_be_accepted(office):
    # pyxform warns of a language that lacks the words of a column.
    book = load_workbook(io.BytesIO(workbook(("integer", "count", "How many?"))))
    book["survey"].append(("text", "where", "Where?"))
    book["survey"]["C1"] = "label::English (en)"
    book["survey"]["D1"] = "hint::Русский (ru)"
    written = io.BytesIO()
    book.save(written)
    refused = bring(office, written.getvalue(), "/forms")
    assert refused.json()["code"] == 400.16
    assert bring(office, written.getvalue()).status_code == 200


def test_what_is_no_form(office):
    assert office.ask("POST", "/forms", b"<x/>").json()["code"] == 400.15


def test_a_draft_of_the_published_form_needs_a_new_version(office, opening):
    assert office.ask("POST", "/forms/opening/draft").json() == {"success": True}
    again = office.ask("POST", "/forms/opening/draft/publish")
    assert again.json()["code"] == 409.6
    done = office.ask("POST", "/forms/opening/draft/publish?version=2")
    assert done.json() == {"success": True}
    versions = office.read("/forms/opening/versions")
    assert [one["version"] for one in versions] == ["2", "2027031401"]
    assert office.read("/forms/opening/versions/2027031401")["hash"] == opening.md5
    assert office.ask("POST", "/forms/opening/draft/publish").json()["code"] == 404.1


def test_a_draft_of_another_form_is_refused(office, opening):
    other = office.ask("POST", "/forms/opening/draft", form_xml("closing"))
    assert other.json()["code"] == 400.8


def test_a_new_text_of_a_form_becomes_its_draft(office, opening):
    office.ask("POST", "/forms/opening/draft", form_xml(version="2"))
    assert office.read("/forms/opening/draft")["version"] == "2"


def test_a_file_that_a_form_shows_is_brought_to_its_draft(office, opening):
    with_list = form_xml(
        version="2", extra='<instance id="c" src="jr://file-csv/c.csv"/>'
    )
    office.ask("POST", "/forms/opening/draft", with_list)
    assert office.read("/forms/opening/draft/attachments")[0]["exists"] is False
    sent = office.ask(
        "POST",
        "/forms/opening/draft/attachments/c.csv",
        b"name,label\n",
        content_type="text/csv",
    )
    assert sent.json()["exists"] is True
    stray = office.ask("POST", "/forms/opening/draft/attachments/d.csv", b"x")
    assert stray.json()["code"] == 404.1
    office.ask("POST", "/forms/opening/draft/publish")
    (file,) = office.read("/forms/opening/attachments")
    assert (file["name"], file["type"], file["blobExists"]) == ("c.csv", "file", True)
    # The next draft keeps it.
    office.ask("POST", "/forms/opening/draft")
    assert office.read("/forms/opening/draft/attachments")[0]["exists"] is True


def test_a_form_is_closed_and_opened(office, opening):
    closed = office.ask("PATCH", "/forms/opening", {"state": "closed"})
    assert closed.json()["state"] == "closed"
    again = office.ask("PATCH", "/forms/opening", {"state": "closed"})
    assert again.status_code == 200
    odd = office.ask("PATCH", "/forms/opening", {"state": "ajar"})
    assert odd.json()["code"] == 400.8


def test_phones_are_app_users_whose_token_is_told_once(office, opening):
    made = office.ask("POST", "/app-users", {"displayName": "Sample phone"}).json()
    assert (made["type"], made["displayName"], made["projectId"]) == (
        "field_key",
        "Sample phone",
        1,
    )
    client = office.client
    offered = client.get(
        f"/v1/key/{made['token']}/projects/1/formList", HTTP_X_OPENROSA_VERSION="1.0"
    )
    assert b"opening" in offered.content
    (listed,) = office.read("/app-users")
    assert (listed["id"], listed["token"]) == (made["id"], None)
    assert office.read("/assignments") == [{"actorId": made["id"], "roleId": 2}]
    one = f"/app-users/{made['id']}"
    assert office.ask("DELETE", one).json() == {"success": True}
    assert office.ask("DELETE", one).json()["code"] == 404.1
    assert FieldKey.objects.get().revoked_at is not None
    assert Entry.objects.filter(verb="observation.key.revoke").count() == 1


def test_every_phone_has_every_form(office, opening, key):
    for address in ("/assignments/2", "/assignments/app-user"):
        assert office.ask("POST", f"{address}/{key.pk}").json() == {"success": True}
    given = office.ask("POST", f"/forms/opening/assignments/2/{key.pk}")
    assert given.json() == {"success": True}
    listed = office.read("/forms/opening/assignments")
    assert listed == [{"actorId": key.pk, "roleId": 2}]
    assert office.ask("POST", f"/assignments/1/{key.pk}").json()["code"] == 501.1
    assert office.ask("POST", "/assignments/2/999").json()["code"] == 404.1


def test_there_are_roles_and_no_entities(office):
    assert {one["system"]: one["id"] for one in office.read("/v1/roles")}[
        "app-user"
    ] == 2
    assert office.read("/datasets") == []


def test_who_only_reads_changes_no_form(program, press, opening, key):
    reader = program(press)
    assert reader.read("/forms/opening")["xmlFormId"] == "opening"
    tries = [
        ("POST", "/forms", form_xml("closing")),
        ("PATCH", "/forms/opening", {"state": "closed"}),
        ("PATCH", "/forms/opening", {"state": "open"}),
        ("POST", "/forms/opening/draft", None),
        ("POST", "/forms/opening/draft/publish", None),
        ("GET", "/app-users", None),
        ("POST", "/app-users", {"displayName": "x"}),
        ("DELETE", f"/app-users/{key.pk}", None),
        ("GET", "/assignments", None),
        ("POST", f"/assignments/2/{key.pk}", None),
    ]
    for method, address, body in tries:
        assert reader.ask(method, address, body).json()["code"] == 403.1, address
    assert FormVersion.objects.count() == 1


def test_a_body_that_is_too_large(office, opening):
    large = b"x" * (4 * 1024 * 1024 + 1)
    refused = office.ask("POST", "/forms/opening/submissions", large)
    assert refused.json()["code"] == 413.1
