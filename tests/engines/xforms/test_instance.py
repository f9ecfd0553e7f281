"""Filled forms as the ODK XForms specification and OpenRosa's metadata describe them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from orkhon.engines.xforms.instance import (
    MAX_ELEMENTS,
    MAX_INSTANCE_ID,
    InstanceError,
    read_instance,
)
from tests.engines.xforms.forms import filled


def refused(xml, **limits):
    with pytest.raises(InstanceError) as error:
        read_instance(xml, **limits)
    return error.value.kind


def test_a_filled_form_says_who_it_is_and_what_was_answered():
    instance = read_instance(
        b'<data id="opening" version="2026112201" submissionDate="2026-11-22T09:00Z">'
        b"<header><station>KT-017</station><agreed_with/></header>"
        b"<meta><instanceID>uuid:b</instanceID><deprecatedID>uuid:a</deprecatedID>"
        b"<instanceName>KT-017 opening</instanceName></meta></data>"
    )
    assert instance.form_id == "opening"
    assert instance.version == "2026112201"
    assert instance.instance_id == "uuid:b"
    assert instance.deprecated_id == "uuid:a"
    assert instance.instance_name == "KT-017 opening"
    assert instance.submission_date == "2026-11-22T09:00Z"
    assert instance.root == "data"
    assert not instance.is_encrypted
    assert instance.values == {
        "/data/header/station": "KT-017",
        "/data/header/agreed_with": "",
        "/data/meta/instanceID": "uuid:b",
        "/data/meta/deprecatedID": "uuid:a",
        "/data/meta/instanceName": "KT-017 opening",
    }


def test_what_a_form_does_not_say_is_none_and_not_empty():
    instance = read_instance(filled(attributes='id="f"'))
    assert instance.version is None
    assert instance.deprecated_id is None
    assert instance.instance_name is None
    assert instance.submission_date is None


def test_a_version_may_be_empty():
    assert read_instance(filled(attributes='id="f" version=""')).version == ""


def test_turns_of_a_repeat_are_numbered_from_one():
    instance = read_instance(
        filled("<p><who>A</who></p><x>1</x><p><who>B</who><who>C</who></p>")
    )
    assert instance.values["/data/p[1]/who"] == "A"
    assert instance.values["/data/x"] == "1"
    assert instance.values["/data/p[2]/who[2]"] == "C"


def test_a_single_turn_carries_no_number():
    assert read_instance(filled("<p><who>A</who></p>")).values["/data/p/who"] == "A"


@pytest.mark.parametrize(
    "xml",
    [
        b'<data id="f"><meta><instanceID> uuid:1 </instanceID></meta></data>',
        b'<data id="f"><orx:meta xmlns:orx="http://openrosa.org/xforms">'
        b"<orx:instanceID>uuid:1</orx:instanceID></orx:meta></data>",
        b'<data id="f" instanceID="uuid:1"><a/></data>',
        b'<data id="f"><a/><instanceID>uuid:1</instanceID></data>',
        b'<f:data xmlns:f="urn:f" id="f" instanceID="uuid:1"/>',
    ],
    ids=["meta", "orx:meta", "attribute", "child of the root", "prefixed root"],
)
def test_the_instance_id_is_found_where_clients_old_and_new_put_it(xml):
    assert read_instance(xml).instance_id == "uuid:1"


def test_old_clients_give_a_namespace_as_the_forms_id():
    instance = read_instance(
        b'<data xmlns="http://example.org/f" instanceID="uuid:1"><a/></data>'
    )
    assert instance.form_id == instance.namespace == "http://example.org/f"


def test_comments_split_no_answer_and_marks_keep_theirs():
    answers = "<a>1<!-- no -->2</a><b><![CDATA[<3 & ]]></b><c>&lt;!DOCTYPE</c>"
    values = read_instance(filled(answers)).values
    assert values["/data/a"] == "12"
    assert values["/data/b"] == "<3 & "
    assert values["/data/c"] == "<!DOCTYPE"


def test_an_encrypted_form_shows_its_envelope_and_no_answers():
    # The envelope of the ODK encrypted forms specification, with invented content.
    instance = read_instance(
        b'<data xmlns="http://www.opendatakit.org/xforms/encrypted" encrypted="yes" '
        b'id="voting" version="7"><base64EncryptedKey>a2V5</base64EncryptedKey>'
        b'<orx:meta xmlns:orx="http://openrosa.org/xforms">'
        b"<orx:instanceID>uuid:9</orx:instanceID></orx:meta>"
        b"<media><file>1.jpg.enc</file></media><media><file>2.jpg.enc</file></media>"
        b"<encryptedXmlFile>submission.xml.enc</encryptedXmlFile>"
        b"<base64EncryptedElementSignature>c2ln</base64EncryptedElementSignature></data>"
    )
    assert instance.is_encrypted
    assert instance.values == {}
    assert instance.instance_id == "uuid:9"
    assert instance.envelope is not None
    assert instance.envelope.encrypted_key == "a2V5"
    assert instance.envelope.encrypted_xml == "submission.xml.enc"
    assert instance.envelope.media == ("1.jpg.enc", "2.jpg.enc")
    assert instance.envelope.signature == "c2ln"


@pytest.mark.parametrize(
    ("xml", "kind"),
    [
        (b"", "malformed"),
        (b"<data", "malformed"),
        (b'<data id="f">&nbsp;</data>', "malformed"),
        (b'<data id="f"><a>\x00</a></data>', "malformed"),
        (filled(attributes=""), "no_form_id"),
        (
            b'<data xmlns="http://www.w3.org/2002/xforms" instanceID="u"/>',
            "no_form_id",
        ),
        (filled(attributes=f'id="{"f" * 121}"'), "bad_form_id"),
        (filled(attributes='id="a&#10;b"'), "bad_form_id"),
        (filled(attributes=f'id="f" version="{"1" * 121}"'), "bad_form_id"),
        (b'<data id="f"><a/></data>', "no_instance_id"),
        (b'<data id="f"><meta><instanceID> </instanceID></meta></data>', "no_instance_id"),
        (b'<data id="f" instanceID="a&#10;b"/>', "bad_instance_id"),
        (
            filled(meta="<meta><instanceID>u</instanceID>"
                   "<deprecatedID>a\u202eb</deprecatedID></meta>"),
            "bad_instance_id",
        ),
        (b'<data id="f" instanceID="%s"/>' % (b"u" * (MAX_INSTANCE_ID + 1)),
         "bad_instance_id"),
    ],
)  # fmt: skip
def test_a_form_that_cannot_be_kept_is_refused_with_its_reason(xml, kind):
    assert refused(xml) == kind


BOMB = (
    '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><d id="f">&c;</d>'
)
FILE = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><d id="f">&x;</d>'


@pytest.mark.parametrize("text", [BOMB, FILE, '<!doctype d><d id="f"/>'.upper()])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_document_types_are_refused_in_every_encoding(text, encoding):
    assert refused(text.encode(encoding)) == "entities"


def test_a_document_type_behind_comments_is_found():
    hidden = b'<?xml version="1.0"?>\n<!-- a --><?b?> <!-- c --><!DOCTYPE d>'
    assert refused(hidden + b'<d id="f"/>') == "entities"


def test_a_document_type_in_a_rare_encoding_is_found_after_parsing():
    hidden = '<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE d []><d id="f"/>'
    assert refused(hidden.encode("ascii")) == "entities"


def test_sizes_are_limited():
    assert refused(filled(), max_bytes=20) == "too_large"
    assert refused(filled("<a/>" * (2 * MAX_ELEMENTS + 1))) == "too_large"
    attributes = " ".join(f'a{n}=""' for n in range(2 * MAX_ELEMENTS + 1))
    assert refused(filled(attributes=attributes)) == "too_large"
    assert refused(filled("<a>" * 64 + "</a>" * 64)) == "too_large"
    long = "n" * 500
    assert refused(filled(f"<{long}><{long}/></{long}>")) == "too_large"


def test_many_siblings_of_one_name_are_read_in_one_pass():
    values = read_instance(filled("<a>1</a>" * 9000)).values
    assert values["/data/a[9000]"] == "1"


NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True).filter(
    lambda name: name not in {"meta", "instanceid"}
)
TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")), max_size=30)


@given(st.dictionaries(NAMES, TEXTS, max_size=12))
def test_answers_come_back_as_lxml_wrote_them(answers):
    root = etree.Element("data", id="f", instanceID="uuid:1")
    for name, text in answers.items():
        etree.SubElement(root, name).text = text
    values = read_instance(etree.tostring(root, encoding="utf-8")).values
    assert values == {f"/data/{name}": text for name, text in answers.items()}


def outcome(xml):
    try:
        read_instance(xml)
    except InstanceError as error:
        return error.kind
    return "read"


@given(st.binary(max_size=200))
def test_whatever_comes_is_read_or_refused_with_a_reason(data):
    kinds = {"read", "malformed", "no_form_id", "no_instance_id", "entities"}
    assert outcome(data) in kinds
    assert outcome(b'<data id="f">' + data + b"</data>") in kinds
