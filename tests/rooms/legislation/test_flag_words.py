"""Flags in the reader's words."""

import pytest

from orkhon.legislation.queries.flag_words import differing, flag_line


@pytest.mark.parametrize(
    ("kind", "a", "b", "words"),
    [
        (
            "deadline",
            ["5 day", "1 month"],
            ["24 hour"],
            "Deadlines differ: 5 days, 1 month in the model, 24 hours in the law",
        ),
        (
            "percent",
            ["4%"],
            [],
            "Percentages differ: 4% in the model, none such in the law",
        ),
        (
            "amount",
            [],
            ["200 units of account"],
            "Amounts differ: 200 units of account in the law, none such in the model",
        ),
        (
            "date",
            ["2027-01-31"],
            ["2027"],
            "Dates differ: 2027-01-31 in the model, 2027 in the law",
        ),
        ("points", ["3"], ["2"], "3 enumerated points in the model, 2 in the law"),
        ("points", ["1"], ["0"], "1 enumerated point in the model, 0 in the law"),
        (
            "term",
            ["recall", "serious risk"],
            [],
            "Defined terms have no word in the law: “recall”, “serious risk”",
        ),
    ],
)
def test_a_hard_difference_is_said_with_both_sides(kind, a, b, words):
    line = flag_line({"kind": kind, "a": a, "b": b})
    assert (line.words, line.is_soft) == (words, False)


@pytest.mark.parametrize(
    ("kind", "a", "b", "words"),
    [
        ("modal", ["shall"], ["may"], "“shall” in the model, “may” in the law"),
        ("number", ["2"], ["3"], "Numbers differ: 2 in the model, 3 in the law"),
        (
            "length",
            ["350"],
            ["106"],
            "Far from the usual length: 350 letters, in the law 106",
        ),
    ],
)
def test_what_is_worth_a_look_is_soft(kind, a, b, words):
    line = flag_line({"kind": kind, "a": a, "b": b})
    assert (line.words, line.is_soft) == (words, True)


def test_quantities_that_one_side_has_are_marked_there():
    flags = [
        {"kind": "deadline", "a": ["5 day"], "b": ["10 day"]},
        {"kind": "modal", "a": ["shall"], "b": ["may"]},
    ]
    assert differing(flags, "a") == {"5 day"}
    assert differing(flags, "b") == {"10 day"}
