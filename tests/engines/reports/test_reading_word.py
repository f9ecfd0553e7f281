"""Word documents: tracked changes, comments, and containers made to hurt."""

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml

from orkhon.engines.reports.reading import ReadingError, read, word

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(document):
    """The bytes of a python-docx document."""
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def container(**parts):
    """A ZIP with the given parts; __ stands for / and the XML ending is added."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/") + ".xml", content)
    return target.getvalue()


def body(inner):
    return f"<w:document {W}><w:body>{inner}</w:body></w:document>"


def paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_paragraphs_tables_and_the_title_are_read():
    document = docx.Document()
    document.core_properties.title = "Sample report"
    document.add_paragraph("The Speaker met\ta guest.")
    document.add_paragraph("")
    row = document.add_table(1, 2).rows[0]
    row.cells[0].text = "Speaker"
    row.cells[1].text = "Guest"
    found = read(saved(document), "report.docx")
    assert found.text == "The Speaker met a guest.\n\nSpeaker\n\nGuest"
    assert (found.title, found.notes, found.media_type) == (
        "Sample report",
        (),
        word.MEDIA_TYPE,
    )


def test_a_word_document_is_known_by_its_bytes_and_not_by_its_name():
    document = docx.Document()
    document.add_paragraph("The Speaker met a guest.")
    assert read(saved(document), "report.txt").text == "The Speaker met a guest."


def test_tracked_changes_are_read_as_accepted_and_said():
    document = docx.Document()
    changed = document.add_paragraph("The Speaker met ")
    changed._p.append(
        parse_xml(
            f'<w:ins {W} w:id="1" w:author="x"><w:r><w:t>the Ambassador</w:t></w:r>'
            "</w:ins>"
        )
    )
    changed._p.append(
        parse_xml(
            f'<w:del {W} w:id="2" w:author="x"><w:r><w:delText>a guest</w:delText>'
            "</w:r></w:del>"
        )
    )
    found = read(saved(document), "report.docx")
    assert found.text == "The Speaker met the Ambassador"
    assert found.notes == (
        "The document has tracked changes (1 insertions, 1 deletions). It is read as "
        "if all were accepted.",
    )


def test_text_moved_away_is_read_at_its_new_place_only():
    moved = (
        "<w:p><w:moveFrom><w:r><w:t>Moved.</w:t></w:r></w:moveFrom></w:p>"
        + paragraph("Stays.")
        + "<w:p><w:moveTo><w:r><w:t>Moved.</w:t></w:r></w:moveTo></w:p>"
    )
    found = read(container(word__document=body(moved)), "a.docx")
    assert found.text == "Stays.\n\nMoved."


def test_comments_are_counted_and_footnotes_read():
    found = read(
        container(
            word__document=body(paragraph("The Speaker met a guest.")),
            word__comments=(
                f"<w:comments {W}><w:comment>{paragraph('Check!')}</w:comment>"
                "</w:comments>"
            ),
            word__footnotes=f"<w:footnotes {W}>{paragraph('A note.')}</w:footnotes>",
        ),
        "a.docx",
    )
    assert found.text == "The Speaker met a guest.\n\nA note."
    assert found.notes == ("The document has 1 comments; they are not read.",)


def test_hyphens_and_text_boxes_keep_their_words():
    inner = (
        "<w:p><w:r><w:t>Kassym</w:t><w:noBreakHyphen/><w:t>Jomart</w:t><w:br/>"
        "<w:t>spoke.</w:t></w:r><w:r><w:txbxContent>"
        + paragraph("In a box.")
        + "</w:txbxContent></w:r></w:p>"
    )
    found = read(container(word__document=body(inner)), "a.docx")
    assert found.text == "Kassym-Jomart spoke.\n\nIn a box."


def refusal_of(data, name="sent.docx"):
    with pytest.raises(ReadingError) as refusal:
        read(data, name)
    message = str(refusal.value)
    assert message.startswith(f"{name}: ")
    return message.removeprefix(f"{name}: ")


def test_a_small_file_that_unpacks_into_a_huge_one_is_not_opened():
    bomb = container(word__document=b"\0" * 30_000_000)
    assert len(bomb) < 100_000
    assert refusal_of(bomb).startswith("would unpack from ")


def test_a_file_with_too_many_parts_is_not_opened():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for number in range(word.MOST_MEMBERS + 1):
            made.writestr(f"part{number}", b"")
    assert refusal_of(target.getvalue()) == (
        "holds 2001 parts, more than 2000; it is not opened"
    )


def test_a_part_that_is_larger_than_its_directory_says_is_not_opened(monkeypatch):
    monkeypatch.setattr(word, "MOST_PART_BYTES", 200)
    long = container(word__document=body(paragraph("The Speaker. " * 40)))
    assert refusal_of(long) == (
        "its part word/document.xml is larger than 200 bytes; it is not opened"
    )


def test_entities_in_a_word_document_are_refused():
    laughs = (
        '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
        f"<w:document {W}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body>"
        "</w:document>"
    )
    assert refusal_of(container(word__document=laughs)) == (
        "its part word/document.xml defines entities, which no Word document does; it "
        "is not opened"
    )


def test_another_archive_an_empty_or_a_damaged_document_is_said():
    assert refusal_of(container(report="<p/>"), "a.zip") == (
        "is a ZIP archive, not a Word document; take the report out of it"
    )
    assert refusal_of(container(word__document=body(""))) == (
        "the Word document holds no text"
    )
    assert refusal_of(container(word__document="<w:document>")).startswith(
        "its part word/document.xml is damaged"
    )
    assert refusal_of(b"PK\x03\x04 cut off").startswith(
        "the Word document is damaged or locked"
    )


def test_a_locked_document_is_said():
    made = bytearray(container(word__document=body(paragraph("Text."))))
    # Bit 0 of the general purpose flag means encrypted (APPNOTE 4.4.4); it
    # stands 6 bytes into the local header and 8 into the central directory.
    made[6] |= 1
    made[made.index(b"PK\x01\x02") + 8] |= 1
    assert refusal_of(bytes(made)).startswith("the Word document is damaged or locked")


def test_a_document_whose_packed_bytes_are_damaged_is_said():
    made = bytearray(container(word__document=body(paragraph("Sample.") * 200)))
    at = made.find(b"word/document.xml") + len("word/document.xml")
    made[at : at + 40] = b"\xff" * 40
    assert refusal_of(bytes(made)).startswith("the Word document is damaged or locked")
