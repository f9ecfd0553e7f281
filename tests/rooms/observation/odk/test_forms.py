"""Forms: brought in as a draft, published, replaced, closed; versions stay."""

import io

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied

from orkhon.engines.xforms import FormError
from orkhon.observation.actions.forms import (
    bring_in_form,
    bring_in_form_file,
    publish_form,
    set_form_state,
)
from orkhon.observation.models import FormDesign, FormVersion
from orkhon.record.queries import bytes_of
from orkhon.record.refusals import Refusal
from tests.rooms.observation.odk.posts import form_xml

pytestmark = pytest.mark.django_db
XLSFORM = (
    "| survey | | | |\n| | type | name | label |\n| | text | q1 | Sample question |\n"
    "| settings | | | |\n| | form_title | form_id | version |\n"
    "| | Sample weather | weather | 1 |\n"
)
ITEMS = b'<instance id="wards" src="jr://file-csv/wards.csv"/><bind'
EXTERNAL = (
    "| survey | | | | |\n| | type | name | label | choice_filter |\n"
    "| | select_one_external wards | q1 | Sample | region=${r} |\n"
    "| | text | r | Region | |\n"
    "| external_choices | | | |\n| | list_name | name | label | region |\n"
    "| | wards | a | A | x |\n"
)


def bring(mission, by, version="1", **changes):
    data = changes.pop("data", form_xml(version=version))
    return bring_in_form(
        mission, data, changes.pop("filename", "opening.xml"), by=by, **changes
    )


def test_a_form_comes_in_as_a_draft_with_its_source(mission, protocol, said):
    draft = bring(mission, protocol)
    assert draft.published_at is None
    assert len(draft.draft_token) == 64
    assert bytes(draft.xml) == form_xml(version="1") == bytes_of(draft.source)
    assert (draft.design.form_id, draft.design.stage) == ("opening", "opening")
    assert draft.design.title == "Sample opening"
    assert said(draft) == ["observation.form.bring-in"]


def test_an_xlsform_is_converted(mission, protocol):
    version = bring(mission, protocol, data=XLSFORM.encode(), filename="weather.md")
    assert (version.design.form_id, version.design.stage) == ("weather", "other")
    assert b"Sample question" in bytes(version.xml)
    assert "Sample question" in version.source.text


def test_a_form_that_cannot_be_read_is_refused_and_nothing_stays(mission, protocol):
    with pytest.raises(FormError, match="cannot be read"):
        bring(mission, protocol, data=b"<h:html", filename="x.xml")
    assert not FormDesign.objects.exists()


def test_a_new_draft_takes_the_place_of_the_one_before(mission, protocol):
    first = bring(mission, protocol, "1")
    second = bring(mission, protocol, "2", stage="voting", protocol={"lines": []})
    assert first.pk == second.pk
    assert FormVersion.objects.get().version == "2"
    assert (second.design.stage, second.design.protocol) == ("voting", {"lines": []})


def test_publishing_replaces_the_version_before_and_keeps_it(mission, protocol, said):
    first = bring(mission, protocol, "1", publish=True)
    second = publish_form(bring(mission, protocol, "2"), by=protocol)
    first.refresh_from_db()
    assert first.replaced_at == second.published_at
    assert (second.replaced_at, second.draft_token) == (None, "")
    assert said(second) == ["observation.form.bring-in", "observation.form.publish"]
    with pytest.raises(Refusal, match="was published before"):
        publish_form(second, by=protocol)
    second.refresh_from_db()
    assert second.replaced_at is None


def test_the_same_version_again_is_the_one_published(mission, protocol):
    first = bring(mission, protocol, publish=True)
    assert bring(mission, protocol, publish=True) == first


def test_another_form_under_a_published_version_is_refused(mission, protocol):
    bring(mission, protocol, publish=True)
    with pytest.raises(Refusal, match="Version 1 of opening is published already"):
        bring(
            mission, protocol, data=form_xml(version="1").replace(b"On time", b"Late")
        )


def test_a_stage_that_is_none_is_refused(mission, protocol):
    with pytest.raises(Refusal, match="“lunch” is no stage of the day"):
        bring(mission, protocol, stage="lunch")


def test_files_are_expected_brought_in_and_carried_over(mission, protocol, said):
    xml = form_xml(version="1").replace(b"<bind", ITEMS, 1)
    draft = bring(mission, protocol, data=xml)
    assert [(file.name, file.source) for file in draft.files.all()] == [
        ("wards.csv", None)
    ]
    bring_in_form_file(draft, "wards.csv", b"name", media_type="text/csv", by=protocol)
    with pytest.raises(Refusal, match=r"names no file “other\.csv”"):
        bring_in_form_file(draft, "other.csv", b"x", media_type="text/csv", by=protocol)
    publish_form(draft, by=protocol)
    with pytest.raises(Refusal, match="is published; bring in a new version"):
        bring_in_form_file(draft, "wards.csv", b"x", media_type="text/csv", by=protocol)
    newer = bring(
        mission, protocol, data=form_xml(version="2").replace(b"<bind", ITEMS, 1)
    )
    assert bytes_of(newer.files.get().source) == b"name"
    assert said(draft) == [
        "observation.form.bring-in",
        "observation.form.bring-in-file",
        "observation.form.publish",
    ]


def test_choices_of_their_own_sheet_become_a_file(mission, protocol):
    version = bring(mission, protocol, data=EXTERNAL.encode(), filename="wards.md")
    assert b"list_name" in bytes_of(version.files.get(name="itemsets.csv").source)


def test_a_form_is_closed_and_opened(mission, protocol, said):
    design = bring(mission, protocol, publish=True).design
    assert set_form_state(design, "closed", by=protocol).state == "closed"
    with pytest.raises(Refusal, match="is closed already"):
        set_form_state(design, "closed", by=protocol)
    with pytest.raises(Refusal, match="“ajar” is no state of a form"):
        set_form_state(design, "ajar", by=protocol)
    assert set_form_state(design, "open", by=protocol).state == "open"
    assert said(design) == ["observation.form.set-state"] * 2


def test_only_those_who_run_the_mission_change_its_forms(mission, protocol, press):
    version = bring(mission, protocol)
    for act in (
        lambda: bring(mission, press, "2"),
        lambda: publish_form(version, by=press),
        lambda: set_form_state(version.design, "closed", by=press),
        lambda: bring_in_form_file(version, "x", b"", media_type="x/y", by=press),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_a_workbook_has_no_text_to_cite(mission, protocol):
    book = openpyxl.Workbook()
    book.active.title = "survey"
    book.active.append(["type", "name", "label"])
    book.active.append(["text", "q1", "Sample"])
    data = io.BytesIO()
    book.save(data)
    version = bring(mission, protocol, data=data.getvalue(), filename="sheet.xlsx")
    assert version.source.text == ""
