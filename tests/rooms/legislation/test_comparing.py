"""A model law is compared with the laws of one member."""

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.legislation.actions.comparing import begin_comparison, set_laws
from orkhon.legislation.actions.deciding import decide
from orkhon.legislation.actions.texts import begin_work
from orkhon.legislation.models import Comparison
from orkhon.record.actions import subject_of
from orkhon.record.queries import entries_about, said
from orkhon.record.refusals import Refusal


@pytest.fixture
def comparison(model, kazakh_law, countries, legal):
    return begin_comparison(model, countries["KZ"], [kazakh_law], by=legal)


def test_a_comparison_begins_with_the_laws_named_and_an_entry(
    comparison, kazakh_law, legal
):
    assert [law.key for law in comparison.laws.all()] == ["kz-toys"]
    assert comparison.began_by == legal.actor_id
    (entry,) = entries_about(subject_of(comparison))
    assert entry.verb == "legislation.comparison.begin"
    assert said(entry) == {
        "model": "model-toys",
        "country": "KZ",
        "laws": ["kz-toys"],
    }


def test_a_member_is_compared_once(comparison, model, countries, legal):
    with pytest.raises(Refusal, match="Kazakhstan already"):
        begin_comparison(model, countries["KZ"], [], by=legal)
    assert Comparison.objects.count() == 1


def test_a_national_law_is_no_model(kazakh_law, countries, legal):
    with pytest.raises(Refusal, match="choose a model law"):
        begin_comparison(kazakh_law, countries["KZ"], [], by=legal)


def test_a_law_of_another_country_is_refused(model, turkish_law, countries, legal):
    with pytest.raises(Refusal, match="no law of Kazakhstan"):
        begin_comparison(model, countries["KZ"], [turkish_law], by=legal)
    assert not Comparison.objects.exists()


def test_who_may_not_decide_begins_nothing(model, countries, press):
    with pytest.raises(PermissionDenied):
        begin_comparison(model, countries["KZ"], [], by=press)


def test_the_laws_of_a_member_are_named_later(
    model, countries, turkish_law, legal, press
):
    comparison = begin_comparison(model, countries["TR"], by=legal)
    with pytest.raises(PermissionDenied):
        set_laws(comparison, [turkish_law], by=press)
    set_laws(comparison, [turkish_law], by=legal)
    set_laws(comparison, [turkish_law], by=legal)
    assert [law.key for law in comparison.laws.all()] == ["tr-toys"]
    verbs = [entry.verb for entry in entries_about(subject_of(comparison))]
    assert sorted(verbs) == [
        "legislation.comparison.begin",
        "legislation.comparison.laws",
    ]


def test_a_law_that_decisions_point_into_is_not_left_out(
    comparison, kazakh_law, countries, legal
):
    other = begin_work(
        "kz-code", "national-law", "Code", by=legal, country=countries["KZ"]
    )
    set_laws(comparison, [kazakh_law, other], by=legal)
    decide(comparison, "art_1", "enacted", [(kazakh_law, "art_1")], "", by=legal)
    with pytest.raises(Refusal, match="1 decision points into Law on the recall"):
        set_laws(comparison, [other], by=legal)
    set_laws(comparison, [kazakh_law], by=legal)
    assert [law.key for law in comparison.laws.all()] == ["kz-toys"]
