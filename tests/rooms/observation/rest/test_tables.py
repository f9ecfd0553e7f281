"""The OData service as spreadsheets and ruODK read it.

After the ODK Central API documentation, "OData Endpoints", and OData 4.0 JSON.
"""

import pytest
from lxml import etree

from orkhon.observation.actions.deciding import hold
from orkhon.observation.actions.reviewing import note_form, review_form
from orkhon.observation.models import Submission
from tests.rooms.observation.odk.posts import envelope, filled, uuid
from tests.rooms.observation.rest.visits import visited

pytestmark = pytest.mark.django_db

EDM = "{http://docs.oasis-open.org/odata/ns/edm}"


def test_the_service_lists_a_table_for_the_form_and_one_for_each_repeat(office, visit):
    assert office.read("/forms/visit.svc") == {
        "@odata.context": "http://testserver/v1/projects/1/forms/visit.svc/$metadata",
        "value": [
            {"name": name, "kind": "EntitySet", "url": name}
            for name in ("Submissions", "Submissions.room", "Submissions.room.box")
        ],
    }


def test_the_metadata_tell_the_types_of_every_answer(office, visit):
    answer = office.get("/forms/visit.svc/$metadata", Accept="application/xml")
    assert answer["OData-Version"] == "4.0"
    read = etree.fromstring(answer.content)
    types = {
        table.get("Name"): {one.get("Name"): one.get("Type") for one in table}
        for table in read.iter(f"{EDM}EntityType")
    }
    own = types["Submissions"]
    assert own["place"] == "Edm.GeographyPoint"
    assert own["voters"] == "Edm.Int64"
    assert own["share"] == "Edm.Decimal"
    assert own["team"] == "org.opendatakit.user.visit.team"
    room = "Collection(org.opendatakit.user.visit.Submissions.room)"
    assert own["room"] == room
    assert types["Submissions.room.box"]["__Submissions-room-id"] == "Edm.String"


def test_a_row_carries_its_answers_and_what_the_server_knows(office, visit, came, key):
    came(visited(1, ("A", "s1")))
    page = office.read("/forms/visit.svc/Submissions?$count=true")
    (row,) = page["value"]
    assert row["__id"] == uuid(1)
    assert row["__system"] == {
        "submissionDate": "2027-03-14T02:15:00.000Z",
        "updatedAt": None,
        "deletedAt": None,
        "submitterId": str(key.pk),
        "submitterName": "AZ-01",
        "attachmentsPresent": 0,
        "attachmentsExpected": 0,
        "status": None,
        "reviewState": None,
        "deviceId": None,
        "edits": 0,
        "formVersion": "1",
    }
    assert row["place"] == {
        "type": "Point",
        "coordinates": [76.95, 43.25, 700.0],
        "properties": {"accuracy": 5.0},
    }
    assert (row["voters"], row["share"], row["team"]) == (1200, 0.5, {"code": "K2"})
    assert row["room@odata.navigationLink"] == (
        f"Submissions('{uuid(1).replace(':', '%3A')}')/room"
    )
    assert page["@odata.count"] == 1
    assert page["@odata.context"].endswith("/forms/visit.svc/$metadata#Submissions")


def test_places_are_written_as_text_when_asked(office, visit, came):
    came(visited(1))
    (row,) = office.read("/forms/visit.svc/Submissions?$wkt=true")["value"]
    assert row["place"] == "POINT (76.95 43.25 700)"


def test_turns_of_a_repeat_lead_back_to_what_they_belong_to(office, visit, came):
    came(visited(1, ("A", "s1", "s2"), ("B",)), visited(2, ("C", "s3")))
    rooms = office.read("/forms/visit.svc/Submissions.room")["value"]
    boxes = office.read("/forms/visit.svc/Submissions.room.box")["value"]
    assert [(one["name"], one["__Submissions-id"]) for one in rooms] == [
        ("C", uuid(2)),
        ("A", uuid(1)),
        ("B", uuid(1)),
    ]
    named = {one["__id"]: one["name"] for one in rooms}
    assert len(named) == 3
    assert [(one["seal"], named[one["__Submissions-room-id"]]) for one in boxes] == [
        ("s3", "C"),
        ("s1", "A"),
        ("s2", "A"),
    ]


def test_a_row_with_its_turns_inside(office, visit, came):
    came(visited(1, ("A", "s1", "s2"), ("B",)))
    (row,) = office.read("/forms/visit.svc/Submissions?$expand=*")["value"]
    assert [one["name"] for one in row["room"]] == ["A", "B"]
    assert [one["seal"] for one in row["room"][0]["box"]] == ["s1", "s2"]


def test_one_row_and_the_way_down_from_it(office, visit, came):
    came(visited(1, ("A", "s1"), ("B", "s2")), visited(2))
    service = "/forms/visit.svc/"
    row = office.read(f"{service}Submissions('{uuid(1)}')")["value"][0]
    rooms = office.read(service + row["room@odata.navigationLink"])["value"]
    assert [one["name"] for one in rooms] == ["A", "B"]
    boxes = office.read(service + rooms[1]["box@odata.navigationLink"])["value"]
    assert [one["seal"] for one in boxes] == ["s2"]
    assert office.get(f"{service}Submissions('{uuid(9)}')").status_code == 404


def pages_of(office, first):
    """Every page from the first one on, by the links that the service gives."""
    pages, address = [], first
    while address:
        page = office.read(address)
        pages.append([row["__id"] for row in page["value"]])
        address = page.get("@odata.nextLink", "").removeprefix("http://testserver")
    return pages


def test_pages_follow_one_another_without_a_gap(office, three):
    pages = pages_of(office, "/forms/opening.svc/Submissions?$top=2&$count=true")
    assert pages == [[uuid(3), uuid(2)], [uuid(1)]]


def test_pages_stay_together_while_forms_come_in(office, three, came):
    first = office.read("/forms/opening.svc/Submissions?$top=2")
    came(filled(4))
    second = office.read(first["@odata.nextLink"].removeprefix("http://testserver"))
    assert [row["__id"] for row in second["value"]] == [uuid(1)]


def test_pages_of_a_repeat_end_inside_a_form(office, visit, came):
    came(visited(1, ("A",), ("B",), ("C",)), visited(2, ("D",), ("E",)))
    first = "/forms/visit.svc/Submissions.room?$top=2&$select=__id,name"
    assert [len(page) for page in pages_of(office, first)] == [2, 2, 1]
    skipped = office.read("/forms/visit.svc/Submissions.room?$skip=3&$count=true")
    assert [one["name"] for one in skipped["value"]] == ["B", "C"]
    assert skipped["@odata.count"] == 5


def test_skip_and_top_as_spreadsheets_ask(office, three):
    page = office.read("/forms/opening.svc/Submissions?$skip=1&$top=1&$count=true")
    assert [row["__id"] for row in page["value"]] == [uuid(2)]
    assert page["@odata.count"] == 3


def test_an_order_of_ones_own_is_kept_over_the_pages(office, three):
    first = "/forms/opening.svc/Submissions?$orderby=__system/submissionDate asc&$top=2"
    assert pages_of(office, first) == [[uuid(1), uuid(2)], [uuid(3)]]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("__system/submissionDate ge 2027-03-14T02:15:00Z", 3),
        ("__system/submissionDate lt 2027-03-14", 0),
        ("year(__system/submissionDate) eq 2027 and month(__system/submissionDate) eq 3", 3),
        ("year(__system/submissionDate) lt year(2027-01-01)", 0),
        ("__system/submissionDate gt now()", 3),
        ("__system/reviewState eq 'approved'", 1),
        ("__system/reviewState ne 'approved'", 2),
        ("__system/reviewState eq null", 1),
        ("__system/reviewState eq null or __system/reviewState eq 'hasIssues'", 2),
        ("not (__system/reviewState eq null)", 2),
        ("__system/updatedAt ne null", 1),
        (f"__id eq '{uuid(2)}'", 1),
        ("__system/submitterId eq '{key}'", 3),
        ("__system/submitterId ne {key}", 0),
        ("$root/Submissions/__system/submissionDate gt 2030-01-01T00:00:00Z", 0),
    ],
)  # fmt: skip
def test_filters(office, three, protocol, key, wanted, found):
    hold(three[0], "sample")
    three[0].save()
    review_form(three[1], Submission.Review.APPROVED, by=protocol)
    note_form(three[2], "Sample note", by=protocol)
    wanted = wanted.replace("{key}", str(key.pk))
    page = office.read(f"/forms/opening.svc/Submissions?$count=true&$filter={wanted}")
    assert (len(page["value"]), page["@odata.count"]) == (found, found)


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("$filter=on_time eq 'yes'", 501.5),
        ("$filter=__system/reviewState", 400.18),
        ("$filter=(", 400.18),
        ("$filter=__system/submissionDate eq 5", 400.18),
        ("$filter=__system/submitterId gt 5", 400.18),
        ("$filter=year('x') eq 5", 400.18),
        ("$filter=null gt __id", 400.18),
        ("$orderby=opening", 501.5),
        ("$orderby=__system/submitterId", 501.5),
        ("$orderby=__id sideways", 400.18),
        ("$expand=opening", 501.6),
        ("$expand=*&$select=__id", 501.11),
        ("$select=nothing", 400.23),
        ("$top=many", 400.11),
        ("$skiptoken=AAAA", 400.8),
        ("$format=xml", 406.1),
    ],
)
def test_what_is_not_served_is_said(office, three, query, code):
    answer = office.get(f"/forms/opening.svc/Submissions?{query}")
    assert answer.json()["code"] == code
    assert answer.status_code == int(code)


def test_a_choice_of_answers(office, three):
    page = office.read(
        "/forms/opening.svc/Submissions"
        "?$top=1&$select=__id,__system/submissionDate,opening/on_time"
    )
    assert page["value"] == [
        {
            "__id": uuid(3),
            "__system": {"submissionDate": "2027-03-14T02:15:00.000Z"},
            "opening": {"on_time": "yes"},
        }
    ]


@pytest.mark.parametrize(
    "accept",
    [
        "",
        "*/*",
        "application/json;odata.metadata=minimal;q=1.0,application/xml;q=0.7",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    ],
)
def test_rows_go_to_whoever_takes_json(office, three, accept):
    answer = office.get("/forms/opening.svc/Submissions", Accept=accept)
    assert answer["Content-Type"].startswith("application/json")


def test_xml_rows_are_not_made(office, three):
    answer = office.get("/forms/opening.svc/Submissions", Accept="application/atom+xml")
    assert answer.json()["code"] == 406.1


def test_an_edit_is_one_row_under_its_first_number(office, opening, came):
    came(filled(1), filled(2, deprecated=uuid(1), on_time="no"))
    (row,) = office.read("/forms/opening.svc/Submissions")["value"]
    assert row["__id"] == uuid(1)
    assert row["opening"]["on_time"] == "no"
    assert row["__system"]["edits"] == 1
    assert row["__system"]["reviewState"] == "edited"
    assert row["__system"]["updatedAt"] == "2027-03-14T02:15:00.000Z"


def test_a_withdrawn_form_is_in_no_table_and_a_held_one_says_so(office, three):
    three[0].state = Submission.State.WITHDRAWN
    three[0].save()
    hold(three[1], "sample")
    three[1].save()
    rows = office.read("/forms/opening.svc/Submissions")["value"]
    assert {row["__id"]: row["__system"]["reviewState"] for row in rows} == {
        uuid(3): None,
        uuid(2): "hasIssues",
    }


def test_an_encrypted_form_shows_that_it_came_and_nothing_else(office, opening, came):
    came(envelope(1))
    (row,) = office.read("/forms/opening.svc/Submissions")["value"]
    assert set(row) == {"__id", "__system"}
    assert row["__system"]["status"] == "notDecrypted"
    assert row["__system"]["attachmentsExpected"] == 2


def test_a_draft_has_tables_of_its_own(office, opening, came, protocol):
    came(filled(1), is_draft=True)
    assert office.read("/forms/opening.svc/Submissions")["value"] == []
    assert office.get("/forms/opening/draft.svc").status_code == 404
    office.ask("POST", "/forms/opening/draft")
    rows = office.read("/forms/opening/draft.svc/Submissions")["value"]
    assert [row["__id"] for row in rows] == [uuid(1)]


@pytest.mark.parametrize("table", ["room", "Submissions.nothing", "Submissions.team"])
def test_a_table_that_is_not_there(office, visit, table):
    assert office.get(f"/forms/visit.svc/{table}").json()["code"] == 404.1


def test_many_forms_cost_few_questions_to_the_database(
    office, opening, came, django_assert_max_num_queries
):
    came(*(filled(number) for number in range(1, 1201)))
    with django_assert_max_num_queries(24):
        page = office.read("/forms/opening.svc/Submissions?$count=true")
    assert page["@odata.count"] == len(page["value"]) == 1200
