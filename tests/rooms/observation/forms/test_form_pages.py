"""The pages of forms: lists, faults at their cells, drafts on trial, downloads."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from orkhon.observation.actions.forms import bring_in_form
from orkhon.observation.actions.own_forms import take_own_forms
from orkhon.observation.models import FormDesign, FormVersion
from orkhon.record.models import Source
from tests.rooms.observation.odk.posts import form_xml

pytestmark = pytest.mark.django_db
FORMS = "/observation/1/forms/"


def workbook(*rows):
    book = Workbook()
    book.active.title = "survey"
    for row in (("type", "name", "label"), *rows):
        book.active.append(row)
    written = io.BytesIO()
    book.save(written)
    return SimpleUploadedFile("tally.xlsx", written.getvalue())


@pytest.fixture
def office(signed_in, protocol, mission):
    return signed_in(protocol)


@pytest.fixture
def draft(mission, protocol):
    xml = form_xml(extra='<instance id="c" src="jr://file-csv/c.csv"/>')
    return bring_in_form(mission, xml, "opening.xml", by=protocol)


def page_of(version):
    return f"{FORMS}{version.design_id}/"


def test_a_mission_without_forms_is_shown_a_way_to_begin(office):
    answer = office.get(FORMS)
    assert "The mission has no form." in answer.text
    assert f"{FORMS}take/" in answer.text


def test_the_forms_of_the_house_are_taken_with_their_protocol(office):
    shown = office.get(f"{FORMS}take/").text
    assert "not confirmed" in shown
    assert '<option value="kazakhstan-referendum" selected>' in shown
    done = office.post(
        f"{FORMS}take/",
        {
            "stages": ["opening", "protocol"],
            "protocol": "kazakhstan-referendum",
            "language": "kk",
        },
        follow=True,
    )
    assert "2 forms are taken" in done.text
    assert set(FormDesign.objects.values_list("form_id", flat=True)) == {
        "opening",
        "protocol",
    }


def test_a_protocol_of_which_nothing_is_known_cannot_be_chosen(office):
    refused = office.post(
        f"{FORMS}take/",
        {"stages": ["protocol"], "protocol": "uzbekistan", "language": "en"},
    )
    assert refused.status_code == 422
    refused = office.post(f"{FORMS}take/", {"stages": ["protocol"], "language": "en"})
    assert "Choose the protocol of the country." in refused.text


def test_faults_are_shown_among_the_cells_around_them(office):
    file = workbook(
        ("text", "before", "Before"),
        ("integger", "count", "How many?"),
        ("text", "after", "After"),
    )
    answer = office.post(f"{FORMS}bring/", {"file": file})
    assert answer.status_code == 422
    assert "survey!A3" in answer.text
    assert "“integger” is no type of question." in answer.text
    assert "<b>integger</b>" in answer.text
    for beside in ("before", "count", "How many?", "after"):
        assert f"<td>{beside}</td>" in answer.text
    assert not FormDesign.objects.exists()
    kept = Source.objects.get()
    assert (kept.filename, kept.size) == ("tally.xlsx", file.size)
    assert f"/record/sources/{kept.pk}" in answer.text or str(kept.pk) in answer.text


def test_a_whole_row_is_marked_when_no_one_cell_is_at_fault(office):
    answer = office.post(
        f"{FORMS}bring/",
        {"file": workbook(("begin_group", "g", "G"), ("text", "a", "A"))},
    )
    assert "survey!" in answer.text
    assert answer.text.count("is-marked") >= 1


def test_a_file_that_is_no_table_is_kept_and_named(office):
    file = SimpleUploadedFile("odd.xlsx", b"PK\x03\x04 no workbook")
    answer = office.post(f"{FORMS}bring/", {"file": file})
    assert answer.status_code == 422
    assert "odd.xlsx" in answer.text
    assert Source.objects.count() == 1


def test_a_good_form_is_here_as_a_draft(office):
    done = office.post(
        f"{FORMS}bring/",
        {"file": workbook(("integer", "count", "How many?")), "stage": "voting"},
        follow=True,
    )
    assert "The form is here as a draft." in done.text
    assert FormDesign.objects.get().stage == "voting"


def test_a_version_that_is_out_cannot_be_another_form(office, mission, protocol):
    bring_in_form(mission, form_xml(), "o.xml", by=protocol, publish=True)
    other = form_xml().replace(b"On time?", b"In time?")
    answer = office.post(f"{FORMS}bring/", {"file": SimpleUploadedFile("o.xml", other)})
    assert "is published already" in answer.text


def test_a_draft_can_be_tried_and_published(office, draft, mission):
    shown = office.get(page_of(draft)).text
    trial = (
        f"http://localhost:8000/v1/test/{draft.draft_token}"
        "/projects/1/forms/opening/draft"
    )
    assert trial in shown
    assert "data:image/png;base64," in shown
    listed = office.get(
        f"{trial.removeprefix('http://localhost:8000')}/formList",
        headers={"X-OpenRosa-Version": "1.0"},
    )
    assert b"<formID>opening</formID>" in listed.content
    done = office.post(f"{page_of(draft)}publish/", follow=True)
    assert "The form is before the observers." in done.text
    again = office.post(f"{page_of(draft)}publish/", follow=True)
    assert "has no draft" in again.text


def test_a_file_that_the_form_shows_is_brought_in(office, draft):
    row = draft.files.get()
    assert "to be brought in" in office.get(page_of(draft)).text
    empty = office.post(f"{page_of(draft)}files/{row.pk}/", {})
    assert empty.status_code == 422
    done = office.post(
        f"{page_of(draft)}files/{row.pk}/",
        {"file": SimpleUploadedFile("any.csv", b"name\n", "text/csv")},
        follow=True,
    )
    assert "c.csv is here." in done.text


def test_a_published_file_stays(office, draft):
    row = draft.files.get()
    for text in (b"name\n", b"other\n"):
        answer = office.post(
            f"{page_of(draft)}files/{row.pk}/",
            {"file": SimpleUploadedFile("any.csv", text, "text/csv")},
            follow=True,
        )
        office.post(f"{page_of(draft)}publish/")
    assert "bring in a new version" in answer.text


def test_a_form_is_closed_and_opened(office, draft):
    office.post(f"{page_of(draft)}publish/")
    for state in ("closing", "closed", "open"):
        office.post(f"{page_of(draft)}state/", {"state": state})
        assert FormDesign.objects.get().state == state
    odd = office.post(f"{page_of(draft)}state/", {"state": "ajar"}, follow=True)
    assert "is no state of a form" in odd.text


def test_a_form_is_given_out_as_it_came_and_as_phones_get_it(office, mission, protocol):
    (version,) = take_own_forms(mission, ["opening"], by=protocol)
    base = f"{page_of(version)}versions/{version.pk}/"
    assert office.get(f"{base}xform/").content == bytes(version.xml)
    came = office.get(f"{base}xlsform/")
    assert came.content.startswith(b"PK")
    assert 'filename="opening.xlsx"' in came["Content-Disposition"]
    FormVersion.objects.update(source=None)
    assert office.get(f"{base}xlsform/").status_code == 404


def test_the_questions_are_read_in_each_language(office, mission, protocol):
    (version,) = take_own_forms(mission, ["opening"], by=protocol)
    base = f"{page_of(version)}versions/{version.pk}/preview/"
    shown = office.get(base).text
    assert 'aria-current="true">English' in shown
    assert 'lang="kk" aria-current="true"' in office.get(f"{base}?language=kk").text
    assert 'aria-current="true">English' in office.get(f"{base}?language=xx").text


def test_the_cards_of_codes_name_a_station_of_the_mission(office, mission, protocol):
    assert "No open form" in office.get(f"{FORMS}codes/").text
    take_own_forms(mission, ["opening", "voting"], by=protocol, publish=True)
    xml = form_xml("sample-other")
    bring_in_form(mission, xml, "other.xml", by=protocol, publish=True)
    mission.stations.create(code="QQ-7", number="7")
    shown = office.get(f"{FORMS}codes/?language=tr").text
    assert "QQ-7 O" in shown
    assert shown.count("code-card") == 2


def test_a_form_whose_versions_are_gone_is_not_there(office, draft):
    FormVersion.objects.all().delete()
    assert office.get(page_of(draft)).status_code == 404


def test_the_list_asks_the_same_of_the_database_for_one_form_and_for_three(
    office, mission, protocol, django_assert_max_num_queries
):
    def asked():
        with django_assert_max_num_queries(200) as counted:
            office.get(FORMS)
        return len(counted)

    bring_in_form(mission, form_xml(), "o.xml", by=protocol, publish=True)
    one = asked()
    for form_id in ("voting", "closing"):
        bring_in_form(mission, form_xml(form_id), "o.xml", by=protocol, publish=True)
    assert asked() == one
