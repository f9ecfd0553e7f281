"""Bringing in stations: step by step, all or nothing, a second list beside the first."""

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.jobs.models import Job
from orkhon.jobs.worker import run_next
from orkhon.observation.actions import stations as verbs
from orkhon.observation.actions.areas import assign_areas
from orkhon.observation.actions.stations import Naming
from orkhon.observation.intake.station_tables import TableRefused
from orkhon.observation.models import (
    Area,
    PollingStation,
    StationImport,
    VotersOnList,
)
from orkhon.record.refusals import Refusal
from tests.rooms.observation.station_samples import COLUMNS, FIRST, brought_in


@pytest.fixture
def first(mission, protocol):
    return brought_in(mission, FIRST, by=protocol)


def station(code):
    return PollingStation.objects.select_related("mission__country", "city").get(
        code=code
    )


def bring(mission, by, text=FIRST):
    return verbs.bring_stations(mission, text.encode(), filename="list.csv", by=by)


def test_a_list_is_kept_as_it_came_and_its_columns_are_proposed(
    mission, protocol, said
):
    brought = bring(mission, protocol)
    assert brought.state == StationImport.State.MAPPING
    assert brought.mapping["voters"] == "voters"
    assert brought.source.text == FIRST
    assert said(brought) == ["observation.stations.bring"]
    assert not PollingStation.objects.exists()


def test_a_large_list_is_kept_without_a_text(mission, protocol, monkeypatch):
    monkeypatch.setattr(verbs, "LARGEST_TEXT", 10)
    assert bring(mission, protocol).source.text == ""


def test_a_worker_checks_and_takes_in(mission, protocol, said):
    brought = bring(mission, protocol)
    verbs.name_columns(brought, Naming(COLUMNS, as_of="2027-02-20"), by=protocol)
    assert run_next().state == Job.State.DONE
    brought.refresh_from_db()
    assert brought.counts["new"] == 4
    assert not PollingStation.objects.exists()
    job = verbs.take_in(brought, by=protocol)
    assert verbs.take_in(brought, by=protocol) == job
    assert run_next().state == Job.State.DONE
    brought.refresh_from_db()
    assert brought.state == StationImport.State.DONE
    assert PollingStation.objects.count() == 4
    assert said(brought) == [
        "observation.stations.bring",
        "observation.stations.name-columns",
        "observation.stations.import",
    ]


def test_a_station_has_what_the_list_says(first):
    one = station("KT-003")
    assert (one.number, one.name, one.kind) == ("3", "Clinic", "hospital")
    assert (one.latitude, one.longitude, one.settlement) == (43.22, 76.92, "urban")
    assert (one.area.name, one.area.parent.name) == ("Özen", "Sample region")
    assert one.brought_in == first
    assert [(one.value, one.as_of) for one in one.voters.all()] == [(310, "2027-02-20")]
    assert not station("KT-004").voters.exists()


def test_the_record_counts_and_names_the_file(first, last_words):
    words = last_words(first)
    assert (words["new"], words["figures"], words["lines"]) == (4, 3, 4)
    assert words["sha256"] == first.source.sha256


def test_one_wrong_line_keeps_out_all(mission, protocol, said):
    brought = bring(mission, protocol, FIRST.replace(",310,", ",abc,"))
    verbs.name_columns(brought, Naming(COLUMNS, as_of="2027-02-20"), by=protocol)
    verbs.check_stations(brought, by=protocol)
    assert brought.state == StationImport.State.REFUSED
    assert brought.counts == {"problems": 1, "lines": 1}
    assert brought.problems == [
        {
            "line": 4,
            "column": "voters",
            "value": "abc",
            "why": "it is no whole number",
        }
    ]
    with pytest.raises(Refusal, match="does not wait"):
        verbs.take_in(brought, by=protocol)
    assert not PollingStation.objects.exists()


def test_a_list_that_became_wrong_is_refused_when_it_is_taken_in(
    mission, protocol, kazakhstan
):
    brought = bring(mission, protocol)
    verbs.name_columns(brought, Naming(COLUMNS, as_of="2027-02-20"), by=protocol)
    verbs.check_stations(brought, by=protocol)
    verbs.take_in(brought, by=protocol)
    kazakhstan.code = "HU"
    kazakhstan.save()
    brought = StationImport.objects.get(pk=brought.pk)
    verbs.import_stations(brought, by=protocol)
    assert brought.state == StationImport.State.REFUSED
    assert brought.counts["problems"] == 3
    assert not PollingStation.objects.exists()


def test_taking_in_twice_is_once(first, protocol, said):
    verbs.import_stations(first, by=protocol)
    assert PollingStation.objects.count() == 4
    assert said(first).count("observation.stations.import") == 1


def test_a_worker_that_was_too_late_writes_nothing(mission, protocol, monkeypatch):
    brought = bring(mission, protocol)
    verbs.name_columns(brought, Naming(COLUMNS, as_of="2027-02-20"), by=protocol)
    verbs.check_stations(brought, by=protocol)
    verbs.take_in(brought, by=protocol)

    def another_is_faster(done, total):
        if total:
            StationImport.objects.update(state=StationImport.State.DONE)

    verbs.import_stations(brought, by=protocol, report=another_is_faster)
    assert not PollingStation.objects.exists()


def test_an_unchecked_list_is_not_taken_in(mission, protocol):
    brought = bring(mission, protocol)
    with pytest.raises(Refusal, match="does not wait"):
        verbs.take_in(brought, by=protocol)
    with pytest.raises(Refusal, match="does not wait"):
        verbs.import_stations(brought, by=protocol)


@pytest.mark.parametrize(
    ("naming", "words"),
    [
        (Naming({"colour": "kind"}), "nothing that a station has"),
        (Naming({"code": "Код"}), "no column “Код”"),
        (Naming({"code": "code", "number": "code"}), "named twice"),
        (Naming({"name": "name"}), "the codes, or the numbers"),
        (Naming({"code": "code", "latitude": "lat"}), "come together"),
        (Naming({"code": "code"}, notation="roman"), "no notation"),
        (Naming({"code": "code"}, as_of="last week"), "last week"),
        (Naming({"code": "code", "voters": "voters"}), "as of when"),
    ],
)
def test_columns_are_named_soundly(mission, protocol, naming, words):
    brought = bring(mission, protocol)
    with pytest.raises(Refusal, match=words):
        verbs.name_columns(brought, naming, by=protocol)
    assert not Job.objects.exists()


def test_another_sheet_or_encoding_is_read_when_a_person_says_so(mission, protocol):
    brought = verbs.bring_stations(
        mission,
        "Номер;Адрес\n1;Улица\n".encode("cp1251"),
        filename="a.csv",
        by=protocol,
    )
    assert (brought.sheet, brought.mapping["number"]) == ("cp1251", "Номер")
    verbs.choose_part(brought, "cp1254", by=protocol)
    assert (brought.sheet, brought.mapping) == ("cp1254", {})
    with pytest.raises(TableRefused):
        verbs.choose_part(brought, "utf-8-sig", by=protocol)


def test_a_list_that_was_taken_in_stays_as_it_is(first, protocol):
    with pytest.raises(Refusal, match="being taken in, or was"):
        verbs.choose_part(first, "cp1251", by=protocol)


SECOND = (
    "code,district,region,address,voters\n"
    "KT-001,Töbe,Sample region,Sample st. 1,1250\n"
    "KT-002,Özen,Sample region,Sample st. 2b,900\n"
    "KT-003,,,Sample st. 3,310\n"
    "KT-005,Özen,Sample region,Sample st. 5,77\n"
)


def second_list(mission, by, **fields):
    columns = {one: one for one in ("code", "region", "district", "address", "voters")}
    return brought_in(
        mission, SECOND, by=by, as_of="2027-03-01", columns=columns, **fields
    )


def test_a_later_list_stands_beside_and_says_what_it_changes(first, mission, protocol):
    columns = {one: one for one in ("code", "region", "address", "voters")}
    later = brought_in(
        mission, SECOND, by=protocol, as_of="2027-03-01", columns=columns
    )
    counts = later.counts
    assert (counts["new"], counts["missing"], counts["withdrawn"]) == (1, 1, 0)
    assert ["KT-002", "address", "Sample st. 2", "Sample st. 2b"] in counts["changes"]
    kept = station("KT-001")
    assert [(one.value, one.as_of) for one in kept.voters.all()] == [
        (1250, "2027-03-01"),
        (1200, "2027-02-20"),
    ]
    assert (kept.name, kept.kind) == ("School 1", "ordinary")
    assert station("KT-004").withdrawn_at is None


def test_columns_that_a_list_does_not_have_change_nothing(first, mission, protocol):
    brought_in(
        mission,
        "code,voters\nKT-001,1250\n",
        by=protocol,
        as_of="2027-03-01",
        columns={"code": "code", "voters": "voters"},
    )
    one = station("KT-001")
    assert (one.name, one.area.name, one.latitude) == ("School 1", "Töbe", 43.2)


def test_a_station_moves_to_the_area_that_the_later_list_says(
    first, mission, protocol, city
):
    assign_areas(mission, {Area.objects.get(name="Töbe").pk: city}, by=protocol)
    text = SECOND.replace("code,district,region", "code,district,region")
    columns = {one: one for one in ("code", "region", "district", "address", "voters")}
    swapped = "\n".join(
        ",".join([one[0], one[2], one[1], *one[3:]])
        for one in (line.split(",") for line in text.splitlines())
    )
    later = brought_in(
        mission, swapped, by=protocol, as_of="2027-03-01", columns=columns
    )
    assert later.counts["changed"] == 2
    moved = station("KT-002")
    assert (moved.area.name, moved.city) == ("Özen", None)
    assert station("KT-003").area.name == "Özen"
    assert station("KT-001").city == city


def test_the_same_figure_is_not_written_twice(first, mission, protocol):
    again = brought_in(mission, FIRST, by=protocol)
    assert (again.counts["new"], again.counts["changed"]) == (0, 0)
    assert again.counts["figures"] == 0
    assert VotersOnList.objects.count() == 3


def test_a_list_may_withdraw_what_it_does_not_name_and_a_later_one_brings_it_back(
    first, mission, protocol
):
    text = FIRST.replace(
        "KT-004,4,Sample region,Özen,School 4,Village 4,,,,,rural\n", ""
    )
    gone = brought_in(mission, text, by=protocol, withdraws_missing=True)
    assert gone.counts["withdrawn"] == 1
    assert station("KT-004").withdrawn_at is not None
    back = brought_in(mission, FIRST, by=protocol)
    assert back.counts["returned"] == 1
    assert station("KT-004").withdrawn_at is None


def test_whoever_only_reads_brings_in_nothing(first, mission, press):
    for verb in (
        lambda: bring(mission, press),
        lambda: verbs.choose_part(first, "utf-16", by=press),
        lambda: verbs.name_columns(first, Naming(COLUMNS), by=press),
        lambda: verbs.take_in(first, by=press),
        lambda: verbs.check_stations(first, by=press),
        lambda: verbs.import_stations(first, by=press),
    ):
        with pytest.raises(PermissionDenied):
            verb()


def test_a_closed_account_s_job_is_not_done(mission, protocol):
    brought = bring(mission, protocol)
    verbs.name_columns(brought, Naming(COLUMNS, as_of="2027-02-20"), by=protocol)
    protocol.is_active = False
    protocol.save()
    job = run_next()
    assert job.state == Job.State.FAILED
    assert "may not act any more" in job.problem
