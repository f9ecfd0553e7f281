"""What differs from the record is marked, what agrees is not, in seven languages."""

from decimal import Decimal

import pytest

from benchmarks.claims import RECORD, measured
from orkhon.press.intake.claims.model import Known, Spelling, Standing
from orkhon.press.intake.claims.reading import claims_of


def _said(text, language="en", record=RECORD):
    return [
        (one.words, one.kind, str(one.standing))
        for one in claims_of(text, language, record)
    ]


def _differs(text, language="en", record=RECORD):
    return [
        (one.words, one.record)
        for one in claims_of(text, language, record)
        if one.standing == Standing.DIFFERS
    ]


def test_of_the_sentences_labelled_on_paper_all_marks_are_found_and_none_is_wrong():
    # 40 sentences, 30 labelled marks: docs/methods/claims.md.
    right, wrong, missed, _told = measured()
    assert (right, wrong, missed) == (30, 0, 0)


def test_a_sentence_that_says_what_the_record_says():
    assert _said("Speaker Rustem Seitov came to Baku on 3 March 2027.") == [
        ("Speaker", "post", "agrees"),
        ("Rustem Seitov", "person", "agrees"),
        ("Baku", "place", "agrees"),
        ("3 March 2027", "date", "agrees"),
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Рустему Сеитову", "ru"),
        ("Рүстем Сейітовке", "kk"),
        ("Рүстем Сейітовтің", "kk"),
        ("Orhan Kayalı'ya", "tr"),
        ("Aysel Qəmbərlidən", "az"),
        ("Rustem Seitovga", "uz"),
        ("Rustem Seitov's", "en"),
        ("Seitov Rustem", "en"),
        ("R. Seitov", "en"),
    ],
)
def test_a_name_in_a_case_in_the_other_order_or_with_an_initial_agrees(text, language):
    assert {one[2] for one in _said(text, language)} == {"agrees"}


def test_another_given_name_before_the_same_surname_differs():
    assert _differs("They heard Daniyar Seitov.") == [
        ("Daniyar Seitov", "Rustem Seitov")
    ]


def test_a_post_before_a_name_is_no_part_of_it():
    assert _differs("The Chairman Seitov opened it.") == []


def test_a_deputy_is_not_the_speaker():
    assert _differs("Deputy Speaker Rustem Seitov opened it.") == [
        ("Deputy Speaker", "Speaker of the sample parliament")
    ]
    assert _differs("Orhan Kayali, Speaker of the parliament, opened it.") == [
        ("Speaker", "Deputy Speaker")
    ]


def test_the_post_of_another_sentence_is_not_theirs():
    assert _differs("The Deputy Speaker left. Rustem Seitov stayed.") == []


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("on 3 March 2027", "agrees"),
        ("in March 2027", "agrees"),
        ("on 3 March", "agrees"),
        ("on 4 March 2027", "differs"),
        ("on 3 March 2026", "differs"),
        ("on 5 March", "differs"),
        ("on 3 October 2027", "unknown"),
    ],
)
def test_a_day_agrees_or_is_near_or_is_another(text, standing):
    assert [one[2] for one in _said(f"They met {text}.")] == [standing]


def test_days_of_an_event_lie_within_it():
    visit = [Known("1", "date", "visit", dates=("2027-03-03", "2027-03-06"))]
    assert [one[2] for one in _said("It was on 4 March 2027.", record=visit)] == [
        "agrees"
    ]
    assert [one[2] for one in _said("It was on 7 March 2027.", record=visit)] == [
        "differs"
    ]


def test_a_month_of_the_record_bears_out_no_day():
    month = [Known("1", "promise", "by March", dates=("2027-03",))]
    assert [one[2] for one in _said("It was on 4 March 2027.", record=month)] == [
        "unknown"
    ]


def test_a_day_that_the_calendar_does_not_have_is_near_no_other():
    leap = [Known("1", "date", "day", dates=("2027-03-01",))]
    assert [one[2] for one in _said("It was on 29 February.", record=leap)] == [
        "unknown"
    ]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("1,246 observers came.", "en", []),
        ("1 246 observers came.", "en", []),
        ("1.246 gözlemci geldi.", "tr", []),
        ("1,264 observers came.", "en", [("1,264", "1246")]),
        ("37 of the stations.", "en", []),
        ("38 polling stations.", "en", [("38", "37")]),
        ("About 40 in all.", "en", [("40", "37")]),
        ("9 experts came at 10:30.", "en", []),
        ("12.5 % of them.", "en", []),
        ("In 2027 it was DECL/002/2019.", "en", []),
        ("The 14th session.", "en", [("14", "15")]),
    ],
)
def test_a_number_is_read_by_what_it_counts_and_else_by_its_size(
    text, language, expected
):
    assert _differs(text, language) == expected


def test_a_city_that_no_fact_names_is_not_wrong():
    assert ("Ankara", "place", "unknown") in _said("They go on to Ankara.")


def test_a_guest_of_no_fact_is_not_in_the_record():
    assert ("Aigul Bekova", "person", "unknown") in _said("Then Aigul Bekova spoke.")


def test_an_empty_record_makes_nothing_differ():
    text = "Speaker Rustem Seitov saw 40 stations in Baku on 4 March 2027."
    assert _differs(text, record=()) == []


def test_a_place_of_the_record_that_no_gazetteer_has_agrees():
    village = [Known("1", "place", "Sample", spellings=(Spelling("Sampleköy"),))]
    assert _said("They met in Sampleköy.", record=village) == [
        ("Sampleköy", "place", "agrees")
    ]


def test_a_number_of_the_record_without_a_noun_is_found_by_its_value():
    whole = [Known("1", "figure", "12", value=Decimal(12))]
    assert _said("There were 12 of them.", record=whole) == [("12", "figure", "agrees")]
