"""Words that decided correspondences suggest; a person looks, takes or refuses."""

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.legislation.actions.comparing import begin_comparison
from orkhon.legislation.actions.deciding import decide
from orkhon.legislation.actions.glossary import (
    look_for_suggestions,
    refuse_words,
    take_words,
)
from orkhon.legislation.actions.texts import begin_work
from orkhon.legislation.models import GlossaryEntry, Partner
from orkhon.legislation.queries.glossary import room_glossary, waiting_entries
from orkhon.legislation.queries.suggestions import confirmed_links
from orkhon.record.queries import entries_about, said

# Four of eight articles speak of kites, each time opposite "uçurtma"; every other word
# stands in one article alone. The log-likelihood ratio of 4, 4, 4 in 8 links is
# 2 (4 ln 2 + 4 ln 2) = 16 ln 2 = 11.09 (Dunning 1993).
EN = ["kite alpha", "kite bravo", "kite gamma", "kite delta", "epsilon", "zeta one",
      "eta two", "theta three"]  # fmt: skip
TR = ["uçurtma elma", "uçurtma armut", "uçurtma kiraz", "uçurtma erik", "ayva", "incir",
      "üzüm", "nar"]  # fmt: skip


def text_of(word, lines):
    articles = [
        f"{word} {number}. {number}\n{line}.\n"
        for number, line in enumerate(lines, start=1)
    ]
    return "\n".join(["Law (sample)\n", *articles])


@pytest.fixture
def decided(legal, countries, bring):
    """Eight links between a model law and a law of Türkiye."""
    model = begin_work("model-kites", "model-law", "Model law on kites", by=legal)
    bring(model, {"en": text_of("Article", EN)})
    law = begin_work(
        "tr-kites", "national-law", "Law on kites", by=legal, country=countries["TR"]
    )
    bring(law, {"tr": text_of("Madde", TR)})
    comparison = begin_comparison(model, countries["TR"], [law], by=legal)
    for number in range(1, 9):
        eid = f"art_{number}"
        decide(comparison, eid, "enacted", [(law, eid)], "", by=legal)
    return comparison


def test_words_that_keep_standing_opposite_each_other_are_suggested(decided, legal):
    (entry,) = look_for_suggestions(by=legal)
    assert entry.words == {"en": ["kite"], "tr": ["uçurtma"]}
    assert entry.state == GlossaryEntry.State.SUGGESTED
    assert (entry.evidence["links"], entry.evidence["strength"]) == (4, 11.09)


def test_a_suggestion_shows_the_sentences_of_both_sides(decided, legal):
    (entry,) = look_for_suggestions(by=legal)
    assert len(entry.evidence["examples"]) == 3
    assert entry.evidence["examples"][0] == [
        {
            "work": "model-kites",
            "version": 1,
            "language": "en",
            "eid": "art_1",
            "name": "Article 1",
            "sentence": "kite alpha.",
        },
        {
            "work": "tr-kites",
            "version": 1,
            "language": "tr",
            "eid": "art_1",
            "name": "Madde 1",
            "sentence": "uçurtma elma.",
        },
    ]


def test_nothing_is_learnt_before_a_person_takes_it(decided, legal):
    before = room_glossary()
    (entry,) = look_for_suggestions(by=legal)
    assert room_glossary() == before
    take_words(entry, "kite", entry.words, by=legal)
    assert room_glossary()[-1].words == {"en": ("kite",), "tr": ("uçurtma",)}


def test_what_was_refused_is_not_suggested_again(decided, legal):
    (entry,) = look_for_suggestions(by=legal)
    refuse_words(entry, by=legal)
    assert look_for_suggestions(by=legal) == []
    assert waiting_entries() == []


def test_words_that_were_taken_in_are_known(decided, legal):
    (entry,) = look_for_suggestions(by=legal)
    take_words(entry, "kite", entry.words, by=legal)
    assert look_for_suggestions(by=legal) == []


def test_the_record_says_what_was_suggested(decided, legal):
    (made,) = look_for_suggestions(by=legal)
    (entry,) = entries_about("orkhon:glossary")
    assert entry.verb == "legislation.glossary.suggest"
    assert said(entry) == {
        "suggestions": [
            {
                "id": str(made.pk),
                "words": {"en": ["kite"], "tr": ["uçurtma"]},
                "strength": 11.09,
            }
        ]
    }


def test_links_whose_national_provision_is_gone_teach_nothing(decided, legal):
    assert len(confirmed_links()["en", "tr"]) == 8
    Partner.objects.filter(eid="art_1").update(is_gone=True)
    Partner.objects.filter(eid="art_2").update(eid="art_99")
    assert len(confirmed_links()["en", "tr"]) == 6


def test_the_same_language_on_both_sides_teaches_nothing(
    model, kazakh_law, countries, legal
):
    kazakh_law.versions.get().expressions.filter(language="kk").delete()
    comparison = begin_comparison(model, countries["KZ"], [kazakh_law], by=legal)
    decide(comparison, "art_1", "enacted", [(kazakh_law, "art_1")], "", by=legal)
    assert set(confirmed_links()) == {("ru", "en")}


def test_the_press_officer_does_not_look_for_words(decided, press):
    with pytest.raises(PermissionDenied):
        look_for_suggestions(by=press)
    assert not GlossaryEntry.objects.exists()
