"""Every kind of relation, for any figures: the table of docs/methods/relations.md."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from orkhon.engines.elections.relations import (
    ILLEGIBLE,
    Status,
    check,
    schema_from,
    sentence,
)

COUNT = st.integers(0, 50)
TOLERANCE = st.integers(0, 3)
SENSES = st.sampled_from(["=", "<=", ">="])
SEVERITIES = st.sampled_from(["hard", "soft"])


def form(sense, severity="hard", tolerance=0, unless=None, optional=()):
    """found − burned against voted, as the sample's paper has them."""
    return schema_from(
        {
            "name": "sample",
            "version": "1",
            "lines": [
                {"key": key, "labels": {}, "may_be_absent": key in optional}
                for key in ("found", "burned", "voted", "late")
            ],
            "relations": [
                {
                    "key": "only",
                    "left": ["found", {"line": "burned", "times": -1}],
                    "sense": sense,
                    "right": ["voted", {"line": "late", "times": 2}],
                    "severity": severity,
                    "legal_reference": "",
                    "tolerance": tolerance,
                    "unless": unless,
                }
            ],
        }
    )


def figures(found, burned, voted, late):
    return {"found": found, "burned": burned, "voted": voted, "late": late}


@given(COUNT, COUNT, COUNT, COUNT, TOLERANCE, SEVERITIES)
def test_an_equation_is_off_by_the_difference_and_says_which_way(
    found, burned, voted, late, tolerance, severity
):
    schema = form("=", severity, tolerance)
    (finding,) = check(schema, figures(found, burned, voted, late)).findings
    more = voted + 2 * late - found + burned
    assert finding.difference == more
    assert (finding.status is Status.BROKEN) == (
        more not in range(-tolerance, tolerance + 1)
    )
    if finding.status is Status.BROKEN:
        word = f"{more} more" if more > 0 else f"{-more} fewer"
        assert sentence(schema, finding).endswith(f": {word}")


@given(COUNT, COUNT, COUNT, COUNT, TOLERANCE, SEVERITIES)
def test_an_upper_bound_is_broken_from_above_only(
    found, burned, voted, late, tolerance, severity
):
    schema = form("<=", severity, tolerance)
    (finding,) = check(schema, figures(found, burned, voted, late)).findings
    excess = found - burned - voted - 2 * late
    assert (finding.status is Status.BROKEN) == (excess > tolerance)
    if finding.status is Status.BROKEN:
        assert sentence(schema, finding).endswith(f": {excess} too many")


@given(COUNT, COUNT, COUNT, COUNT, TOLERANCE, SEVERITIES)
def test_a_lower_bound_is_broken_from_below_only(
    found, burned, voted, late, tolerance, severity
):
    schema = form(">=", severity, tolerance)
    (finding,) = check(schema, figures(found, burned, voted, late)).findings
    short = voted + 2 * late - found + burned
    assert (finding.status is Status.BROKEN) == (short > tolerance)
    if finding.status is Status.BROKEN:
        assert sentence(schema, finding).endswith(f": {short} too few")


@given(COUNT, COUNT, COUNT, COUNT, TOLERANCE)
def test_an_equation_holds_when_both_bounds_do(found, burned, voted, late, tolerance):
    values = figures(found, burned, voted, late)
    equal, most, least = (
        check(form(sense, tolerance=tolerance), values).balanced
        for sense in ("=", "<=", ">=")
    )
    assert equal == (most and least)
    assert most or least


@given(
    SENSES,
    SEVERITIES,
    st.fixed_dictionaries(
        dict.fromkeys(
            ("found", "burned", "voted", "late"),
            st.one_of(COUNT, st.none(), st.just(ILLEGIBLE)),
        )
    ),
)
def test_one_unknown_figure_leaves_any_relation_unchecked(sense, severity, values):
    unknown = [key for key, value in values.items() if not isinstance(value, int)]
    assume(unknown)
    schema = form(sense, severity)
    balance = check(schema, values)
    (finding,) = balance.findings
    assert finding.status is Status.UNCHECKED
    assert {*finding.missing, *finding.illegible} == set(unknown)
    assert not balance.balanced
    assert balance.broken == balance.unusual == ()


@given(SENSES, COUNT, COUNT, COUNT, COUNT)
def test_only_hard_relations_decide_whether_a_protocol_balances(
    sense, found, burned, voted, late
):
    values = figures(found, burned, voted, late)
    hard, soft = check(form(sense), values), check(form(sense, "soft"), values)
    assert hard.balanced == (hard.findings[0].status is Status.HOLDS)
    assert not soft.balanced
    assert soft.broken == ()
    assert len(soft.unusual) == len(hard.broken)


@given(COUNT, COUNT, COUNT, TOLERANCE)
def test_an_exempted_relation_is_never_broken(found, burned, voted, tolerance):
    unless = {"left": ["found"], "sense": "<=", "right": ["voted"]}
    (finding,) = check(
        form("=", tolerance=tolerance, unless=unless), figures(found, burned, voted, 0)
    ).findings
    assert (finding.status is Status.NOT_APPLICABLE) == (found <= voted)
    if found > voted:
        off = abs(found - burned - voted) > tolerance
        assert (finding.status is Status.BROKEN) == off


@pytest.mark.parametrize(
    ("sense", "words"),
    [
        ("=", "found equal to voted"),
        ("<=", "found at most voted"),
        (">=", "found at least voted"),
    ],
)
def test_an_exemption_is_said_in_words(sense, words):
    unless = {"left": ["found"], "sense": sense, "right": ["voted"]}
    schema = form("=", unless=unless)
    (finding,) = check(schema, figures(300, 3, 300, 0)).findings
    assert sentence(schema, finding) == (
        f"found − burned against voted + 2 × late does not apply: {words}"
    )


def test_an_exemption_that_cannot_be_read_leaves_the_relation_unchecked():
    unless = {"left": ["late"], "sense": ">=", "right": ["voted"]}
    schema = form("=", unless=unless, optional=("late",))
    (finding,) = check(schema, figures(300, 3, 300, None)).findings
    assert finding.status is Status.UNCHECKED
    assert finding.missing == ("late",)


def test_lines_that_are_all_absent_are_said_to_be_so_whatever_the_exemption():
    keys = ("found", "burned", "voted", "late")
    unless = {"left": ["late"], "sense": ">=", "right": ["voted"]}
    schema = form("=", unless=unless, optional=keys)
    (finding,) = check(schema, {}).findings
    assert finding.status is Status.NOT_APPLICABLE
    assert sentence(schema, finding).endswith("are not in this protocol")
