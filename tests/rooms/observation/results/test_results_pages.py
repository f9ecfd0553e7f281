"""The pages of official results: what they say, where their numbers lead."""

import re

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from orkhon.jobs.worker import run_next
from orkhon.observation.models import ResultsFile
from tests.rooms.observation.operations.conftest import words
from tests.rooms.observation.results.conftest import COLUMNS, HEAD, LINES
from tests.rooms.observation.results.test_files import MANY, QUESTION

MORNING = "2027-03-15 09:00"


@pytest.fixture
def checked(read, protocol_form):
    """Two copies, of which one differs, beside a file of the morning after."""
    protocol_form("KT-001")
    protocol_form("KT-002", "TR-01", invalid=20)
    with time_machine.travel(MORNING, tick=False):
        return read(HEAD + LINES)


def test_without_files_the_page_says_what_it_would_hold(page, designs):
    assert "No official results yet." in words(page("results"))


def test_a_file_goes_from_upload_to_what_was_found(page, designs, stations, press):
    upload = SimpleUploadedFile("results.csv", (HEAD + LINES).encode())
    seen = words(
        page(
            "results", by=press, data={"file": upload, "given_by": "Sample commission"}
        )
    )
    assert "Which column is which" in seen
    assert '<option value="received" selected>received</option>' in seen
    file = ResultsFile.objects.get()
    said = {f"line_{key}": key for key in COLUMNS}
    seen = words(
        page(
            "results-file",
            file.pk,
            by=press,
            data={"station": "code", "station_is": "code", **said},
        )
    )
    assert "waiting for the worker" in seen
    run_next()
    seen = words(page("results-file", file.pk, by=press))
    assert "read and checked" in seen
    assert "Nobody said which column is turnout" in seen


def test_an_unreadable_file_stays_with_its_reason(page, designs, press):
    upload = SimpleUploadedFile("torn.csv.gz", b"\x1f\x8b torn")
    seen = words(page("results", by=press, data={"file": upload, "given_by": "Sample"}))
    assert "kept, cannot be read" in seen
    assert "torn.csv.gz cannot be unpacked" in seen
    assert "torn.csv.gz cannot be unpacked" in words(page("results", by=press))


def test_what_is_missing_in_an_upload_stands_at_its_field(page, press):
    seen = words(page("results", by=press, data={"given_by": ""}, status=422))
    assert seen.count("This field is required.") >= 2


def test_a_broken_rule_leads_to_its_line_in_the_file(page, checked, press, mission):
    seen = words(page("results-file", checked.pk, by=press))
    assert "in boxes = valid + invalid" in seen
    assert "in boxes 800, valid + invalid 803: 3 more" in seen
    line = f"/observation/{mission.number}/results/{checked.pk}/lines/3/"
    assert f'href="{line}"' in seen
    assert "<td" in words(page("results-line", checked.pk, 3, by=press))
    assert "KT-002" in words(page("results-line", checked.pk, 3, by=press))


def test_a_line_that_the_file_does_not_have_is_not_there(page, checked, press):
    answer = page("results-line", checked.pk, 99, by=press, status=404)
    assert "KT-001" not in words(answer)


def test_copies_lead_to_their_forms_and_lines(page, checked, press, mission):
    seen = words(page("results-copies", checked.pk, by=press))
    assert "1 of 2 copies agree with the published result to the unit" in seen
    copy = mission.submissions.get(station__code="KT-002")
    assert f'href="/observation/{mission.number}/received/{copy.pk}/"' in seen
    assert f"/results/{checked.pk}/lines/3/" in seen
    assert "+3" in seen
    assert "1 line of the file names a station" in seen


def test_a_file_that_was_not_read_has_no_copies_beside_it(page, brought, press):
    file = brought(HEAD + LINES)
    for address in (("results-copies",), ("results-report", "pdf")):
        name, *rest = address
        answer = page(name, file.pk, *rest, by=press, status=404)
        assert "Sample commission" not in words(answer)


def test_looking_again_is_a_job(page, checked, press):
    assert "waiting for the worker" in words(
        page("results-match", checked.pk, by=press, data={})
    )


def test_looking_again_in_a_file_that_was_not_read_says_so(page, brought, press):
    file = brought(HEAD + LINES)
    assert "was not read yet" in words(
        page("results-match", file.pk, by=press, data={})
    )


def test_the_analysis_says_definitions_before_numbers_and_what_it_does_not_say(
    page, read, press
):
    file = read(HEAD + MANY, **QUESTION, valid="in_boxes")
    seen = words(page("results-file", file.pk, by=press))
    assert seen.index("issued / received") < seen.index("at whole percentages")
    assert "What these numbers do not say" in seen
    assert "The same numbers on other elections" in seen
    # Three plots, each drawn for a page and for a phone.
    assert len(re.findall(r'<svg[^>]* class="plot', seen)) == 6
    assert "ui/plots.css" in seen
    assert "style=" not in seen
    assert "fraud" not in seen.lower()


def test_an_analysis_that_cannot_be_made_is_no_empty_page(page, read, press):
    file = read(
        HEAD + LINES, turnout="issued", leader="received", registered="received"
    )
    assert "Not analysed" in words(page("results-file", file.pk, by=press))


def test_the_report_says_the_numbers_of_the_page_and_the_copies(
    page, read, press, protocol_form
):
    protocol_form("KT-001")
    with time_machine.travel(MORNING, tick=False):
        file = read(HEAD + LINES + MANY, **QUESTION, valid="in_boxes")
    seen = words(page("results-file", file.pk, by=press))
    report = words(page("results-report", file.pk, "html", by=press))
    z = re.search(r"z [+−-]\d+\.\d", seen).group()
    assert z.replace("-", "−") in report.replace("-", "−")
    assert "1 of 1 copies agree with the published result to the unit." in report
    assert "What these numbers do not say" in report
    pdf = page("results-report", file.pk, "pdf", by=press)
    assert pdf.content.startswith(b"%PDF")


def test_a_superseded_file_stays_readable_and_names_the_later_one(page, read, press):
    first = read(HEAD + LINES)
    second = read(HEAD + LINES + "\n", name="later.csv")
    seen = words(page("results-file", first.pk, by=press))
    assert "superseded by a later file" in seen
    assert f"/results/{second.pk}/" in seen


def test_a_coordinator_of_one_city_does_not_know_of_results(
    page, checked, city_coordinator
):
    answer = page("results-file", checked.pk, by=city_coordinator, status=404)
    assert "sample.csv" not in words(answer)


@pytest.mark.parametrize("copies", [1, 3])
def test_the_page_of_copies_asks_the_database_as_often_for_one_as_for_three(
    page, read, protocol_form, press, django_assert_max_num_queries, copies
):
    for code, who in (("KT-001", "AZ-01"), ("KT-002", "TR-01"), ("KT-003", "KG-01"))[
        :copies
    ]:
        protocol_form(code, who)
    with time_machine.travel(MORNING, tick=False):
        file = read(HEAD + LINES)
    page("results-copies", file.pk, by=press)
    with django_assert_max_num_queries(24):
        seen = words(page("results-copies", file.pk, by=press))
    assert seen.count('id="copy-') == copies


def test_a_mission_without_a_protocol_form_is_told_what_it_lacks(page, mission, press):
    upload = SimpleUploadedFile("results.csv", b"code,valid\n1,5\n")
    seen = words(page("results", by=press, data={"file": upload, "given_by": "Sample"}))
    assert "The mission has no protocol form yet" in seen


def test_columns_that_are_refused_stay_as_they_were_named(page, brought, press):
    file = brought(HEAD + LINES)
    said = {"station": "code", "station_is": "code", "line_valid": "valid"}
    seen = words(
        page(
            "results-file",
            file.pk,
            by=press,
            data={**said, "turnout": "issued"},
            status=422,
        )
    )
    assert "An analysis needs both" in seen
    assert '<option value="issued" selected>issued</option>' in seen


def test_without_the_form_nothing_is_compared_and_the_file_stays(
    page, checked, press, designs
):
    designs["protocol"].protocol = None
    designs["protocol"].save()
    assert "no protocol form any more" in words(
        page("results-copies", checked.pk, by=press)
    )
    assert "in boxes 800" in words(page("results-file", checked.pk, by=press))
