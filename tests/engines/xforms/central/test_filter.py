"""The expression of `$filter`, read after OData 4.0 part 2, 5.1.1."""

import contextlib
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orkhon.engines.xforms.central.filter import (
    DEEPEST,
    LONGEST,
    Both,
    Call,
    Compare,
    FilterError,
    Not,
    Property,
    Value,
    read_filter,
)

DATE = Property("__system/submissionDate")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("null", None),
        ("true", True),
        ("5", 5),
        ("-2.5", -2.5),
        ("'it''s'", "it's"),
        ("2027-03-14", datetime(2027, 3, 14, tzinfo=UTC)),
        ("2027-03-14T07:10:00Z", datetime(2027, 3, 14, 7, 10, tzinfo=UTC)),
        ("2027-03-14T07:10:00", datetime(2027, 3, 14, 7, 10, tzinfo=UTC)),
        (
            "2027-03-14T07:10:00.5+05:00",
            datetime(2027, 3, 14, 7, 10, 0, 500000, timezone(timedelta(hours=5))),
        ),
    ],
)
def test_values(text, value):
    assert read_filter(f"a eq {text}") == Compare("eq", Property("a"), Value(value))


def test_and_binds_closer_than_or_and_not_closest():
    one, two, three = (Compare("eq", Property(n), Value(1)) for n in "abc")
    assert read_filter("a eq 1 or b eq 1 and not c eq 1") == Both(
        "or", one, Both("and", two, Not(three))
    )
    assert read_filter(" (a eq 1 or b eq 1) and c eq 1 ") == Both(
        "and", Both("or", one, two), three
    )


def test_functions():
    assert read_filter("year(__system/submissionDate) lt year(now())") == Compare(
        "lt", Call("year", DATE), Call("year", Call("now"))
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "a eq",
        "eq 1",
        "a is 1",
        "a eq 1 b",
        "a eq 1)",
        "(a eq 1",
        "a eq ,",
        "a eq 'open",
        "cast(a) eq 1",
        "now(a) eq 1",
        "year() eq 1",
        "a eq 2027-13-14",
        "a eq 0001-01-01T00:00:00+05:00",
        "a § 1",
        "(" * (DEEPEST + 2) + "a eq 1" + ")" * (DEEPEST + 2),
        "year(" * (DEEPEST + 2) + "a" + ")" * (DEEPEST + 2) + " eq 1",
        "not " * (DEEPEST + 2) + "a eq 1",
        "a eq 1 and " * LONGEST + "a eq 1",
    ],
)
def test_what_cannot_be_read(text):
    with pytest.raises(FilterError):
        read_filter(text)


@given(st.text(alphabet="aeqno rd()'1,-.T:Z$_/", max_size=40))
def test_any_text_is_read_or_refused_in_words(text):
    with contextlib.suppress(FilterError):
        assert isinstance(read_filter(text), Compare | Both | Not)
