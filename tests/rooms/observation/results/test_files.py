"""Official results of a mission: kept, named, checked by a worker, superseded."""

import gzip

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.jobs.models import Job
from orkhon.jobs.worker import run_next
from orkhon.observation.actions import results as verbs
from orkhon.observation.models import OfficialProtocol, ResultsFile
from orkhon.observation.queries.results.analysing import as_plain
from orkhon.observation.queries.results.files import Progress, line_of, progress_of
from orkhon.observation.queries.results.keeping import (
    kept_analysis,
    kept_check,
    why_not_analysed,
)
from orkhon.observation.queries.results.naming import (
    CODE,
    NUMBER,
    Naming,
    guessed,
    schema_of,
)
from orkhon.record.queries import bytes_of
from orkhon.record.refusals import Refusal
from tests.rooms.observation.results.conftest import COLUMNS, HEAD, LINES, file_of


def test_a_file_is_kept_as_it_came_before_anything_is_read(brought, said):
    file = brought(HEAD + "KT-001,1000,800,4,196,800,780,20\n")
    assert progress_of(file) == Progress.NAMING
    assert bytes_of(file.source).decode().startswith(HEAD)
    assert file.source.text.startswith(HEAD)
    assert said(file) == ["observation.results.bring"]


def test_a_file_that_cannot_be_read_is_kept_with_the_reason(brought):
    file = brought(
        data=gzip.compress(b"station,valid\n" * 200)[:-9], name="torn.csv.gz"
    )
    assert progress_of(file) == Progress.UNREADABLE
    assert "cannot be unpacked" in file.problem
    assert file.source.quarantined


def test_a_workbook_that_is_none_is_kept_too(brought):
    file = brought(data=b"PK\x03\x04 not a workbook", name="results.xlsx")
    assert file.problem
    assert bytes_of(file.source).startswith(b"PK")


def test_an_empty_file_or_one_that_nobody_gave_is_refused(mission, press):
    with pytest.raises(Refusal, match="empty"):
        verbs.bring_results(mission, b"", filename="a.csv", given_by="x", by=press)
    with pytest.raises(Refusal, match="who published"):
        verbs.bring_results(
            mission, b"a\n1\n", filename="a.csv", given_by=" ", by=press
        )


def test_a_stranger_brings_nothing(mission, stranger):
    with pytest.raises(PermissionDenied):
        verbs.bring_results(mission, b"a\n1\n", filename="a", given_by="x", by=stranger)
    assert not ResultsFile.objects.exists()


@pytest.mark.parametrize(
    ("head", "cell", "found"),
    [
        ("code", "KT-001", ("code", CODE)),
        ("Sandık", "kt-001", ("Sandık", CODE)),
        ("Where", "002", ("Where", NUMBER)),
        # Not of our list; the head alone tells.
        ("number", "917", ("number", NUMBER)),
        ("colour", "red", ("", NUMBER)),
    ],
)
def test_columns_are_proposed_by_the_form_and_the_list_of_stations(
    mission, designs, stations, head, cell, found
):
    text = HEAD.replace("code", head) + f"{cell},1000,800,4,196,800,780,20\n"
    said = guessed(mission, file_of(text), schema_of(mission))
    assert (said.station, said.station_is) == found
    assert said.lines == {one: one for one in COLUMNS}
    assert (said.turnout, said.leader, said.valid) == ("", "", "valid")


def test_a_worker_reads_checks_and_keeps_our_stations(brought, named, protocol_form):
    protocol_form("KT-001")
    file = brought(HEAD + LINES)
    named(file)
    assert progress_of(file) == Progress.READING
    assert run_next().state == Job.State.DONE
    file.refresh_from_db()
    assert progress_of(file) == Progress.STANDS
    check = kept_check(file)
    # KT-002: 780 + 23 are not 800; KT-003 lacks a figure.
    assert (check.rows, check.balanced, check.broken, check.unchecked) == (4, 2, 1, 1)
    (kept,) = OfficialProtocol.objects.all()
    assert (kept.station.code, kept.line, kept.values["valid"]) == ("KT-001", 2, 780)


def test_what_was_found_is_written_to_the_record(read, last_words, said):
    file = read(HEAD + LINES)
    assert said(file) == [
        "observation.results.bring",
        "observation.results.name-columns",
        "observation.results.check",
    ]
    words = last_words(file)
    assert (words["rows"], words["broken"], words["sha256"]) == (
        4, 1, file.source.sha256,
    )  # fmt: skip


def test_a_missing_figure_is_absent_and_not_zero(read, protocol_form):
    protocol_form("KT-003")
    file = read(HEAD + LINES)
    (kept,) = file.protocols.all()
    assert "unused" not in kept.values
    assert kept.values["issued"] == 800


def test_a_cell_that_is_no_number_stops_the_reading_and_names_its_line(read, said):
    file = read(HEAD + "KT-001,1000,8oo,4,196,800,780,20\n")
    assert progress_of(file) == Progress.REFUSED
    assert "line 2 “8oo”" in file.problem
    assert said(file)[-1] == "observation.results.refuse"
    assert not file.protocols.exists()


def test_refused_columns_can_be_named_otherwise(read, named, press):
    file = read(HEAD + "KT-001,1000,8oo,4,196,800,780,20\n")
    named(file, without=["issued"])
    run_next()
    file.refresh_from_db()
    assert progress_of(file) == Progress.STANDS
    assert file.problem == ""


def test_a_later_file_supersedes_and_both_stay(read):
    first = read(HEAD + LINES)
    second = read(HEAD + LINES.replace("780,23", "780,20"), name="later.csv")
    first.refresh_from_db()
    assert first.superseded_by == second
    assert progress_of(first) == Progress.SUPERSEDED
    assert kept_check(first).broken == 1
    assert kept_check(second).broken == 0


def test_a_file_that_cannot_be_read_supersedes_nothing(read, brought):
    first = read(HEAD + LINES)
    brought(data=b"\x1f\x8b torn", name="torn.csv.gz")
    first.refresh_from_db()
    assert first.superseded_by is None


def test_a_file_that_was_read_is_not_named_again_and_reading_twice_is_once(
    read, named, press, said
):
    file = read(HEAD + LINES)
    done_at = file.done_at
    assert verbs.check_results(file, by=press).done_at == done_at
    assert said(file).count("observation.results.check") == 1
    with pytest.raises(Refusal, match="was read"):
        named(file)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (Naming("", lines={"valid": "valid"}), "names the station"),
        (Naming("place", lines={"valid": "valid"}), "“place”"),
        (Naming("code", "colour", {"valid": "valid"}), "“colour”"),
        (Naming("code", lines={}), "No column"),
        (Naming("code", lines={"voices": "valid"}), "voices"),
        (Naming("code", lines={"valid": "valid", "issued": "valid"}), "two lines"),
        (Naming("code", lines={"valid": "valid"}, turnout="issued"), "needs both"),
        (
            Naming("code", lines={"valid": "valid"}, turnout="votes", leader="valid"),
            "“votes”",
        ),
    ],
)
def test_a_naming_that_says_nothing_is_refused(brought, press, said, why):
    file = brought(HEAD + LINES)
    with pytest.raises(Refusal, match=why):
        verbs.name_results_columns(file, said, by=press)
    file.refresh_from_db()
    assert file.columns == {}
    assert not Job.objects.exists()


def test_a_mission_without_a_protocol_form_keeps_the_file_and_says_what_is_missing(
    mission, press
):
    file = verbs.bring_results(
        mission, b"code,valid\n1,5\n", filename="a.csv", given_by="Sample", by=press
    )
    with pytest.raises(Refusal, match="no protocol form"):
        verbs.name_results_columns(
            file, Naming("code", lines={"valid": "valid"}), by=press
        )
    with pytest.raises(Refusal, match="Name the columns"):
        verbs.check_results(file, by=press)


def test_stations_may_be_named_by_their_number(read, protocol_form):
    protocol_form("KT-001")
    lines = "1,1000,800,4,196,800,780,20\n9,1000,800,4,196,800,780,20\n"
    file = read(HEAD + lines, station_is=NUMBER)
    # 001 is the number of KT-001 and of UL-001: nobody knows which is meant.
    assert file.balance["stations"]["unclear"] == ["KT-001"]
    assert not file.protocols.exists()
    assert file.balance["stations"]["not_listed"] == 1
    assert file.balance["stations"]["examples"] == ["9"]


def test_a_number_that_only_one_station_has_is_found_however_it_is_written(
    read, protocol_form
):
    protocol_form("KT-002")
    file = read(HEAD + "0002,1000,800,4,196,800,780,20\n", station_is=NUMBER)
    assert [one.station.code for one in file.protocols.all()] == ["KT-002"]


def test_two_lines_of_one_station_are_not_chosen_between(read, protocol_form):
    protocol_form("KT-001")
    line = "KT-001,1000,800,4,196,800,780,20\n"
    file = read(HEAD + line + line.replace("780", "781"))
    assert file.balance["stations"]["unclear"] == ["KT-001"]
    assert not file.protocols.exists()


QUESTION = {"turnout": "issued", "leader": "valid", "registered": "received"}
MANY = "".join(
    f"S{number},{500 + number},{300 + number % 70},0,{200 + number - number % 70},"
    f"{300 + number % 70},{290 + number % 70},{10}\n"
    for number in range(120)
)


def test_an_analysis_reads_back_as_the_engines_gave_it(read):
    file = read(HEAD + MANY, **QUESTION, valid="in_boxes")
    analysis = kept_analysis(file)
    assert analysis.rows == 120
    assert analysis.found.turnout_words == "issued / received"
    assert as_plain(analysis) == file.analysis
    assert why_not_analysed(file) == ""


def test_an_analysis_that_cannot_be_made_says_why_and_the_check_stays(read):
    file = read(
        HEAD + LINES, turnout="issued", leader="received", registered="received"
    )
    assert "row" in why_not_analysed(file)
    assert kept_analysis(file) is None
    assert kept_check(file).rows == 4


def test_a_line_of_the_file_is_found_as_it_came(read):
    file = read(HEAD + LINES)
    assert line_of(file, 3)["invalid"] == "23"
    assert line_of(file, 99) is None


def test_copies_that_came_later_are_looked_for_again(read, protocol_form, press, said):
    file = read(HEAD + LINES)
    assert not file.protocols.exists()
    protocol_form("KT-001")
    verbs.ask_to_match(file, by=press)
    assert run_next().state == Job.State.DONE
    assert [one.station.code for one in file.protocols.all()] == ["KT-001"]
    assert said(file)[-1] == "observation.results.match"


def test_only_a_file_that_was_read_is_compared(brought, press, stranger):
    file = brought(HEAD + LINES)
    for verb in (verbs.ask_to_match, verbs.match_results):
        with pytest.raises(Refusal, match="was not read"):
            verb(file, by=press)
        with pytest.raises(PermissionDenied):
            verb(file, by=stranger)


def test_a_packed_file_is_read_like_any_other(brought, named):
    file = brought(data=gzip.compress((HEAD + LINES).encode()), name="results.csv.gz")
    assert (file.problem, file.source.text) == ("", "")
    named(file)
    run_next()
    file.refresh_from_db()
    assert file.rows == 4


@pytest.mark.parametrize("cell", ["800", "8oo"])
def test_of_two_workers_only_the_first_to_finish_writes(
    brought, named, press, said, cell
):
    file = brought(HEAD + f"KT-001,1000,{cell},4,196,800,780,20\n")
    named(file)

    def another_finishes(done, total):
        ResultsFile.objects.filter(pk=file.pk).update(done_at=file.made_at, rows=7)

    after = verbs.check_results(file, by=press, report=another_finishes)
    assert (after.rows, after.problem) == (7, "")
    assert said(file)[-1] == "observation.results.name-columns"
