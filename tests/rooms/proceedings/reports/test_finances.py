"""Financial tables are checked to the unit; one that does not add up is kept so."""

from decimal import Decimal

import pytest

from orkhon.proceedings.intake.finances import Row, read_rows, written_rows
from orkhon.proceedings.models import Setting
from orkhon.proceedings.queries.finances import finances, rows_in, scale_of
from orkhon.record.refusals import Refusal
from tests.rooms.proceedings.conftest import MORNING

# 120 000.00 + 30 000.50 + 0.49 = 150 000.99, by hand.
INCOME = "Contributions; 120 000.00; audit, p. 3\nInterest\t30000.50\nOther; 0.49"


def table(income, expenditure=""):
    rows = [("income", one) for one in read_rows(income)]
    rows += [("expenditure", one) for one in read_rows(expenditure)]
    return finances(rows, "USD")


def test_heads_are_read_with_amounts_to_the_cent_and_where_they_stand():
    assert read_rows(INCOME) == (
        Row("Contributions", Decimal("120000.00"), "audit, p. 3"),
        Row("Interest", Decimal("30000.50")),
        Row("Other", Decimal("0.49")),
    )
    assert read_rows(written_rows(read_rows(INCOME))) == read_rows(INCOME)


def test_a_table_that_adds_up_to_the_cent_says_so():
    (part,) = table(INCOME + "\nTotal; 150 000.99").parts
    assert (part.computed, part.adds_up) == (Decimal("150000.99"), True)


def test_a_cent_is_a_difference():
    found = table(INCOME + "\nTotal income; 151 000.00; audit, p. 4")
    (part,) = found.wrong
    # 151 000.00 - 150 000.99 = 999.01, by hand.
    assert (part.difference, part.adds_up) == (Decimal("999.01"), False)
    assert part.stated == Row(
        "Total income", Decimal("151000.00"), "audit, p. 4", is_total=True
    )


def test_a_table_without_a_stated_total_is_neither_right_nor_wrong():
    found = table(INCOME)
    assert (found.parts[0].adds_up, found.wrong) == (None, ())


def test_the_balance_is_computed_where_there_are_both_parts():
    # 150 000.99 - 150 001.00 = -0.01, by hand.
    assert table(INCOME, "Salaries; 150001").balance == Decimal("-0.01")
    assert table(INCOME).balance is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Salaries", "line 1, “Salaries”: write head; amount"),
        ("A; 1\n; 2", "line 2"),
        ("A; 1; b; c", "line 1"),
        ("A; 1,50", "line 1: “1,50” is no amount"),
        ("A; 1.5.0", "is no amount"),
        ("A; 1.005", "is no amount"),
        ("A; many", "is no amount"),
        ("x" * 201 + "; 1", "at most 200 letters"),
        ("Total; 1\nGrand total; 2", "has one total"),
        ("\n".join("A; 1" for _ in range(201)), "201 rows"),
    ],
)
def test_what_cannot_be_read_for_sure_is_refused_by_its_line(text, why):
    with pytest.raises(Refusal, match=why):
        read_rows(text)


def test_no_float_stands_between_the_paper_and_the_sum():
    kept = [
        {"part": "income", "head": "A", "amount": "0.10", "where": "", "total": False},
        {"part": "income", "head": "B", "amount": "0.20", "where": "", "total": False},
        {"part": "income", "head": "T", "amount": "0.30", "where": "", "total": True},
    ]
    assert finances(rows_in(kept), "USD").parts[0].adds_up


def test_no_scale_of_contributions_is_assumed(budget, assembly):
    found = scale_of(assembly, budget)
    assert (found.shares, found.is_set) == ((), False)


@pytest.mark.parametrize(
    ("value", "is_whole"),
    [
        ({"TR": "1/3", "AZ": "1/3", "KZ": "1/6", "KG": "1/6"}, True),
        ({"TR": "1/3", "AZ": "1/3", "KZ": "1/6"}, False),
    ],
)
def test_a_scale_that_is_filled_in_stands_in_english_order_and_is_summed(
    budget, assembly, head, value, is_whole
):
    Setting.objects.create(
        organ=assembly,
        key=Setting.Key.CONTRIBUTION_SCALE,
        value=value,
        made_at=MORNING,
        made_by=head.actor_id,
    )
    found = scale_of(assembly, budget)
    order = [one.country for one in found.shares]
    assert order == sorted(order)
    assert found.is_whole is is_whole
