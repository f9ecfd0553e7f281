"""A file of protocols, checked in columns, says what each of them says alone."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orkhon.engines.elections.relations import (
    ILLEGIBLE,
    ProtocolError,
    Severity,
    Status,
    check,
    schema_from,
)
from orkhon.engines.elections.relations.many import check_many, row_figures
from tests.engines.elections.protocol_forms import station_figures, station_form

FORM = schema_from(station_form())


def columns_of(*protocols):
    """Columns, and what is illegible, of protocols given one by one."""
    columns, illegible = {}, {}
    for key in protocols[0]:
        values = [protocol[key] for protocol in protocols]
        columns[key] = np.ma.masked_array(
            # 999 stands under the mask: nobody may count it.
            [value if isinstance(value, int) else 999 for value in values],
            mask=[value is None for value in values],
        )
        illegible[key] = np.array([value is ILLEGIBLE for value in values])
    return columns, illegible


def test_each_relation_counts_its_rows_and_shows_the_broken_ones():
    columns, illegible = columns_of(
        station_figures(),
        station_figures(valid=793, option_for=603),
        station_figures(invalid=ILLEGIBLE),
        station_figures(invalid=20),
        station_figures(issued_mobile=None, mobile_requests=None, unused=210),
        station_figures(in_boxes=None),
    )
    many = check_many(FORM, columns, illegible=illegible)
    boxes = many.finding("boxes")
    assert (boxes.held, boxes.broken, boxes.unchecked) == (2, 2, 2)
    assert boxes.broken_rows.tolist() == [1, 3]
    assert (boxes.left.tolist(), boxes.right.tolist()) == ([812, 812], [815, 810])
    assert boxes.differences.tolist() == [3, -2]
    assert boxes.sentence(FORM, 0) == "in boxes 812, valid + invalid 815: 3 more"
    assert many.finding("requests").not_applicable == 1
    assert many.balanced.tolist() == [True, False, False, False, True, False]
    assert many.broken.tolist() == [False, True, False, True, False, False]
    assert many.unchecked.tolist() == [False, False, True, False, False, True]
    assert [item.relation.key for item in many.hard] == ["ballots", "boxes", "options"]
    assert [item.relation.key for item in many.soft] == ["boxes_issued", "requests"]


def test_an_unusual_protocol_still_adds_up():
    columns, _ = columns_of(station_figures(issued=790, unused=205))
    many = check_many(FORM, columns)
    assert many.unusual.tolist() == [True]
    assert many.balanced.tolist() == [True]


def test_what_stands_under_the_mask_is_never_counted():
    # Were the masked figure read, 812 would be 812 + 0; were it 0, likewise.
    figures = station_figures(valid=812)
    columns = {key: np.array([value]) for key, value in figures.items()}
    columns["invalid"] = np.ma.masked_array([0], mask=[True])
    many = check_many(FORM, columns)
    assert many.finding("boxes").unchecked == 1
    assert not many.balanced.any()


def test_a_line_without_a_column_is_unknown_and_named():
    columns = {
        key: np.array([value])
        for key, value in station_figures().items()
        if key not in ("invalid", "issued_mobile")
    }
    many = check_many(FORM, columns)
    assert many.finding("boxes").without_column == ("invalid",)
    # A file that does not publish the mobile ballots does not say there were none.
    assert many.finding("ballots").without_column == ("issued_mobile",)
    assert many.finding("ballots").unchecked == 1
    assert many.finding("options").held == 1


def test_a_line_said_to_be_absent_adds_nothing():
    figures = station_figures(unused=210)
    columns = {
        key: np.array([value])
        for key, value in figures.items()
        if key not in ("issued_mobile", "mobile_requests")
    }
    many = check_many(FORM, columns, absent=("issued_mobile", "mobile_requests"))
    assert many.balanced.tolist() == [True]
    assert many.finding("requests").not_applicable == 1


def test_a_form_without_hard_relations_balances_no_row():
    soft = [r | {"severity": "soft"} for r in station_form()["relations"]]
    columns, _ = columns_of(station_figures())
    many = check_many(schema_from(station_form(relations=soft)), columns)
    assert not many.balanced.any()
    assert not many.broken.any()


def test_a_file_without_protocols_has_nothing_balanced():
    columns = {key: np.zeros(0, np.int64) for key in station_figures()}
    many = check_many(FORM, columns)
    assert (many.rows, many.balanced.size) == (0, 0)
    assert many.finding("boxes").broken_rows.size == 0


def test_findings_cannot_be_changed_and_the_figures_are_left_alone():
    columns, _ = columns_of(station_figures(), station_figures(invalid=None))
    before = {key: column.copy() for key, column in columns.items()}
    many = check_many(FORM, columns)
    for array in (many.balanced, many.findings[0].codes, many.findings[0].left):
        with pytest.raises(ValueError, match="read-only"):
            array[0:] = 1
    for key, column in columns.items():
        assert np.array_equal(column.data, before[key].data)
        assert np.array_equal(column.mask, before[key].mask)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"voters": np.array([3])}, "has no line “voters”"),
        ({"valid": np.array([1, 2])}, r"the shape \(1,\), not one for each of 2"),
        ({"valid": np.array([[790]])}, r"valid: figures of the shape \(1, 1\)"),
        ({"valid": np.array([790.0])}, "valid: float64 is not a type of whole numbers"),
        ({"valid": np.array([True])}, "valid: bool is not a type of whole numbers"),
        ({"valid": np.array([-1])}, "valid: -1 in row 0 is below zero"),
        ({"valid": np.array([2**63], np.uint64)}, "valid: 9223372036854775808 is too"),
        ({"valid": np.array([2**63 - 1])}, "“boxes”: its figures are too large"),
    ],
)
def test_columns_that_no_file_of_protocols_can_have_are_refused(changes, words):
    columns = {key: np.array([value]) for key, value in station_figures().items()}
    with pytest.raises(ProtocolError, match=words):
        check_many(FORM, columns | changes)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"illegible": {"valid": np.array([1])}}, "must be a mask of 1 rows"),
        ({"illegible": {"valid": np.zeros(2, bool)}}, "must be a mask of 1 rows"),
        ({"illegible": {"unused": np.zeros(1, bool)}}, "unused: illegible .* column"),
        ({"absent": ["valid"]}, "valid may not be absent from this form"),
        ({"absent": ["issued_mobile"]}, "is called absent and has a column"),
        ({"absent": ["voters"]}, "has no line “voters”"),
    ],
)
def test_contradicting_words_about_columns_are_refused(arguments, words):
    columns = {key: np.array([value]) for key, value in station_figures().items()}
    del columns["unused"]
    with pytest.raises(ProtocolError, match=words):
        check_many(FORM, columns, **arguments)
    with pytest.raises(ProtocolError, match="no figures at all"):
        check_many(FORM, {})


KEYS = ("a", "b", "c", "d", "e")
FIGURE = st.one_of(st.integers(0, 4), st.none(), st.just(ILLEGIBLE))


@st.composite
def forms(draw):
    """Forms of five lines with every kind of relation."""
    relations = []
    for number in range(draw(st.integers(1, 4))):
        used = draw(st.permutations(KEYS))
        cut = draw(st.integers(1, 4))
        end = draw(st.integers(cut + 1, 5))
        times = st.sampled_from([1, 1, 1, -1, 2])
        left, right = (
            [{"line": key, "times": draw(times)} for key in keys]
            for keys in (used[:cut], used[cut:end])
        )
        bound = draw(st.permutations(KEYS))
        exemption = {
            "left": bound[:2],
            "sense": draw(st.sampled_from(["=", "<=", ">="])),
            "right": bound[2:3],
        }
        relations.append(
            {
                "unless": draw(st.sampled_from([None, exemption])),
                "key": f"r{number}",
                "left": left,
                "sense": draw(st.sampled_from(["=", "<=", ">="])),
                "right": right,
                "severity": draw(st.sampled_from(["hard", "soft"])),
                "legal_reference": "",
                "tolerance": draw(st.integers(0, 2)),
            }
        )
    lines = [
        {"key": key, "labels": {}, "may_be_absent": draw(st.booleans())} for key in KEYS
    ]
    return schema_from(
        {"name": "sample", "version": "1", "lines": lines, "relations": relations}
    )


@settings(max_examples=150, deadline=None)
@given(
    schema=forms(),
    protocols=st.lists(
        st.fixed_dictionaries(dict.fromkeys(KEYS, FIGURE)), min_size=1, max_size=6
    ),
    left_out=st.sets(st.sampled_from(KEYS), max_size=2),
)
def test_many_protocols_say_row_by_row_what_each_says_alone(
    schema, protocols, left_out
):
    columns, illegible = columns_of(*protocols)
    absent = {key for key in left_out if schema.line(key).may_be_absent}
    for key in left_out:
        del columns[key], illegible[key]
        for protocol in protocols:
            # Of a line without a column nothing is known, unless it is absent.
            protocol[key] = None if key in absent else ILLEGIBLE
    many = check_many(schema, columns, illegible=illegible, absent=absent)
    for row, protocol in enumerate(protocols):
        assert row_figures(columns, row, illegible) == {
            key: value for key, value in protocol.items() if key not in left_out
        }
        alone = check(schema, protocol)
        assert bool(many.balanced[row]) == alone.balanced
        assert bool(many.broken[row]) == bool(alone.broken)
        assert bool(many.unchecked[row]) == bool(alone.unchecked)
        assert bool(many.unusual[row]) == bool(alone.unusual)
        for together, finding in zip(many.findings, alone.findings, strict=True):
            assert bool(together.mask(finding.status)[row])
            if finding.status is Status.BROKEN:
                (place,) = np.flatnonzero(together.broken_rows == row)
                assert together.left[place] == finding.left
                assert together.right[place] == finding.right
                assert together.differences[place] == finding.difference
    for together in many.findings:
        counted = (together.held, together.broken, together.unchecked)
        assert sum(counted) + together.not_applicable == many.rows
    severities = [item.relation.severity for item in many.hard]
    assert set(severities) <= {Severity.HARD}


def test_a_country_of_175_000_protocols_takes_less_than_a_second():
    lines = [{"key": f"line_{number}", "labels": {}} for number in range(20)]
    keys = [line["key"] for line in lines]
    relations = [
        {
            "key": f"r{number}",
            "left": [keys[number]],
            "sense": sense,
            "right": keys[10:],
            "severity": "hard",
            "legal_reference": "",
        }
        for number, sense in enumerate(["=", "<=", ">=", "=", "<=", ">=", "="])
    ]
    schema = schema_from(
        {"name": "sample", "version": "1", "lines": lines, "relations": relations}
    )
    chance = np.random.default_rng(20_151_101)
    columns = {
        key: np.ma.masked_array(
            chance.integers(0, 400, 175_000), mask=chance.random(175_000) < 0.01
        )
        for key in keys
    }
    many = check_many(schema, columns)
    assert all(
        item.held + item.broken + item.unchecked == 175_000 for item in many.findings
    )
