"""The small parts: numbers, languages, writing."""

import pytest

from orkhon.engines.texts.structure import (
    Provision,
    Text,
    TextError,
    body,
    detect,
    find,
    plain,
    read_plain,
    require_kept,
    wording,
)
from orkhon.engines.texts.structure.numbers import (
    leading_integer,
    normal_number,
    number_token,
    roman_value,
)
from tests.engines.texts.alignment.declaration import articles as declaration
from tests.engines.texts.structure import laws


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("5", "5"),
        ("1¹", "1-1"),
        ("7A", "7a"),
        ("1–1", "1-1"),
        ("233 -1", "233-1"),
        ("57 1", "57-1"),
        ("41/A", "41/a"),
        ("IV", "4"),
        ("IV-1", "4-1"),
        ("ХІІ", "12"),
        ("CCCXCIX", "399"),
        ("IIII", None),
        ("VX", None),
        ("", None),
    ],
)
def test_numbers_have_one_form(written, number):
    assert normal_number(written) == number


def test_roman_numerals_are_read_by_the_rules_of_rome():
    known = {"I": 1, "IX": 9, "XIV": 14, "XL": 40, "XC": 90, "CXLIX": 149}
    assert {one: roman_value(one) for one in known} == known


def test_a_number_in_an_identifier_is_latin_and_has_no_spaces():
    tokens = {"1.1": "1-1", "geçici 1": "geçici-1", "а": "a", "щ": "shch", "1)": "1"}
    assert {one: number_token(one) for one in tokens} == tokens


def test_the_whole_number_leads():
    assert [leading_integer(one) for one in ("7", "7-1", "7a", "a", None)] == [
        7,
        7,
        7,
        None,
        None,
    ]


DECLARATIONS = ["en", "az", "kk", "ky", "ru", "tr", "uz-Latn", "uz-Cyrl"]


@pytest.mark.parametrize("name", DECLARATIONS)
def test_the_language_of_the_universal_declaration_is_found(name):
    cyrillic = name in {"kk", "ky", "ru", "uz-Cyrl"}
    found = detect("\n".join(declaration(name)))
    assert found == (name[:2], "Cyrl" if cyrillic else "Latn")


@pytest.mark.parametrize("name", [*DECLARATIONS, "tt", "tk"])
def test_the_universal_declaration_comes_out_as_it_went_in(name):
    lines = declaration(name)
    text = read_plain("\n".join(lines))
    assert plain(text).split() == " ".join(lines).split()
    numbered = "\n".join(f"Article {n}. {one}" for n, one in enumerate(lines, 1))
    read = read_plain(numbered, "en")
    assert [one.number for one in read.provisions] == [str(n) for n in range(1, 31)]
    assert plain(read).split() == numbered.split()


def test_what_is_none_of_the_seven_is_undetermined_and_read_all_the_same():
    text = read_plain("\n".join(declaration("tt")))
    assert (text.language, text.script) == ("und", "Cyrl")
    assert text.warnings[0].startswith("The language is none of the seven")
    assert detect("12 — 34") == ("und", "Zyyy")


def test_a_file_in_another_language_than_was_said_is_read_with_a_warning():
    text = read_plain(laws.RUSSIAN, "kk")
    assert text.language == "kk"
    assert find(text, "art_1-1") is not None
    assert text.warnings[:1] == ("The text was called Kazakh and seems to be Russian",)
    turkish = read_plain(laws.TURKISH, "ru")
    assert find(turkish, "art_2__para_2") is not None
    assert turkish.warnings[1] == (
        "The articles are numbered in words that are not Russian"
    )


def test_the_language_can_be_left_open():
    text = read_plain("Статья 1. Суд\n1-бап. Сот\nMadde 2", "und")
    assert [one.kind for one in text.provisions] == ["article"] * 3
    assert text.language == "und"


def test_words_are_written_with_and_without_number_and_heading():
    text = read_plain(laws.TURKISH)
    article = find(text, "art_3")
    assert article is not None
    assert wording(article) == (
        "Yürürlük\nMADDE 3- Bu Kanun yayımı tarihinde yürürlüğe girer.\n"
        "5. maddenin 2. fıkrası saklıdır."
    )
    assert body(article) == (
        "Bu Kanun yayımı tarihinde yürürlüğe girer.\n5. maddenin 2. fıkrası saklıdır."
    )
    second = find(text, "art_2")
    assert second is not None
    assert body(second).startswith("(1) Bu Kanunda geçen;\na) Kurul")


def test_headings_texts_and_tables_stand_where_they_stood():
    provision = Provision(
        "article",
        "1",
        heading="Votes",
        text="As follows",
        marker="Article 1",
        heading_place="below",
        text_place="below",
        rows=(("a", "b"),),
    )
    assert wording(provision) == "Article 1\nVotes\nAs follows\na\tb"
    assert body(provision) == "As follows\na\tb"
    assert wording(Provision("chapter", heading="Votes", text="Words")) == "Votes Words"


def test_a_lost_or_changed_letter_is_refused_and_shown():
    text = Text("en", "Latn", "", (Provision("paragraph", text="The court sits."),))
    require_kept("The  court\nsits.", text)
    with pytest.raises(TextError, match=r"“rests.” became “sits.”"):
        require_kept("The court rests.", text)
    with pytest.raises(TextError, match=r"“hits.” became “sits.”"):
        require_kept("The court hits.", text)
    with pytest.raises(TextError, match=r"“Now.” became “”"):
        require_kept("The court sits. Now.", text)
