"""Circulation: the agenda waits for every language, or a head overrules and signs."""

import io
import re

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from docx import Document

from orkhon.proceedings.actions.circulation import (
    Lacking,
    SentFile,
    circulate,
    circulate_agenda,
    circulate_document,
)
from orkhon.proceedings.actions.papers import (
    add_version,
    begin_document,
    withdraw_document,
)
from orkhon.proceedings.models import (
    Circulation,
    Participant,
    Session,
    SessionDocument,
    Setting,
)
from orkhon.proceedings.queries.circulation import log_of, usual_recipients
from orkhon.record.models import Entry, Source
from orkhon.record.queries import bytes_of
from orkhon.record.refusals import Refusal
from orkhon.register.models import Body, Person
from tests.rooms.proceedings.conftest import MORNING

What = Circulation.What
PDF = b"%PDF-1.7 sample "


@pytest.fixture
def members(parliaments):
    return [parliaments["AZ"], parliaments["KZ"]]


@pytest.fixture
def required(assembly):
    """English and Kazakh are required."""
    return Setting.objects.create(
        organ=assembly,
        key=Setting.Key.DOCUMENT_LANGUAGES,
        value=["en", "kk"],
        made_at=MORNING,
        made_by="x",
    )


@pytest.fixture
def papers(session, item, secretary):
    """A report that has every language, a note that has none of Kazakh."""
    made = []
    for title, codes in (("Annual report", ("en", "kk")), ("Note on cars", ("en",))):
        document = begin_document(session, title, item=item, by=secretary)
        for code in codes:
            add_version(
                document,
                code,
                PDF + title.encode() + code.encode(),
                filename=f"{code}.pdf",
                by=secretary,
            )
        made.append(document)
    return made


def file(words=b"sample", **said):
    return SentFile("en", "pdf", PDF + words, "sample.pdf", **said)


def entries():
    return Entry.objects.filter(verb="proceedings.circulation.send").count()


def test_the_agenda_cannot_be_circulated_while_a_document_lacks_a_language(
    session, members, required, papers, secretary, head
):
    begin_document(session, "Note on trains", by=secretary)
    for by in (secretary, head):
        with pytest.raises(Lacking) as refused:
            circulate_agenda(session, is_draft=False, recipients=members, by=by)
    assert [(one.title, one.languages) for one in refused.value.lacks] == [
        ("Note on cars", ("kk",)),
        ("Note on trains", ("en", "kk")),
    ]
    assert "2 Note on cars: Kazakh; 3 Note on trains: English, Kazakh" in str(
        refused.value
    )
    assert (Circulation.objects.count(), entries()) == (0, 0)


def test_a_head_overrules_with_a_reason_and_signs(
    session, members, required, papers, head
):
    made = circulate_agenda(
        session,
        is_draft=False,
        recipients=members,
        by=head,
        overrule_because="The host asked for it by noon.",
    )
    assert made.by_name == "Head"
    assert made.overruled_because == "The host asked for it by noon."
    assert made.lacked == [{"number": 2, "title": "Note on cars", "languages": ["kk"]}]
    sheet = Source.objects.get(filename="plenary-16-agenda-overruled-1.docx")
    document = Document(io.BytesIO(bytes_of(sheet)))
    words = "\n".join(
        [one.text for one in document.paragraphs]
        + [
            cell.text
            for table in document.tables
            for row in table.rows
            for cell in row.cells
        ]
    )
    for said in ("Head, ", "The host asked for it by noon.", "Note on cars", "Kazakh"):
        assert said in words
    assert str(sheet.pk) in {one["source"] for one in made.files}
    assert entries() == 1


def test_nobody_but_a_head_overrules_and_only_where_something_lacks(
    session, members, required, papers, secretary, head
):
    asked = {"is_draft": False, "recipients": members, "overrule_because": "haste"}
    with pytest.raises(PermissionDenied):
        circulate_agenda(session, by=secretary, **asked)
    withdraw_document(papers[1], why="overtaken", by=secretary)
    with pytest.raises(Refusal, match="nothing lacks"):
        circulate_agenda(session, by=head, **asked)
    assert Circulation.objects.count() == 0


def test_the_agenda_goes_out_in_every_language_required_under_revisions(
    session, members, required, papers, secretary
):
    withdraw_document(papers[1], why="overtaken", by=secretary)
    draft = circulate_agenda(session, is_draft=True, recipients=members, by=secretary)
    first, second = (
        circulate_agenda(session, is_draft=False, recipients=members, by=secretary)
        for _ in range(2)
    )
    assert (draft.number, first.number, second.number) == (1, 1, 2)
    assert [(one["language"], one["format"]) for one in first.files] == [
        ("en", "docx"),
        ("en", "pdf"),
        ("kk", "docx"),
        ("kk", "pdf"),
    ]
    assert first.recipients == ["sample-az", "sample-kz"]


def test_a_draft_agenda_goes_out_before_the_papers_are_there(
    session, members, required, papers, secretary
):
    made = circulate_agenda(session, is_draft=True, recipients=members, by=secretary)
    assert (made.what, made.lacked) == (What.DRAFT_AGENDA, [])


def test_where_no_language_is_set_nothing_lacks_and_english_goes_out(
    session, members, papers, secretary
):
    made = circulate_agenda(session, is_draft=False, recipients=members, by=secretary)
    assert {one["language"] for one in made.files} == {"en"}


def test_files_are_kept_as_they_went_out(session, members, papers, secretary):
    made = circulate_document(papers[0], recipients=members, by=secretary)
    later = add_version(
        papers[0], "en", PDF + b"later", filename="en.pdf", by=secretary
    )
    sources = [Source.objects.get(pk=one["source"]) for one in made.files]
    assert [bytes_of(one) for one in sources] == [
        PDF + b"Annual reporten",
        PDF + b"Annual reportkk",
    ]
    again = circulate_document(papers[0], recipients=members, by=secretary)
    assert again.number == 2
    assert str(later.source_id) in {one["source"] for one in again.files}


def test_other_rooms_of_the_session_send_bytes_or_sources(
    session, members, secretary, papers
):
    source = papers[0].versions.first().source
    made = circulate(
        session,
        What.MINUTES,
        files=[file(), SentFile("en", "pdf", source=source)],
        recipients=members,
        by=secretary,
        at=MORNING,
    )
    assert made.at == MORNING
    assert [one["source"] for one in made.files][1] == str(source.pk)


def test_what_cannot_be_sent_is_refused(session, members, secretary, papers, assembly):
    other = Session.objects.create(
        key="plenary-17", organ=assembly, number=17, title="Seventeenth"
    )
    strange = SessionDocument.objects.create(
        session=other, number=1, title="Other", made_at=MORNING, made_by="x"
    )
    usual = {"what": What.DRAFT, "files": [file()], "recipients": members}
    for said, words in (
        ({"what": "gossip"}, "“gossip” is nothing that is circulated"),
        ({"recipients": []}, "say to whom it goes"),
        ({"files": []}, "there is no file to send"),
        ({"files": [SentFile("en", "pdf", b"", "a.pdf")]}, "a.pdf is empty"),
        ({"what": What.DOCUMENT}, "say which document"),
        ({"what": What.DOCUMENT, "document": strange}, "is of another session"),
    ):
        asked = usual | said
        with pytest.raises(Refusal, match=words):
            circulate(session, asked.pop("what"), by=secretary, **asked)
    empty = begin_document(session, "Empty", by=secretary)
    with pytest.raises(Refusal, match="there is no file to send"):
        circulate_document(empty, recipients=members, by=secretary)
    withdraw_document(empty, why="no", by=secretary)
    with pytest.raises(Refusal, match="paper 3 was withdrawn"):
        circulate_document(empty, recipients=members, by=secretary)
    assert Circulation.objects.count() == 0


def test_a_closed_session_still_circulates_its_minutes_a_cancelled_one_nothing(
    session, members, secretary
):
    for state in (Session.State.CLOSED, Session.State.CANCELLED):
        session.progress = state
        session.save()
        asked = {"files": [file()], "recipients": members, "by": secretary}
        if state == Session.State.CLOSED:
            assert circulate(session, What.MINUTES, **asked).number == 1
        else:
            with pytest.raises(Refusal, match="is cancelled"):
                circulate(session, What.MINUTES, **asked)


def test_delegations_and_press_send_nothing(session, members, kazakh, press):
    for by in (kazakh, press):
        with pytest.raises(PermissionDenied):
            circulate(session, What.DRAFT, files=[file()], recipients=members, by=by)


def test_members_come_first_then_the_observers_of_the_session(session, parliaments):
    observer = Body.objects.create(
        key="sample-hu", kind="parliament", display_name="Sample observers"
    )
    Participant.objects.create(
        session=session,
        number=1,
        person=Person.objects.create(display_name="Sample"),
        capacity=Participant.Capacity.OBSERVER,
        body=observer,
        name="Sample",
        made_at=MORNING,
        made_by="x",
    )
    assert [one.key for one in usual_recipients(session)] == [
        "sample-az",
        "sample-kz",
        "sample-kg",
        "sample-tr",
        "sample-hu",
    ]


def test_the_log_says_what_went_to_whom(
    session, members, required, papers, head, django_assert_num_queries
):
    circulate_document(papers[0], recipients=members, by=head)
    circulate_agenda(
        session, is_draft=False, recipients=members, by=head, overrule_because="haste"
    )
    with django_assert_num_queries(3):
        found = log_of(session)
    assert [(one.what, one.number, one.by_name) for one in found] == [
        ("agenda", 1, "Head"),
        ("document", 1, "Head"),
    ]
    assert found[0].lacked[0].words == "2 Note on cars: Kazakh"
    assert found[1].recipients == (
        "Sample parliament of Azerbaijan",
        "Sample parliament of Kazakhstan",
    )
    assert [one.filename for one in found[1].files] == ["en.pdf", "kk.pdf"]


def words_of(page):
    return re.sub(r"\s+", " ", page.content.decode())


def test_the_page_names_what_lacks_and_a_head_signs_in_a_second_step(
    client, session, members, required, papers, secretary, head
):
    address = reverse("proceedings:circulate", args=["plenary-16"])
    asked = {"what": "agenda", "recipients": [str(one.pk) for one in members]}
    client.force_login(secretary)
    assert "1 paper lacks a language" in words_of(client.get(address))
    page = client.post(address, asked)
    assert page.status_code == 422
    assert "Note on cars" in words_of(page)
    assert "may overrule this with a reason" in words_of(page)
    client.force_login(head)
    page = words_of(client.post(address, asked))
    assert "Overrule, sign and circulate" in page
    assert "Your name, Head, and the reason" in page
    unsigned = client.post(address, asked | {"overrule_because": "haste"})
    assert unsigned.status_code == 422
    assert Circulation.objects.count() == 0
    page = client.post(
        address, asked | {"overrule_because": "haste", "is_signed": "on"}, follow=True
    )
    assert "Circulated: agenda, revision 1." in words_of(page)
    assert "signed by Head" in words_of(page)


def test_a_paper_is_circulated_from_its_page_and_read_from_the_log(
    client, session, members, papers, secretary, kazakh
):
    client.force_login(secretary)
    address = reverse("proceedings:circulate", args=["plenary-16"])
    asked = {"what": "document-1", "recipients": [str(one.pk) for one in members]}
    assert client.post(address, {"what": "document-1"}).status_code == 422
    client.post(address, asked)
    made = Circulation.objects.get()
    assert made.recipients == ["sample-az", "sample-kz"]
    client.force_login(kazakh)
    name = "proceedings:circulated-file"
    answer = client.get(reverse(name, args=["plenary-16", made.pk, 1]))
    assert answer.content == PDF + b"Annual reportkk"
    assert client.get(reverse(name, args=["plenary-16", made.pk, 9])).status_code == 404


def test_a_draft_agenda_of_a_cancelled_session_is_refused_on_the_page(
    client, session, members, secretary
):
    session.progress = Session.State.CANCELLED
    session.save()
    client.force_login(secretary)
    page = client.post(
        reverse("proceedings:circulate", args=["plenary-16"]),
        {"what": "draft-agenda", "recipients": [str(members[0].pk)]},
    )
    assert page.status_code == 422
    assert "is cancelled" in words_of(page)
