"""A glossary that people extend: concepts made, joined, written and read with gaps."""

import pytest

from orkhon.engines.texts.alignment.glossary import (
    HEADER,
    GlossaryError,
    joined,
    make_concept,
    read_glossary,
    shipped_glossary,
    write_glossary,
)
from orkhon.engines.texts.alignment.lexicon import build_lexicon
from orkhon.engines.texts.alignment.marking import terms_in


def test_a_concept_may_have_words_in_some_languages_only():
    concept = make_concept("toy", {"ru": [" игрушка "], "az": []}, "trade\tand more")
    assert concept.words == {"ru": ("игрушка",)}
    assert (concept.label, concept.note) == ("toy", "trade and more")


def test_a_concept_without_english_is_called_by_its_id():
    assert make_concept("serious-risk", {"kk": ["қауіп"]}).label == "serious risk"


@pytest.mark.parametrize(
    ("name", "words", "why"),
    [
        ("Toy", {"en": ["toy"]}, "“Toy” names no concept"),
        ("toy", {"hu": ["játék"]}, "no words in 'hu'"),
        ("toy", {"en": []}, "“toy” has no word in any language"),
        ("toy", {"en": ["–"]}, "“toy” has a en word without letters"),
        ("toy", {"en": ["a|b"]}, "“a|b” holds “|”"),
        ("toy", {"en": ["toy", "toy "]}, "“toy” repeats the en word “toy”"),
    ],
)
def test_what_is_no_concept_is_refused(name, words, why):
    with pytest.raises(GlossaryError) as error:
        make_concept(name, words)
    assert why in str(error.value)


def test_a_known_concept_takes_synonyms_and_a_new_one_comes_last():
    first = [make_concept("toy", {"en": ["toy"], "tr": ["oyuncak"]})]
    added = [
        make_concept("doll", {"en": ["doll"]}),
        make_concept("toy", {"en": ["toy", "plaything"], "ru": ["игрушка"]}, "trade"),
    ]
    toy, doll = joined(first, added)
    assert toy.words == {
        "en": ("toy", "plaything"),
        "ru": ("игрушка",),
        "tr": ("oyuncak",),
    }
    assert (toy.note, doll.id) == ("trade", "doll")


def test_the_shipped_file_is_written_as_it_is_read():
    shipped = shipped_glossary()
    assert read_glossary(write_glossary(shipped)) == shipped


def test_gaps_are_read_where_they_are_allowed():
    written = write_glossary([make_concept("toy", {"en": ["toy"], "ru": ["игрушка"]})])
    (read,) = read_glossary(written, gaps=True)
    assert read.words == {"en": ("toy",), "ru": ("игрушка",)}
    with pytest.raises(GlossaryError, match="line 2 leaves az empty"):
        read_glossary(written)


def test_a_row_without_a_word_is_refused_with_its_line():
    row = "\t".join(["toy", *[""] * 9])
    with pytest.raises(GlossaryError, match="line 2: “toy” has no word"):
        read_glossary("\t".join(HEADER) + f"\n{row}\n", gaps=True)


def test_added_words_are_found_in_texts():
    lexicon = build_lexicon(
        joined(shipped_glossary(), [make_concept("toy", {"kk": ["ойыншық"]})])
    )
    (term,) = terms_in("ойыншықтарды", "kk", lexicon=lexicon)
    assert term.concepts == {"toy"}
