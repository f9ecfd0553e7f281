"""The machine proposes partners with reasons, flags and what it saw them with."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from orkhon.engines.texts.structure import read_plain
from orkhon.legislation.actions.comparing import begin_comparison, set_laws
from orkhon.legislation.actions.deciding import decide
from orkhon.legislation.actions.proposing import propose_partners
from orkhon.legislation.actions.texts import begin_work
from orkhon.legislation.models import GlossaryEntry, PartnerProposal
from orkhon.legislation.queries.candidates import pair_for, room_lexicon
from orkhon.legislation.queries.definitions import defined_terms
from orkhon.record.actions import subject_of
from orkhon.record.queries import entries_about, said
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Machine
from tests.rooms.legislation import laws

MODEL_PROVISIONS = [
    "art_1",
    "art_2__para_1",
    "art_2__para_2",
    "art_3__para_1",
    "art_3__para_2",
    "art_4",
]


@pytest.fixture
def comparison(model, kazakh_law, countries, legal):
    return begin_comparison(model, countries["KZ"], [kazakh_law], by=legal)


def proposed(comparison):
    return {
        row.eid: row.candidates[0]["eids"]
        for row in comparison.proposals.all()
        if row.candidates[0]["is_proposed"]
    }


def test_partners_are_those_that_a_reader_finds(comparison, legal):
    # As the small laws say of themselves: tests/rooms/legislation/laws.py.
    result = propose_partners(comparison, by=legal)
    assert proposed(comparison) == {
        "art_1": ["art_1"],
        "art_2__para_1": ["art_2"],
        "art_2__para_2": ["art_3"],
        "art_3__para_1": ["art_4__para_1"],
        "art_4": ["art_5"],
    }
    assert (result.provisions, result.with_partner) == (6, 5)


def test_every_provision_has_three_candidates_best_first(comparison, legal):
    propose_partners(comparison, by=legal)
    rows = {row.eid: row.candidates for row in comparison.proposals.all()}
    assert sorted(rows) == MODEL_PROVISIONS
    for candidates in rows.values():
        assert len(candidates) == 3
        eids = [eid for one in candidates for eid in one["eids"]]
        assert len(set(eids)) == len(eids)
        assert [one["is_proposed"] for one in candidates[1:]] == [False, False]
        runners_up = [one["confidence"] for one in candidates[1:]]
        assert runners_up == sorted(runners_up, reverse=True)


def test_a_differing_deadline_is_flagged_in_the_binding_texts(comparison, legal):
    propose_partners(comparison, by=legal)
    best = comparison.proposals.get(eid="art_3__para_1").candidates[0]
    (flag,) = [one for one in best["flags"] if one["kind"] == "deadline"]
    assert (flag["a"], flag["b"]) == (["5 day"], ["15 day"])


def test_a_proposal_says_why_and_by_how_much(comparison, legal):
    propose_partners(comparison, by=legal)
    best = comparison.proposals.get(eid="art_3__para_1").candidates[0]
    assert {"day", "work"} <= {*best["why"]}  # within … working days
    assert [one["label"] for one in best["shared"]] == best["why"]
    assert best["margin"] > 0
    assert best["confidence"] > 0.5


def test_what_measured_it_is_kept(comparison, legal):
    propose_partners(comparison, by=legal)
    measures = comparison.proposals.first().measures
    assert measures["languages"] == ["en", "en"]
    assert measures["lexicon"] == room_lexicon().digest


def test_the_record_says_what_was_looked_at(comparison, legal):
    propose_partners(comparison, by=legal)
    entry = entries_about(subject_of(comparison))[-1]
    assert entry.verb == "legislation.partners.propose"
    assert said(entry) == {
        "model": "model-toys, 1",
        "laws": ["kz-toys, 1"],
        "provisions": 6,
        "proposed": 5,
        "lexicon": room_lexicon().digest,
    }


def test_proposing_again_replaces_proposals_and_knows_what_was_decided(
    comparison, kazakh_law, legal
):
    propose_partners(comparison, by=legal)
    decide(comparison, "art_1", "enacted", [(kazakh_law, "art_1")], "", by=legal)
    propose_partners(comparison, by=Machine("alignment"))
    assert PartnerProposal.objects.count() == 6
    answered = comparison.proposals.filter(answered_at__isnull=False)
    assert [row.eid for row in answered] == ["art_1"]


def test_who_may_not_propose_changes_nothing(comparison, press):
    with pytest.raises(PermissionDenied):
        propose_partners(comparison, by=press)
    assert not PartnerProposal.objects.exists()


def test_without_a_law_or_a_text_nothing_can_be_proposed(model, countries, legal):
    comparison = begin_comparison(model, countries["KZ"], by=legal)
    with pytest.raises(Refusal, match="no law of Kazakhstan is named yet"):
        propose_partners(comparison, by=legal)
    empty = begin_work(
        "kz-empty", "national-law", "Law", by=legal, country=countries["KZ"]
    )
    set_laws(comparison, [empty], by=legal)
    with pytest.raises(Refusal, match="that is compared has a text yet"):
        propose_partners(comparison, by=legal)
    bare = begin_work("model-bare", "model-law", "Bare model law", by=legal)
    with pytest.raises(Refusal, match="Bare model law has no text yet"):
        propose_partners(
            begin_comparison(bare, countries["KZ"], [empty], by=legal), by=legal
        )


def test_two_laws_of_a_member_are_looked_through_each(
    comparison, kazakh_law, countries, legal, bring
):
    code = begin_work(
        "kz-code", "national-law", "Code", by=legal, country=countries["KZ"]
    )
    bring(code, {"kk": "Кодекс (үлгі)\n\n1-бап. Айыппұл\nАйыппұл 5 пайыз.\n"})
    set_laws(comparison, [kazakh_law, code], by=legal)
    propose_partners(comparison, by=legal)
    of_article_one = comparison.proposals.filter(eid="art_1")
    assert {row.law_version.work.key for row in of_article_one} == {
        "kz-toys",
        "kz-code",
    }


def test_texts_are_compared_in_a_language_that_both_have(model, kazakh_law):
    pair, binding = pair_for(model.versions.get(), kazakh_law.versions.get())
    assert [one.language for one in pair] == ["en", "en"]
    assert [one.language for one in binding] == ["en", "kk"]


def test_without_a_common_language_the_binding_texts_are_compared(model, turkish_law):
    pair, binding = pair_for(model.versions.get(), turkish_law.versions.get())
    assert pair == binding
    assert [one.language for one in pair] == ["en", "tr"]


def test_a_translation_with_other_articles_is_not_used(model, countries, legal, bring):
    law = begin_work("kz-two", "national-law", "L", by=legal, country=countries["KZ"])
    version = bring(law, {"kk": laws.KZ_KK, "en": laws.KZ_EN.split("Article 5.")[0]})
    pair, _ = pair_for(model.versions.get(), version)
    assert [one.language for one in pair] == ["en", "kk"]


def test_reviewed_concepts_join_the_glossary_and_change_its_digest(legal):
    before = room_lexicon()
    entry = GlossaryEntry.objects.create(
        key="market-place",
        words={"kk": ["базар"], "tr": []},
        state=GlossaryEntry.State.SUGGESTED,
        made_at=timezone.now(),
        made_by=legal.actor_id,
    )
    assert room_lexicon().digest == before.digest
    entry.state = GlossaryEntry.State.REVIEWED
    entry.save()
    after = room_lexicon()
    assert after.digest != before.digest
    added = after.lexicon.concepts[-1]
    assert (added.label, added.words) == ("market place", {"kk": ("базар",)})


def test_terms_are_those_that_a_law_defines():
    quoted = read_plain(
        "Law\n\nArticle 2. Definitions\nIn this Law:\n"
        "(a) “serious risk” means a risk that calls for rapid intervention;\n"
        "(b) “recall” means the return of a product.\n\n"
        "Article 3. Dash\nOne – or two.\n",
        "en",
    )
    dashed = read_plain(
        "Заң\n\n2-бап. Ұғымдар\nОсы Заңда:\n"
        "1) елеулі қауіп – жедел араласуды талап ететін қауіп;\n"
        "2) орган – мемлекеттік орган.\n",
        "kk",
    )
    assert defined_terms(quoted) == ["serious risk", "recall"]
    assert defined_terms(dashed) == ["елеулі қауіп", "орган"]
