"""The pages of stations: found, narrowed, brought in, given out; how many queries."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from orkhon.jobs.worker import run_next
from orkhon.observation.actions.areas import assign_areas
from orkhon.observation.models import Area, PollingStation, StationImport
from tests.rooms.observation.station_samples import FIRST, brought_in

LISTS = "observation:station-list"


@pytest.fixture
def first(mission, protocol):
    return brought_in(mission, FIRST, by=protocol)


@pytest.fixture
def opened(signed_in, mission):
    """A page by its name as an account sees it."""

    def at(account, name, *args, **query):
        address = reverse(f"observation:{name}", args=[mission.number, *args])
        return signed_in(account).get(address, query)

    return at


def codes(answer):
    return [one.code for one in answer.context["stations"]]


def test_without_stations_the_page_says_how_to_begin(opened, protocol, press):
    assert "Bring in a list" in opened(protocol, "stations").content.decode()
    assert "Bring in a list" not in opened(press, "stations").content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, ["KT-001", "KT-002", "KT-003", "KT-004"]),
        ({"q": "CLINIC"}, ["KT-003"]),
        ({"q": "kt-00 school"}, ["KT-001", "KT-002", "KT-004"]),
        ({"q": "nowhere"}, []),
        ({"kind": "hospital"}, ["KT-003"]),
        ({"kind": "no kind"}, ["KT-001", "KT-002", "KT-003", "KT-004"]),
        ({"city": "none"}, ["KT-003", "KT-004"]),
        ({"city": "no uuid"}, ["KT-001", "KT-002", "KT-003", "KT-004"]),
        ({"visited": "yes"}, []),
        ({"page": "99"}, ["KT-001", "KT-002", "KT-003", "KT-004"]),
    ],
)
def test_stations_are_found_and_narrowed(
    first, opened, mission, protocol, city, query, found
):
    assign_areas(mission, {Area.objects.get(name="Töbe").pk: city}, by=protocol)
    answer = opened(protocol, "stations", **query)
    if found:
        assert codes(answer) == found
    else:
        assert "No station fits" in answer.content.decode()


def test_stations_of_a_city_and_of_an_area(first, opened, mission, protocol, city):
    tobe = Area.objects.get(name="Töbe")
    assign_areas(mission, {tobe.pk: city}, by=protocol)
    assert codes(opened(protocol, "stations", city=city.pk)) == ["KT-001", "KT-002"]
    assert codes(opened(protocol, "stations", area=tobe.pk)) == ["KT-001", "KT-002"]
    assert len(codes(opened(protocol, "stations", area=tobe.parent_id))) == 4


def test_case_and_marks_do_not_matter_in_any_script(mission, protocol, opened):
    text = "number,name\n1,Жамбыл МЕКТЕБІ\n2,IŞIK İlkokulu\n3,Йошкар\n"
    brought_in(mission, text, by=protocol, columns={"number": "number", "name": "name"})
    assert codes(opened(protocol, "stations", q="мектебі")) == ["1"]
    assert codes(opened(protocol, "stations", q="ışık ilkokulu")) == ["2"]
    assert codes(opened(protocol, "stations", q="isik")) == ["2"]
    assert codes(opened(protocol, "stations", q="йошкар")) == ["3"]


def test_withdrawn_stations_show_when_they_are_asked_for(first, opened, protocol):
    PollingStation.objects.filter(code="KT-001").update(
        withdrawn_at="2027-03-01T00:00Z"
    )
    assert "KT-001" not in codes(opened(protocol, "stations"))
    assert "KT-001" in codes(opened(protocol, "stations", withdrawn="yes"))
    assert opened(protocol, "stations").context["totals"].withdrawn == 1


def test_a_city_s_coordinator_sees_the_city_alone(
    first, opened, mission, protocol, city, city_coordinator
):
    assign_areas(mission, {Area.objects.get(name="Töbe").pk: city}, by=protocol)
    assert codes(opened(city_coordinator, "stations")) == ["KT-001", "KT-002"]
    clinic = PollingStation.objects.get(code="KT-003")
    assert opened(city_coordinator, "station", clinic.pk).status_code == 404
    given = opened(city_coordinator, "stations-csv").content.decode()
    assert "KT-003" not in given


def test_the_list_takes_as_many_queries_for_four_stations_as_for_one(
    first, opened, protocol, django_assert_num_queries
):
    opened(protocol, "stations")
    with CaptureQueriesContext(connection) as for_one:
        opened(protocol, "stations", q="clinic")
    with django_assert_num_queries(len(for_one)):
        opened(protocol, "stations")


def test_a_station_shows_its_voters_in_time_with_their_source(
    first, opened, mission, protocol
):
    brought_in(
        mission,
        "code,voters\nKT-001,1250\n",
        by=protocol,
        as_of="2027-03-01",
        columns={"code": "code", "voters": "voters"},
    )
    one = PollingStation.objects.get(code="KT-001")
    answer = opened(protocol, "station", one.pk)
    assert [(row.value, row.as_of) for row in answer.context["figures"]] == [
        (1250, "2027-03-01"),
        (1200, "2027-02-20"),
    ]
    shown = answer.content.decode()
    assert '<span class="superseded">1,200</span>' in shown
    assert reverse("record:source", args=[first.source.pk]) in shown


def test_a_place_is_set_on_the_station_s_page(
    first, signed_in, mission, protocol, city
):
    one = PollingStation.objects.get(code="KT-004")
    client = signed_in(protocol)
    address = reverse("observation:station-place", args=[mission.number, one.pk])
    said = {"city": city.pk, "latitude": "43.3", "longitude": "77.0"}
    refused = client.post(address, said)
    assert refused.status_code == 422
    assert refused.context["place"].errors["why"]
    swapped = said | {"latitude": "77", "longitude": "43.3", "why": "told"}
    assert "changed places" in client.post(address, swapped).content.decode()
    assert client.post(address, said | {"why": "told"}).status_code == 302
    one.refresh_from_db()
    assert (one.city, one.latitude) == (city, 43.3)


def test_a_station_is_withdrawn_on_its_page(first, signed_in, mission, protocol):
    one = PollingStation.objects.get(code="KT-004")
    client = signed_in(protocol)
    address = reverse("observation:station-withdraw", args=[mission.number, one.pk])
    assert client.post(address, {}).status_code == 422
    assert client.post(address, {"why": "Merged"}).status_code == 302
    assert client.post(address, {"why": "Merged"}).status_code == 422


def test_areas_of_a_city_s_name_are_proposed_and_assigned(
    first, opened, signed_in, mission, protocol, city
):
    Area.objects.filter(name="Töbe").update(name="көктөбе")
    page = opened(protocol, "station-areas")
    (proposed,) = [line for line, _ in page.context["rows"] if line.proposed]
    assert (proposed.area.name, proposed.proposed) == ("көктөбе", city)
    address = reverse("observation:station-areas", args=[mission.number])
    said = {f"area_{proposed.area.pk}": str(city.pk)}
    assert signed_in(protocol).post(address, said).status_code == 302
    assert PollingStation.objects.filter(city=city).count() == 2
    assert signed_in(protocol).post(address, {"area_0": "x"} | said).status_code == 302
    wrong = {f"area_{proposed.area.pk}": "no city"}
    assert signed_in(protocol).post(address, wrong).status_code == 422


def test_a_list_goes_through_its_steps_in_the_browser(mission, signed_in, protocol):
    client = signed_in(protocol)
    bring = reverse("observation:station-bring", args=[mission.number])
    assert client.post(bring, {}).status_code == 422
    old = SimpleUploadedFile("old.xls", b"\xd0\xcf\x11\xe0")
    assert "old Excel" in client.post(bring, {"file": old}).content.decode()
    file = SimpleUploadedFile("list.csv", FIRST.encode())
    answer = client.post(bring, {"file": file})
    brought = StationImport.objects.get()
    page = reverse(LISTS, args=[mission.number, brought.pk])
    assert answer.headers["Location"] == page
    shown = client.get(page)
    assert [line.cells[0] for line in shown.context["sample"]] == [
        "KT-001",
        "KT-002",
        "KT-003",
    ]
    columns = {
        f"list-column_{ours}": theirs for ours, theirs in brought.mapping.items()
    } | {"list-notation": "point"}
    undated = client.post(page, columns)
    assert undated.status_code == 422
    assert "as of when" in undated.content.decode()
    bad_date = client.post(page, columns | {"list-as_of": "20.02.2027"})
    assert bad_date.status_code == 422
    assert client.post(page, columns | {"list-as_of": "2027-02-20"}).status_code == 302
    waiting = client.get(page).content.decode()
    assert "waiting for the worker" in waiting
    assert "HX-Refresh" not in client.get(page, headers={"HX-Request": "true"}).headers
    run_next()
    assert client.get(page, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    assert "Take in 4 stations" in client.get(page).content.decode()
    take_in = reverse(f"{LISTS}-take-in", args=[mission.number, brought.pk])
    client.post(take_in)
    run_next()
    assert "What it changed" in client.get(page).content.decode()
    assert PollingStation.objects.count() == 4
    again = client.post(take_in, follow=True)
    assert "does not wait to be taken in" in again.content.decode()
    assert "list.csv" in client.get(bring).content.decode()


def test_what_is_wrong_is_shown_by_line_and_given_out(mission, signed_in, protocol):
    client = signed_in(protocol)
    text = FIRST.replace(",310,", ",=cmd(),")
    file = SimpleUploadedFile("list.csv", text.encode())
    client.post(
        reverse("observation:station-bring", args=[mission.number]), {"file": file}
    )
    brought = StationImport.objects.get()
    page = reverse(LISTS, args=[mission.number, brought.pk])
    columns = {f"list-column_{ours}": name for ours, name in brought.mapping.items()}
    client.post(page, columns | {"list-notation": "point", "list-as_of": "2027-02"})
    run_next()
    shown = client.get(page).content.decode()
    assert "1 thing is wrong; nothing was taken in" in shown
    assert "“=cmd()”" in shown
    given = client.get(
        reverse(f"{LISTS}-problems", args=[mission.number, brought.pk])
    ).content.decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(given))) == [
        ["line", "column", "value", "why"],
        ["4", "voters", "'=cmd()", "it is no whole number"],
    ]


def test_letters_read_wrongly_are_read_again(mission, signed_in, protocol):
    client = signed_in(protocol)
    file = SimpleUploadedFile("a.csv", "Номер;Адрес\n1;Улица\n".encode("cp1251"))
    client.post(
        reverse("observation:station-bring", args=[mission.number]), {"file": file}
    )
    brought = StationImport.objects.get()
    part = reverse(f"{LISTS}-part", args=[mission.number, brought.pk])
    client.post(part, {"part": "cp1254"})
    brought.refresh_from_db()
    assert brought.sheet == "cp1254"
    refused = client.post(part, {"part": "utf-8-sig"}, follow=True)
    assert "is not written in utf-8-sig" in refused.content.decode()


def test_the_stations_go_out_as_csv_that_no_spreadsheet_runs(
    first, opened, mission, protocol, city
):
    PollingStation.objects.filter(code="KT-001").update(
        name="=1+1", address="@home", longitude=-76.9
    )
    assign_areas(mission, {Area.objects.get(name="Töbe").pk: city}, by=protocol)
    answer = opened(protocol, "stations-csv")
    assert answer.headers["Content-Disposition"].endswith('"stations-1.csv"')
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["code"] for row in rows] == ["KT-001", "KT-002", "KT-003", "KT-004"]
    one = rows[0]
    assert (one["name"], one["address"]) == ("'=1+1", "'@home")
    assert (one["longitude"], one["voters"], one["voters as of"]) == (
        "-76.9",
        "1200",
        "2027-02-20",
    )
    assert (one["region"], one["district"], one["mission city"]) == (
        "Sample region",
        "Töbe",
        "Köktöbe",
    )
    assert rows[3]["voters"] == ""


def test_a_file_that_is_too_large_is_refused(mission, signed_in, protocol, monkeypatch):
    monkeypatch.setattr("orkhon.observation.forms.stations.LARGEST_FILE", 3)
    file = SimpleUploadedFile("list.csv", FIRST.encode())
    address = reverse("observation:station-bring", args=[mission.number])
    answer = signed_in(protocol).post(address, {"file": file})
    assert answer.status_code == 422
    assert not StationImport.objects.exists()
