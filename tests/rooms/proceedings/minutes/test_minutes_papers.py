"""Minutes and the record of decisions as papers, and `orkhon session minutes`."""

import io

import docx
import pytest
from django.core.management import CommandError, call_command

from orkhon.proceedings.actions.corrections import answer_correction, correct_minutes
from orkhon.proceedings.actions.minutes import draw_up
from orkhon.proceedings.actions.minutes_approval import approve_minutes
from orkhon.proceedings.documents.decisions_record import decisions_bytes
from orkhon.proceedings.documents.minutes import minutes_bytes
from orkhon.proceedings.models import AgendaItemText, Question
from orkhon.proceedings.queries.decisions_record import decisions_record
from orkhon.proceedings.queries.decisions_said import explanation, rule_of, verdict
from orkhon.register.models import Name
from tests.rooms.proceedings.asked import come
from tests.rooms.proceedings.conftest import MORNING
from tests.rooms.proceedings.minutes.conftest import CLOSED
from tests.rooms.proceedings.minutes.test_minutes import AFTER


@pytest.fixture
def approved(corrected, delegates, kazakh, secretary, clock):
    one = correct_minutes(
        corrected.paragraphs.get(number=2), delegates["KZ"][0], "Corrected.", by=kazakh
    )
    answer_correction(one, "taken", by=secretary)
    clock.move_to(AFTER)
    return approve_minutes(corrected, by=secretary)


def text_of(minutes, language="en"):
    return minutes_bytes(minutes, "text", language).decode()


def words_in(data):
    """Everything that a Word file says, paragraphs and cells."""
    paper = docx.Document(io.BytesIO(data))
    said = [one.text for one in paper.paragraphs]
    for table in paper.tables:
        said += [cell.text for row in table.rows for cell in row.cells]
    return said


def test_the_paper_says_that_it_is_a_draft_and_until_when_it_may_be_corrected(
    corrected,
):
    said = text_of(corrected)
    assert "# Draft minutes of sitting 2" in said.splitlines()
    assert (
        "those who attended may correct it until 18 June 2027, 18:00 (Asia/Bishkek)"
        in said
    )


def test_the_word_file_shows_who_came_who_gave_each_position_and_the_corrections(
    approved,
):
    said = words_in(minutes_bytes(approved, "docx", "en"))
    for expected in (
        "Minutes of sitting 2",
        "Sample leader of Azerbaijan, Member of parliament (leader of the delegation)",
        "7. Draft declaration",
        "Corrected.",
        "objects\nAsks for “by 2029”",
        "Sample leader of Türkiye\n11 June 2027, 10:40",
        "Sample leader of Kazakhstan, Kazakhstan",
        "taken over",
    ):
        assert any(expected in one for one in said), expected
    # Who did not come stands in the table as absent.
    places = [n for n, one in enumerate(said) if one == "Kyrgyz Republic"]
    assert "absent" in {said[n + 1] for n in places}


def test_headings_are_in_the_language_asked_for_and_the_words_stay(
    approved, item, countries
):
    # What the frozen minutes have no title for stays in English.
    said = text_of(approved, "kk")
    assert "Corrected." in said
    assert "7. Draft declaration" in said


def test_a_title_of_the_item_in_another_language_is_frozen_with_the_minutes(
    draft, item
):
    AgendaItemText.objects.create(item=item, language="kk", title="Декларация жобасы")
    assert "7. Декларация жобасы" in text_of(draft, "kk")
    assert "7. Draft declaration" in text_of(draft, "en")


def test_a_country_is_called_as_the_language_calls_it_in_english_order(
    approved, countries
):
    Name.objects.create(
        country=countries["KZ"], text="Қазақстан", language="kk", kind="official"
    )
    said = text_of(approved, "kk")
    assert said.index("Azerbaijan") < said.index("Қазақстан") < said.index("Türkiye")


def test_the_paper_of_approved_minutes_prints_what_was_frozen(approved, sat, delegates):
    before = text_of(approved)
    delegates["TR"][0].name = "Somebody else"
    delegates["TR"][0].save()
    sat.place = "Elsewhere"
    sat.save()
    assert text_of(approved) == before


def test_observers_stand_after_the_members_and_staff_alone_is_no_voice(
    clock, sitting, delegates, secretary
):
    observer, staff = delegates["AZ"][0], delegates["KZ"][1]
    observer.capacity = "observer"
    observer.save()
    staff.role = "staff"
    staff.save()
    come(sitting, observer, staff)
    sitting.title, sitting.closed_at = "Morning", clock.move_to(CLOSED) or CLOSED
    sitting.save()
    said = words_in(minutes_bytes(draw_up(sitting, by=secretary), "docx", "en"))
    assert "Sample member of Kazakhstan, Member of parliament (staff)" in " ".join(said)
    assert any(one.endswith("(nobody with a voice)") for one in said)
    assert any("Sample parliament of Azerbaijan" in one for one in said)
    assert any("Sixteenth session · Morning" in one for one in said)


def test_a_pdf_of_minutes_begins_like_one(approved):
    assert minutes_bytes(approved, "pdf", "en").startswith(b"%PDF-")


def test_the_record_of_decisions_numbers_questions_with_rule_result_and_positions(
    sat, session
):
    record = decisions_record(session)
    (one,) = record.decisions
    assert (one.number, one.item.number, record.waiting) == (1, "7", 0)
    assert (rule_of(one), verdict(one)) == (
        "unanimity",
        "Not adopted: an objection blocks",
    )
    assert [(line.name, line.stance, line.given_by) for line in one.positions] == [
        ("Azerbaijan", "agrees", "Sample leader of Azerbaijan"),
        ("Kazakhstan", "silent", ""),
        ("Kyrgyz Republic", "absent", ""),
        ("Türkiye", "objects", "Sample leader of Türkiye"),
    ]
    said = decisions_bytes(session, "text", "en").decode()
    assert "That the declaration be adopted" in said
    assert "Every question is closed." in said


def test_an_open_question_is_counted_and_not_listed(sat, session, secretary):
    Question.objects.create(
        session=session,
        number=9,
        words="Still open",
        procedure="sitting",
        rule="unanimity",
        voters=[],
        opened_at=MORNING,
        opened_by=secretary.actor_id,
    )
    said = decisions_bytes(session, "text", "en").decode()
    assert "Still open" not in said
    assert "1 question is open and is not in this record." in said


def test_a_session_that_decided_nothing_says_so(session):
    assert "Nothing was decided yet." in decisions_bytes(session, "text", "en").decode()


def closed(session, secretary, parliaments, **fields):
    """A question as a closed one is kept, with a result that names two voters."""
    keys = [parliaments["AZ"].key, parliaments["KZ"].key]
    kept = {
        "state": "adopted",
        "rule": "unanimity",
        "for": [],
        "against": [],
        "abstained": [],
        "reserved": [],
        "silent": keys,
        "absent": [],
        "needed": None,
        "why": [],
        "names": {keys[0]: "Azerbaijan", keys[1]: "Kazakhstan"},
    }
    return Question.objects.create(
        session=session,
        number=5,
        words="By silence",
        rule="unanimity",
        voters=keys,
        opened_at=MORNING,
        opened_by=secretary.actor_id,
        closed_at=MORNING,
        result=kept | fields.pop("result", {}),
        **fields,
    )


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        ("adopted", "Adopted, nobody objected by 11 June 2027, 10:00 (Asia/Bishkek)"),
        ("blocked", "Not adopted: silence was broken"),
    ],
)
def test_a_silence_procedure_says_by_when_nobody_objected(
    session, secretary, parliaments, progress, words
):
    closed(
        session,
        secretary,
        parliaments,
        procedure="silence",
        progress=progress,
        deadline_at=MORNING,
        time_zone="Asia/Bishkek",
        result={"state": progress},
    )
    (one,) = decisions_record(session).decisions
    assert verdict(one) == words
    assert rule_of(one) == "unanimity, silence procedure"
    assert explanation(one).startswith("Silence procedure:")


def test_a_withdrawn_question_stands_with_its_reason(session, secretary, parliaments):
    closed(
        session,
        secretary,
        parliaments,
        procedure="roll-call",
        progress="withdrawn",
        result={"state": "open", "reason": "A slip"},
    )
    (one,) = decisions_record(session).decisions
    assert (verdict(one), explanation(one)) == ("Withdrawn", "A slip")
    assert rule_of(one) == "unanimity, roll call of persons"


def test_the_command_writes_a_file_for_each_sitting(corrected, tmp_path, capsys):
    call_command(
        "session", "minutes", "plenary-16", "--format", "docx", "--out", str(tmp_path)
    )
    path = tmp_path / "plenary-16-minutes-2.docx"
    assert (
        f"{path}: corrections, {path.stat().st_size} bytes" in capsys.readouterr().out
    )
    assert words_in(path.read_bytes())[0] == "Draft minutes of sitting 2"


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["plenary-99"], "there is no session “plenary-99”"),
        (["plenary-16", "--sitting", "7"], "no minutes of sitting 7 in plenary-16"),
        (["plenary-16", "--out", "/nowhere/at/all"], "is no folder"),
    ],
)
def test_the_command_says_why_it_writes_nothing(corrected, arguments, why):
    with pytest.raises(CommandError, match=why):
        call_command("session", "minutes", *arguments)
