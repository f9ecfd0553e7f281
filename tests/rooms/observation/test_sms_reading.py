"""Coded texts: what is clear becomes values, what is not is told and never guessed."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orkhon.engines.xforms.conversion import convert
from orkhon.observation.form_designs.code_card import code_card
from orkhon.observation.form_designs.designs import LANGUAGES, STAGES, form_design
from orkhon.observation.form_designs.protocols import numbered_options, protocol
from orkhon.observation.form_designs.sms_codes import (
    CODE_LETTERS,
    SmsCodeError,
    sms_codes,
    sms_form,
)
from orkhon.observation.form_designs.workbook import xlsform
from orkhon.observation.intake.sms import parse_sms


def schema_of(form_id, lines=None):
    book = xlsform(form_id, lines, version="2026112201")
    return convert(book, f"{form_id}.xlsx").schema


KAZAKHSTAN = protocol("kazakhstan-referendum")
SCHEMAS = {
    form_id: schema_of(form_id, KAZAKHSTAN if form_id == "protocol" else None)
    for form_id in STAGES
}
FORMS = [sms_form(schema) for schema in SCHEMAS.values()]
STATIONS = ["KT-017", "KT-01", "АСТ-5"]


def test_letters_follow_the_questions_of_the_form():
    assert sms_codes(SCHEMAS["closing"]) == [
        ("A", "/data/closing/on_time"),
        ("B", "/data/closing/queue_admitted"),
        ("C", "/data/closing/doors_closed"),
        ("D", "/data/closing/mobile_back"),
        ("E", "/data/closing/voters_at_close"),
        ("F", "/data/closing/clear_view"),
        ("G", "/data/closing/rating"),
    ]


def test_stage_letters_differ_and_codes_avoid_figures_and_answers():
    assert len({form.letter for form in FORMS}) == len(STAGES)
    assert not set(CODE_LETTERS) & set("IONQUXY")


def test_a_long_ballot_goes_on_with_two_letters():
    lines = protocol("list-election", numbered_options(20))
    form = sms_form(schema_of("protocol", lines))
    assert [code.letter for code in form.codes][18:21] == ["Z", "AA", "AB"]
    reading = parse_sms("KT-017 P A9 AA8 AB7 Z6", [form])
    assert list(reading.values.values()) == ["9", "8", "7", "6"]
    assert reading.is_clear


def test_a_plain_text_is_read_whole():
    reading = parse_sms("KT-017 O A1 B2 G2500 L14 # кеш басталды", FORMS, STATIONS)
    assert (reading.station, reading.stage) == ("KT-017", "opening")
    assert reading.values == {
        "/data/opening/on_time": "yes",
        "/data/opening/quorum": "no",
        "/data/opening/ballots_received": "2500",
        "/data/opening/remarks": "кеш басталды",
    }
    assert reading.problems == ("L: “14” is none of its answers",)


@pytest.mark.parametrize(
    "text",
    [
        "KT-017 C A1 B2 C3 D4 E812",
        "kt-017 c a1 b2 c3 d4 e812",
        "KT017CA1B2C3D4E812",
        "kt 017 c ay bn cu dx e812",
        "К Т-017 С А1 В2 С3 D4 Е812",  # Cyrillic К, Т, С, А, В, Е
        "KT-O17 C; A=1, B: 2 C-3\nD 4 E 812",
        "  KT.017/C E812 D4 C3 B2 A1 ",
    ],
)
def test_case_spaces_marks_and_cyrillic_letters_do_not_matter(text):
    reading = parse_sms(text.replace("/", " "), FORMS, STATIONS)
    assert reading.problems == ()
    assert (reading.station, reading.stage) == ("KT-017", "closing")
    assert reading.values == {
        "/data/closing/on_time": "yes",
        "/data/closing/queue_admitted": "no",
        "/data/closing/doors_closed": "not_seen",
        "/data/closing/mobile_back": "na",
        "/data/closing/voters_at_close": "812",
    }
    assert reading.is_clear


def test_a_station_written_in_cyrillic_is_found_by_latin_letters():
    assert parse_sms("ACT 5 O A1", FORMS, STATIONS).station == "АСТ-5"


@pytest.mark.parametrize(
    ("text", "station", "stage", "problem"),
    [
        ("11121Plshelp", "11121", "protocol", "“LSHELP”: no answer after L"),
        ("help", None, None, "no station code at the beginning"),
        ("", None, None, "no station code at the beginning"),
        ("KT-017", "KT-017", None, "no stage after the station"),
        ("KT-017 Z A1", "KT-017", None, "“Z” is no stage"),
        ("KT-017 O", "KT-017", "opening", "no answers after the stage"),
        ("KT-017 O A", "KT-017", "opening", "“A”: no answer after A"),
        ("KT-017 O Z1", "KT-017", "opening", "“Z1”: opening has no such letter"),
        ("KT-017 O A7", "KT-017", "opening", "A: “7” is none of its answers"),
        ("KT-017 V A1 234", "KT-017", "voting", "“234” stands after no letter"),
        ("KT-017 K A2575", "KT-017", "counting", "A: “2575” is none of its answers"),
        ("KT-017 V G14", "KT-017", "voting", "G: “14” is none of its answers"),
        ("KT-017 V G11", "KT-017", "voting", "G: “11” is none of its answers"),
        ("KT-017 V A1234567890", "KT-017", "voting", "A: “1234567890” is none of"),
        ("KT-017 P # torn", "KT-017", "protocol", "protocol has no place for words"),
    ],
)
def test_what_cannot_be_read_is_told_and_is_not_clear(text, station, stage, problem):
    reading = parse_sms(text, FORMS)
    assert (reading.station, reading.stage) == (station, stage)
    assert any(each.startswith(problem) for each in reading.problems)
    assert not reading.is_clear
    assert reading.text == text


def test_a_text_to_a_station_of_no_mission_is_not_taken():
    reading = parse_sms("KT-99 O A1", FORMS, STATIONS)
    assert reading.station is None
    assert reading.problems == ("“KT-99” is no station of this mission",)


def test_the_longer_station_code_is_meant_where_both_fit():
    assert parse_sms("KT-01 O A1", FORMS, STATIONS).station == "KT-01"
    assert parse_sms("KT-0171 O A1", FORMS, STATIONS).station is None


def test_two_stations_that_read_alike_are_left_to_a_person():
    reading = parse_sms("KT-10 O A1", FORMS, ["KT-10", "KT-1O"])
    assert reading.station is None
    assert reading.problems == ("the station can be KT-10 and KT-1O",)


def test_an_answer_given_twice_and_differently_is_left_out():
    reading = parse_sms("KT-017 O A1 B1 A2 B1", FORMS)
    assert reading.values == {"/data/opening/quorum": "yes"}
    assert reading.problems == ("A is answered twice, differently",)


def test_several_answers_stand_as_digits_and_come_in_the_forms_order():
    reading = parse_sms("KT-017 V G31 L7", FORMS)
    assert reading.values == {
        "/data/voting/irregular": "for_another several_ballots",
        "/data/voting/disturbance": "none",
    }


def test_an_unreadable_line_of_a_protocol_is_not_zero():
    reading = parse_sms("KT-017 P A1200 B? F? M0", FORMS)
    assert reading.values == {
        "/data/protocol/voters_on_list": "1200",
        "/data/protocol/option_for": "0",
        "/data/protocol/illegible": "received unused",
    }
    assert reading.is_clear


def test_the_time_of_a_count_is_four_digits():
    reading = parse_sms("KT-017 K A2015 P0040", FORMS)
    assert reading.values == {
        "/data/counting/started_at": "20:15:00.000",
        "/data/counting/ended_at": "00:40:00.000",
    }


@pytest.mark.parametrize("stations", [(), STATIONS])
def test_an_incident_needs_no_station(stations):
    reading = parse_sms("I A10 B4 C3 # Көмек керек, көпір жанында", FORMS, stations)
    assert (reading.station, reading.stage) == ("", "incident")
    assert reading.values == {
        "/data/incident/kind": "other",
        "/data/incident/severity": "danger",
        "/data/incident/safety": "danger",
        "/data/incident/what": "Көмек керек, көпір жанында",
    }
    assert reading.is_clear


@given(st.text(max_size=160))
def test_any_text_at_all_gets_a_reading(text):
    reading = parse_sms(text, FORMS, STATIONS)
    assert reading.text == text
    assert reading.is_clear or reading.problems
    assert set(reading.values) <= {
        field.path for schema in SCHEMAS.values() for field in schema.fields
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form_id", STAGES)
def test_the_card_lists_every_letter_once_and_its_example_is_clear(form_id, language):
    form = next(each for each in FORMS if each.form_id == form_id)
    title = form_design(form_id, KAZAKHSTAN if form_id == "protocol" else None).title
    lines = code_card(form, title, language).splitlines()
    rows = [re.match(r"([A-Z]{1,2})\s+\S", line) for line in lines[4:]]
    assert [row[1] for row in rows if row] == [code.letter for code in form.codes]
    assert parse_sms(lines[2], FORMS).is_clear


def test_a_form_of_another_name_needs_a_letter():
    schema = replace(SCHEMAS["closing"], form_id="lunch")
    assert sms_form(schema, "L").letter == "L"
    with pytest.raises(SmsCodeError, match="“lunch” has no letter"):
        sms_form(schema)
