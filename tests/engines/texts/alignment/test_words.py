"""Words are cleaned within a language and heard alike across languages."""

import pytest

from orkhon.engines.texts.alignment.glossary import HEADER, read_glossary
from orkhon.engines.texts.alignment.languages import AlignmentError, script, variety
from orkhon.engines.texts.alignment.lexicon import (
    build_lexicon,
    find_nodes,
    reduced,
    shipped_lexicon,
)
from orkhon.engines.texts.alignment.spelling import clean, sounds


@pytest.mark.parametrize(
    ("tag", "texts", "expected"),
    [
        ("kk", [], "kk"),
        ("TR-tr", [], "tr"),
        ("uz", ["Ҳар бир инсон"], "uz-Cyrl"),
        ("uz", ["Har bir inson"], "uz-Latn"),
        ("uz", [], "uz-Latn"),
        ("uz_Cyrl_UZ", ["Har bir inson"], "uz-Cyrl"),
        ("uz-latn", [], "uz-Latn"),
        ("uz-UZ", ["қонун"], "uz-Cyrl"),
    ],
)
def test_tags_are_understood_and_uzbek_is_told_by_its_letters(tag, texts, expected):
    assert variety(tag, texts) == expected


def test_an_unknown_language_is_refused_by_name():
    with pytest.raises(AlignmentError, match="'fr'"):
        variety("fr", [])


def test_figures_do_not_decide_the_script():
    assert script(["5-modda: 2020"]) == "Latn"


def test_capitals_follow_the_language():
    # Turkish and Azerbaijani: I is ı, İ is i (Unicode SpecialCasing, tr and az)
    assert clean("KIRK", "tr") == "kırk"
    assert clean("İŞ", "az") == "iş"
    assert clean("TITLE", "en") == "title"


def test_latin_letters_inside_cyrillic_words_are_put_right():
    # the law on independence of 1991 is stored with Latin i and p inside its words
    assert clean("тәуелсiз", "kk") == clean("тәуелсіз", "kk")
    assert clean("госудаpственной", "ru").startswith("госуда")


def test_a_latin_name_in_a_cyrillic_text_stays_latin():
    assert clean("Apple", "ru") == "apple"


def test_uzbek_apostrophes_of_all_kinds_are_one():
    assert clean("o'zgartirish", "uz-Latn") == clean("oʻzgartirish", "uz-Latn")
    assert clean("e’lon", "uz-Latn") == clean("eʼlon", "uz-Latn") == "elon"
    assert clean("qur'on", "tr") == "quron"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("vətəndaş", "az"), ("vatandaş", "tr")),
        (("тәуелсіз", "kk"), ("тәуелсиз", "ky")),
        (("huquq", "uz-Latn"), ("ҳуқуқ", "uz-Cyrl")),
        (("ota", "uz-Latn"), ("ата", "kk")),
        (("commission", "en"), ("комиссия", "ru")),
    ],
)
def test_related_words_sound_alike(one, other):
    shared = min(len(sounds(*one)), len(sounds(*other)), 5)
    assert shared >= 3
    assert sounds(*one)[:shared] == sounds(*other)[:shared]


def _concepts(tokens, language):
    lexicon = shipped_lexicon()
    found = find_nodes(reduced(tokens, language), language, lexicon)
    return [
        {
            lexicon.concepts[place].id
            for node in nodes
            for place in lexicon.to_concepts[node].indices
        }
        for nodes in found
    ]


def test_inflected_words_lead_to_their_concept():
    # final consonants soften and vowels fall out: құқық → құқығы, халық → халқының
    (right,) = _concepts(["құқықтарының"], "kk")
    (soft,) = _concepts(["құқығы"], "kk")
    (people,) = _concepts(["халқының"], "kk")
    (citizens,) = _concepts(["гражданами"], "ru")
    assert "right" in right & soft
    assert "people" in people
    assert "citizen" in citizens


def test_derived_russian_words_lead_to_the_root_they_begin_with():
    (found,) = _concepts(["арендодательский"], "ru")
    assert "rent" in found


def test_the_last_word_of_a_phrase_is_inflected_too():
    # ден соолук → ден соолугуна, еңбек шарты → еңбек шартының
    health, _ = _concepts(["ден", "соолугуна"], "ky")
    contract, _ = _concepts(["еңбек", "шартының"], "kk")
    assert "health" in health
    assert "employment-contract" in contract


@pytest.mark.parametrize(
    ("language", "maker", "seller", "buyer"),
    [
        ("en", "manufacturers", "vendors", "purchasers"),
        ("az", "istehsalçının", "satıcının", "alıcının"),
        ("ky", "өндүрүүчүнүн", "сатуучунун", "сатып алуучунун"),
        ("ru", "изготовителя", "продавцом", "покупателю"),
        ("tr", "üreticinin", "satıcının", "alıcının"),
        ("uz-Cyrl", "тайёрловчининг", "сотувчининг", "харидорнинг"),
    ],
)
def test_who_makes_who_sells_and_who_buys_are_told_apart(
    language, maker, seller, buyer
):
    roles = {"producer", "seller", "buyer"}
    found = [
        roles & _concepts(word.split(), language)[0] for word in (maker, seller, buyer)
    ]
    assert found == [{"producer"}, {"seller"}, {"buyer"}]


def test_a_phrase_counts_beside_its_words():
    found = _concepts(["зейнеткер", "жеке", "тұлға"], "kk")
    assert "pension" in found[0]
    assert {"natural-person", "private"} <= found[1]
    assert "person" in found[2]


def test_a_phrase_broken_off_is_no_phrase():
    assert "natural-person" not in _concepts(["жеке"], "kk")[0]
    assert "natural-person" not in _concepts(["жеке", "мүлік"], "kk")[0]


def test_a_short_lemma_takes_only_suffixes():
    # сот is a court; сотқар is a ruffian, not its inflection
    assert "court" in _concepts(["сотының"], "kk")[0]
    assert _concepts(["сотқар"], "kk") == [set()]


def test_words_of_no_concept_have_none():
    assert _concepts(["және", "the"], "kk") == [set(), set()]


def test_a_glossary_of_the_callers_makes_a_graph_whose_steps_are_shares():
    line = "court\tcourt\tməhkəmə\tсот\tсот\tсуд\tmahkeme\tsud\tсуд\tcourts"
    lexicon = build_lexicon(read_glossary("\t".join(HEADER) + "\n" + line + "\n"))
    assert lexicon.to_concepts.shape == (8, 1)
    assert lexicon.neighbours.toarray().tolist() == [[pytest.approx(1.0)]]
