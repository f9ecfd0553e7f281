"""Relations with others for everybody: each thing once somebody opened it, no note."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from orkhon.dialogue.actions.processes import begin_process, file_process_step
from orkhon.legislation.actions.citing import Cited
from orkhon.proceedings.actions.relations import (
    Happened,
    Signed,
    Status,
    add_obligation,
    drop_relation,
    record_event,
    record_memorandum,
    record_standing,
)
from orkhon.proceedings.actions.relations_disclosing import (
    close_relation,
    close_yearbook,
    open_relation,
    open_yearbook,
)
from orkhon.proceedings.models import Memorandum
from orkhon.proceedings.queries.published_relations import (
    published_relation,
    published_relations,
)
from orkhon.proceedings.queries.published_yearbook import (
    published_yearbook,
    published_yearbooks,
    years,
)
from orkhon.proceedings.queries.report_figures import figures
from orkhon.record.actions import cite, keep_source, subject_of
from orkhon.record.queries import history, is_disclosed
from orkhon.record.refusals import Refusal
from orkhon.register.models import Body

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture
def partner(db):
    return Body.objects.create(
        key="sample-partner", kind="organisation", display_name="Sample partner"
    )


@pytest.fixture
def memorandum(partner, head):
    said = Signed(partner, "Memorandum of understanding", "2026-03-12", "Baku")
    row = record_memorandum(
        said, by=head, shown=Cited("Both sides signed.", "Sample page of 12 March")
    )
    add_obligation(row, partner, "A secret list every month", by=head)
    Memorandum.objects.filter(pk=row.pk).update(note="the room is cold")
    return row


@pytest.fixture
def standing(partner, assembly, head):
    said = Status(assembly, partner, "observer", "2020")
    return record_standing(said, by=head, shown=Cited("It observes.", "Sample list"))


def a_source(head, title, **said):
    text = f"{title}: it is so."
    source, _ = keep_source(
        text.encode(),
        filename="sample.txt",
        media_type="text/plain",
        text=text,
        language="en",
        title=title,
        by=head,
        **said,
    )
    return cite(source, start=0, end=4, by=head)


def test_nothing_of_a_relation_is_public_by_itself(memorandum, standing):
    assert published_relations(TODAY) == ()
    assert published_relation("sample-partner", TODAY) is None


def test_an_opened_memorandum_shows_without_its_note_and_what_is_owed(
    memorandum, standing, head
):
    open_relation(memorandum, by=head)
    (found,) = published_relations(TODAY)
    assert (found.name, found.standings, found.body) == ("Sample partner", (), "")
    (shown,) = found.memoranda
    assert (shown.title, shown.signed_on, shown.place) == (
        "Memorandum of understanding",
        "2026-03-12",
        "Baku",
    )
    assert (shown.obligations, shown.done) == (1, 0)
    assert "cold" not in repr(found)
    assert "secret list" not in repr(found)


def test_a_source_is_named_once_it_is_known_when_it_was_published(
    partner, assembly, head
):
    public = a_source(head, "Sample Gazette", published_on="2026-04-01")
    closed = a_source(
        head, "Sealed letter", published_on="2026", restricted_to=[head.actor_id]
    )
    process = begin_process(
        "Observer status", by=head, owner=assembly, with_body=partner
    )
    file_process_step(process, "signed", by=head, citation=public, on="2026-04")
    file_process_step(process, "submitted", by=head, citation=closed, on="2026-05")
    open_relation(process, by=head)
    (application,) = published_relation("sample-partner", TODAY).applications
    first, second = application.steps
    assert (first.stage, first.provenance.title) == ("signed", "Sample Gazette")
    assert (second.stage, second.provenance.basis) == ("submitted", "closed-source")
    assert "Sealed" not in repr(application)
    assert application.to_come == ("decided",)


def test_sources_that_do_not_agree_stand_side_by_side(partner, assembly, head):
    said = [
        a_source(head, f"Sample Gazette {n}", published_on=f"2026-0{n}") for n in (1, 2)
    ]
    process = begin_process("Status", by=head, owner=assembly, with_body=partner)
    file_process_step(process, "signed", by=head, citation=said[0], on="2026-01")
    file_process_step(
        process, "claimed-complete", by=head, citation=said[1], on="2026-02"
    )
    open_relation(process, by=head)
    (application,) = published_relation("sample-partner", TODAY).applications
    assert [one.provenance.title for one in application.clashing] == [
        "Sample Gazette 1",
        "Sample Gazette 2",
    ]


def test_what_was_taken_back_or_closed_is_not_told(memorandum, standing, head):
    open_relation(memorandum, by=head)
    open_relation(standing, by=head)
    drop_relation(memorandum, "read wrongly", by=head)
    found = published_relation("sample-partner", TODAY)
    assert (len(found.memoranda), len(found.standings)) == (0, 1)
    close_relation(standing, by=head, why="sample")
    assert published_relations(TODAY) == ()


def test_what_was_taken_back_is_not_opened(memorandum, head):
    drop_relation(memorandum, "read wrongly", by=head)
    memorandum.refresh_from_db()
    with pytest.raises(Refusal, match="Memorandum of understanding was taken back"):
        open_relation(memorandum, by=head)


def test_an_event_of_others_shows_without_agreed_lines(partner, head, client):
    event = record_event(
        Happened(partner, "Summit", "2026-10", "Gabala", "Sample Declaration"),
        by=head,
        shown=Cited("They met.", "Sample page"),
    )
    open_relation(event, by=head)
    (shown,) = published_relation("sample-partner", TODAY).events
    assert (shown.title, shown.on, shown.declaration) == (
        "Summit",
        "2026-10",
        "Sample Declaration",
    )
    assert shown.texts == ()


def test_others_open_and_close_nothing(memorandum, head, secretary):
    with pytest.raises(PermissionDenied):
        open_relation(memorandum, by=secretary)
    open_relation(memorandum, by=head)
    with pytest.raises(PermissionDenied):
        close_relation(memorandum, by=secretary, why="sample")
    with pytest.raises(PermissionDenied):
        open_yearbook(NOW.year, by=secretary)
    assert published_yearbooks() == ()


def test_twice_and_without_a_reason_is_refused(memorandum, head):
    open_relation(memorandum, by=head)
    with pytest.raises(Refusal, match="open to everybody already"):
        open_relation(memorandum, by=head)
    with pytest.raises(Refusal, match="why it is closed again"):
        close_relation(memorandum, by=head, why=" ")
    verbs = [one.verb for one in history(subject_of(memorandum))]
    assert verbs.count("record.subject.disclose") == 1
    assert "record.subject.close" not in verbs


def test_the_page_opens_and_closes(memorandum, press, client):
    client.force_login(press)
    address = reverse(
        "proceedings:disclose-relation", args=["memorandum", memorandum.pk]
    )
    shown = client.get(address).content.decode()
    assert "<h1>Memorandum of understanding</h1>" in shown
    assert "How many obligations it has" in shown
    answer = client.post(address, {"act": "open"})
    assert answer.headers["Location"].endswith("/with-others/sample-partner/")
    assert is_disclosed(subject_of(memorandum))
    shown = client.get(answer.headers["Location"]).content.decode()
    assert "Close again" in shown
    assert client.post(address, {"act": "close", "why": ""}).status_code == 422
    client.post(address, {"act": "close", "why": "sample"})
    assert not is_disclosed(subject_of(memorandum))
    wrong = reverse("proceedings:disclose-relation", args=["letter", memorandum.pk])
    assert client.get(wrong).status_code == 404


def test_a_yearbook_is_the_reports_figures_without_our_own_work(session, head):
    year = session.from_day.year
    assert published_yearbook(year, NOW) is None
    open_yearbook(year, by=head)
    book = published_yearbook(year, NOW)
    counted = figures(
        date(year, 1, 1), date(year, 12, 31), timezone.get_current_timezone(), NOW
    )
    assert {one.key: (one.value, one.of) for one in book.figures} == {
        one.key: (one.value, one.of) for one in counted if one.key != "entries"
    }
    assert published_yearbooks() == (year,)
    close_yearbook(year, by=head, why="sample")
    assert published_yearbook(year, NOW) is None


def test_a_yearbook_tells_no_row(session, head):
    year = session.from_day.year
    open_yearbook(year, by=head)
    assert session.title not in repr(published_yearbook(year, NOW))


def test_a_year_of_which_nothing_is_known_is_not_opened(db, head):
    assert 1987 not in years()
    with pytest.raises(Refusal, match="The record says nothing of 1987"):
        open_yearbook(1987, by=head)


def test_the_yearbooks_page_opens_a_year(session, press, client):
    client.force_login(press)
    year = session.from_day.year
    address = reverse("proceedings:yearbook", args=[year])
    shown = client.get(address).content.decode()
    assert f"<h1>Yearbook {year}</h1>" in shown
    assert "Sessions held" in shown
    answer = client.post(address, {"act": "open"})
    listed = client.get(answer.headers["Location"]).content.decode()
    assert "open to everybody" in listed
    unknown = reverse("proceedings:yearbook", args=[1987])
    assert client.get(unknown).status_code == 404
