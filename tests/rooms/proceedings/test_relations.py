"""Status with others: what was signed, what is owed, what sources say of each stage."""

import io
from datetime import date

import docx
import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from orkhon.dialogue.actions.processes import begin_process, file_process_step
from orkhon.legislation.actions.citing import Cited
from orkhon.proceedings.actions.adopting import adopt
from orkhon.proceedings.actions.coordination import Line, propose_line, settle_line
from orkhon.proceedings.actions.relations import (
    Happened,
    Signed,
    Status,
    add_obligation,
    drop_relation,
    record_event,
    record_memorandum,
    record_standing,
    say_obligation,
)
from orkhon.proceedings.documents.status_sheet import status_sheet
from orkhon.proceedings.models import Coordination
from orkhon.proceedings.queries.relations import (
    due_obligations,
    lines_of,
    relation,
    relations,
    topics,
)
from orkhon.record.models import Entry
from orkhon.record.refusals import Refusal
from orkhon.register.models import Body
from tests.rooms.proceedings.adopted import DAY, a_draft, a_version, decided

TODAY = date(2027, 6, 11)
SHOWN = Cited("Both sides signed on 12 March 2027.", "Sample page of 12 March 2027")


@pytest.fixture
def partner(db):
    return Body.objects.create(
        key="sample-partner", kind="organisation", display_name="Sample partner"
    )


@pytest.fixture
def memorandum(partner, head):
    said = Signed(
        partner,
        "Memorandum of understanding",
        "2027-03-12",
        "Baku",
        "2027-03-12",
        "2030",
    )
    return record_memorandum(said, by=head, shown=SHOWN)


@pytest.fixture
def summit(partner, head):
    said = Happened(
        partner, "Summit", "2027-10-07", "Gabala", "Declaration", ["Transport", "Trade"]
    )
    return record_event(said, by=head, shown=SHOWN)


def test_sources_that_do_not_agree_stand_side_by_side(partner, secretary):
    process = begin_process("Observer status", by=secretary, with_body=partner)
    steps = (
        ("prepared", "2027-02-21", "The papers are ready and will be sent in days."),
        ("claimed-complete", "2027-03-03", "The application is called completed."),
    )
    for stage, on, note in steps:
        file_process_step(process, stage, by=secretary, on=on, note=note)
    (application,) = relation(partner, TODAY).applications
    assert {one.note for one in application.clashing} == {note for *_x, note in steps}
    assert application.to_come == ("submitted", "decided")
    file_process_step(process, "submitted", by=secretary, on="2027-03-01", note="Sent.")
    (application,) = relation(partner, TODAY).applications
    assert application.clashing == ()


def test_ends_that_cannot_both_be_true_clash(partner, secretary):
    process = begin_process("Observer status", by=secretary, with_body=partner)
    for stage in ("decided", "refused"):
        file_process_step(process, stage, by=secretary, note="As a page says.")
    (application,) = relation(partner, TODAY).applications
    assert [one.stage for one in application.clashing] == ["decided", "refused"]


def test_what_is_owed_is_due_until_somebody_says_what_shows_it(
    memorandum, partner, assembly, head
):
    late = add_obligation(memorandum, assembly, "Name a person", "2027-05", by=head)
    add_obligation(memorandum, partner, "Report each year", "2029", by=head)
    assert due_obligations(TODAY) == [late]
    with pytest.raises(Refusal, match="shows"):
        say_obligation(late, "done", "", by=head)
    say_obligation(late, "done", "Letter of 3 June 2027", by=head)
    assert due_obligations(TODAY) == []
    (undertaking,) = relation(partner, TODAY).undertakings
    assert undertaking.open == 1
    with pytest.raises(Refusal, match="someday"):
        say_obligation(late, "someday", "", by=head)


def test_a_memorandum_that_ends_within_half_a_year_is_said_to(memorandum, partner):
    assert not relation(partner, TODAY).undertakings[0].ends_soon
    assert relation(partner, date(2030, 9, 1)).undertakings[0].ends_soon


def test_what_was_recorded_wrongly_stays_struck(memorandum, partner, head):
    drop_relation(memorandum, "It was never signed.", by=head)
    found = relation(partner, TODAY)
    assert found.undertakings == ()
    assert found.taken_back == (memorandum,)
    with pytest.raises(Refusal, match="before"):
        drop_relation(memorandum, "Again.", by=head)
    with pytest.raises(Refusal, match="why"):
        drop_relation(memorandum, " ", by=head)


def test_topics_lead_to_the_events_of_others(summit):
    assert topics() == [("Trade", [summit]), ("Transport", [summit])]


def test_one_parliament_speaks_for_another_on_a_topic_once(
    summit, parliaments, head, kazakh
):
    kz, tr, az = (parliaments[code] for code in ("KZ", "TR", "AZ"))
    first = propose_line(summit, Line("Trade", kz, [kz, tr], "We agree."), by=head)
    assert [one.key for one in first.for_whom.all()] == ["sample-tr"]
    with pytest.raises(Refusal, match="already"):
        propose_line(summit, Line("trade", az, [tr], "We too."), by=head)
    settle_line(first, "dropped", by=head)
    second = propose_line(summit, Line("Trade", az, [tr], "We too."), by=head)
    settle_line(second, "agreed", by=head)
    assert [one.progress for one in lines_of(summit)] == [
        Coordination.State.DROPPED,
        Coordination.State.AGREED,
    ]
    with pytest.raises(Refusal, match="before"):
        settle_line(second, "dropped", by=head)
    with pytest.raises(PermissionDenied):
        propose_line(summit, Line("Oil", kz, [tr], "Words."), by=kazakh)


def test_a_text_of_ours_is_bound_to_the_subject_of_an_event(
    summit, session, parliaments, secretary, head, client
):
    version = a_version(a_draft(session, secretary), secretary)
    text = adopt(decided(version, parliaments, secretary), on=DAY, by=head)
    client.force_login(head)
    address = reverse("proceedings:bind-text", args=[summit.pk])
    assert client.post(address, {"text": text.pk}).status_code == 302
    page = client.get(reverse("proceedings:outside-event", args=[summit.pk]))
    assert text.symbol in page.content.decode()
    assert Entry.objects.filter(verb="proceedings.event.bind").count() == 1


def test_what_settles_nothing_or_says_nothing_is_refused(summit, parliaments, head):
    kz, tr = parliaments["KZ"], parliaments["TR"]
    with pytest.raises(Refusal, match="topic"):
        propose_line(summit, Line(" ", kz, [tr], "Words."), by=head)
    with pytest.raises(Refusal, match="which other"):
        propose_line(summit, Line("Oil", kz, [kz], "Words."), by=head)
    line = propose_line(summit, Line("Oil", kz, [tr], "Words."), by=head)
    with pytest.raises(Refusal, match="perhaps"):
        settle_line(line, "perhaps", by=head)


def test_bad_entries_are_refused_by_name(partner, assembly, memorandum, head):
    def sign(**words):
        return record_memorandum(Signed(partner, **words), by=head, shown=SHOWN)

    with pytest.raises(Refusal, match="before it begins"):
        sign(title="Another", from_on="2027", to_on="2026")
    with pytest.raises(Refusal, match="2027-13"):
        sign(title="Another", signed_on="2027-13")
    with pytest.raises(Refusal, match="already"):
        sign(title="Memorandum of understanding", signed_on="2027-03-12")
    with pytest.raises(Refusal, match="title"):
        sign(title=" ")
    with pytest.raises(Refusal, match="240"):
        sign(title="x" * 241)
    with pytest.raises(Refusal, match="itself"):
        record_standing(Status(partner, partner, "observer"), by=head, shown=SHOWN)
    with pytest.raises(Refusal, match="king"):
        record_standing(Status(assembly, partner, "king"), by=head, shown=SHOWN)
    with pytest.raises(Refusal, match="words"):
        record_standing(
            Status(assembly, partner, "observer"), by=head, shown=Cited("", "Page")
        )
    with pytest.raises(Refusal, match="what it was"):
        record_event(Happened(partner, "", "2027"), by=head, shown=SHOWN)
    many = [str(number) for number in range(13)]
    with pytest.raises(Refusal, match="12 topics"):
        record_event(Happened(partner, "A", "2027", topics=many), by=head, shown=SHOWN)
    with pytest.raises(Refusal, match="what has to be done"):
        add_obligation(memorandum, partner, " ", by=head)


def test_the_status_sheet_says_everything_with_its_sources(
    partner, assembly, memorandum, summit, secretary, head
):
    record_standing(
        Status(assembly, partner, "observer", "2027-01"), by=head, shown=SHOWN
    )
    add_obligation(memorandum, assembly, "Name a person", "2027-05", by=head)
    process = begin_process("Application", by=secretary, with_body=partner)
    file_process_step(process, "idea", by=secretary, note="Proposed in a letter.")
    found = relation(partner, TODAY)
    word = docx.Document(io.BytesIO(status_sheet(found, "docx")))
    words = "\n".join(
        [one.text for one in word.paragraphs]
        + [
            cell.text
            for table in word.tables
            for row in table.rows
            for cell in row.cells
        ]
    )
    for said in ("Sample partner", "observer", "Name a person", "Gabala", "Proposed"):
        assert said in words
    assert status_sheet(found, "pdf").startswith(b"%PDF")


def test_every_entry_is_made_on_its_page(partner, assembly, head, client, parliaments):
    client.force_login(head)
    cited = {"words": SHOWN.words, "reference": SHOWN.reference}
    entries = {
        "status": {"assembly": assembly.pk, "kind": "observer", "is_theirs": "1"},
        "memorandum": {"title": "Sample memorandum", "to_on": "2027-09"},
        "event": {"title": "Sample summit", "on": "2027", "topics": "Trade\nOil"},
    }
    for kind, said in entries.items():
        address = reverse("proceedings:record-relation", args=[partner.key, kind])
        assert client.post(address, {}).status_code == 422
        assert client.post(address, said | cited).status_code == 302
    found = relation(partner, TODAY)
    assert found.standings[0].holder == partner
    undertaking = found.undertakings[0]
    client.post(
        reverse("proceedings:add-obligation", args=[undertaking.row.pk]),
        {"owner": partner.pk, "what": "Report", "due_on": "2026-12"},
    )
    owed = undertaking.row.obligations.get()
    say = reverse("proceedings:say-obligation", args=[owed.pk])
    assert client.post(say, {"status": "done"}).status_code == 422
    event = found.events[0]
    client.post(
        reverse("proceedings:propose-line", args=[event.pk]),
        {
            "topic": "Oil",
            "speaks": parliaments["KZ"].pk,
            "for_whom": [parliaments["TR"].pk],
            "line": "Words.",
        },
    )
    page = client.get(reverse("proceedings:relation", args=[partner.key])).content
    assert "Sample memorandum" in page.decode()
    client.post(
        reverse("proceedings:settle-line", args=[event.pk, 1]), {"answer": "agreed"}
    )
    page = client.get(reverse("proceedings:outside-event", args=[event.pk])).content
    assert "agreed" in page.decode()
    listed = client.get(reverse("proceedings:relations")).content.decode()
    assert "Report" in listed
    assert [one.body for one in relations(TODAY)] == [partner]
    client.post(say, {"status": "done", "evidence": "Letter"})
    away = reverse("proceedings:take-back-relation", args=["event", event.pk])
    assert client.get(away).status_code == 200
    client.post(away, {"why": "Of another organisation."})
    assert relation(partner, TODAY).events == ()
