"""A statement on paper: the same sentences and numbers in HTML, Word and PDF."""

import io
import re
import zipfile
from datetime import UTC, datetime

import pytest
import time_machine
from docx import Document
from lxml import etree

from orkhon.engines.findings.paper_text import one_line, text_of_html
from orkhon.observation.documents.statement.papers import (
    file_name,
    made_papers,
    statement_bytes,
    statement_paper,
)
from orkhon.observation.form_designs.statement_phrases import phrases

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def made(texts):
    return {(one.language, one.format): one.data for one in made_papers(texts)}


def word_lines(data):
    """The text of a Word file without its notes, whose marks are fields."""
    return one_line(
        " ".join(one.text or "" for one in _paragraphs(Document(io.BytesIO(data))))
    )


def _paragraphs(document):
    yield from document.paragraphs
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs


def word_notes(data):
    """The footnotes of a Word file."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/footnotes.xml"))
    return [
        "".join(one.text or "" for one in note.iter(f"{WORD}t"))
        for note in root.iter(f"{WORD}footnote")
        if not note.get(f"{WORD}type")
    ]


def notes_of(html):
    """The notes at the end of each leaf of an HTML paper."""
    return [
        one_line(re.sub(r"<[^>]+>", "", item)[len(number) :])
        for number, item in re.findall(
            r'<li id="n(\d+)">(.*?)</li>', html.decode(), re.DOTALL
        )
    ]


def test_every_sentence_stands_whole_in_each_format_of_each_language(
    written, texts, day, poppler
):
    composed = texts(written())
    papers = made(composed)
    assert sorted(papers) == [
        (language, kind)
        for language in ("en", "kk")
        for kind in ("docx", "html", "pdf")
    ]
    for language, text in composed.items():
        html = text_of_html(papers[language, "html"].decode())
        word = word_lines(papers[language, "docx"])
        printed = re.sub(r"\s", "", poppler("pdftotext", papers[language, "pdf"]))
        assert len(text.sentences) == 11
        for sentence in text.sentences:
            assert html.count(one_line(sentence.shown)) == 1
            assert word.count(one_line(sentence.shown)) == 1
            assert re.sub(r"\s", "", sentence.shown) in printed


def test_numbers_are_those_that_were_counted_and_given(written, texts, day):
    # Three stations of one city; two forms of voting say something of secrecy.
    papers = made(texts(written()))
    said = text_of_html(papers["en", "html"].decode())
    assert "Polling stations visited: 3; cities, with their surroundings: 1 (" in said
    assert "could not mark the ballot in secret: 1 of 2." in said
    assert "Voters on the list: 12,461,796." in said
    said = text_of_html(papers["kk", "html"].decode())
    assert "толтыра алмаған байқау саны: 1 (барлығы 2)." in said
    assert "Тізімдегі сайлаушылар: 12 461 796." in said


def test_a_note_says_what_was_counted_and_how_many_did_not_see_it(written, texts, day):
    papers = made(texts(written()))
    notes = notes_of(papers["en", "html"])
    assert notes == [one_line(one) for one in word_notes(papers["en", "docx"])]
    assert notes[0] == (
        "3 = Polling stations in: all forms but incident reports; finding “stations”"
    )
    assert notes[1].startswith("1 = Cities in: ")
    assert notes[5] == (
        "Visits: “Voting”; “Was it secrecy?”: “no”; of those who answered this with"
        " more than “not seen”; not seen or not answered: 1;"
        " finding “voting_secrecy_no”"
    )


def test_a_note_says_whose_a_figure_is_and_when_it_was_given(written, texts, day):
    # 05:00 UTC is 10:00 in Almaty.
    notes = notes_of(made(texts(written()))["en", "html"])
    assert notes[-1] == (
        "Given by: Sample commission; 24 February 2027, 10:00; preliminary;"
        " source: Sample bulletin"
    )


def test_equal_statements_make_equal_bytes_at_any_time(written, texts, day):
    composed = texts(written(languages=("en",)))
    with time_machine.travel(datetime(2027, 3, 15, 9, 0, tzinfo=UTC)):
        first = made_papers(composed)
    with time_machine.travel(datetime(2029, 1, 1, 9, 0, tzinfo=UTC)):
        assert made_papers(composed) == first


def test_names_of_files_say_kind_mission_number_and_language(written, texts, day):
    statement = written("press")
    text = texts(statement)["kk"]
    assert file_name(text, "pdf") == "press-1-1-kk.pdf"


def test_a_translation_says_that_it_is_one(written, texts, day):
    papers = made(texts(written()))
    assert "authentic text" in text_of_html(papers["en", "html"].decode())
    kazakh = text_of_html(papers["kk", "html"].decode())
    assert "ресми емес аударма; түпнұсқа мәтін: Ағылшын тілі" in kazakh


PRESS = (
    "vote",
    "invitation",
    "members",
    "rules_followed",
    "stations_visited",
    "opening_observed",
    "opening_late",
    "voting_observed",
    "voting_secrecy",
    "counting_observed",
    "protocols_received",
    "figures_of_others",
    "voters_on_list",
    "no_sample",
    "short_term",
    "cities_only",
    "not_seen_answers",
    "press_contact",
)


def test_a_press_version_fits_on_one_page(written, texts, day, poppler):
    papers = made(texts(written("press", phrases=PRESS)))
    for language in ("en", "kk"):
        found = poppler("pdfinfo", papers[language, "pdf"])
        assert re.search(r"^Pages:\s+1$", found, re.MULTILINE)
        said = text_of_html(papers[language, "html"].decode())
        (contact,) = phrases("contact")
        assert contact.texts[language] in said


def test_a_press_version_is_short_and_says_how_it_is_counted(written, texts, day):
    papers = made(texts(written("press")))
    said = text_of_html(papers["en", "html"].decode())
    assert "How to check this text" not in said
    notes = notes_of(papers["en", "html"])
    assert notes[1] == (
        "1 = Visits: “Opening”. 0 of 1 = “Was it on_time?”: “no”. 3 = Visits: “Voting”."
        " 1 of 2 = “Was it secrecy?”: “no”; not seen or not answered: 1"
    )
    assert notes[2].startswith("12,461,796 = Given by: Sample commission; ")
    assert notes[2].endswith("; preliminary")
    assert len(notes) == 3


def test_papers_are_reported_one_by_one(written, texts, day):
    told = []
    made_papers(
        texts(written(languages=("en",))), report=lambda n, of: told.append((n, of))
    )
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert made_papers({}) == []


def test_a_draft_says_that_it_is_not_issued(written, texts, day):
    text = texts(written(languages=("en",)))["en"]
    draft = statement_bytes(statement_paper(text, is_draft=True), "html").decode()
    assert text_of_html(draft).count("Draft, not issued") == 2
    issued = statement_bytes(statement_paper(text), "html").decode()
    assert "Draft" not in text_of_html(issued)


def test_another_format_is_refused(written, texts, day):
    paper = statement_paper(texts(written(languages=("en",)))["en"])
    with pytest.raises(ValueError, match="“odt” is no format of a paper"):
        statement_bytes(paper, "odt")
