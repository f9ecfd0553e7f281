"""The workbench: a provision beside its candidates, decided on one page."""

import pytest
from django.urls import reverse

from orkhon.legislation.actions.carrying import carry_over
from orkhon.legislation.actions.comparing import begin_comparison
from orkhon.legislation.actions.deciding import decide, take_back
from orkhon.legislation.actions.proposing import propose_partners
from orkhon.legislation.models import Comparison, Correspondence
from orkhon.legislation.queries.comparisons import standing_of
from orkhon.legislation.queries.workbench import bench
from orkhon.record.roles import Role
from tests.rooms.legislation import laws

RECALL = "art_3__para_1"
THEIRS = "kz-toys:art_4__para_1"


@pytest.fixture
def comparison(model, kazakh_law, countries, legal):
    return begin_comparison(model, countries["KZ"], [kazakh_law], by=legal)


@pytest.fixture
def proposed(comparison, legal):
    propose_partners(comparison, by=legal)
    return comparison


@pytest.fixture
def as_legal(client, legal):
    client.force_login(legal)
    return client


def there(eid=RECALL):
    return reverse("legislation:provision", args=["model-toys", "KZ", eid])


def said(**more):
    return {"c": [THEIRS], "s": "diverges", "reason": "15 days.", "revision": 0} | more


def words(blocks):
    return " ".join(
        "".join(segment.text for segment in line.segments)
        for block in blocks
        for line in block.lines
    )


def marked(blocks, attribute, value=True):
    return [
        segment.text
        for block in blocks
        for line in block.lines
        for segment in line.segments
        if getattr(segment, attribute) == value
    ]


def test_both_sides_stand_in_the_readers_language_with_what_differs(proposed):
    page = bench(proposed, RECALL, reader="en")
    card = page.cards[0]
    assert page.unit.name == "Article 3(1)"
    assert marked(page.blocks, "differs") == ["5 working days"]
    assert (card.value, card.is_proposed, card.is_chosen) == (THEIRS, True, True)
    assert card.passages[0].name == "Article 4(1)"
    assert marked(card.passages[0].blocks, "differs") == ["15 working days"]
    assert [one.words for one in card.flags if "Deadlines" in one.words] == [
        "Deadlines differ: 5 days in the model, 15 days in the law"
    ]


def test_texts_are_shown_in_other_languages_when_they_are_asked_for(proposed):
    page = bench(proposed, RECALL, reader="tr", model_language="ru", law_language="kk")
    assert page.model.expression.language == "ru"
    assert page.cards[0].passages[0].name == "4-бап, 1-тармақ"
    assert marked(page.blocks, "differs") == ["5 рабочих дней"]
    assert marked(page.cards[0].passages[0].blocks, "differs") == ["15 жұмыс күні"]
    # Neither side has Turkish: the binding texts are shown.
    page = bench(proposed, RECALL, reader="tr")
    assert page.model.expression.language == "en"
    assert page.laws[0].expression.language == "kk"


def test_terms_are_those_of_the_glossary_on_both_sides(proposed):
    page = bench(proposed, RECALL, reader="kk", model_language="en")
    ours = {
        one.concept
        for block in page.blocks
        for line in block.lines
        for one in line.segments
    }
    passage = page.cards[0].passages[0]
    theirs = {
        one.concept
        for block in passage.blocks
        for line in block.lines
        for one in line.segments
    }
    assert "threat" in ours & theirs  # a risk
    # Reasons are said in the words of the texts shown, the concept in the reader's.
    why = page.cards[0].why
    ours_words = f"{page.unit.heading} {page.unit.words}"
    their_words = f"{passage.heading} {words(passage.blocks)}"
    assert all(one.model in ours_words and one.law in their_words for one in why)
    assert any(one.model and one.law for one in why)


def test_the_machine_has_not_looked_yet(comparison):
    page = bench(comparison, RECALL, reader="en")
    assert page.cards == []
    assert [one.value for one in page.shelves[0].provisions] == [
        "kz-toys:art_1",
        "kz-toys:art_2",
        "kz-toys:art_3",
        "kz-toys:art_4__para_1",
        "kz-toys:art_4__para_2",
        "kz-toys:art_5",
    ]


def test_confirming_goes_on_to_the_next_that_nobody_examined(
    proposed, as_legal, kazakh_law, legal
):
    decide(proposed, "art_3__para_2", "absent", [], "", by=legal)
    answer = as_legal.post(there(), said())
    assert answer.status_code == 302
    assert answer.url == there("art_4")
    standing = standing_of(proposed, RECALL)
    assert (standing.letter, standing.reason) == ("V", "15 days.")
    assert standing.decided_by == legal.actor_id


def test_languages_go_along_to_the_next_provision(proposed, as_legal):
    answer = as_legal.post(f"{there()}?law_language=kk", said())
    assert answer.url == f"{there('art_3__para_2')}?law_language=kk"


def test_when_all_is_examined_the_page_stays(proposed, as_legal, legal):
    for eid in ("art_1", "art_2__para_1", "art_2__para_2", "art_3__para_2", "art_4"):
        decide(proposed, eid, "absent", [], "", by=legal)
    answer = as_legal.post(there(), said(), follow=True)
    assert answer.redirect_chain == [(there(), 302)]
    assert b"Every provision is examined" in answer.content


@pytest.mark.parametrize(
    ("change", "error", "place"),
    [
        ({"reason": " "}, "“diverges” needs a reason.", "#reason"),
        ({"c": []}, "“diverges” needs the provision that corresponds.", "#cands"),
        ({"s": ""}, "Choose a status.", "#status"),
    ],
)
def test_what_is_missing_is_said_above_and_nothing_typed_is_lost(
    proposed, as_legal, change, error, place
):
    answer = as_legal.post(there(), said(**change))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "The decision was not saved" in page
    assert f'<a href="{place}">{error}</a>' in page
    assert ("15 days." in page) == (change.get("reason") is None)
    assert not Correspondence.objects.exists()


def test_what_was_ticked_stays_ticked_after_an_error(proposed, as_legal):
    other = "kz-toys:art_4__para_2"
    answer = as_legal.post(there(), said(c=[THEIRS, other], s=""))
    page = answer.context["bench"]
    ticked = [one.value for one in page.cards if one.is_chosen]
    ticked += [one.value for one in page.shelves[0].provisions if one.is_chosen]
    assert sorted(ticked) == sorted([THEIRS, other])


def test_who_comes_second_reads_who_was_first(proposed, as_legal, kazakh_law, make):
    head = make("head", Role.SECRETARY_GENERAL)
    decide(proposed, RECALL, "absent", [], "", by=head)
    answer = as_legal.post(there(), said())
    assert answer.status_code == 422
    assert "Head was first" in answer.content.decode()
    assert standing_of(proposed, RECALL).letter == "A"


def test_a_candidate_left_ticked_does_not_hinder_absent(proposed, as_legal):
    as_legal.post(there(), said(s="absent", reason=""))
    standing = standing_of(proposed, RECALL)
    assert (standing.letter, standing.partners) == ("A", ())


def test_a_provision_chosen_by_hand_is_a_partner(proposed, as_legal):
    both = [THEIRS, "kz-toys:art_4__para_2", "nowhere:art_1"]
    as_legal.post(there(), said(c=both))
    standing = standing_of(proposed, RECALL)
    assert [one.eid for one in standing.partners] == ["art_4__para_1", "art_4__para_2"]


def test_what_changed_since_the_decision_is_redlined(
    proposed, kazakh_law, bring, legal
):
    partners = [(kazakh_law, "art_4__para_1")]
    decide(proposed, RECALL, "diverges", partners, "15 days.", by=legal)
    version = bring(kazakh_law, {"kk": laws.KZ_KK_LATER})
    carry_over(version, by=legal)
    propose_partners(proposed, by=legal)
    page = bench(proposed, RECALL, reader="kk")
    card = page.cards[0]
    assert card.is_changed
    assert "".join(marked(card.passages[0].blocks, "how", "deleted")) == "15"
    assert "".join(marked(card.passages[0].blocks, "how", "inserted")) == "10"
    assert page.progress.again == 1
    assert [one.what for one in page.history] == ["again", "decided"]
    # It waits like one that nobody examined.
    assert bench(proposed, "art_2__para_2", reader="kk").open == RECALL


def test_a_changed_model_provision_is_redlined(
    proposed, model, kazakh_law, bring, legal
):
    decide(proposed, "art_1", "enacted", [(kazakh_law, "art_1")], "", by=legal)
    later = laws.MODEL_EN.replace("This Law governs", "This Law regulates")
    carry_over(bring(model, {"en": later}), by=legal)
    page = bench(proposed, "art_1", reader="en")
    assert "".join(marked(page.blocks, "how", "deleted")) == "governs"
    assert "regulates" in words(page.blocks)


def test_a_provision_that_is_gone_is_shown_as_it_was(
    proposed, kazakh_law, bring, legal
):
    decide(proposed, "art_4", "enacted", [(kazakh_law, "art_5")], "", by=legal)
    version = bring(kazakh_law, {"kk": laws.KZ_KK.split("5-бап.")[0]})
    carry_over(version, by=legal)
    card = bench(proposed, "art_4", reader="kk").cards[0]
    assert card.is_gone
    assert card.passages[0].name == "5-бап"


def test_a_reader_of_the_secretariat_sees_all_and_decides_nothing(
    proposed, client, press
):
    client.force_login(press)
    page = client.get(there())
    assert page.status_code == 200
    assert b"Confirm and go on" not in page.content
    assert client.post(there(), said()).status_code == 404
    assert not Correspondence.objects.exists()


def test_delegations_do_not_see_what_the_machine_proposes(proposed, client, delegate):
    client.force_login(delegate)
    assert client.get(there()).status_code == 404


def test_the_start_is_the_first_provision_that_waits(
    proposed, as_legal, kazakh_law, legal
):
    start = reverse("legislation:workbench", args=["model-toys", "KZ"])
    assert as_legal.get(start).url == there("art_1")
    decide(proposed, "art_1", "enacted", [(kazakh_law, "art_1")], "", by=legal)
    assert as_legal.get(start).url == there("art_2__para_1")


def test_an_unknown_provision_or_member_is_no_page(proposed, as_legal):
    assert as_legal.get(there("art_99")).status_code == 404
    other = reverse("legislation:workbench", args=["model-toys", "TR"])
    assert as_legal.get(other).status_code == 404


def test_taking_back_on_the_page(proposed, as_legal, kazakh_law, legal):
    decide(proposed, "art_1", "enacted", [(kazakh_law, "art_1")], "", by=legal)
    address = reverse("legislation:take-back", args=["model-toys", "KZ", "art_1"])
    stale = as_legal.post(address, {"revision": "7"}, follow=True)
    assert "Legal was first" in stale.content.decode()
    done = as_legal.post(address, {"revision": "1"}, follow=True)
    assert "it stands as “not examined”" in done.content.decode()
    page = bench(proposed, "art_1", reader="en")
    assert (page.standing.letter, page.standing.revision) == ("?", 2)
    assert page.history[0].is_taken_back


def test_members_are_begun_named_and_looked_through(
    as_legal, model, kazakh_law, countries
):
    page = reverse("legislation:members", args=["model-toys"])
    as_legal.post(page, {"country": countries["KZ"].pk})
    again = as_legal.post(page, {"country": countries["KZ"].pk})
    assert again.status_code == 422
    named = reverse("legislation:compared-laws", args=["model-toys", "KZ"])
    as_legal.post(named, {"KZ-laws": [kazakh_law.pk]})
    comparison = Comparison.objects.get()
    assert [law.key for law in comparison.laws.all()] == ["kz-toys"]
    propose = reverse("legislation:propose-partners", args=["model-toys", "KZ"])
    done = as_legal.post(propose, follow=True)
    assert "Partners are proposed for 5 of 6 provisions" in done.content.decode()
    assert "0 of 6 examined" in as_legal.get(page).content.decode()


def test_what_cannot_be_named_or_looked_through_is_said(
    proposed, as_legal, kazakh_law, legal
):
    decide(proposed, "art_1", "enacted", [(kazakh_law, "art_1")], "", by=legal)
    named = reverse("legislation:compared-laws", args=["model-toys", "KZ"])
    refused = as_legal.post(named, {"KZ-laws": []}, follow=True)
    assert "1 decision points into" in refused.content.decode()
    take_back(proposed, "art_1", by=legal)
    as_legal.post(named, {"KZ-laws": []})
    propose = reverse("legislation:propose-partners", args=["model-toys", "KZ"])
    refused = as_legal.post(propose, follow=True)
    assert "no law of Kazakhstan is named yet" in refused.content.decode()


def test_the_page_costs_the_same_whatever_was_decided(
    proposed, as_legal, kazakh_law, legal, django_assert_max_num_queries
):
    as_legal.get(there())
    with django_assert_max_num_queries(40) as one:
        as_legal.get(there("art_1"))
    for eid in ("art_2__para_1", "art_2__para_2", "art_4"):
        decide(proposed, eid, "enacted", [(kazakh_law, "art_2")], "", by=legal)
    with django_assert_max_num_queries(len(one) + 3):
        as_legal.get(there("art_1"))
