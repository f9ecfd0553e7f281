"""Badges and the list of participants as papers, and from the command line."""

import csv
import io

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import translation
from docx import Document
from pypdf import PdfReader

from orkhon.proceedings.actions.participants import (
    Entrant,
    add_participant,
    withdraw_participant,
)
from orkhon.proceedings.actions.registration import print_badges
from orkhon.proceedings.documents.badges import badges_pdf
from orkhon.proceedings.documents.participants import docx_bytes
from orkhon.proceedings.models import Participant
from orkhon.proceedings.queries.participants import groups_of
from orkhon.record.models import Entry
from orkhon.record.refusals import Refusal
from orkhon.register.actions import add_name
from orkhon.register.models import Body, Person


def everybody(delegates):
    return [one for pair in delegates.values() for one in pair]


def test_badges_are_printed_four_on_a_page(session, delegates, protocol):
    data = print_badges(session, everybody(delegates)[:5], by=protocol)
    pages = PdfReader(io.BytesIO(data)).pages
    assert len(pages) == 2
    text = " ".join(page.extract_text() for page in pages)
    for one in everybody(delegates)[:5]:
        assert one.name in " ".join(text.split())
    entry = Entry.objects.get(verb="proceedings.badges.print")
    assert entry.actor == protocol.actor_id


def test_no_badge_for_nobody_for_somebody_withdrawn_or_by_others(
    session, delegates, protocol, kazakh
):
    one = withdraw_participant(delegates["KZ"][0], why="ill", by=protocol)
    with pytest.raises(Refusal, match="was withdrawn"):
        print_badges(session, [one], by=protocol)
    with pytest.raises(Refusal, match="nobody is chosen"):
        print_badges(session, [], by=protocol)
    with pytest.raises(PermissionDenied):
        print_badges(session, everybody(delegates), by=kazakh)
    with pytest.raises(ValueError, match="there is no badge to print"):
        badges_pdf(session, [])


def test_the_desk_prints_the_badges_that_it_chose(client, protocol, delegates):
    client.force_login(protocol)
    address = reverse("proceedings:session-badges", args=["plenary-16"])
    assert delegates["KZ"][0].name in client.get(address).content.decode()
    answer = client.post(address, {"n": ["1", "2", "x"]})
    assert answer.headers["Content-Type"] == "application/pdf"
    assert len(PdfReader(io.BytesIO(answer.content)).pages) == 1
    assert client.post(address, {}).status_code == 302


@pytest.fixture
def full(session, delegates, parliaments, protocol):
    """A session with a chair, a substitute, an organisation, a guest, one withdrawn."""
    session.presides = delegates["KG"][0].person
    session.save()

    def add(name, capacity, body=None, **said):
        person = Person.objects.create(display_name=name, sample=True)
        return add_participant(
            session, Entrant(person, capacity, body=body, **said), by=protocol
        )

    add(
        "Sample Substitute",
        "delegation",
        parliaments["TR"],
        role=Participant.Role.SUBSTITUTE,
        stands_in_for=delegates["TR"][1],
    )
    organisation = Body.objects.create(
        key="sample-organisation", kind="organisation", display_name="Sample culture"
    )
    add("Sample Envoy", "organisation", organisation)
    add("Sample Guest", "guest", post="Ambassador")
    add("Sample Clerk", "secretariat")
    withdraw_participant(add("Sample Gone", "press"), why="ill", by=protocol)
    add_name(parliaments["TR"], "Үлгі Түркия парламенті", by=protocol, language="kk")
    return session


def words_of(data):
    document = Document(io.BytesIO(data))
    paragraphs = [one.text for one in document.paragraphs]
    cells = [
        cell.text
        for table in document.tables
        for row in table.rows
        for cell in row.cells
    ]
    return paragraphs, cells


def test_the_list_in_word_stands_in_english_order_with_headings_of_the_language(full):
    with translation.override("kk"):
        paragraphs, cells = words_of(docx_bytes(full, groups_of(full)))
    headings = [one for one in paragraphs if "parliament" in one or "Үлгі" in one]
    assert headings == [
        "Sample parliament of Azerbaijan",
        "Sample parliament of Kazakhstan",
        "Sample parliament of Kyrgyz Republic",
        "Үлгі Түркия парламенті",
    ]
    assert any("Sample leader of Türkiye" in one for one in cells)


def test_the_list_names_the_chair_first_and_leaves_out_who_was_withdrawn(full):
    paragraphs, cells = words_of(docx_bytes(full, groups_of(full)))
    text = "\n".join(cells)
    names = [one for one in cells if one.startswith("Sample ")]
    assert names[0].startswith("Sample leader of Kyrgyz Republic")
    assert "in place of Sample member of Türkiye" in text
    assert "Sample Gone" not in text
    assert "12 participants, 4 delegations" in text
    for heading in ("Chair", "Organisations", "Guests", "Secretariat"):
        assert heading in paragraphs


def test_an_empty_list_says_so(session):
    paragraphs, _cells = words_of(docx_bytes(session, groups_of(session)))
    assert "Nobody is entered yet." in paragraphs


@pytest.mark.parametrize("form", ["docx", "pdf", "csv"])
def test_the_command_writes_the_list(form, full, tmp_path, capsys):
    path = tmp_path / f"list.{form}"
    call_command(
        "session", "participants", "plenary-16", "--format", form, "--out", str(path)
    )
    assert "12 participants" in capsys.readouterr().out
    data = path.read_bytes()
    assert data.startswith(
        {"docx": b"PK", "pdf": b"%PDF", "csv": b"\xef\xbb\xbf"}[form]
    )


def test_the_command_says_that_there_is_no_session(db):
    with pytest.raises(CommandError, match="there is no session “plenary-99”"):
        call_command("session", "participants", "plenary-99")


def test_delegations_download_the_list_too(client, full, kazakh):
    client.force_login(kazakh)
    address = "proceedings:participants-file"
    answer = client.get(reverse(address, args=["plenary-16", "csv"]))
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["name"] for row in rows if row["presides"] == "yes"] == [
        "Sample leader of Kyrgyz Republic"
    ]
    assert client.get(reverse(address, args=["plenary-16", "odt"])).status_code == 404
