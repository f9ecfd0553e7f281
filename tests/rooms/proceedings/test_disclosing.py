"""Opening to everybody and closing again: who may, what first, and what the page says."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from orkhon.legislation.actions.texts import Dates, begin_version, begin_work
from orkhon.proceedings.actions import disclosing
from orkhon.proceedings.actions.adopted_files import keep_file
from orkhon.proceedings.models import (
    Circulation,
    DocumentVersion,
    Minutes,
    SessionDocument,
)
from orkhon.proceedings.queries.disclosed import names_subject
from orkhon.proceedings.queries.minutes import content_of
from orkhon.proceedings.queries.minutes_kept import frozen_bytes
from orkhon.proceedings.queries.published_agenda import (
    published_agenda,
    published_document_file,
    published_documents,
)
from orkhon.proceedings.queries.published_decisions import (
    published_decisions,
    published_minutes,
    published_reports,
)
from orkhon.proceedings.queries.published_instruments import (
    published_changes,
    published_instrument,
)
from orkhon.proceedings.queries.published_meeting import (
    published_participants,
    published_programme,
)
from orkhon.record.actions import subject_of
from orkhon.record.queries import entries_about, is_disclosed, said
from orkhon.record.refusals import Refusal
from tests.rooms.proceedings.conftest import MORNING

CLOSED = "The page was opened by mistake."


@pytest.fixture
def minutes(sitting):
    return Minutes.objects.create(sitting=sitting)


@pytest.fixture
def document(session, head):
    made = SessionDocument.objects.create(
        session=session, number=1, title="Report", made_at=MORNING, made_by="x"
    )
    source = keep_file(b"words", "report.txt", by=head, language="en")
    DocumentVersion.objects.create(
        document=made, language="en", number=1, source=source, made_at=MORNING,
        made_by="x",
    )  # fmt: skip
    return made


@pytest.fixture
def instrument(head):
    work = begin_work("sample-rules", "instrument", "Sample rules", by=head)
    begin_version(work, "adopted", by=head, dates=Dates())
    return work


def approved(minutes, head):
    minutes.approved_at, minutes.phase = timezone.now(), "approved"
    frozen = frozen_bytes(content_of(minutes))
    minutes.frozen = keep_file(frozen, "minutes.json", by=head)
    minutes.save()
    return minutes


def circulated(document):
    files = [
        {"language": "en", "format": "txt", "source": str(one.source_id)}
        for one in document.versions.all()
    ]
    Circulation.objects.create(
        session=document.session, what="document", number=1, document=document,
        files=files, at=MORNING, by="x", by_name="x",
    )  # fmt: skip
    return document


def test_only_who_adopts_opens_and_closes(
    session, minutes, document, instrument, protocol, press
):
    for by in (protocol, press):
        for opens, closes, thing in (
            (disclosing.open_session, disclosing.close_session_page, session),
            (disclosing.open_names, disclosing.close_names, session),
            (disclosing.open_minutes, disclosing.close_minutes, minutes),
            (disclosing.open_document, disclosing.close_document, document),
            (disclosing.open_instrument, disclosing.close_instrument, instrument),
        ):
            with pytest.raises(PermissionDenied):
                opens(thing, by=by)
            with pytest.raises(PermissionDenied):
                closes(thing, by=by, why=CLOSED)


def test_opening_and_closing_are_acts_of_the_record_with_their_reason(session, head):
    disclosing.open_session(session, by=head)
    disclosing.close_session_page(session, by=head, why=CLOSED)
    acts = entries_about(subject_of(session))
    assert [one.verb for one in acts] == [
        "record.subject.disclose",
        "record.subject.close",
    ]
    assert said(acts[1]) == {"why": CLOSED}


def test_what_is_open_is_not_opened_again_and_closing_needs_a_reason(session, head):
    disclosing.open_session(session, by=head)
    with pytest.raises(Refusal, match="Sixteenth session: open to everybody already"):
        disclosing.open_session(session, by=head)
    with pytest.raises(Refusal, match="Say in a few words why it is closed again"):
        disclosing.close_session_page(session, by=head, why="  ")
    disclosing.close_session_page(session, by=head, why=CLOSED)
    with pytest.raises(Refusal, match="Sixteenth session: not open to everybody"):
        disclosing.close_session_page(session, by=head, why=CLOSED)


def test_minutes_are_opened_once_approved_and_after_their_session(
    session, minutes, head
):
    with pytest.raises(Refusal, match="not approved yet"):
        disclosing.open_minutes(minutes, by=head)
    approved(minutes, head)
    with pytest.raises(Refusal, match="open the session first"):
        disclosing.open_minutes(minutes, by=head)
    disclosing.open_session(session, by=head)
    disclosing.open_minutes(minutes, by=head)
    assert is_disclosed(subject_of(minutes))
    disclosing.close_minutes(minutes, by=head, why=CLOSED)
    assert not is_disclosed(subject_of(minutes))


def test_a_document_is_opened_once_circulated_and_not_when_withdrawn(
    session, document, head
):
    disclosing.open_session(session, by=head)
    with pytest.raises(Refusal, match="Report was not circulated yet"):
        disclosing.open_document(document, by=head)
    circulated(document)
    disclosing.open_document(document, by=head)
    disclosing.close_document(document, by=head, why=CLOSED)
    document.withdrawn_at = MORNING
    with pytest.raises(Refusal, match="Report was withdrawn"):
        disclosing.open_document(document, by=head)


def test_a_law_and_a_draft_are_opened_as_no_legal_document_of_the_assembly(head):
    law = begin_work("sample-law", "model-law", "Sample law", by=head)
    begin_version(law, "adopted", by=head, dates=Dates())
    with pytest.raises(Refusal, match="Sample law is no legal document"):
        disclosing.open_instrument(law, by=head)
    draft = begin_work("sample-draft", "instrument", "Sample draft", by=head)
    begin_version(draft, "draft", by=head, dates=Dates())
    with pytest.raises(Refusal, match="Sample draft is a draft so far"):
        disclosing.open_instrument(draft, by=head)
    assert not any(is_disclosed(subject_of(one)) for one in (law, draft))


def test_parts_of_a_session_that_is_closed_again_are_gone_with_it(
    session, document, head
):
    disclosing.open_session(session, by=head)
    disclosing.open_names(session, by=head)
    disclosing.open_document(circulated(document), by=head)
    assert published_document_file("plenary-16", 1, "en") is not None
    disclosing.close_session_page(session, by=head, why=CLOSED)
    assert is_disclosed(names_subject(session))
    key = session.key
    assert published_agenda(key, "en") is None
    assert published_document_file(key, 1, "en") is None
    for ask in (
        published_documents, published_participants, published_programme,
        published_decisions, published_reports, published_minutes,
    ):  # fmt: skip
        assert ask(key) == ()


def test_a_document_is_sent_in_a_language_that_it_has(session, document, head):
    disclosing.open_session(session, by=head)
    disclosing.open_document(circulated(document), by=head)
    assert published_document_file("plenary-16", 1, "kk") is None
    assert published_document_file("plenary-16", 2, "en") is None


def test_nothing_is_compared_of_a_document_that_is_not_open(instrument, head):
    assert published_instrument("sample-rules") is None
    assert published_changes("sample-rules", 1, "en") is None
    disclosing.open_instrument(instrument, by=head)
    # There is no version before the first, and no text of it.
    assert published_changes("sample-rules", 1, "en") is None


@pytest.mark.parametrize(
    ("name", "args", "lines"),
    [
        ("session", ["plenary-16"], ["The agenda, once it is circulated"]),
        ("names", ["plenary-16"], ["8 names with their posts"]),
        ("document", ["plenary-16", 1], ["report.txt, English, byte for byte"]),
        ("minutes", ["plenary-16", 2], ["Every paragraph as it was approved"]),
        ("legal-document", ["sample-rules"], ["1 version with its texts"]),
    ],
)
def test_the_page_says_what_everybody_will_see_and_opens_and_closes_it(
    name, args, lines, session, delegates, minutes, document, instrument, head, client
):
    circulated(document)
    approved(minutes, head)
    client.force_login(head)
    address = reverse(f"proceedings:everybody-{name}", args=args)
    page = client.get(address).content.decode()
    for line in lines:
        assert line in page
    assert "Never shown:" in page
    if name not in ("session", "legal-document"):
        early = client.post(address, {"act": "open"})
        assert early.status_code == 422
        assert "open the session first" in early.content.decode()
        disclosing.open_session(session, by=head)
    opened = client.post(address, {"act": "open"}, follow=True).content.decode()
    assert "open to everybody" in opened
    assert "Why it is closed again" in client.get(address).content.decode()
    unsaid = client.post(address, {"act": "close", "why": " "})
    assert unsaid.status_code == 422
    closed = client.post(address, {"act": "close", "why": CLOSED}, follow=True)
    assert "closed again" in closed.content.decode()


def test_the_button_stands_where_the_thing_is_and_for_who_may(
    session, document, minutes, delegates, instrument, head, press, client
):
    circulated(document)
    pages = {
        reverse("proceedings:session", args=["plenary-16"]): "everybody-session",
        reverse("proceedings:document", args=["plenary-16", 1]): "everybody-document",
        reverse("proceedings:participants", args=["plenary-16"]): "everybody-names",
        reverse("proceedings:legal-document", args=["sample-rules"]): (
            "everybody-legal-document"
        ),
    }
    disclosing.open_session(session, by=head)
    for by, is_there in ((head, True), (press, False)):
        client.force_login(by)
        for page, name in pages.items():
            answer = client.get(page).content.decode()
            assert ("/everybody/" in answer) is is_there, (page, name)
    # Everybody of the house is told that it is open.
    answer = client.get(reverse("proceedings:session", args=["plenary-16"]))
    assert "open to everybody" in answer.content.decode()
