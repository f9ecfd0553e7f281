"""Files that call themselves Word files: opened within limits, or refused in words."""

import io
import struct
import zipfile

import pytest

from orkhon.engines.texts.intake import Limits, take_in
from orkhon.engines.texts.intake.word import read_word
from orkhon.engines.texts.structure.model import TextError
from tests.engines.texts.intake.papers import (
    content_types,
    drawn,
    lines,
    p,
    packed,
    r,
    word_file,
)

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
USUAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def refusal(data, limits=None):
    with pytest.raises(TextError) as found:
        take_in("law.docx", data, limits=limits)
    return str(found.value)


def test_the_main_part_may_have_any_name_and_the_strict_namespace():
    assert lines(word_file(p("x"), main="word/document2.xml")) == ["x"]
    members = zipfile.ZipFile(io.BytesIO(word_file(p("x"))))
    strict = {
        name: members.read(name).decode().replace(USUAL, STRICT)
        for name in members.namelist()
    }
    assert lines(packed(strict)) == ["x"]


def test_parts_of_the_glossary_are_not_those_of_the_text():
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    data = packed(
        {
            "word/document.xml": f'<w:document xmlns:w="{USUAL}"><w:body>{p("x")}'
            "</w:body></w:document>",
            "word/glossary/styles.xml": "not xml",
            "[Content_Types].xml": content_types(
                {
                    "word/document.xml": f"{kind}document.main+xml",
                    "word/glossary/styles.xml": f"{kind}styles+xml",
                    "word/comments.xml": f"{kind}comments+xml",
                }
            ),
        }
    )
    assert lines(data) == ["x"]


@pytest.mark.parametrize(
    ("members", "what"),
    [
        ({"a.txt": "x"}, "It is a ZIP archive, not a Word file"),
        (
            {"content.xml": "<a/>", "META-INF/manifest.xml": "<a/>"},
            "It is an OpenDocument file. Open it in Word or LibreOffice, save it as .docx",
        ),
        (
            {
                "[Content_Types].xml": content_types(
                    {"xl/workbook.xml": "application/vnd.spreadsheetml.sheet.main+xml"}
                )
            },
            "It is an Excel workbook, not a text",
        ),
        (
            {
                "[Content_Types].xml": content_types(
                    {"ppt/p.xml": "application/vnd.presentationml.main+xml"}
                )
            },
            "It is a PowerPoint presentation, not a text",
        ),
        ({"[Content_Types].xml": content_types({})}, "It is a ZIP archive"),
        (
            {"[Content_Types].xml": "<!DOCTYPE a><a/>"},
            "In its part [Content_Types].xml: It brings a document type",
        ),
    ],
)
def test_other_zips_are_refused_by_what_they_are(members, what):
    assert refusal(packed(members)).startswith(f"law.docx: {what}")


def test_a_bomb_is_not_opened():
    file = io.BytesIO(word_file(p("x")))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as container:
        container.writestr("word/media/a.bin", b"\0" * 6_000_000)
    assert "as no law does, and was not opened" in refusal(file.getvalue())


def test_too_many_parts_or_bytes_are_not_opened():
    many = packed({f"a{n}": "" for n in range(5_001)})
    assert "into 5,001 parts" in refusal(many)
    data = word_file(p("x" * 5_000))
    assert "was not opened" in refusal(data, Limits(unpacked_bytes=5_000))


def test_a_part_that_is_larger_than_the_directory_says_is_refused():
    data = bytearray(word_file(p("Word " * 2_000)))
    # The size in the directory and in the header of the first member says 10 bytes.
    size = len(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    lie = data.replace(struct.pack("<L", size), struct.pack("<L", 10))
    assert "broken" in refusal(bytes(lie))


def test_a_broken_or_locked_zip_is_refused():
    data = word_file(p("x"))
    assert "The Word file is broken or locked" in refusal(data[:200])
    damaged = data.replace(b"PK\x01\x02", b"PK\x01\x09")
    assert "The Word file is broken or locked" in refusal(damaged)
    # A byte is missing, so places in the file lie before its beginning.
    assert "negative seek value" in refusal(data[:4] + data[5:])
    # Bit 0 of the flags: the member is encrypted.
    locked = data.replace(
        b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"
    )
    assert "password required" in refusal(locked)


def test_a_bomb_of_entities_in_a_part_is_refused():
    file = zipfile.ZipFile(io.BytesIO(word_file(p("x"), styles="")))
    members = {name: file.read(name) for name in file.namelist()}
    members["word/styles.xml"] = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    assert "In its part word/styles.xml: It brings a document type" in refusal(
        packed(members)
    )


def test_a_word_file_without_words_is_refused():
    assert refusal(word_file(p(""))) == (
        "law.docx: There are no words in the file. Choose another"
    )


def test_footnotes_and_endnotes_are_notes_with_the_words_before_them():
    body = p(
        r("Ten days") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + r(" or more")
    )
    body += p(r("End") + '<w:r><w:endnoteReference w:id="3"/></w:r>')
    body += p(r("Lost") + '<w:r><w:footnoteReference w:id="9"/></w:r>')
    gone = '<w:del><w:r><w:footnoteReference w:id="2"/></w:r></w:del>'
    file = word_file(
        body + p(gone),
        footnotes='<w:footnote w:id="2">' + p("Law of 2020.") + "</w:footnote>",
        endnotes='<w:endnote w:id="3">' + p("See") + p("there.") + "</w:endnote>",
    )
    found = drawn(file)
    assert [block.text for block in found.blocks] == ["Ten days or more", "End", "Lost"]
    assert found.notes == (
        "Footnote 1 after “Ten days”: Law of 2020.",
        "Footnote 2 after “End”: See there.",
        "Footnote 3 after “Lost” is not in the file.",
    )


def test_what_is_not_of_the_text_is_said():
    contents = '<w:style w:styleId="11"><w:name w:val="toc 1"/></w:style>'
    gallery = (
        '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    )
    body = (
        f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{p('Contents')}{p('')}"
        "</w:sdtContent></w:sdt>"
        + p("Article 1 5", '<w:pStyle w:val="11"/>')
        + p(r("Words") + r(" secret", "<w:vanish/>"))
        + p("<w:r><w:drawing/></w:r>")
        + "<w:altChunk/>"
        + p('<w:r><w:sym w:char="F0B3"/><w:sym w:char="F0FF"/></w:r>')
        + p("<m:oMath><m:r><m:t>a</m:t></m:r></m:oMath>")
    )
    found = drawn(
        word_file(
            body, styles=contents, header1=p("Draft"), footer1=p("Draft") + p("7")
        )
    )
    assert [block.text for block in found.blocks] == ["Words", "≥\ufffd", "a"]
    assert found.notes == (
        "At the edge of pages, left out of the text: “Draft”.",
        "At the edge of pages, left out of the text: “Draft 7”.",
        "The table of contents is left out of the text: “Contents / Article 1 5”.",
        "Hidden words, left out of the text: “secret”.",
        "Pictures in the file: 1. What stands in them is not read.",
        "Other files inside the file: 1. They are not read; copy their text into the "
        "document.",
        "Formulas in the file: 1. Their signs are read one after the other, so a "
        "fraction loses its stroke; compare them with the file.",
        "Signs of a symbol font that are not known: 1. “\ufffd” stands for each.",
    )


def test_an_unclosed_change_at_the_end_is_read():
    data = word_file(p("one", '<w:rPr><w:del w:author="A"/></w:rPr>'))
    assert [b.text for b in read_word(data, "new", Limits()).blocks] == ["one"]
