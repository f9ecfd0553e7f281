"""Taking Orkhon's own forms, drafts and their publication, refused files."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.engines.xforms import FormError
from orkhon.observation.actions.drafting import (
    VersionTaken,
    begin_draft,
    publish_draft,
)
from orkhon.observation.actions.forms import bring_in_form, bring_in_form_file
from orkhon.observation.actions.own_forms import keep_refused_form, take_own_forms
from orkhon.observation.models import FormDesign, FormVersion
from orkhon.observation.queries.form_pages import (
    change_between,
    form_lines,
    next_version,
    paragraph_keys,
    questions_of,
    version_lines,
)
from orkhon.record.queries import bytes_of
from orkhon.record.refusals import Refusal
from tests.rooms.observation.odk.posts import form_xml

pytestmark = pytest.mark.django_db
ALL = [
    "opening", "voting", "closing", "counting", "tabulation", "protocol", "incident"
]  # fmt: skip


def test_the_forms_of_the_day_are_taken_under_one_version(mission, protocol, said):
    taken = take_own_forms(
        mission, ALL, by=protocol, protocol="kazakhstan-referendum", publish=True
    )
    assert [one.design.form_id for one in taken] == ALL
    assert len({one.version for one in taken}) == 1
    assert len(taken[0].version) == 10
    assert sorted(taken[0].languages) == ["az", "en", "kk", "ky", "ru", "tr", "uz"]
    lines = FormDesign.objects.get(form_id="protocol").protocol["lines"]
    assert [one["key"] for one in lines][:3] == ["voters_on_list", "received", "issued"]
    assert FormDesign.objects.get(form_id="opening").protocol is None
    assert said(taken[0])[-1] == "observation.form.publish"


def test_taken_again_on_one_day_they_are_the_next_version(mission, protocol):
    (first,) = take_own_forms(mission, ["opening"], by=protocol, publish=True)
    (second,) = take_own_forms(mission, ["opening"], by=protocol)
    assert int(second.version) == int(first.version) + 1
    assert second.published_at is None


def test_versions_are_counted_by_the_day(mission, protocol):
    bring_in_form(mission, form_xml(version="2027031307"), "o.xml", by=protocol)
    assert next_version(mission, date(2027, 3, 13)) == "2027031308"
    assert next_version(mission, date(2027, 3, 14)) == "2027031401"


def test_a_protocol_with_its_lists_left_open_asks_how_many(mission, protocol):
    said = {"by": protocol, "protocol": "list-election"}
    for number in (0, 61):
        with pytest.raises(Refusal, match="how many lists"):
            take_own_forms(mission, ["protocol"], options=number, **said)
    take_own_forms(mission, ["protocol"], options=3, **said)
    lines = FormDesign.objects.get(form_id="protocol").protocol["lines"]
    assert [one["key"] for one in lines if one.get("is_option")] == [
        "option_1",
        "option_2",
        "option_3",
    ]


@pytest.mark.parametrize(
    ("stages", "name", "words"),
    [
        ([], "", "Choose the forms"),
        (["breakfast"], "", "Choose the forms"),
        (["protocol"], "", "Choose the protocol"),
        (["protocol"], "uzbekistan", "nothing is known"),
    ],
)
def test_what_cannot_be_taken(mission, protocol, stages, name, words):
    with pytest.raises(Refusal, match=words):
        take_own_forms(mission, stages, by=protocol, protocol=name)
    assert not FormVersion.objects.exists()


def test_who_only_reads_takes_nothing(mission, press):
    with pytest.raises(PermissionDenied):
        take_own_forms(mission, ["opening"], by=press)
    with pytest.raises(PermissionDenied):
        keep_refused_form(mission, b"x", "x.xlsx", why="x", problems=(), by=press)


def test_a_refused_file_is_kept_with_what_is_wrong(mission, protocol, last_words):
    with pytest.raises(FormError) as refused:
        bring_in_form(mission, b"| survey |\n| | type | name |\n| | tekst | a |\n", "a.md", by=protocol)  # fmt: skip
    source = keep_refused_form(
        mission,
        b"sample",
        "a.md",
        why=str(refused.value),
        problems=refused.value.problems,
        by=protocol,
    )
    assert bytes_of(source) == b"sample"
    assert last_words(source)["cells"] == [refused.value.problems[0].cell]


def test_a_draft_begins_as_what_is_published(mission, protocol, said):
    xml = form_xml(extra='<instance id="c" src="jr://file-csv/c.csv"/>')
    first = bring_in_form(mission, xml, "o.xml", by=protocol)
    bring_in_form_file(first, "c.csv", b"name\n", media_type="text/csv", by=protocol)
    publish_draft(first.design, by=protocol)
    draft = begin_draft(first.design, by=protocol)
    assert (bytes(draft.xml), draft.version) == (xml, first.version)
    assert draft.files.get().source == first.files.get().source
    assert len(draft.draft_token) == 64
    assert begin_draft(first.design, by=protocol) == draft
    assert said(draft) == ["observation.form.draft"]


def test_a_draft_is_published_under_the_version_that_is_said(
    mission, protocol, last_words
):
    first = bring_in_form(mission, form_xml(), "o.xml", by=protocol, publish=True)
    begin_draft(first.design, by=protocol)
    with pytest.raises(VersionTaken, match="2027031401 already"):
        publish_draft(first.design, by=protocol)
    second = publish_draft(first.design, by=protocol, version="v 2")
    assert second.version == "v 2"
    assert b'version="v 2"' in bytes(second.xml)
    first.refresh_from_db()
    assert first.replaced_at is not None
    assert bytes(first.xml) == form_xml()


def test_its_own_version_may_be_said_too(mission, protocol):
    draft = bring_in_form(mission, form_xml(), "o.xml", by=protocol)
    done = publish_draft(draft.design, by=protocol, version="2027031401")
    assert bytes(done.xml) == form_xml()


def test_what_is_no_version_is_refused_and_nothing_changes(mission, protocol):
    draft = bring_in_form(mission, form_xml(), "o.xml", by=protocol)
    with pytest.raises(FormError, match="no version"):
        publish_draft(draft.design, by=protocol, version="a\nb")
    draft.refresh_from_db()
    assert (draft.version, draft.published_at) == ("2027031401", None)


def test_without_a_draft_or_a_version_there_is_nothing_to_do(mission, protocol):
    draft = bring_in_form(mission, form_xml(), "o.xml", by=protocol)
    FormVersion.objects.filter(pk=draft.pk).delete()
    with pytest.raises(Refusal, match="no draft"):
        publish_draft(draft.design, by=protocol)
    with pytest.raises(Refusal, match="no version yet"):
        begin_draft(draft.design, by=protocol)


def test_only_who_runs_the_mission_publishes(mission, protocol, press):
    draft = bring_in_form(mission, form_xml(), "o.xml", by=protocol)
    for verb in (begin_draft, publish_draft):
        with pytest.raises(PermissionDenied):
            verb(draft.design, by=press)


def test_what_a_version_changed_is_told_by_question(mission, protocol):
    old = bring_in_form(mission, form_xml(), "o.xml", by=protocol, publish=True)
    changed = (
        form_xml(version="2")
        .replace(b"<on_time/>", b"<on_time/><queue/>")
        .replace(b"On time?", b"Did it open on time?")
        .replace(b"<team/>", b"")
    )
    changed = changed.replace(b'on_time" type="string"', b'on_time" type="int"')
    new = bring_in_form(mission, changed, "o.xml", by=protocol, publish=True)
    change = change_between(old, new)
    assert change.added == ("opening/queue",)
    assert change.removed == ("header/team",)
    assert change.reworded == ("opening/on_time",)
    assert change.retyped == ("opening/on_time",)
    newest, first = version_lines(new.design)
    assert (newest.change, first.change) == (change, None)


def test_each_question_stands_beside_its_paragraph(mission, protocol):
    (opening,) = take_own_forms(mission, ["opening"], by=protocol)
    keys = paragraph_keys(opening)
    assert "opening.procedure" in keys.values()
    asked = {one.field.path: one for one in questions_of(opening, "kk")}
    path = next(one for one in keys if keys[one] == "opening.procedure")
    assert asked[path].paragraph
    assert any("Ә" in one.label or "ә" in one.label for one in asked.values())


def test_an_xform_that_was_brought_in_names_no_paragraph(mission, protocol):
    version = bring_in_form(mission, form_xml(), "o.xml", by=protocol)
    assert paragraph_keys(version) == {}


def test_the_list_stands_in_the_order_of_the_day(mission, protocol):
    for form_id in ("incident", "opening", "counting"):
        bring_in_form(mission, form_xml(form_id), f"{form_id}.xml", by=protocol)
    lines = form_lines(mission)
    assert [one.design.form_id for one in lines] == ["opening", "counting", "incident"]
    assert all(one.current is None and one.draft is not None for one in lines)
