"""One to one at the least cost, held against trying everything."""

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from orkhon.engines.routes.matching import cheapest_pairs


@st.composite
def cost_tables(draw_value):
    rows = draw_value(st.integers(0, 4))
    columns = draw_value(st.integers(max(rows, 1), 6))
    row = st.lists(st.integers(0, 9), min_size=columns, max_size=columns)
    return draw_value(st.lists(row, min_size=rows, max_size=rows))


@settings(max_examples=300, deadline=None, derandomize=True)
@given(costs=cost_tables())
def test_no_other_pairing_is_cheaper(costs):
    pairs = cheapest_pairs(costs)
    assert len(set(pairs)) == len(costs)
    cheapest = min(
        (
            sum(row[column] for row, column in zip(costs, columns, strict=True))
            for columns in permutations(
                range(len(costs[0]) if costs else 0), len(costs)
            )
        ),
    )
    assert (
        sum(row[column] for row, column in zip(costs, pairs, strict=True)) == cheapest
    )
