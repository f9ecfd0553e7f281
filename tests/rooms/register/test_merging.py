"""Merges are made by people, move nothing and can be undone."""

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.record.actions import subject_of
from orkhon.record.queries import history
from orkhon.record.roles import Machine
from orkhon.register import actions, queries
from orkhon.register.errors import RegisterError
from orkhon.register.models import Match, Merge


@pytest.fixture
def twin(keeper):
    return actions.add_person("Өмірғали Сүндетбек", by=keeper, language="kk")


@pytest.fixture
def match(keeper, person, twin):
    (found,) = actions.propose_matches(by=keeper)
    return found


def test_two_spellings_of_one_name_are_proposed_once(keeper, person, twin):
    actions.add_person("Rüfət Səyyadlı", by=keeper)
    found = actions.propose_matches(by=Machine("register"))
    assert {frozenset((one.one_id, one.other_id)) for one in found} == {
        frozenset((person.pk, twin.pk))
    }
    assert found[0].score >= 0.5
    assert actions.propose_matches(by=keeper) == []
    proposed = history("orkhon:register")
    assert [line.verb for line in proposed] == ["register.match.propose"]


def test_one_answer_merges_and_keeps_the_row_named(keeper, match, person, twin, said):
    actions.answer_match(match, "same", by=keeper, keep=twin)
    person.refresh_from_db()
    assert match.answer == "same"
    assert person.merged_into == twin
    assert queries.ids_of(person) == queries.ids_of(twin) == {person.pk, twin.pk}
    assert "register.person.merge" in said(twin)
    with pytest.raises(RegisterError, match="was answered before"):
        actions.answer_match(match, "different", by=keeper)


def test_the_first_row_is_kept_when_none_is_named(keeper, match):
    actions.answer_match(match, "same", by=keeper)
    assert match.other.merged_into == match.one


def test_two_persons_stay_two(keeper, match, person, twin):
    actions.answer_match(match, "different", by=keeper, keep=match.one)
    assert queries.ids_of(person) == {person.pk}
    assert actions.propose_matches(by=keeper) == []


def test_an_answer_is_same_or_different_and_of_the_pair(keeper, match):
    other = actions.add_person("Erlan Tastaq", by=keeper)
    with pytest.raises(RegisterError, match="“maybe” is no answer"):
        actions.answer_match(match, "maybe", by=keeper)
    with pytest.raises(RegisterError, match="is neither of"):
        actions.answer_match(match, "same", by=keeper, keep=other)
    match.refresh_from_db()
    assert match.answer == "waiting"


def test_a_merge_moves_nothing_and_is_undone(keeper, match, person, twin, said):
    actions.answer_match(match, "same", by=keeper, keep=person)
    merge = Merge.objects.get()
    assert twin.names.get().text == "Өмірғали Сүндетбек"
    assert {one.text for one in queries.person(twin.pk).spellings} == {
        "Omirgali Sundetbek",
        "Өмірғали Сүндетбек",
    }
    actions.undo_merge(merge, by=keeper)
    twin.refresh_from_db()
    match.refresh_from_db()
    assert (twin.merged_into, match.answer) == (None, "waiting")
    assert queries.ids_of(twin) == {twin.pk}
    assert said(person)[-1] == "register.person.unmerge"
    with pytest.raises(RegisterError, match="was undone before"):
        actions.undo_merge(merge, by=keeper)


def test_merges_never_come_back_to_where_they_began(keeper, person, twin):
    third = actions.add_person("O. Sundetbek", by=keeper)
    actions.merge_persons(person, twin, by=keeper)
    actions.merge_persons(third, person, by=keeper)
    with pytest.raises(RegisterError, match="cannot be merged into itself"):
        actions.merge_persons(third, third, by=keeper)
    with pytest.raises(RegisterError, match="merge into the person kept"):
        actions.merge_persons(twin, third, by=keeper)
    with pytest.raises(RegisterError, match="was merged before"):
        actions.merge_persons(third, twin, by=keeper)
    assert queries.ids_of(twin) == {person.pk, twin.pk, third.pk}
    assert queries.kept_person(twin) == third
    assert queries.kept_person(third) == third


def test_a_chain_is_undone_link_by_link(keeper, person, twin):
    third = actions.add_person("O. Sundetbek", by=keeper)
    inner = actions.merge_persons(person, twin, by=keeper)
    actions.merge_persons(third, person, by=keeper)
    actions.undo_merge(inner, by=keeper)
    assert queries.ids_of(twin) == {twin.pk}
    assert queries.ids_of(third) == {third.pk, person.pk}


def test_only_the_secretariat_merges(delegate, keeper, match, person, twin):
    merge = actions.merge_persons(person, twin, by=keeper)
    with pytest.raises(PermissionDenied):
        actions.propose_matches(by=delegate)
    with pytest.raises(PermissionDenied):
        actions.answer_match(match, "different", by=delegate)
    with pytest.raises(PermissionDenied):
        actions.merge_persons(twin, person, by=delegate)
    with pytest.raises(PermissionDenied):
        actions.undo_merge(merge, by=Machine("reports"))
    merge.refresh_from_db()
    match.refresh_from_db()
    assert (merge.undone_at, match.answer) == (None, Match.Answer.WAITING)
    assert [line.verb for line in history(subject_of(person))][-1] == (
        "register.person.merge"
    )
