"""Drafts on paper: lines, two columns, the consolidated text; from the command line."""

from io import BytesIO, StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation
from docx import Document

from orkhon.engines.documents import Deleted, Inserted, Table
from orkhon.engines.documents.runs import plain
from orkhon.proceedings.actions.amendment_owners import withdraw
from orkhon.proceedings.actions.amendment_wording import Asked
from orkhon.proceedings.actions.amendments import accept, compromise
from orkhon.proceedings.actions.draft_words import bring_in
from orkhon.proceedings.actions.issuing import issue
from orkhon.proceedings.documents.amendment_paper import (
    amendment_bytes,
    amendment_paper,
    note_lines,
)
from orkhon.proceedings.documents.draft_text import (
    consolidated_paper,
    text_bytes,
    text_paper,
)
from orkhon.proceedings.queries.adopted_words import language_texts
from tests.rooms.proceedings.drafting import a_draft, brought, issued, paragraph, put


@pytest.fixture
def version(session, secretary, parliaments, item):
    version = issued(session, secretary, item=item)
    owners = [parliaments["KZ"]]
    put(
        version,
        owners,
        secretary,
        words="model law",
        text="within a year",
        reason="So.",
    )
    put(
        version,
        owners,
        secretary,
        "replace",
        "2",
        words="without delay",
        text="at once",
    )
    put(version, owners, secretary, "delete-paragraph", "3")
    put(version, owners, secretary, "move", "3", after=paragraph(version, "1"))
    put(version, owners, secretary, "insert-paragraph", "2", text="It notes.")
    put(version, owners, secretary, "insert-paragraph", "", text="At first.")
    return version


def tables(paper):
    return [block for block in paper.blocks if isinstance(block, Table)]


def cells(row):
    return [plain(cell) for cell in row]


def test_the_paper_has_two_columns_with_the_printed_lines(version):
    paper = amendment_paper(version)
    table, notes = tables(paper)
    assert table.head == ("Amendment", "Version 1, as issued", "As amended")
    rows = [cells(row) for row in table.rows]
    assert [row[0].split("\n")[0] for row in rows] == [
        "No. 6",
        "No. 1",
        "No. 2",
        "No. 5",
        "No. 3",
        "No. 4",
    ]
    assert rows[0][1:] == ["New paragraph at the beginning", "At first."]
    assert rows[1][0] == "No. 1\nKazakhstan\nline 5\ninsert\nopen"
    assert "model law within a year, and inform" in rows[1][2]
    assert rows[3][1:] == ["New paragraph after paragraph 2", "It notes."]
    assert rows[4][0].endswith("line 9\ndelete the paragraph\nopen\nconflicts with 4")
    assert rows[4][2] == "The paragraph is deleted."
    assert rows[5][2] == "After paragraph 1:\n3. It thanks the host."
    second = table.rows[2]
    assert [run.text for run in second[1] if isinstance(run, Deleted)] == [
        "without delay"
    ]
    assert [run.text for run in second[2] if isinstance(run, Inserted)] == ["at once"]
    assert [cells(row) for row in notes.rows] == [["1", "So."]]


def test_a_compromise_a_late_one_and_a_decision_are_told(version, secretary):
    asked = Asked("replace", paragraph(version, "1"), words="model law", text="model")
    both = compromise(version, asked, [version.amendments.get(number=1)], by=secretary)
    version.amendments.filter(number=2).update(is_late=True)
    accept(both, by=secretary, note="nobody against")
    withdraw(version.amendments.get(number=3), by=secretary)
    version.amendments.filter(number=4).update(after=None)
    table = tables(amendment_paper(version))[0]
    said = {cells(row)[0].split("\n")[0]: cells(row) for row in table.rows}
    assert "No. 3" not in said
    assert "compromise in place of 1\naccepted: nobody against" in said["No. 7"][0]
    assert "taken up in amendment 7" in said["No. 1"][0]
    assert said["No. 2"][0].endswith("came after the deadline")
    assert said["No. 4"][2].startswith("To the beginning:")


def test_words_stand_in_the_authentic_language_whatever_the_papers(version):
    with translation.override("tr"):
        paper = amendment_paper(version)
    assert paper.language == "tr"
    row = tables(paper)[0].rows[2]
    marked = [run for run in row[1] if isinstance(run, Deleted)]
    assert [(run.text, run.language) for run in marked] == [("without delay", "en")]


def test_a_draft_without_amendments_says_so(session, secretary, parliaments):
    paper = amendment_paper(issued(session, secretary))
    assert plain(paper.blocks[-1].runs) == "No amendment was tabled."


def test_an_issued_text_is_printed_line_by_line(version):
    (table,) = tables(text_paper(version, "en"))
    assert [cells(row) for row in table.rows][2:5] == [
        ["3", "I. General part"],
        ["4", "1. The Assembly recommends that the parliaments of its members bring"],
        [
            "5",
            "their laws on the safety of products closer to the model law, and inform",
        ],
    ]
    paper = text_paper(version, "kk")
    assert paper.running_note == "Version 1 · Kazakh, unofficial translation · sample"
    assert paper.status.startswith("issued: words and line numbers stay as printed")


def test_a_text_in_hand_says_that_it_may_change(session, secretary):
    version = a_draft(session, secretary).versions.get()
    assert text_paper(version, "en").status == (
        "not issued: words and lines may still change"
    )
    assert text_paper(version, "tr").blocks


def test_the_consolidated_text_is_a_paper_without_lines(version, secretary):
    accept(version.amendments.get(number=1), by=secretary, note="nobody against")
    paper = consolidated_paper(version.draft, "en")
    assert plain(paper.blocks[3].runs).startswith("1. The Assembly recommends")
    assert "model law within a year, and" in plain(paper.blocks[3].runs)
    kazakh = consolidated_paper(version.draft, "kk")
    assert plain(kazakh.blocks[-1].runs) == "3. Қабылдаушы тарапқа алғыс айтады."


def test_the_papers_are_files_of_each_kind(version):
    for data in (amendment_bytes(version, "docx"), text_bytes(version, "en", "docx")):
        assert Document(BytesIO(data)).tables
    assert amendment_bytes(version, "pdf").startswith(b"%PDF")
    assert b"As amended" in amendment_bytes(version, "html")


def test_a_long_note_has_numbered_lines():
    lines = note_lines("The parliaments need time to look at their laws. " * 3)
    assert [no for no, _words in lines] == [1, 2, 3]
    assert note_lines(" ") == []


def test_the_command_writes_the_paper(version, tmp_path, session):
    out, said = tmp_path / "paper.docx", StringIO()
    call_command("session", "amendments", "plenary-16", out=str(out), stdout=said)
    assert said.getvalue().startswith(f"{out}: 6 amendments, ")
    assert Document(out).tables[-1].rows
    call_command(
        *("session", "amendments", "plenary-16", "--draft", "1", "--version", "1"),
        *("--format", "html", "--language", "kk", "--out", str(out)),
        stdout=said,
    )
    assert b'lang="kk"' in out.read_bytes()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["plenary-17"], "there is no session “plenary-17”"),
        (["plenary-16", "--draft", "9"], "plenary-16 has no draft 9"),
        (["plenary-16"], "has 2 drafts; say --draft: 1 Sample declaration, 2 Sample"),
        (["plenary-16", "--draft", "2"], "no version of draft 2 is issued yet"),
        (
            ["plenary-16", "--draft", "1", "--version", "2"],
            "draft 1 has no issued version 2",
        ),
        (["plenary-16", "--draft", "1", "--out", "/nowhere/x"], "No such file"),
    ],
)
def test_the_command_says_what_it_cannot_find(version, session, secretary, asked, said):
    a_draft(session, secretary)
    with pytest.raises(CommandError, match=said):
        call_command("session", "amendments", *asked)


def test_a_session_without_drafts_has_no_paper(session):
    with pytest.raises(CommandError, match="plenary-16 has no draft"):
        call_command("session", "amendments", "plenary-16")
    assert not session.drafts.exists()


def test_an_explanatory_note_is_printed_with_the_draft_and_never_adopted(
    session, secretary
):
    draft = a_draft(session, secretary, languages=())
    version = draft.versions.get()
    words = "Sample\n\n1. It thanks.\n\nExplanatory note\n\n1. The host agreed."
    bring_in(version, brought(words=words), by=secretary)
    issue(version, by=secretary)
    (table,) = tables(text_paper(version, "en"))
    assert cells(table.rows[-1]) == ["4", "1. The host agreed."]
    (adopted,) = language_texts(version)
    assert [one.line for one in adopted.paragraphs] == ["1. It thanks."]
