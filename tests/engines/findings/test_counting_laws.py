"""What holds of every count, whatever forms come in and in whatever order."""

import random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from orkhon.engines.findings import NothingCounted, Row, counted, trimmed
from tests.engines.findings.sample_rows import asked

ANSWERS = st.sampled_from(["yes", "no", "not_seen", "na", None])


@st.composite
def forms(draw):
    made = []
    for number in range(draw(st.integers(1, 14))):
        secrecy, seen = draw(ANSWERS), draw(ANSWERS)
        answers = {"voting/secrecy": secrecy, "voting/irregular": seen}
        made.append(
            Row(
                row=f"r{number:02}",
                form=draw(st.sampled_from(["voting", "closing"])),
                stage="voting",
                station=draw(st.sampled_from(["s1", "s2", "s3", ""])),
                city=draw(st.sampled_from(["A", "B", ""])),
                drawn=draw(st.booleans()),
                answers={key: text for key, text in answers.items() if text},
            )
        )
    return made


QUERIES = st.builds(
    asked,
    st.sampled_from(["count", "count_of", "share"]),
    forms=st.sampled_from([["voting"], ["voting", "closing"], "all"]),
    count=st.sampled_from(["forms", "stations", "cities"]),
    where=st.lists(
        st.sampled_from(
            [
                {"path": "voting/secrecy", "is": ["no"]},
                {"path": "voting/secrecy", "is": ["yes", "not_seen"]},
                {"path": "voting/irregular", "answered": True},
                {"drawn": True},
            ]
        ),
        min_size=1,
        max_size=3,
    ),
    among=st.sampled_from([None, [{"drawn": True}]]),
)


def number(query, rows):
    try:
        return counted(query, rows)
    except NothingCounted:
        return None


@given(forms(), QUERIES, st.integers(0, 99))
@settings(max_examples=150, deadline=None)
def test_the_order_of_forms_says_nothing(rows, query, seed):
    found = number(query, rows)
    mixed = list(rows)
    random.Random(seed).shuffle(mixed)  # noqa: S311 -- no secret
    again = number(query, mixed)
    assert (found is None) == (again is None)
    if found is not None:
        assert found.as_json() == again.as_json()
        assert sorted(found.rows) == sorted(again.rows)


@given(forms(), QUERIES)
@settings(max_examples=150, deadline=None)
def test_a_part_is_at_most_the_whole_and_the_share_gives_it_back(rows, query):
    found = number(query, rows)
    assume(found is not None)
    units = len(rows)
    assert 0 <= found.value <= units
    assert 0 <= found.not_seen <= units
    if query.show != "count":
        assert found.value <= found.of <= units
        assert found.share * found.of == found.value
        assert set(found.rows) <= {one.row for one in rows}


@given(forms(), QUERIES, st.data())
@settings(max_examples=200, deadline=None)
def test_withdrawing_a_form_changes_exactly_the_numbers_that_counted_it(
    rows, query, data
):
    assume(query.count == "forms")
    found = number(query, rows)
    assume(found is not None)
    gone = data.draw(st.sampled_from(rows))
    again = number(query, [one for one in rows if one is not gone])
    if again is None:
        # It was the last one that could be counted.
        counts = {*found.rows, *found.of_rows}
        assert gone.row in counts or not found.value
        return
    assert found.value - again.value == (gone.row in found.rows)
    assert found.not_seen - again.not_seen == (gone.row in found.not_seen_rows) or (
        query.forms == ()
    )
    if found.of is not None:
        assert found.of - again.of == (gone.row in found.of_rows)


@given(forms(), QUERIES, st.data())
@settings(max_examples=150, deadline=None)
def test_a_form_that_a_number_does_not_name_may_go_without_changing_it(
    rows, query, data
):
    found = number(query, rows)
    assume(found is not None)
    gone = data.draw(st.sampled_from(rows))
    assume(gone.row not in {*found.rows, *found.of_rows, *found.not_seen_rows})
    again = number(query, [one for one in rows if one is not gone])
    assume(again is not None)
    assert (found.value, found.of) == (again.value, again.of)


@given(forms(), st.lists(QUERIES, min_size=1, max_size=4))
@settings(max_examples=100, deadline=None)
def test_what_leaves_gives_the_same_numbers_as_all_that_is_known(rows, queries):
    left = trimmed(rows, queries)
    for query in queries:
        whole, part = number(query, rows), number(query, left)
        assert (whole is None) == (part is None)
        if whole is not None:
            assert whole == part


@given(forms())
@settings(max_examples=60, deadline=None)
def test_there_are_no_more_stations_than_forms(rows):
    by_forms = number(asked(forms="all"), rows)
    by_stations = number(asked(forms="all", count="stations"), rows)
    assert by_stations is None or by_stations.value <= by_forms.value
