"""Sessions for everybody: what was opened of them, and nothing of what was not."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from orkhon.proceedings.actions import disclosing
from orkhon.proceedings.actions.adopted_files import keep_file
from orkhon.proceedings.models import (
    AgendaItem,
    Circulation,
    DocumentVersion,
    Participant,
    ProgrammeLine,
    Question,
    Session,
    SessionDocument,
)
from orkhon.record.refusals import Refusal
from orkhon.register.models import Person
from tests.rooms.proceedings.conftest import (
    MORNING,
    assembly,
    countries,
    delegates,
    head,
    item,
    parliaments,
    protocol,
    secretary,
    session,
    sitting,
)

__all__ = [
    "assembly", "countries", "delegates", "head", "item", "parliaments", "protocol",
    "secretary", "session", "sitting",
]  # fmt: skip

CODES = [code for code, _name in settings.LANGUAGES]
KEY = "plenary-16"
RESULT = {
    "state": "adopted", "rule": "unanimity", "for": ["a"], "against": [],
    "abstained": ["b"], "reserved": [], "silent": [], "absent": [], "needed": None,
    "why": [], "names": {"a": "Azerbaijan", "b": "Kazakhstan"},
}  # fmt: skip


@pytest.fixture
def opened(session, head):
    disclosing.open_session(session, by=head)
    return session


def circulated(session, what="agenda", document=None, files=()):
    return Circulation.objects.create(
        session=session,
        what=what,
        number=1 + session.circulations.filter(what=what).count(),
        document=document,
        files=[
            {"language": "en", "format": "txt", "source": str(one)} for one in files
        ],
        at=MORNING + timedelta(hours=1),
        by="account/x",
        by_name="CANARY who sent it",
    )


def paper(session, item, number, head, title, words):
    made = SessionDocument.objects.create(
        session=session,
        item=item,
        number=number,
        title=title,
        made_at=MORNING,
        made_by="account/x",
    )
    source = keep_file(words, f"{title}.txt", by=head, language="en")
    DocumentVersion.objects.create(
        document=made,
        language="en",
        number=1,
        is_authentic=True,
        source=source,
        made_at=MORNING,
        made_by="account/x",
    )
    return made, source


def question(session, number, words, progress="adopted", **more):
    return Question.objects.create(
        session=session,
        number=number,
        words=words,
        procedure="sitting",
        rule="unanimity",
        voters=["a", "b"],
        opened_at=MORNING,
        opened_by="account/x",
        progress=progress,
        closed_at=None if progress == "open" else MORNING,
        result=None if progress == "open" else RESULT,
        **more,
    )


def test_a_session_is_nowhere_until_somebody_opens_it(session, head, public):
    for code in CODES:
        public("session", code, KEY, status=404)
        assert "Sixteenth session" not in public("sessions", code).content.decode()
    assert KEY not in public("sitemap", "en").content.decode()
    disclosing.open_session(session, by=head)
    for code in CODES:
        page = public("session", code, KEY).content.decode()
        assert "Bishkek" in page
        assert f'<html lang="{code}">' in page
    assert f"/public/kk/sessions/{KEY}/" in public("sessions", "kk").content.decode()
    assert f"/public/tr/sessions/{KEY}/" in public("sitemap", "tr").content.decode()


def test_what_is_closed_again_is_gone(opened, head, public):
    disclosing.close_session_page(opened, by=head, why="A mistake.")
    assert public("session", "en", KEY, status=404)


def test_a_planned_session_tells_its_days_and_no_programme(
    opened, sitting, delegates, public
):
    Session.objects.filter(pk=opened.pk).update(progress="planned")
    ProgrammeLine.objects.create(
        session=opened, begins_at=MORNING, title="CANARY dinner at the lake"
    )
    page = public("session", "en", KEY).content.decode()
    assert "10–11 June 2027" in page
    assert "CANARY" not in page
    assert "Participants" not in page


def test_the_place_decided_and_the_place_where_it_met_are_two(opened, public):
    Session.objects.filter(pk=opened.pk).update(decided_place="Baku")
    page = public("session", "en", KEY).content.decode()
    assert "Baku" in page
    assert "met elsewhere" in page


def test_no_agenda_is_shown_before_it_is_circulated(opened, item, public):
    assert "Draft declaration" not in public("session", "en", KEY).content.decode()
    circulated(opened)
    assert "Draft declaration" in public("session", "en", KEY).content.decode()


def test_an_item_entered_since_the_agenda_went_out_is_not_shown(
    opened, sitting, item, public
):
    circulated(opened)
    AgendaItem.objects.create(
        session=opened,
        sitting=sitting,
        number="8",
        precedence=80,
        kind="other",
        title="CANARY item of tomorrow",
        made_at=MORNING + timedelta(hours=2),
        made_by="account/x",
    )
    page = public("session", "en", KEY).content.decode()
    assert "Draft declaration" in page
    assert "CANARY" not in page


def test_a_document_is_public_once_it_was_circulated_and_opened(
    opened, item, head, public
):
    shown, source = paper(opened, item, 1, head, "Sample report", b"sample words")
    sent, its = paper(opened, item, 2, head, "CANARY circulated", b"CANARY")
    paper(opened, item, 3, head, "CANARY not circulated", b"CANARY")
    circulated(opened)
    circulated(opened, "document", shown, [source.pk])
    circulated(opened, "document", sent, [its.pk])
    disclosing.open_document(shown, by=head)
    page = public("session", "en", KEY).content.decode()
    assert "Sample report" in page
    assert "CANARY" not in page
    answer = public("session-document", KEY, 1, "en", "txt")
    assert answer.content == b"sample words"
    assert 'filename="plenary-16-1-en.txt"' in answer["Content-Disposition"]
    public("session-document", KEY, 1, "en", "pdf", status=404)
    public("session-document", KEY, 1, "kk", "txt", status=404)
    public("session-document", KEY, 2, "en", "txt", status=404)
    public("session-document", KEY, 3, "en", "txt", status=404)


def test_a_document_that_was_withdrawn_is_gone(opened, item, head, public):
    shown, source = paper(opened, item, 1, head, "CANARY report", b"words")
    circulated(opened, "document", shown, [source.pk])
    disclosing.open_document(shown, by=head)
    SessionDocument.objects.update(withdrawn_at=timezone.now())
    assert "CANARY" not in public("session", "en", KEY).content.decode()
    public("session-document", KEY, 1, "en", "txt", status=404)


def test_a_document_is_not_opened_before_it_went_out(opened, item, head):
    kept, _source = paper(opened, item, 1, head, "Sample report", b"words")
    with pytest.raises(Refusal, match="Sample report was not circulated yet"):
        disclosing.open_document(kept, by=head)


def test_countries_stand_in_the_list_and_names_only_once_they_are_opened(
    opened, delegates, parliaments, head, public
):
    guest = Person.objects.create(display_name="CANARY guest", sample=True)
    for number, capacity, role, withdrawn in (
        (90, "guest", "member", None),
        (91, "delegation", "staff", None),
        (92, "delegation", "member", MORNING),
        (93, "press", "member", None),
    ):
        Participant.objects.create(
            session=opened,
            number=number,
            person=guest if number == 90 else Person.objects.create(display_name="x"),
            capacity=capacity,
            role=role,
            body=parliaments["TR"],
            name=f"CANARY {capacity} {role}",
            post="CANARY post",
            made_at=MORNING,
            made_by="account/x",
            withdrawn_at=withdrawn,
        )
    page = public("session", "en", KEY).content.decode()
    places = [page.index(name) for name in ("Azerbaijan", "Kazakhstan", "Türkiye")]
    assert places == sorted(places)
    assert "Sample leader" not in page
    assert "The list of names is not published." in page
    disclosing.open_names(opened, by=head)
    page = public("session", "en", KEY).content.decode()
    assert "Sample leader of Türkiye" in page
    assert "Member of parliament" in page
    assert "CANARY" not in page
    disclosing.close_names(opened, by=head, why="Asked for.")
    assert "Sample leader" not in public("session", "en", KEY).content.decode()


def test_the_list_of_names_is_not_opened_alone(session, head):
    with pytest.raises(Refusal, match="open the session first"):
        disclosing.open_names(session, by=head)


def test_decisions_are_those_that_were_adopted_and_tell_no_parliament(
    opened, item, public
):
    question(opened, 1, "The next session meets in Baku.", item=item, seq=7)
    question(opened, 2, "CANARY still open", progress="open")
    question(opened, 3, "CANARY blocked", progress="blocked")
    question(opened, 4, "CANARY withdrawn", progress="withdrawn")
    page = public("session", "en", KEY).content.decode()
    assert "The next session meets in Baku." in page
    assert "adopted by unanimity; 1 abstention" in page
    assert "entry 7 of the record" in page
    assert "CANARY" not in page


def test_the_page_changes_its_tag_with_the_record_and_bears_no_cookie(
    opened, head, public
):
    answer = public("session", "en", KEY)
    assert "Set-Cookie" not in answer
    tag = answer["ETag"]
    public("session", "en", KEY, status=304, headers={"if-none-match": tag})
    disclosing.close_session_page(opened, by=head, why="A mistake.")
    disclosing.open_session(opened, by=head)
    assert public("session", "en", KEY)["ETag"] != tag


def test_sessions_are_narrowed_by_organ(opened, assembly, head, public):
    Session.objects.create(
        key="council-1",
        organ=assembly.parts.create(
            key="sample-council", kind="council", display_name="Sample council"
        ),
        number=1,
        title="CANARY council",
        from_on="2027-05-01",
    )
    page = public("sessions", "en").content.decode()
    assert "CANARY" not in page
    assert "Sample council" not in page
    disclosing.open_session(Session.objects.get(key="council-1"), by=head)
    answer = public("sessions", "en", query_params={"organ": "sample-council"})
    assert "Sixteenth session" not in answer.content.decode()
