"""What a proposal may say, and what is refused in plain words."""

import pytest

from orkhon.dialogue.intake.corrections import CorrectionProblem, corrections
from orkhon.dialogue.intake.values import (
    FigureSeen,
    PersonSeen,
    Plain,
    Promise,
    ValueProblem,
    as_json,
    checked,
)


def test_a_range_of_dates_has_two_ends():
    date = checked("date", {"value": "2025-06-11/2025-06-12"})
    assert isinstance(date, Plain)
    assert (date.first, date.last) == ("2025-06-11", "2025-06-12")


def test_a_value_comes_back_from_json_as_it_was():
    promise = Promise("send it", "agreed", who=("A", "B"), when="2027-04")
    assert checked("commitment", as_json(promise)) == promise


def test_a_part_that_is_not_given_is_empty():
    assert checked("participant", {"name": " Erlan ", "post": None}) == PersonSeen(
        "Erlan"
    )


def test_a_figure_is_a_whole_number():
    assert checked("figure", {"value": "1,200", "what": "observers"}) == FigureSeen(
        1200, "observers"
    )


@pytest.mark.parametrize(
    ("kind", "parts", "reason"),
    [
        ("rumour", {}, "rumour"),
        ("date", {"value": "2027-02-30"}, "2027-02-30"),
        ("date", {"value": "2027-03-02/2027-03-01"}, "before"),
        ("date", {"value": ""}, "empty"),
        ("contact-kind", {"value": "quarrel"}, "quarrel"),
        ("format", {"value": "by pigeon"}, "by pigeon"),
        ("place", {"value": "x" * 161}, "161"),
        ("participant", {"name": "A", "role": "spy"}, "spy"),
        ("participant", {"role": "participant"}, "not complete"),
        ("participant", {"name": "A", "age": "7"}, "age"),
        ("commitment", {"what": "x", "strength": "swears"}, "swears"),
        ("commitment", {"what": "x", "strength": "agreed", "when": "soon"}, "soon"),
        ("event", {"name": ""}, "empty"),
        ("event", {"name": "x", "ordinal": "third"}, "third"),
        ("figure", {"value": "many", "what": "observers"}, "many"),
        ("figure", {"value": "", "what": "observers"}, "whole number"),
    ],
)
def test_what_cannot_be_is_refused_with_its_name(kind, parts, reason):
    with pytest.raises(ValueProblem, match=reason):
        checked(kind, parts)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"{", "no JSON"),
        (b"{}", "no list"),
        (b"[1]", "correction 1: is no object"),
        (b'[{"kind": "date"}]', "quote is missing"),
        (b'[{"kind": "date", "quote": "x", "colour": "red"}]', "colour"),
        (b'[{"kind": "date", "quote": "x", "answer": "perhaps"}]', "perhaps"),
        (b'[{"kind": "date", "quote": "x", "process": {"name": "y"}}]', "correction 1"),
    ],
)
def test_a_corrections_file_that_is_wrong_says_where(data, reason):
    with pytest.raises(CorrectionProblem, match=reason):
        corrections(data, "sample.json")


def test_a_correction_finds_the_words_it_quotes():
    (one,) = corrections(b'[{"kind": "topic", "quote": "law", "occurrence": 2}]', "x")
    assert one.span_in("a law and a law") == (12, 15)
    with pytest.raises(CorrectionProblem, match="2 times"):
        one.span_in("a law")
