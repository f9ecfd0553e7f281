"""Sentences with places for numbers."""

import pytest

from orkhon.engines.findings import (
    Segment,
    SentenceError,
    filled,
    placeholders,
    typed_numbers,
)

TEXT = "On {mission:vote_on} we visited {finding:stations} of {figure:all-stations}."
SHOWN = {
    ("mission", "vote_on"): "15 March 2026",
    ("finding", "stations"): "37",
    ("figure", "all-stations"): "10,431",
}


def test_the_places_of_a_sentence_are_found_in_order():
    assert placeholders(TEXT) == [
        ("mission", "vote_on"), ("finding", "stations"), ("figure", "all-stations"),
    ]  # fmt: skip
    assert placeholders("Nothing was counted.") == []


def test_a_sentence_is_filled_piece_by_piece():
    assert filled(TEXT, SHOWN) == [
        Segment("On "),
        Segment("15 March 2026", "mission", "vote_on"),
        Segment(" we visited "),
        Segment("37", "finding", "stations"),
        Segment(" of "),
        Segment("10,431", "figure", "all-stations"),
        Segment("."),
    ]


def test_places_side_by_side_and_at_the_ends():
    two = "{finding:stations}{figure:all-stations}"
    assert [one.text for one in filled(two, SHOWN)] == ["37", "10,431"]
    assert filled("", SHOWN) == []


def test_a_place_that_nothing_fills_is_named():
    with pytest.raises(SentenceError, match=r"nothing fills \{finding:police\}"):
        filled("In {finding:police} stations", SHOWN)


@pytest.mark.parametrize(
    "text", ["{finding:}", "{number:a}", "a } b", "{", "{{finding:a}}"]
)
def test_a_bracket_that_is_no_place_is_refused(text):
    with pytest.raises(
        SentenceError, match=r"is no place such as \{finding:stations\}"
    ):
        placeholders(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("about 40 of {finding:a1} stations", ["40"]),
        ("at 20:00 on 15.03.2026", ["20:00", "15.03.2026"]),
        ("12,416,759 or 12\u00a0416\u00a0759", ["12,416,759", "12\u00a0416\u00a0759"]),
        ("½ of them, 73.12%", ["½", "73.12"]),
        ("Article 20-1, ٣٧ and note²", ["20-1", "٣٧", "²"]),
        ("thirty-seven {finding:x2}", []),
    ],
)
def test_typed_digits_are_found_wherever_they_stand(text, found):
    assert typed_numbers(text) == found
