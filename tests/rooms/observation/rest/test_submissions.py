"""Received forms by REST: sent in, corrected, reviewed, noted, with their files.

After the ODK Central API documentation, "Submissions"; what differs is said.
"""

import io
import zipfile

import pytest

from orkhon.observation.actions.forms import bring_in_form
from orkhon.observation.models import PollingStation, Submission, SubmissionFile
from orkhon.record.models import Entry
from orkhon.record.queries import bytes_of
from tests.rooms.observation.odk.posts import filled, form_xml, uuid
from tests.rooms.observation.rest.visits import visited

pytestmark = pytest.mark.django_db
FORM = "/forms/opening/submissions"


def test_a_list_of_what_came_in(office, three, key):
    listed = office.read(FORM)
    assert [one["instanceId"] for one in listed] == [uuid(3), uuid(2), uuid(1)]
    assert listed[0] == {
        "instanceId": uuid(3),
        "instanceName": None,
        "submitterId": key.pk,
        "deviceId": None,
        "userAgent": None,
        "reviewState": None,
        "createdAt": "2027-03-14T02:15:00.000Z",
        "updatedAt": None,
        "deletedAt": None,
        "edits": 0,
        "currentVersion": listed[0]["currentVersion"],
    }
    assert listed[0]["currentVersion"]["formVersion"] == "2027031401"


def test_a_form_is_sent_in_once_however_often(office, opening, protocol):
    # ODK Central answers the second one 409.
    first = office.ask("POST", f"{FORM}?deviceID=sample", filled())
    again = office.ask("POST", f"{FORM}?deviceID=sample", filled())
    assert (first.status_code, again.status_code) == (200, 200)
    assert first.json() == again.json()
    kept = Submission.objects.get()
    assert (kept.channel, kept.by_account) == ("rest", protocol.actor_id)
    assert first.json()["submitterId"] == 1_000_000_000 + protocol.pk
    assert first.json()["deviceId"] == "sample"
    assert bytes_of(kept.source) == filled()


def test_other_answers_under_a_number_are_kept_beside_and_told(office, opening):
    office.ask("POST", FORM, filled(1))
    other = office.ask("POST", FORM, filled(1, on_time="no"))
    assert other.json()["code"] == 409.1
    assert other.json()["details"]["seq"] > 0
    assert Submission.objects.filter(is_branch=True).count() == 1
    assert [one["instanceId"] for one in office.read(FORM)] == [uuid(1)]


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        (b"", 400.1),
        (b"no XML", 400.1),
        (filled(meta=False), 400.1),
        (filled(form_id="closing"), 400.8),
    ],
)
def test_what_is_no_filling_of_this_form(office, opening, xml, code):
    assert office.ask("POST", FORM, xml).json()["code"] == code
    assert not Submission.objects.exists()


def test_one_form_and_its_bytes(office, three):
    one = f"{FORM}/{uuid(2)}"
    assert office.read(one)["instanceId"] == uuid(2)
    assert office.get(f"{one}.xml").content == filled(2)
    assert office.get(f"{FORM}/{uuid(9)}").json()["code"] == 404.1


def test_a_correction_and_its_versions(office, three):
    one = f"{FORM}/{uuid(1)}"
    done = office.ask("PUT", one, filled(4, deprecated=uuid(1), on_time="no"))
    assert done.json()["instanceId"] == uuid(1)
    assert done.json()["currentVersion"]["instanceId"] == uuid(4)
    assert done.json()["reviewState"] == "edited"
    versions = office.read(f"{one}/versions")
    assert [(v["instanceId"], v["current"]) for v in versions] == [
        (uuid(4), True),
        (uuid(1), False),
    ]
    assert office.get(f"{one}/versions/{uuid(1)}.xml").content == filled(1)
    assert office.read(f"{one}/versions/{uuid(1)}")["current"] is False
    assert office.get(f"{one}/versions/{uuid(3)}").status_code == 404


def test_a_correction_names_what_it_corrects(office, three):
    one = f"{FORM}/{uuid(1)}"
    assert office.ask("PUT", one, filled(4)).json()["code"] == 400.19
    stray = office.ask("PUT", one, filled(4, deprecated=uuid(2)))
    assert stray.json()["code"] == 409.9


def test_a_second_correction_is_kept_beside_and_told(office, three):
    one = f"{FORM}/{uuid(1)}"
    office.ask("PUT", one, filled(4, deprecated=uuid(1)))
    second = office.ask("PUT", one, filled(5, deprecated=uuid(1)))
    assert second.json()["code"] == 409.9
    assert Submission.objects.get(instance_id=uuid(5)).is_branch


@pytest.mark.parametrize("state", ["approved", "hasIssues", "rejected"])
def test_a_review_twice_is_one_review(office, three, state):
    one = f"{FORM}/{uuid(1)}"
    for _twice in range(2):
        done = office.ask("PATCH", one, {"reviewState": state})
        assert (done.status_code, done.json()["reviewState"]) == (200, state)
    assert Entry.objects.filter(verb="observation.submission.review").count() == 1
    cleared = office.ask("PATCH", one, {"reviewState": None})
    assert cleared.json()["reviewState"] is None


@pytest.mark.parametrize("state", ["splendid", 5])
def test_a_state_of_review_that_there_is_not(office, three, state):
    done = office.ask("PATCH", f"{FORM}/{uuid(1)}", {"reviewState": state})
    assert done.json()["code"] == 400.8


def test_notes_are_written_and_read(office, three, protocol):
    notes = f"{FORM}/{uuid(1)}/comments"
    written = office.ask("POST", notes, {"body": "Sample note"}).json()
    assert (written["body"], written["actorId"]) == (
        "Sample note",
        1_000_000_000 + protocol.pk,
    )
    assert office.read(notes) == [written]


def test_files_are_listed_brought_and_fetched(office, opening, came):
    came(filled(1, photo="a.jpg"))
    files = f"{FORM}/{uuid(1)}/attachments"
    assert office.read(files) == [{"name": "a.jpg", "exists": False}]
    assert office.get(f"{files}/a.jpg").status_code == 404
    sent = office.ask(
        "POST", f"{files}/a.jpg", b"sample photo", content_type="image/jpeg"
    )
    assert sent.json() == {"success": True}
    assert office.read(files) == [{"name": "a.jpg", "exists": True}]
    photo = office.get(f"{files}/a.jpg")
    assert (photo.content, photo["Content-Type"]) == (b"sample photo", "image/jpeg")
    assert photo["Content-Disposition"] == 'attachment; filename="a.jpg"'


def test_a_file_is_never_overwritten(office, opening, came):
    # ODK Central replaces it (getodk/central#793).
    came(filled(1, photo="a.jpg"), files=[("a.jpg", "image/jpeg", b"first")])
    address = f"{FORM}/{uuid(1)}/attachments/a.jpg"
    office.ask("POST", address, b"second", content_type="image/jpeg")
    assert office.get(address).content == b"second"
    kept = [bytes_of(one.source) for one in SubmissionFile.objects.order_by("version")]
    assert kept == [b"first", b"second"]


def test_a_table_for_spreadsheets(office, visit, came, key):
    came(visited(1, ("A", "s1")))
    answer = office.get("/forms/visit/submissions.csv")
    head, line = b"".join(answer.streaming_content).decode().splitlines()
    assert head == (
        "SubmissionDate,place-Latitude,place-Longitude,place-Altitude,place-Accuracy,"
        "voters,share,team-code,meta-instanceID,meta-instanceName,KEY,SubmitterID,"
        "SubmitterName,AttachmentsPresent,AttachmentsExpected,Status,ReviewState,"
        "DeviceID,Edits,FormVersion"
    )
    assert line == (
        f"2027-03-14T02:15:00.000Z,43.25,76.95,700,5,1200,0.5,K2,{uuid(1)},Visit 1,"
        f"{uuid(1)},{key.pk},AZ-01,0,0,,,,0,1"
    )


def test_an_archive_with_a_table_for_each_repeat(office, visit, came):
    came(visited(1, ("A", "s1", "s2"), ("B",)))
    answer = office.get("/forms/visit/submissions.csv.zip")
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:
        read = {name: archive.read(name).decode() for name in archive.namelist()}
    assert set(read) == {"visit.csv", "visit-room.csv", "visit-box.csv"}
    assert read["visit-room.csv"].splitlines() == [
        "name,PARENT_KEY,KEY",
        f"A,{uuid(1)},{uuid(1)}/room[1]",
        f"B,{uuid(1)},{uuid(1)}/room[2]",
    ]
    assert read["visit-box.csv"].splitlines()[1:] == [
        f"s1,{uuid(1)}/room[1],{uuid(1)}/room[1]/box[1]",
        f"s2,{uuid(1)}/room[1],{uuid(1)}/room[1]/box[2]",
    ]


def test_the_archive_brings_the_files_unless_they_are_not_wanted(office, opening, came):
    for number in (1, 2):
        xml = filled(number, photo="a.jpg")
        came(xml, files=[("a.jpg", "image/jpeg", b"photo %d" % number)])
    whole = office.get("/forms/opening/submissions.csv.zip")
    with zipfile.ZipFile(io.BytesIO(b"".join(whole.streaming_content))) as archive:
        media = sorted(archive.read(n) for n in archive.namelist() if "media/" in n)
    assert media == [b"photo 1", b"photo 2"]
    bare = office.ask("POST", "/forms/opening/submissions.csv.zip?attachments=false")
    with zipfile.ZipFile(io.BytesIO(b"".join(bare.streaming_content))) as archive:
        assert archive.namelist() == ["opening.csv"]


def test_who_sent_something_in(office, three, key):
    assert office.read(f"{FORM}/submitters") == [{"id": key.pk, "displayName": "AZ-01"}]
    assert office.read(f"{FORM}/keys") == []


@pytest.mark.parametrize(
    "address",
    ["/forms/incident/submissions", "/forms/incident.svc/Submissions"],
)
def test_incidents_are_read_by_who_acts_and_it_is_noted(
    program, protocol, press, mission, came, address
):
    bring_in_form(
        mission, form_xml("incident"), "incident.xml", by=protocol, publish=True
    )
    came(filled(1, form_id="incident"))
    assert program(press).get(address).json()["code"] == 403.1
    reader = program(protocol)
    for _twice in range(2):
        assert len(reader.read(address)) > 0
    (noted,) = Entry.objects.filter(verb="observation.data.open")
    assert noted.actor == protocol.actor_id


def test_a_coordinator_of_a_city_reads_what_belongs_to_it(
    program, city_coordinator, mission, city, opening, came
):
    PollingStation.objects.create(mission=mission, code="KT-001", number="1", city=city)
    came(filled(1), filled(2, station="elsewhere"))
    reader = program(city_coordinator)
    assert [one["instanceId"] for one in reader.read(FORM)] == [uuid(1)]
    rows = reader.read("/forms/opening.svc/Submissions?$count=true")
    assert rows["@odata.count"] == 1
    assert reader.get(f"{FORM}/{uuid(2)}").status_code == 404


def test_a_stranger_finds_nothing(program, stranger, three):
    reader = program(stranger)
    assert reader.read("/v1/projects") == []
    for address in ("", "/forms", FORM, "/forms/opening.svc/Submissions"):
        assert reader.get(address).json()["code"] == 404.1


def test_who_only_reads_changes_nothing(program, press, three):
    reader = program(press)
    one = f"{FORM}/{uuid(1)}"
    assert reader.read(one)["instanceId"] == uuid(1)
    tries = [
        ("POST", FORM, filled(9)),
        ("PUT", one, filled(9, deprecated=uuid(1))),
        ("PATCH", one, {"reviewState": "approved"}),
        ("POST", f"{one}/comments", {"body": "x"}),
        ("POST", f"{one}/attachments/a.jpg", b"x"),
    ]
    for method, address, body in tries:
        assert reader.ask(method, address, body).json()["code"] == 403.1, address
    assert Submission.objects.count() == 3
