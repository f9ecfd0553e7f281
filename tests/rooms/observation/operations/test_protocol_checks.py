"""A protocol is held against the relations of its form as it comes in; kept as seen."""

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.observation.actions.consequences import follow
from orkhon.observation.actions.messages import ask_team
from orkhon.observation.models import FormDesign, Message, ProtocolCheck
from orkhon.observation.queries.operations.protocols import (
    counts,
    labels_of,
    line,
    off_balance,
    rule,
)
from orkhon.observation.queries.operations.scope import Scope
from orkhon.record.refusals import Refusal
from tests.rooms.observation.operations.conftest import PROTOCOL

# The sample protocol balances by hand: 800 + 4 + 196 = 1000; 780 + 20 = 800.


def check_of(form):
    return ProtocolCheck.objects.get(submission=form)


def differences(form):
    return {
        one["key"]: (one["status"], one["difference"]) for one in check_of(form).results
    }


def test_a_protocol_that_adds_up_is_balanced(protocol_form, said):
    form = protocol_form()
    assert check_of(form).balanced is True
    assert differences(form) == {
        "boxes": ("holds", 0),
        "ballots": ("holds", 0),
        "within": ("holds", 0),
    }
    assert "observation.protocol.check" in said(form)


def test_one_that_does_not_is_refused_as_balanced_and_kept_as_seen(
    protocol_form, mission, last_words
):
    # 812 in the boxes, 789 + 26 = 815 sorted: three more, as on the mockup.
    form = protocol_form(in_boxes=812, valid=789, invalid=26)
    check = check_of(form)
    assert check.balanced is False
    assert differences(form)["boxes"] == ("broken", 3)
    assert form.values["/data/protocol/in_boxes"] == "812"
    assert form.state == "received"
    (shown,) = off_balance(Scope(mission))
    first = shown.first_rule
    assert first.rule == "in boxes = valid + invalid"
    assert first.written == "812 ⁚ 789 + 26 = 815"
    assert first.difference == "3 more"
    assert first.law == "sample law, article 1"
    assert last_words(form)["balanced"] is False
    assert last_words(form)["differences"] == {"boxes": 3, "within": -12}


def test_ten_fewer_is_said_as_ten_fewer(protocol_form, mission):
    # received 1,240; 655 + 4 + 571 = 1,230
    protocol_form(
        received=1240, issued=655, spoiled=4, unused=571, in_boxes=655, valid=635
    )
    (shown,) = off_balance(Scope(mission))
    rule = shown.first_rule
    assert (rule.written, rule.difference) == (
        "1\u202f240 ⁚ 655 + 4 + 571 = 1\u202f230",
        "10 fewer",
    )


def test_a_soft_relation_alone_is_unusual_and_stops_nothing(protocol_form, mission):
    form = protocol_form(
        in_boxes=810, valid=790, received=1000, issued=800, spoiled=4, unused=196
    )
    assert check_of(form).balanced is True
    shown = line(check_of(form), labels_of(Scope(mission)))
    assert [(one.is_hard, one.difference) for one in shown.rules] == [
        (False, "10 too many")
    ]


def test_a_missing_line_is_not_zero(protocol_form):
    form = protocol_form(without=["invalid"])
    assert check_of(form).balanced is None
    assert differences(form)["boxes"] == ("unchecked", None)


@pytest.mark.parametrize("written", ["79?", "-3", "1e3", "٣", "1" * 13])
def test_what_is_no_figure_is_illegible_and_no_number(protocol_form, written):
    form = protocol_form(valid=written)
    assert check_of(form).balanced is None
    (boxes,) = [one for one in check_of(form).results if one["key"] == "boxes"]
    assert boxes["illegible"] == ["valid"]
    assert form.values["/data/protocol/valid"] == written


def test_a_line_named_illegible_is_not_read_even_if_a_figure_stands_there(
    protocol_form,
):
    form = protocol_form(illegible="valid unused")
    assert check_of(form).balanced is None


def test_a_broken_rule_counts_though_another_cannot_be_checked(protocol_form):
    form = protocol_form(received=1, without=["invalid"])
    assert check_of(form).balanced is False


def test_following_twice_checks_once(protocol_form, said):
    form = protocol_form()
    follow([form])
    assert ProtocolCheck.objects.count() == 1
    assert said(form).count("observation.protocol.check") == 1


def test_a_form_whose_relations_cannot_be_read_checks_nothing_and_says_so(
    designs, protocol_form
):
    FormDesign.objects.filter(form_id="protocol").update(
        protocol=PROTOCOL | {"lines": []}
    )
    check = check_of(protocol_form())
    assert check.balanced is None
    assert "relation" in check.results[0]["problem"]


def test_a_protocol_without_relations_and_a_trial_post_are_passed_over(
    designs, protocol_form
):
    FormDesign.objects.filter(form_id="protocol").update(protocol=None)
    form = protocol_form()
    form.is_draft = True
    follow([form])
    follow([])
    assert not ProtocolCheck.objects.exists()


def test_an_edit_takes_the_place_of_what_did_not_add_up(come, protocol_form, mission):
    first = protocol_form(valid=779)
    assert counts(Scope(mission)).off == 1
    come(
        "protocol",
        "KT-001",
        "AZ-01",
        deprecated=first.instance_id,
        in_boxes=800,
        valid=780,
        invalid=20,
        received=1000,
        issued=800,
        spoiled=4,
        unused=196,
    )
    found = counts(Scope(mission))
    assert (found.all, found.off) == (1, 0)
    assert ProtocolCheck.objects.count() == 2


def test_the_team_is_asked_in_the_words_of_the_rule(
    protocol_form, protocol, observers, said
):
    check = check_of(protocol_form(in_boxes=812, valid=789, invalid=26))
    message = ask_team(check, "Are these the figures?", by=protocol)
    assert message.needs_answer
    assert {one.observer for one in message.deliveries.all()} == {
        observers["AZ-01"],
        observers["TR-01"],
    }
    assert check.team_asked_at == message.sent_at
    assert said(check.submission)[-1] == "observation.protocol.ask"


def test_an_observer_without_a_team_is_asked_alone(
    protocol_form, protocol, nominated, observers
):
    observers["KG-09"] = nominated("KG", "Bakyt Ülgüov")
    form = protocol_form(observer="KG-09", valid=1)
    message = ask_team(check_of(form), "Look again", by=protocol)
    assert [one.observer for one in message.deliveries.all()] == [observers["KG-09"]]


def test_nobody_is_asked_where_nobody_is_named(protocol_form, protocol):
    form = protocol_form(observer="", valid=1)
    with pytest.raises(Refusal, match="nobody to ask"):
        ask_team(check_of(form), "Look again", by=protocol)
    assert not Message.objects.exists()


def test_a_reader_does_not_ask(protocol_form, press):
    check = check_of(protocol_form(valid=1))
    with pytest.raises(PermissionDenied):
        ask_team(check, "x", by=press)
    check.refresh_from_db()
    assert check.team_asked_at is None


def test_a_rule_is_written_with_its_signs_times_and_what_is_not_there():
    # 2 × 5 − 3 = 7, against a line that is missing and one that cannot be read.
    found = rule(
        {
            "key": "x",
            "sense": ">=",
            "severity": "hard",
            "left": 7,
            "right": None,
            "difference": None,
            "left_terms": [
                {"line": "valid", "times": 2, "value": 5},
                {"line": "option_for", "times": -1, "value": 3},
            ],
            "right_terms": [
                {"line": "a", "times": -1, "value": None},
                {"line": "b", "times": 1, "value": "illegible"},
            ],
        },
        {"valid": "Valid ballots"},
    )
    assert found.rule == "2 × Valid ballots − for ≥ −a + b"
    assert found.written == "2 × 5 − 3 = 7 ⁚ −missing + illegible"
    assert found.difference == ""


def test_too_few_is_said_of_what_must_be_at_least():
    found = rule(
        {"sense": ">=", "difference": 4, "words": {"en": "As the law says"}}, {}
    )
    assert (found.rule, found.difference) == ("As the law says", "4 too few")
