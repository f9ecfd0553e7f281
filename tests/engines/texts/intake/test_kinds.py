"""Files told by their content, and those that are refused."""

import pytest

from orkhon.engines.texts.intake import Limits, take_in
from orkhon.engines.texts.intake.kinds import sort_of
from orkhon.engines.texts.structure.model import TextError


@pytest.mark.parametrize(
    ("data", "sort"),
    [
        (b"PK\x03\x04", "zip"),
        (b"\n%PDF-1.7", "pdf"),
        (b"<?xml version='1.0'?><akomaNtoso xmlns='x'>", "akn"),
        (b"<?xml version='1.0'?><an:akomaNtoso>", "akn"),
        ("<akomaNtoso>".encode("utf-16"), "akn"),
        (b"<!-- x --><!DOCTYPE html>", "html"),
        (b"\xef\xbb\xbf  <p>x", "html"),
        (b"<Madde 1>", "txt"),
        (b"<Article: the words>", "txt"),
        (b"<5 days", "txt"),
        (b"Article 1 <p>", "txt"),
        ("Madde 1 – Amaç".encode(), "txt"),
    ],
)
def test_a_file_is_told_by_its_first_bytes(data, sort):
    assert sort_of(data) == sort


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "The file is empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "It is an old Word file (.doc)"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + "EncryptedPackage".encode("utf-16-le"),
            "It is locked with a password. Open it in Word",
        ),
        (b"{\\rtf1", "It is an RTF file. Open it in Word or LibreOffice"),
        (
            b"\x89PNG\r\n\x1a\n",
            "It is a picture, not a text. If it shows a page of text",
        ),
        (b"AT&TFORM", "It is a scan (DjVu), not a text. If it shows a page"),
        (b"\x1f\x8b\x08", "It is a packed file, not a text. Send the text itself"),
        (b"RIFF\0\0\0\0WEBP", "It is a picture, sound or film"),
        (b"\0\0\0\x20ftypheic", "It is a picture, sound or film"),
        (b"<?xml version='1.0'?><law/>", "It is an XML file, but not Akoma Ntoso"),
        (b"<svg:svg>", "It is an XML file, but not Akoma Ntoso"),
        (b"  \r\n ", "There are no words in the file"),
        (b"1. 2. 3.", "There are no words in the file"),
        (b"\0\1\2\3" * 30, "Its letters cannot be read"),
        (bytes(range(1, 32)), "There are no words in the file"),
    ],
)
def test_a_file_that_is_no_text_is_refused_by_what_it_is(data, what):
    with pytest.raises(TextError) as found:
        take_in("law.docx", data)
    assert str(found.value).startswith(f"law.docx: {what}")


def test_a_file_over_the_limit_is_refused():
    with pytest.raises(TextError, match="The file has 9 bytes; the limit is 8"):
        take_in("a.txt", b"Article 1", limits=Limits(file_bytes=8))
    with pytest.raises(TextError, match="The text has 9 characters; the limit is 8"):
        take_in("a.txt", b"Article 1", limits=Limits(characters=8))
