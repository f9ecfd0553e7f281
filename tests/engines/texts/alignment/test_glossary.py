"""The legal glossary is complete, without doubles, and in each language's letters."""

import re

import pytest

from orkhon.engines.texts.alignment.glossary import (
    HEADER,
    GlossaryError,
    read_glossary,
    shipped_glossary,
)
from orkhon.engines.texts.alignment.languages import LANGUAGES

# Letters of each alphabet as its law or standard lists them.
ALPHABETS = {
    "en": "abcdefghijklmnopqrstuvwxyz",
    "az": "abcçdeəfgğhxıijkqlmnoöprsştuüvyz",
    "kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    "ky": "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "tr": "abcçdefgğhıijklmnoöprsştuüvyz",
    "uz-Latn": "abcdefghijklmnopqrstuvxyzʻʼ",
    "uz-Cyrl": "абвгдеёжзийклмнопрстуфхцчшъьэюяўқғҳ",
}
LINE = "\t".join(["law", "law", "qanun", "заң", "мыйзам", "закон", "kanun"])
GOOD = "\t".join(HEADER) + f"\n{LINE}\tqonun\tқонун\tgeneral\n"


def test_the_glossary_has_five_hundred_concepts():
    assert len(shipped_glossary()) >= 500


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_is_written_in_its_own_alphabet(language):
    allowed = re.compile(f"[{ALPHABETS[language]} -]+")
    strange = [
        (concept.id, word)
        for concept in shipped_glossary()
        for word in concept.words[language]
        if not allowed.fullmatch(word)
    ]
    assert strange == []


def test_no_two_concepts_have_the_same_words_in_all_languages():
    rows = [tuple(sorted(concept.words.items())) for concept in shipped_glossary()]
    assert len(set(rows)) == len(rows)


def test_each_concept_says_its_field():
    assert [concept.id for concept in shipped_glossary() if not concept.note] == []


def test_a_concept_is_shown_by_its_first_english_word():
    (concept,) = read_glossary(GOOD)
    assert concept.label == "law"
    assert concept.words["kk"] == ("заң",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "begins with"),
        ("id\ten\n", "begins with"),
        (GOOD + "duty\tduty\n", "line 3 has 2 cells"),
        (GOOD + GOOD.splitlines()[1] + "\n", "line 3 gives 'law' again"),
        (GOOD.replace("мыйзам", ""), "line 2 leaves ky empty"),
        (GOOD.replace("мыйзам", "мыйзам|"), "line 2 leaves ky empty"),
        (GOOD.replace("мыйзам", "мыйзам|мыйзам"), "line 2 repeats a ky word"),
    ],
)
def test_a_broken_glossary_is_refused_with_its_line(text, words):
    with pytest.raises(GlossaryError, match=words):
        read_glossary(text)
