"""What comes in badly: a clear refusal and the file kept, or the text kept and marked."""

import io
import zipfile

import docx
import pydyf
import pytest

from orkhon.legislation.actions.texts import Dates, begin_version, bring_in
from orkhon.legislation.models import Expression
from orkhon.legislation.queries.reading import reading_of
from orkhon.legislation.queries.texts import text_of, units_of
from orkhon.record.models import Source
from orkhon.record.queries import bytes_of
from orkhon.record.refusals import Refusal
from tests.rooms.legislation import laws


@pytest.fixture
def draft(legal, model):
    """The next version of the model law, without a text."""
    return begin_version(model, "draft", by=legal, dates=Dates())


def refused(draft, name, data, by, **said):
    """The words of the refusal; the file lies in quarantine byte for byte."""
    with pytest.raises(Refusal) as refusal:
        bring_in(draft, name, data, by=by, **said)
    (kept,) = Source.objects.exclude(quarantined="")
    assert bytes_of(kept) == data
    assert kept.filename == name
    assert not Expression.objects.filter(version=draft).exists()
    words = str(refusal.value)
    assert words.endswith("The file is kept as it came.")
    return words


def scanned():
    """A PDF whose one page holds a picture and no letter."""
    page = pydyf.PDF()
    page.add_page(
        pydyf.Dictionary(
            {
                "Type": "/Page",
                "Parent": page.pages.reference,
                "MediaBox": pydyf.Array([0, 0, 200, 200]),
            }
        )
    )
    made = io.BytesIO()
    page.write(made)
    return made.getvalue()


def zipped(parts):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return made.getvalue()


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    b'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">&c;'
    b"</akomaNtoso>"
)
BROKEN_AKN = (
    b'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">\n'
    b"<act><body><article>no metadata</article></body></act></akomaNtoso>"
)


def test_a_scan_without_text_is_refused_and_kept(legal, draft):
    words = refused(draft, "scan.pdf", scanned(), legal)
    assert words.startswith("scan.pdf: ")
    assert "OCR" in words


def test_an_xml_bomb_is_refused_and_kept(legal, draft):
    assert "DOCTYPE" in refused(draft, "law.xml", BOMB, legal)


def test_an_xml_bomb_inside_a_word_file_is_refused_and_kept(legal, draft):
    whole = io.BytesIO()
    docx.Document().save(whole)
    with zipfile.ZipFile(whole) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/document.xml"] = BOMB
    assert "DOCTYPE" in refused(draft, "law.docx", zipped(parts), legal)


def test_a_zip_bomb_is_refused_and_kept(legal, draft):
    whole = io.BytesIO()
    docx.Document().save(whole)
    with zipfile.ZipFile(whole) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/document.xml"] = b" " * 300_000_000
    words = refused(draft, "bomb.docx", zipped(parts), legal)
    assert "bomb.docx: " in words


def test_akoma_ntoso_that_breaks_the_schema_is_refused_with_the_line(legal, draft):
    words = refused(draft, "law.akn", BROKEN_AKN, legal)
    assert words.startswith("law.akn: The file breaks the rules of Akoma Ntoso 3.0")
    assert "Line 2: <act> lacks “name”" in words


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("figures.txt", b"1 2 3"),
        ("noise.docx", b"PK\x03\x04" + bytes(range(256))),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(64)),
    ],
)
def test_what_holds_no_law_is_refused_and_kept(legal, draft, name, data):
    assert refused(draft, name, data, legal).startswith(f"{name}: ")


def test_a_text_in_none_of_the_languages_is_refused_until_somebody_says_which(
    legal, draft
):
    data = "§ 1. A törvény célja\nEz a törvény kitalált.\n".encode()
    assert "say which of the seven" in refused(draft, "hu.txt", data, legal)


def test_a_number_longer_than_any_law_has_is_refused_and_kept(legal, draft):
    number = ".".join(["1"] * 150)
    data = f"Law on toys\n\nArticle {number}. Subject\nWords of it.\n".encode()
    words = refused(draft, "law.txt", data, legal, language="en")
    assert "too long for the number of a provision" in words


def test_two_articles_7_both_stay_and_are_told_apart(legal, draft):
    data = b"Law on toys\n\nArticle 7. One\nFirst.\n\nArticle 7. Two\nSecond.\n"
    text = bring_in(draft, "law.txt", data, by=legal, language="en")
    assert [one.eid for one in units_of(text)] == ["art_7", "art_7_2"]
    assert any("more than one article 7" in note for note in text.notes)


def test_a_table_inside_an_article_stays_a_table(legal, draft):
    document = docx.Document()
    document.add_paragraph("Law on the fees for the recall of toys")
    document.add_paragraph("Article 1. Fees")
    document.add_paragraph("The fees are:")
    table = document.add_table(rows=2, cols=2)
    for place, words in enumerate(("Toy", "Fee", "Wooden", "10")):
        table.cell(place // 2, place % 2).text = words
    document.add_paragraph("Article 2. Entry into force")
    made = io.BytesIO()
    document.save(made)
    text = bring_in(draft, "fees.docx", made.getvalue(), by=legal, language="en")
    (line,) = (one for one in reading_of(text).lines if one.rows)
    assert line.eid.startswith("art_1__")
    assert line.rows == (("Toy", "Fee"), ("Wooden", "10"))


def test_a_text_in_another_language_than_was_said_says_so(legal, draft, kazakh_law):
    text = bring_in(draft, "a.txt", laws.KZ_KK.encode(), by=legal, language="ru")
    assert any("seems to be Kazakh" in note for note in text.notes)
    assert text.source.text.split() == laws.KZ_KK.split()


def test_3000_articles_come_in_whole(legal, draft):
    articles = [
        f"Article {n}. Heading {n}\n1. The authority decides within {n} days.\n"
        f"2. Article {max(n - 1, 1)} applies."
        for n in range(1, 3001)
    ]
    data = "\n\n".join(["Law on everything", *articles]).encode()
    text = bring_in(draft, "long.txt", data, by=legal, language="en")
    assert text.provisions.count() == 9001
    assert len(units_of(text)) == 6000
    read = reading_of(text)
    assert (read.articles, read.broken, read.unknown) == (3000, [], [])
    assert text_of(text).provisions[-1].eid == "art_3000"
