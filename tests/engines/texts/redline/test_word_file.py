"""The Word file holds real tracked changes and nothing but the two texts."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import docx
import pytest
from lxml import etree

from orkhon.engines.texts.redline import Redline, Row, compare, word_file
from orkhon.engines.texts.structure import Provision, Text, TextError, plain
from tests.engines.texts.redline.laws import article, chapter, law, table
from tests.engines.texts.redline.word_reader import W, settled, without_spaces

AT = datetime(2026, 11, 22, 12, 30, tzinfo=timezone(timedelta(hours=3)))
AIM = "This law sets how lists of voters are kept."
LOOK = "Anyone may look into the list in the precinct on working days."


def written(old: Text, new: Text) -> bytes:
    return word_file(compare(old, new), "Sample law", "A. Clerk", AT)


def body(file: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def check_both_ways(old: Text, new: Text) -> None:
    file = written(old, new)
    assert without_spaces(settled(file, accept=True)) == without_spaces(plain(new))
    assert without_spaces(settled(file, accept=False)) == without_spaces(plain(old))


def test_each_change_names_its_author_and_time() -> None:
    root = body(
        written(law(article(1, text="ten days")), law(article(1, text="two days")))
    )
    changes = [*root.iter(f"{W}ins"), *root.iter(f"{W}del")]
    assert [one.get(f"{W}author") for one in changes] == ["A. Clerk", "A. Clerk"]
    assert {one.get(f"{W}date") for one in changes} == {"2026-11-22T09:30:00Z"}
    assert ["".join(one.itertext()) for one in changes] == ["two", "ten"]


def test_identifiers_of_changes_are_different_and_ranges_are_closed() -> None:
    old = law(article(1, "Aim", AIM), article(2, "Look", LOOK, table(("a", "b"))))
    new = law(
        article(1, "Look", LOOK, table(("a", "b"))), article(2, "Aim", f"{AIM} New.")
    )
    root = body(written(old, new))
    begun, ended, others = [], [], []
    for one in root.iter():
        identity = one.get(f"{W}id")
        if identity is not None:
            kind = etree.QName(one).localname
            into = (
                begun
                if kind.endswith("RangeStart")
                else ended
                if kind.endswith("RangeEnd")
                else others
            )
            into.append(identity)
    assert begun == ended
    assert len({*begun, *others}) == len(begun) + len(others)
    starts = {
        tag: {one.get(f"{W}name") for one in root.iter(f"{W}{tag}RangeStart")}
        for tag in ("moveFrom", "moveTo")
    }
    assert starts["moveFrom"] == starts["moveTo"] != set()


def test_a_paragraph_that_goes_comes_or_moves_takes_its_mark_along() -> None:
    old = law(article(1, "A", AIM, LOOK), article(2, "B", AIM))
    new = law(article(1, "A", AIM), article(2, "B", AIM, LOOK, "Newly written."))
    lines = ["Article 1. A", f"1. {AIM}", f"2. {LOOK}", "Article 2. B", f"1. {AIM}"]
    assert settled(written(old, new), accept=False) == lines
    del lines[2]
    assert settled(written(old, new), accept=True) == [
        *lines,
        f"2. {LOOK}",
        "3. Newly written.",
    ]


def test_a_heading_above_its_number_or_beside_it() -> None:
    above = Provision("article", "1", "Aim", AIM, (), "Article 1", "", "above")
    beside = replace(above, heading_place="same")
    for old, new in ((above, beside), (beside, above), (above, above)):
        check_both_ways(law(old), law(new))
    check_both_ways(law(replace(above, marker="")), law(beside))


def test_a_number_alone_above_its_words_stands_as_a_heading() -> None:
    one = replace(article(1, text=AIM), text_place="below")
    lines = settled(written(law(one), law(one)), accept=True)
    assert lines[:2] == ["Article 1.", AIM]


def test_tables_that_come_go_and_change() -> None:
    old = law(article(1, "Aim", AIM, table(("a", "b"), ("c",))), article(2, text=LOOK))
    new = law(
        article(1, "Aim", AIM), article(2, "", table(("a", ""), ("x", "y")), text=LOOK)
    )
    check_both_ways(old, new)
    check_both_ways(new, old)


def test_tabs_breaks_and_signs_of_markup_are_kept() -> None:
    old = law(article(1, text="one\ttwo\nthree <b> & \x0bfour\x1f"))
    new = law(article(1, text="one\ttwo\nthree <i> & five"))
    check_both_ways(old, new)
    assert "<i> &" in "".join(settled(written(old, new), accept=True))


def test_a_sign_that_no_word_file_can_hold_is_refused_by_name() -> None:
    with pytest.raises(TextError, match="U\\+0007 after “bell ”"):
        written(law(), law(article(1, text="bell \x07")))
    with pytest.raises(TextError, match="U\\+0000"):
        word_file(compare(law(), law()), "\x00", "A. Clerk", AT)


def test_an_author_and_a_time_zone_are_needed() -> None:
    redline = compare(law(), law())
    with pytest.raises(TextError, match="author"):
        word_file(redline, "Sample", " ", AT)
    with pytest.raises(TextError, match="time zone"):
        word_file(redline, "Sample", "A. Clerk", datetime(2026, 11, 22))  # noqa: DTZ001 -- the fault


def test_the_title_stands_in_header_and_properties_not_in_the_text() -> None:
    read = docx.Document(io.BytesIO(written(law(), law(article(1, text=AIM)))))
    assert read.core_properties.title == "Sample law"
    assert read.core_properties.author == "A. Clerk"
    assert read.sections[0].header.paragraphs[0].text == "Sample law"


def test_chapters_and_articles_are_headings_of_their_level() -> None:
    text = law(chapter(1, "Жалпы", article(1, "Мақсат", AIM)), language="kk")
    file = written(text, text)
    read = docx.Document(io.BytesIO(file))
    assert [one.style.name for one in read.paragraphs] == [
        "Law Chapter",
        "Law Article",
        "Law Paragraph",
    ]
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        assert b'w:val="kk-KZ"' in archive.read("word/styles.xml")


def test_the_same_redline_gives_the_same_bytes() -> None:
    old, new = law(article(1, text=AIM)), law(article(1, text=LOOK))
    assert written(old, new) == written(old, new)
    in_utc = word_file(compare(old, new), "Sample law", "A. Clerk", AT.astimezone(UTC))
    assert in_utc == written(old, new)


def test_a_language_that_is_not_known_is_left_out() -> None:
    row = Row(("same",), "both", None, None, 0)
    file = word_file(Redline((row,), "und"), "Sample", "A. Clerk", AT)
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        assert b"w:lang" not in archive.read("word/styles.xml")
