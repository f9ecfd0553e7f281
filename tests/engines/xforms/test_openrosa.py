"""Answers as the OpenRosa documents lay them out, read back by another parser."""

import base64
import hashlib
from xml.etree import ElementTree  # the standard library's parser is the other program

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orkhon.engines.xforms import openrosa
from orkhon.engines.xforms.openrosa import (
    ListedForm,
    ManifestFile,
    OpenRosaError,
    Receipt,
)

LIST = "{http://openrosa.org/xforms/xformsList}"
MANIFEST = "{http://openrosa.org/xforms/xformsManifest}"
RESPONSE = "{http://openrosa.org/http/response}"
RECEIPT = "{urn:orkhon:receipt:1}receipt"
LEAF = hashlib.sha256(b"leaf").hexdigest()

FORM = ListedForm(
    form_id="opening",
    name="Ашылу <1> & 2",
    version="2026112201",
    hash="md5:0",
    download_url="https://example.org/v1/forms/opening.xml?a=1&b=2",
    manifest_url="https://example.org/v1/forms/opening/manifest",
)


def parsed(xml):
    return ElementTree.fromstring(xml)  # noqa: S314 -- our own answer


def told(element, namespace):
    return [(child.tag.removeprefix(namespace), child.text) for child in element]


def test_the_list_names_each_form_as_the_form_list_api_asks():
    root = parsed(openrosa.form_list([FORM]))
    assert root.tag == f"{LIST}xforms"
    assert told(root[0], LIST) == [
        ("formID", "opening"),
        ("name", "Ашылу <1> & 2"),
        ("version", "2026112201"),
        ("hash", "md5:0"),
        ("downloadUrl", "https://example.org/v1/forms/opening.xml?a=1&b=2"),
        ("manifestUrl", "https://example.org/v1/forms/opening/manifest"),
    ]


def test_a_form_without_files_has_no_manifest():
    form = ListedForm("f", "F", "", "md5:0", "https://example.org/f.xml")
    names = [name for name, _text in told(parsed(openrosa.form_list([form]))[0], LIST)]
    assert "manifestUrl" not in names


def test_an_empty_list_is_a_list():
    assert list(parsed(openrosa.form_list([]))) == []


@pytest.mark.parametrize(
    "form",
    [
        ListedForm("", "F", "", "md5:0", "https://example.org/"),
        ListedForm("f", "", "", "md5:0", "https://example.org/"),
        ListedForm("f", "F", "", "md5:0", "/v1/f.xml"),
        ListedForm("f", "F", "", "md5:0", "https://example.org/", "manifest"),
    ],
)
def test_a_form_that_would_make_collect_drop_the_list_is_refused(form):
    with pytest.raises(OpenRosaError):
        openrosa.form_list([form])


def test_the_manifest_names_each_file():
    root = parsed(
        openrosa.manifest(
            [
                ManifestFile("a b.png", "md5:1", "https://example.org/a%20b.png"),
                ManifestFile(
                    "people.csv", "md5:2", "https://example.org/p", "https://example.org/i"
                ),
            ]
        )
    )  # fmt: skip
    assert root.tag == f"{MANIFEST}manifest"
    assert root[0].attrib == {}
    assert told(root[0], MANIFEST) == [
        ("filename", "a b.png"),
        ("hash", "md5:1"),
        ("downloadUrl", "https://example.org/a%20b.png"),
    ]
    assert root[1].attrib == {"type": "entityList"}
    assert told(root[1], MANIFEST)[-1] == ("integrityUrl", "https://example.org/i")


@pytest.mark.parametrize(
    "file",
    [
        ManifestFile("", "md5:1", "https://example.org/"),
        ManifestFile("a", "", "https://example.org/"),
        ManifestFile("a", "md5:1", "a"),
        ManifestFile("a", "md5:1", "https://example.org/", "i"),
    ],
)
def test_a_file_that_cannot_be_fetched_is_refused(file):
    with pytest.raises(OpenRosaError):
        openrosa.manifest([file])


def test_the_integrity_answer_tells_which_entities_are_deleted():
    root = parsed(openrosa.integrity({"a": True, "b": False}))
    assert root.tag == "data"
    assert [(e.get("id"), e[0].tag, e[0].text) for e in root.findall("entities/entity")] == [
        ("a", "deleted", "true"),
        ("b", "deleted", "false"),
    ]  # fmt: skip


def test_a_receipt_stands_beside_the_words():
    xml = openrosa.response(
        "Received.",
        nature=openrosa.SUCCESS,
        receipt=Receipt(48190, LEAF, False, ("a b.jpg", "5%.jpg")),
    )
    root = parsed(xml)
    assert root.tag == f"{RESPONSE}OpenRosaResponse"
    assert root[0].tag == f"{RESPONSE}message"
    assert root[0].attrib == {"nature": "submit_success"}
    assert root[0].text == "Received."
    assert root[1].tag == RECEIPT
    assert root[1].attrib == {
        "seq": "48190",
        "leaf": LEAF,
        "complete": "false",
        "missing": "a%20b.jpg 5%25.jpg",
    }
    # Collect and the observers' app look for the plain prefixless elements.
    assert b'<receipt xmlns="urn:orkhon:receipt:1" seq="48190"' in xml


def test_a_whole_form_misses_nothing():
    receipt = Receipt(1, LEAF, True)
    root = parsed(openrosa.response("ok", nature=openrosa.SUCCESS, receipt=receipt))
    assert root[1].get("complete") == "true"
    assert root[1].get("missing") == ""


def test_a_refusal_has_words_and_no_receipt():
    root = parsed(openrosa.response("No.", nature=openrosa.ERROR))
    assert root[0].get("nature") == "submit_error"
    assert len(root) == 1


@pytest.mark.parametrize("leaf", ["", "zz", "ab", LEAF.upper(), LEAF + " "])
def test_a_receipt_for_no_hash_is_not_given(leaf):
    with pytest.raises(OpenRosaError):
        openrosa.response("ok", nature="", receipt=Receipt(1, leaf, True))


def test_people_compare_the_ends_of_the_hash():
    letters = base64.b64encode(hashlib.sha256(b"leaf").digest()).decode()
    assert openrosa.short_leaf(LEAF) == f"{letters[:8]} … {letters[-4:]}"


def test_the_hash_of_a_form_is_its_md5():
    # RFC 1321, appendix A.5: the digest of "abc".
    assert openrosa.hash_of(b"abc") == "md5:900150983cd24fb0d6963f7d28e17f72"


def test_every_answer_carries_the_version_and_the_largest_post():
    assert openrosa.headers(accept_length=100_000_000) == {
        "X-OpenRosa-Version": "1.0",
        "X-OpenRosa-Accept-Content-Length": "100000000",
    }


@given(st.text())
def test_whatever_a_form_is_called_the_list_stays_xml(name):
    form = ListedForm("f", name + "x", name, "md5:0", "https://example.org/")
    assert parsed(openrosa.form_list([form]))[0][0].text == "f"
