"""Station protocols as configuration: what is known, and live notes that never lie."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from orkhon.engines.elections.relations import Severity, Status, check
from orkhon.engines.xforms.conversion import convert
from orkhon.observation.form_designs.designs import LANGUAGES
from orkhon.observation.form_designs.protocols import (
    ProtocolUnknown,
    numbered_options,
    protocol,
    protocol_form,
    protocol_from,
    protocol_name,
    protocol_sources,
)
from orkhon.observation.form_designs.workbook import xlsform

SOURCES = {source.name: source for source in protocol_sources()}
KNOWN = sorted(name for name, source in SOURCES.items() if source.is_known)


def ready(name, count=3):
    options = numbered_options(count) if SOURCES[name].needs_options else ()
    return protocol(name, options)


def off_notes(protocol_lines, figures):
    """The live notes that show, by evaluating their XPath as a phone would."""
    root = etree.fromstring("<data/>")
    for line in protocol_lines.lines:
        value = figures.get(line.key)
        etree.SubElement(root, line.key).text = "" if value is None else str(value)

    def coalesce(_, nodes, otherwise):
        text = nodes[0].text if nodes else ""
        return float(text) if text else otherwise

    functions = {(None, "coalesce"): coalesce, (None, "abs"): lambda _, n: abs(n)}
    return {
        note.key
        for note in protocol_lines.checks
        if root.xpath(
            note.condition.replace("${", "").replace("}", ""), extensions=functions
        )
    }


@pytest.mark.parametrize(
    ("took_part", "option_for", "option_against", "invalid", "not_counted"),
    [
        # interfax.ru 1078292; almatanews.
        (9_127_192, 7_954_667, 898_099, 146_558, 127_868),
        # Final: zakon.kz 6016530; the class "valid but not counted": azernews 195006.
        (7_985_769, 6_163_516, 1_490_470, 205_924, 125_859),
    ],
    ids=["2026", "2022"],
)
def test_kazakhstans_referendums_add_up_to_the_unit(
    took_part, option_for, option_against, invalid, not_counted
):
    figures = {
        "option_for": option_for,
        "option_against": option_against,
        "invalid": invalid,
        "not_counted": not_counted,
        "in_boxes": took_part,
        "valid": option_for + option_against,
    }
    lines = ready("kazakhstan-referendum")
    balance = check(lines.schema, figures)
    held = {item.relation.key for item in balance.findings if item.status == "holds"}
    assert held == {"boxes_sorted", "votes_counted"}
    assert balance.broken == ()
    assert off_notes(lines, figures) == set()
    (one_out,) = check(lines.schema, {**figures, "invalid": invalid + 1}).broken
    assert one_out.difference == 1


def test_the_figures_of_the_evening_after_do_not_add_up_to_the_final_ones():
    # Preliminary 2022: 7,986,293 took part, 6,163,863 for, 206,096 invalid.
    figures = {
        "in_boxes": 7_986_293,
        "valid": 6_163_863 + 1_490_470,
        "invalid": 206_096,
        "not_counted": 125_859,
    }
    lines = ready("kazakhstan-referendum")
    assert off_notes(lines, figures) == {"boxes_sorted"}
    (broken,) = check(lines.schema, figures).broken
    assert broken.difference == 6_163_863 + 1_490_470 + 206_096 + 125_859 - 7_986_293


def test_kazakhstans_four_classes_and_the_relations_of_a_station():
    schema = ready("kazakhstan-referendum").schema
    keys = [line.key for line in schema.lines]
    assert {"option_for", "option_against", "invalid", "not_counted"} <= set(keys)
    by_severity = {
        severity: {r.key for r in schema.relations if r.severity is severity}
        for severity in Severity
    }
    assert by_severity == {
        Severity.HARD: {"ballots_accounted", "boxes_sorted", "votes_counted"},
        Severity.SOFT: {"boxes_within_issued", "signatures_match"},
    }


@pytest.mark.parametrize("name", KNOWN)
def test_every_known_form_has_labels_in_seven_languages_and_converts(name):
    lines = ready(name)
    for line in lines.lines:
        assert sorted(line.labels) == sorted(LANGUAGES)
    converted = convert(xlsform("protocol", lines, version="2026112201"), "p.xlsx")
    asked = [
        field
        for field in converted.schema.fields
        if field.group == "/data/protocol" and field.type == "int"
    ]
    assert [field.name for field in asked] == [line.key for line in lines.lines]
    # A protocol that does not add up can be entered as seen: no other constraint.
    assert {field.constraint for field in asked} == {". >= 0"}


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_every_configuration_says_how_well_it_is_known(name):
    source = SOURCES[name]
    assert source.status
    assert source.note
    assert source.is_known == (source.status != "unknown")
    assert source.is_known == bool(source.sources)


def test_no_article_is_named_that_our_sources_do_not_name():
    named = {
        (name, relation.legal_reference)
        for name in KNOWN
        for relation in ready(name).schema.relations
        if relation.legal_reference
    }
    assert named == {
        ("azerbaijan", "Election Code, art. 100.2"),
        ("azerbaijan", "Election Code, art. 106.2"),
        ("turkiye-2015", "Law 298, art. 98"),
    }


@pytest.mark.parametrize(
    ("vote", "name"),
    [
        ("kz-referendum-2026", "kazakhstan-referendum"),
        ("kz-referendum-2022", "kazakhstan-referendum"),
        ("tr-election-2015", "turkiye-2015"),
        ("tr-results-2015-11", "turkiye-results"),
        ("ru-vote-2020", "russia-2020"),
        ("ru-election-2018", "russia-election"),
        ("kazakhstan-referendum", "kazakhstan-referendum"),
    ],
)
def test_a_vote_finds_its_form_by_name(vote, name):
    assert protocol_name(vote) == name


def test_a_name_means_one_form_only():
    names = [
        name for source in SOURCES.values() for name in (source.name, *source.aliases)
    ]
    assert len(names) == len(set(names))


def test_a_vote_without_a_form_is_refused_with_those_there_are():
    with pytest.raises(ProtocolUnknown, match="no form “kz-1999”; there are az-elect"):
        protocol_name("kz-1999")
    with pytest.raises(ProtocolUnknown, match="67/545"):
        protocol("kz-election")
    assert protocol("kz-referendum-2026") == protocol("kazakhstan-referendum")


def test_protocols_are_read_where_there_is_no_django():
    said = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, orkhon.observation.form_designs.protocols as found\n"
            "found.protocol('kz-referendum-2026')\n"
            "print(sorted(n for n in ('django', 'numpy') if n in sys.modules))",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout == "[]\n"


def test_an_unknown_form_is_refused_with_what_to_use_instead():
    with pytest.raises(ProtocolUnknown, match="Not found in our sources"):
        protocol("uzbekistan")
    with pytest.raises(ProtocolUnknown, match="no form “atlantis”"):
        protocol("atlantis")


def test_a_list_election_needs_its_lists_and_a_referendum_has_its_own():
    with pytest.raises(ProtocolUnknown, match="needs its lists"):
        protocol("list-election")
    with pytest.raises(ProtocolUnknown, match="has its own options; 2 more"):
        protocol("referendum", numbered_options(2))


def test_the_mission_names_the_lists_of_an_election():
    form = protocol_form("list-election", [{"en": "Sample List A"}, {"en": "B"}])
    added = [line for line in form["lines"] if line.get("is_option")]
    assert added == [
        {"key": "option_1", "labels": {"en": "Sample List A"}, "is_option": True},
        {"key": "option_2", "labels": {"en": "B"}, "is_option": True},
    ]
    (votes,) = [r for r in form["relations"] if r["key"] == "votes_counted"]
    assert votes["right"] == ["option_1", "option_2"]
    workbook = xlsform(
        "protocol", protocol("list-election", added_labels()), version="2026112201"
    )
    assert convert(workbook, "p.xlsx").schema.field("/data/protocol/option_2")


def added_labels():
    return [{"en": "Sample List A"}, {"en": "Sample List B"}]


def test_russias_lost_and_unaccounted_ballots_stand_on_the_right_side():
    # received = issued + cancelled + lost − unaccounted
    figures = {
        "received": 1000,
        "issued_early": 10,
        "issued": 700,
        "issued_mobile": 40,
        "cancelled": 249,
        "lost": 2,
        "unaccounted": 1,
    }
    lines = ready("russia-election")
    assert "ballots_accounted" not in off_notes(lines, figures)
    assert "ballots_accounted" in off_notes(lines, {**figures, "unaccounted": 0})


def test_turkiyes_burned_envelopes_bring_those_found_down_to_those_who_voted():
    figures = {"envelopes_found": 303, "burned": 3, "took_part": 300}
    lines = ready("turkiye-2015")
    assert off_notes(lines, figures) == set()
    assert off_notes(lines, {**figures, "burned": 0}) == {
        "envelopes_equalised",
        "envelopes_match",
    }
    # Burned too many is as wrong as too few; Örnek 86, line 5.
    assert "envelopes_equalised" in off_notes(lines, {**figures, "burned": 4})


def test_turkiyes_missing_envelopes_are_only_unusual():
    # Two voters kept their envelopes: nothing to burn, and nothing that the form forbids.
    figures = {"envelopes_found": 298, "burned": 0, "took_part": 300}
    balance = check(ready("turkiye-2015").schema, figures)
    by_key = {finding.relation.key: finding.status for finding in balance.findings}
    assert by_key["envelopes_equalised"] is Status.NOT_APPLICABLE
    assert by_key["envelopes_match"] is Status.BROKEN
    assert balance.broken == ()


def test_turkiyes_officials_may_vote_where_they_serve():
    lines = ready("turkiye-2015")
    (unusual,) = check(lines.schema, {"took_part": 301, "voters_on_list": 300}).unusual
    assert unusual.relation.key == "voted_within_list"
    assert unusual.difference == -1


def test_a_note_names_the_lines_in_the_language_of_the_observer():
    (note,) = [
        each
        for each in ready("kazakhstan-referendum").checks
        if each.key == "boxes_sorted"
    ]
    assert note.formula["kk"] == (
        "“Жәшіктердегі бюллетеньдер” = “Жарамды бюллетеньдер” + "
        "“Жарамсыз бюллетеньдер” + “Жарамды, бірақ есепке алынбайтын бюллетеньдер”"
    )


def test_a_side_of_lines_that_may_all_be_absent_says_nothing_while_they_are():
    lines = protocol_from(
        {
            "name": "sample",
            "version": "1",
            "lines": [
                {"key": "received", "labels": {"en": "Received"}},
                {"key": "mobile", "labels": {"en": "Mobile"}, "may_be_absent": True},
            ],
            "relations": [
                {
                    "key": "all_mobile",
                    "left": [{"line": "received", "times": 2}],
                    "sense": ">=",
                    "right": ["mobile"],
                    "severity": "soft",
                    "legal_reference": "",
                }
            ],
        }
    )
    assert off_notes(lines, {"received": 1}) == set()
    assert off_notes(lines, {"received": 1, "mobile": 2}) == set()
    assert off_notes(lines, {"received": 1, "mobile": 3}) == {"all_mobile"}
    assert lines.checks[0].formula == {"en": "2 × “Received” ≥ “Mobile”"}


@settings(max_examples=60, deadline=None)
@given(data=st.data(), name=st.sampled_from(KNOWN))
def test_live_notes_and_the_engine_say_the_same_of_any_figures(data, name):
    lines = ready(name)
    figure = st.none() | st.integers(0, 6)
    figures = {line.key: data.draw(figure, label=line.key) for line in lines.lines}
    broken = {
        finding.relation.key
        for finding in check(lines.schema, figures).findings
        if finding.status is Status.BROKEN
    }
    assert off_notes(lines, figures) == broken
