"""The comment matrix as a paper: Word, PDF, a page, a table."""

import csv
import io

import docx
import pytest
from django.urls import reverse
from docx.enum.section import WD_ORIENT

from orkhon.engines.documents import Deleted, Facts, Inserted, Table, plain
from orkhon.legislation.actions.answering import answer_comment
from orkhon.legislation.actions.comments import (
    Office,
    Said,
    comment,
    enter_comment,
    keep_letter,
    withdraw_comment,
)
from orkhon.legislation.actions.rounds import open_round
from orkhon.legislation.documents.comment_matrix import FORMS, matrix_paper
from orkhon.legislation.views.comments import comments_of
from tests.rooms.legislation import laws
from tests.rooms.legislation.rounds import AFTER, BEFORE, CLOCK, RECALL, ZONE

WORDING = (
    "1. The producer shall recall a toy that presents a serious risk within 9 days."
)


@pytest.fixture
def round_(model, legal, delegate, secretary, time_machine):
    """Three comments on two places: answered, late, taken back."""
    time_machine.move_to(BEFORE, tick=False)
    opened = open_round(model.versions.get(), CLOCK, ZONE, by=legal)
    draft = opened.version
    said = Said("Örnek: kısa.\nÇok kısa.", "tr", RECALL, WORDING, "Sample: short.")
    answer_comment(comment(draft, said, by=delegate), "partly", "Nine.", by=legal)
    withdraw_comment(
        comment(draft, Said("Үлгі: ұзақ.", "kk", RECALL), by=secretary), by=secretary
    )
    time_machine.move_to(AFTER, tick=False)
    letter = keep_letter("letter.txt", b"=Sample: good.", language="en", by=legal)
    enter_comment(
        draft,
        Said("=Sample: good.", "en"),
        Office("Sample ministry"),
        by=legal,
        letter=letter,
    )
    return opened


def part(paper, kind):
    return next(one for one in paper.blocks if isinstance(one, kind))


def test_its_head_counts_comments_and_answers(round_):
    facts = part(matrix_paper(round_, comments_of(round_)), Facts)
    assert [(label, plain(value)) for label, value in facts.pairs] == [
        ("Comments until", "20 November 2026, 18:00 (Asia/Baku)"),
        ("Comments", "2, late: 1, taken back: 1"),
        ("Answers", "1 of 2, accepted in part: 1"),
    ]


def test_it_goes_provision_by_provision(round_):
    table = part(matrix_paper(round_, comments_of(round_)), Table)
    cells = [[plain(cell) for cell in row] for row in table.rows]
    recall = (
        "1. The producer shall recall a toy that presents a serious risk within 5 "
        "working days."
    )
    assert [row[0] for row in cells] == [
        "The draft as a whole",
        f"Article 3(1)\n{recall}",
        "Article 3(1), as above",
    ]
    assert [row[1] for row in cells] == [
        "3\nSample ministry\n21 November 2026\nlate",
        "1\nDelegation of Türkiye\nTürkiye\n10 November 2026",
        "2\nDelegation of Kazakhstan\nKazakhstan\n10 November 2026",
    ]
    assert [row[2] for row in cells] == [
        "=Sample: good.",
        "Örnek: kısa.\nÇok kısa.\nIn English: Sample: short.",
        "Үлгі: ұзақ.\ntaken back",
    ]
    assert [row[4] for row in cells] == [
        "not answered",
        "accepted in part\nNine.",
        "",
    ]


def test_the_wording_is_a_redline_and_what_was_taken_back_is_struck(round_):
    table = part(matrix_paper(round_, comments_of(round_)), Table)
    marked = [run for run in table.rows[1][3] if isinstance(run, Inserted | Deleted)]
    assert [(type(one), one.text.strip()) for one in marked] == [
        (Deleted, "5 working"),
        (Inserted, "9"),
    ]
    assert table.rows[2][2][0] == Deleted("Үлгі: ұзақ.", "kk")


def test_it_says_what_the_next_version_made_of_a_provision(round_, model, bring):
    bring(model, {"en": laws.MODEL_EN})
    table = part(matrix_paper(round_, comments_of(round_)), Table)
    assert plain(table.rows[1][4]).endswith("Version 2: Article 3(1), unchanged")


def test_the_word_file_lies_on_its_side(round_):
    data = FORMS["docx"][1](round_, comments_of(round_))
    document = docx.Document(io.BytesIO(data))
    assert document.sections[0].orientation == WD_ORIENT.LANDSCAPE
    assert len(document.tables[-1].rows) == 4


def test_the_table_for_spreadsheets_holds_no_formula(round_):
    data = FORMS["csv"][1](round_, comments_of(round_))
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [(row["number"], row["late"], row["taken back"]) for row in rows] == [
        ("3", "yes", "no"),
        ("1", "no", "no"),
        ("2", "no", "yes"),
    ]
    assert rows[0]["comment"] == "'=Sample: good."
    assert rows[1]["proposed wording"] == WORDING


def test_a_round_without_comments_has_a_matrix_that_says_so(model, legal, time_machine):
    time_machine.move_to(BEFORE, tick=False)
    opened = open_round(model.versions.get(), CLOCK, ZONE, by=legal)
    paper = matrix_paper(opened, [])
    assert plain(paper.blocks[-1].runs) == "No comments came in."


@pytest.mark.parametrize(
    ("form", "starts"),
    [
        ("docx", b"PK"),
        ("pdf", b"%PDF"),
        ("html", b"<!doctype"),
        ("csv", b"\xef\xbb\xbf"),
    ],
)
def test_delegations_take_the_matrix_along(client, round_, delegate, form, starts):
    client.force_login(delegate)
    place = reverse("legislation:comment-matrix", args=["model-toys", 1, form])
    answer = client.get(place)
    assert answer.content.lower().startswith(starts.lower())
    assert f"model-toys-1-comments.{form}" in answer.headers["Content-Disposition"]


def test_there_is_no_matrix_of_another_kind(client, round_, delegate):
    client.force_login(delegate)
    place = reverse("legislation:comment-matrix", args=["model-toys", 1, "exe"])
    assert client.get(place).status_code == 404
