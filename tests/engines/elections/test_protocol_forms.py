"""Protocol forms as configuration: what is read, what is refused."""

import json

import pytest

from orkhon.engines.elections.relations import (
    Exemption,
    ProtocolError,
    Sense,
    Severity,
    Term,
    schema_from,
)
from tests.engines.elections.protocol_forms import station_form


def relation(**changes):
    first = station_form()["relations"][0] | changes
    return station_form(relations=[first])


def line(**changes):
    return station_form(lines=[{"key": "x", "labels": {}} | changes], relations=[])


def test_a_form_reads_from_its_json():
    form = schema_from(json.loads(json.dumps(station_form())))
    assert (form.name, form.version) == ("sample-station", "2026112201")
    assert form.line("issued").label("kk") == "берілді"
    assert form.line("issued").label("az") == "issued"
    assert form.line("invalid").label("kk") == "invalid"
    assert form.line("option_for").is_option
    assert form.line("issued_mobile").may_be_absent
    boxes = form.relations[1]
    assert (boxes.sense, boxes.severity) == (Sense.EQUAL, Severity.HARD)
    assert boxes.right == (Term("valid"), Term("invalid"))
    assert boxes.words == {"en": "Ballots in the boxes are valid or invalid"}
    assert form.relations[4].tolerance == 1
    assert boxes.unless is None
    assert boxes.exempting == ()


def test_a_form_may_exempt_figures_from_a_relation():
    unless = {"left": ["issued"], "sense": "<=", "right": ["unused"]}
    (only,) = schema_from(relation(unless=unless)).relations
    assert only.unless == Exemption((Term("issued"),), Sense.AT_MOST, (Term("unused"),))
    assert [term.line for term in only.terms] == [
        "received",
        "issued",
        "issued_mobile",
        "unused",
    ]


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ([], r"the form must be an object, not \[\]"),
        ({"name": " "}, "the form's name must be a text"),
        ({"name": "x"}, "the version of form x must be a text, not None"),
        ({"name": "x", "version": "1"}, "form x 1, lines must be a list"),
        ({"name": "x", "version": "1", "lines": []}, "form x 1 has no lines"),
        (
            station_form(title="x"),
            "the form has no field “title”; there are name, version, lines, relations",
        ),
        (station_form(lines=["x"], relations=[]), "line 1 must be an object, not 'x'"),
        (line(key=""), "line 1: key must be a text"),
        (line(labels="x"), "line 1 “x”: labels must be texts by language"),
        (line(labels={"en": ""}), "labels in en must be a text"),
        (line(is_option="yes"), "is_option must be true or false, not 'yes'"),
        (
            station_form(lines=[{"key": "x", "labels": {}}] * 2, relations=[]),
            "line “x” stands twice",
        ),
        (
            station_form(relations=station_form()["relations"][:1] * 2),
            "relation “ballots” stands twice",
        ),
        (relation(left=[]), "relation 1 “ballots”: left side is empty"),
        (relation(right=["voters"]), "right side: the form has no line “voters”"),
        (relation(right=["received"]), "line “received” stands twice"),
        (relation(right="issued"), "right side must be a list"),
        (relation(right=[{"line": 1}]), "right side: line must be a text"),
        (relation(right=[{"line": "issued", "times": 0}]), "counts 0 times"),
        (relation(right=[{"line": "issued", "times": 1.5}]), "must be a whole number"),
        (relation(sense="=="), "sense must be = or <= or >=, not '=='"),
        (relation(severity="medium"), "severity must be hard or soft"),
        (relation(tolerance=-1), "a tolerance of -1 is below zero"),
        (relation(tolerance=True), "tolerance must be a whole number, not True"),
        (relation(legal_reference=None), "legal_reference must be a text"),
        (relation(unless=["issued"]), "unless must be an object"),
        (relation(unless={"left": ["x"]}), "unless: left side: .* no line “x”"),
        (
            relation(unless={"left": ["issued"], "right": ["unused"], "sense": "<"}),
            "“ballots”: unless: sense must be = or <= or >=, not '<'",
        ),
    ],
)
def test_a_form_that_contradicts_itself_is_refused_at_its_place(form, words):
    with pytest.raises(ProtocolError, match=words):
        schema_from(form)
