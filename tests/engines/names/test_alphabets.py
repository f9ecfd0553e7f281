"""Published alphabets: each letter and its counterpart are one letter to us."""

import pytest

from orkhon.engines.names import fold, script_of

# Uzbek: Cyrillic letters and the Latin ones that replaced them (law of the
# Republic of Uzbekistan of 2 September 1993, as amended 6 May 1995).
UZBEK_1995 = """
    а a б b д d э e ф f г g ҳ h и i ж j к k л l м m н n о o п p қ q р r с s т t
    у u в v х x й y з z ў oʻ ғ gʻ ш sh ч ch
"""
# Azerbaijani: Cyrillic of 1958 and Latin (law of 25 December 1991, as amended
# 16 May 1992).
AZERBAIJANI_1991 = """
    а a б b ҹ c ч ç д d е e ә ə ф f ҝ g ғ ğ һ h х x ы ı и i ж j к k г q л l м m
    н n о o ө ö п p р r с s ш ş т t у u ү ü в v ј y з z
"""
# Kazakh: Cyrillic of 1940 and the Latin draft shown to the government of
# Kazakhstan on 28 January 2021.
KAZAKH_2021 = """
    а a ә ä б b в v г g ғ ğ д d е e ж j з z и i й i к k қ q л l м m н n ң ñ о o
    ө ö п p р r с s т t у u ұ ū ү ü ф f х h һ h ш ş ы y і ı
"""
# Kyrgyz Cyrillic and the common Turkic letters (34 letters recommended by the
# Turkic Academy's commission, Baku, 11 September 2024).
KYRGYZ = """
    а a б b г g д d е e ж c з z и i к k л l м m н n ң ñ о o ө ö п p р r с s т t
    у u ү ü ч ç ш ş ы ı
"""
# Turkmen: Cyrillic of 1940 and the Latin alphabet adopted on 12 April 1993.
TURKMEN_1993 = """
    а a б b в w г g д d е e ә ä ж ž җ j з z и i й ý к k л l м m н n ң ň о o ө ö
    п p р r с s т t у u ү ü ф f х h ч ç ш ş ы y э e
"""


def rows(alphabet):
    letters = alphabet.split()
    return list(zip(letters[::2], letters[1::2], strict=True))


CASES = [
    (language, cyrillic, latin)
    for language, alphabet in (
        ("Uzbek", UZBEK_1995),
        ("Azerbaijani", AZERBAIJANI_1991),
        ("Kazakh", KAZAKH_2021),
        ("Kyrgyz", KYRGYZ),
        ("Turkmen", TURKMEN_1993),
    )
    for cyrillic, latin in rows(alphabet)
]


@pytest.mark.parametrize(("language", "cyrillic", "latin"), CASES)
def test_a_letter_and_its_published_counterpart_fold_alike(language, cyrillic, latin):
    # A vowel between consonants, a consonant after a vowel: where each stands
    # in words, and where й and i are the same sound.
    is_vowel = cyrillic in "аәеэиіоөуұүўы"
    start, begin = ("б", "b") if is_vowel else ("ба", "ba")
    assert fold(f"{start}{cyrillic}б") == fold(f"{begin}{latin}b")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("İSTANBUL", "istanbul"),
        ("IŞIK", "ışık"),
        ("Oʻzbekiston", "O'zbekiston"),
        ("Oʻzbekiston", "O’zbekiston"),
        ("Gʻafurova", "Ғафурова"),
        ("Məclis", "meclis"),
        ("Məclis", "MƏCLİS"),
        ("Türkiye", "turkiye"),
        ("Türkiye", "Turkiye"),
        ("Türkiye", "TÜRKİYE"),
        ("Мәжіліс", "Mazhilis"),
        ("Мәжіліс", "Majilis"),
        ("Жогорку Кеңеш", "Jogorku Kenesh"),
        ("ТБММ", "TBMM"),
        ("Şentop", "Шентоп"),
        ("Тоқаев", "Tokayev"),
        ("Қасым", "Kassym"),
        ("Исхак", "İshak"),
        ("Kashshaf", "Кашшаф"),
        ("café", "cafe\u0301"),
        ("Selâhattin", "Selahattin"),
    ],
)
def test_spellings_of_one_word_fold_alike(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ahmet", "Mehmet"), ("Kemal", "Cemal"), ("Алиев", "Алиева"), ("Ali", "Veli")],
)
def test_different_names_fold_apart(one, other):
    assert fold(one) != fold(other)


def test_words_keep_their_order_and_signs_go():
    assert fold("Kassym-Jomart, Tokayev!") == "kasim jumart tukav"


def test_a_text_without_letters_folds_to_nothing():
    assert fold("– … !") == ""


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Həsənov", "Latn"),
        ("Гасанов", "Cyrl"),
        ("حسن", "Arab"),
        ("Ερντογάν", "Grek"),
        ("გია", "Geor"),
        ("Հայ", "Armn"),
        ("חסן", "Hebr"),
        ("Мәжіліс (MP)", "Cyrl"),
        ("2026", "Zyyy"),
        ("ꦗ", "Zyyy"),
        ("", "Zyyy"),
    ],
)
def test_the_script_is_that_of_most_letters(text, script):
    assert script_of(text) == script
