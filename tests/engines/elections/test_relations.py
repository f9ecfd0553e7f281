"""Protocols that must add up."""

import pytest

from orkhon.engines.elections.relations import (
    ILLEGIBLE,
    ProtocolError,
    Status,
    check,
    schema_from,
    sentence,
)
from tests.engines.elections.protocol_forms import (
    referendum_totals,
    station_figures,
    station_form,
)


@pytest.mark.parametrize(
    "figures",
    [
        # Kazakhstan, 15 March 2026 (interfax.ru 1078292; almatanews).
        (9_127_192, 7_954_667, 898_099, 146_558, 127_868),
        # Kazakhstan, 5 June 2022, final (zakon.kz 6016530; azernews 195006).
        (7_985_769, 6_163_516, 1_490_470, 205_924, 125_859),
    ],
    ids=["2026", "2022"],
)
def test_kazakhstans_referendums_add_up_to_the_ballot(figures):
    form = referendum_totals()
    balance = check(
        form, dict(zip([line.key for line in form.lines], figures, strict=True))
    )
    assert balance.balanced
    assert balance.findings[0].difference == 0
    assert balance.words() == "Adds up."


def test_one_ballot_too_many_in_a_country_is_seen():
    # 2026 with one more “for”.
    form = referendum_totals()
    balance = check(
        form,
        {
            "took_part": 9_127_192,
            "option_for": 7_954_668,
            "option_against": 898_099,
            "invalid": 146_558,
            "not_counted": 127_868,
        },
    )
    assert not balance.balanced
    assert balance.broken[0].difference == 1


def test_a_station_three_ballots_out_is_told_to_the_unit():
    form = schema_from(station_form())
    balance = check(form, station_figures(valid=793, option_for=603))
    assert not balance.balanced
    assert [finding.relation.key for finding in balance.broken] == ["boxes"]
    assert (balance.broken[0].left, balance.broken[0].right) == (812, 815)
    assert balance.words() == (
        "Does not add up. in boxes 812, valid + invalid 815: 3 more."
    )


def test_a_side_that_falls_short_says_fewer():
    form = schema_from(station_form())
    balance = check(form, station_figures(invalid=20))
    assert sentence(form, balance.broken[0]) == (
        "in boxes 812, valid + invalid 810: 2 fewer"
    )


def test_an_illegible_figure_is_not_zero_and_nothing_is_balanced():
    form = schema_from(station_form())
    # Were illegible read as 0, 812 would have to equal 812.
    balance = check(form, station_figures(valid=812, invalid=ILLEGIBLE))
    finding = balance.unchecked[0]
    assert (finding.relation.key, finding.status) == ("boxes", Status.UNCHECKED)
    assert (finding.illegible, finding.missing) == (("invalid",), ())
    assert finding.difference is None
    assert not balance.balanced
    assert sentence(form, finding) == (
        "in boxes against valid + invalid cannot be checked: invalid illegible"
    )


def test_a_missing_figure_cannot_be_checked_either():
    form = schema_from(station_form())
    figures = station_figures(valid=None)
    del figures["in_boxes"]
    balance = check(form, figures)
    assert balance.findings[1].missing == ("in_boxes", "valid")
    assert balance.words() == (
        "Cannot be said to add up."
        " in boxes against valid + invalid cannot be checked:"
        " in boxes and valid missing."
        " valid against for + against cannot be checked: valid missing."
    )


def test_a_line_the_form_leaves_out_adds_nothing_and_is_named():
    form = schema_from(station_form())
    balance = check(
        form, station_figures(issued_mobile=None, mobile_requests=None, unused=210)
    )
    assert balance.balanced
    assert balance.hard[0].absent == ("issued_mobile",)
    requests = balance.soft[1]
    assert requests.status is Status.NOT_APPLICABLE
    assert sentence(form, requests) == (
        "requests for mobile voting and issued for mobile voting are not in this"
        " protocol"
    )


def test_a_side_of_which_nothing_is_there_says_nothing():
    form = schema_from(station_form())
    balance = check(form, station_figures(mobile_requests=None))
    assert balance.soft[1].status is Status.UNCHECKED
    assert balance.soft[1].missing == ("mobile_requests",)


def test_an_illegible_line_beside_an_absent_side_is_the_reason_given():
    form = schema_from(station_form())
    balance = check(
        form, station_figures(mobile_requests=None, issued_mobile=ILLEGIBLE)
    )
    assert balance.soft[1].missing == ()
    assert balance.soft[1].illegible == ("issued_mobile",)


def test_soft_relations_stand_apart_and_do_not_unbalance():
    form = schema_from(station_form())
    balance = check(
        form,
        station_figures(
            issued=790, unused=205, mobile_requests=10, valid=790, in_boxes=812
        ),
    )
    assert balance.balanced
    assert [finding.relation.key for finding in balance.unusual] == [
        "boxes_issued",
        "requests",
    ]
    assert balance.words() == (
        "Adds up."
        " Unusual: in boxes 812, at most issued + issued for mobile voting 805:"
        " 7 too many."
        " Unusual: requests for mobile voting 10, at least issued for mobile voting"
        " 15: 5 too few."
    )


def test_within_its_tolerance_a_relation_holds():
    form = schema_from(station_form())
    held = check(form, station_figures(mobile_requests=14)).soft[1]
    assert held.status is Status.HOLDS
    assert sentence(form, held) == (
        "requests for mobile voting 14, at least issued for mobile voting 15"
    )
    assert (
        check(form, station_figures(mobile_requests=13)).soft[1].status is Status.BROKEN
    )


def test_a_line_may_count_several_times_or_be_taken_off():
    form = schema_from(
        station_form(
            relations=[
                {
                    "key": "two",
                    "left": [{"line": "in_boxes", "times": -1}, "received"],
                    "sense": "=",
                    "right": [
                        {"line": "valid", "times": 2},
                        {"line": "invalid", "times": -3},
                    ],
                    "severity": "hard",
                    "legal_reference": "",
                }
            ]
        )
    )
    # −812 + 1010 = 198; 2 × 790 − 3 × 22 = 1514; 1514 − 198 = 1316.
    balance = check(form, station_figures())
    assert sentence(form, balance.broken[0]) == (
        "−in boxes + received 198, 2 × valid − 3 × invalid 1514: 1316 more"
    )


def test_a_form_without_hard_relations_balances_nothing():
    assert not check(
        schema_from(station_form(relations=[])), station_figures()
    ).balanced


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ({"voters": 3}, "form sample-station 2026112201 has no line “voters”"),
        ({"valid": -1}, "valid: -1 is below zero"),
        ({"valid": 7.5}, "valid: 7.5 is not a whole number"),
        ({"valid": True}, "valid: True is not a whole number"),
        ({"invalid": "22"}, "invalid: '22' is not a whole number"),
    ],
)
def test_figures_that_no_protocol_can_have_are_refused(figures, words):
    with pytest.raises(ProtocolError, match=f"^{words}$"):
        check(schema_from(station_form()), station_figures() | figures)
