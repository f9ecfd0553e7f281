"""Several national laws side by side, before a model law is drafted."""

import csv
import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from orkhon.legislation.actions.texts import begin_work
from orkhon.legislation.documents.comparative import (
    PROPOSED,
    comparative_bytes,
    comparative_paper,
)
from orkhon.legislation.models import Work
from orkhon.legislation.queries.comparative import by_headings, comparative_of
from orkhon.record.refusals import Refusal

HEADINGS = ["Subject", "Recall", "Supervision"]


@pytest.fixture
def table(kazakh_law, turkish_law):
    return comparative_of(kazakh_law, [turkish_law])


def numbers(found):
    """For each line of the spine the numbers beside it, law by law."""
    return {
        one.no: [[each.said.no for each in cell] for cell in one.beside]
        for one in found.lines
    }


def test_laws_are_put_in_the_order_of_the_first(table):
    beside = numbers(table)
    # By hand: Kazakhstan 1 is Türkiye 1, Kazakhstan 4(1) is Türkiye 3(1).
    assert list(beside) == ["1", "2", "3", "4(1)", "4(2)", "5"]
    assert beside["1"] == [["1"]]
    assert beside["4(1)"] == [["3(1)"]]


def test_what_stands_beside_nothing_is_listed(table):
    placed = {no for cells in numbers(table).values() for cell in cells for no in cell}
    left = {said.no for said in table.left[0].provisions}
    # Türkiye has five provisions: 1, 2(1), 2(2), 3(1), 3(2).
    assert placed | left == {"1", "2(1)", "2(2)", "3(1)", "3(2)"}
    assert not placed & left


def test_headings_find_the_articles_of_each_law(kazakh_law, turkish_law):
    found = by_headings(HEADINGS, "en", [kazakh_law, turkish_law])
    beside = numbers(found)
    # By hand: both laws recall in one article, 4 and 3.
    assert beside["2"] == [["4(1)", "4(2)"], ["3(1)", "3(2)"]]
    assert beside["3"][0] == ["5"]


def test_the_paper_says_that_nobody_has_confirmed_it(table):
    page = comparative_bytes(table, "html").decode()
    assert "proposed, not confirmed" in page
    assert "Nobody has confirmed it" in page
    assert "4-бап, 1-тармақ" not in page
    assert "Madde 3(1) [2]" in page
    assert comparative_paper(table).is_across


@pytest.mark.parametrize(("form", "begins"), [("docx", b"PK"), ("pdf", b"%PDF")])
def test_it_is_printed_as_word_and_pdf(table, form, begins):
    assert comparative_bytes(table, form).startswith(begins)


def test_programs_are_told_as_well_that_it_is_proposed(table):
    rows = list(
        csv.DictReader(io.StringIO(comparative_bytes(table, "csv").decode("utf-8-sig")))
    )
    assert {one["state"] for one in rows if one["law_no"]} == {PROPOSED}
    found = json.loads(comparative_bytes(table, "json"))
    assert (found["state"], found["spine"]) == (PROPOSED, "kz-toys")


def test_headings_are_a_paper_without_a_spine(kazakh_law, turkish_law):
    found = by_headings(HEADINGS, "en", [kazakh_law, turkish_law], words="en")
    page = comparative_bytes(found, "html").decode()
    assert "Comparative table by headings" in page
    assert "Article 4(1)" in page
    assert json.loads(comparative_bytes(found, "json"))["spine"] is None


def test_a_law_without_a_text_is_named(kazakh_law, legal):
    empty = begin_work("model-empty", "model-law", "Model law without a text", by=legal)
    with pytest.raises(Refusal, match="Model law without a text has no text yet"):
        comparative_of(kazakh_law, [empty])


def test_the_page_makes_the_file(kazakh_law, turkish_law, client, press):
    client.force_login(press)
    chosen = client.get(reverse("legislation:comparative"))
    assert kazakh_law.title in chosen.content.decode()
    address = reverse("legislation:comparative-file", args=["file"])
    asked = {"format": "csv", "spine": kazakh_law.key, "law": turkish_law.key}
    answer = client.get(address, asked)
    assert "comparative-table.csv" in answer["Content-Disposition"]
    by_head = {"format": "json", "headings": "Recall\n\n", "law": turkish_law.key}
    assert json.loads(client.get(address, by_head).content)["spine"] is None
    assert client.get(address, {"format": "odt"}).status_code == 404


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"spine": "kz-toys"}, "Choose the laws that stand beside it"),
        ({"law": "kz-toys"}, "or write headings"),
        ({"law": "kz-toys", "headings": "a\n" * 121}, "at most 120 headings"),
        ({"spine": "model-many", "law": [f"law-{n}" for n in range(9)]}, "at most 8"),
    ],
)
def test_what_is_missing_is_said(kazakh_law, client, press, legal, asked, words):
    for n in range(9):
        begin_work(f"law-{n}", "instrument", f"Instrument {n}", by=legal)
    client.force_login(press)
    address = reverse("legislation:comparative-file", args=["file"])
    answer = client.get(address, {"format": "csv"} | asked)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Work.objects.count() == 10


def test_delegations_do_not_see_what_nobody_confirmed(kazakh_law, client, delegate):
    client.force_login(delegate)
    assert client.get(reverse("legislation:comparative")).status_code == 404


def test_the_command_puts_laws_side_by_side(kazakh_law, turkish_law, tmp_path):
    path = tmp_path / "side.json"
    common = ["law", "table", "--format", "json", "--out", str(path), "--comparative"]
    call_command(*common, "kz-toys,tr-toys")
    assert json.loads(path.read_bytes())["spine"] == "kz-toys"
    headings = tmp_path / "headings.txt"
    headings.write_text("Recall\nSupervision\n")
    call_command(*common, "kz-toys,tr-toys", "--headings", str(headings))
    assert len(json.loads(path.read_bytes())["lines"]) == 2
    headings.write_text("\n")
    with pytest.raises(CommandError, match="there is no heading in it"):
        call_command(*common, "kz-toys", "--headings", str(headings))
