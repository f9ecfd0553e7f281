"""Words of the glossary and quantities, found where they stand."""

import pytest

from orkhon.engines.texts.alignment.glossary import Concept
from orkhon.engines.texts.alignment.languages import AlignmentError
from orkhon.engines.texts.alignment.lexicon import build_lexicon
from orkhon.engines.texts.alignment.marking import quantities_at, terms_in
from orkhon.engines.texts.alignment.proposals import propose

RISK = Concept("risk", {"en": ("risk",), "kk": ("қауіп",)}, "")
SERIOUS_RISK = Concept(
    "risk, serious", {"en": ("serious risk",), "kk": ("елеулі қауіп",)}, ""
)
LEXICON = build_lexicon([RISK, SERIOUS_RISK])


def said(text, spans):
    return [text[start:end] for start, end in spans]


def test_a_phrase_is_found_whole_and_not_again_as_its_word():
    text = "A serious risk is a risk."
    found = terms_in(text, "en", lexicon=LEXICON)
    assert [(text[one.start : one.end], *one.concepts) for one in found] == [
        ("serious risk", "risk, serious"),
        ("risk", "risk"),
    ]


def test_a_term_is_found_with_its_suffixes():
    text = "Өнім елеулі қауіпті төндірсе"
    found = terms_in(text, "kk", lexicon=LEXICON)
    assert [(text[one.start : one.end], *one.concepts) for one in found] == [
        ("елеулі қауіпті", "risk, serious")
    ]


def test_a_deadline_is_found_in_words_and_in_figures():
    english = "within five working days, or 5 days, and not 50 days"
    kazakh = "он бес күн ішінде"
    assert said(english, quantities_at(english, "en", {"5 day"})) == [
        "five working days",
        "5 days",
    ]
    assert said(kazakh, quantities_at(kazakh, "kk", {"15 day"})) == ["он бес күн"]


def test_a_percentage_is_found_with_its_sign_or_its_word_and_no_word_more():
    text = "He pays at most 4 per cent, never 4%."
    assert said(text, quantities_at(text, "en", {"4%"})) == ["4 per cent", "4%"]


def test_the_sign_of_percent_before_the_number_belongs_to_it():
    text = "Satışların yüzde 4 kadarı"
    assert said(text, quantities_at(text, "tr", {"4%"})) == ["yüzde 4"]


def test_nothing_is_marked_where_the_quantity_is_another():
    assert quantities_at("within 10 days", "en", {"5 day"}) == []


def test_what_two_texts_share_adds_up_to_one_at_most():
    law = ["The producer shall recall the product.", "Fines are 4 per cent."]
    other = ["Geri çağırma üreticinin görevidir.", "Para cezası yüzde 4 olur."]
    found = propose(law, "en", other, "tr", ordered=True)
    shared = found.shared(1, 1)
    assert [one.label for one in shared] == list(found.candidates(1)[0].why)
    assert ("4%", None) in [(one.label, one.concept) for one in shared]
    assert 0 < sum(one.weight for one in shared) <= 1


def test_an_unknown_language_is_refused():
    with pytest.raises(AlignmentError, match="'de'"):
        terms_in("Artikel", "de")
