"""A person decides what a member has made of a provision, once and under their name."""

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.legislation.actions.comparing import begin_comparison, set_laws
from orkhon.legislation.actions.deciding import decide, take_back
from orkhon.legislation.actions.proposing import propose_partners
from orkhon.legislation.actions.texts import begin_work
from orkhon.legislation.models import Correspondence, CorrespondenceStep, Status
from orkhon.legislation.queries.comparisons import (
    comparisons_of,
    progress,
    standing_of,
    standings,
    unit_eids,
)
from orkhon.record.actions import subject_of
from orkhon.record.models import Citation
from orkhon.record.queries import entries_about, said
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Role

RECALL = "art_3__para_1"
REASON = "The deadline is 15 working days, in the model 5."


@pytest.fixture
def comparison(model, kazakh_law, countries, legal):
    return begin_comparison(model, countries["KZ"], [kazakh_law], by=legal)


@pytest.fixture
def head(make):
    return make("head", Role.SECRETARY_GENERAL)


@pytest.fixture
def diverges(comparison, kazakh_law):
    def decided(by, reason=REASON, **more):
        partners = [(kazakh_law, "art_4__para_1")]
        return decide(comparison, RECALL, "diverges", partners, reason, by=by, **more)

    return decided


def test_a_decision_stands_with_its_partner_and_the_words_cited(diverges, legal):
    row = diverges(legal)
    (partner,) = row.partners.all()
    assert (row.status, row.reason, row.revision) == ("diverges", REASON, 1)
    assert (partner.version.work.key, partner.eid) == ("kz-toys", "art_4__para_1")
    citation = partner.citation
    assert citation.source.language == "kk"
    assert (citation.kind, citation.path) == (Citation.Kind.ARTICLE, "art_4__para_1")
    assert citation.quote == (
        "1. Өндіруші елеулі қауіп төндіретін ойыншықты 15 жұмыс күні ішінде кері "
        "қайтарып алады."
    )


def test_a_decision_is_in_the_record_and_in_the_history(diverges, legal):
    row = diverges(legal)
    (entry,) = entries_about(subject_of(row))
    assert entry.verb == "legislation.correspondence.decide"
    assert entry.actor == legal.actor_id
    assert said(entry) == {
        "model": "model-toys, 1",
        "country": "KZ",
        "provision": RECALL,
        "status": "diverges",
        "partners": ["kz-toys, 1: art_4__para_1"],
        "reason": REASON,
        "revision": 1,
    }
    (step,) = row.steps.all()
    assert (step.what, step.by) == (CorrespondenceStep.What.DECIDED, legal.actor_id)
    assert step.partners == [{"work": "kz-toys", "version": 1, "eid": "art_4__para_1"}]


def test_two_clicks_decide_once(diverges, legal):
    first = diverges(legal, revision=0)
    second = diverges(legal, revision=0)
    assert (second.pk, second.revision) == (first.pk, 1)
    assert len(entries_about(subject_of(first))) == 1


def test_who_comes_second_hears_who_was_first(diverges, legal, head):
    diverges(legal, revision=0)
    with pytest.raises(Refusal, match=r"Legal was first, at \d\d:\d\d.*“diverges”"):
        diverges(head, revision=0)
    with pytest.raises(Refusal, match="Legal was first"):
        diverges(legal, "Another reason.", revision=0)
    assert Correspondence.objects.get().revision == 1


def test_a_decision_upon_a_decision_replaces_its_partners(
    comparison, diverges, kazakh_law, head, legal
):
    diverges(legal)
    partners = [(kazakh_law, "art_4__para_1"), (kazakh_law, "art_4__para_2")]
    decide(comparison, RECALL, "enacted", partners, "", by=head, revision=1)
    standing = standing_of(comparison, RECALL)
    assert (standing.status, standing.letter) == (Status.ENACTED, "E")
    assert [one.no for one in standing.partners] == ["4(1)", "4(2)"]
    assert standing.partners[0].name == "4-бап, 1-тармақ"
    assert (standing.revision, standing.decided_by) == (2, head.actor_id)


def test_a_provision_that_is_gone_from_view_says_so(diverges, legal):
    with pytest.raises(Refusal, match="open it anew"):
        diverges(legal, revision=3)


@pytest.mark.parametrize(
    ("eid", "status", "partners", "reason", "words"),
    [
        (RECALL, "enacted", [], "", "“enacted” needs the provision"),
        (RECALL, "absent", ["art_1"], "", "“absent” has no provision"),
        (
            RECALL,
            "not-applicable",
            ["art_1"],
            "No toys.",
            "“not applicable” has no provision",
        ),
        (RECALL, "diverges", ["art_1"], "  ", "“diverges” needs a reason"),
        (RECALL, "partly", ["art_1"], "", "“partly” needs a reason"),
        (RECALL, "differences", ["art_1"], "", "“with differences” needs a reason"),
        (RECALL, "not-applicable", [], "", "“not applicable” needs a reason"),
        (RECALL, "not-examined", [], "", "no status that can be decided"),
        (RECALL, "splendid", [], "", "“splendid” is no status"),
        ("art_9", "absent", [], "", "no provision “art_9” to be decided"),
        ("art_3", "absent", [], "", "no provision “art_3” to be decided"),
        (RECALL, "enacted", ["art_99"], "", "no provision “art_99”"),
    ],
)
def test_what_cannot_be_decided(
    comparison, kazakh_law, legal, eid, status, partners, reason, words
):
    chosen = [(kazakh_law, one) for one in partners]
    with pytest.raises(Refusal, match=words):
        decide(comparison, eid, status, chosen, reason, by=legal)
    assert not Correspondence.objects.exists()


def test_a_law_that_is_not_compared_or_has_no_text_is_no_partner(
    comparison, kazakh_law, turkish_law, countries, legal
):
    with pytest.raises(Refusal, match="is not compared here"):
        decide(comparison, RECALL, "enacted", [(turkish_law, "art_1")], "", by=legal)
    empty = begin_work(
        "kz-empty", "national-law", "Empty law", by=legal, country=countries["KZ"]
    )
    set_laws(comparison, [kazakh_law, empty], by=legal)
    with pytest.raises(Refusal, match="Empty law has no text yet"):
        decide(comparison, RECALL, "enacted", [(empty, "art_1")], "", by=legal)


def test_a_model_law_without_a_text_cannot_be_decided_upon(countries, legal):
    bare = begin_work("model-bare", "model-law", "Bare model law", by=legal)
    comparison = begin_comparison(bare, countries["KZ"], by=legal)
    with pytest.raises(Refusal, match="Bare model law has no text yet"):
        decide(comparison, "art_1", "absent", [], "", by=legal)


def test_who_may_not_decide_changes_nothing(comparison, diverges, press, legal):
    with pytest.raises(PermissionDenied):
        diverges(press)
    assert not Correspondence.objects.exists()
    diverges(legal)
    with pytest.raises(PermissionDenied):
        take_back(comparison, RECALL, by=press)
    assert Correspondence.objects.get().revision == 1


def test_a_decision_answers_the_proposal(comparison, diverges, legal):
    propose_partners(comparison, by=legal)
    diverges(legal)
    assert comparison.proposals.get(eid=RECALL).answered_at is not None
    take_back(comparison, RECALL, by=legal)
    assert comparison.proposals.get(eid=RECALL).answered_at is None


def test_taking_back_returns_to_the_decision_before_and_then_to_nothing(
    comparison, diverges, kazakh_law, head, legal
):
    diverges(legal)
    decide(comparison, RECALL, "absent", [], "", by=head)
    take_back(comparison, RECALL, by=head, revision=2)
    standing = standing_of(comparison, RECALL)
    assert (standing.status, standing.reason) == (Status.DIVERGES, REASON)
    assert standing.decided_by == legal.actor_id
    assert [one.no for one in standing.partners] == ["4(1)"]
    row = take_back(comparison, RECALL, by=head)
    assert row.status == Status.NOT_EXAMINED
    assert standings([comparison]) == {"KZ": {}}
    with pytest.raises(Refusal, match="nothing was decided"):
        take_back(comparison, RECALL, by=head)
    verbs = [entry.verb for entry in entries_about(subject_of(row))]
    assert verbs.count("legislation.correspondence.take-back") == 2
    assert row.steps.count() == 4


def test_what_was_not_decided_is_not_taken_back(comparison, diverges, legal):
    with pytest.raises(Refusal, match="nothing was decided"):
        take_back(comparison, RECALL, by=legal)
    diverges(legal)
    with pytest.raises(Refusal, match="Legal was first"):
        take_back(comparison, RECALL, by=legal, revision=0)


def test_a_provision_can_be_decided_again_after_it_was_taken_back(
    comparison, diverges, legal
):
    diverges(legal)
    take_back(comparison, RECALL, by=legal)
    row = diverges(legal, revision=2)
    assert (row.status, row.revision) == ("diverges", 3)


def test_the_matrix_reads_all_members_at_once(
    comparison,
    model,
    turkish_law,
    countries,
    diverges,
    legal,
    django_assert_num_queries,
):
    diverges(legal)
    other = begin_comparison(model, countries["TR"], [turkish_law], by=legal)
    decide(other, "art_1", "enacted", [(turkish_law, "art_1")], "", by=legal)
    decide(other, "art_4", "absent", [], "", by=legal)
    found = standings(comparisons_of(model))
    eids = unit_eids(model)
    assert {
        code: {eid: one.letter for eid, one in listed.items()}
        for code, listed in found.items()
    } == {"KZ": {RECALL: "V"}, "TR": {"art_1": "E", "art_4": "A"}}
    of_turkey = progress(eids, found["TR"])
    assert (of_turkey.examined, of_turkey.total, of_turkey.again) == (2, 6, 0)
    # Decisions, partners, and for each of two laws its text and its provisions.
    with django_assert_num_queries(8):
        standings(comparisons_of(model))
