"""The order of speakers, and the symbol of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orkhon.engines.voting import (
    Request,
    SpeakingRule,
    Symbol,
    VotingError,
    parse,
    speaking_order,
)

ASKED = (
    Request("Hungary", "observer", 1),
    Request("OTS", "organisation", 2),
    Request("Türkiye", "member", 3, "Türkiye"),
    Request("Azerbaijan", "member", 4, "Azerbaijan"),
    Request("Chair", "chair", 5),
)


def test_the_chair_then_members_as_they_asked_then_observers_then_organisations():
    # The order of the mock-up's sitting: "Hungary, observer, after members".
    assert [request.key for request in speaking_order(ASKED)] == [
        "Chair",
        "Türkiye",
        "Azerbaijan",
        "Hungary",
        "OTS",
    ]


def test_members_may_speak_in_alphabetical_order_where_the_rule_says_so():
    rule = SpeakingRule(("member", "observer", "organisation", "chair"), True)
    assert [request.key for request in speaking_order(ASKED, rule)] == [
        "Azerbaijan",
        "Türkiye",
        "Hungary",
        "OTS",
        "Chair",
    ]


@given(st.permutations(ASKED))
def test_the_list_does_not_depend_on_how_it_is_given(requests):
    assert speaking_order(requests) == speaking_order(ASKED)


def test_a_group_that_the_rule_does_not_name_is_refused():
    with pytest.raises(VotingError, match="Press asks for the floor as “press”"):
        speaking_order([Request("Press", "press", 1)])


def test_a_group_has_one_place_in_the_order():
    with pytest.raises(VotingError, match="a group stands twice"):
        SpeakingRule(("member", "chair", "member"))


def test_the_symbol_in_use_is_read_and_written():
    # On the Baku Declaration of 2019 as published: 9lib.net/document/y8gx2rkw.
    symbol = parse("DECL/002/2019/FINAL")
    assert symbol == Symbol("DECL", 2, 2019, "FINAL")
    assert str(symbol) == "DECL/002/2019/FINAL"


def test_a_thousandth_text_has_four_digits():
    assert str(Symbol("REC", 1000, 2031, "FINAL")) == "REC/1000/2031/FINAL"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("DECL/2/2019/FINAL", "has not the form"),
        ("DECL/000/2019/FINAL", "number from 1"),
        ("DECL/0002/2019/FINAL", "is written DECL/002/2019/FINAL"),
        ("decl/002/2019/FINAL", "has not the form"),
        ("DECL-002-2019-FINAL", "has not the form"),
        ("DECL/002/19/FINAL", "has not the form"),
        ("DECL/002/2019/", "has not the form"),
        ("DECL/٠٠٢/2019/FINAL", "has not the form"),
        ("DECL/002/2019/FINAL\n", "has not the form"),
    ],
)
def test_another_form_is_refused(text, words):
    with pytest.raises(VotingError, match=words):
        parse(text)


@pytest.mark.parametrize(
    "parts",
    [("D", 1, 2019, "FINAL"), ("DECL", 1, 19999, "FINAL"), ("DECL", 1, 2019, "x")],
)
def test_a_symbol_that_could_not_be_read_back_is_not_made(parts):
    with pytest.raises(VotingError, match="has not the form"):
        Symbol(*parts)


@given(
    st.builds(
        Symbol,
        st.sampled_from(["DECL", "REC", "DEC", "ML"]),
        st.integers(1, 12000),
        st.integers(2009, 2100),
        st.sampled_from(["FINAL", "DRAFT", "REV1"]),
    )
)
def test_every_symbol_is_read_back_as_it_was_written(symbol):
    assert parse(str(symbol)) == symbol
