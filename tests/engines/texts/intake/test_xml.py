"""XML from strangers: what is read, and what is refused."""

import pytest

from orkhon.engines.texts.intake import xml
from orkhon.engines.texts.intake.xml import parse
from orkhon.engines.texts.structure.model import TextError


def test_a_document_is_read_in_its_encoding_without_comments_and_instructions():
    source = '<?xml version="1.0" encoding="windows-1251"?><a>Ста<!--x-->тья<?y?> 1</a>'
    root = parse(source.encode("cp1251"))
    assert (root.tag, root.text, len(root)) == ("a", "Статья 1", 0)


def test_the_five_entities_of_xml_and_characters_by_number_are_read():
    assert parse(b"<a>&lt;&amp;&#1170;</a>").text == "<&Ғ"


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE a [<!ENTITY b "c">]>',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE a SYSTEM "https://example.org/a.dtd">',
        '<?xml version="1.0"?> <!-- x --> <!DOCTYPE a>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_document_type_is_refused(prolog, encoding):
    with pytest.raises(TextError, match="document type"):
        parse(f"{prolog}<a>x</a>".encode(encoding))


def test_a_document_type_hidden_by_a_rare_encoding_is_refused_after_parsing():
    # UTF-7 writes "<!" as "+ADwAIQ-".
    source = b'<?xml version="1.0" encoding="utf-7"?>+ADwAIQ-DOCTYPE a><a>x</a>'
    with pytest.raises(TextError, match="document type"):
        parse(source)


def test_words_about_document_types_are_words():
    assert parse(b"<a><![CDATA[<!DOCTYPE html>]]></a>").text == "<!DOCTYPE html>"


def test_a_broken_document_is_refused_with_its_line():
    with pytest.raises(TextError, match="broken in line 3"):
        parse(b"<a>\n<b>\n</a>")


def test_an_entity_that_nobody_defined_is_refused():
    with pytest.raises(TextError, match="broken in line 1: Entity 'b'"):
        parse(b"<a>&b;</a>")


def test_a_document_over_the_limit_is_refused():
    assert parse(b"<a>12345</a>", limit=12).text == "12345"
    with pytest.raises(TextError, match="12 bytes; the limit is 11"):
        parse(b"<a>12345</a>", limit=11)


def test_too_many_elements_or_attributes_are_refused_before_parsing(monkeypatch):
    monkeypatch.setattr(xml, "MOST_ELEMENTS", 2)
    assert len(parse(b"<a><b/></a>")) == 1
    with pytest.raises(TextError, match="more than 2 elements"):
        parse(b"<a><b/><b/><b/></a>")
    with pytest.raises(TextError, match="more than 2 elements"):
        parse(b'<a b="" c="" d="" e="" f=""/>')


def test_elements_two_hundred_deep_are_read_and_one_more_refused():
    assert parse(b"<a>" * 200 + b"</a>" * 200).tag == "a"
    with pytest.raises(TextError, match="201 deep"):
        parse(b"<a>" * 201 + b"</a>" * 201)
