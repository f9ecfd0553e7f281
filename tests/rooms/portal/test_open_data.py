"""Open data: what is published, in the shape that is described, and nothing else."""

import csv
import hashlib
import io
import json
from datetime import UTC, datetime

import jsonschema_rs
import pytest

from orkhon.catalogue.actions.refreshing import refresh
from orkhon.catalogue.kinds import KINDS
from orkhon.catalogue.shapes import SHAPES, NoShape, schema_of
from orkhon.portal.open_data import answers
from orkhon.portal.open_data.answers import Allowance, TooFast
from orkhon.record.actions import close_again, disclose, subject_of
from orkhon.record.roles import Role
from orkhon.register.models import Body, Country, Membership, Person, Post

API = "/public/api/v1/"


@pytest.fixture
def opener(make):
    return make("secgen", Role.SECRETARY_GENERAL)


@pytest.fixture
def bodies(db, opener):
    """An opened parliament with a Speaker, and a commission that nobody opened."""
    country = Country.objects.create(
        code="XN", english_name="Northland", english_sort_key="northland"
    )
    parliament = Body.objects.create(
        key="north", kind="parliament", display_name="North House", country=country
    )
    closed = Body.objects.create(
        key="closed", kind="commission", display_name="CANARY commission"
    )
    for body, name in ((parliament, "Aybek Open"), (closed, "CANARY person")):
        Membership.objects.create(
            person=Person.objects.create(display_name=name, note="CANARY note"),
            body=body,
            post=Post.objects.create(body=body, title="Speaker", rank="head"),
            from_on="2024-01",
        )
    disclose(subject_of(parliament), by=opener)
    refresh()
    return parliament


def test_a_list_has_what_was_opened_and_nothing_else(bodies, client):
    answer = client.get(API + "body/")
    (only,) = answer.json()["items"]
    assert (only["key"], only["titles"], only["version"]) == (
        "north",
        {"": "North House"},
        1,
    )
    assert client.get(API + "body/closed").status_code == 404
    for kind in KINDS:
        for address in (
            f"{API}{kind.name}/",
            f"/public/data/{kind.name}.json",
            f"/public/data/{kind.name}.csv",
        ):
            assert "CANARY" not in client.get(address).content.decode()
    assert "CANARY" not in client.get("/public/data/popolo.json").content.decode()
    changes = client.get(API + "changes/")
    assert changes.status_code == 200
    assert "CANARY" not in changes.content.decode()
    assert client.get(API + "search/?q=CANARY").json()["total"] == 0


def test_what_is_closed_again_is_gone_at_once_and_says_since_when_later(
    bodies, client, opener
):
    close_again(subject_of(bodies), by=opener, why="Opened by mistake.")
    for address in ("body/north", "body/north/versions/", "body/north/versions/1"):
        answer = client.get(API + address)
        assert answer.status_code in (404, 410)
        assert "North House" not in answer.content.decode()
    assert client.get(API + "body/").json()["count"] == 0
    refresh()
    gone = client.get(API + "body/north")
    assert gone.status_code == 410
    assert gone.json()["withdrawn_at"].endswith("Z")
    (last,) = [
        one
        for one in client.get(API + "changes/").json()["changes"]
        if one["key"] == "north"
    ]
    assert last["version"] is None


def test_each_version_stays_and_its_digest_is_that_of_its_data(bodies, client):
    before = client.get(API + "body/north").json()
    bodies.display_name = "House of the North"
    bodies.save()
    refresh()
    after = client.get(API + "body/north").json()
    assert (before["version"], after["version"]) == (1, 2)
    assert after["data"]["name"] == "House of the North"
    kept = client.get(API + "body/north/versions/1").json()
    assert kept == before
    listed = client.get(API + "body/north/versions/").json()["versions"]
    assert [one["version"] for one in listed] == [2, 1]
    for one in (before, after):
        plain = json.dumps(
            one["data"], ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )
        assert hashlib.sha256(plain.encode()).hexdigest() == one["sha256"]


def test_every_kind_is_described_and_its_data_hold_to_the_description(
    bodies, published, client
):
    refresh()
    assert {one.name for one in KINDS} == set(SHAPES)
    paths = client.get(API + "openapi.json").json()["paths"]
    checked = set()
    for kind in KINDS:
        answer = paths[f"{API}{kind.name}/{{key}}"]["get"]["responses"]["200"]
        schema = answer["content"]["application/json"]["schema"]
        for one in client.get(f"{API}{kind.name}/").json()["items"]:
            thing = client.get(f"{API}{kind.name}/{one['key']}")
            jsonschema_rs.validate(schema, thing.json())
            checked.add(kind.name)
    assert {"body", "person", "statement", "mission"} <= checked


def test_a_value_that_no_data_can_be_made_of_has_no_shape():
    with pytest.raises(NoShape, match="no data can be made of"):
        schema_of(object)


def test_an_answer_that_is_held_is_not_sent_again(bodies, client, opener):
    first = client.get(API + "body/north")
    again = client.get(API + "body/north", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert first["Access-Control-Allow-Origin"] == "*"
    assert "public" in first["Cache-Control"]
    assert not first.cookies
    close_again(subject_of(bodies), by=opener, why="Opened by mistake.")
    moved_on = client.get(API + "body/north", headers={"If-None-Match": first["ETag"]})
    assert moved_on.status_code != 304


def test_a_list_goes_on_at_the_address_it_names(bodies, client, opener):
    for name in ("aa", "bb", "cc"):
        body = Body.objects.create(key=name, kind="group", display_name=name)
        disclose(subject_of(body), by=opener)
    refresh()
    found, address = [], API + "body/?limit=2"
    while address:
        answer = client.get(address.removeprefix("http://localhost:8000")).json()
        assert answer["count"] == 4
        found += [one["key"] for one in answer["items"]]
        address = answer["next"]
    assert sorted(found) == ["aa", "bb", "cc", "north"]


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("body/?limit=0", "limit"),
        ("body/?year=soon", "year"),
        ("body/?language=xx", "language"),
        ("changes/?since=17", "since"),
        ("search/", "q"),
        ("body/north/versions/0", "number"),
    ],
)
def test_a_question_that_cannot_be_understood_is_told_where(
    bodies, client, asked, says
):
    answer = client.get(API + asked)
    assert answer.status_code == 400
    assert says in answer.json()["detail"]


@pytest.mark.parametrize("asked", ["nothing/here", "body/%00", "body/?limit=%00", ""])
def test_programs_are_told_in_json(bodies, client, asked):
    answer = client.get(API + asked)
    assert answer["Content-Type"].startswith("application/json")


def test_changes_are_told_from_a_moment_on(bodies, client):
    assert [
        (one["kind"], one["version"])
        for one in client.get(API + "changes/?since=2020-01-01").json()["changes"]
    ] == [("body", 1), ("person", 1)]
    later = datetime.now(UTC).replace(year=datetime.now(UTC).year + 1).isoformat()
    asked = client.get(API + "changes/", {"since": later}).json()
    assert asked == {"next": None, "changes": []}


def test_who_asks_too_often_is_told_when_to_ask_again(
    bodies, client, settings, monkeypatch
):
    settings.ORKHON_OPEN_DATA_PER_MINUTE = 2
    monkeypatch.setattr(answers, "ALLOWANCE", Allowance())
    taken = [client.get(API + "body/").status_code for _each in range(3)]
    assert taken == [200, 200, 429]
    refused = client.get(API + "body/")
    assert int(refused["Retry-After"]) == refused.json()["retry_after"] > 0
    assert "More than 2 requests a minute" in refused.json()["detail"]
    other = client.get(API + "body/", REMOTE_ADDR="192.0.2.7")
    assert other.status_code == 200


def test_an_allowance_fills_evenly():
    now = [0.0]
    bucket = Allowance(lambda: now[0])
    for _each in range(60):
        bucket.take("one", 60)
    with pytest.raises(TooFast) as refused:
        bucket.take("one", 60)
    assert refused.value.seconds == 2
    now[0] = 1.0
    assert bucket.take("one", 60) == 0


def test_who_is_who_stands_in_popolo_and_every_reference_is_there(bodies, client):
    said = client.get("/public/data/popolo.json").json()
    (person,) = said["persons"]
    (held,) = said["memberships"]
    assert (person["name"], held["start_date"]) == ("Aybek Open", "2024-01")
    assert held["person_id"] == person["id"]
    assert {one["id"] for one in said["organizations"]} == {held["organization_id"]}
    assert [one["id"] for one in said["posts"]] == [held["post_id"]]
    assert {one["id"] for one in said["areas"]} == {held["area_id"]}


def test_whole_files_hold_what_the_interface_holds(bodies, client):
    thing = client.get(API + "body/north").json()
    (one,) = client.get("/public/data/body.json").json()["things"]
    assert (one["data"], one["sha256"]) == (thing["data"], thing["sha256"])
    rows = list(
        csv.DictReader(
            io.StringIO(client.get("/public/data/body.csv").content.decode("utf-8-sig"))
        )
    )
    assert [(row["key"], row["title"]) for row in rows] == [("north", "North House")]
    assert client.get("/public/data/nothing.json").status_code == 404


def test_the_page_of_the_data_names_what_there_is(bodies, client):
    page = client.get("/public/en/data/").content.decode()
    for kind in KINDS:
        assert f"/public/data/{kind.name}.csv" in page
    assert "no licence is named yet" in page
