"""The agenda, the programme and the letter as papers, in the seven languages."""

import io
from datetime import UTC, datetime, timedelta
from io import StringIO

import docx
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from pypdf import PdfReader

from orkhon.proceedings.actions.agenda import ItemPlan, add_item, take_off_item
from orkhon.proceedings.actions.agenda_whole import translate_item
from orkhon.proceedings.documents.agenda import agenda_bytes
from orkhon.proceedings.documents.convocation import convocation_bytes
from orkhon.proceedings.models import SessionDocument, Sitting
from orkhon.proceedings.queries.members import members
from orkhon.register.models import Person

NINE = datetime(2027, 6, 10, 3, 0, tzinfo=UTC)
"""Nine o'clock in Bishkek on the first day."""
TITLES = {
    "az": "Gündəliyin qəbulu",
    "kk": "Күн тәртібін бекіту",
    "ky": "Күн тартибин бекитүү",
    "tr": "Gündemin kabulü",
    "uz": "Kun tartibini qabul qilish",
    "ru": "Утверждение повестки дня",
}


@pytest.fixture
def agenda(session, secretary):
    """Two items in a sitting: one in every language, one in English alone."""
    first = Sitting.objects.create(
        session=session, number=1, begins_at=NINE, ends_at=NINE + timedelta(hours=1)
    )
    adoption = add_item(
        session,
        ItemPlan("Adoption of the agenda", minutes=5, sitting=first),
        by=secretary,
    )
    for language, title in TITLES.items():
        translate_item(adoption, language, title=title, by=secretary)
    report = add_item(
        session,
        ItemPlan(
            "Report of the commission",
            minutes=20,
            sitting=first,
            annotation="Draft model law attached.",
            rapporteurs=(Person.objects.create(display_name="Sample rapporteur"),),
        ),
        by=secretary,
    )
    SessionDocument.objects.create(
        session=session,
        item=report,
        number=4,
        title="Report",
        made_at=NINE,
        made_by="somebody",
    )
    return session


def words_of_docx(data):
    document = docx.Document(io.BytesIO(data))
    cells = [
        cell.text
        for table in document.tables
        for row in table.rows
        for cell in row.cells
    ]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def words_of_pdf(data):
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def text(session, language="en", *, annotated=False):
    return agenda_bytes(session, "text", language, annotated=annotated).decode()


@pytest.mark.parametrize(("language", "title"), TITLES.items())
def test_the_paper_is_in_each_language_as_word(agenda, language, title):
    words = words_of_docx(agenda_bytes(agenda, "docx", language))
    assert title in words
    assert "09:00–09:05" in words


def test_the_paper_is_a_pdf_with_the_letters_of_kazakh(agenda):
    words = words_of_pdf(agenda_bytes(agenda, "pdf", "kk"))
    assert "Күн тәртібін бекіту" in words


def test_a_title_that_lacks_stands_in_english_with_a_mark(agenda):
    words = text(agenda, "kk")
    assert "Report of the commission (en)" in words
    assert "Күн тәртібін бекіту (" not in words


def test_in_english_nothing_is_marked(agenda):
    assert "(en)" not in text(agenda, annotated=True)


def test_only_the_annotated_agenda_says_what_is_expected(agenda):
    assert "Draft model law attached." not in text(agenda)
    annotated = text(agenda, annotated=True)
    assert "# Annotated draft agenda" in annotated
    assert "Draft model law attached." in annotated
    for both in (text(agenda), annotated):
        assert "Rapporteur: Sample rapporteur" in both
        assert "Document 4: Report" in both


def test_an_item_that_was_taken_off_keeps_its_number_on_the_paper(agenda, secretary):
    take_off_item(agenda.items.get(number="1"), by=secretary)
    words = text(agenda)
    assert "taken off" in words
    # Its time goes to the item behind it.
    assert "| 2 | **Report of the commission**" in words
    assert "09:00–09:20" in words


def test_an_agenda_without_items_says_so(session):
    assert "The agenda has no items yet." in text(session)


def test_equal_agendas_are_equal_papers(agenda):
    assert agenda_bytes(agenda, "docx", "en") == agenda_bytes(agenda, "docx", "en")


def test_the_letter_names_members_days_and_the_hour_on_the_clock_of_the_place(agenda):
    words = convocation_bytes(
        agenda,
        members(agenda.organ, NINE.date()),
        "text",
        "en",
        answer_by=datetime(2027, 4, 30, 18, 59, tzinfo=UTC),
        on=datetime(2027, 3, 1, 8, 0, tzinfo=UTC),
    ).decode()
    assert "# Convocation" in words
    # Six hours ahead of UTC it is the next day.
    assert "1 May 2027, 00:59 (Asia/Bishkek)" in words
    names = [line for line in words.splitlines() if "9 delegates" in line]
    assert [one.split(" of ")[1].split(":")[0] for one in names] == [
        "Azerbaijan",
        "Kazakhstan",
        "Kyrgyz Republic",
        "Türkiye",
    ]


# The command


def written(*args):
    out = StringIO()
    call_command("session", "agenda", *args, stdout=out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("form", "begins"), [("docx", b"PK"), ("pdf", b"%PDF-"), ("text", b"")]
)
def test_the_command_writes_the_paper(agenda, tmp_path, form, begins):
    path = tmp_path / "agenda"
    said = written(
        "plenary-16", "--format", form, "--language", "kk", "--out", str(path)
    )
    assert path.read_bytes().startswith(begins)
    assert str(path) in said


def test_without_a_name_the_file_is_called_after_the_session(
    agenda, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    written("plenary-16", "--annotated", "--format", "text")
    (made,) = tmp_path.iterdir()
    assert made.name == "plenary-16-annotated-agenda-en.txt"


def test_the_command_refuses_a_session_or_a_place_that_is_not_there(agenda, tmp_path):
    with pytest.raises(CommandError, match="no session “plenary-99”"):
        written("plenary-99")
    with pytest.raises(CommandError, match="No such file"):
        written("plenary-16", "--out", str(tmp_path / "nowhere" / "agenda.docx"))
