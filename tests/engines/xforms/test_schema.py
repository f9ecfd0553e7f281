"""Forms read from their XForm: those pyxform writes, and corners of the specification."""

import pytest

from orkhon.engines.xforms.conversion import convert
from orkhon.engines.xforms.model import (
    CentralField,
    ExpectedFile,
    FormError,
    Language,
    SecondaryInstance,
    central_fields,
    odata_name,
)
from orkhon.engines.xforms.schema import MAX_FORM_DEPTH, schema_of
from orkhon.engines.xforms.translations import language_of
from tests.engines.xforms.forms import workbook, xform


@pytest.fixture(scope="module")
def opening():
    return convert(workbook(), "opening.xlsx").schema


def test_a_form_says_what_it_is(opening):
    assert opening.form_id == "opening"
    assert opening.version == "2026112201"
    assert opening.title == "Opening"
    assert opening.root == "data"
    assert opening.languages == (
        Language("en", "English (en)"),
        Language("kk", "Қазақша (kk)"),
    )
    assert opening.default_language == "en"
    assert opening.instances == (SecondaryInstance("seen4", ""),)
    assert opening.public_key == ""


def test_fields_come_in_the_order_of_the_form_with_their_groups(opening):
    assert [(field.path, field.type, field.group) for field in opening.fields] == [
        ("/data/start", "dateTime", ""),
        ("/data/deviceid", "string", ""),
        ("/data/header", "structure", ""),
        ("/data/header/station", "string", "/data/header"),
        ("/data/header/arrival", "dateTime", "/data/header"),
        ("/data/opening", "structure", ""),
        ("/data/opening/on_time", "string", "/data/opening"),
        ("/data/opening/several", "string", "/data/opening"),
        ("/data/opening/photo", "binary", "/data/opening"),
        ("/data/opening/voters", "int", "/data/opening"),
        ("/data/opening/person", "repeat", "/data/opening"),
        ("/data/opening/person/who", "string", "/data/opening/person"),
        ("/data/meta", "structure", ""),
        ("/data/meta/instanceID", "string", "/data/meta"),
    ]


def test_a_question_has_its_words_and_answers_in_every_language(opening):
    field = opening.field("/data/opening/on_time")
    assert field.control == "select1"
    assert field.labels == {"en": "on_time?", "kk": "on_time ме?"}
    assert field.hints["en"] == "For ${station}"
    assert field.options_from == "seen4"
    assert [option.value for option in field.options] == ["yes", "no", "not_seen"]
    assert field.label("kk") == "on_time ме?"
    assert field.label("tr", "en") == "on_time?"
    assert field.option_label("not_seen", "kk") == "Көрмедім"
    assert field.option_label("unheard_of", "kk") == "unheard_of"


def test_a_question_has_its_rules(opening):
    several = opening.field("/data/opening/several")
    assert "on_time" in several.relevant
    assert several.is_select_multiple
    assert opening.field("/data/header/station").required == "true()"
    assert opening.field("/data/opening/voters").constraint == ". >= 0"
    assert opening.field("/data/start").preload == "timestamp"
    photo = opening.field("/data/opening/photo")
    assert photo.is_binary
    assert photo.media_type == "image/*"


def test_what_stands_in_a_repeat_knows_it(opening):
    who = opening.field("/data/opening/person[2]/who")
    assert who.repeats == ("/data/opening/person",)
    assert opening.field("/data/opening/person").is_container
    assert opening.field("/data/opening/person").labels["kk"] == "person ме?"
    assert opening.field("/data/unheard/of") is None


def test_a_turn_without_a_number_is_the_first(opening):
    numbered = opening.numbered("/data/opening/person/who")
    assert numbered == "/data/opening/person[1]/who"
    assert opening.numbered("/data/opening/person[2]/who").endswith("person[2]/who")
    assert opening.numbered("/data/unheard/of") == "/data/unheard/of"


def test_fields_are_listed_as_odk_central_lists_them(opening):
    listed = {field.path: field for field in central_fields(opening)}
    assert listed["/opening/photo"] == CentralField(
        "/opening/photo", "photo", "binary", True, None
    )
    assert listed["/opening/several"].as_json() == {
        "path": "/opening/several",
        "name": "several",
        "type": "string",
        "binary": None,
        "selectMultiple": True,
    }


@pytest.mark.parametrize(
    ("name", "written"),
    [("plain_1", "plain_1"), ("1st", "_1st"), ("a.b-c", "a_b_c"), ("сұрақ", "__")],
)
def test_names_are_written_for_odata_as_central_writes_them(name, written):
    # sanitizeOdataIdentifier of getodk/central-backend: an underscore before a first
    # letter that is none of A-Z, one for each run of other letters.
    assert odata_name(name) == written


def test_odata_asks_for_the_names_on_the_way_too():
    schema = schema_of(xform(root='<data id="f"><a.b><c-d>1</c-d></a.b></data>'))
    paths = [field.path for field in central_fields(schema, odata=True)]
    assert paths == ["/a_b", "/a_b/c_d"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("English (en)", "en"),
        ("Oʻzbekcha (uz-Latn)", "uz-latn"),
        ("Kyrgyz (Kyrgyzstan) (ky)", "ky"),
        ("EN", "en"),
        ("English", "English"),
        ("", ""),
    ],
)
def test_the_code_of_a_language_stands_in_its_name(name, code):
    assert language_of(name).code == code


def itext(*translations):
    return f"<itext>{''.join(translations)}</itext>"


def test_two_languages_with_one_code_keep_their_names():
    schema = schema_of(
        xform(
            itext(
                '<translation lang="Uzbek (uz)"><text id="q"><value>A</value></text>'
                "</translation>",
                '<translation lang="Ўзбек (uz)" default="true()"><text id="q">'
                "<value>Б</value></text></translation>",
            ),
            '<input ref="/data/a"><label ref="jr:itext(\'q\')"/></input>',
        )
    )
    assert schema.default_language == "Ўзбек (uz)"
    assert schema.field("/data/a").labels == {"uz": "A", "Ўзбек (uz)": "Б"}


def test_words_without_a_language_are_under_default():
    schema = schema_of(
        xform(body='<input ref="a"><label>One <output value=" /data/b "/>!</label></input>')
    )  # fmt: skip
    assert schema.languages == ()
    assert schema.default_language == "default"
    assert schema.field("/data/a").labels == {"default": "One ${b}!"}
    assert schema.field("/data/a").label("kk") == "One ${b}!"


def test_markup_inside_words_is_read_through():
    schema = schema_of(
        xform(body='<input ref="/data/a"><label>A <b>B</b> C</label></input>')
    )
    assert schema.field("/data/a").label() == "A B C"


def test_a_question_without_words_goes_by_its_name():
    schema = schema_of(xform(body='<input ref="/data/a"><label> </label></input>'))
    assert schema.field("/data/a").label("en") == "a"


def test_answers_may_stand_at_the_question_or_in_plain_lists():
    schema = schema_of(
        xform(
            '<instance id="c"><root><item><name>1</name><label>One</label></item>'
            "</root></instance>",
            '<select1 ref="/data/a"><item><label>Yes</label><value>y</value></item>'
            "<item><label>No</label></item></select1>"
            '<select ref="/data/b"><itemset nodeset="instance(\'c\')/root/item">'
            '<value ref="name"/><label ref="label"/></itemset></select>'
            '<select1 ref="/data/c"><itemset nodeset="/data/rep"><value ref="x"/>'
            '</itemset></select1><select1 ref="/data/d">'
            "<itemset nodeset=\"instance('c')/root/item\"/></select1>",
            root='<data id="f"><a/><b/><c/><d/></data>',
        )
    )
    a, b, c, d = schema.fields
    assert [(o.value, dict(o.labels)) for o in a.options] == [
        ("y", {"default": "Yes"}),
        ("", {"default": "No"}),
    ]
    assert b.option_label("1") == "One"
    assert (c.options, c.options_from) == ((), "")
    assert d.options[0].value == ""


def test_prefixed_binds_and_relative_paths_lead_to_their_field():
    schema = schema_of(
        xform(
            '<bind nodeset="/data/orx:meta/orx:instanceID" type="xsd:string"/>'
            '<bind nodeset="a" type="int"/>'
            '<bind nodeset="/data/b" relevant="true()"/>',
            root='<data id="f"><a/><b/><c/><orx:meta><orx:instanceID/></orx:meta></data>',
        )
    )
    kinds = {field.path: field.type for field in schema.fields}
    assert kinds == {
        "/data/a": "int",
        # Central calls a field unknown when no bind gives its type.
        "/data/b": "unknown",
        "/data/c": "unknown",
        "/data/meta": "structure",
        "/data/meta/instanceID": "string",
    }


def test_a_repeat_with_a_template_is_one_field():
    schema = schema_of(
        xform(
            body='<group ref="/data/p"><label>P</label><repeat nodeset="/data/p"/></group>'
            '<group><repeat nodeset="/data/q" appearance="x"/></group>'
            "<group><label>No ref</label></group>",
            root='<data id="f"><p jr:template=""><x/></p><p><x/></p><q><x/></q></data>',
        )
    )
    assert [field.path for field in schema.fields] == [
        "/data/p",
        "/data/p/x",
        "/data/q",
        "/data/q/x",
    ]
    assert schema.field("/data/p").label() == "P"
    assert schema.field("/data/q").appearance == "x"


def test_the_submission_element_and_entity_lists_are_read():
    schema = schema_of(
        xform(
            '<submission base64RsaPublicKey="TUlJ" action="https://example.org/s"/>',
            root='<data id="f"><a/><meta><entity dataset="people"/></meta></data>',
        )
    )
    assert schema.public_key == "TUlJ"
    assert schema.submission["action"] == "https://example.org/s"
    assert schema.datasets == ("people",)


def test_old_forms_have_their_id_in_the_namespace_and_no_body():
    xml = xform(root='<data xmlns="http://example.org/f"><a/></data>')
    cut = xml.replace(b"<h:body></h:body>", b"").replace(b"<h:title>F</h:title>", b"")
    schema = schema_of(cut)
    assert schema.form_id == schema.title == "http://example.org/f"
    assert schema.version == ""


@pytest.mark.parametrize(
    "xml",
    [
        b"",
        b"<data/>",
        b"<!DOCTYPE d><h/>",
        b"<html/>",
        b"<html><head><model/></head></html>",
        b"<html><head><model><instance/></model></head></html>",
        xform(root='<data xmlns=""/>'),
        xform(root=f'<data id="{"f" * 121}"/>'),
        xform(root=f'<data id="f" version="{"1" * 121}"/>'),
        xform(body="<a>" * MAX_FORM_DEPTH + "</a>" * MAX_FORM_DEPTH),
    ],
)
def test_what_is_no_form_is_refused(xml):
    with pytest.raises(FormError) as error:
        schema_of(xml)
    assert error.value.problems == ()


FILES = xform(
    '<instance id="csv" src="jr://file-csv/stations.csv"/>'
    '<instance id="xml" src=" jr://file/areas.xml "/>'
    '<instance id="last" src="jr://instance/last-saved"/>'
    '<instance id="path" src="jr://file/../secret"/>'
    + itext(
        '<translation lang="en"><text id="q"><value>Q</value>'
        '<value form="short">q</value>'
        '<value form="image">jr://images/a b.png</value>'
        '<value form="big-image">jr://images/large.png</value>'
        '<value form="audio">jr://audio/q.mp3</value>'
        '<value form="video">jr://video/q.mp4</value></text></translation>',
        '<translation lang="kk"><text id="q">'
        '<value form="image">jr://images/a b.png</value></text></translation>',
    ),
    '<input ref="/data/a" query="instance(\'x\')/root/item"><label/></input>'
    '<select1 ref="/data/b" appearance="minimal search(\'towns\')"/>'
    '<select1 ref="/data/c" appearance="search(&quot;areas.csv&quot;, \'x\')"/>',
    root='<data id="f"><a>jr://images/start.jpg</a><b/><c/></data>',
)


def test_the_files_a_form_needs_are_those_its_parts_name():
    assert schema_of(FILES).files == (
        ExpectedFile("stations.csv", "file"),
        ExpectedFile("areas.xml", "file"),
        ExpectedFile("a b.png", "image"),
        ExpectedFile("large.png", "image"),
        ExpectedFile("q.mp3", "audio"),
        ExpectedFile("q.mp4", "video"),
        ExpectedFile("start.jpg", "image"),
        ExpectedFile("itemsets.csv", "file"),
        ExpectedFile("towns.csv", "file"),
        ExpectedFile("areas.csv", "file"),
    )
