"""Minutes go from notes to a draft to corrections to what is frozen, and never back."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import translation

from orkhon.proceedings.actions.minutes import (
    add_paragraph,
    draw_up,
    remove_paragraph,
    revise_paragraph,
)
from orkhon.proceedings.actions.minutes_approval import (
    approve_minutes,
    open_corrections,
)
from orkhon.proceedings.actions.minutes_notes import strike_note, write_note
from orkhon.proceedings.actions.questions import put_question
from orkhon.proceedings.models import Minutes, Note, Question, Setting
from orkhon.proceedings.queries.minutes import content_of, minutes_lines
from orkhon.proceedings.queries.minutes_kept import content, content_from, frozen_bytes
from orkhon.record.models import Source
from orkhon.record.queries import bytes_of
from orkhon.record.refusals import Refusal
from tests.rooms.proceedings.asked import come, entries
from tests.rooms.proceedings.conftest import MORNING
from tests.rooms.proceedings.minutes.conftest import CLOSED, DEADLINE

AFTER = datetime(2027, 6, 18, 12, 0, 1, tzinfo=UTC)
"""One second past 18:00 in Bishkek, which is six hours ahead of UTC."""


def texts(minutes):
    return [one.text for one in minutes.paragraphs.all()]


def test_a_note_keeps_its_time_its_item_and_who_wrote_it(
    clock, sitting, item, secretary
):
    at = MORNING + timedelta(minutes=12)
    note = write_note(
        sitting, " The rapporteur is heard\r\n", by=secretary, at=at, item=item
    )
    assert (note.text, note.at, note.item, note.by_name) == (
        "The rapporteur is heard",
        at,
        item,
        "Secretary",
    )
    assert entries(sitting)[-1][0] == "proceedings.note.write"


@pytest.mark.parametrize(
    ("minutes", "words", "why"),
    [
        (-61, "Too early", "between the opening"),
        (31, "Too late", "between the opening"),
        (5, "  ", "no words"),
        (5, "x" * 8001, "more than 8000 letters"),
    ],
)
def test_a_note_of_another_time_or_without_words_is_refused(
    clock, sitting, secretary, minutes, words, why
):
    with pytest.raises(Refusal, match=why):
        write_note(
            sitting, words, by=secretary, at=MORNING + timedelta(minutes=minutes)
        )
    assert not Note.objects.exists()


def test_nothing_is_noted_before_the_sitting_begins(clock, sitting, secretary):
    sitting.opened_at = None
    with pytest.raises(Refusal, match="has not begun"):
        write_note(sitting, "Early", by=secretary)


def test_a_note_on_an_item_of_another_session_is_refused(
    clock, sitting, item, session, secretary
):
    item.session_id = sitting.pk
    with pytest.raises(Refusal, match="item 7 is of another session"):
        write_note(sitting, "Wrong", by=secretary, item=item)


def test_a_struck_note_stays_and_is_left_out_of_the_draft(
    clock, sitting, item, secretary
):
    note = write_note(sitting, "Nonsense", by=secretary, item=item)
    strike_note(note, by=secretary)
    with pytest.raises(Refusal, match="struck before"):
        strike_note(note, by=secretary)
    sitting.closed_at = clock.move_to(CLOSED) or CLOSED
    sitting.save()
    made = draw_up(sitting, by=secretary)
    assert Note.objects.get().text == "Nonsense"
    assert not any("Nonsense" in one for one in texts(made))


def test_the_draft_tells_item_by_item_who_spoke_who_said_what_and_the_rule(draft):
    assert texts(draft) == [
        "The sitting was opened on 11 June 2027 at 10:00, Bishkek.",
        "The rapporteur presented the draft.",
        "The floor was taken by: Sample leader of Kazakhstan (Kazakhstan).",
        "Question 1 was put to the decision: “That the declaration be adopted”."
        " Rule: unanimity."
        " Azerbaijan: agrees (Sample leader of Azerbaijan);"
        " Kazakhstan: said nothing; Kyrgyz Republic: absent;"
        " Türkiye: objects (Sample leader of Türkiye), “Asks for “by 2029””."
        " Result: Not adopted: an objection blocks."
        " Unanimity: one objection blocks, silence is not consent.",
        "The sitting was closed at 13:00.",
    ]
    assert [one.item and one.item.number for one in draft.paragraphs.all()] == [
        None,
        "7",
        "7",
        "7",
        None,
    ]
    assert draft.phase == Minutes.Phase.DRAFT


def test_the_draft_is_drawn_up_in_the_authentic_language_whoever_draws_it(
    sat, session, secretary, head
):
    Setting.objects.create(
        organ=session.organ,
        key=Setting.Key.AUTHENTIC_LANGUAGE,
        value="kk",
        made_at=MORNING,
        made_by=head.actor_id,
    )
    with translation.override("tr"):
        made = draw_up(sat, by=secretary)
    assert content_of(made).language == "kk"
    assert "2027 ж. 11 маусым".replace(" ", "\N{NO-BREAK SPACE}", 1) in texts(made)[0]


def test_no_draft_is_made_of_a_sitting_that_runs(clock, sitting, secretary):
    with pytest.raises(Refusal, match="close it before"):
        draw_up(sitting, by=secretary)


def test_no_draft_is_made_while_a_question_of_the_sitting_is_open(
    sat, item, session, secretary
):
    put_question(
        session, "A second one", by=secretary, rule="unanimity", item=item, sitting=sat
    )
    with pytest.raises(Refusal, match="question 2 of this sitting is open"):
        draw_up(sat, by=secretary)


def test_a_draft_is_made_once_and_ends_the_notes(draft, sat, secretary):
    with pytest.raises(Refusal, match="in the phase “draft”"):
        draw_up(sat, by=secretary)
    with pytest.raises(Refusal, match="this belongs to “notes”"):
        write_note(sat, "Late", by=secretary)


def test_a_paragraph_revised_keeps_its_former_words_in_the_record(draft, sat, head):
    one = draft.paragraphs.get(number=2)
    revise_paragraph(one, "A. presented the draft.", by=head, seen=one.revised_at)
    assert texts(draft)[1] == "A. presented the draft."
    verb, said = entries(sat)[-1]
    assert verb == "proceedings.minutes.revise"
    assert said["before"] == "The rapporteur presented the draft."


def test_two_secretaries_do_not_overwrite_one_another(draft, secretary, head, clock):
    one = draft.paragraphs.get(number=2)
    seen = one.revised_at
    clock.shift(60)
    revise_paragraph(one, "The first secretary’s words.", by=secretary, seen=seen)
    with pytest.raises(Refusal, match=r"now reads “The first secretary’s words\.”"):
        revise_paragraph(one, "The second’s.", by=head, seen=seen)
    with pytest.raises(Refusal, match="was changed by somebody else"):
        remove_paragraph(one, by=head, seen=seen)
    assert texts(draft)[1] == "The first secretary’s words."


def test_a_paragraph_that_somebody_else_took_out_is_not_revised(draft, head):
    one, again = draft.paragraphs.get(number=2), draft.paragraphs.get(number=2)
    remove_paragraph(one, by=head, seen=one.revised_at)
    with pytest.raises(Refusal, match="took this paragraph out"):
        revise_paragraph(again, "x", by=head, seen=again.revised_at)


def test_paragraphs_are_added_and_taken_out_and_the_others_move_on(
    draft, item, secretary
):
    before = texts(draft)
    made = add_paragraph(draft, "In between.", by=secretary, after=1, item=item)
    assert texts(draft) == [before[0], "In between.", *before[1:]]
    remove_paragraph(made, by=secretary, seen=made.revised_at)
    assert texts(draft) == before
    first = add_paragraph(draft, "First of all.", by=secretary)
    assert first.number == 1
    assert texts(draft)[0] == "First of all."
    with pytest.raises(Refusal, match="no paragraph 99"):
        add_paragraph(draft, "Nowhere.", by=secretary, after=99)
    item.session_id = item.pk
    with pytest.raises(Refusal, match="item 7 is of another session"):
        add_paragraph(draft, "Elsewhere.", by=secretary, item=item)


def test_minutes_are_put_before_those_who_attended_until_an_hour_on_a_clock(
    corrected, sat
):
    assert corrected.phase == Minutes.Phase.CORRECTIONS
    # 18:00 in Bishkek is 12:00 UTC all the year.
    assert corrected.corrections_by == datetime(2027, 6, 18, 12, 0, tzinfo=UTC)
    assert entries(sat)[-1][1]["time_zone"] == "Asia/Bishkek"


def test_the_draft_goes_out_to_the_parliaments_that_were_there(corrected, session):
    sent = session.circulations.get()
    assert (sent.what, sent.recipients) == (
        "minutes",
        ["sample-az", "sample-kz", "sample-tr"],
    )
    assert [(one["language"], one["format"]) for one in sent.files] == [("en", "docx")]


def test_where_observers_alone_came_the_draft_goes_to_no_parliament(
    clock, sitting, session, delegates, secretary
):
    one = delegates["AZ"][0]
    one.capacity, one.body = "observer", None
    one.save()
    come(sitting, one)
    sitting.closed_at = clock.move_to(CLOSED) or CLOSED
    sitting.save()
    open_corrections(
        draw_up(sitting, by=secretary), DEADLINE, "Asia/Bishkek", by=secretary
    )
    assert not session.circulations.exists()


def test_a_silence_procedure_that_runs_on_does_not_hold_the_minutes_up(
    sat, session, secretary
):
    Question.objects.create(
        session=session,
        sitting=sat,
        number=9,
        words="By silence",
        procedure="silence",
        rule="unanimity",
        voters=[],
        opened_at=CLOSED,
        opened_by=secretary.actor_id,
        deadline_at=AFTER,
        time_zone="Asia/Bishkek",
    )
    assert draw_up(sat, by=secretary).phase == Minutes.Phase.DRAFT


@pytest.mark.parametrize(
    ("closes", "zone", "why"),
    [
        (datetime(2027, 6, 11, 12, 0), "Asia/Bishkek", "is past"),  # noqa: DTZ001
        (DEADLINE, "Bishkek time", "no time zone"),
        (datetime(2028, 3, 26, 2, 30), "Europe/Budapest", "do not show 02:30"),  # noqa: DTZ001
    ],
)
def test_a_deadline_in_the_past_or_on_no_clock_is_refused(
    draft, secretary, closes, zone, why
):
    # Budapest leaves out 02:00 to 03:00 on the last Sunday of March.
    with pytest.raises(Refusal, match=why):
        open_corrections(draft, closes, zone, by=secretary)
    draft.refresh_from_db()
    assert draft.phase == Minutes.Phase.DRAFT


def test_nobody_who_attended_means_nobody_could_correct(clock, sitting, secretary):
    sitting.closed_at = clock.move_to(CLOSED) or CLOSED
    sitting.save()
    made = draw_up(sitting, by=secretary)
    with pytest.raises(Refusal, match="nobody is registered as having attended"):
        open_corrections(made, DEADLINE, "Asia/Bishkek", by=secretary)


def test_an_empty_draft_is_not_put_before_anybody(draft, secretary):
    for one in draft.paragraphs.all():
        remove_paragraph(one, by=secretary, seen=one.revised_at)
    with pytest.raises(Refusal, match="no paragraphs"):
        open_corrections(draft, DEADLINE, "Asia/Bishkek", by=secretary)


def test_no_phase_is_skipped(draft, secretary):
    with pytest.raises(Refusal, match="this belongs to “corrections”"):
        approve_minutes(draft, by=secretary)


def test_minutes_are_not_approved_while_corrections_may_come(corrected, secretary):
    with pytest.raises(Refusal, match=r"18 June 2027, 18:00 \(Asia/Bishkek\)"):
        approve_minutes(corrected, by=secretary)


def test_approved_minutes_are_frozen_byte_for_byte(
    corrected, sat, secretary, delegates, clock
):
    clock.move_to(AFTER)
    approved = approve_minutes(corrected, by=secretary)
    said = content_of(approved)
    kept = bytes_of(approved.frozen)
    assert kept == frozen_bytes(said)
    assert content_from(kept) == said
    verb, words = entries(sat)[-1]
    assert verb == "proceedings.minutes.approve"
    assert words["sha256"] == approved.frozen.sha256
    # A name that is corrected afterwards changes nothing in them.
    delegates["AZ"][0].name = "Another name"
    delegates["AZ"][0].save()
    assert content(approved) == said
    assert content_of(approved) != said


def test_nothing_leads_back_from_approved_minutes(
    corrected, sat, secretary, clock, item
):
    one = corrected.paragraphs.first()
    clock.move_to(AFTER)
    approved = approve_minutes(corrected, by=secretary)
    for act in (
        lambda: revise_paragraph(one, "x", by=secretary, seen=one.revised_at),
        lambda: remove_paragraph(one, by=secretary, seen=one.revised_at),
        lambda: add_paragraph(approved, "x", by=secretary),
        lambda: open_corrections(approved, DEADLINE, "Asia/Bishkek", by=secretary),
        lambda: approve_minutes(approved, by=secretary),
        lambda: write_note(sat, "x", by=secretary),
    ):
        with pytest.raises(Refusal, match="in the phase “approved”"):
            act()
    assert Source.objects.filter(filename="minutes-plenary-16-2.json").count() == 1


def test_absent_parliaments_are_named_and_who_came_is_as_registered(draft):
    said = content_of(draft)
    assert [(one.name, one.is_present) for one in said.delegations] == [
        ("Azerbaijan", True),
        ("Kazakhstan", True),
        ("Kyrgyz Republic", False),
        ("Türkiye", True),
    ]
    assert [one.name for one in said.absent] == ["Kyrgyz Republic"]
    assert [one.name for one in said.delegations[0].persons] == [
        "Sample leader of Azerbaijan"
    ]


def test_other_bytes_are_no_minutes():
    with pytest.raises(ValueError, match="no form of minutes"):
        content_from(json.dumps({"format": "else"}).encode())


def test_a_delegation_hears_of_minutes_once_they_are_put_before_it(
    draft, session, kazakh, press, secretary
):
    assert [one.minutes for one in minutes_lines(session, kazakh)] == [None]
    assert [one.minutes for one in minutes_lines(session, press)] == [draft]
    open_corrections(draft, DEADLINE, "Asia/Bishkek", by=secretary)
    assert [one.minutes for one in minutes_lines(session, kazakh)] == [draft]


def test_a_stranger_a_delegation_and_the_press_officer_write_no_minutes(
    corrected, sat, stranger, kazakh, press, protocol
):
    one = corrected.paragraphs.first()
    note = Note.objects.first()
    for who in (stranger, kazakh, press):
        for act in (
            lambda who=who: write_note(sat, "x", by=who),
            lambda who=who: strike_note(note, by=who),
            lambda who=who: draw_up(sat, by=who),
            lambda who=who: add_paragraph(corrected, "x", by=who),
            lambda who=who: revise_paragraph(one, "x", by=who, seen=one.revised_at),
            lambda who=who: remove_paragraph(one, by=who, seen=one.revised_at),
            lambda who=who: open_corrections(
                corrected, DEADLINE, "Asia/Bishkek", by=who
            ),
        ):
            with pytest.raises(PermissionDenied):
                act()
    # Whoever runs the sitting writes them; an editor approves them.
    with pytest.raises(PermissionDenied):
        approve_minutes(corrected, by=protocol)
