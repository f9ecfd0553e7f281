"""Queries are read strictly: what cannot be counted is refused by name."""

import pytest

from orkhon.engines.findings import QueryError, query_from
from tests.engines.findings.sample_rows import asked, no

GOOD = {"forms": ["voting"], "count": "forms", "where": [], "show": "count"}


@pytest.mark.parametrize(
    "said",
    [
        GOOD,
        {**GOOD, "forms": "all", "count": "stations", "among": []},
        {**GOOD, "show": "share", "where": [no("voting/secrecy")], "among": None},
        {**GOOD, "where": [{"path": "a/b", "at_least": "1/3"}, {"drawn": False}]},
        {**GOOD, "where": [{"derived": "adds_up", "answered": True}]},
        {**GOOD, "among": [{"path": "a/b", "at_most": 2.5}]},
        {**GOOD, "show": "ratio", "path": "a/b", "over": "a/c"},
    ],
)
def test_a_query_is_written_as_it_is_read(said):
    query = query_from(said)
    assert query_from(query.as_json()) == query


def test_a_query_names_every_question_that_it_reads():
    query = asked(
        "ratio",
        path="a/b",
        over="a/c",
        where=[no("a/d"), {"drawn": True}],
        among=[no("a/e")],
    )
    assert query.paths == {"a/b", "a/c", "a/d", "a/e"}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"show": "percent"}, "“show” is one of .* not 'percent'"),
        ({"show": ["count"]}, "“show” is one of"),
        ({"count": "people"}, "“count” is one of .* not 'people'"),
        ({"forms": []}, "“forms” is a list of kinds or “all”"),
        ({"forms": "voting"}, "“forms” is a list of kinds or “all”, not 'voting'"),
        ({"forms": [1]}, "“forms” names kinds of forms, not 1"),
        ({"forms": [" "]}, "“forms” names kinds of forms"),
        ({"where": {}}, "“where” is a list of conditions"),
        ({"among": "all"}, "“among” is a list of conditions"),
        ({"where": ["no"]}, "a condition is an object, not 'no'"),
        ({"by": "city"}, "a query has no “by”"),
        ({"path": "a/b"}, "“count” has no “path”: “a/b”"),
        ({"show": "sum"}, "“sum” needs “path”"),
        ({"show": "ratio", "path": "a/b"}, "“ratio” needs “over”"),
        ({"show": "sum", "path": "a b"}, "“path” names no question: “a b”"),
        ({"show": "sum", "path": 3}, "“path” is a text, not 3"),
        ({"show": "sum", "path": "a/b", "count": "cities"}, "not cities"),
        ({"show": "share"}, "“share” needs a condition: of what"),
    ],
)
def test_what_is_no_query_is_refused_by_name(changes, words):
    with pytest.raises(QueryError, match=words):
        query_from({**GOOD, **changes})


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ({}, "a condition asks one thing"),
        ({"path": "a/b", "drawn": True}, "a condition asks one thing"),
        ({"path": "a/b", "was": ["no"]}, "a condition has no “was”"),
        ({"drawn": "yes"}, "“drawn” is true or false"),
        ({"drawn": True, "is": ["no"]}, "“drawn” is true or false"),
        ({"path": "a//b", "is": ["no"]}, "“path” names no question: “a//b”"),
        ({"path": "", "is": ["no"]}, "“path” names no question"),
        ({"derived": "", "is": ["no"]}, "“derived” names no question"),
        ({"path": "a/b"}, "“a/b” is tested once"),
        ({"path": "a/b", "is": ["no"], "at_least": 1}, "“a/b” is tested once"),
        ({"derived": "adds_up", "at_least": 1}, "“adds_up” is no number"),
        ({"path": "a/b", "is": "no"}, "“is” of “a/b” lists answers, not 'no'"),
        ({"path": "a/b", "is": []}, "lists answers"),
        ({"path": "a/b", "is": ["a b"]}, "names answers, not 'a b'"),
        ({"path": "a/b", "is": [""]}, "names answers"),
        ({"path": "a/b", "is": [1]}, "names answers, not 1"),
        ({"path": "a/b", "answered": False}, "“answered” is true, not False"),
        ({"path": "a/b", "at_least": "many"}, "“at_least” is a number, not 'many'"),
        ({"path": "a/b", "at_most": "1/0"}, "“at_most” is a number"),
        ({"path": "a/b", "at_most": True}, "“at_most” is a number, not True"),
    ],
)
def test_what_is_no_condition_is_refused_by_name(condition, words):
    with pytest.raises(QueryError, match=words):
        query_from({**GOOD, "where": [condition]})


def test_a_query_that_is_no_object_is_refused():
    with pytest.raises(QueryError, match="a query is an object, not None"):
        query_from(None)
