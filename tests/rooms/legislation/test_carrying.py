"""Links stay true: a new version marks exactly what it changed."""

import io
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.urls import reverse

import orkhon.sample
from orkhon.legislation.actions.carrying import after_new_text, carry_over
from orkhon.legislation.actions.comparing import begin_comparison
from orkhon.legislation.actions.deciding import decide, take_back
from orkhon.legislation.actions.proposing import propose_partners
from orkhon.legislation.actions.texts import begin_work, bring_in
from orkhon.legislation.models import CorrespondenceStep
from orkhon.legislation.queries.comparisons import standing_of, standings
from orkhon.record.actions import subject_of
from orkhon.record.queries import entries_about, said
from tests.rooms.legislation import laws

SAMPLE = Path(orkhon.sample.__file__).parent / "laws"
What = CorrespondenceStep.What
LINKS = {
    "art_1": "art_1",
    "art_2__para_1": "art_2",
    "art_2__para_2": "art_3",
    "art_3__para_1": "art_4__para_1",
    "art_4": "art_5",
}


@pytest.fixture
def comparison(model, kazakh_law, countries, legal):
    return begin_comparison(model, countries["KZ"], [kazakh_law], by=legal)


@pytest.fixture
def decided(comparison, kazakh_law, legal):
    for eid, partner in LINKS.items():
        decide(comparison, eid, "enacted", [(kazakh_law, partner)], "", by=legal)
    decide(comparison, "art_3__para_2", "absent", [], "", by=legal)
    return comparison


def now(comparison):
    """For each provision its mark and where its partners are."""
    return {
        eid: (one.again, [(each.version, each.eid) for each in one.partners])
        for eid, one in standings([comparison])[comparison.country.code].items()
    }


def sample(name):
    return (SAMPLE / f"{name}.txt").read_text(encoding="utf-8")


def test_a_new_version_marks_exactly_the_changed_link(
    decided, kazakh_law, bring, legal
):
    version = bring(kazakh_law, {"kk": laws.KZ_KK_LATER})
    carried = carry_over(version, by=legal)
    assert now(decided) == {
        "art_1": ("", [(2, "art_1")]),
        "art_2__para_1": ("", [(2, "art_2")]),
        "art_2__para_2": ("", [(2, "art_3")]),
        "art_3__para_1": ("law-changed", [(2, "art_4__para_1")]),
        "art_3__para_2": ("", []),
        "art_4": ("", [(2, "art_5")]),
    }
    assert carried.again == {"KZ: art_3__para_1": "law-changed"}
    assert len(carried.followed) == 4
    steps = {row.eid: row.steps.last().what for row in decided.correspondences.all()}
    assert steps == dict.fromkeys(LINKS, What.CARRIED) | {
        "art_3__para_1": What.AGAIN,
        "art_3__para_2": What.DECIDED,
    }


def test_the_record_says_what_became_of_the_links(decided, kazakh_law, bring, legal):
    carry_over(bring(kazakh_law, {"kk": laws.KZ_KK_LATER}), by=legal)
    entry = entries_about(subject_of(kazakh_law))[-1]
    assert entry.verb == "legislation.correspondence.carry"
    assert said(entry)["again"] == {"KZ: art_3__para_1": "law-changed"}
    assert said(entry)["version"] == 2


def test_once_more_does_nothing(decided, kazakh_law, bring, legal):
    version = bring(kazakh_law, {"kk": laws.KZ_KK_LATER})
    carry_over(version, by=legal)
    before = len(entries_about(subject_of(kazakh_law)))
    assert carry_over(version, by=legal).is_empty
    assert len(entries_about(subject_of(kazakh_law))) == before


def test_the_second_version_of_the_sample_law_marks_two_articles_and_no_other(
    legal, countries, bring
):
    # Version 2 adds point 2-1 to article 9(1), changes the deadline in article 15(1),
    # brings in a new article 19 and renumbers the old one as 20.
    model = begin_work("model", "model-law", "Model law", by=legal)
    bring(model, {"en": sample("model.en")})
    law = begin_work("kz", "national-law", "Law", by=legal, country=countries["KZ"])
    bring(law, {"kk": sample("kz.kk"), "en": sample("kz.en")})
    comparison = begin_comparison(model, countries["KZ"], [law], by=legal)
    links = {
        "art_3__para_1": "art_8__para_1",
        "art_5__para_1": "art_9__para_1",
        "art_5__para_2": "art_9__para_3",
        "art_6__para_2": "art_9__para_2",
        "art_14__para_1": "art_15__para_1",
        "art_14__para_3": "art_15__para_2",
        "art_16__para_1": "art_17",
        "art_18__para_3": "art_18__para_3",
        "art_19__para_1": "art_19__para_1",
        "art_19__para_2": "art_19__para_2",
    }
    for eid, partner in links.items():
        decide(comparison, eid, "enacted", [(law, partner)], "", by=legal)
    carry_over(bring(law, {"kk": sample("kz-2.kk"), "en": sample("kz-2.en")}), by=legal)
    marked = {eid for eid, (again, _) in now(comparison).items() if again}
    assert marked == {"art_5__para_1", "art_14__para_1"}
    assert now(comparison)["art_19__para_1"] == ("", [(2, "art_20__para_1")])
    assert now(comparison)["art_19__para_2"] == ("", [(2, "art_20__para_2")])


def test_a_provision_that_is_gone_stays_on_the_link_and_marks_it(
    decided, kazakh_law, bring, legal
):
    without = laws.KZ_KK.split("5-бап.")[0]
    carry_over(bring(kazakh_law, {"kk": without}), by=legal)
    standing = standing_of(decided, "art_4")
    assert standing.again == "partner-gone"
    (partner,) = standing.partners
    assert (partner.is_gone, partner.version, partner.no) == (True, 1, "5")
    # It is gone for good: the next version has nothing to follow.
    carry_over(bring(kazakh_law, {"kk": laws.KZ_KK}), by=legal)
    assert standing_of(decided, "art_4").again == "partner-gone"


def test_what_is_gone_outweighs_what_changed(comparison, kazakh_law, bring, legal):
    partners = [(kazakh_law, "art_4__para_1"), (kazakh_law, "art_5")]
    decide(comparison, "art_4", "enacted", partners, "", by=legal)
    text = laws.KZ_KK_LATER.split("5-бап.")[0]
    carry_over(bring(kazakh_law, {"kk": text}), by=legal)
    assert standing_of(comparison, "art_4").again == "partner-gone"


def test_a_decision_takes_the_mark_away_and_a_mark_stays_until_then(
    decided, kazakh_law, bring, legal
):
    carry_over(bring(kazakh_law, {"kk": laws.KZ_KK_LATER}), by=legal)
    since = standing_of(decided, "art_3__para_1").again_since
    carry_over(bring(kazakh_law, {"kk": laws.KZ_KK_LATER}), by=legal)
    standing = standing_of(decided, "art_3__para_1")
    assert (standing.again, standing.again_since) == ("law-changed", since)
    partners = [(kazakh_law, "art_4__para_1")]
    decide(decided, "art_3__para_1", "diverges", partners, "10 days.", by=legal)
    assert standing_of(decided, "art_3__para_1").again == ""


def test_a_new_version_of_the_model_law_follows_marks_and_ends(
    decided, model, bring, legal
):
    text = (
        laws.MODEL_EN.replace("5 working days", "3 working days")
        .replace(
            "Article 2. Def", "Article 1-1. New\nToys are tested.\n\nArticle 2. Def"
        )
        .replace("Article 4. Supervision\n", "Article 5. Supervision\n")
        .replace("2. The producer shall keep the technical file for 10 years.\n", "")
    )
    carried = carry_over(bring(model, {"en": text}), by=legal)
    assert now(decided) == {
        "art_1": ("", [(1, "art_1")]),
        # Its article has one paragraph left and is examined as a whole.
        "art_2": ("model-changed", [(1, "art_2")]),
        "art_3__para_1": ("model-changed", [(1, "art_4__para_1")]),
        "art_3__para_2": ("", []),
        "art_5": ("", [(1, "art_5")]),
    }
    assert carried.ended == ["KZ: art_2__para_2"]
    ended = decided.correspondences.get(ended_at__isnull=False)
    assert (ended.eid, ended.version.number) == ("art_2__para_2", 1)
    assert ended.steps.last().what == What.ENDED


def test_two_provisions_made_one_keep_the_first_decision(decided, model, bring, legal):
    # Without numbers the two paragraphs of article 2 are decided as one.
    text = laws.MODEL_EN.replace("1. Producer", "Producer").replace(
        "2. The producer shall keep", "The producer shall keep"
    )
    carried = carry_over(bring(model, {"en": text}), by=legal)
    assert standing_of(decided, "art_2").again == "model-changed"
    assert [one.eid for one in standing_of(decided, "art_2").partners] == ["art_2"]
    assert carried.ended == ["KZ: art_2__para_2"]


def test_a_link_into_two_laws_follows_the_one_that_changed(
    model, kazakh_law, countries, legal, bring
):
    code = begin_work(
        "kz-code", "national-law", "Code", by=legal, country=countries["KZ"]
    )
    bring(code, {"kk": "Кодекс (үлгі)\n\n1-бап. Айыппұл\nАйыппұл 5 пайыз.\n"})
    both = begin_comparison(model, countries["KZ"], [kazakh_law, code], by=legal)
    partners = [(kazakh_law, "art_5"), (code, "art_1")]
    decide(both, "art_4", "partly", partners, "Fines alone.", by=legal)
    carry_over(bring(kazakh_law, {"kk": laws.KZ_KK.split("5-бап.")[0]}), by=legal)
    found = {one.work: one for one in standing_of(both, "art_4").partners}
    assert found["kz-toys"].is_gone
    assert (found["kz-code"].is_gone, found["kz-code"].version) == (False, 1)
    # What is gone outweighs what changes later.
    later = laws.MODEL_EN.replace("may prohibit the sale", "prohibits the sale")
    carry_over(bring(model, {"en": later}), by=legal)
    assert standing_of(both, "art_4").again == "partner-gone"


def test_a_binding_text_that_comes_after_its_translation_is_believed(
    decided, kazakh_law, bring, legal
):
    # The translation was not brought up to date; the binding text shows the change.
    version = bring(kazakh_law, {"en": laws.KZ_EN})
    version.expressions.update(is_authentic=False)
    assert carry_over(version, by=legal).again == {}
    expression = bring_in(
        version,
        "kk.txt",
        laws.KZ_KK_LATER.encode(),
        by=legal,
        language="kk",
        is_authentic=True,
    )
    carried = after_new_text(expression, by=legal)
    assert carried.again == {"KZ: art_3__para_1": "law-changed"}


def test_without_a_common_language_every_link_is_examined_again(
    decided, kazakh_law, bring, legal
):
    carry_over(bring(kazakh_law, {"tr": laws.TR_TR}), by=legal)
    marks = {eid: again for eid, (again, _) in now(decided).items() if again}
    # Türkiye's text has articles 1 and 2 and paragraph 3(1), none called 4 or 5.
    assert marks == {
        "art_1": "law-changed",
        "art_2__para_1": "law-changed",
        "art_2__para_2": "law-changed",
        "art_3__para_1": "partner-gone",
        "art_4": "partner-gone",
    }


def test_after_a_new_text_partners_are_looked_for_anew(
    decided, kazakh_law, bring, legal
):
    propose_partners(decided, by=legal)
    version = bring(kazakh_law, {"kk": laws.KZ_KK_LATER})
    after_new_text(version.expressions.get(), by=legal)
    numbers = {row.law_version.number for row in decided.proposals.all()}
    assert numbers == {2}


def test_a_text_of_an_earlier_version_is_no_news(
    decided, kazakh_law, later_kazakh_version, legal
):
    first = kazakh_law.versions.get(number=1)
    assert after_new_text(first.expressions.get(language="kk"), by=legal).is_empty
    assert now(decided)["art_3__para_1"] == ("", [(1, "art_4__para_1")])


def test_taking_back_follows_the_provisions_to_today(
    decided, model, kazakh_law, bring, legal
):
    carry_over(bring(kazakh_law, {"kk": laws.KZ_KK_LATER}), by=legal)
    decide(decided, "art_3__para_1", "absent", [], "", by=legal)
    decide(decided, "art_1", "absent", [], "", by=legal)
    decide(decided, "art_4", "absent", [], "", by=legal)
    carry_over(bring(kazakh_law, {"kk": laws.KZ_KK_LATER.split("5-бап.")[0]}), by=legal)
    changed = laws.MODEL_EN.replace("governs", "is about")
    carry_over(bring(model, {"en": changed}), by=legal)
    for eid in ("art_3__para_1", "art_1", "art_4"):
        take_back(decided, eid, by=legal)
    found = now(decided)
    assert found["art_3__para_1"] == ("law-changed", [(3, "art_4__para_1")])
    assert found["art_1"] == ("model-changed", [(3, "art_1")])
    assert found["art_4"] == ("partner-gone", [(1, "art_5")])


def test_who_may_not_propose_carries_nothing(decided, later_kazakh_version, press):
    with pytest.raises(PermissionDenied):
        carry_over(later_kazakh_version, by=press)
    assert now(decided)["art_1"] == ("", [(1, "art_1")])


def test_whoever_brings_a_text_in_is_told_what_became_of_the_links(
    decided, kazakh_law, client, legal
):
    client.force_login(legal)
    new = reverse("legislation:new-version", args=["kz-toys"])
    client.post(new, {"state": "in-force"})
    answer = client.post(
        reverse("legislation:bring-in", args=["kz-toys", 2]),
        {"words": laws.KZ_KK_LATER, "language": "kk", "is_authentic": "on"},
        follow=True,
    )
    page = answer.content.decode()
    assert "4 links followed, their words are unchanged." in page
    assert "1 link is to be examined again (KZ)." in page


def test_the_command_line_tells_it_as_well(decided, model, legal, tmp_path):
    path = tmp_path / "model.txt"
    path.write_text(laws.MODEL_EN.split("Article 4.")[0], encoding="utf-8")
    out = io.StringIO()
    call_command(
        *("law", "import", str(path), "--work", "model-toys", "--by", "legal"),
        *("--lang", "en", "--new-version", "--authentic"),
        stdout=out,
    )
    assert "1 provision is no longer in the model law (KZ)." in out.getvalue()
