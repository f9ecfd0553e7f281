"""The sample's laws, counted: figures by hand from its correspondence.toml."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

import orkhon.sample
from orkhon.legislation.actions.comparing import begin_comparison
from orkhon.legislation.actions.deciding import decide
from orkhon.legislation.actions.texts import begin_work
from orkhon.legislation.models import Status
from orkhon.legislation.queries.comparisons import binding_text, names_in
from orkhon.legislation.queries.matrix import matrix_of

FOLDER = Path(orkhon.sample.__file__).parent / "laws"


def places(work):
    """Identifiers by the number that a reader says; an annex by its kind."""
    version = binding_text(work).version
    return {
        called.no or "annex": eid
        for eid, called in names_in([version])[version.pk].items()
        if called.no or eid.startswith("annex")
    }


@pytest.fixture
def azerbaijan(countries, legal, bring):
    """The sample's model law and the law of Azerbaijan, decided as judged by hand."""
    truth = tomllib.loads((FOLDER / "correspondence.toml").read_text("utf-8"))
    judged = next(one for one in truth["member"] if one["country"] == "AZ")
    model = begin_work("model-product-safety", "model-law", "Model law", by=legal)
    bring(model, {"en": (FOLDER / "model.en.txt").read_text("utf-8")})
    law = begin_work(
        "az-product-safety", "national-law", "Law", by=legal, country=countries["AZ"]
    )
    bring(law, {"az": (FOLDER / "az.az.txt").read_text("utf-8")})
    comparison = begin_comparison(model, countries["AZ"], [law], by=legal)
    here, there = places(model), places(law)
    for one in judged["provisions"]:
        if one["status"] != "not-examined":
            partners = [(law, there[no]) for no in one["national"]]
            decide(
                comparison, here[one["provision"]], one["status"], partners,
                one["reason"], by=legal,
            )  # fmt: skip
    return model


def test_azerbaijan_enacted_thirty_six_of_forty_six_examined_of_fifty_three(azerbaijan):
    matrix = matrix_of(azerbaijan, language="en")
    tally = matrix.columns[0].tally
    # Counted by hand in correspondence.toml: 26 enacted, 10 with differences, 5 partly,
    # 1 diverges, 3 absent, 1 not applicable, 7 nobody examined.
    assert (tally.enacted, tally.examined, tally.total) == (36, 46, 53)
    assert dict(Counter(tally.counts)) == {
        Status.ENACTED: 26,
        Status.DIFFERENCES: 10,
        Status.PARTLY: 5,
        Status.DIVERGES: 1,
        Status.ABSENT: 3,
        Status.NOT_APPLICABLE: 1,
        Status.NOT_EXAMINED: 7,
    }
    rows = {row.said.no: row for part in matrix.chapters for row in part.rows}
    # The notice of 14(2) is split in two articles; the annex has no number.
    assert rows["14(2)"].cells[0].articles == "art. 14.1, 14.2"
    assert rows["Annex"].cells[0].articles == "Əlavə"
    # Definitions stand in the chapter of their article.
    assert rows["2(a)"].said.unit.chapter == "Chapter 1. General provisions"
    assert len(matrix.chapters) == 5
