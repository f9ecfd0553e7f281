"""Languages, partners, place and day of a statement that is being written."""

from datetime import date

import pytest

from orkhon.observation.actions.statements.changing import (
    StatementFacts,
    change_statement,
)
from orkhon.observation.models import Sentence
from orkhon.observation.queries.statements.blocking import blocking_text
from orkhon.observation.queries.statements.composing import composed_all
from orkhon.record.refusals import Refusal

Kind = Sentence.Kind


def test_a_language_that_is_added_has_no_text_yet_and_one_left_out_keeps_its_own(
    begun, says, press, problems, shown
):
    statement = begun("en", "kk")
    says(statement, "not_seen", Kind.LIMIT, "Nothing.", kk="Ештеңе.")
    change_statement(statement, StatementFacts(("tr",)), by=press)
    assert problems(statement, "tr") == ["no_text"]
    change_statement(statement, StatementFacts(("kk",)), by=press)
    assert shown(statement, "kk") == ["Ештеңе."]


def test_the_entry_says_what_it_was_and_what_it_is(draft, press, last_words):
    facts = StatementFacts((), (" Sample Union ",), "Köktöbe", date(2027, 3, 15))
    changed = change_statement(draft, facts, by=press)
    assert (changed.languages, changed.joint_with) == (["en"], ["Sample Union"])
    assert last_words(draft)["was"] == {
        "joint_with": [],
        "place": "",
        "issued_on": None,
    }
    with pytest.raises(Refusal, match="Nothing is changed"):
        change_statement(draft, facts, by=press)


def test_an_unknown_language_is_refused(draft, press):
    with pytest.raises(Refusal, match="“xx” is no language"):
        change_statement(draft, StatementFacts(("xx",)), by=press)


def test_it_is_changed_on_its_page(draft, page):
    assert "Köktöbe" not in page("change-statement", 1).content.decode()
    said = {"languages": ["kk"], "place": "Köktöbe", "issued_on": "2027-03-15"}
    page("change-statement", 1, data=said, status=302)
    draft.refresh_from_db()
    assert (draft.languages, draft.place) == (["en", "kk"], "Köktöbe")
    page("change-statement", 1, data=said, status=422)


def test_what_a_translation_lacks_is_counted_by_language(
    begun, says, press, visited, protocol
):
    statement = begun("en", "kk")
    for section in statement.sections.exclude(key="mandate"):
        section.is_left_out = True
        section.save()
    says(statement, "mandate", Kind.FINDING, "{finding:visited} stations.")
    says(statement, "mandate", Kind.FINDING, "{finding:visited} again.", kk="Тағы.")
    assert [one.words for one in blocking_text(composed_all(statement))] == [
        "Kazakh: 1 sentence has no text",
        "Kazakh: the translation places other numbers than the authentic text: “Тағы.”",
    ]
