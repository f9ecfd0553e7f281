"""Minutes are corrected only by those who attended; each correction is answered."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.proceedings.actions.corrections import answer_correction, correct_minutes
from orkhon.proceedings.actions.minutes_approval import approve_minutes
from orkhon.proceedings.models import Correction
from orkhon.proceedings.queries.minutes_kept import content
from orkhon.record.refusals import Refusal
from tests.rooms.proceedings.asked import entries

LAST_MOMENT = datetime(2027, 6, 18, 12, 0, tzinfo=UTC)
"""18:00 in Bishkek."""
WORDS = "The rapporteur presented the draft at length."


@pytest.fixture
def paragraph(corrected):
    return corrected.paragraphs.get(number=2)


@pytest.fixture
def correction(paragraph, delegates, kazakh):
    return correct_minutes(
        paragraph, delegates["KZ"][0], WORDS, by=kazakh, reason="It was long"
    )


def test_a_delegation_corrects_for_one_of_its_own_who_attended(
    correction, paragraph, sat
):
    paragraph.refresh_from_db()
    # The minutes stay as they were until the correction is answered.
    assert paragraph.text == "The rapporteur presented the draft."
    assert correction.answer == Correction.Answer.WAITING
    verb, said = entries(sat)[-1]
    assert verb == "proceedings.correction.make"
    assert said["participant"] == "Sample leader of Kazakhstan"


def test_whoever_was_not_registered_for_the_sitting_corrects_nothing(
    paragraph, delegates, kazakh, secretary
):
    for one, by in (
        # The second delegate of Kazakhstan and the leader of an absent delegation.
        (delegates["KZ"][1], kazakh),
        (delegates["KG"][0], secretary),
    ):
        with pytest.raises(Refusal, match=f"{one.name} is not registered as having"):
            correct_minutes(paragraph, one, WORDS, by=by)
    assert not Correction.objects.exists()


def test_an_account_speaks_for_its_own_parliament_alone(
    paragraph, delegates, turkish, press, stranger
):
    for by in (turkish, press, stranger):
        with pytest.raises(PermissionDenied, match="Sample leader of Kazakhstan"):
            correct_minutes(paragraph, delegates["KZ"][0], WORDS, by=by)


def test_a_letter_that_came_in_time_is_entered_later_by_a_secretary(
    paragraph, delegates, secretary, kazakh, clock
):
    clock.move_to(LAST_MOMENT + timedelta(days=1))
    made = correct_minutes(
        paragraph, delegates["AZ"][0], WORDS, by=secretary, received_at=LAST_MOMENT
    )
    assert made.made_at == LAST_MOMENT
    # A delegation's own account has no letter to name.
    with pytest.raises(Refusal, match=r"by 18 June 2027, 18:00 \(Asia/Bishkek\)"):
        correct_minutes(
            paragraph, delegates["KZ"][0], "x", by=kazakh, received_at=LAST_MOMENT
        )


def test_a_correction_is_in_time_up_to_the_very_moment_and_late_after_it(
    paragraph, delegates, kazakh, clock
):
    clock.move_to(LAST_MOMENT)
    correct_minutes(paragraph, delegates["KZ"][0], WORDS, by=kazakh)
    clock.move_to(LAST_MOMENT + timedelta(seconds=1))
    with pytest.raises(Refusal, match="were to come by 18 June 2027, 18:00"):
        correct_minutes(paragraph, delegates["KZ"][0], "Too late.", by=kazakh)
    assert Correction.objects.count() == 1


def test_a_letter_from_the_future_is_refused(paragraph, delegates, secretary, clock):
    with pytest.raises(Refusal, match="in the future"):
        correct_minutes(
            paragraph, delegates["AZ"][0], WORDS, by=secretary, received_at=LAST_MOMENT
        )


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("  ", "no words"),
        ("The rapporteur presented the draft.", "reads like this already"),
    ],
)
def test_a_correction_that_changes_nothing_is_refused(
    paragraph, delegates, kazakh, words, why
):
    with pytest.raises(Refusal, match=why):
        correct_minutes(paragraph, delegates["KZ"][0], words, by=kazakh)


def test_a_long_reason_is_refused(paragraph, delegates, kazakh):
    with pytest.raises(Refusal, match="at most 300 letters"):
        correct_minutes(
            paragraph, delegates["KZ"][0], WORDS, by=kazakh, reason="x" * 301
        )


def test_a_correction_taken_over_changes_the_paragraph_and_stays_itself(
    correction, paragraph, sat, secretary
):
    answer_correction(correction, Correction.Answer.TAKEN, by=secretary)
    paragraph.refresh_from_db()
    correction.refresh_from_db()
    assert paragraph.text == WORDS
    assert (correction.text, correction.answer) == (WORDS, Correction.Answer.TAKEN)
    _verb, said = entries(sat)[-1]
    assert said["before"] == "The rapporteur presented the draft."


def test_a_part_of_a_correction_can_be_taken_over(correction, paragraph, secretary):
    answer_correction(
        correction, "taken", by=secretary, note="In part", text="Presented in detail."
    )
    paragraph.refresh_from_db()
    correction.refresh_from_db()
    assert paragraph.text == "Presented in detail."
    assert (correction.text, correction.answer_note) == (WORDS, "In part")


def test_a_correction_is_declined_with_a_reason_and_the_paragraph_stays(
    correction, paragraph, secretary
):
    with pytest.raises(Refusal, match="say why"):
        answer_correction(correction, Correction.Answer.DECLINED, by=secretary)
    done = answer_correction(
        correction, "declined", by=secretary, note="The recording says otherwise"
    )
    paragraph.refresh_from_db()
    assert paragraph.text == "The rapporteur presented the draft."
    assert done.answer_note == "The recording says otherwise"


def test_an_answer_is_given_once_and_is_one_of_two(correction, secretary, kazakh):
    with pytest.raises(Refusal, match="“perhaps” is no answer"):
        answer_correction(correction, "perhaps", by=secretary)
    with pytest.raises(PermissionDenied):
        answer_correction(correction, "taken", by=kazakh)
    answer_correction(correction, "taken", by=secretary)
    with pytest.raises(Refusal, match="answered: taken over"):
        answer_correction(correction, "declined", by=secretary, note="No")


def test_minutes_wait_for_every_answer_and_keep_corrections_with_them(
    correction, corrected, delegates, secretary, clock, paragraph
):
    clock.move_to(LAST_MOMENT + timedelta(seconds=1))
    with pytest.raises(Refusal, match="1 correction waits for an answer"):
        approve_minutes(corrected, by=secretary)
    answer_correction(correction, "declined", by=secretary, note="It was short")
    approved = approve_minutes(corrected, by=secretary)
    (kept,) = content(approved).corrections
    assert (kept.paragraph, kept.name, kept.country) == (
        2,
        "Sample leader of Kazakhstan",
        "Kazakhstan",
    )
    assert (kept.text, kept.answer, kept.note) == (WORDS, "declined", "It was short")
    with pytest.raises(Refusal, match="in the phase “approved”"):
        correct_minutes(
            paragraph,
            delegates["AZ"][0],
            "x",
            by=secretary,
            received_at=LAST_MOMENT,
        )
